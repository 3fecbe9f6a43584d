import { once } from 'node:events'
import type { Readable } from 'node:stream'

const HEADER_BYTES = 8
const STDERR = 2

/**
 * Takes apart the engine's stream for containers without a terminal: frames of a header (stream number, three zeros,
 * length in 32 bits, big-endian) and a payload. Payloads are handed on as they come, never collected.
 */
export class OutputDemultiplexer {
  private readonly onOut: (chunk: Buffer) => void
  private readonly onError: (chunk: Buffer) => void
  private header = Buffer.alloc(0)
  private remaining = 0
  private target: (chunk: Buffer) => void

  constructor(onOut: (chunk: Buffer) => void, onError: (chunk: Buffer) => void) {
    this.onOut = onOut
    this.onError = onError
    this.target = onOut
  }

  push(chunk: Buffer): void {
    let rest = chunk
    while (rest.length > 0) {
      if (this.remaining === 0) {
        const missing = HEADER_BYTES - this.header.length
        this.header = Buffer.concat([this.header, rest.subarray(0, missing)])
        rest = rest.subarray(missing)
        if (this.header.length < HEADER_BYTES) return
        this.target = this.header[0] === STDERR ? this.onError : this.onOut
        this.remaining = this.header.readUInt32BE(4)
        this.header = Buffer.alloc(0)
      } else {
        this.target(rest.subarray(0, this.remaining))
        const taken = Math.min(rest.length, this.remaining)
        this.remaining -= taken
        rest = rest.subarray(taken)
      }
    }
  }

  /** Reads a stream to its end. A connection that breaks ends it too: the state of the container tells what happened. */
  async drain(stream: Readable): Promise<void> {
    stream.on('data', (chunk: Buffer) => this.push(chunk))
    stream.on('error', () => stream.destroy())
    await Promise.race([
      once(stream, 'end').catch(() => undefined),
      once(stream, 'close').catch(() => undefined)
    ])
  }
}
