import {
  countStatuses,
  RESULTS_SCHEMA,
  type ImageReport,
  type Reason,
  type StressTestReport
} from './model.ts'
import { readResults, type Results, type WireResults } from './from-wire.ts'

/** What the job knows beside the results: the verdict, the image, how long it took. */
export interface ReportContext {
  product: { name: string; version: string }
  /** From the gate, which is the only one to judge. `reasons` belong to `error`. */
  verdict: {
    status: StressTestReport['verdict']['status']
    sentence: string
    failOn: string
    failsGate: boolean
    reasons?: readonly Reason[]
  }
  /** Name of the run in the configuration; used when the server's answer has none or there is no answer. */
  name?: string
  project?: string
  /** `embedded`, or the origin of the server. */
  server: string
  started: Date
  finished: Date
  timings: readonly { phase: string; milliseconds: number }[]
  image?: ImageReport
  notes?: readonly string[]
  /** Only inputs that may be shown to everyone who can read the report. */
  inputs?: readonly { name: string; value: string }[]
}

/**
 * The report of a completed run.
 *
 * @throws UnreadableResultsError see `readResults`.
 */
export function fromWire(wire: WireResults, context: ReportContext): StressTestReport {
  return buildReport(readResults(wire), context)
}

/**
 * @param results null when the run ended before there were any; only an `error` may be without results.
 * @throws Error when the verdict claims a result that nothing stands behind.
 */
export function buildReport(results: Results | null, context: ReportContext): StressTestReport {
  const tests = results?.tests ?? []
  const counts = { tests: countStatuses(tests), cases: countStatuses(tests.flatMap((test) => test.cases)) }
  const { verdict } = context
  if (verdict.status !== 'error' && counts.tests.total - counts.tests.skip === 0) {
    throw new Error(`a verdict of ${verdict.status} needs at least one test that was not skipped`)
  }
  const reasons = [...(verdict.reasons ?? [])]
  if ((verdict.status === 'error') !== reasons.length > 0) {
    throw new Error('reasons belong to a verdict of error, which needs at least one')
  }
  return {
    schema: RESULTS_SCHEMA,
    product: { name: context.product.name, version: context.product.version },
    name: results === null || results.name === '' ? (context.name ?? '') : results.name,
    task: results?.task ?? null,
    verdict: {
      status: verdict.status,
      sentence: verdict.sentence,
      failOn: verdict.failOn,
      failsGate: verdict.failsGate,
      failingTests: tests.filter((test) => test.status === 'fail').map((test) => test.type),
      reasons
    },
    counts,
    performance: results?.performance ?? [],
    categories: results?.categories ?? [],
    tests,
    notes: [...(context.notes ?? [])],
    run: {
      id: results?.id ?? null,
      project: context.project ?? null,
      server: context.server,
      link: results?.link ?? null,
      started: context.started.toISOString(),
      finished: context.finished.toISOString(),
      timings: context.timings.map(({ phase, milliseconds }) => ({
        phase,
        milliseconds: Math.round(milliseconds)
      })),
      testDurations: results?.testDurations ?? [],
      image: context.image ?? null,
      inputs: (context.inputs ?? []).map(({ name, value }) => ({ name, value }))
    }
  }
}
