/** The job summary: GitHub-flavoured Markdown, verdict first, within a budget of bytes whatever the input. */
import { formatPlace } from '../problem.ts'
import { code, codeBlock, md, mdHtml } from './escape.ts'
import {
  bar,
  formatChange,
  formatDuration,
  formatMeasured,
  formatNumber,
  formatPassRate,
  formatThreshold,
  formatTime,
  modelError,
  plural,
  SEVERITY_WORD,
  taskName,
  thousands,
  VERDICT_TITLE
} from './format.ts'
import {
  subjectOf,
  worstCases,
  type CaseOfTest,
  type CaseReport,
  type Counts,
  type ImageReport,
  type Reason,
  type Status,
  type StressTestReport,
  type TestReport,
  type VerdictStatus
} from './model.ts'

/** A step's summary of more than 1 MiB is dropped by the runner as a whole, so the budget stays below it. */
export const SUMMARY_BYTES = 900 * 1024

export interface SummaryOptions {
  /** Bytes that this step has written to its summary already. */
  used?: number
  limit?: number
  /** Where the files of this report are, as the user knows the folder; named at the end. */
  directory?: string
}

/** Graphemes of what a case found in a table; the whole sentence stands below. */
const MEASURED_CUT = 120
/** UTF-16 units from the end of a traceback. */
const TRACEBACK_CUT = 2000

interface Extent {
  worst: number
  tests: 'all' | 'failing' | 'none'
  /** Cases per test in the folded part. */
  cases: number
}

/** From everything to counts alone; the first that fits is taken. */
const EXTENTS: readonly Extent[] = [
  { worst: 50, tests: 'all', cases: Infinity },
  { worst: 50, tests: 'failing', cases: Infinity },
  { worst: 50, tests: 'failing', cases: 20 },
  { worst: 20, tests: 'failing', cases: 3 },
  { worst: 20, tests: 'none', cases: 0 },
  { worst: 0, tests: 'none', cases: 0 }
]

/**
 * @returns Markdown that, with what the step already wrote, stays within `limit` bytes of UTF-8. Empty when not even
 * the verdict fits.
 */
export function renderSummary(report: StressTestReport, options: SummaryOptions = {}): string {
  const room = (options.limit ?? SUMMARY_BYTES) - (options.used ?? 0)
  const head = headPart(report)
  const worst = worstCases(report)
  const tail = runParts(report, options.directory)
  for (const extent of EXTENTS) {
    const whole = join([...head, ...resultParts(report, worst, extent), ...tail])
    if (Buffer.byteLength(whole) < room) return `${whole}\n`
  }
  for (const parts of [head, head.slice(0, 1)]) {
    const whole = join(parts)
    if (Buffer.byteLength(whole) < room) return `${whole}\n`
  }
  return ''
}

const VERDICT_SIGN: Readonly<Record<VerdictStatus, string>> = {
  pass: '✅',
  warning: '⚠️',
  fail: '❌',
  error: '⛔'
}
const STATUS_SIGN: Readonly<Record<Status, string>> = { pass: '🟢', warning: '🟡', fail: '🔴', skip: '⚪' }

function headPart(report: StressTestReport): string[] {
  const { verdict } = report
  const facts = [
    report.name === '' ? '' : `Run **${md(report.name, 100)}**`,
    md(taskName(report.task)),
    report.run.project === null ? '' : `project ${md(report.run.project, 100)}`,
    report.run.link === null ? '' : `[on the server](${linkTarget(report.run.link)})`
  ].filter((fact) => fact !== '')
  return [
    `## ${VERDICT_SIGN[verdict.status]} ${VERDICT_TITLE[verdict.status]}\n\n**${md(verdict.sentence, 300)}**`,
    facts.join(' · ')
  ]
}

function resultParts(report: StressTestReport, worst: readonly CaseOfTest[], extent: Extent): string[] {
  return [
    reasonsPart(report.verdict.reasons),
    countsPart(report),
    categoriesPart(report),
    worstPart(report, worst, extent.worst),
    performancePart(report),
    testsPart(report, extent)
  ]
}

function runParts(report: StressTestReport, directory: string | undefined): string[] {
  return [
    report.run.image === null ? '' : imagePart(report.run.image),
    notesPart(report.notes),
    timingsPart(report),
    directory === undefined ? '' : filesPart(directory)
  ]
}

function reasonsPart(reasons: readonly Reason[]): string {
  const shown = reasons.slice(0, 50).map((reason) => {
    const place = reason.place === undefined ? '' : `${code(formatPlace(reason.place))}: `
    const hint = reason.hint === undefined ? '' : `\n\n  ${md(reason.hint, 500)}`
    const detail = reason.detail === undefined ? '' : `\n\n${indent(codeBlock(reason.detail, 8000))}`
    return `- ${place}${md(reason.message, 2000)} (${code(reason.code)})${hint}${detail}`
  })
  const left = reasons.length - shown.length
  if (left > 0) shown.push(`- … and ${thousands(left)} more in the log.`)
  return shown.length === 0 ? '' : `### What went wrong\n\n${shown.join('\n')}`
}

function countsPart(report: StressTestReport): string {
  if (report.counts.tests.total === 0) return ''
  const row = (name: string, counts: Counts): string[] => [name, ...countCells(counts)]
  return table(
    ['', 'Total', 'Passed', 'Warned', 'Failed', 'Skipped'],
    [row('Tests', report.counts.tests), row('Test cases', report.counts.cases)],
    5
  )
}

function countCells(counts: Counts): string[] {
  return [counts.total, counts.pass, counts.warning, counts.fail, counts.skip].map(thousands)
}

function categoriesPart(report: StressTestReport): string {
  if (report.categories.length === 0) return ''
  const rows = report.categories
    .slice(0, 100)
    .map((category) => [
      md(category.name, 100),
      category.status === null ? '–' : severity(category.status),
      ...countCells(category.tests).slice(1)
    ])
  return `### Categories\n\n${table(['Category', 'Severity', 'Passed', 'Warned', 'Failed', 'Skipped'], rows, 4)}`
}

function severity(status: Status): string {
  return `${STATUS_SIGN[status]} ${SEVERITY_WORD[status]}`
}

function worstPart(report: StressTestReport, worst: readonly CaseOfTest[], limit: number): string {
  if (worst.length === 0 || limit === 0) return worst.length === 0 ? '' : leftOut(worst.length, 'test case')
  const shown = worst.slice(0, limit)
  const left = worst.length - shown.length
  const title = report.counts.cases.fail > 0 ? 'What failed, worst first' : 'What warned, worst first'
  return `### ${title}\n\n${casesTable(shown, true)}${left > 0 ? `\n\n${leftOut(left, 'test case')}` : ''}`
}

function casesTable(cases: readonly CaseOfTest[], withTest: boolean): string {
  const largest = Math.max(...cases.map(({ case: one }) => Math.abs(one.impact ?? 0)))
  const rows = cases.map(({ test, case: one }) => [
    STATUS_SIGN[one.status],
    ...(withTest ? [md(test.name, 100)] : []),
    md(subjectOf(one), 100),
    md(formatMeasured(one), MEASURED_CUT) || '–',
    one.measure === null ? '–' : md(formatThreshold(one.measure, one.status)),
    impactCell(one, largest)
  ])
  return table(['', ...(withTest ? ['Test'] : []), 'Feature', 'Measured', 'Threshold', 'Impact'], rows, 0)
}

function impactCell(one: CaseReport, largest: number): string {
  if (one.impact === null) return '–'
  const share = largest === 0 ? 0 : Math.abs(one.impact) / largest
  return `${md(formatNumber(one.impact))} ${bar(share, 8)}`.trim()
}

function performancePart(report: StressTestReport): string {
  if (report.performance.length === 0) return ''
  const rows = report.performance
    .slice(0, 60)
    .map(({ metric, reference, evaluation }) => [
      md(metric, 100),
      md(formatNumber(reference)),
      md(formatNumber(evaluation)),
      reference === null || evaluation === null ? '–' : md(formatChange(evaluation - reference))
    ])
  return `### Model performance\n\n${table(['Metric', 'Reference', 'Evaluation', 'Change'], rows, 3)}`
}

function testsPart(report: StressTestReport, extent: Extent): string {
  if (report.tests.length === 0) return ''
  if (extent.tests === 'none') return leftOut(report.tests.length, 'test')
  const failing = report.tests.filter(
    (test) => test.status === 'fail' || test.status === 'warning' || hasFindings(test)
  )
  const parts = failing.map((test) => testPart(test, extent.cases))
  const others = report.tests.length - failing.length
  if (extent.tests === 'all') parts.push(allTestsPart(report.tests))
  else if (others > 0)
    parts.push(`${plural(others, 'further test')} without findings: see ${code('results.json')}.`)
  return parts.length === 0 ? '' : join(['### Tests in full', ...parts])
}

function hasFindings(test: TestReport): boolean {
  return test.counts.fail + test.counts.warning > 0
}

function testPart(test: TestReport, limit: number): string {
  const findings = test.cases.filter((one) => one.status === 'fail' || one.status === 'warning')
  const shown = findings.slice(0, limit)
  const left = findings.length - shown.length
  const sentences = shown
    .filter((one) => one.sentence !== '' && (one.measure !== null || one.sentence.length > MEASURED_CUT))
    .map((one) => `- ${md(one.sentence, 400)}`)
  // One of them says what the others would: the same change made the same model raise.
  const raised = shown.map(modelError).find((text) => text !== null) ?? null
  return details(
    `${STATUS_SIGN[test.status]} ${mdHtml(test.name, 100)}: ${formatPassRate(test.counts)} passed`,
    join([
      md(test.description, 500),
      shown.length === 0
        ? ''
        : casesTable(
            shown.map((one) => ({ test, case: one })),
            false
          ),
      sentences.join('\n'),
      raised === null ? '' : codeBlock(raised, TRACEBACK_CUT),
      left > 0 ? leftOut(left, 'test case') : ''
    ])
  )
}

function allTestsPart(tests: readonly TestReport[]): string {
  const rows = tests.map((test) => [
    severity(test.status),
    md(test.name, 100),
    formatPassRate(test.counts),
    md(
      skipReason(test) ||
        test.failingFeatures.slice(0, 8).join(', ') + (test.failingFeatures.length > 8 ? ', …' : '')
    )
  ])
  return details(
    `All ${plural(tests.length, 'test')}`,
    table(['Severity', 'Test', 'Cases passed', 'Failing features'], rows, 0)
  )
}

function skipReason(test: TestReport): string {
  return test.status === 'skip' ? `skipped: ${test.cases[0]?.sentence ?? 'no test case'}` : ''
}

const DECISION_WORD: Readonly<Record<ImageReport['decision'], string>> = {
  reused: 'reused',
  waited: 'waited for (another job was building it)',
  built: 'built'
}

function imagePart(image: ImageReport): string {
  const facts = [image.python === null ? '' : `Python ${md(image.python, 30)}`, md(image.runtime ?? '', 30)]
  const first = [
    `${code(image.name)} was ${DECISION_WORD[image.decision]}`,
    ...facts.filter((fact) => fact !== '')
  ]
  const misses = image.nearMisses.slice(0, 20).map((miss) => `- ${code(miss.name)}: ${md(miss.reason, 300)}`)
  const missing = image.isolationMissing.slice(0, 20).map((sentence) => `- ${md(sentence, 300)}`)
  return join([
    `### Managed image\n\n${first.join(' · ')}.${image.reason === '' ? '' : ` ${md(image.reason, 500)}`}`,
    misses.length === 0
      ? ''
      : details(`${plural(image.nearMisses.length, 'other image')} did not fit`, misses.join('\n')),
    missing.length === 0 ? '' : `Isolation that is missing here:\n\n${missing.join('\n')}`,
    image.requirements.length === 0
      ? ''
      : details(
          plural(image.requirements.length, 'requirement'),
          codeBlock(image.requirements.join('\n'), 10_000)
        )
  ])
}

function notesPart(notes: readonly string[]): string {
  if (notes.length === 0) return ''
  const shown = notes.slice(0, 50).map((note) => `- ${md(note, 500)}`)
  return `### Notes\n\n${shown.join('\n')}${notes.length > 50 ? `\n\n${leftOut(notes.length - 50, 'note')}` : ''}`
}

function timingsPart(report: StressTestReport): string {
  const { timings, started, finished, server } = report.run
  const total = Date.parse(finished) - Date.parse(started)
  const phases = timings
    .slice(0, 30)
    .map(({ phase, milliseconds }) => `${md(phase, 50)} ${formatDuration(milliseconds)}`)
  const product = `${md(report.product.name, 50)} ${md(report.product.version, 30)}`
  return [
    `Took ${formatDuration(Math.max(0, total))}${phases.length === 0 ? '' : `: ${phases.join(', ')}`}.`,
    `Started ${md(formatTime(started))}, server ${md(server, 100)}, ${product}.`
  ].join(' ')
}

function filesPart(directory: string): string {
  return (
    `Everything, with plots: ${code('report.html')}, ${code('results.json')} and ${code('junit.xml')} in ${code(directory)}. ` +
    `Upload that folder with ${code('actions/upload-artifact')} to keep it.`
  )
}

function leftOut(count: number, noun: string): string {
  return `*${plural(count, `more ${noun}`)} not shown here: see ${code('results.json')}.*`
}

/** Cells must be escaped already. The last `numeric` columns are aligned to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[], numeric: number): string {
  const rule = head.map((_cell, index) => (index >= head.length - numeric ? '---:' : '---'))
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** `summary` must be escaped already. Blank lines let Markdown inside the HTML block be read as Markdown. */
function details(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ')
}

/** A URL as it may stand between the parentheses of a link. */
function linkTarget(url: string): string {
  return url.replace(/[()<>\\\s]/g, (character) =>
    encodeURIComponent(character).replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'))
  )
}

function join(parts: readonly string[]): string {
  const shown = parts.filter((part) => part !== '')
  return shown.join('\n\n')
}
