import { createServer as createHttp, type RequestListener, type Server } from 'node:http'
import { createServer as createHttps } from 'node:https'
import type { Socket } from 'node:net'

import type { Limits } from '../options.ts'
import type { Certificate } from './tls.ts'

const KEEP_ALIVE_MS = 30_000
const CHECK_CONNECTIONS_MS = 1_000
const CLOSE_IDLE_EVERY_MS = 50

/** The server's socket, what a connection may cost, and how connections end. */
export class Listener {
  readonly #limits: Pick<Limits, 'connections' | 'headerSeconds' | 'closeSeconds'>
  readonly #certificate: Certificate | undefined
  /** HTTP knows nothing of a connection before its TLS handshake is over. */
  readonly #sockets = new Set<Socket>()
  #server: Server | undefined

  /** @param certificate absent: plain HTTP. */
  constructor(
    limits: Pick<Limits, 'connections' | 'headerSeconds' | 'closeSeconds'>,
    certificate: Certificate | undefined
  ) {
    this.#limits = limits
    this.#certificate = certificate
  }

  create(handler: RequestListener): Server {
    const headerMs = this.#limits.headerSeconds * 1000
    const options = {
      headersTimeout: headerMs,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: CHECK_CONNECTIONS_MS,
      // Bodies have a pace to keep instead of an end: see body-pace.ts.
      requestTimeout: 0
    }
    const certificate = this.#certificate
    const server =
      certificate === undefined
        ? createHttp(options, handler)
        : certificate.follow(
            createHttps({ ...options, ...certificate.options, handshakeTimeout: headerMs }, handler)
          )
    server.maxConnections = this.#limits.connections
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket)
      socket.once('close', () => this.#sockets.delete(socket))
    })
    this.#server = server
    return server
  }

  /**
   * Lets the requests that are under way end, for at most `closeSeconds`. Connections without one are closed at once.
   *
   * @param close stops listening, and resolves when the last connection has ended.
   */
  async end(close: () => Promise<void>): Promise<void> {
    // A connection falls idle when its request has ended, and would be kept for the next one.
    const idle = setInterval(() => this.#server?.closeIdleConnections(), CLOSE_IDLE_EVERY_MS)
    const end = setTimeout(() => {
      for (const socket of this.#sockets) socket.destroy()
    }, this.#limits.closeSeconds * 1000)
    try {
      await close()
    } finally {
      clearInterval(idle)
      clearTimeout(end)
    }
  }
}
