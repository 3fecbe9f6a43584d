/** How bad: 0 PASS, 1 WARNING, 2 ALERT. */
export type Level = 0 | 1 | 2

/** A value past `alert` is an ALERT, else past `warning` a WARNING. Null: that level is not asked for. */
export interface Thresholds {
  readonly warning: number | null
  readonly alert: number | null
}

/** A value exactly on a threshold is not past it. */
export function levelAbove(value: number, { warning, alert }: Thresholds): Level {
  if (alert !== null && value > alert) return 2
  return warning !== null && value > warning ? 1 : 0
}

export function levelBelow(value: number, { warning, alert }: Thresholds): Level {
  if (alert !== null && value < alert) return 2
  return warning !== null && value < warning ? 1 : 0
}

export type Direction = 'above' | 'below'

export function levelOf(value: number, thresholds: Thresholds, direction: Direction): Level {
  return direction === 'above' ? levelAbove(value, thresholds) : levelBelow(value, thresholds)
}
