/** Rows by group. `codes` null: every row is in group 0. A code of -1: the row is in no group. */
export interface Groups {
  readonly codes: Int32Array | null
  readonly count: number
}

export const ALL_ROWS: Groups = { codes: null, count: 1 }

/** Per group: number of values, their mean, and the sums of second and fourth powers of the deviations from it. */
export interface Moments {
  readonly count: Float64Array
  /** 0 for an empty group. */
  readonly mean: Float64Array
  readonly m2: Float64Array
  readonly m4: Float64Array
}

/** Two passes, so that nothing is lost where a group's spread is small against its mean. */
export function momentsOf(values: Float64Array, { codes, count: groups }: Groups): Moments {
  const count = new Float64Array(groups)
  const mean = new Float64Array(groups)
  const m2 = new Float64Array(groups)
  const m4 = new Float64Array(groups)
  for (let row = 0; row < values.length; row++) {
    const group = codes === null ? 0 : codes[row]!
    if (group < 0) continue
    count[group]!++
    mean[group]! += values[row]!
  }
  for (let group = 0; group < groups; group++) if (count[group]! > 0) mean[group]! /= count[group]!
  for (let row = 0; row < values.length; row++) {
    const group = codes === null ? 0 : codes[row]!
    if (group < 0) continue
    const square = (values[row]! - mean[group]!) ** 2
    m2[group]! += square
    m4[group]! += square * square
  }
  return { count, mean, m2, m4 }
}

/** The same groups with only the rows whose mark is `wanted`. */
export function restrict({ codes, count }: Groups, marks: Uint8Array, wanted: number): Groups {
  const kept = new Int32Array(marks.length)
  for (let row = 0; row < kept.length; row++) {
    kept[row] = marks[row] !== wanted ? -1 : codes === null ? 0 : codes[row]!
  }
  return { codes: kept, count }
}
