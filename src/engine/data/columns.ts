/** Columns and frames cut, joined, compared and read by cell. Nothing here changes what it is given. */
import { CellCollector } from './cells.ts'
import { assembleColumn, type Chunk } from './chunks.ts'
import { NOT_A_NUMBER, NumberParser } from './csv/numbers.ts'
import {
  type Cell,
  type Column,
  type Frame,
  MIXED_BOOL,
  MIXED_FLOAT,
  MIXED_INT,
  MIXED_NULL,
  MIXED_STRING,
  type MixedColumn,
  type StringColumn
} from './frame.ts'

/** NaT: pandas' missing datetime. */
export const NOT_A_TIME = -(2n ** 63n)

/** What one row holds; datetimes as nanoseconds. Whole numbers of a BigInt64Array come as bigint. */
export function cellAt(column: Column, row: number): Cell {
  if (isMissing(column, row)) return null
  switch (column.dtype) {
    case 'bool':
      return column.values[row] === 1
    case 'string':
      return column.dictionary[column.codes[row]!]!
    case 'object': {
      const kind = column.kinds[row]
      if (kind === MIXED_STRING) return column.dictionary[column.codes[row]!]!
      return kind === MIXED_BOOL ? column.numbers[row] === 1 : column.numbers[row]!
    }
    default:
      return column.values[row]!
  }
}

export function isMissing(column: Column, row: number): boolean {
  switch (column.dtype) {
    case 'float64':
      return Number.isNaN(column.values[row]!)
    case 'string':
      return column.codes[row]! < 0
    case 'datetime64[ns]':
      return column.values[row] === NOT_A_TIME
    case 'object':
      return column.kinds[row] === MIXED_NULL
    default:
      return false
  }
}

/** The rows at `indices`, in that order; a row may come more than once. */
export function takeRows(frame: Frame, indices: Int32Array): Frame {
  return { columns: frame.columns.map((column) => takeCells(column, indices)), length: indices.length }
}

export function takeCells(column: Column, indices: Int32Array): Column {
  const length = indices.length
  switch (column.dtype) {
    case 'string':
      return { ...column, length, codes: picked(column.codes, new Int32Array(length), indices) }
    case 'object':
      return {
        ...column,
        length,
        kinds: picked(column.kinds, new Uint8Array(length), indices),
        numbers: picked(column.numbers, new Float64Array(length), indices),
        codes: picked(column.codes, new Int32Array(length), indices)
      }
    case 'bool':
      return { ...column, length, values: picked(column.values, new Uint8Array(length), indices) }
    case 'float64':
      return { ...column, length, values: picked(column.values, new Float64Array(length), indices) }
    case 'datetime64[ns]':
      return { ...column, length, values: pickedBig(column.values, indices) }
    case 'int64': {
      const { values } = column
      return values instanceof BigInt64Array
        ? { ...column, length, values: pickedBig(values, indices) }
        : { ...column, length, values: picked(values, new Float64Array(length), indices) }
    }
  }
}

function picked<T extends Float64Array | Int32Array | Uint8Array>(from: T, to: T, indices: Int32Array): T {
  for (let at = 0; at < indices.length; at++) to[at] = from[indices[at]!]!
  return to
}

function pickedBig(from: BigInt64Array, indices: Int32Array): BigInt64Array {
  const to = new BigInt64Array(indices.length)
  for (let at = 0; at < indices.length; at++) to[at] = from[indices[at]!]!
  return to
}

/** The columns of these names, in this order. Throws RangeError when the frame lacks one. */
export function selectColumns(frame: Frame, names: readonly string[]): Frame {
  const byName = new Map(frame.columns.map((column) => [column.name, column]))
  const columns = names.map((name) => {
    const column = byName.get(name)
    if (column === undefined) throw new RangeError(`the frame has no column ${JSON.stringify(name)}`)
    return column
  })
  return { columns, length: frame.length }
}

/** The frame with the column of the same name replaced. Throws RangeError when there is none, or lengths differ. */
export function replaceColumn(frame: Frame, column: Column): Frame {
  const at = frame.columns.findIndex(({ name }) => name === column.name)
  if (at < 0) throw new RangeError(`the frame has no column ${JSON.stringify(column.name)}`)
  if (column.length !== frame.length) {
    throw new RangeError(`a column of ${column.length} rows does not fit a frame of ${frame.length}`)
  }
  return { columns: frame.columns.with(at, column), length: frame.length }
}

/** The rows of all frames one after another, typed as `pandas.concat` types them. All must have the same names in order. */
export function concatFrames(frames: readonly Frame[]): Frame {
  const [first] = frames
  if (first === undefined) throw new RangeError('there is nothing to concatenate')
  const columns = first.columns.map(({ name }, index) => {
    const parts = frames.map((frame) => frame.columns[index])
    if (parts.some((part) => part?.name !== name))
      throw new RangeError('frames to concatenate differ in their columns')
    return concatColumns(name, parts as Column[])
  })
  return { columns, length: frames.reduce((sum, frame) => sum + frame.length, 0) }
}

function concatColumns(name: string, parts: readonly Column[]): Column {
  if (parts.some((part) => part.dtype === 'object')) {
    const collector = new CellCollector()
    for (const part of parts) for (let row = 0; row < part.length; row++) collector.add(cellAt(part, row))
    const column = collector.finish(name)
    return column.dtype === 'object' || column.dtype === 'string' ? column : asObject(column)
  }
  const codes = new Map<string, number>()
  const chunks = parts.map((part): Chunk => {
    switch (part.dtype) {
      case 'float64':
        return { kind: 'float', values: part.values }
      case 'int64':
        return { kind: 'int', values: part.values }
      case 'bool':
        return { kind: 'bool', values: part.values }
      case 'datetime64[ns]':
        return { kind: 'datetime', values: part.values }
      default:
        return { kind: 'text', codes: recoded(part, codes) }
    }
  })
  const category = parts.every((part) => part.dtype === 'string' && part.category === true)
  return assembleColumn(name, chunks, [...codes.keys()], category)
}

/** Codes of the column's rows in a dictionary that is shared, and gets the texts it lacks. */
function recoded({ codes, dictionary }: StringColumn | MixedColumn, shared: Map<string, number>): Int32Array {
  const target = Int32Array.from(dictionary, (text) => {
    const code = shared.get(text) ?? shared.size
    shared.set(text, code)
    return code
  })
  return codes.map((code) => (code < 0 ? -1 : target[code]!))
}

/** Once a column is object, pandas keeps it so whatever it holds. */
function asObject(column: Column): Column {
  const { name, length } = column
  const kinds = new Uint8Array(length)
  const numbers = new Float64Array(length)
  for (let row = 0; row < length; row++) {
    const cell = cellAt(column, row)
    kinds[row] =
      cell === null
        ? MIXED_NULL
        : column.dtype === 'bool'
          ? MIXED_BOOL
          : column.dtype === 'int64'
            ? MIXED_INT
            : MIXED_FLOAT
    numbers[row] = Number(cell)
  }
  return {
    name,
    length,
    dtype: 'object',
    kinds,
    numbers,
    codes: new Int32Array(length).fill(-1),
    dictionary: []
  }
}

const parser = new NumberParser()

/** The number a text spells (spaces around it allowed), or NaN. */
export function numberOfText(text: string): number {
  const bytes = Buffer.from(text)
  const value = parser.parse(bytes, 0, bytes.length)
  return parser.kind === NOT_A_NUMBER ? Number.NaN : value
}

/**
 * Each row as a number, NaN where it holds none: missing, a truth value, a datetime, or text that spells no number.
 * A float64 column gives its own array, which must not be written to.
 */
export function numbersOf(column: Column): Float64Array {
  switch (column.dtype) {
    case 'float64':
      return column.values
    case 'int64':
      return column.values instanceof Float64Array ? column.values : Float64Array.from(column.values, Number)
    case 'string': {
      const ofCodes = Float64Array.from(column.dictionary, numberOfText)
      const values = new Float64Array(column.length)
      for (let row = 0; row < column.length; row++) values[row] = ofCodes[column.codes[row]!] ?? Number.NaN
      return values
    }
    case 'object': {
      const ofCodes = Float64Array.from(column.dictionary, numberOfText)
      return column.numbers.map((value, row) => {
        const kind = column.kinds[row]!
        if (kind === MIXED_FLOAT || kind === MIXED_INT) return value
        return kind === MIXED_STRING ? ofCodes[column.codes[row]!]! : Number.NaN
      })
    }
    default:
      return new Float64Array(column.length).fill(Number.NaN)
  }
}
