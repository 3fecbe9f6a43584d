/**
 * What a report says, whatever it is rendered to. The renderers read this and nothing else, and `results.json` is this
 * very object, so every report can be made again from it.
 *
 * Everything except `run` is the same for two runs of the same model, data, configuration and image.
 */
import type { CaseMeasure, Plot, SampleRow } from '../api/display.ts'
import type { Place } from '../problem.ts'

export const RESULTS_SCHEMA = 1

/** How a test or a test case ended. `fail` is severity ALERT, `warning` is severity WARNING. */
export type Status = 'pass' | 'warning' | 'fail' | 'skip'

export type VerdictStatus = 'pass' | 'warning' | 'fail' | 'error'

/** Why a run could not be completed. `detail` holds a traceback or the end of a log. */
export interface Reason {
  /** Stable and documented. */
  code: string
  message: string
  hint?: string
  detail?: string
  place?: Place
}

export interface Verdict {
  status: VerdictStatus
  /** The result and the rule that judged it, in one sentence; the same in the log and in every report. */
  sentence: string
  /** The `fail-on` rule. */
  failOn: string
  /** Whether the step fails. Always true for `error` unless the user asked to continue. */
  failsGate: boolean
  /** Types of the tests that failed, worst first. */
  failingTests: string[]
  /** One or more for `error`, else none. */
  reasons: Reason[]
}

export interface Counts {
  total: number
  pass: number
  warning: number
  fail: number
  skip: number
}

/** A metric of the model on both datasets. Null: it could not be computed. */
export interface PerformanceMetric {
  metric: string
  reference: number | null
  evaluation: number | null
}

/** NaN is null, infinities are the strings `Infinity` and `-Infinity`: JSON has neither. */
export type MetricValue = number | string | null | (number | string | null)[]

export interface Metric {
  name: string
  /** The wire's kind of metric in lower case, for example `performance_diff`. */
  kind: string
  value: MetricValue
}

export interface CategoryReport {
  /** The wire's name without its prefix, in lower case: `subset_performance`. */
  id: string
  name: string
  /** As the server aggregated it. Null: the server gave none. */
  status: Status | null
  description: string
  /** The key insight, when the server gave one. */
  suggestion: string
  /** How many of this category's tests ended how. */
  tests: Counts
}

export interface TestReport {
  /** The result id, for example `subset_performance:subset_auc`. */
  type: string
  name: string
  /** `id` of its category. */
  category: string
  status: Status
  description: string
  /** Longer texts under a title: why it matters, configuration, example. */
  about: { title: string; text: string }[]
  counts: Counts
  failingFeatures: string[]
  metrics: Metric[]
  /** Worst first. */
  cases: CaseReport[]
}

export interface CaseReport {
  id: string
  /** None for a test of the whole model. */
  features: string[]
  status: Status
  /** The server's importance score (how much the model is affected). Null: none was given. */
  impact: number | null
  /** What was found, or why the case was skipped. May be empty when the server gave no text. */
  sentence: string
  measure: CaseMeasure | null
  metrics: Metric[]
  plot: Plot | null
  sample: SampleRow[]
}

export interface NearMiss {
  name: string
  reason: string
}

/** The managed image and how it was found. */
export interface ImageReport {
  name: string
  decision: 'reused' | 'waited' | 'built'
  reason: string
  nearMisses: NearMiss[]
  requirements: string[]
  libraries: { name: string; version: string }[]
  python: string | null
  runtime: string | null
  /** What does not keep the model apart from the machine, in sentences. */
  isolationMissing: string[]
}

/** How this run came about: what may differ between two runs of the same thing. */
export interface RunReport {
  id: string | null
  project: string | null
  /** `embedded`, or the origin of the server. */
  server: string
  /** Page of the run on the server; http or https. */
  link: string | null
  /** RFC 3339, UTC. */
  started: string
  finished: string
  timings: { phase: string; milliseconds: number }[]
  /** How long each test took, where the server said so. */
  testDurations: { test: string; milliseconds: number }[]
  image: ImageReport | null
  /** The action's inputs that may be shown. */
  inputs: { name: string; value: string }[]
}

export interface StressTestReport {
  schema: typeof RESULTS_SCHEMA
  product: { name: string; version: string }
  /** Name of the run in the configuration. */
  name: string
  /** `binary_classification`, `multiclass_classification`, `regression`, …; null when the run ended before it was known. */
  task: string | null
  verdict: Verdict
  counts: { tests: Counts; cases: Counts }
  performance: PerformanceMetric[]
  /** In the order of the server. */
  categories: CategoryReport[]
  /** Worst first. */
  tests: TestReport[]
  notes: string[]
  run: RunReport
}

/** `report` without what may differ between two runs of the same model, data, configuration and image. */
export function deterministicView(report: StressTestReport): Omit<StressTestReport, 'run'> {
  const { schema, product, name, task, verdict, counts, performance, categories, tests, notes } = report
  return { schema, product, name, task, verdict, counts, performance, categories, tests, notes }
}

export function noCounts(): Counts {
  return { total: 0, pass: 0, warning: 0, fail: 0, skip: 0 }
}

export function countStatuses(items: readonly { status: Status }[]): Counts {
  const counts = noCounts()
  for (const { status } of items) {
    counts.total++
    counts[status]++
  }
  return counts
}

const BADNESS: Record<Status, number> = { fail: 3, warning: 2, skip: 1, pass: 0 }

/** Worst first: by status, then by impact, then by name and id, so that no two orders are possible. */
export function compareCases(a: CaseReport, b: CaseReport): number {
  return (
    BADNESS[b.status] - BADNESS[a.status] ||
    compareNumbers(b.impact, a.impact) ||
    compareText(subjectOf(a), subjectOf(b)) ||
    compareText(a.id, b.id)
  )
}

/** Worst first: by status, then by the impact of the worst case, then by share of cases that did not pass, then by name. */
export function compareTests(a: TestReport, b: TestReport): number {
  return (
    BADNESS[b.status] - BADNESS[a.status] ||
    compareNumbers(b.cases[0]?.impact ?? null, a.cases[0]?.impact ?? null) ||
    failingShare(b) - failingShare(a) ||
    compareText(a.name, b.name) ||
    compareText(a.type, b.type)
  )
}

/** A case with its test, for lists across tests. */
export interface CaseOfTest {
  test: TestReport
  case: CaseReport
}

/** Cases of all tests that warned or failed, worst first; a failed test's cases come before a warned one's. */
export function worstCases(report: StressTestReport): CaseOfTest[] {
  const found: CaseOfTest[] = []
  for (const test of report.tests) {
    for (const one of test.cases) {
      if (one.status === 'fail' || one.status === 'warning') found.push({ test, case: one })
    }
  }
  return found.sort(
    (a, b) =>
      BADNESS[b.case.status] - BADNESS[a.case.status] ||
      BADNESS[b.test.status] - BADNESS[a.test.status] ||
      compareNumbers(b.case.impact, a.case.impact) ||
      compareText(a.test.name, b.test.name) ||
      compareText(a.test.type, b.test.type) ||
      compareCases(a.case, b.case)
  )
}

/** What a case is about: its features, or the whole model. */
export function subjectOf(one: CaseReport): string {
  return one.features.length === 0 ? 'whole model' : one.features.join(', ')
}

function failingShare(test: TestReport): number {
  const judged = test.counts.total - test.counts.skip
  return judged === 0 ? 0 : (test.counts.fail + test.counts.warning) / judged
}

/** Null sorts below every number; NaN does not occur in a report. */
function compareNumbers(a: number | null, b: number | null): number {
  if (a === b) return 0
  if (a === null) return -1
  if (b === null) return 1
  return a - b
}

/** By UTF-16 code units: the same on every machine, whatever its locale. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
