const WEEK_MS = 7 * 86_400_000
const DURATION =
  /^P(?=\d|T\d)(?:(?<weeks>\d+)W)?(?:(?<days>\d+)D)?(?:T(?=\d)(?:(?<hours>\d+)H)?(?:(?<minutes>\d+)M)?(?:(?<seconds>\d+)S)?)?$/

/**
 * Milliseconds of an ISO 8601 duration of fixed length: `P30D`, `P2W`, `PT12H`, `P1DT12H`. Undefined for everything else,
 * years and months too: nobody can say how long one is without a date.
 */
export function parseDuration(text: string): number | undefined {
  // Length first, so that no number is beyond what can be counted exactly.
  const groups = text.length > 30 ? undefined : DURATION.exec(text)?.groups
  if (groups === undefined) return undefined
  const of = (unit: string, milliseconds: number): number => Number(groups[unit] ?? 0) * milliseconds
  const total =
    of('weeks', WEEK_MS) +
    of('days', 86_400_000) +
    of('hours', 3_600_000) +
    of('minutes', 60_000) +
    of('seconds', 1_000)
  return Number.isSafeInteger(total) ? total : undefined
}
