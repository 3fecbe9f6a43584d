import { UsageError } from './io.ts'

const DURATION = /^P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:(\d{1,5})S)?)?$/
const SECONDS = [7 * 86_400, 86_400, 3_600, 60, 1]

/**
 * An ISO 8601 duration of weeks, days, hours, minutes and seconds, such as `P90D` or `PT12H`. Months and years, which
 * differ in length, are refused.
 *
 * @param flag named in the error.
 * @returns milliseconds, more than 0. @throws UsageError
 */
export function readDuration(text: string, flag: string): number {
  const counts: (string | undefined)[] = DURATION.exec(text)?.slice(1) ?? []
  const seconds = counts.reduce((sum, count, index) => sum + Number(count ?? 0) * (SECONDS[index] ?? 0), 0)
  if (seconds > 0) return seconds * 1000
  throw new UsageError(
    `${flag} ${JSON.stringify(text)} is not a duration of weeks, days, hours, minutes and seconds as ISO 8601 writes them, such as P90D or PT12H.`
  )
}
