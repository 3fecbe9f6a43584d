import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'

/** Half-width factor of a two-sided normal interval: 1.96 for a confidence of 0.95. */
export function twoSidedZ(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`a confidence level lies between 0 and 1, got ${confidence}`)
  }
  return normalQuantile(0.5 + confidence / 2, 0, 1)
}
