/** JUnit XML as Jenkins, GitLab and the usual reporters read it: one suite per category, one case per test case. */
import { formatPlace } from '../problem.ts'
import { tail, xml, xmlBlock } from './escape.ts'
import {
  formatMeasured,
  formatNumber,
  formatThreshold,
  formatValue,
  SEVERITY_WORD,
  VERDICT_TITLE
} from './format.ts'
import {
  subjectOf,
  type CaseReport,
  type CategoryReport,
  type StressTestReport,
  type TestReport
} from './model.ts'

interface Suite {
  name: string
  tests: number
  failures: number
  errors: number
  skipped: number
  seconds: number
  cases: string[]
}

/**
 * A case that warned is a failure of type `warning` only when the gate counts warnings as failures; otherwise it passes
 * and its text stands in `system-out`, so that a green gate is green everywhere.
 */
export function renderJunit(report: StressTestReport): string {
  const suites = report.categories.map((category) => categorySuite(category, report))
  if (report.verdict.status === 'error') suites.push(errorSuite(report))
  const sum = (pick: (suite: Suite) => number): number =>
    suites.reduce((total, suite) => total + pick(suite), 0)
  const attributes = [
    `name="${xml(report.name === '' ? report.product.name : report.name)}"`,
    `tests="${sum((suite) => suite.tests)}"`,
    `failures="${sum((suite) => suite.failures)}"`,
    `errors="${sum((suite) => suite.errors)}"`,
    `time="${seconds(Math.max(0, Date.parse(report.run.finished) - Date.parse(report.run.started)))}"`
  ]
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes.join(' ')}>`,
    ...suites.map((suite) => renderSuite(suite, report.run.started)),
    '</testsuites>',
    ''
  ].join('\n')
}

function renderSuite(suite: Suite, started: string): string {
  const attributes = [
    `name="${xml(suite.name)}"`,
    `tests="${suite.tests}"`,
    `failures="${suite.failures}"`,
    `errors="${suite.errors}"`,
    `skipped="${suite.skipped}"`,
    `time="${suite.seconds.toFixed(3)}"`,
    // The schema of Ant and Surefire knows no fraction and no zone.
    `timestamp="${xml(started.slice(0, 19))}"`
  ]
  return [`  <testsuite ${attributes.join(' ')}>`, ...suite.cases, '  </testsuite>'].join('\n')
}

function categorySuite(category: CategoryReport, report: StressTestReport): Suite {
  const warningsFail = report.verdict.failOn === 'warning'
  const durations = new Map(report.run.testDurations.map(({ test, milliseconds }) => [test, milliseconds]))
  const suite: Suite = {
    name: category.name,
    tests: 0,
    failures: 0,
    errors: 0,
    skipped: 0,
    seconds: 0,
    cases: []
  }
  for (const test of report.tests) {
    if (test.category !== category.id) continue
    const milliseconds = durations.get(test.type) ?? 0
    suite.seconds += milliseconds / 1000
    const names = new Map<string, number>()
    // A test is timed as a whole; the shares of its cases add up to it.
    const share = test.cases.length === 0 ? 0 : milliseconds / test.cases.length
    for (const one of test.cases) {
      suite.tests++
      if (one.status === 'skip') suite.skipped++
      if (one.status === 'fail' || (one.status === 'warning' && warningsFail)) suite.failures++
      suite.cases.push(testCase(test, one, uniqueName(names, subjectOf(one)), share, warningsFail))
    }
  }
  return suite
}

/** Readers take two cases of one name for one case. */
function uniqueName(names: Map<string, number>, name: string): string {
  const seen = (names.get(name) ?? 0) + 1
  names.set(name, seen)
  return seen === 1 ? name : `${name} (${seen})`
}

function testCase(
  test: TestReport,
  one: CaseReport,
  name: string,
  milliseconds: number,
  warningsFail: boolean
): string {
  const head = `    <testcase classname="${xml(test.type)}" name="${xml(name)}" time="${seconds(milliseconds)}"`
  const inner = outcome(test, one, warningsFail)
  return inner === '' ? `${head}/>` : `${head}>\n      ${inner}\n    </testcase>`
}

function outcome(test: TestReport, one: CaseReport, warningsFail: boolean): string {
  if (one.status === 'pass') return ''
  if (one.status === 'skip')
    return `<skipped message="${xml(one.sentence === '' ? 'skipped' : one.sentence)}"/>`
  if (one.status === 'warning' && !warningsFail)
    return `<system-out>${xmlBlock(text(test, one))}</system-out>`
  const message = one.sentence === '' ? `${test.name}: ${formatMeasured(one)}` : one.sentence
  return `<failure type="${SEVERITY_WORD[one.status]}" message="${xml(message)}">${xmlBlock(text(test, one))}</failure>`
}

function text(test: TestReport, one: CaseReport): string {
  const rows: string[] = [
    `Test: ${test.name}`,
    `Feature: ${subjectOf(one)}`,
    `Severity: ${SEVERITY_WORD[one.status]}`
  ]
  if (one.sentence !== '') rows.push(one.sentence)
  if (one.measure !== null)
    rows.push(`${formatMeasured(one)}, threshold ${formatThreshold(one.measure, one.status)}`)
  if (one.impact !== null) rows.push(`Impact: ${formatNumber(one.impact)}`)
  for (const metric of one.metrics.slice(0, 50)) rows.push(`${metric.name}: ${formatValue(metric.value)}`)
  return rows.join('\n')
}

function errorSuite(report: StressTestReport): Suite {
  const { reasons, sentence } = report.verdict
  const detail = reasons.flatMap((reason) => [
    `${reason.place === undefined ? '' : `${formatPlace(reason.place)}: `}${reason.message} (${reason.code})`,
    ...(reason.hint === undefined ? [] : [reason.hint]),
    ...(reason.detail === undefined ? [] : [tail(reason.detail, 15_000)])
  ])
  const body = `<error type="${xml(reasons[0]?.code ?? 'error')}" message="${xml(sentence)}">${xmlBlock(detail.join('\n'))}</error>`
  return {
    name: 'Run',
    tests: 1,
    failures: 0,
    errors: 1,
    skipped: 0,
    seconds: 0,
    cases: [
      `    <testcase classname="run" name="${xml(VERDICT_TITLE.error)}" time="0.000">\n      ${body}\n    </testcase>`
    ]
  }
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3)
}
