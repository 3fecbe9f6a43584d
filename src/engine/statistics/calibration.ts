/** Reliability of probabilities in equal-width bins of [0, 1] (Guo et al. 2017, arXiv:1706.04599). */
export interface ReliabilityCurve {
  /** Rows per bin. */
  readonly counts: Float64Array
  /** Mean predicted probability per bin; NaN for an empty bin. */
  readonly predicted: Float64Array
  /** Share of positive labels per bin; NaN for an empty bin. */
  readonly observed: Float64Array
}

/** @param outcomes per row 1 positive, 0 negative, 2 not known (left out). A probability of 1 is in the last bin. */
export function reliabilityCurve(
  probabilities: Float64Array,
  outcomes: Uint8Array,
  bins: number
): ReliabilityCurve {
  const counts = new Float64Array(bins)
  const predicted = new Float64Array(bins)
  const observed = new Float64Array(bins)
  for (let row = 0; row < probabilities.length; row++) {
    const outcome = outcomes[row]!
    if (outcome > 1) continue
    const bin = Math.min(bins - 1, Math.floor(probabilities[row]! * bins))
    counts[bin]!++
    predicted[bin]! += probabilities[row]!
    observed[bin]! += outcome
  }
  for (let bin = 0; bin < bins; bin++) {
    predicted[bin]! /= counts[bin]!
    observed[bin]! /= counts[bin]!
  }
  return { counts, predicted, observed }
}

/** Mean squared difference of the observed shares over the bins with `minimum` rows in both; null when there is none. */
export function curveDistance(
  one: ReliabilityCurve,
  other: ReliabilityCurve,
  minimum: number
): number | null {
  let sum = 0
  let bins = 0
  for (let bin = 0; bin < one.counts.length; bin++) {
    if (Math.min(one.counts[bin]!, other.counts[bin]!) < minimum) continue
    sum += (one.observed[bin]! - other.observed[bin]!) ** 2
    bins++
  }
  return bins === 0 ? null : sum / bins
}
