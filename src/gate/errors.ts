/** The run could not be completed, so there is no verdict: status `error`, exit code 3, never green. */
export class IncompleteRunError extends Error {
  override name = 'IncompleteRunError'
  /** Stable and documented, for example `image-build-failed`. */
  readonly code: string
  /** What to do next. */
  readonly hint: string | undefined
  /** A traceback, a build log's end: shown in a fence. */
  readonly detail: string | undefined
  constructor(code: string, message: string, more: { hint?: string; detail?: string; cause?: unknown } = {}) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause })
    this.code = code
    this.hint = more.hint
    this.detail = more.detail
  }
}
