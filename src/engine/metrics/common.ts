/** Metrics of the predictions alone, and the sums that several metrics read. */
import { momentsOf, restrict, type Groups, type Moments } from '../statistics/moments.ts'
import { errorOfMean, errorOfVariance } from '../statistics/standard-error.ts'
import { measured, UNDEFINED, type Measure, type Measurement, type TallyCache } from './metric.ts'
import type { Scores } from './scores.ts'

export const averagePrediction: Measure = (scores, groups, cache) => {
  const moments = predictionMoments(scores, groups, cache)
  return (group) => meanOf(moments, group)
}

export const predictionVariance: Measure = (scores, groups, cache) => {
  const moments = predictionMoments(scores, groups, cache)
  return (group) => varianceOf(moments, group)
}

/** Variance over the rows of one label. */
export function varianceAmong(label: 0 | 1): Measure {
  return (scores, groups, cache) => {
    const moments = cache.get(`prediction moments of label ${label}`, () =>
      momentsOf(scores.predictions.values, restrict(groups, scores.outcomes(), label))
    )
    return (group) => varianceOf(moments, group)
  }
}

export const averageConfidence: Measure = (scores, groups, cache) => {
  const moments = cache.get('confidence moments', () => momentsOf(scores.confidence, groups))
  return (group) => meanOf(moments, group)
}

function predictionMoments(scores: Scores, groups: Groups, cache: TallyCache): Moments {
  return cache.get('prediction moments', () => momentsOf(scores.predictions.values, groups))
}

export function meanOf(moments: Moments, group: number): Measurement {
  const n = moments.count[group]!
  return n === 0 ? UNDEFINED : measured(moments.mean[group]!, errorOfMean(moments.m2[group]!, n), n)
}

function varianceOf(moments: Moments, group: number): Measurement {
  const n = moments.count[group]!
  if (n === 0) return UNDEFINED
  const m2 = moments.m2[group]!
  return measured(m2 / n, errorOfVariance(m2, moments.m4[group]!, n), n)
}
