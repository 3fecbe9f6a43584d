/** Numbers and names as people read them; the same on every machine, whatever its locale. */
import type { CaseMeasure } from '../api/display.ts'
import type { CaseReport, Counts, MetricValue, Status, VerdictStatus } from './model.ts'

/** Four significant digits: `0.0312`, `12.5`, `1.2e-7`; whole numbers up to 2^53 in full; null is `–`. */
export function formatNumber(value: number | null): string {
  if (value === null) return '–'
  if (Number.isInteger(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return String(value)
  const size = Math.abs(value)
  if (size < 1e-4 || size >= 1e9)
    return value
      .toExponential(2)
      .replace(/\.?0+e/, 'e')
      .replace('e+', 'e')
  return String(Number(value.toPrecision(4)))
}

/** As `formatNumber` with its sign always shown. */
export function formatChange(value: number): string {
  return value > 0 ? `+${formatNumber(value)}` : formatNumber(value)
}

export function formatValue(value: MetricValue): string {
  if (Array.isArray(value)) return value.map(formatValue).join(', ')
  return typeof value === 'string' ? value : formatNumber(value)
}

/** `420 ms`, `3.4 s`, `2 min 5 s`, `1 h 12 min`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`
  const seconds = Math.round(milliseconds / 1000)
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
  const minutes = Math.round(seconds / 60)
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** `1 test`, `1,204 tests`. */
export function plural(count: number, noun: string): string {
  return `${thousands(count)} ${noun}${count === 1 ? '' : 's'}`
}

export function thousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** The threshold a case crossed (or would have to cross), with the side that is bad: `> 0.25`. */
export function formatThreshold(measure: CaseMeasure, status: Status): string {
  const threshold =
    status === 'fail' ? (measure.alert ?? measure.warning) : (measure.warning ?? measure.alert)
  if (threshold === null) return '–'
  return `${measure.direction === 'above' ? '>' : '<'} ${formatNumber(threshold)}`
}

/** What a case measured in one short phrase; empty when the server gave neither a measure nor a text. */
export function formatMeasured(one: CaseReport): string {
  if (one.measure === null) return one.sentence
  const { name, value } = one.measure
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${formatNumber(value)}`
}

/** The traceback of a case in which the model raised, else null. */
export function modelError(one: CaseReport): string | null {
  const value = one.metrics.find(({ kind }) => kind === 'model_error')?.value
  return typeof value === 'string' && value !== '' ? value : null
}

/** Passed of judged cases: `7 of 9 (78%)`; a test of which nothing was judged has no rate. */
export function formatPassRate(counts: Counts): string {
  const judged = counts.total - counts.skip
  if (judged === 0) return '–'
  // Floor: 999 of 1,000 must not read as 100%.
  return `${thousands(counts.pass)} of ${thousands(judged)} (${Math.floor((counts.pass / judged) * 100)}%)`
}

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const

/** `share` (0 to 1) as a bar of block characters at most `width` wide; anything above nothing shows at least a sliver. */
export function bar(share: number, width: number): string {
  const eighths = Math.min(width * 8, Math.max(share > 0 ? 1 : 0, Math.round(share * width * 8)))
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '')
}

export const STATUS_WORD: Readonly<Record<Status, string>> = {
  pass: 'passed',
  warning: 'warned',
  fail: 'failed',
  skip: 'skipped'
}

/** Severity of a test or category by the name RIME gives it. */
export const SEVERITY_WORD: Readonly<Record<Status, string>> = {
  pass: 'PASS',
  warning: 'WARNING',
  fail: 'ALERT',
  skip: 'SKIPPED'
}

export const VERDICT_TITLE: Readonly<Record<VerdictStatus, string>> = {
  pass: 'Stress test passed',
  warning: 'Stress test passed with warnings',
  fail: 'Stress test failed',
  error: 'Stress test could not be completed'
}

const TASKS: ReadonlyMap<string, string> = new Map([
  ['binary_classification', 'binary classification'],
  ['multiclass_classification', 'multiclass classification'],
  ['regression', 'regression'],
  ['ranking', 'ranking']
])

export function taskName(task: string | null): string {
  return task === null ? '' : (TASKS.get(task) ?? task.replaceAll('_', ' '))
}

/** `2026-11-22 11:37:04 UTC` */
export function formatTime(rfc3339: string): string {
  return `${rfc3339.slice(0, 10)} ${rfc3339.slice(11, 19)} UTC`
}
