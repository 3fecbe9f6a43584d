/** The server answered, and said no. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly status: number
  /** gRPC code of the body; undefined when the body was not the server's own. */
  readonly code: number | undefined
  readonly request: string
  /** The `Retry-After` header as it came. */
  readonly retryAfter: string | undefined
  constructor(
    request: string,
    status: number,
    code: number | undefined,
    message: string,
    retryAfter?: string
  ) {
    super(message)
    this.request = request
    this.status = status
    this.code = code
    this.retryAfter = retryAfter
  }
}

/** No usable answer: refused, reset, truncated, too slow, not JSON, a redirect. Never holds the key. */
export class TransportError extends Error {
  override name = 'TransportError'
  readonly request: string
  constructor(request: string, message: string, options?: ErrorOptions) {
    super(`${request}: ${message}`, options)
    this.request = request
  }
}
