import { bytesOf } from './bytes.ts'

const MAX_BLOB_BYTES = 2 ** 31 - 1
/** V8 cannot join more than half a billion characters. */
const MAX_JOINED_CHARS = 2 ** 28

/** Batches share dictionaries, so each is encoded once. */
const encoded = new WeakMap<readonly string[], Uint8Array[]>()

/**
 * Two buffers: int32 offsets (one more than entries) into the UTF-8 text of all entries. A lone surrogate, which UTF-8
 * cannot hold, is written as the three bytes its code point would have (WTF-8); Python's `surrogatepass` reads it.
 */
export function encodeDictionary(dictionary: readonly string[]): Uint8Array[] {
  const known = encoded.get(dictionary)
  if (known !== undefined) return known
  const buffers = encodeAscii(dictionary) ?? encodeEach(dictionary)
  encoded.set(dictionary, buffers)
  return buffers
}

function encodeAscii(dictionary: readonly string[]): Uint8Array[] | undefined {
  const offsets = new Int32Array(dictionary.length + 1)
  let length = 0
  for (let i = 0; i < dictionary.length; i++) {
    length += dictionary[i]!.length
    if (length > MAX_JOINED_CHARS) return undefined
    offsets[i + 1] = length
  }
  const text = dictionary.join('')
  // Only ASCII takes one byte for every UTF-16 unit.
  if (Buffer.byteLength(text) !== length) return undefined
  return [bytesOf(offsets), Buffer.from(text, 'latin1')]
}

function encodeEach(dictionary: readonly string[]): Uint8Array[] {
  const entries = dictionary.map((entry) => (entry.isWellFormed() ? Buffer.from(entry) : encodeWtf8(entry)))
  const offsets = new Int32Array(dictionary.length + 1)
  let offset = 0
  entries.forEach((entry, i) => {
    offset += entry.length
    checkSize(offset)
    offsets[i + 1] = offset
  })
  return [bytesOf(offsets), Buffer.concat(entries)]
}

function encodeWtf8(text: string): Buffer {
  const pieces: Buffer[] = []
  // Iteration goes by code points: pairs stay together, lone surrogates come singly.
  for (const character of text) {
    const code = character.codePointAt(0)!
    const lone = code >= 0xd800 && code <= 0xdfff
    pieces.push(
      lone
        ? Buffer.from([0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)])
        : Buffer.from(character)
    )
  }
  return Buffer.concat(pieces)
}

function checkSize(bytes: number): void {
  if (bytes > MAX_BLOB_BYTES)
    throw new Error('the strings of one column take more than 2 GiB; send fewer rows at once')
}

/** A dictionary with more entries than rows is cut down to the entries these rows use. */
export function usedEntries(
  codes: Int32Array,
  dictionary: readonly string[]
): { codes: Int32Array; dictionary: readonly string[] } {
  if (dictionary.length <= codes.length) return { codes, dictionary }
  const renamed = new Map<number, number>([[-1, -1]])
  const used: string[] = []
  const short = new Int32Array(codes.length)
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!
    let next = renamed.get(code)
    if (next === undefined) {
      next = used.length
      renamed.set(code, next)
      used.push(dictionary[code]!)
    }
    short[row] = next
  }
  return { codes: short, dictionary: used }
}
