/** The user's data cannot be used. `code` is stable and documented; `hint` says what to do next. */
export class DataError extends Error {
  override name = 'DataError'
  readonly code: string
  readonly hint: string | undefined
  constructor(code: string, message: string, hint?: string) {
    super(message)
    this.code = code
    this.hint = hint
  }
}

/** User text for a message: on one line, quoted, cut at `limit` characters. */
export function quoted(text: string, limit = 80): string {
  const cut = text.length > limit ? `${text.slice(0, limit)}…` : text
  return JSON.stringify(cut)
}

/** `"a", "b", "c" and 7 more` */
export function listed(names: readonly string[], limit = 10): string {
  const shown = names.slice(0, limit).map((name) => quoted(name))
  return names.length > limit ? `${shown.join(', ')} and ${names.length - limit} more` : shown.join(', ')
}
