/** One column of a CSV file: cells in, typed chunks, one typed column out. */
import { assembleColumn, type Chunk } from '../chunks.ts'
import { decodeLatin1, decodeUtf8, Dictionary } from '../dictionary.ts'
import { DataError, quoted } from '../errors.ts'
import type { Column } from '../frame.ts'
import { LARGE_INTEGER, NOT_A_NUMBER, NumberParser, REAL, SMALL_INTEGER } from './numbers.ts'
import type { CsvOptions, DtypeName } from './options.ts'
import type { Tokenizer } from './tokenizer.ts'

const MAX_INT64 = 2n ** 63n - 1n
const MIN_INT64 = -(2n ** 63n)
const MAX_UINT64 = 2n ** 64n - 1n

/** Cells of one column in a block of rows: fields as the tokenizer marks them, and the file's line of each row. */
export interface Cells {
  readonly tokenizer: Tokenizer
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly from: number
  readonly rows: number
  readonly lines: Int32Array
}

/**
 * Infers a type for each block of rows in pandas' order (int64, float64, bool, object) and keeps the block in that type.
 * pandas reads a file in blocks of the same size, so a column that is numbers in one block and text in a later one
 * becomes the same mix of Python ints and strings.
 */
export class CsvColumn {
  readonly name: string
  readonly #dtype: DtypeName | undefined
  readonly #options: CsvOptions
  readonly #missing: ReadonlySet<string>
  readonly #missingNumbers: ReadonlySet<number>
  readonly #numbers: NumberParser
  readonly #dictionary: Dictionary
  readonly #chunks: Chunk[] = []
  #hasUint64 = false

  constructor(name: string, options: CsvOptions) {
    this.name = name
    this.#options = options
    this.#dtype = options.dtype.all ?? options.dtype.byColumn?.get(name)
    const missing = options.missing.forColumn(name)
    this.#missing = missing.spellings
    this.#missingNumbers = missing.numbers
    this.#numbers = new NumberParser(options.decimal.charCodeAt(0), options.thousands?.charCodeAt(0))
    const decode = options.encoding === 'utf-8' ? decodeUtf8 : decodeLatin1
    this.#dictionary = new Dictionary(decode, (text) => missing.spellings.has(text))
  }

  /** Bytes the column's distinct strings take. */
  get dictionaryBytes(): number {
    return this.#dictionary.byteLength
  }

  /** True when whole numbers past 2^63 are kept as their nearest doubles. */
  get hasUint64(): boolean {
    return this.#hasUint64
  }

  append(cells: Cells): void {
    this.#chunks.push(this.#convert(cells))
  }

  finish(): Column {
    return assembleColumn(this.name, this.#chunks, this.#dictionary.strings, this.#dtype === 'category')
  }

  #convert(cells: Cells): Chunk {
    switch (this.#dtype) {
      case 'str':
      case 'category':
        return this.#asText(cells)
      case 'bool':
        return this.#asBooleans(cells) ?? this.#mismatch(cells, 'true or false')
      case 'int': {
        const chunk = this.#asNumbers(cells)
        return chunk?.kind === 'int' ? chunk : this.#mismatch(cells, 'a whole number, none missing')
      }
      case 'float':
        return this.#asNumbers(cells, false) ?? this.#mismatch(cells, 'a number')
      case undefined:
        return this.#asNumbers(cells) ?? this.#asBooleans(cells) ?? this.#asText(cells)
    }
  }

  /**
   * int64 or float64; undefined when some cell is neither missing nor a number; text when pandas gives up on a whole
   * number that is too large. `mayBeIntegers` is false when float64 is asked for.
   */
  #asNumbers(cells: Cells, mayBeIntegers = true): Chunk | undefined {
    const { starts, ends, from, rows, tokenizer } = cells
    const numbers = this.#numbers
    const emptyIsMissing = this.#missing.has('')
    const hasMissingNumbers = this.#missingNumbers.size > 0
    const values = new Float64Array(rows)
    let onlyIntegers = mayBeIntegers
    let hasLarge = false
    let nulls = 0
    for (let row = 0; row < rows; row++) {
      let bytes = tokenizer.bytes
      let start = starts[from + row]!
      let end = ends[from + row]!
      if (start === end && emptyIsMissing) {
        values[row] = Number.NaN
        nulls++
        continue
      }
      if (end < 0) {
        bytes = tokenizer.unquote(start, ~end)
        start = 0
        end = bytes.length
      }
      const value = numbers.parse(bytes, start, end)
      values[row] = value
      if (numbers.kind === NOT_A_NUMBER) {
        const text = latin1(bytes, start, end)
        if (this.#missing.has(text)) nulls++
        else {
          const infinity = infinityOf(text)
          if (infinity === undefined) return undefined
          values[row] = infinity
          onlyIntegers = false
        }
      } else if (
        hasMissingNumbers &&
        this.#missingNumbers.has(value) &&
        this.#missing.has(latin1(bytes, start, end))
      ) {
        values[row] = Number.NaN
        nulls++
      } else if (onlyIntegers && numbers.kind !== SMALL_INTEGER) {
        hasLarge ||= numbers.kind === LARGE_INTEGER
        if (isPastInt64(this.#integerParts(latin1(bytes, start, end)))) {
          const outcome = this.#pastInt64(cells)
          if (outcome === 'text') return undefined
          if (outcome === 'text with missing kept') return this.#asText(cells, true)
          if (outcome === 'uint64') this.#hasUint64 = true
          onlyIntegers = false
        } else if (numbers.kind === REAL) onlyIntegers = false
      }
    }
    if (onlyIntegers && nulls === 0) {
      if (hasLarge) return { kind: 'int', values: this.#exactIntegers(cells) }
      // A whole number has no negative zero.
      for (let row = 0; row < rows; row++) values[row]! += 0
      return { kind: 'int', values }
    }
    if (onlyIntegers) {
      // pandas marks missing whole numbers by the smallest int64, so that value itself turns into missing too.
      for (let row = 0; row < rows; row++)
        values[row] = values[row] === -(2 ** 63) ? Number.NaN : values[row]! + 0
    } else if (hasMissingNumbers) {
      for (let row = 0; row < rows; row++)
        if (this.#missingNumbers.has(values[row]!)) values[row] = Number.NaN
    }
    return { kind: 'float', values }
  }

  /**
   * What pandas makes of a column that begins with whole numbers of which one is past int64: it starts again with
   * uint64, and what stops that decides. The order of the rows matters, so this replays it.
   */
  #pastInt64(cells: Cells): 'uint64' | 'float' | 'text' | 'text with missing kept' {
    let large = false
    let negative = false
    let missing = false
    for (let row = 0; row < cells.rows; row++) {
      const text = this.#text(cells, row)
      if (this.#missing.has(text)) {
        missing = true
        continue
      }
      const { sign, digits, rest } = this.#integerParts(text)
      if (sign === '-') negative = true
      else if (digits !== '' && BigInt(digits) > MAX_UINT64) return 'text'
      else if (digits === '' || rest !== '') return 'float'
      else large ||= BigInt(digits) > MAX_INT64
    }
    if (!large) return 'text'
    return negative || missing ? 'text with missing kept' : 'uint64'
  }

  /** A cell as pandas' integer parser sees it: digits up to the first character that is none. */
  #integerParts(text: string): IntegerParts {
    const { thousands } = this.#options
    const plain = thousands === undefined ? text : text.replaceAll(thousands, '')
    const [, sign = '', digits = '', rest = ''] = /^\s*([+-]?)(\d*)(.*?)\s*$/s.exec(plain) ?? []
    return { sign, digits, rest }
  }

  #exactIntegers(cells: Cells): BigInt64Array {
    const values = new BigInt64Array(cells.rows)
    for (let row = 0; row < cells.rows; row++) {
      const bytes = Buffer.from(this.#text(cells, row), 'latin1')
      values[row] = this.#numbers.parseBigInt(bytes, 0, bytes.length)
    }
    return values
  }

  /** bool, or object when some are missing; undefined when some cell is neither. */
  #asBooleans(cells: Cells): Chunk | undefined {
    const values = new Int8Array(cells.rows)
    let nulls = 0
    for (let row = 0; row < cells.rows; row++) {
      const text = this.#text(cells, row)
      if (this.#missing.has(text)) {
        values[row] = -1
        nulls++
        continue
      }
      const value = this.#booleanOf(text)
      if (value === undefined) return undefined
      values[row] = value ? 1 : 0
    }
    return nulls === 0
      ? { kind: 'bool', values: new Uint8Array(values.buffer) }
      : { kind: 'nullable-bool', values }
  }

  #booleanOf(text: string): boolean | undefined {
    if (this.#options.trueValues.has(text)) return true
    if (this.#options.falseValues.has(text)) return false
    if (text.length !== 4 && text.length !== 5) return undefined
    const lower = text.toLowerCase()
    return lower === 'true' ? true : lower === 'false' ? false : undefined
  }

  /** @param keepMissing texts that mean missing stay texts, as pandas has it when uint64 cannot hold a column */
  #asText(cells: Cells, keepMissing = false): Chunk {
    const { tokenizer, starts, ends, from, rows } = cells
    const codes = new Int32Array(rows)
    const dictionary = this.#dictionary
    for (let row = 0; row < rows; row++) {
      const start = starts[from + row]!
      const end = ends[from + row]!
      if (end >= 0) codes[row] = dictionary.code(tokenizer.bytes, start, end)
      else {
        const text = tokenizer.unquote(start, ~end)
        codes[row] = dictionary.code(text, 0, text.length)
      }
    }
    if (keepMissing) {
      for (let row = 0; row < rows; row++)
        if (codes[row] === -1) codes[row] = dictionary.keptCode(this.#text(cells, row))
    }
    return { kind: 'text', codes }
  }

  /** The cell's bytes, one character each: enough to compare with ASCII spellings and to read numbers. */
  #text({ tokenizer, starts, ends, from }: Cells, row: number): string {
    const start = starts[from + row]!
    const end = ends[from + row]!
    if (end >= 0) return latin1(tokenizer.bytes, start, end)
    const text = tokenizer.unquote(start, ~end)
    return latin1(text, 0, text.length)
  }

  #mismatch(cells: Cells, wanted: string): never {
    for (let row = 0; row < cells.rows; row++) {
      const text = this.#text(cells, row)
      const bytes = Buffer.from(text, 'latin1')
      this.#numbers.parse(bytes, 0, bytes.length)
      const { kind } = this.#numbers
      const isNull = this.#missing.has(text)
      const fits =
        this.#dtype === 'bool'
          ? this.#booleanOf(text) !== undefined
          : this.#dtype === 'float'
            ? isNull || kind !== NOT_A_NUMBER || infinityOf(text) !== undefined
            : !isNull && kind !== NOT_A_NUMBER && kind !== REAL
      if (fits) continue
      throw new DataError(
        'data-dtype',
        `Column ${quoted(this.name)} holds ${quoted(text)} on line ${cells.lines[row]!}, where loading_kwargs.dtype asks for ${wanted}.`,
        'Change the dtype, or leave it out.'
      )
    }
    throw new DataError(
      'data-dtype',
      `Column ${quoted(this.name)} holds numbers past int64, which loading_kwargs.dtype asks for.`
    )
  }
}

interface IntegerParts {
  sign: string
  digits: string
  rest: string
}

function isPastInt64({ sign, digits }: IntegerParts): boolean {
  if (digits.length < 19) return false
  const value = BigInt(digits)
  return sign === '-' ? -value < MIN_INT64 : value > MAX_INT64
}

function latin1(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1')
}

function infinityOf(text: string): number | undefined {
  if (text.length > 9) return undefined
  switch (text.toLowerCase()) {
    case 'inf':
    case '+inf':
    case 'infinity':
    case '+infinity':
      return Infinity
    case '-inf':
    case '-infinity':
      return -Infinity
    default:
      return undefined
  }
}
