/** The wire messages of a completed run → the results part of a report. Closed by default: what is not known is refused. */
import type { CategoryResult, TestBatchResult, TestCase, TestMetric, TestRunDetail } from '../api/types.ts'
import { readBytes } from './byte-fields.ts'
import { readDetails } from './details.ts'
import {
  compareCases,
  compareTests,
  countStatuses,
  type CaseReport,
  type CategoryReport,
  type Metric,
  type MetricValue,
  type PerformanceMetric,
  type Status,
  type TestReport
} from './model.ts'

/** A completed test run, read to the last page. */
export interface WireResults {
  testRun: TestRunDetail
  categories: readonly CategoryResult[]
  batches: readonly TestBatchResult[]
  cases: readonly TestCase[]
}

/** What a report says about the results themselves. */
export interface Results {
  id: string | null
  name: string
  task: string | null
  /** http or https, else null. */
  link: string | null
  performance: PerformanceMetric[]
  categories: CategoryReport[]
  tests: TestReport[]
  testDurations: { test: string; milliseconds: number }[]
}

/** The server's results hold something that this version cannot read, so no verdict may rest on them. */
export class UnreadableResultsError extends Error {
  override name = 'UnreadableResultsError'
  readonly code = 'results-unreadable'
  readonly hint = 'Check that the server and this action are of versions that fit, and run the step again.'
}

/**
 * @throws UnreadableResultsError on an unknown status, severity or category, a case without a test, a test that is
 * named twice or counted wrongly, or a number that is none.
 */
export function readResults(wire: WireResults): Results {
  const casesOf = new Map<string, TestCase[]>()
  for (const batch of wire.batches) {
    const type = batch.testType ?? ''
    if (type === '') throw unreadable('a test has no type')
    if (casesOf.has(type)) throw unreadable(`the test ${quote(type)} is there twice`)
    casesOf.set(type, [])
  }
  for (const one of wire.cases) {
    const list = casesOf.get(one.testBatchType ?? '')
    if (list === undefined)
      throw unreadable(`a test case belongs to no test (${quote(one.testBatchType ?? '')})`)
    list.push(one)
  }
  const tests = wire.batches.map((batch) => readTest(batch, casesOf.get(batch.testType ?? '') ?? []))
  tests.sort(compareTests)
  const { testRun } = wire
  return {
    id: testRun.testRunId ?? null,
    name: testRun.name ?? '',
    task: testRun.modelTask === undefined ? null : lowerName(testRun.modelTask, 'MODEL_TASK_'),
    link: readLink(testRun.webAppUrl?.url),
    performance: readPerformance(testRun),
    categories: readCategories(wire.categories, tests),
    tests,
    testDurations: wire.batches.flatMap((batch) =>
      batch.durationInMillis === undefined
        ? []
        : [{ test: batch.testType ?? '', milliseconds: readCount(batch.durationInMillis, 'a duration') }]
    )
  }
}

function readTest(batch: TestBatchResult, wireCases: readonly TestCase[]): TestReport {
  const type = batch.testType ?? ''
  const cases = wireCases.map((one, index) => readCase(one, type, index)).sort(compareCases)
  const counts = countStatuses(cases)
  const counted = batch.summaryCounts?.total
  if (counted !== undefined && readCount(counted, `the count of ${quote(type)}`) !== counts.total) {
    throw unreadable(`the test ${quote(type)} counts ${counted} cases and ${counts.total} were received`)
  }
  return {
    type,
    name: textOr(batch.testName, type),
    category: categoryId(batch.testCategory, batch.category),
    // A test of which no case was judged proved nothing, so it is no pass.
    status: counts.skip === counts.total ? 'skip' : severityStatus(batch.severity, `the test ${quote(type)}`),
    description: batch.description ?? '',
    about: (batch.display?.longDescriptionTabs ?? []).flatMap((tab) =>
      tab.contents === undefined || tab.contents === ''
        ? []
        : [{ title: tab.title ?? '', text: tab.contents }]
    ),
    counts,
    failingFeatures: [...(batch.failingFeatures ?? [])],
    metrics: (batch.metrics ?? []).map(readMetric),
    cases
  }
}

function readCase(one: TestCase, type: string, index: number): CaseReport {
  const details = readDetails(readBytes(one.display?.details))
  return {
    id: textOr(one.testCaseId, `${type}#${index}`),
    features: [...(one.features ?? [])],
    status: caseStatus(one, type),
    impact: one.importanceScore === undefined ? null : finiteOrNull(one.importanceScore),
    sentence: details.sentence,
    measure: details.measure,
    metrics: (one.metrics ?? []).map(readMetric),
    plot: details.plot,
    sample: details.sample
  }
}

const CASE_STATUSES: ReadonlyMap<string, Status> = new Map<string, Status>([
  ['TEST_CASE_STATUS_PASS_UNSPECIFIED', 'pass'],
  ['TEST_CASE_STATUS_WARNING', 'warning'],
  ['TEST_CASE_STATUS_FAIL', 'fail'],
  ['TEST_CASE_STATUS_SKIP', 'skip'],
  // 0.x
  ['PASS', 'pass'],
  ['WARNING', 'warning'],
  ['FAIL', 'fail'],
  ['SKIP', 'skip']
])

const SEVERITIES: ReadonlyMap<string, Status> = new Map<string, Status>(
  // Low and medium of 0.x both stand below its alert, high.
  [
    ['PASS', 'pass'],
    ['NONE', 'pass'],
    ['WARNING', 'warning'],
    ['LOW', 'warning'],
    ['MEDIUM', 'warning'],
    ['ALERT', 'fail'],
    ['HIGH', 'fail']
  ]
)

/**
 * On the wire a case's status says little more than passed or not and its severity carries the level (`WARNING` with
 * `SEVERITY_ALERT` occurs), so the severity decides; a status that is worse than a passing severity is believed.
 */
function caseStatus(one: TestCase, type: string): Status {
  const given = one.status ?? ''
  const status = CASE_STATUSES.get(given)
  if (status === undefined)
    throw unreadable(`a case of ${quote(type)} has the unknown status ${quote(given)}`)
  if (status === 'skip') return 'skip'
  if (one.severity === undefined || one.severity === 'SEVERITY_UNSPECIFIED') return status
  const severity = severityStatus(one.severity, `a case of ${quote(type)}`)
  return severity === 'pass' ? status : severity
}

function severityStatus(severity: string | undefined, whose: string): Status {
  const status = SEVERITIES.get((severity ?? '').replace(/^SEVERITY_/, '').toUpperCase())
  if (status === undefined) throw unreadable(`${whose} has the unknown severity ${quote(severity ?? '')}`)
  return status
}

const CATEGORY_NAMES: ReadonlyMap<string, string> = new Map([
  ['model_performance', 'Model Performance'],
  ['subset_performance', 'Subset Performance'],
  ['subset_performance_degradation', 'Subset Performance Degradation'],
  ['drift', 'Drift'],
  ['transformations', 'Transformations'],
  ['abnormal_inputs', 'Abnormal Inputs'],
  ['data_cleanliness', 'Data Cleanliness'],
  ['adversarial', 'Adversarial'],
  ['data_poisoning_detection', 'Data Poisoning Detection'],
  ['evasion_attack_detection', 'Evasion Attack Detection'],
  ['bias_and_fairness', 'Bias and Fairness'],
  ['custom', 'Custom'],
  ['model_alignment', 'Model Alignment'],
  ['factual_awareness', 'Factual Awareness']
])

/** `TEST_CATEGORY_TYPE_DRIFT` → `drift`; 0.x servers send only a display name. */
function categoryId(type: string | undefined, name: string | undefined): string {
  if (type !== undefined && type !== 'TEST_CATEGORY_TYPE_UNSPECIFIED')
    return lowerName(type, 'TEST_CATEGORY_TYPE_')
  return (name ?? '').trim().toLowerCase().replace(/\s+/g, '_')
}

function readCategories(wire: readonly CategoryResult[], tests: readonly TestReport[]): CategoryReport[] {
  const categories = new Map<string, CategoryReport>()
  const add = (id: string, from: CategoryResult | undefined): void => {
    const own = tests.filter((test) => test.category === id)
    const counts = countStatuses(own)
    categories.set(id, {
      id,
      name: CATEGORY_NAMES.get(id) ?? titleCase(id),
      status:
        from === undefined
          ? null
          : counts.skip === counts.total
            ? 'skip'
            : severityStatus(from.severity, `the category ${quote(id)}`),
      description: from?.description ?? '',
      suggestion: readBytes(from?.suggestion?.details) ?? '',
      tests: counts
    })
  }
  const types = new Set(tests.map((test) => test.type))
  for (const category of wire) {
    const id = categoryId(category.testCategory, category.id)
    if (categories.has(id)) throw unreadable(`the category ${quote(id)} is there twice`)
    for (const type of category.testBatchTypes ?? []) {
      if (!types.has(type)) throw unreadable(`the test ${quote(type)} has no result`)
    }
    add(id, category)
  }
  for (const { category } of tests) if (!categories.has(category)) add(category, undefined)
  return [...categories.values()]
}

function readPerformance(testRun: TestRunDetail): PerformanceMetric[] {
  const read = Object.entries(testRun.metrics?.modelPerf ?? {}).map(([metric, value]) => ({
    metric,
    reference: finiteOrNull(value.refMetric),
    evaluation: finiteOrNull(value.evalMetric)
  }))
  return read.sort((a, b) => (a.metric < b.metric ? -1 : a.metric > b.metric ? 1 : 0))
}

function readMetric(metric: TestMetric): Metric {
  return {
    name: metric.metric ?? '',
    kind: lowerName(metric.category ?? '', 'TEST_METRIC_CATEGORY_'),
    value: metricValue(metric)
  }
}

/** The first that is set, in the order of the vendor's SDK. */
function metricValue(metric: TestMetric): MetricValue {
  if (metric.floatValue !== undefined) return finiteOrText(metric.floatValue)
  if (metric.intValue !== undefined) return finiteOrText(metric.intValue)
  if (metric.strValue !== undefined) return metric.strValue
  if (metric.floatList !== undefined) return (metric.floatList.values ?? []).map(finiteOrText)
  if (metric.intList !== undefined) return (metric.intList.values ?? []).map(finiteOrText)
  if (metric.strList !== undefined) return [...(metric.strList.values ?? [])]
  return null
}

/** Protobuf's JSON writes NaN and infinities as strings. */
function toNumber(value: unknown): number {
  if (typeof value === 'number') return value
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN
}

function finiteOrText(value: number | string): number | string | null {
  const number = toNumber(value)
  if (Number.isFinite(number)) return number
  return number === Infinity ? 'Infinity' : number === -Infinity ? '-Infinity' : null
}

function finiteOrNull(value: unknown): number | null {
  const number = toNumber(value)
  return Number.isFinite(number) ? number : null
}

function readCount(value: number | string, what: string): number {
  const count = toNumber(value)
  if (!Number.isSafeInteger(count) || count < 0) throw unreadable(`${what} is ${quote(String(value))}`)
  return count
}

/** Servers send the address with or without its scheme; anything but http(s) is no page. */
function readLink(url: string | undefined): string | null {
  if (url === undefined || url === '') return null
  const given = /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `https://${url}`
  if (!URL.canParse(given)) return null
  const parsed = new URL(given)
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return null
  parsed.username = ''
  parsed.password = ''
  return parsed.href
}

function lowerName(name: string, prefix: string): string {
  return (name.startsWith(prefix) ? name.slice(prefix.length) : name).toLowerCase()
}

function titleCase(id: string): string {
  return id === ''
    ? 'Other'
    : id.replace(
        /(^|_)([a-z])/g,
        (_match, gap: string, letter: string) => (gap === '' ? '' : ' ') + letter.toUpperCase()
      )
}

function textOr(text: string | undefined, other: string): string {
  return text === undefined || text.trim() === '' ? other : text
}

function quote(text: string): string {
  return `"${text.slice(0, 100)}"`
}

function unreadable(reason: string): UnreadableResultsError {
  return new UnreadableResultsError(`The results cannot be read: ${reason}.`)
}
