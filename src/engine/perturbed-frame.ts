/** Frames of rows of a dataset with single cells replaced, each column with the dtype that pandas would give it then. */
import { NOT_A_TIME, takeCells } from './data/columns.ts'
import {
  MIXED_BOOL,
  MIXED_FLOAT,
  MIXED_INT,
  MIXED_NULL,
  MIXED_STRING,
  type Cell,
  type Column,
  type Frame,
  type MixedColumn
} from './data/frame.ts'

export type Dtype = Column['dtype']

/** A row of the source frame with the cells of some columns replaced, columns ascending. */
export interface PerturbedRow {
  readonly row: number
  readonly columns: readonly number[]
  readonly cells: readonly Cell[]
}

/**
 * The dtype that a column has once `cell` is put in it: null makes int64 float64, text makes numbers an object column,
 * and so on, as assignment in pandas does.
 */
export function dtypeWith(column: Column, cell: Cell): Dtype {
  const { dtype } = column
  switch (dtype) {
    case 'float64':
      return cell === null || typeof cell === 'number' ? dtype : 'object'
    case 'int64':
      if (cell === null) return 'float64'
      if (typeof cell === 'bigint' || Number.isSafeInteger(cell)) return dtype
      return typeof cell === 'number' ? 'float64' : 'object'
    case 'bool':
      return typeof cell === 'boolean' ? dtype : 'object'
    case 'string':
      return cell === null || typeof cell === 'string' ? dtype : 'object'
    case 'datetime64[ns]':
      return cell === null || typeof cell === 'bigint' ? dtype : 'object'
    case 'object':
      return dtype
  }
}

/** Columns that get another dtype, in text that is equal for rows that may share a frame. */
export function dtypeSignature(frame: Frame, { columns, cells }: PerturbedRow): string {
  const parts: string[] = []
  columns.forEach((at, i) => {
    const column = frame.columns[at]!
    const dtype = dtypeWith(column, cells[i]!)
    if (dtype !== column.dtype) parts.push(`${at}:${dtype}`)
  })
  return parts.join()
}

/**
 * The rows as a frame of the columns `visible`. All rows must have the same `dtypeSignature`: a column whose dtype
 * changes is then replaced in every row.
 */
export function perturbedFrame(
  frame: Frame,
  rows: readonly PerturbedRow[],
  visible: readonly number[]
): Frame {
  const source = Int32Array.from(rows, (row) => row.row)
  const replaced = new Map<number, { at: number; cell: Cell }[]>()
  rows.forEach((row, at) => {
    row.columns.forEach((column, i) => {
      const cells = replaced.get(column)
      const entry = { at, cell: row.cells[i]! }
      if (cells === undefined) replaced.set(column, [entry])
      else cells.push(entry)
    })
  })
  return {
    length: rows.length,
    columns: visible.map((at) => withCells(frame.columns[at]!, source, replaced.get(at) ?? []))
  }
}

function withCells(source: Column, rows: Int32Array, cells: readonly { at: number; cell: Cell }[]): Column {
  const changed = cells.find(({ cell }) => dtypeWith(source, cell) !== source.dtype)
  if (changed !== undefined) {
    const dtype = dtypeWith(source, changed.cell)
    return dtype === 'float64'
      ? floatColumn(source.name, rows.length, cells)
      : objectColumn(source.name, rows.length, cells)
  }
  // A copy: what is written below is nobody else's.
  const column = takeCells(source, rows)
  if (cells.length === 0) return column
  switch (column.dtype) {
    case 'float64':
      for (const { at, cell } of cells) column.values[at] = cell === null ? NaN : Number(cell)
      return column
    case 'int64':
      for (const { at, cell } of cells) {
        if (column.values instanceof BigInt64Array) column.values[at] = BigInt(cell as number | bigint)
        else column.values[at] = Number(cell)
      }
      return column
    case 'bool':
      for (const { at, cell } of cells) column.values[at] = cell === true ? 1 : 0
      return column
    case 'datetime64[ns]':
      for (const { at, cell } of cells) column.values[at] = cell === null ? NOT_A_TIME : (cell as bigint)
      return column
    case 'string': {
      const texts = cells.map(({ cell }) => cell as string | null)
      const { dictionary, codes } = extendDictionary(column.dictionary, texts)
      cells.forEach(({ at }, i) => (column.codes[at] = codes[i]!))
      return { ...column, dictionary }
    }
    case 'object':
      return withMixedCells(column, cells)
  }
}

/** An int64 column that holds nulls or fractions now. */
function floatColumn(name: string, length: number, cells: readonly { at: number; cell: Cell }[]): Column {
  const values = new Float64Array(length).fill(NaN)
  for (const { at, cell } of cells) if (cell !== null) values[at] = Number(cell)
  return { name, length, dtype: 'float64', values }
}

/** A column that was of one dtype and holds values of another in every row now. */
function objectColumn(name: string, length: number, cells: readonly { at: number; cell: Cell }[]): Column {
  const empty: MixedColumn = {
    name,
    length,
    dtype: 'object',
    kinds: new Uint8Array(length),
    numbers: new Float64Array(length),
    codes: new Int32Array(length).fill(-1),
    dictionary: []
  }
  return withMixedCells(empty, cells)
}

function withMixedCells(column: MixedColumn, cells: readonly { at: number; cell: Cell }[]): Column {
  const { kinds, numbers, codes } = column
  const texts = cells.map(({ cell }) => (typeof cell === 'string' ? cell : null))
  const { dictionary, codes: added } = extendDictionary(column.dictionary, texts)
  cells.forEach(({ at, cell }, i) => {
    kinds[at] = kindOf(cell)
    codes[at] = added[i]!
    if (cell !== null && typeof cell !== 'string') numbers[at] = Number(cell)
  })
  return { ...column, dictionary }
}

function kindOf(cell: Cell): number {
  if (cell === null) return MIXED_NULL
  if (typeof cell === 'string') return MIXED_STRING
  if (typeof cell === 'boolean') return MIXED_BOOL
  return typeof cell === 'bigint' || Number.isSafeInteger(cell) ? MIXED_INT : MIXED_FLOAT
}

/** Codes of `texts` in the dictionary with the new ones at its end. The same array comes back when none is new. */
function extendDictionary(
  dictionary: readonly string[],
  texts: readonly (string | null)[]
): { dictionary: readonly string[]; codes: number[] } {
  const wanted = new Set(texts)
  const known = new Map<string, number>()
  if (wanted.size > 0) {
    dictionary.forEach((text, code) => {
      if (wanted.has(text) && !known.has(text)) known.set(text, code)
    })
  }
  const added: string[] = []
  const codes = texts.map((text) => {
    if (text === null) return -1
    let code = known.get(text)
    if (code === undefined) {
      code = dictionary.length + added.length
      known.set(text, code)
      added.push(text)
    }
    return code
  })
  return { dictionary: added.length === 0 ? dictionary : [...dictionary, ...added], codes }
}

/** Rows `from` to `to` of the columns `visible`, as copies of the numbers and with the same dictionaries. */
export function sliceFrame(frame: Frame, from: number, to: number, visible: readonly number[]): Frame {
  const length = to - from
  return {
    length,
    columns: visible.map((at) => {
      const column = frame.columns[at]!
      if (column.dtype === 'string') return { ...column, length, codes: column.codes.slice(from, to) }
      if (column.dtype === 'object') {
        return {
          ...column,
          length,
          kinds: column.kinds.slice(from, to),
          numbers: column.numbers.slice(from, to),
          codes: column.codes.slice(from, to)
        }
      }
      return { ...column, length, values: column.values.slice(from, to) } as Column
    })
  }
}
