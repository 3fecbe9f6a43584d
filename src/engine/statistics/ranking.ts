/** Rows from the lowest to the highest value, and where equal values begin. One sort serves every subset of every feature. */
export interface Ranking {
  /** Row numbers by ascending value; equal values by row number. */
  readonly rows: Uint32Array
  /** Place in `rows` of the first row of each distinct value, then the length of `rows`. */
  readonly starts: Uint32Array
}

/**
 * Ranks every `stride`-th value from `offset`, that is, one class of row-major probabilities.
 * Sorts the bare numbers (native, without a comparator) and then counts rows into place.
 */
export function rank(values: Float64Array, stride = 1, offset = 0): Ranking {
  const rows = Math.floor((values.length - offset + stride - 1) / stride)
  const column = new Float64Array(rows)
  // Adding 0 turns -0 into 0: the sort and the search below would tell them apart.
  for (let row = 0; row < rows; row++) column[row] = values[row * stride + offset]! + 0
  const distinct = Float64Array.from(column).sort()
  let used = 0
  for (const value of distinct) if (used === 0 || value !== distinct[used - 1]) distinct[used++] = value

  const ranks = new Uint32Array(rows)
  const starts = new Uint32Array(used + 1)
  for (let row = 0; row < rows; row++) {
    const found = placeOf(column[row]!, distinct, used)
    ranks[row] = found
    starts[found + 1]!++
  }
  for (let value = 0; value < used; value++) starts[value + 1]! += starts[value]!
  const next = starts.slice(0, used)
  const ordered = new Uint32Array(rows)
  for (let row = 0; row < rows; row++) ordered[next[ranks[row]!]!++] = row
  return { rows: ordered, starts }
}

function placeOf(value: number, sorted: Float64Array, length: number): number {
  let low = 0
  let high = length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
