/**
 * Tables of typed arrays. A column has the dtype that pandas' `read_csv` would give it, because that is what the
 * user's model was written for.
 */

interface ColumnBase {
  readonly name: string
  readonly length: number
}

/** Missing is NaN. */
export interface Float64Column extends ColumnBase {
  readonly dtype: 'float64'
  readonly values: Float64Array
}

/** Never missing. Whole numbers past 2^53 are in a BigInt64Array. */
export interface Int64Column extends ColumnBase {
  readonly dtype: 'int64'
  readonly values: Float64Array | BigInt64Array
}

/** Never missing. 0 or 1. */
export interface BoolColumn extends ColumnBase {
  readonly dtype: 'bool'
  readonly values: Uint8Array
}

/** Strings as codes into a dictionary; -1 is missing. The dictionary may hold values that no row uses. */
export interface StringColumn extends ColumnBase {
  readonly dtype: 'string'
  readonly codes: Int32Array
  readonly dictionary: readonly string[]
  /** True when the user asked for pandas' `category` dtype; absent: object. */
  readonly category?: boolean
}

/** Nanoseconds since 1970 UTC; the smallest int64 is NaT. */
export interface DatetimeColumn extends ColumnBase {
  readonly dtype: 'datetime64[ns]'
  readonly values: BigInt64Array
}

/** An object column: values of several Python types side by side, or bool with missing. `kinds` says which a row is. */
export interface MixedColumn extends ColumnBase {
  readonly dtype: 'object'
  /** One of MIXED_* per row. */
  readonly kinds: Uint8Array
  /** Floats, ints and bools (0/1) by row; unused elsewhere. */
  readonly numbers: Float64Array
  /** Codes of strings by row; unused elsewhere. */
  readonly codes: Int32Array
  readonly dictionary: readonly string[]
}

export const MIXED_NULL = 0
export const MIXED_FLOAT = 1
export const MIXED_INT = 2
export const MIXED_BOOL = 3
export const MIXED_STRING = 4

export type Column = Float64Column | Int64Column | BoolColumn | StringColumn | DatetimeColumn | MixedColumn

export interface Frame {
  readonly columns: readonly Column[]
  readonly length: number
}

/** What one row may hold when it is read or written singly. `null` is missing. */
export type Cell = number | bigint | boolean | string | null

/** Model output: one number per row (`width` 1), or `width` class probabilities per row, row-major. */
export interface Predictions {
  readonly values: Float64Array
  readonly width: number
}
