import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { assetPath } from '../../../src/assets.ts'
import { encodeDictionary, usedEntries } from '../../../src/engine/worker/dictionary.ts'
import { encodeFrame, encodePredict } from '../../../src/engine/worker/frames.ts'
import { floats, frameOf, ints, mixed, strings } from '../../support/frame.ts'

test('the bytes are those of the documentation', () => {
  const request = { id: 2, width: 1, timeout: 60 }
  const bytes = Buffer.concat(encodePredict(request, frameOf(floats('x', [1.5]))))
  const page = readFileSync(assetPath('docs', 'reference', 'worker-protocol.md'), 'utf8')
  const documented = /```\n([0-9a-f\s]+)```/.exec(page)?.[1]?.replaceAll(/\s/g, '')
  expect(bytes.toString('hex')).toBe(documented)
})

test('every buffer begins at a multiple of 8', () => {
  const frame = frameOf(
    { name: 'b', dtype: 'bool', length: 3, values: new Uint8Array(3) },
    strings('ü', ['a', null, 'bcd']),
    mixed('m', [1, 'x', null]),
    ints('i', [1n, 2n, 3n])
  )
  let offset = 0
  for (const piece of encodePredict({ id: 1, width: 1, timeout: 1 }, frame)) {
    if (!piece.every((byte) => byte === 0) || piece.length >= 8) expect(offset % 8).toBe(0)
    offset += piece.length
  }
  expect(offset % 8).toBe(0)
})

test('numbers are not copied', () => {
  const values = Float64Array.of(1, 2, 3)
  const pieces = encodePredict(
    { id: 1, width: 1, timeout: 1 },
    frameOf({ name: 'x', dtype: 'float64', length: 3, values })
  )
  expect(pieces[1]!.buffer).toBe(values.buffer)
  // A part of a larger array is sent as that part.
  const part = new Float64Array(values.buffer, 8, 1)
  const one = encodePredict(
    { id: 1, width: 1, timeout: 1 },
    frameOf({ name: 'x', dtype: 'float64', length: 1, values: part })
  )
  expect(new DataView(one[1]!.buffer, one[1]!.byteOffset).getFloat64(0, true)).toBe(2)
})

test('a header without buffers', () => {
  expect(Buffer.concat(encodeFrame({ type: 'bye' })).toString('latin1')).toBe(
    'RMW1\x1b\0\0\0\0\0\0\0\0\0\0\0{"type":"bye","buffers":[]}\0\0\0\0\0'
  )
})

/** Reads it back as Python does. */
function decode([offsetBytes, blob]: Uint8Array[]): string[] {
  const offsets = new Int32Array(offsetBytes!.buffer, offsetBytes!.byteOffset, offsetBytes!.byteLength / 4)
  return Array.from({ length: offsets.length - 1 }, (_, i) => {
    const bytes = blob!.subarray(offsets[i], offsets[i + 1])
    let text = ''
    for (let at = 0; at < bytes.length;) {
      const first = bytes[at]!
      const size = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
      let code = size === 1 ? first : first & (0xff >> (size + 1))
      for (let k = 1; k < size; k++) code = (code << 6) | (bytes[at + k]! & 63)
      text += String.fromCodePoint(code)
      at += size
    }
    return text
  })
}

test('a dictionary of any strings comes back the same', () => {
  // By UTF-16 units, so that lone surrogates are among them.
  const anyString = fc
    .array(fc.integer({ min: 0, max: 0xffff }))
    .map((units) => String.fromCharCode(...units))
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), anyString)), (dictionary) => {
      expect(decode(encodeDictionary(dictionary))).toEqual(dictionary)
    })
  )
  // Two halves of a pair in two entries are not joined.
  expect(decode(encodeDictionary(['a\ud83d', '\ude00b']))).toEqual(['a\ud83d', '\ude00b'])
})

test('cutting a dictionary down changes no value', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string(), { minLength: 1 }),
      fc.array(fc.integer({ min: -1, max: 20 })),
      (dictionary, wanted) => {
        const codes = Int32Array.from(wanted, (code) => Math.min(code, dictionary.length - 1))
        const short = usedEntries(codes, dictionary)
        expect(Array.from(short.codes, (code) => short.dictionary[code])).toEqual(
          Array.from(codes, (code) => dictionary[code])
        )
        expect(short.dictionary.length).toBeLessThanOrEqual(Math.max(dictionary.length, 0))
        if (dictionary.length > codes.length)
          expect(short.dictionary.length).toBeLessThanOrEqual(codes.length)
      }
    )
  )
})
