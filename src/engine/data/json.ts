/** JSON records and JSON lines to typed columns, one record at a time. */
import { CellCollector } from './cells.ts'
import { NumberParser, NOT_A_NUMBER } from './csv/numbers.ts'
import { DataError, quoted } from './errors.ts'
import { type Cell, type Column, type Frame, MIXED_NULL, MIXED_STRING } from './frame.ts'
import type { MemoryBudget } from './memory.ts'

const MAX_RECORD_BYTES = 128 * 2 ** 20

const OPEN_BRACE = 123
const CLOSE_BRACE = 125
const OPEN_BRACKET = 91
const CLOSE_BRACKET = 93
const QUOTE = 34
const BACKSLASH = 92
const COMMA = 44
const LF = 10

export interface JsonOptions {
  rows: number | undefined
  usecols: readonly string[] | undefined
}

/**
 * Reads an array of objects, or objects one after another (JSON lines). A key that a record lacks is missing there.
 * Types are those of `pandas.read_json`, but dates stay text.
 */
export async function readJson(
  bytes: AsyncIterable<Uint8Array>,
  path: string,
  options: JsonOptions,
  budget: MemoryBudget
): Promise<Frame> {
  const columns = new Map<string, CellCollector>()
  const wanted = options.usecols === undefined ? undefined : new Set(options.usecols)
  const splitter = new RecordSplitter(path)
  let rows = 0
  const isFull = (): boolean => options.rows !== undefined && rows >= options.rows

  const addRecord = (text: string, line: number): void => {
    for (const [name, value] of Object.entries(parseRecord(text, path, line))) {
      if (wanted !== undefined && !wanted.has(name)) continue
      let column = columns.get(name)
      if (column === undefined) columns.set(name, (column = new CellCollector()))
      column.fillTo(rows)
      column.add(cellOf(value, name, path, line))
    }
    rows++
    if (rows % 10_000 === 0) {
      budget.require(
        [...columns.values()].reduce((sum, column) => sum + column.byteLength, 0),
        path
      )
    }
  }

  for await (const chunk of bytes) {
    splitter.push(chunk)
    for (let record = splitter.next(); record !== undefined && !isFull(); record = splitter.next()) {
      addRecord(record.text, record.line)
    }
    if (isFull()) break
  }
  if (!isFull()) splitter.requireEnd()
  if (rows === 0)
    throw new DataError('data-no-rows', `${path} holds no records.`, 'Check the step that wrote it.')
  const finished = [...columns].map(([name, column]) => {
    column.fillTo(rows)
    return fromReadJson(column.finish(name))
  })
  return { columns: finished, length: rows }
}

/** Cuts a stream into the texts of its top-level objects. */
class RecordSplitter {
  readonly #path: string
  #bytes: Buffer = Buffer.alloc(0)
  #at = 0
  #line = 1
  /** Set by the first byte that is not space: `[` opens an array of records. */
  #isArray: boolean | undefined
  #closed = false

  constructor(path: string) {
    this.#path = path
  }

  push(chunk: Uint8Array): void {
    if (this.#bytes.length - this.#at > MAX_RECORD_BYTES) {
      throw new DataError(
        'data-record-too-long',
        `${this.#path} has a record longer than 128 MiB on line ${this.#line}.`
      )
    }
    this.#bytes = Buffer.concat([this.#bytes.subarray(this.#at), chunk])
    this.#at = 0
  }

  next(): { text: string; line: number } | undefined {
    if (!this.#skipToRecord()) return undefined
    const end = this.#endOfRecord()
    if (end === undefined) return undefined
    const bytes = this.#bytes.subarray(this.#at, end)
    const line = this.#line
    for (const byte of bytes) if (byte === LF) this.#line++
    this.#at = end
    try {
      return { text: strictUtf8.decode(bytes), line }
    } catch {
      throw new DataError(
        'data-encoding',
        `${this.#path} is not UTF-8 in the record on line ${line}.`,
        'Save it as UTF-8.'
      )
    }
  }

  /** Throws when the file ends inside a record or an array. */
  requireEnd(): void {
    const isOpen = this.#at < this.#bytes.length || (this.#isArray === true && !this.#closed)
    if (isOpen) throw this.#broken('ends before it is complete')
  }

  #skipToRecord(): boolean {
    for (; this.#at < this.#bytes.length; this.#at++) {
      const byte = this.#bytes[this.#at]!
      if (byte === LF) this.#line++
      if (byte === 32 || (byte >= 9 && byte <= 13)) continue
      if (this.#isArray === undefined && byte >= 0xbb) continue // byte order mark
      if (this.#isArray === undefined) {
        this.#isArray = byte === OPEN_BRACKET
        if (this.#isArray) continue
      }
      if (byte === OPEN_BRACE && !this.#closed) return true
      if (this.#isArray && byte === COMMA && !this.#closed) continue
      if (this.#isArray && byte === CLOSE_BRACKET && !this.#closed) {
        this.#closed = true
        continue
      }
      throw this.#broken('holds something other than records (objects)')
    }
    return false
  }

  #endOfRecord(): number | undefined {
    const bytes = this.#bytes
    let depth = 0
    let inText = false
    for (let at = this.#at; at < bytes.length; at++) {
      const byte = bytes[at]!
      if (inText) {
        if (byte === BACKSLASH) at++
        else if (byte === QUOTE) inText = false
      } else if (byte === QUOTE) inText = true
      else if (byte === OPEN_BRACE) depth++
      else if (byte === CLOSE_BRACE && --depth === 0) return at + 1
    }
    return undefined
  }

  #broken(what: string): DataError {
    return new DataError(
      'data-bad-json',
      `${this.#path} ${what}, near line ${this.#line}.`,
      'Write one JSON object per row: one on each line, or all in one array.'
    )
  }
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function parseRecord(text: string, path: string, line: number): object {
  try {
    // JSON.parse rounds whole numbers past 2^53, so their digits are read again where there may be one.
    return (/\d{16}/.test(text) ? JSON.parse(text, exactIntegers) : JSON.parse(text)) as object
  } catch (error) {
    throw new DataError(
      'data-bad-json',
      `${path} has a record on line ${line} that is not JSON: ${quoted((error as Error).message, 160)}.`,
      'Python writes NaN for a missing number, which JSON does not have: write null.'
    )
  }
}

function exactIntegers(_key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source
  const isRounded = typeof value === 'number' && !Number.isSafeInteger(value)
  return isRounded && source !== undefined && /^-?\d+$/.test(source) ? BigInt(source) : value
}

function cellOf(value: unknown, name: string, path: string, line: number): Cell {
  if (typeof value !== 'object' || value === null) return value as Cell
  throw new DataError(
    'data-nested-value',
    `${path} has a list or object in column ${quoted(name)} on line ${line}.`,
    'Every value must be a number, text, true, false or null.'
  )
}

const numbers = new NumberParser()

/**
 * `pandas.read_json` turns an object column into numbers when every value can be read as one (text and bools too), and
 * a float64 column without missing values into int64 when all are whole.
 */
function fromReadJson(column: Column): Column {
  const { name, length } = column
  let values: Float64Array | undefined
  if (column.dtype === 'float64') values = column.values
  else if (column.dtype === 'string') values = floatsOfStrings(column.codes, column.dictionary)
  else if (column.dtype === 'object') {
    const ofStrings = floatsOfStrings(column.codes, column.dictionary)
    values = ofStrings?.map((value, row) => {
      const kind = column.kinds[row]!
      return kind === MIXED_STRING ? value : kind === MIXED_NULL ? Number.NaN : column.numbers[row]!
    })
  }
  if (values === undefined) return column
  const isWhole = length > 0 && values.every((value) => Number.isSafeInteger(value))
  return isWhole
    ? { name, length, dtype: 'int64', values: values.map((value) => value + 0) }
    : { name, length, dtype: 'float64', values }
}

/** Undefined when some string is no number. */
function floatsOfStrings(codes: Int32Array, dictionary: readonly string[]): Float64Array | undefined {
  const byCode = new Float64Array(dictionary.length)
  for (const [code, text] of dictionary.entries()) {
    const bytes = Buffer.from(text)
    const value = numbers.parse(bytes, 0, bytes.length)
    if (numbers.kind === NOT_A_NUMBER) return undefined
    byCode[code] = value
  }
  return Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : byCode[code]!))
}
