/** A feature cut into subsets of rows, the same way in every dataset. */
import { isMissing, numbersOf } from '../data/columns.ts'
import type { Cell, Column } from '../data/frame.ts'
import type { ColumnProfile } from './profile.ts'
import { distinctIds, valueName } from './values.ts'

/** Name of the subset of rows in which the feature is missing. */
export const MISSING_NAME = 'None'

export interface Subsets {
  readonly names: readonly string[]
  /** The subset of each row of a column of either dataset; -1 for a row that is in none. O(rows). */
  assign(column: Column): Int32Array
}

/**
 * Categorical: one subset per value of the reference that is frequent enough, in order of value; other values are in
 * none. Numeric: quantile bins of the reference, `[a, b]` and then `(b, c]`; equal edges are merged, but when the
 * smallest value fills a bin it is one of its own. Values beyond the outer edges belong to the outer bins. Missing
 * values are the last subset, named None, when the reference has enough of them.
 *
 * @param minSubsetFrequency least share of the reference rows that a value must have
 */
export function subsetsOf(profile: ColumnProfile, minSubsetFrequency: number): Subsets {
  const least = Math.max(1, minSubsetFrequency * profile.rows)
  const hasMissing = profile.nulls >= least
  if (profile.numbers !== null) return binsOf(profile.numbers.subsetEdges, hasMissing)

  const frequent = profile.values.filter(({ count }) => count >= least)
  const ordered = frequent.map(({ value }) => value).sort(compareValues)
  return valuesOf(ordered.map(valueName), hasMissing)
}

/** Numbers in order, then texts. */
function compareValues(a: Exclude<Cell, null>, b: Exclude<Cell, null>): number {
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : 1
  if (typeof a === 'string') return 1
  if (typeof b === 'string') return -1
  return Number(a) - Number(b)
}

function valuesOf(values: readonly string[], hasMissing: boolean): Subsets {
  const byName = new Map(values.map((name, subset) => [name, subset]))
  const missing = hasMissing ? values.length : -1
  return {
    names: hasMissing ? [...values, MISSING_NAME] : values,
    assign: (column) => {
      const { ids, cells } = distinctIds(column)
      const subsets = Int32Array.from(cells, (cell) => byName.get(valueName(cell)) ?? -1)
      return ids.map((id) => (id < 0 ? missing : subsets[id]!))
    }
  }
}

function binsOf(edges: Float64Array, hasMissing: boolean): Subsets {
  const upper = Float64Array.from(new Set(edges.subarray(1)))
  const texts = distinctTexts([edges[0]!, ...upper])
  const names = [...upper].map((_, bin) =>
    bin === 0 ? `[${texts[0]}, ${texts[1]}]` : `(${texts[bin]}, ${texts[bin + 1]}]`
  )
  const last = upper.length - 1
  const missing = hasMissing ? names.length : -1
  return {
    names: hasMissing ? [...names, MISSING_NAME] : names,
    assign: (column) => {
      const numbers = numbersOf(column)
      const subsets = new Int32Array(column.length)
      for (let row = 0; row < column.length; row++) {
        const value = numbers[row]!
        if (Number.isNaN(value)) {
          // Text among numbers is neither missing nor in a bin.
          subsets[row] = isMissing(column, row) ? missing : -1
          continue
        }
        let bin = 0
        while (bin < last && value > upper[bin]!) bin++
        subsets[row] = bin
      }
      return subsets
    }
  }
}

/** Numbers with as few digits as keep different ones apart. */
function distinctTexts(numbers: readonly number[]): string[] {
  const wanted = new Set(numbers).size
  for (const digits of [6, 9, 12]) {
    const texts = numbers.map((value) => String(Number(value.toPrecision(digits))))
    if (new Set(texts).size === wanted) return texts
  }
  return numbers.map(String)
}
