import type { FastifyReply, FastifyRequest } from 'fastify'

/** Status of a request whose client went away before its answer; the word is nginx's. */
export const CLIENT_GONE = 499

/** One request that is over, for logs and metrics. */
export interface RequestRecord {
  id: string
  method: string
  /** The route's template, such as `/v1/images/:name`; undefined: there is no such route. */
  route: string | undefined
  status: number
  seconds: number
  /** Name of the key; undefined: none was needed, or none was valid. */
  keyName: string | undefined
  /** Address of the client, or of the proxy in front of the server. */
  address: string
  /** Length of the body as the client announced it; 0 when it did not. */
  bytesIn: number
  /** Sent on the connection, headers included. */
  bytesOut: number
}

/** Calls `report` once when the request is over, however it ended. */
export function recordRequest(
  request: FastifyRequest,
  reply: FastifyReply,
  report: (record: RequestRecord) => void
): void {
  const { socket } = request.raw
  const started = performance.now()
  const { bytesWritten } = socket
  const address = request.ip
  reply.raw.once('close', () => {
    report({
      id: request.id,
      method: request.method,
      route: request.routeOptions.url,
      status: reply.raw.writableFinished ? reply.statusCode : CLIENT_GONE,
      seconds: (performance.now() - started) / 1000,
      keyName: request.caller?.name || undefined,
      address,
      bytesIn: Number(request.headers['content-length'] ?? 0),
      bytesOut: socket.bytesWritten - bytesWritten
    })
  })
}
