/** Distinct values of a column, whatever its dtype, under one name each. */
import { cellAt, isMissing } from '../data/columns.ts'
import { type Cell, type Column, MIXED_STRING } from '../data/frame.ts'

/**
 * How a value is shown, and what makes it the same in two files: 1, 1.0 and the text "1" are one value, as a column may
 * be int64 in one file and text in the other. Truth values are written as Python writes them.
 */
export function valueName(cell: Exclude<Cell, null>): string {
  if (typeof cell === 'boolean') return cell ? 'True' : 'False'
  return typeof cell === 'string' ? cell : String(cell)
}

export interface ValueCount {
  readonly value: Exclude<Cell, null>
  readonly count: number
}

/** Values with their number of rows; missing ones are not counted. */
export function countValues(column: Column): Map<string, ValueCount> {
  const { ids, cells } = distinctIds(column)
  const counts = new Float64Array(cells.length)
  for (let row = 0; row < ids.length; row++) if (ids[row]! >= 0) counts[ids[row]!]!++
  const byName = new Map<string, ValueCount>()
  for (const [id, value] of cells.entries()) {
    if (counts[id] === 0) continue
    const name = valueName(value)
    // The text "1" and the number 1 of an object column fall together.
    const known = byName.get(name)
    byName.set(name, { value: known?.value ?? value, count: counts[id]! + (known?.count ?? 0) })
  }
  return byName
}

/** The rows as small numbers: `ids[row]` is the position of its value in `cells`, -1 where it is missing. */
export function distinctIds(column: Column): { ids: Int32Array; cells: Exclude<Cell, null>[] } {
  switch (column.dtype) {
    case 'string':
      return { ids: column.codes, cells: [...column.dictionary] }
    case 'bool':
      return { ids: Int32Array.from(column.values), cells: [false, true] }
    case 'object':
      return objectIds(column)
    default: {
      const ids = new Int32Array(column.length)
      const known = new Map<number | bigint, number>()
      const { values } = column
      for (let row = 0; row < column.length; row++) {
        if (isMissing(column, row)) {
          ids[row] = -1
          continue
        }
        const value = values[row]!
        let id = known.get(value)
        if (id === undefined) known.set(value, (id = known.size))
        ids[row] = id
      }
      return { ids, cells: [...known.keys()] }
    }
  }
}

function objectIds(column: Extract<Column, { dtype: 'object' }>): {
  ids: Int32Array
  cells: Exclude<Cell, null>[]
} {
  const known = new Map<string, number>()
  const cells: Exclude<Cell, null>[] = []
  const ids = new Int32Array(column.length)
  for (let row = 0; row < column.length; row++) {
    const cell = cellAt(column, row)
    if (cell === null) {
      ids[row] = -1
      continue
    }
    const key = column.kinds[row] === MIXED_STRING ? `s${cell}` : `${typeof cell}${String(cell)}`
    let id = known.get(key)
    if (id === undefined) {
      known.set(key, (id = known.size))
      cells.push(cell)
    }
    ids[row] = id
  }
  return { ids, cells }
}
