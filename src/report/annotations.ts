/** What is shown beside the code and at the top of the workflow run. Pure: the action issues them. */
import { formatPlace } from '../problem.ts'
import { oneLine } from './escape.ts'
import { formatMeasured, formatThreshold, formatNumber, plural, thousands } from './format.ts'
import {
  subjectOf,
  worstCases,
  type CaseReport,
  type Reason,
  type StressTestReport,
  type TestReport
} from './model.ts'

/** The runner sends ten annotations of a level per step and cuts their messages. */
export const ANNOTATIONS_PER_LEVEL = 10
export const ANNOTATION_MESSAGE_LENGTH = 4096
const TITLE_LENGTH = 200
const CASES_PER_TEST = 5

export interface Annotation {
  level: 'error' | 'warning' | 'notice'
  title: string
  /** May have several lines. */
  message: string
  /** Only when the message is about a file of the repository. */
  file?: string
  line?: number
  column?: number
}

/** One annotation per failed or warned test, worst first, at most ten of a level of which the last says how many more. */
export function annotations(report: StressTestReport): Annotation[] {
  const errors = report.verdict.reasons.map(reasonAnnotation)
  const warnings: Annotation[] = []
  for (const [test, cases] of testsByWorstCase(report)) {
    if (test.status === 'fail') errors.push(testAnnotation(test, cases, 'error'))
    else if (test.status === 'warning') warnings.push(testAnnotation(test, cases, 'warning'))
  }
  return [...limited(errors, 'error'), ...limited(warnings, 'warning')]
}

function testsByWorstCase(report: StressTestReport): Map<TestReport, CaseReport[]> {
  const tests = new Map<TestReport, CaseReport[]>()
  for (const { test, case: one } of worstCases(report)) {
    const cases = tests.get(test)
    if (cases === undefined) tests.set(test, [one])
    else cases.push(one)
  }
  // A test may fail as a whole although no single case did.
  for (const test of report.tests) if (!tests.has(test)) tests.set(test, [])
  return tests
}

function testAnnotation(
  test: TestReport,
  cases: readonly CaseReport[],
  level: 'error' | 'warning'
): Annotation {
  const shown = cases.slice(0, CASES_PER_TEST).map((one) => {
    const threshold = one.measure === null ? '' : ` (threshold ${formatThreshold(one.measure, one.status)})`
    const impact = one.impact === null ? '' : `, impact ${formatNumber(one.impact)}`
    return `${oneLine(subjectOf(one), 100)}: ${oneLine(formatMeasured(one), 300)}${threshold}${impact}`
  })
  const left = cases.length - shown.length
  if (left > 0) shown.push(`… and ${plural(left, 'more test case')}, see the summary`)
  return {
    level,
    title: oneLine(`${test.name} ${level === 'error' ? 'failed' : 'warned'}`, TITLE_LENGTH),
    message: message(shown.length === 0 ? test.description : shown.join('\n'))
  }
}

function reasonAnnotation(reason: Reason): Annotation {
  const { place } = reason
  const hint = reason.hint === undefined ? '' : `\n${oneLine(reason.hint, 1000)}`
  const about = place?.kind === 'input' ? `${oneLine(formatPlace(place), 100)}: ` : ''
  return {
    level: 'error',
    title: oneLine(`Stress test: ${reason.code}`, TITLE_LENGTH),
    message: message(`${about}${oneLine(reason.message, 2000)}${hint}`),
    ...(place?.kind === 'file'
      ? {
          file: place.path,
          ...(place.line === undefined ? {} : { line: place.line }),
          ...(place.column === undefined ? {} : { column: place.column })
        }
      : {})
  }
}

function limited(all: readonly Annotation[], level: Annotation['level']): Annotation[] {
  if (all.length <= ANNOTATIONS_PER_LEVEL) return [...all]
  const shown = all.slice(0, ANNOTATIONS_PER_LEVEL - 1)
  const more = `And ${thousands(all.length - shown.length)} more, see the summary.`
  return [...shown, { level, title: 'Stress test', message: more }]
}

/** Never empty, because the runner ignores a command without a message. */
function message(value: string): string {
  const shown = value.trim() === '' ? 'See the summary.' : value
  return shown.length <= ANNOTATION_MESSAGE_LENGTH
    ? shown
    : `${shown.slice(0, ANNOTATION_MESSAGE_LENGTH - 1).toWellFormed()}…`
}
