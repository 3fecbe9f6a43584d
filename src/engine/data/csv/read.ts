/** CSV to typed columns, in one pass over the bytes. */
import { isUtf8 } from 'node:buffer'
import { decodeLatin1, decodeUtf8 } from '../dictionary.ts'
import { DataError, quoted } from '../errors.ts'
import type { Frame } from '../frame.ts'
import type { MemoryBudget } from '../memory.ts'
import { CsvColumn } from './column.ts'
import { columnNames, selectedColumns } from './names.ts'
import type { CsvOptions } from './options.ts'
import { NEED_MORE, NO_RECORD, Tokenizer } from './tokenizer.ts'

/** pandas reads blocks of about this many cells, and infers types for each block. */
const BLOCK_CELLS = 2 ** 20
/** A block of long texts is closed early, so that what is held does not grow with the length of the cells. */
const BLOCK_BYTES = 64 * 2 ** 20

/**
 * @param bytes the file, unpacked
 * @param path for messages
 * @param note told what was left out or adapted
 * @throws DataError naming the line, or the byte offset where bytes are not in the encoding
 */
export async function readCsv(
  bytes: AsyncIterable<Uint8Array>,
  path: string,
  options: CsvOptions,
  budget: MemoryBudget,
  note: (text: string) => void
): Promise<Frame> {
  const reader = new CsvReader(path, options, budget, note)
  for await (const chunk of bytes) {
    reader.push(chunk)
    if (reader.isFull) break
  }
  return reader.finish()
}

class CsvReader {
  readonly #path: string
  readonly #options: CsvOptions
  readonly #budget: MemoryBudget
  readonly #note: (text: string) => void
  readonly #tokenizer: Tokenizer
  /** Bytes of the file before the tokenizer's window. */
  #offset = 0
  #startsWithMark = false
  #toSkip: number
  #header: string[] | undefined
  /** Set once the first row is known, because that row decides how many fields a row has. */
  #block: Block | undefined

  constructor(path: string, options: CsvOptions, budget: MemoryBudget, note: (text: string) => void) {
    this.#path = path
    this.#options = options
    this.#budget = budget
    this.#note = note
    this.#toSkip = options.skipRows
    this.#tokenizer = new Tokenizer({
      delimiter: options.delimiter.charCodeAt(0),
      quote: options.quote?.charCodeAt(0) ?? -1
    })
  }

  get isFull(): boolean {
    return this.#options.rows !== undefined && (this.#block?.total ?? 0) >= this.#options.rows
  }

  push(chunk: Uint8Array): void {
    this.#tokenizer.push(chunk)
    this.#scan()
  }

  finish(): Frame {
    this.#tokenizer.end()
    if (!this.isFull) this.#scan()
    this.#flush()
    const block = this.#block
    if (block === undefined) {
      if (this.#header === undefined) {
        throw new DataError('data-empty', `${this.#path} holds no records.`, 'Check the step that wrote it.')
      }
      throw new DataError(
        'data-no-rows',
        `${this.#path} has a header but no rows.`,
        'Check the step that wrote it.'
      )
    }
    const uint64 = block.columns.filter((column) => column?.hasUint64).map((column) => quoted(column!.name))
    if (uint64.length > 0) {
      this.#note(`${this.#path}: whole numbers past 2^63 are kept as float64 in ${uint64.join(', ')}.`)
    }
    const columns = block.columns.filter((column) => column !== undefined).map((column) => column.finish())
    return { columns, length: block.total }
  }

  #scan(): void {
    const tokenizer = this.#tokenizer
    if (!this.#startsWithMark) {
      if (!tokenizer.skipByteOrderMark()) return
      this.#startsWithMark = true
    }
    while (this.#toSkip > 0) {
      if (tokenizer.skipRecord() !== 0) return
      this.#toSkip--
    }
    while (!this.isFull) {
      const fields = tokenizer.scanRecord()
      if (fields === NEED_MORE || fields === NO_RECORD) return
      if (this.#header === undefined && this.#options.header) this.#header = this.#strings(fields)
      else this.#addRow(fields)
    }
  }

  #addRow(fields: number): void {
    this.#block ??= this.#firstRow(fields)
    const block = this.#block
    if (fields > block.width) throw this.#tooManyFields(fields, block.width)
    block.add(this.#tokenizer, fields)
    if (block.rows === block.capacity || this.#tokenizer.position > BLOCK_BYTES) this.#flush()
  }

  #firstRow(fields: number): Block {
    const { names, unnamed } = columnNames(this.#header, this.#options, fields)
    if (unnamed > 0) {
      const what = unnamed === 1 ? 'The first field' : `The first ${unnamed} fields`
      this.#note(
        `${this.#path}: ${what} of each row has no name in the header and is left out, as pandas takes it for the index.`
      )
    }
    const selected = selectedColumns(names, this.#options)
    const columns = names.map((name, index) =>
      selected.has(index) ? new CsvColumn(name, this.#options) : undefined
    )
    const leading = new Array<undefined>(unnamed).fill(undefined)
    return new Block([...leading, ...columns])
  }

  #flush(): void {
    const tokenizer = this.#tokenizer
    if (this.#options.encoding === 'utf-8') this.#requireUtf8(tokenizer.bytes.subarray(0, tokenizer.position))
    const block = this.#block
    if (block !== undefined && block.rows > 0) {
      block.convert(tokenizer)
      const strings = block.columns.reduce((sum, column) => sum + (column?.dictionaryBytes ?? 0), 0)
      this.#budget.require(block.total * block.columns.length * 8 + strings, this.#path)
    }
    this.#offset += tokenizer.discard()
  }

  #strings(fields: number): string[] {
    const { bytes, starts, ends, position } = this.#tokenizer
    const isUtf8Encoded = this.#options.encoding === 'utf-8'
    if (isUtf8Encoded) this.#requireUtf8(bytes.subarray(0, position))
    const decode = isUtf8Encoded ? decodeUtf8 : decodeLatin1
    return Array.from({ length: fields }, (_, index) => {
      const start = starts[index]!
      const end = ends[index]!
      return decode(end < 0 ? this.#tokenizer.unquote(start, ~end) : bytes.subarray(start, end))
    })
  }

  #requireUtf8(bytes: Uint8Array): void {
    if (isUtf8(bytes)) return
    const at = validUtf8Length(bytes)
    const line = bytes.subarray(0, at).reduce((count, byte) => count + (byte === 10 ? 1 : 0), 1)
    const where = this.#offset === 0 ? ` (line ${line})` : ''
    throw new DataError(
      'data-encoding',
      `${this.#path} is not UTF-8: byte 0x${bytes[at]!.toString(16).padStart(2, '0')} at offset ${this.#offset + at}${where}.`,
      'Save it as UTF-8, or set loading_kwargs.encoding to "latin-1".'
    )
  }

  #tooManyFields(fields: number, width: number): DataError {
    return new DataError(
      'data-ragged-line',
      `${this.#path} has ${fields} fields on line ${this.#tokenizer.recordLine}, where ${width} were expected.`,
      'Quote the field that holds the delimiter, or check loading_kwargs.sep.'
    )
  }
}

/** Fields of up to `capacity` rows, by column, as positions in the tokenizer's window. */
class Block {
  /** Undefined for a column that is left out. */
  readonly columns: readonly (CsvColumn | undefined)[]
  readonly width: number
  readonly capacity: number
  rows = 0
  /** Rows of this and all earlier blocks. */
  total = 0
  readonly #starts: Int32Array
  readonly #ends: Int32Array
  readonly #lines: Int32Array

  constructor(columns: readonly (CsvColumn | undefined)[]) {
    this.columns = columns
    this.width = columns.length
    this.capacity = blockRows(this.width)
    this.#starts = new Int32Array(this.width * this.capacity)
    this.#ends = new Int32Array(this.width * this.capacity)
    this.#lines = new Int32Array(this.capacity)
  }

  add(tokenizer: Tokenizer, fields: number): void {
    const { starts, ends, recordLine } = tokenizer
    const { width, capacity } = this
    this.#lines[this.rows] = recordLine
    let at = this.rows
    for (let field = 0; field < fields; field++, at += capacity) {
      this.#starts[at] = starts[field]!
      this.#ends[at] = ends[field]!
    }
    // A row that is too short is filled up with empty fields.
    for (let field = fields; field < width; field++, at += capacity) {
      this.#starts[at] = 0
      this.#ends[at] = 0
    }
    this.rows++
    this.total++
  }

  convert(tokenizer: Tokenizer): void {
    this.columns.forEach((column, index) => {
      column?.append({
        tokenizer,
        starts: this.#starts,
        ends: this.#ends,
        from: index * this.capacity,
        rows: this.rows,
        lines: this.#lines
      })
    })
    this.rows = 0
  }
}

/** Rows of one of pandas' blocks (`TextReader.buffer_lines` in pandas/_libs/parsers.pyx). */
function blockRows(width: number): number {
  const cells = Math.floor(BLOCK_CELLS / width)
  let rows = 1
  while (rows * 2 < cells) rows *= 2
  return rows
}

/** Length of the longest prefix that is UTF-8. */
function validUtf8Length(bytes: Uint8Array): number {
  let low = 0
  let high = bytes.length
  // A prefix may end inside a character; stepping back to its first byte keeps the search monotonic.
  const isValid = (length: number): boolean => {
    let end = length
    while (end > 0 && length - end < 3 && (bytes[end]! & 0xc0) === 0x80) end--
    return isUtf8(bytes.subarray(0, end))
  }
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (isValid(middle)) low = middle
    else high = middle - 1
  }
  while (low > 0 && !isUtf8(bytes.subarray(0, low))) low--
  return low
}
