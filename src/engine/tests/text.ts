/** Words and numbers of sentences. Values and names from the data are cut and kept on one line; whoever shows them escapes them. */
import type { Cell } from '../data/frame.ts'
import type { SampleCell } from '../../api/display.ts'
import type { Direction, Level, Thresholds } from './severity.ts'

const NAME_LIMIT = 100
const ERROR_LIMIT = 2000

/** Four significant digits. */
export function formatNumber(value: number): string {
  return String(Number(value.toPrecision(4)))
}

export function quoted(name: string): string {
  return `"${clip(name, NAME_LIMIT)}"`
}

/** At most `limit` characters, control characters and line breaks as spaces. */
export function clip(text: string, limit: number): string {
  // eslint-disable-next-line no-control-regex -- these are what is taken out
  const line = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
  const characters = line.length > limit ? Array.from(line.slice(0, 2 * limit)) : null
  return characters === null || characters.length <= limit
    ? line
    : `${characters.slice(0, limit - 1).join('')}…`
}

/** Keeps the lines of a model's error, which a reader needs, and its end, where Python says what it was. */
export function clipError(message: string): string {
  return message.length <= ERROR_LIMIT ? message : `…${message.slice(message.length - ERROR_LIMIT + 1)}`
}

export function formatCell(cell: Cell): string {
  if (cell === null) return 'null'
  if (typeof cell === 'string') return quoted(cell)
  return typeof cell === 'number' ? formatNumber(cell) : String(cell)
}

/** A cell as JSON can hold it. */
export function jsonCell(cell: Cell): SampleCell {
  if (typeof cell === 'bigint') return cell.toString()
  if (typeof cell === 'string') return clip(cell, NAME_LIMIT)
  return typeof cell === 'number' && !Number.isFinite(cell) ? null : cell
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** "Raised a warning, because <measure> was 0.06, above the warning threshold of 0.03." */
export function verdictSentence(
  level: Level,
  measure: string,
  value: number,
  thresholds: Thresholds,
  direction: Direction = 'above'
): string {
  const was = `because ${measure} was ${formatNumber(value)}`
  if (level === 2)
    return `Failed with an alert, ${was}, ${direction} the alert threshold of ${formatNumber(thresholds.alert!)}.`
  if (level === 1) {
    return `Raised a warning, ${was}, ${direction} the warning threshold of ${formatNumber(thresholds.warning!)}.`
  }
  const bound = thresholds.warning ?? thresholds.alert
  const name = thresholds.warning === null ? 'alert' : 'warning'
  return bound === null
    ? `Passed, ${was} and no threshold is set.`
    : `Passed, ${was}, not ${direction} the ${name} threshold of ${formatNumber(bound)}.`
}
