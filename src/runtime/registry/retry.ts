import { setTimeout as sleep } from 'node:timers/promises'
import { RegistryError } from './errors.ts'

const FIRST_DELAY_MS = 200
const LONGEST_DELAY_MS = 10_000

export interface RetryOptions {
  /** Longest time for all attempts and the waits between them, in milliseconds. */
  deadlineMs: number
  signal?: AbortSignal | undefined
}

/**
 * Repeats what failed for a passing reason: after the time that the registry asks for, else after an exponential time with
 * full jitter. A wait that would pass the deadline is not begun, and the last failure is thrown.
 */
export async function withRetries<T>(attempt: () => Promise<T>, options: RetryOptions): Promise<T> {
  const end = performance.now() + options.deadlineMs
  for (let count = 1; ; count++) {
    options.signal?.throwIfAborted()
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof RegistryError) || !error.passing) throw error
      const backOff = Math.random() * Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** count)
      const delay = error.retryAfter ?? backOff
      if (performance.now() + delay > end) throw error
      await sleep(delay, undefined, options.signal === undefined ? {} : { signal: options.signal })
    }
  }
}

/** `Retry-After` in milliseconds; it holds seconds or an HTTP date. Junk counts as absent. */
export function parseRetryAfter(value: string | undefined, now = Date.now()): number | undefined {
  const text = value?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  const date = /[a-z]/i.test(text) ? Date.parse(text) : NaN
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}
