/**
 * Seeded random numbers. Each use names its own stream, so that adding a test or a feature never changes
 * the numbers another one gets.
 */
import { createHash } from 'node:crypto'

export interface Random {
  /** Uniform whole number in [0, n), for a safe whole n of at least 1. */
  int(n: number): number
  /** Uniform in [0, 1) with 53 random bits. */
  float(): number
  /** Shuffles in place (Fisher-Yates) and returns the same array. */
  shuffle<T extends ShuffleArray>(array: T): T
  /** `min(k, n)` distinct whole numbers of [0, n), ascending; O(k) (Floyd's method). */
  sampleIndices(n: number, k: number): Int32Array
}

type ShuffleArray = unknown[] | Int32Array | Uint32Array | Float64Array | Uint8Array

const TWO_32 = 2 ** 32

/**
 * The generator for one purpose of a run: the same seed and the same stream names give the same numbers on every machine.
 * xoshiro128** (Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47, 2021),
 * its 128 bits of state taken from SHA-256 of seed and names.
 */
export function createRandom(seed: bigint | number, ...stream: string[]): Random {
  if (typeof seed === 'number' && !Number.isSafeInteger(seed)) {
    throw new RangeError(`a random seed must be a whole number, got ${seed}`)
  }
  const digest = createHash('sha256')
    .update(JSON.stringify([seed.toString(), ...stream]))
    .digest()
  const state = [0, 4, 8, 12].map((offset) => digest.readUInt32LE(offset))
  return randomFrom(xoshiro128(state as [number, number, number, number]))
}

/** Next 32 bits of xoshiro128** from the given non-zero state. Exported for the check against the published vectors. */
export function xoshiro128([a, b, c, d]: [number, number, number, number]): () => number {
  return () => {
    const scrambled = Math.imul(b, 5)
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return result
  }
}

function randomFrom(next: () => number): Random {
  const bits53 = (): number => (next() >>> 5) * 2 ** 26 + (next() >>> 6)

  const int = (n: number): number => {
    if (!Number.isSafeInteger(n) || n < 1)
      throw new RangeError(`int(n) needs a whole n of at least 1, got ${n}`)
    const [draw, range] = n <= TWO_32 ? [next, TWO_32] : [bits53, 2 ** 53]
    // Values past the last whole multiple of n are drawn again: a bare remainder would favour small numbers.
    const limit = range - (range % n)
    let value = draw()
    while (value >= limit) value = draw()
    return value % n
  }

  return {
    int,
    float: () => bits53() / 2 ** 53,
    shuffle: (array) => {
      for (let last = array.length - 1; last > 0; last--) {
        const other = int(last + 1)
        const kept = array[last]!
        array[last] = array[other]!
        array[other] = kept
      }
      return array
    },
    sampleIndices: (n, k) => {
      const size = Math.max(0, Math.min(n, k))
      const chosen = new Set<number>()
      for (let candidate = n - size; candidate < n; candidate++) {
        const drawn = int(candidate + 1)
        chosen.add(chosen.has(drawn) ? candidate : drawn)
      }
      return Int32Array.from(chosen).sort()
    }
  }
}
