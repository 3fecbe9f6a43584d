/** What a registry answered, where there was an answer. */
export interface Refusal {
  /** HTTP status; absent: there was no answer. */
  status?: number
  /** The registry's own code, such as `DENIED` or `MANIFEST_UNKNOWN`. */
  code?: string
  /** Whether the same request may work a little later. */
  passing?: boolean
  /** Milliseconds that the registry asks to wait. */
  retryAfter?: number
}

/** A registry that refuses or does not answer. Its message is for people; it holds no secret. */
export class RegistryError extends Error {
  override name = 'RegistryError'
  readonly status: number | undefined
  readonly code: string | undefined
  readonly passing: boolean
  readonly retryAfter: number | undefined
  readonly hint: string | undefined

  constructor(message: string, refusal: Refusal = {}, hint?: string) {
    super(message)
    this.status = refusal.status
    this.code = refusal.code
    this.passing = refusal.passing ?? false
    this.retryAfter = refusal.retryAfter
    this.hint = hint
  }
}

/** A message with what to do about it, as one text. */
export function explain(error: unknown): string {
  if (error instanceof RegistryError && error.hint !== undefined) return `${error.message} ${error.hint}`
  return error instanceof Error ? error.message : String(error)
}
