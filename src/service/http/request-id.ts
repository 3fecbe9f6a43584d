import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

export const REQUEST_ID_HEADER = 'x-request-id'

/** What proxies and tracing libraries make: no spaces, no markup, nothing that a log or header could take for its own. */
const GIVEN = /^[\w.:+/=-]{1,128}$/

/** The id that the client or a proxy gave, so that one request has one id in all logs; else a new one. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers[REQUEST_ID_HEADER]
  return typeof given === 'string' && GIVEN.test(given) ? given : randomUUID()
}
