/** What is known of a column of numbers. */
import type { ProfilingSettings } from './settings.ts'

/** Statistics of the finite values. */
export interface NumberProfile {
  /** Finite values. */
  readonly count: number
  /** Values that are plus or minus infinity; they enter none of the statistics. */
  readonly infinite: number
  readonly distinct: number
  readonly min: number
  readonly max: number
  readonly mean: number
  /** Population standard deviation (ddof 0, as numpy.std). */
  readonly deviation: number
  /** At least the share `minUniqueProp` of the values occur once, as in an identifier. */
  readonly isUnique: boolean
  /** Values never fall from row to row, as in a counter; false for a constant. */
  readonly isAscending: boolean
  /** Inferred legal range, the narrowest of [0, 1], [0, ∞) and (-∞, ∞) that fits; null: no bound on that side. */
  readonly lowest: number | null
  readonly highest: number | null
  /** Evenly spaced from the minimum to the maximum. */
  readonly quantiles: Float64Array
  /** Quantiles that cut the values into `numSubsets` parts of equal size; several may be equal. */
  readonly subsetEdges: Float64Array
  /** The smallest of the most frequent values. */
  readonly mostCommon: number
}

/**
 * @param numbers NaN is missing
 * @returns null when there is no finite value
 */
export function profileNumbers(
  numbers: Float64Array,
  { numQuantiles, numSubsets, columnType }: ProfilingSettings
): NumberProfile | null {
  const { finite, infinite } = finiteOf(numbers)
  const sorted = finite.sort()
  const count = sorted.length
  if (count === 0) return null
  const { distinct, mostCommon, isWhole } = runsOf(sorted)
  const { mean, deviation } = momentsOf(sorted)
  const { lowest, highest } = legalRange(sorted, columnType.numericRangeInferenceThreshold)
  return {
    count,
    infinite,
    distinct,
    min: sorted[0]!,
    max: sorted[count - 1]!,
    mean,
    deviation,
    isUnique: (isWhole || columnType.allowFloatUnique) && distinct >= columnType.minUniqueProp * count,
    isAscending: distinct > 1 && neverFalls(numbers),
    lowest,
    highest,
    quantiles: quantilesOf(sorted, numQuantiles),
    subsetEdges: quantilesOf(sorted, numSubsets + 1),
    mostCommon
  }
}

/**
 * Quantiles at 0, 1/(n-1), …, 1 of ascending values, by linear interpolation: numpy.quantile's default, method 7 of
 * Hyndman and Fan, "Sample quantiles in statistical packages", The American Statistician 50, 1996.
 */
export function quantilesOf(sorted: Float64Array, n: number): Float64Array {
  const quantiles = new Float64Array(n)
  const step = 1 / (n - 1)
  for (let i = 0; i < n; i++) {
    const position = (sorted.length - 1) * (i === n - 1 ? 1 : i * step)
    const below = Math.min(Math.floor(position), sorted.length - 1)
    const above = Math.min(below + 1, sorted.length - 1)
    const weight = position - below
    const from = sorted[below]!
    const to = sorted[above]!
    // numpy interpolates from the nearer end, so that the result is monotonic in the weight.
    quantiles[i] = weight >= 0.5 ? to - (to - from) * (1 - weight) : from + (to - from) * weight
  }
  return quantiles
}

// Plain loops below: with a callback for each value, or an iterator, these take several times as long.

function finiteOf(numbers: Float64Array): { finite: Float64Array; infinite: number } {
  const finite = new Float64Array(numbers.length)
  let count = 0
  let infinite = 0
  for (let row = 0; row < numbers.length; row++) {
    const value = numbers[row]!
    if (Number.isFinite(value)) finite[count++] = value
    else if (!Number.isNaN(value)) infinite++
  }
  return { finite: finite.subarray(0, count), infinite }
}

function runsOf(sorted: Float64Array): { distinct: number; mostCommon: number; isWhole: boolean } {
  let distinct = 0
  let mostCommon = sorted[0]!
  let longest = 0
  let isWhole = true
  for (let start = 0; start < sorted.length;) {
    const value = sorted[start]!
    let end = start + 1
    // Sorting puts -0 before 0; they are one value.
    while (end < sorted.length && sorted[end] === value) end++
    distinct++
    if (end - start > longest) {
      longest = end - start
      mostCommon = value
    }
    isWhole &&= Number.isInteger(value)
    start = end
  }
  return { distinct, mostCommon, isWhole }
}

function momentsOf(values: Float64Array): { mean: number; deviation: number } {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]!
  let mean = sum / values.length
  // Sums of huge values overflow; dividing first loses a little precision but no magnitude.
  if (!Number.isFinite(mean)) mean = values.reduce((total, value) => total + value / values.length, 0)
  let squares = 0
  for (let i = 0; i < values.length; i++) squares += (values[i]! - mean) ** 2
  return { mean, deviation: Math.sqrt(squares / values.length) }
}

function legalRange(
  sorted: Float64Array,
  threshold: number
): { lowest: number | null; highest: number | null } {
  const needed = threshold * sorted.length
  const negative = sorted.findIndex((value) => value >= 0)
  const notNegative = negative < 0 ? 0 : sorted.length - negative
  const past = sorted.findIndex((value) => value > 1)
  const inUnit = notNegative - (past < 0 ? 0 : sorted.length - past)
  if (inUnit >= needed) return { lowest: 0, highest: 1 }
  return { lowest: notNegative >= needed ? 0 : null, highest: null }
}

function neverFalls(numbers: Float64Array): boolean {
  let last = -Infinity
  for (let row = 0; row < numbers.length; row++) {
    const value = numbers[row]!
    if (value < last) return false
    if (!Number.isNaN(value)) last = value
  }
  return true
}
