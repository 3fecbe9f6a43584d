/** The result for a terminal: verdict, categories, worst failures. */
import { formatPlace } from '../problem.ts'
import { cut, line, logLines } from './escape.ts'
import {
  bar,
  formatDuration,
  formatMeasured,
  formatNumber,
  formatThreshold,
  plural,
  SEVERITY_WORD,
  VERDICT_TITLE
} from './format.ts'
import {
  subjectOf,
  worstCases,
  type CaseReport,
  type Reason,
  type Status,
  type StressTestReport
} from './model.ts'

export interface TerminalOptions {
  /** ANSI colours; the caller knows whether the output is a terminal and what NO_COLOR says. */
  color?: boolean
  /** Columns; 80 when not known. */
  width?: number
  /** Cases listed at most. */
  worst?: number
}

type Style = 'red' | 'yellow' | 'green' | 'dim' | 'bold'
const SGR: Readonly<Record<Style, readonly [number, number]>> = {
  red: [31, 39],
  yellow: [33, 39],
  green: [32, 39],
  dim: [2, 22],
  bold: [1, 22]
}
const STATUS_STYLE: Readonly<Record<Status, Style>> = {
  fail: 'red',
  warning: 'yellow',
  pass: 'green',
  skip: 'dim'
}
const MIN_WIDTH = 40
const DETAIL_LINES = 40

/** Lines without workflow commands or terminal sequences but our own colours; ends in a line feed. */
export function renderTerminal(report: StressTestReport, options: TerminalOptions = {}): string {
  const paint = options.color === true ? colored : plain
  const width = Math.max(MIN_WIDTH, options.width ?? 80)
  const { verdict } = report
  const style: Style = verdict.status === 'error' ? 'red' : STATUS_STYLE[verdict.status]
  const out: string[] = [
    paint(VERDICT_TITLE[verdict.status], style, 'bold') +
      (report.name === '' ? '' : paint(`  ${line(report.name, 60)}`, 'dim')),
    line(verdict.sentence)
  ]
  for (const reason of verdict.reasons) out.push('', ...reasonLines(reason, paint))
  if (report.categories.length > 0) out.push('', ...categoryLines(report, paint, width))
  out.push(...worstLines(report, paint, width, options.worst ?? 10))
  const image = report.run.image
  if (image !== null) out.push('', line(`Image ${image.name} ${image.decision}. ${image.reason}`, width * 2))
  const took = Date.parse(report.run.finished) - Date.parse(report.run.started)
  out.push(paint(`Took ${formatDuration(Math.max(0, took))}.`, 'dim'))
  return `${out.join('\n')}\n`
}

type Paint = (text: string, ...styles: Style[]) => string

const plain: Paint = (text) => text
const colored: Paint = (text, ...styles) =>
  styles.reduce((inner, style) => `\u001b[${SGR[style][0]}m${inner}\u001b[${SGR[style][1]}m`, text)

function reasonLines(reason: Reason, paint: Paint): string[] {
  const place = reason.place === undefined ? '' : `${formatPlace(reason.place)}: `
  const rows = [paint(line(`${place}${reason.message}`), 'red') + paint(`  ${line(reason.code, 60)}`, 'dim')]
  if (reason.hint !== undefined) rows.push(line(reason.hint))
  if (reason.detail !== undefined)
    rows.push(
      ...logLines(reason.detail)
        .slice(-DETAIL_LINES)
        .map((one) => `  ${one}`)
    )
  return rows
}

function categoryLines(report: StressTestReport, paint: Paint, width: number): string[] {
  const names = report.categories.map(({ name }) => line(name, Math.max(12, width - 50)))
  const widest = Math.max(...names.map(columns), 8)
  const head = [pad('Category', widest), 'Severity', 'Passed', 'Warned', 'Failed', 'Skipped'].join('  ')
  const rows = report.categories.map((category, index) => {
    const { tests } = category
    const severity = category.status === null ? '–' : SEVERITY_WORD[category.status]
    const counts = [tests.pass, tests.warning, tests.fail, tests.skip]
    const cells = counts.map((count, column) => String(count).padStart(column === 3 ? 7 : 6))
    const shown = pad(severity, 8)
    return [
      pad(names[index] ?? '', widest),
      category.status === null ? shown : paint(shown, STATUS_STYLE[category.status]),
      ...cells
    ].join('  ')
  })
  return [paint(head, 'bold'), ...rows]
}

/** At most this many cases of one test, so that one test that fails everywhere does not hide the others. */
const CASES_PER_TEST = 3

function worstLines(report: StressTestReport, paint: Paint, width: number, limit: number): string[] {
  const worst = worstCases(report)
  if (worst.length === 0) return []
  const seen = new Map<string, number>()
  const shown = worst
    .filter(({ test }) => {
      const count = (seen.get(test.type) ?? 0) + 1
      seen.set(test.type, count)
      return count <= CASES_PER_TEST
    })
    .slice(0, limit)
  const largest = Math.max(...shown.map(({ case: one }) => Math.abs(one.impact ?? 0)))
  const rows = shown.flatMap(({ test, case: one }) => {
    const share = largest === 0 ? 0 : Math.abs(one.impact ?? 0) / largest
    const impact =
      one.impact === null ? '' : `  impact ${formatNumber(one.impact)} ${bar(share, 8)}`.trimEnd()
    const head = line(`${test.name}: ${subjectOf(one)}`, width - INDENT.length - impact.length)
    const tag = paint(pad(SEVERITY_WORD[one.status], INDENT.length - 1), STATUS_STYLE[one.status])
    return [`${tag} ${head}${paint(impact, 'dim')}`, ...finding(one, width - INDENT.length)]
  })
  const left = worst.length - shown.length
  if (left > 0) rows.push(paint(`… and ${plural(left, 'more test case')} in the report`, 'dim'))
  return ['', paint('Worst first', 'bold'), ...rows]
}

const INDENT = ' '.repeat(9)

function finding(one: CaseReport, width: number): string[] {
  const threshold = one.measure === null ? '' : ` (threshold ${formatThreshold(one.measure, one.status)})`
  const measured = `${formatMeasured(one)}${threshold}`
  if (measured.trim() === '') return []
  return wrapped(line(measured, width * 2), width).map((row) => INDENT + row)
}

/** Broken at spaces where there are some; a word that is too long is cut. */
function wrapped(text: string, width: number): string[] {
  const rows: string[] = ['']
  for (const word of text.split(' ')) {
    const last = rows.at(-1) ?? ''
    const joined = last === '' ? word : `${last} ${word}`
    if (columns(joined) <= width) rows[rows.length - 1] = joined
    else if (last === '') rows[rows.length - 1] = cut(word, width)
    else rows.push(cut(word, width))
  }
  return rows
}

const WIDE =
  /\p{Extended_Pictographic}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Columns a terminal gives the text: two for East Asian wide characters and emoji. */
function columns(text: string): number {
  let sum = 0
  for (const { segment } of graphemes.segment(text)) sum += WIDE.test(segment) ? 2 : 1
  return sum
}

function pad(text: string, width: number): string {
  return cut(text, width) + ' '.repeat(Math.max(0, width - columns(text)))
}
