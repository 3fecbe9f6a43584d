/** Columns from single values, typed as pandas would infer from the same Python values. */
import { Dictionary, decodeUtf8 } from './dictionary.ts'
import {
  type Cell,
  type Column,
  MIXED_BOOL,
  MIXED_FLOAT,
  MIXED_INT,
  MIXED_NULL,
  MIXED_STRING
} from './frame.ts'

/** Collects the values of one column; `null` and NaN are missing. */
export class CellCollector {
  #kinds = new Uint8Array(64)
  #numbers = new Float64Array(64)
  #codes: Int32Array<ArrayBuffer> | undefined
  #length = 0
  /** Exact values of whole numbers past 2^53, by row. */
  readonly #large = new Map<number, bigint>()
  readonly #dictionary = new Dictionary(decodeUtf8)

  get length(): number {
    return this.#length
  }

  get byteLength(): number {
    return this.#kinds.length * 13 + this.#dictionary.byteLength
  }

  add(cell: Cell): void {
    if (this.#length === this.#kinds.length) this.#grow()
    const row = this.#length++
    if (cell === null || (typeof cell === 'number' && Number.isNaN(cell))) {
      this.#kinds[row] = MIXED_NULL
    } else if (typeof cell === 'number') {
      this.#kinds[row] = Number.isSafeInteger(cell) && !Object.is(cell, -0) ? MIXED_INT : MIXED_FLOAT
      this.#numbers[row] = cell
    } else if (typeof cell === 'bigint') {
      this.#kinds[row] = MIXED_INT
      this.#numbers[row] = Number(cell)
      if (!Number.isSafeInteger(Number(cell))) this.#large.set(row, cell)
    } else if (typeof cell === 'boolean') {
      this.#kinds[row] = MIXED_BOOL
      this.#numbers[row] = cell ? 1 : 0
    } else {
      this.#kinds[row] = MIXED_STRING
      this.#codes ??= new Int32Array(this.#kinds.length).fill(-1)
      this.#codes[row] = this.#dictionary.codeOf(cell)
    }
  }

  /** Adds missing values until the column has `length` rows. */
  fillTo(length: number): void {
    while (this.#length < length) this.add(null)
  }

  finish(name: string): Column {
    const length = this.#length
    const kinds = this.#kinds.slice(0, length)
    const numbers = this.#numbers.slice(0, length)
    const codes = this.#codes?.slice(0, length) ?? new Int32Array(length).fill(-1)
    const counts = [0, 0, 0, 0, 0]
    for (const kind of kinds) counts[kind]!++
    const nulls = counts[MIXED_NULL]!
    const isOnly = (...allowed: number[]): boolean =>
      allowed.reduce((sum, kind) => sum + counts[kind]!, nulls) === length
    const dictionary = this.#dictionary.strings
    if (counts[MIXED_STRING]! > 0 && isOnly(MIXED_STRING))
      return { name, length, dtype: 'string', codes, dictionary }
    if (counts[MIXED_BOOL]! > 0 && nulls === 0 && isOnly(MIXED_BOOL)) {
      return { name, length, dtype: 'bool', values: Uint8Array.from(numbers) }
    }
    if (counts[MIXED_INT]! > 0 && nulls === 0 && isOnly(MIXED_INT) && this.#fitsInt64()) {
      return { name, length, dtype: 'int64', values: this.#large.size > 0 ? this.#exact(numbers) : numbers }
    }
    if (isOnly(MIXED_INT, MIXED_FLOAT)) {
      for (let row = 0; row < length; row++) if (kinds[row] === MIXED_NULL) numbers[row] = Number.NaN
      return { name, length, dtype: 'float64', values: numbers }
    }
    return { name, length, dtype: 'object', kinds, numbers, codes, dictionary }
  }

  #fitsInt64(): boolean {
    return [...this.#large.values()].every((value) => value === BigInt.asIntN(64, value))
  }

  #exact(numbers: Float64Array): BigInt64Array {
    return BigInt64Array.from(numbers, (value, row) => this.#large.get(row) ?? BigInt(value))
  }

  #grow(): void {
    const capacity = this.#kinds.length * 2
    const kinds = new Uint8Array(capacity)
    kinds.set(this.#kinds)
    this.#kinds = kinds
    const numbers = new Float64Array(capacity)
    numbers.set(this.#numbers)
    this.#numbers = numbers
    if (this.#codes === undefined) return
    const codes = new Int32Array(capacity).fill(-1)
    codes.set(this.#codes)
    this.#codes = codes
  }
}

/**
 * The column that `pandas.Series(cells)` would be: whole numbers int64, or float64 when some are missing; bools bool,
 * or object when some are missing; strings object; everything missing float64; several kinds object.
 */
export function columnFromCells(name: string, cells: Iterable<Cell>): Column {
  const collector = new CellCollector()
  for (const cell of cells) collector.add(cell)
  return collector.finish(name)
}
