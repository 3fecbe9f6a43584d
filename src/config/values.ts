/** How messages speak of values. */

/** User text for a message: in quotes, on one line, cut at 200 characters. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 199)}…` : text)
}

/** `"abc" (a text)`, `12 (a number)`, `a list of 2`. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`
  switch (typeof value) {
    case 'string':
      return `${quote(value)} (a text)`
    case 'number':
    case 'boolean':
      return String(value)
    default:
      return 'a mapping'
  }
}

/** What `describeValue` says, short enough for `Problem.value`; undefined for what has no short form. */
export function valueText(value: unknown): string | undefined {
  if (typeof value === 'string') return value.slice(0, 200)
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

export function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Own key only, since keys come from users. */
export function field(value: unknown, key: string): unknown {
  return isTable(value) && Object.hasOwn(value, key) ? value[key] : undefined
}
