/** How bad: 0 PASS, 1 WARNING, 2 ALERT. */
export type Level = 0 | 1 | 2

/** A value past `alert` is an ALERT, else past `warning` a WARNING. Null: that level is not asked for. */
export interface Thresholds {
  readonly warning: number | null
  readonly alert: number | null
}

/** 0.89 − 0.86 is a hair above 0.03 in floating point; that is on the threshold, not past it. */
const ROUNDING = 1e-9

/** A value on a threshold is not past it. */
export function levelAbove(value: number, { warning, alert }: Thresholds): Level {
  if (alert !== null && value - alert > ROUNDING) return 2
  return warning !== null && value - warning > ROUNDING ? 1 : 0
}

export function levelBelow(value: number, { warning, alert }: Thresholds): Level {
  if (alert !== null && alert - value > ROUNDING) return 2
  return warning !== null && warning - value > ROUNDING ? 1 : 0
}

export type Direction = 'above' | 'below'

export function levelOf(value: number, thresholds: Thresholds, direction: Direction): Level {
  return direction === 'above' ? levelAbove(value, thresholds) : levelBelow(value, thresholds)
}
