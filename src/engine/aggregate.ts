/**
 * Cases → test → category → run. Skipped cases and tests count as skipped and stay out of the means; see
 * docs/decisions/0004-statistics-and-severities.md.
 */
import type { CategoryResult, TestBatchResult, TestCategoryType, TestRunDetail } from '../api/types.ts'
import { CATEGORIES, type Risk } from './categories.ts'
import type { CaseOutcome, TestDefinition } from './tests/definition.ts'
import { displayOf, failingRowsOf, SEVERITIES, severityOf } from './tests/messages.ts'
import type { Settings } from './tests/settings.ts'
import type { Level } from './tests/severity.ts'
import { counted, formatNumber } from './tests/text.ts'

type RunMetrics = NonNullable<TestRunDetail['metrics']>

/** A test that came to an end. */
export interface TestResult {
  readonly test: TestDefinition
  readonly cases: readonly CaseOutcome[]
  readonly level: Level | 'skip'
}

/** `ceil` of the mean level of the cases: one ALERT among passing cases makes a WARNING, only many make an ALERT. */
export function levelOfTest(cases: readonly Pick<CaseOutcome, 'level'>[]): Level | 'skip' {
  const mean = meanLevel(cases)
  return mean === null ? 'skip' : (Math.ceil(mean) as Level)
}

/** Mean level of the tests, rounded half to even. */
export function levelOfCategory(tests: readonly Pick<TestResult, 'level'>[]): Level | 'skip' {
  const mean = meanLevel(tests)
  if (mean === null) return 'skip'
  const below = Math.floor(mean)
  const isHalf = mean - below === 0.5
  return (isHalf ? (below % 2 === 0 ? below : below + 1) : Math.round(mean)) as Level
}

function meanLevel(parts: readonly { readonly level: Level | 'skip' }[]): number | null {
  const levels = parts.map((part) => part.level).filter((level) => level !== 'skip')
  return levels.length === 0 ? null : levels.reduce<number>((sum, level) => sum + level, 0) / levels.length
}

export function batchOf(
  testRunId: string,
  { test, cases, level }: TestResult,
  settings: Settings | null
): TestBatchResult {
  const failing = cases.filter((one) => one.level !== 'skip' && one.level > 0)
  const failingRows = failingRowsOf(cases)
  const count = (wanted: CaseOutcome['level']): number => cases.filter((one) => one.level === wanted).length
  return {
    testRunId,
    testType: test.type,
    testName: test.name,
    description: test.texts.description,
    testCategory: test.category,
    durationInMillis: '0',
    severity: severityOf(level),
    summaryCounts: {
      total: String(cases.length),
      pass: String(count(0)),
      warning: String(count(1)),
      fail: String(count(2)),
      skip: String(count('skip'))
    },
    failingFeatures: [...new Set(failing.flatMap((one) => one.features))],
    metrics: [],
    display: { summaryDetails: summaryOf(cases), ...displayOf(test, settings) },
    ...(failingRows === undefined ? {} : { failingRowsResult: failingRows })
  }
}

function summaryOf(cases: readonly CaseOutcome[]): string {
  const judged = cases.filter((one) => one.level !== 'skip')
  const skipped = cases.length - judged.length
  if (judged.length === 0) return cases[0]?.details.sentence ?? ''
  const passed = judged.filter((one) => one.level === 0).length
  const others = skipped === 0 ? '' : ` ${counted(skipped, 'case')} skipped.`
  return `${passed} of ${counted(judged.length, 'case')} passed.${others}`
}

export function categoryOf(type: TestCategoryType, results: readonly TestResult[]): CategoryResult {
  const { id, description, risk } = CATEGORIES.get(type)!
  const failing = results.filter(({ level }) => level !== 'skip' && level > 0)
  return {
    id,
    severity: severityOf(levelOfCategory(results)),
    suggestion: { details: insightOf(results, failing) },
    categoryMetrics: summaryMetrics(results).map((metric) => ({ ...metric, riskCategoryType: risk })),
    testBatchTypes: results.map(({ test }) => test.type),
    description,
    severityCounts: severityCounts(results),
    failingTestTypes: failing.map(({ test }) => test.type),
    riskCategory: risk,
    testCategory: type
  }
}

function insightOf(results: readonly TestResult[], failing: readonly TestResult[]): string {
  const judged = results.filter(({ level }) => level !== 'skip')
  if (judged.length === 0) return `${counted(results.length, 'test')} skipped, none judged.`
  if (failing.length === 0) return `All ${counted(judged.length, 'test')} passed.`
  const worst = failing.reduce((a, b) => (severityRank(b) > severityRank(a) ? b : a))
  const level = worst.level === 2 ? 'an alert' : 'a warning'
  return `${failing.length} of ${counted(judged.length, 'test')} did not pass. The worst is ${worst.test.name}, with ${level}.`
}

/** By level, then by the worst effect on the model that a case saw. */
function severityRank({ level, cases }: TestResult): number {
  const effect = Math.max(0, ...cases.map((one) => one.importance))
  return (level === 'skip' ? -1 : level) + effect / (1 + effect)
}

function summaryMetrics(
  results: readonly TestResult[]
): { name: string; value: number; description: string }[] {
  const judged = results.filter(({ level }) => level !== 'skip')
  if (judged.length === 0) return []
  const passed = judged.filter(({ level }) => level === 0).length
  return [
    {
      name: 'Average Severity',
      value: round(meanLevel(judged)!),
      description: 'Mean of the severities of the tests that were not skipped: 0 pass, 1 warning, 2 alert.'
    },
    {
      name: 'Test Pass Rate (%)',
      value: round((100 * passed) / judged.length),
      description: 'Share of the tests that passed among those that were not skipped.'
    }
  ]
}

function round(value: number): number {
  return Number(formatNumber(value))
}

/** Skipped tests are in none of the counts. */
function severityCounts(results: readonly TestResult[]): NonNullable<CategoryResult['severityCounts']> {
  const count = (wanted: Level): string => String(results.filter(({ level }) => level === wanted).length)
  return { numNoneSeverity: count(0), numLowSeverity: count(1), numHighSeverity: count(2) }
}

/** `severityCounts` counts tests; `summaryCounts` counts cases. */
export function runMetricsOf(
  byCategory: ReadonlyMap<TestCategoryType, readonly TestResult[]>
): Pick<RunMetrics, 'severityCounts' | 'summaryCounts' | 'categorySummaryMetrics' | 'riskScores'> {
  const results = [...byCategory.values()].flat()
  const cases = results.flatMap((result) => result.cases)
  const count = (wanted: CaseOutcome['level']): string =>
    String(cases.filter((one) => one.level === wanted).length)
  return {
    severityCounts: severityCounts(results),
    summaryCounts: {
      total: String(cases.length),
      pass: count(0),
      warning: count(1),
      fail: count(2),
      skip: count('skip')
    },
    categorySummaryMetrics: [...byCategory].flatMap(([testCategory, tests]) =>
      summaryMetrics(tests).map(({ name, value }) => ({
        testCategory,
        categoryId: CATEGORIES.get(testCategory)!.id,
        name,
        value
      }))
    ),
    riskScores: riskScoresOf(byCategory)
  }
}

/** The worst category decides a risk: 0 pass, 0.5 warning, 1 alert. A risk none of whose tests was judged has no score. */
function riskScoresOf(
  byCategory: ReadonlyMap<TestCategoryType, readonly TestResult[]>
): NonNullable<RunMetrics['riskScores']> {
  const worst = new Map<Risk, Level>()
  for (const [type, results] of byCategory) {
    const level = levelOfCategory(results)
    if (level === 'skip') continue
    const { risk } = CATEGORIES.get(type)!
    worst.set(risk, Math.max(level, worst.get(risk) ?? 0) as Level)
  }
  return [...worst].map(([type, level]) => ({ type, severity: SEVERITIES[level]!, score: level / 2 }))
}
