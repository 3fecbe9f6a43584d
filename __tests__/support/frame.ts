/** Frames written as literals, with `null` for missing. */
import type { Column, Frame } from '../../src/engine/data/frame.ts'
import { MIXED_BOOL, MIXED_FLOAT, MIXED_INT, MIXED_NULL, MIXED_STRING } from '../../src/engine/data/frame.ts'

export const NAT = -(2n ** 63n)

export function frameOf(...columns: Column[]): Frame {
  return { columns, length: columns[0]?.length ?? 0 }
}

export function floats(name: string, values: readonly (number | null)[]): Column {
  return {
    name,
    dtype: 'float64',
    length: values.length,
    values: Float64Array.from(values, (value) => value ?? NaN)
  }
}

export function ints(name: string, values: readonly number[] | readonly bigint[]): Column {
  const big = values.some((value) => typeof value === 'bigint')
  return {
    name,
    dtype: 'int64',
    length: values.length,
    values: big ? BigInt64Array.from(values as bigint[]) : Float64Array.from(values as number[])
  }
}

export function bools(name: string, values: readonly boolean[]): Column {
  return { name, dtype: 'bool', length: values.length, values: Uint8Array.from(values, Number) }
}

export function strings(name: string, values: readonly (string | null)[]): Column {
  const { codes, dictionary } = encode(values)
  return { name, dtype: 'string', length: values.length, codes, dictionary }
}

/** Nanoseconds since 1970 UTC. */
export function datetimes(name: string, values: readonly (bigint | null)[]): Column {
  return {
    name,
    dtype: 'datetime64[ns]',
    length: values.length,
    values: BigInt64Array.from(values, (value) => value ?? NAT)
  }
}

/** Python values side by side: a bigint is an int, a number a float. */
export function mixed(name: string, values: readonly (number | bigint | boolean | string | null)[]): Column {
  const { codes, dictionary } = encode(values.map((value) => (typeof value === 'string' ? value : null)))
  return {
    name,
    dtype: 'object',
    length: values.length,
    kinds: Uint8Array.from(values, kindOf),
    numbers: Float64Array.from(values, (value) => (typeof value === 'string' ? 0 : Number(value))),
    codes,
    dictionary
  }
}

function kindOf(value: number | bigint | boolean | string | null): number {
  switch (typeof value) {
    case 'number':
      return MIXED_FLOAT
    case 'bigint':
      return MIXED_INT
    case 'boolean':
      return MIXED_BOOL
    case 'string':
      return MIXED_STRING
    default:
      return MIXED_NULL
  }
}

function encode(values: readonly (string | null)[]): { codes: Int32Array; dictionary: string[] } {
  const dictionary = [...new Set(values.filter((value) => value !== null))]
  return {
    codes: Int32Array.from(values, (value) => (value === null ? -1 : dictionary.indexOf(value))),
    dictionary
  }
}
