/** Distinct strings of a column, found by their bytes so that a repeated value costs no string. */

/** Turns the bytes of one value into a string. Bytes that the encoding does not allow were refused before. */
export type DecodeText = (bytes: Uint8Array) => string

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })
export const decodeUtf8: DecodeText = (bytes) => utf8.decode(bytes)
export const decodeLatin1: DecodeText = (bytes) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')

const EMPTY = 0
/** A distinct value that means missing: it is in the table, so it is recognised once, but has no code. */
const MISSING_CODE = -1

/** An open-addressing hash table over the bytes of the values; codes count up from 0 in order of appearance. */
export class Dictionary {
  readonly #isMissing: (text: string) => boolean
  readonly #decode: DecodeText
  /** Slot → index of an entry + 1. */
  #slots = new Int32Array(32)
  #entries = 0
  /** By entry: hash, first byte in the arena (one more at the end), code. */
  #hashes = new Int32Array(16)
  #offsets = new Float64Array(17)
  #codes = new Int32Array(16)
  #arena = new Uint8Array(256)
  readonly #strings: string[] = []
  readonly #kept = new Map<string, number>()

  /** `isMissing` tells which values have the code -1. */
  constructor(decode: DecodeText, isMissing: (text: string) => boolean = () => false) {
    this.#decode = decode
    this.#isMissing = isMissing
  }

  /** Distinct values that are not missing, by code. */
  get strings(): readonly string[] {
    return this.#strings
  }

  /** Bytes that the table holds. */
  get byteLength(): number {
    return this.#arena.length * 2 + this.#slots.byteLength + this.#hashes.byteLength * 5
  }

  /** The code of the value `bytes[start..end)`; -1 for a value that means missing. */
  code(bytes: Uint8Array, start: number, end: number): number {
    // FNV-1a; any collision is settled by comparing the bytes.
    let hash = 0x811c9dc5 | 0
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193)
    const mask = this.#slots.length - 1
    let slot = (hash ^ (hash >>> 15)) & mask
    for (;;) {
      const entry = this.#slots[slot]! - 1
      if (entry < EMPTY) return this.#add(bytes, start, end, hash)
      if (this.#hashes[entry] === hash && this.#equals(entry, bytes, start, end)) return this.#codes[entry]!
      slot = (slot + 1) & mask
    }
  }

  /** The code of a string that is not among the bytes of a file. */
  codeOf(text: string): number {
    const bytes = Buffer.from(text)
    return this.code(bytes, 0, bytes.length)
  }

  /** A code of its own for a text that otherwise means missing. */
  keptCode(text: string): number {
    const code = this.#kept.get(text) ?? this.#strings.push(text) - 1
    this.#kept.set(text, code)
    return code
  }

  #equals(entry: number, bytes: Uint8Array, start: number, end: number): boolean {
    let at = this.#offsets[entry]!
    if (this.#offsets[entry + 1]! - at !== end - start) return false
    for (let other = start; other < end; other++, at++) {
      if (this.#arena[at] !== bytes[other]) return false
    }
    return true
  }

  #add(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const entry = this.#entries++
    if (entry === this.#hashes.length) this.#grow()
    const offset = this.#offsets[entry]!
    const next = offset + end - start
    if (next > this.#arena.length) {
      const larger = new Uint8Array(Math.max(next, this.#arena.length * 2))
      larger.set(this.#arena)
      this.#arena = larger
    }
    const value = bytes.subarray(start, end)
    this.#arena.set(value, offset)
    this.#offsets[entry + 1] = next
    this.#hashes[entry] = hash
    const text = this.#decode(value)
    const code = this.#isMissing(text) ? MISSING_CODE : this.#strings.push(text) - 1
    this.#codes[entry] = code
    this.#link(entry)
    return code
  }

  #link(entry: number): void {
    const hash = this.#hashes[entry]!
    const mask = this.#slots.length - 1
    let slot = (hash ^ (hash >>> 15)) & mask
    while (this.#slots[slot] !== EMPTY) slot = (slot + 1) & mask
    this.#slots[slot] = entry + 1
  }

  #grow(): void {
    const capacity = this.#hashes.length * 2
    this.#hashes = enlarged(this.#hashes, new Int32Array(capacity))
    this.#codes = enlarged(this.#codes, new Int32Array(capacity))
    this.#offsets = enlarged(this.#offsets, new Float64Array(capacity + 1))
    this.#slots = new Int32Array(capacity * 2)
    for (let entry = 0; entry < this.#entries - 1; entry++) this.#link(entry)
  }
}

function enlarged<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from)
  return to
}
