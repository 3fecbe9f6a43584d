const FIRST_DELAY_MS = 250
const LONGEST_DELAY_MS = 20_000

/**
 * Wait before attempt `attempt` (1 for the first repetition): what the server asks for, else exponential with full jitter.
 *
 * @returns milliseconds; undefined when the server asks for more than `leftMs`.
 */
export function retryDelay(
  attempt: number,
  retryAfter: string | undefined,
  leftMs: number,
  random = Math.random
): number | undefined {
  const asked = retryAfter === undefined ? undefined : parseRetryAfter(retryAfter)
  const delay = asked ?? random() * Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt)
  return delay <= leftMs ? delay : undefined
}

/** `Retry-After` holds seconds or an HTTP date. Junk and negative values count as absent. */
export function parseRetryAfter(value: string, now = Date.now()): number | undefined {
  const text = value.trim()
  if (/^\d+$/.test(text)) return Number(text) * 1000
  const date = /[a-z]/i.test(text) ? Date.parse(text) : NaN
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}
