/** gRPC status codes as the REST gateway maps them to HTTP. */
const HTTP_STATUS = {
  invalidArgument: { code: 3, status: 400 },
  deadlineExceeded: { code: 4, status: 504 },
  notFound: { code: 5, status: 404 },
  alreadyExists: { code: 6, status: 409 },
  permissionDenied: { code: 7, status: 403 },
  resourceExhausted: { code: 8, status: 429 },
  failedPrecondition: { code: 9, status: 400 },
  unimplemented: { code: 12, status: 501 },
  internal: { code: 13, status: 500 },
  unavailable: { code: 14, status: 503 },
  unauthenticated: { code: 16, status: 401 }
} as const

export type RpcCode = keyof typeof HTTP_STATUS

const MOST_MESSAGE_CHARACTERS = 20_000

/** A request that is refused. What it says reaches the client as it is. */
export class RpcError extends Error {
  override name = 'RpcError'
  readonly code: number
  readonly status: number

  /** @param status differs from the code's usual one only where HTTP has a closer word, such as 413 or 415. */
  constructor(code: RpcCode, message: string, status: number = HTTP_STATUS[code].status) {
    super(message)
    this.code = HTTP_STATUS[code].code
    this.status = status
  }

  /**
   * The body of the answer. The vendor's SDK reads error bodies with Python's `literal_eval`, so that only strings,
   * numbers, lists and objects may stand in it; `details` stays empty.
   */
  toBody(): { code: number; message: string; details: [] } {
    return { code: this.code, message: this.message.slice(0, MOST_MESSAGE_CHARACTERS), details: [] }
  }
}

/** The state directory cannot be used as it is: newer schema, damaged, not writable, no keys. The service does not start. */
export class StateError extends Error {
  override name = 'StateError'
  readonly code: 'state-newer' | 'state-damaged' | 'state-unusable' | 'state-no-keys'
  readonly hint: string
  constructor(code: StateError['code'], message: string, hint: string) {
    super(message)
    this.code = code
    this.hint = hint
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** User text inside a message: quoted, on one line, cut. */
export function quote(text: string): string {
  const cut = text.length > 200 ? `${text.slice(0, 200)}…` : text
  return JSON.stringify(cut)
}
