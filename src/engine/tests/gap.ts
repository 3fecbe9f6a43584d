/** Differences of two measurements of one metric, in the units that thresholds are in. */
import type { Measurement, Metric, Unit } from '../metrics/metric.ts'
import { worsening } from '../metrics/measure.ts'
import type { Task } from '../metrics/scores.ts'
import { twoSidedZ } from '../statistics/normal.ts'
import { formatNumber } from './text.ts'

export interface Gap {
  /** How much worse; negative: better. For metrics without a better side, the size of the change. */
  readonly size: number
  /** The end of the confidence interval that is nearest to no gap, or `size` where there is no interval. Judged by this. */
  readonly least: number
  /** Half the width of the interval; null: there is none. */
  readonly margin: number | null
}

/** @param confidence 0: no interval */
export function zOf(confidence: number): number {
  return confidence === 0 ? 0 : twoSidedZ(confidence)
}

/**
 * @param against the measurement to compare with; its own error counts only when `independent`, that is, when it comes
 *   from other rows
 * @returns null when either is not defined
 */
export function gapBetween(
  metric: Metric,
  of: Measurement,
  against: Measurement,
  unit: number,
  z: number,
  independent: boolean
): Gap | null {
  if (of.value === null || against.value === null) return null
  const size = worsening(metric, of.value, against.value, unit)
  const errors = independent ? [of.standardError, against.standardError] : [of.standardError]
  if (z === 0 || errors.some((error) => error === null)) return { size, least: size, margin: null }
  const margin = (z * Math.hypot(...errors.map((error) => error ?? 0))) / unit
  return { size, least: size > 0 ? Math.max(0, size - margin) : size, margin }
}

const UNIT_NAMES: Readonly<Record<Unit, string>> = {
  none: '',
  'label-deviation': ' standard deviations of the label',
  'label-variance': ' variances of the label',
  'log-label-variance': ' variances of log(1 + label)',
  'prediction-deviation': ' standard deviations of the predictions',
  'prediction-variance': ' variances of the predictions'
}

export function unitName(metric: Metric, task: Task): string {
  return UNIT_NAMES[metric.measures[task]?.unit ?? 'none']
}

/** "worse by 0.06 (95% interval from 0.02)" */
export function gapText(metric: Metric, gap: Gap, task: Task, confidence: number): string {
  const unit = unitName(metric, task)
  const words = metric.better === 'neither' ? 'a change of' : gap.size >= 0 ? 'worse by' : 'better by'
  const certain =
    gap.margin === null || gap.size <= 0
      ? ''
      : `, at least ${formatNumber(gap.least)} with ${percent(confidence)} confidence`
  return `${words} ${formatNumber(Math.abs(gap.size))}${unit}${certain}`
}

/** What `Gap.least` is called where it is held against thresholds. */
export function gapName(metric: Metric, verb: 'degradation' | 'gap', gap: Gap, confidence: number): string {
  const plain = `the ${verb} of ${metric.name}`
  return gap.margin === null
    ? plain
    : `the least ${verb} of ${metric.name} in the ${percent(confidence)} interval`
}

export function percent(confidence: number): string {
  return `${formatNumber(100 * confidence)}%`
}
