import { createRandom, xoshiro128 } from '../../src/engine/random.ts'

test('xoshiro128** gives the numbers of the reference implementation', () => {
  const next = xoshiro128([1, 2, 3, 4])
  // Printed by the C program of Blackman and Vigna.
  const expected = [11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597]
  expect(expected.map(() => next())).toEqual(expected)
})

test('the same seed and stream repeat, another seed or stream does not', () => {
  const draw = (seed: number | bigint, ...stream: string[]): number[] => {
    const random = createRandom(seed, ...stream)
    return Array.from({ length: 5 }, () => random.int(Number.MAX_SAFE_INTEGER))
  }
  expect(draw(7, 'a', 'b')).toEqual(draw(7n, 'a', 'b'))
  expect(draw(7, 'a', 'b')).not.toEqual(draw(8, 'a', 'b'))
  expect(draw(7, 'a', 'b')).not.toEqual(draw(7, 'ab'))
  expect(draw(7, 'a', 'b')).not.toEqual(draw(7, 'a,b'))
  expect(draw(-(2n ** 63n))).toHaveLength(5)
})

test('a seed that is no whole number is refused', () => {
  expect(() => createRandom(1.5)).toThrow('whole number')
  expect(() => createRandom(Number.NaN)).toThrow('whole number')
})

test.each([1, 2, 3, 10, 2 ** 31, 2 ** 32, 2 ** 40 + 1])(
  'int(%d) stays in range and is spread evenly',
  (n) => {
    const random = createRandom(1, String(n))
    const draws = Array.from({ length: 20_000 }, () => random.int(n))
    expect(draws.every((value) => Number.isSafeInteger(value) && value >= 0 && value < n)).toBe(true)
    const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length
    expect(Math.abs(mean - (n - 1) / 2)).toBeLessThanOrEqual(0.012 * n)
  }
)

test('int refuses a range that is empty or not whole', () => {
  const random = createRandom(1)
  for (const n of [0, -1, 1.5, Number.NaN, 2 ** 54]) expect(() => random.int(n)).toThrow(RangeError)
})

test('float stays in [0, 1) and has the moments of the uniform distribution', () => {
  const random = createRandom(2)
  const draws = Float64Array.from({ length: 50_000 }, () => random.float())
  expect(draws.every((value) => value >= 0 && value < 1)).toBe(true)
  const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length
  const variance = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws.length
  expect(mean).toBeCloseTo(0.5, 2)
  expect(variance).toBeCloseTo(1 / 12, 2)
})

test('shuffle keeps the elements and gives every order equally often', () => {
  const random = createRandom(3)
  const counts = new Map<string, number>()
  for (let round = 0; round < 6000; round++) {
    const order = random.shuffle(['a', 'b', 'c']).join('')
    counts.set(order, (counts.get(order) ?? 0) + 1)
  }
  expect([...counts.keys()].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba'])
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150)
})

test('sampleIndices gives distinct ascending indices, each equally often', () => {
  const random = createRandom(4)
  const counts = new Array<number>(10).fill(0)
  for (let round = 0; round < 5000; round++) {
    const sample = [...random.sampleIndices(10, 4)]
    expect(sample).toEqual([...new Set(sample)].sort((a, b) => a - b))
    for (const index of sample) counts[index]!++
  }
  for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200)
  expect([...random.sampleIndices(3, 9)]).toEqual([0, 1, 2])
  expect([...random.sampleIndices(0, 5)]).toEqual([])
  expect([...random.sampleIndices(5, -1)]).toEqual([])
})
