/**
 * Splits the bytes of a CSV file into records and fields the way pandas' C tokenizer does (RFC 4180, and beyond it:
 * lone CR ends a record, blank lines are skipped, text may follow a closing quote).
 */
import { DataError } from '../errors.ts'

/** What `scanRecord` may return besides a number of fields. */
export const NEED_MORE = -1
export const NO_RECORD = -2

const LF = 10
const CR = 13
const TAB = 9
const SPACE = 32

const PLAIN = 0
const SEPARATOR = 1
const LINE_END = 2

const MAX_RECORD_BYTES = 128 * 2 ** 20
const MAX_FIELDS = 100_000

export interface Dialect {
  /** Byte that separates fields. */
  delimiter: number
  /** Byte that quotes a field; -1: none. */
  quote: number
}

/**
 * Holds a window of the file. Positions in `bytes` stay valid until `discard`, however much is pushed, so that a
 * caller can collect many records before it converts them.
 */
export class Tokenizer {
  bytes: Uint8Array
  /** Fields of the last record: first byte, and the byte after the last; `~end` marks a field that needs `unquote`. */
  starts = new Int32Array(64)
  ends = new Int32Array(64)
  /** Line of the file, from 1, on which the last record began. */
  recordLine = 0
  /** Where in `bytes` the next record begins. */
  position = 0
  #length = 0
  #final = false
  #line = 1
  readonly #classes = new Uint8Array(256)
  readonly #delimiter: number
  readonly #quote: number

  constructor(dialect: Dialect, capacity = 4 * 2 ** 20) {
    this.bytes = new Uint8Array(capacity)
    this.#delimiter = dialect.delimiter
    this.#quote = dialect.quote
    this.#classes[dialect.delimiter] = SEPARATOR
    this.#classes[LF] = LINE_END
    this.#classes[CR] = LINE_END
  }

  push(chunk: Uint8Array): void {
    const needed = this.#length + chunk.length
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(Math.max(needed, this.bytes.length * 2))
      larger.set(this.bytes.subarray(0, this.#length))
      this.bytes = larger
    }
    this.bytes.set(chunk, this.#length)
    this.#length = needed
    if (this.#length - this.position > MAX_RECORD_BYTES + chunk.length) {
      throw new DataError(
        'data-record-too-long',
        `The record that begins on line ${this.#line} is longer than ${MAX_RECORD_BYTES / 2 ** 20} MiB.`,
        'Check for a quote that is never closed.'
      )
    }
  }

  /** No more bytes will come. */
  end(): void {
    this.#final = true
  }

  /** Forgets everything before `position`; earlier positions become invalid. Returns the number of bytes dropped. */
  discard(): number {
    const dropped = this.position
    this.bytes.copyWithin(0, dropped, this.#length)
    this.#length -= dropped
    this.position = 0
    return dropped
  }

  /** Skips a UTF-8 byte order mark at the position. Returns false when too few bytes are there to tell. */
  skipByteOrderMark(): boolean {
    if (this.#length - this.position < 3 && !this.#final) return false
    const [a, b, c] = this.bytes.subarray(this.position, Math.min(this.position + 3, this.#length))
    if (a === 0xef && b === 0xbb && c === 0xbf) this.position += 3
    return true
  }

  /**
   * Finds the next record that is not blank and puts its fields into `starts` and `ends`.
   * Returns their number, NEED_MORE (push and call again), or NO_RECORD at the end of the file.
   */
  scanRecord(): number {
    if (!this.#skipBlankLines()) return this.#final ? NO_RECORD : NEED_MORE
    return this.#scanFields()
  }

  /** As `scanRecord`, for a line whose content does not matter, blank or not. Returns 0 when it skipped one. */
  skipRecord(): number {
    if (this.position === this.#length) return this.#final ? NO_RECORD : NEED_MORE
    const fields = this.#scanFields()
    return fields === NEED_MORE ? NEED_MORE : 0
  }

  #scanFields(): number {
    const { bytes } = this
    const classes = this.#classes
    const length = this.#length
    const quote = this.#quote
    let at = this.position
    let lines = 0
    let fields = 0
    for (;;) {
      const start = at
      let end: number
      if (at < length && bytes[at] === quote) {
        at++
        let needsUnquoting = false
        for (;;) {
          while (at < length && bytes[at] !== quote) {
            if (bytes[at] === LF) lines++
            at++
          }
          if (at + 1 >= length && !this.#final) return NEED_MORE
          if (at === length) throw this.#unclosedQuote()
          at++
          if (at === length || bytes[at] !== quote) break
          needsUnquoting = true
          at++
        }
        end = at - 1
        while (at < length && classes[bytes[at]!] === PLAIN) {
          needsUnquoting = true
          at++
        }
        if (needsUnquoting) this.#setField(fields++, start, ~at)
        else this.#setField(fields++, start + 1, end)
      } else {
        while (at < length && classes[bytes[at]!] === PLAIN) at++
        this.#setField(fields++, start, at)
      }
      if (at === length) {
        if (!this.#final) return NEED_MORE
        break
      }
      const byte = bytes[at]!
      at++
      if (classes[byte] === SEPARATOR) continue
      lines++
      if (byte === CR) {
        if (at === length && !this.#final) return NEED_MORE
        if (at < length && bytes[at] === LF) at++
      }
      break
    }
    this.recordLine = this.#line
    this.#line += lines
    this.position = at
    return fields
  }

  /** Moves `position` to the start of a line that is not blank. Returns false when there is none in the window. */
  #skipBlankLines(): boolean {
    const { bytes } = this
    const length = this.#length
    for (;;) {
      let at = this.position
      while (at < length && (bytes[at] === SPACE || bytes[at] === TAB) && bytes[at] !== this.#delimiter) at++
      if (at === length) {
        if (this.#final) this.position = length
        return false
      }
      const byte = bytes[at]!
      if (byte !== LF && byte !== CR) return true
      at++
      if (byte === CR) {
        if (at === length && !this.#final) return false
        if (at < length && bytes[at] === LF) at++
      }
      this.#line++
      this.position = at
    }
  }

  /** Bytes of a field that was marked with `~end`: the quotes around it gone, doubled quotes made one. */
  unquote(start: number, end: number): Uint8Array {
    const { bytes } = this
    const text = new Uint8Array(end - start)
    let length = 0
    let inside = true
    for (let at = start + 1; at < end; at++) {
      const byte = bytes[at]!
      if (inside && byte === this.#quote) {
        if (at + 1 < end && bytes[at + 1] === this.#quote) at++
        else {
          inside = false
          continue
        }
      }
      text[length++] = byte
    }
    return text.subarray(0, length)
  }

  #setField(index: number, start: number, end: number): void {
    if (index === this.starts.length) {
      if (index >= MAX_FIELDS) {
        throw new DataError(
          'data-too-many-columns',
          `Line ${this.#line} has more than ${MAX_FIELDS} fields.`,
          'Check the delimiter (loading_kwargs.sep).'
        )
      }
      this.starts = grown(this.starts)
      this.ends = grown(this.ends)
    }
    this.starts[index] = start
    this.ends[index] = end
  }

  #unclosedQuote(): DataError {
    return new DataError(
      'data-unclosed-quote',
      `The record that begins on line ${this.#line} has a quoted field that is never closed.`,
      'Close the quote, or set loading_kwargs.quotechar.'
    )
  }
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}
