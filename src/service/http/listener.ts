import { createServer as createHttp, type RequestListener, type Server } from 'node:http'
import { createServer as createHttps } from 'node:https'

import type { Limits } from '../options.ts'
import type { Certificate } from './tls.ts'

const KEEP_ALIVE_MS = 30_000
const CHECK_CONNECTIONS_MS = 1_000

/**
 * The server's socket, and what a connection may cost.
 *
 * @param certificate absent: plain HTTP.
 */
export function createListener(
  handler: RequestListener,
  limits: Pick<Limits, 'connections' | 'headerSeconds'>,
  certificate: Certificate | undefined
): Server {
  const headerMs = limits.headerSeconds * 1000
  const options = {
    headersTimeout: headerMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connectionsCheckingInterval: CHECK_CONNECTIONS_MS,
    // Bodies have a pace to keep instead of an end: see body-pace.ts.
    requestTimeout: 0
  }
  const server =
    certificate === undefined
      ? createHttp(options, handler)
      : certificate.follow(
          createHttps({ ...options, ...certificate.options, handshakeTimeout: headerMs }, handler)
        )
  server.maxConnections = limits.connections
  return server
}

const LOOK_EVERY_MS = 50

/** Lets the requests that are under way end, for at most `seconds`. Connections without one are closed at once. */
export async function endConnections(
  server: Server,
  close: () => Promise<void>,
  seconds: number
): Promise<void> {
  // A connection falls idle when its request has ended, and would be kept for the next one.
  const idle = setInterval(() => server.closeIdleConnections(), LOOK_EVERY_MS)
  const end = setTimeout(() => server.closeAllConnections(), seconds * 1000)
  try {
    await close()
  } finally {
    clearInterval(idle)
    clearTimeout(end)
  }
}
