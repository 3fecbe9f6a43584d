/** The server answered, and said no. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly status: number
  /** gRPC code of the body; undefined when the body was not the server's own. */
  readonly code: number | undefined
  /** Method and path, without the query. */
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

export type TransportFault =
  /** No connection: refused, no such host, no route, or none within the limit. */
  | 'unreachable'
  /** Connected, and no whole answer within the limits. */
  | 'timed-out'
  /** The connection ended before the whole answer was there. */
  | 'cut-off'
  /** TLS: the certificate is not trusted, is for another name, or the port does not speak TLS. */
  | 'certificate'
  | 'redirect'
  /** Something answered that is not the API: a login page, a proxy, an ingress. */
  | 'not-json'
  | 'too-large'
  /** JSON, and not the message that belongs to the call. */
  | 'malformed'
  /** The key cannot be sent in a header. */
  | 'key'

/** No usable answer. Never holds the key. */
export class TransportError extends Error {
  override name = 'TransportError'
  /** Method and path, without the query. */
  readonly request: string
  readonly fault: TransportFault
  /** Whether the server may have carried the request out all the same. */
  readonly mayHaveActed: boolean
  constructor(
    request: string,
    message: string,
    more: ErrorOptions & { fault?: TransportFault; mayHaveActed?: boolean } = {}
  ) {
    super(`${request}: ${message}`, more.cause === undefined ? undefined : { cause: more.cause })
    this.request = request
    this.fault = more.fault ?? 'malformed'
    this.mayHaveActed = more.mayHaveActed ?? true
  }
}

/** Faults that may pass by themselves; the others stay until somebody mends something. */
const PASSING_FAULTS: ReadonlySet<TransportFault> = new Set(['unreachable', 'timed-out', 'cut-off'])
/** `later`, and what gateways say of a server behind them that is away for now. */
const PASSING_STATUSES: ReadonlySet<number> = new Set([429, 502, 503, 504])

/** Whether asking again later is worth it. Says nothing of whether it is safe. */
export function isPassing(error: unknown): error is ApiError | TransportError {
  if (error instanceof ApiError) return PASSING_STATUSES.has(error.status)
  return error instanceof TransportError && PASSING_FAULTS.has(error.fault)
}

/** Whether a request that failed so may have been carried out: the answer is lost, or a gateway gave it in place of the server. */
export function mayHaveActed(error: unknown): boolean {
  if (error instanceof TransportError) return error.mayHaveActed && PASSING_FAULTS.has(error.fault)
  return error instanceof ApiError && error.status !== 429 && PASSING_STATUSES.has(error.status)
}
