import {
  LARGE_INTEGER,
  NOT_A_NUMBER,
  NumberParser,
  REAL,
  SMALL_INTEGER
} from '../../../src/engine/data/csv/numbers.ts'
import { createRandom } from '../../../src/engine/random.ts'

const parser = new NumberParser()

function parse(text: string): number {
  const bytes = Buffer.from(`x${text}y`)
  return parser.parse(bytes, 1, bytes.length - 1)
}

/** JavaScript's own conversion rounds correctly. */
function expectExact(text: string): void {
  const value = parse(text)
  if (!Object.is(value, Number(text))) throw new Error(`${text} was read as ${value}`)
}

test('decimals of every length and exponent are correctly rounded', () => {
  const random = createRandom(5, 'decimals')
  for (let round = 0; round < 60_000; round++) {
    const digits = Array.from({ length: 1 + random.int(21) }, () => random.int(10)).join('')
    const point = random.int(digits.length + 1)
    const exponent = random.int(3) === 0 ? `e${random.int(60) - 30}` : ''
    expectExact(
      `${random.int(2) === 0 ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}${exponent}`
    )
  }
})

test('doubles as other programs write them are read back exactly', () => {
  const random = createRandom(6, 'doubles')
  const view = new DataView(new ArrayBuffer(8))
  for (let round = 0; round < 30_000; round++) {
    view.setUint32(0, random.int(2 ** 32))
    view.setUint32(4, random.int(2 ** 32))
    const value = view.getFloat64(0)
    if (!Number.isFinite(value)) continue
    expectExact(String(value))
    expectExact(value.toExponential(16))
    expectExact((random.float() * 10 ** random.int(6)).toFixed(12))
  }
})

test('decimals just beside the middle between two doubles are rounded to the right side', () => {
  const random = createRandom(7, 'halfway')
  for (let round = 0; round < 8_000; round++) {
    // An odd multiple of half a unit in the last place between 2^52 and 2^53, shifted by a power of ten.
    const whole = 2n ** 52n + BigInt(random.int(2 ** 50))
    for (const tail of ['5', '4999', '5001']) {
      expectExact(`${whole}.${tail}`)
      expectExact(`${String(whole).slice(0, 3)}.${String(whole).slice(3)}${tail}`)
    }
  }
})

test.each([
  ['0', SMALL_INTEGER],
  ['-0', SMALL_INTEGER],
  ['+12', SMALL_INTEGER],
  ['007', SMALL_INTEGER],
  ['9007199254740991', SMALL_INTEGER],
  ['9007199254740992', LARGE_INTEGER],
  ['9007199254740993', LARGE_INTEGER],
  ['123456789012345678901234567890', LARGE_INTEGER],
  ['1.0', REAL],
  ['1.', REAL],
  ['.5', REAL],
  ['1e3', REAL],
  ['1E-400', REAL],
  ['1e400', NOT_A_NUMBER],
  ['', NOT_A_NUMBER],
  ['-', NOT_A_NUMBER],
  ['.', NOT_A_NUMBER],
  ['e5', NOT_A_NUMBER],
  ['1e', NOT_A_NUMBER],
  ['1e+', NOT_A_NUMBER],
  ['1.2.3', NOT_A_NUMBER],
  ['1 2', NOT_A_NUMBER],
  ['--1', NOT_A_NUMBER],
  ['0x1', NOT_A_NUMBER],
  ['1_0', NOT_A_NUMBER],
  ['1,0', NOT_A_NUMBER],
  ['nan', NOT_A_NUMBER]
])('%j is of kind %d', (text, kind) => {
  parse(text)
  expect(parser.kind).toBe(kind)
})

test('a number of a million digits or with a huge exponent is read in linear time', () => {
  expect(parse('1'.repeat(1_000_000))).toBe(Infinity)
  expect(parse(`0.${'0'.repeat(1_000_000)}1`)).toBe(0)
  expect(parse(`1e-${'9'.repeat(100_000)}`)).toBe(0)
})
