/** Frames of rows of a dataset with single cells replaced, each column with the dtype that pandas would give it then. */
import {
  MIXED_BOOL,
  MIXED_FLOAT,
  MIXED_INT,
  MIXED_NULL,
  MIXED_STRING,
  type Cell,
  type Column,
  type Frame
} from './data/frame.ts'

export type Dtype = Column['dtype']

/** A row of the source frame with the cells of some columns replaced, columns ascending. */
export interface PerturbedRow {
  readonly row: number
  readonly columns: readonly number[]
  readonly cells: readonly Cell[]
}

const NAT = -(2n ** 63n)

/** What one row holds in a column. */
export function cellAt(column: Column, row: number): Cell {
  switch (column.dtype) {
    case 'float64': {
      const value = column.values[row]!
      return Number.isNaN(value) ? null : value
    }
    case 'int64':
      return column.values[row]!
    case 'bool':
      return column.values[row] === 1
    case 'string': {
      const code = column.codes[row]!
      return code < 0 ? null : column.dictionary[code]!
    }
    case 'datetime64[ns]': {
      const value = column.values[row]!
      return value === NAT ? null : value
    }
    case 'object':
      switch (column.kinds[row]) {
        case MIXED_NULL:
          return null
        case MIXED_BOOL:
          return column.numbers[row] === 1
        case MIXED_STRING:
          return column.dictionary[column.codes[row]!]!
        default:
          return column.numbers[row]!
      }
  }
}

/** Missing, without building the cell. */
export function isMissing(column: Column, row: number): boolean {
  switch (column.dtype) {
    case 'float64':
      return Number.isNaN(column.values[row]!)
    case 'string':
      return column.codes[row]! < 0
    case 'datetime64[ns]':
      return column.values[row] === NAT
    case 'object':
      return column.kinds[row] === MIXED_NULL
    default:
      return false
  }
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

function withCells(column: Column, rows: Int32Array, cells: readonly { at: number; cell: Cell }[]): Column {
  const changed = cells.find(({ cell }) => dtypeWith(column, cell) !== column.dtype)
  if (changed !== undefined) {
    const dtype = dtypeWith(column, changed.cell)
    return dtype === 'float64'
      ? floatColumn(column.name, rows.length, cells)
      : mixedColumn(column, rows, cells)
  }
  const { name } = column
  const length = rows.length
  switch (column.dtype) {
    case 'float64': {
      const values = Float64Array.from(rows, (row) => column.values[row]!)
      for (const { at, cell } of cells) values[at] = cell === null ? NaN : Number(cell)
      return { name, length, dtype: 'float64', values }
    }
    case 'int64': {
      const { values: all } = column
      if (all instanceof BigInt64Array) {
        const values = BigInt64Array.from(rows, (row) => all[row]!)
        for (const { at, cell } of cells) values[at] = BigInt(cell as number | bigint)
        return { name, length, dtype: 'int64', values }
      }
      const values = Float64Array.from(rows, (row) => all[row]!)
      for (const { at, cell } of cells) values[at] = Number(cell)
      return { name, length, dtype: 'int64', values }
    }
    case 'bool': {
      const values = Uint8Array.from(rows, (row) => column.values[row]!)
      for (const { at, cell } of cells) values[at] = cell === true ? 1 : 0
      return { name, length, dtype: 'bool', values }
    }
    case 'string': {
      const codes = Int32Array.from(rows, (row) => column.codes[row]!)
      const texts = cells.map(({ cell }) => cell as string | null)
      const { dictionary, codes: added } = extendDictionary(column.dictionary, texts)
      cells.forEach(({ at }, i) => (codes[at] = added[i]!))
      return { name, length, dtype: 'string', codes, dictionary }
    }
    case 'datetime64[ns]': {
      const values = BigInt64Array.from(rows, (row) => column.values[row]!)
      for (const { at, cell } of cells) values[at] = cell === null ? NAT : (cell as bigint)
      return { name, length, dtype: 'datetime64[ns]', values }
    }
    case 'object':
      return mixedColumn(column, rows, cells)
  }
}

/** An int64 column that holds nulls or fractions now. */
function floatColumn(name: string, length: number, cells: readonly { at: number; cell: Cell }[]): Column {
  const values = new Float64Array(length).fill(NaN)
  for (const { at, cell } of cells) if (cell !== null) values[at] = Number(cell)
  return { name, length, dtype: 'float64', values }
}

function mixedColumn(column: Column, rows: Int32Array, cells: readonly { at: number; cell: Cell }[]): Column {
  const length = rows.length
  const kinds = new Uint8Array(length)
  const numbers = new Float64Array(length)
  const codes = new Int32Array(length).fill(-1)
  const texts = new Map<number, string>()
  const put = (at: number, cell: Cell): void => {
    texts.delete(at)
    if (cell === null) kinds[at] = MIXED_NULL
    else if (typeof cell === 'string') {
      kinds[at] = MIXED_STRING
      texts.set(at, cell)
    } else {
      kinds[at] =
        typeof cell === 'boolean' ? MIXED_BOOL : Number.isSafeInteger(Number(cell)) ? MIXED_INT : MIXED_FLOAT
      numbers[at] = Number(cell)
    }
  }
  const everyRow = cells.length === length
  for (let at = 0; at < length && !everyRow; at++) {
    put(at, cellAt(column, rows[at]!))
    // A whole number that is a float in the source stays one.
    if (column.dtype === 'object') kinds[at] = column.kinds[rows[at]!]!
  }
  for (const { at, cell } of cells) put(at, cell)
  const { dictionary, codes: added } = extendDictionary([], [...texts.values()])
  ;[...texts.keys()].forEach((at, i) => (codes[at] = added[i]!))
  return { name: column.name, length, dtype: 'object', kinds, numbers, codes, dictionary }
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
