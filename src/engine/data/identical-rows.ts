/** Rows that hold the same values, so that a model is asked about each only once. */
import type { Column, Frame } from './frame.ts'

export interface RowGroups {
  /** Group of each row; groups are numbered by first appearance. */
  readonly groupOf: Int32Array
  /** First row of each group. */
  readonly firstRows: Int32Array
}

/**
 * Groups rows that are equal in every column: same bits for numbers (so 0 and -0 differ, as a model could tell them
 * apart), missing equal to missing. O(rows × columns).
 */
export function groupIdenticalRows(frame: Frame): RowGroups {
  const { length } = frame
  const lanes = frame.columns.flatMap(comparableLanes)
  const hashes = new Int32Array(length)
  for (const lane of lanes) {
    for (let row = 0; row < length; row++) hashes[row] = mix(hashes[row]!, lane[row]!)
  }
  const equal = (a: number, b: number): boolean => lanes.every((lane) => lane[a] === lane[b])

  const slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(16, length * 2))))
  const mask = slots.length - 1
  const groupOf = new Int32Array(length)
  const firstRows = new Int32Array(length)
  let groups = 0
  for (let row = 0; row < length; row++) {
    let slot = hashes[row]! & mask
    let group: number
    for (;;) {
      group = slots[slot]! - 1
      if (group < 0) {
        group = groups++
        firstRows[group] = row
        slots[slot] = group + 1
        break
      }
      const first = firstRows[group]!
      if (hashes[first] === hashes[row] && equal(first, row)) break
      slot = (slot + 1) & mask
    }
    groupOf[row] = group
  }
  return { groupOf, firstRows: firstRows.slice(0, groups) }
}

/** The column as arrays of 32-bit numbers, equal where the values are. */
function comparableLanes(column: Column): Int32Array[] {
  switch (column.dtype) {
    case 'string':
      return [column.codes]
    case 'bool':
      return [Int32Array.from(column.values)]
    case 'object':
      return [Int32Array.from(column.kinds), column.codes, ...halves(column.numbers)]
    default:
      return halves(column.values)
  }
}

function halves(values: Float64Array | BigInt64Array): Int32Array[] {
  // Every NaN is the same missing value, whatever its bits.
  const canonical =
    values instanceof Float64Array
      ? values.map((value) => (Number.isNaN(value) ? Number.NaN : value))
      : values
  const words = new Int32Array(canonical.buffer, canonical.byteOffset, canonical.length * 2)
  const low = new Int32Array(values.length)
  const high = new Int32Array(values.length)
  for (let row = 0; row < values.length; row++) {
    low[row] = words[row * 2]!
    high[row] = words[row * 2 + 1]!
  }
  return [low, high]
}

/** The mixing step of MurmurHash3 (Appleby). */
function mix(hash: number, value: number): number {
  let word = Math.imul(value, 0xcc9e2d51)
  word = Math.imul((word << 15) | (word >>> 17), 0x1b873593)
  const mixed = hash ^ word
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) ^ (mixed >>> 16)
}
