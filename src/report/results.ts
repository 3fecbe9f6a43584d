/** `results.json`: the report itself. Documented in docs/reference/results.md, described by schema/results.schema.json. */
import type { StressTestReport } from './model.ts'

/**
 * The report as JSON, two spaces deep, ending in a line feed. Keys stand in the order of the model, and users' names
 * are values and never keys, so equal runs give equal bytes but for `run`.
 *
 * @throws Error when a number is not finite: JSON would turn it into null without a word.
 */
export function renderResults(report: StressTestReport): string {
  const text = JSON.stringify(
    report,
    (key, value: unknown) => {
      if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`results: ${key} is ${value}`)
      return typeof value === 'string' ? value.toWellFormed() : value
    },
    2
  )
  return `${text}\n`
}
