/** Reading and writing values of a column, whatever its dtype. */
import type { Cell, Column } from '../../data/frame.ts'
import { cellAt, isMissing } from '../../data/columns.ts'

/** `value` as the column would hold it: whole in an int64 column, rounded away from `from`; text in a text column. */
export function numberCell(column: Column, value: number, from: number): Cell {
  const whole = value > from ? Math.ceil(value) : Math.floor(value)
  if (column.dtype === 'string') return String(value)
  if (column.dtype !== 'int64') return value
  return Number.isSafeInteger(whole) ? whole : BigInt(whole)
}

export function countRows(column: Column, isSo: (row: number) => boolean): number {
  let count = 0
  for (let row = 0; row < column.length; row++) if (isSo(row)) count++
  return count
}

export function countMissing(column: Column): number {
  return countRows(column, (row) => isMissing(column, row))
}

/** Counts rows by their text; each distinct text is judged once. Rows that hold no text don't count. */
export function countTexts(column: Column, isSo: (text: string) => boolean): number {
  if (column.dtype !== 'string' && column.dtype !== 'object') return 0
  const judged = new Map<number, boolean>()
  return countRows(column, (row) => {
    const text = textAt(column, row)
    if (text === null) return false
    const code = column.codes[row]!
    let so = judged.get(code)
    if (so === undefined) judged.set(code, (so = isSo(text)))
    return so
  })
}

/** The text that a row holds; null where it is missing or something else. */
export function textAt(column: Column, row: number): string | null {
  if (column.dtype !== 'string' && column.dtype !== 'object') return null
  const cell = cellAt(column, row)
  return typeof cell === 'string' ? cell : null
}

export function holdsText(column: Column): boolean {
  if (column.dtype === 'string') return true
  if (column.dtype !== 'object') return false
  for (let row = 0; row < column.length; row++) if (textAt(column, row) !== null) return true
  return false
}
