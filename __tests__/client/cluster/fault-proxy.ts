/** A TCP proxy that breaks the connection between any two bytes, in either direction, as networks do. */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

export interface Cut {
  /** Whose bytes are counted. */
  of: 'client' | 'server'
  /** Bytes that pass before the cut, over all connections, or of each one when it is `always`. */
  after: number
  /** `reset`: an RST, as a crash; `end`: a FIN, as a shutdown; `stall`: nothing more comes, and nothing ends. */
  how: 'reset' | 'end' | 'stall'
  /** Each connection is cut, not one only. */
  always?: boolean
}

export class FaultProxy {
  readonly #target: number
  readonly #cut: Cut | undefined
  readonly #sockets = new Set<Socket>()
  #server!: Server
  #passed = 0
  /** Bytes that have passed, by who sent them. */
  readonly bytes = { client: 0, server: 0 }
  /** Whether the cut has been made. */
  broken = false

  constructor(targetPort: number, cut?: Cut) {
    this.#target = targetPort
    this.#cut = cut
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async start(): Promise<this> {
    this.#server = createServer((client) => {
      this.#join(client)
    })
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return this
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #join(client: Socket): void {
    const server = connect(this.#target, '127.0.0.1')
    const connection = { passed: 0, stalled: false }
    for (const [from, to, who] of [
      [client, server, 'client'],
      [server, client, 'server']
    ] as const) {
      this.#sockets.add(from)
      from.setNoDelay(true)
      from.on('error', () => to.destroy())
      from.on('end', () => {
        if (!connection.stalled) to.end()
      })
      from.on('close', () => {
        this.#sockets.delete(from)
        if (!connection.stalled) to.end()
      })
      from.on('data', (chunk: Buffer) => {
        if (connection.stalled) return
        this.bytes[who] += chunk.length
        const room = this.#room(who, connection.passed)
        if (who === this.#cut?.of) {
          this.#passed += chunk.length
          connection.passed += chunk.length
        }
        if (chunk.length < room || room < 0) {
          to.write(chunk)
          return
        }
        this.broken = true
        connection.stalled = this.#cut!.how === 'stall'
        // What came before the cut arrives: a reset at once would overtake it.
        to.write(chunk.subarray(0, room), () => {
          if (this.#cut!.how === 'stall') return
          if (this.#cut!.how === 'end') client.end()
          else client.resetAndDestroy()
          server.destroy()
        })
      })
    }
  }

  /** Bytes until the cut; negative when none is to come. */
  #room(who: 'client' | 'server', passedHere: number): number {
    const cut = this.#cut
    if (cut === undefined || cut.of !== who) return -1
    if (cut.always === true) return Math.max(0, cut.after - passedHere)
    return this.broken ? -1 : cut.after - this.#passed
  }
}
