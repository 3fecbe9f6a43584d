/** Parts of a column, each in the type that its own rows have, and how pandas joins such parts. */
import {
  type Column,
  MIXED_BOOL,
  MIXED_FLOAT,
  MIXED_INT,
  MIXED_NULL,
  MIXED_STRING,
  type MixedColumn,
  type StringColumn
} from './frame.ts'

export type Chunk =
  | { kind: 'int'; values: Float64Array | BigInt64Array }
  /** NaN is missing. */
  | { kind: 'float'; values: Float64Array }
  | { kind: 'bool'; values: Uint8Array }
  /** 0, 1, or -1 for missing. */
  | { kind: 'nullable-bool'; values: Int8Array }
  | { kind: 'text'; codes: Int32Array }
  /** Nanoseconds since 1970; the smallest int64 is missing. */
  | { kind: 'datetime'; values: BigInt64Array }

const chunkLength = (chunk: Chunk): number =>
  chunk.kind === 'text' ? chunk.codes.length : chunk.values.length

/**
 * The column that `pandas.concat` would make of the parts: numbers widen to float64, anything else of two kinds
 * becomes an object column that keeps each part's values as they are. Empties `chunks`, so that each part can be
 * freed while the column is made.
 */
export function assembleColumn(
  name: string,
  chunks: Chunk[],
  dictionary: readonly string[],
  category = false
): Column {
  const length = chunks.reduce((sum, chunk) => sum + chunkLength(chunk), 0)
  const kinds = new Set(chunks.map((chunk) => chunk.kind))
  const only = (...allowed: Chunk['kind'][]): boolean => [...kinds].every((kind) => allowed.includes(kind))
  const parts = chunks.splice(0)
  if (length === 0 || kinds.size === 0) return textColumn(name, 0, [], dictionary, category)
  if (only('int')) return { name, length, dtype: 'int64', values: joinIntegers(parts, length) }
  if (only('int', 'float')) return { name, length, dtype: 'float64', values: joinFloats(parts, length) }
  if (only('bool')) return { name, length, dtype: 'bool', values: joinInto(new Uint8Array(length), parts) }
  if (only('datetime')) {
    return { name, length, dtype: 'datetime64[ns]', values: joinBigInts(parts, length) }
  }
  if (
    parts.every((part) => part.kind === 'text' || (part.kind === 'float' && part.values.every(Number.isNaN)))
  ) {
    return textColumn(name, length, parts, dictionary, category)
  }
  return mixedColumn(name, length, parts, dictionary)
}

function joinInto<T extends Float64Array | Uint8Array>(target: T, parts: Chunk[]): T {
  let at = 0
  for (const part of parts) {
    target.set((part as { values: Float64Array }).values, at)
    at += chunkLength(part)
  }
  return target
}

function joinIntegers(parts: Chunk[], length: number): Float64Array | BigInt64Array {
  const isBig = parts.some((part) => 'values' in part && part.values instanceof BigInt64Array)
  if (!isBig)
    return parts.length === 1
      ? (parts[0] as { values: Float64Array }).values
      : joinInto(new Float64Array(length), parts)
  return joinBigInts(parts, length)
}

function joinBigInts(parts: Chunk[], length: number): BigInt64Array {
  const values = new BigInt64Array(length)
  let at = 0
  for (const part of parts) {
    if (part.kind !== 'int' && part.kind !== 'datetime') continue
    if (part.values instanceof BigInt64Array) values.set(part.values, at)
    else part.values.forEach((value, row) => (values[at + row] = BigInt(value)))
    at += chunkLength(part)
  }
  return values
}

function joinFloats(parts: Chunk[], length: number): Float64Array {
  const [first] = parts
  if (parts.length === 1 && first?.kind === 'float') return first.values
  const values = new Float64Array(length)
  let at = 0
  for (const part of parts) {
    if (part.kind !== 'int' && part.kind !== 'float') continue
    if (part.values instanceof Float64Array) values.set(part.values, at)
    else part.values.forEach((value, row) => (values[at + row] = Number(value)))
    at += chunkLength(part)
  }
  return values
}

function textColumn(
  name: string,
  length: number,
  parts: readonly Chunk[],
  dictionary: readonly string[],
  category: boolean
): StringColumn {
  const codes = new Int32Array(length).fill(-1)
  let at = 0
  for (const part of parts) {
    if (part.kind === 'text') codes.set(part.codes, at)
    at += chunkLength(part)
  }
  return { name, length, dtype: 'string', codes, dictionary, ...(category ? { category } : {}) }
}

function mixedColumn(
  name: string,
  length: number,
  parts: readonly Chunk[],
  dictionary: readonly string[]
): MixedColumn {
  const kinds = new Uint8Array(length)
  const numbers = new Float64Array(length)
  const codes = new Int32Array(length).fill(-1)
  let at = 0
  for (const part of parts) {
    for (let row = 0, rows = chunkLength(part); row < rows; row++, at++) {
      if (part.kind === 'text') {
        codes[at] = part.codes[row]!
        kinds[at] = codes[at] === -1 ? MIXED_NULL : MIXED_STRING
        continue
      }
      const value = Number(part.values[row])
      numbers[at] = value
      if (part.kind === 'int') kinds[at] = MIXED_INT
      else if (part.kind === 'float') kinds[at] = Number.isNaN(value) ? MIXED_NULL : MIXED_FLOAT
      else kinds[at] = value < 0 ? MIXED_NULL : MIXED_BOOL
    }
  }
  return { name, length, dtype: 'object', kinds, numbers, codes, dictionary }
}
