import { momentsOf, restrict, type Groups, type Moments } from '../statistics/moments.ts'
import { meanOf } from './common.ts'
import { measured, UNDEFINED, type Measure, type TallyCache } from './metric.ts'
import type { Scores } from './scores.ts'

/** Loss of one row, or null where the metric leaves the row out. */
type Loss = (label: number, prediction: number) => number | null

function losses(scores: Scores, groups: Groups, cache: TallyCache, name: string, loss: Loss): Moments {
  return cache.get(name, () => {
    const { labels, predictions } = scores
    const values = new Float64Array(scores.rows)
    const keep = new Uint8Array(scores.rows)
    for (let row = 0; labels !== null && row < scores.rows; row++) {
      if (Number.isNaN(labels[row]!)) continue
      const value = loss(labels[row]!, predictions.values[row]!)
      if (value === null) continue
      values[row] = value
      keep[row] = 1
    }
    return momentsOf(values, restrict(groups, keep, 1))
  })
}

function meanLoss(name: string, loss: Loss): Measure {
  return (scores, groups, cache) => {
    const moments = losses(scores, groups, cache, name, loss)
    return (group) => meanOf(moments, group)
  }
}

const squaredError: Loss = (label, prediction) => (label - prediction) ** 2

export const meanSquaredError = meanLoss('squared error', squaredError)

export const rootMeanSquaredError: Measure = (scores, groups, cache) => {
  const mean = meanSquaredError(scores, groups, cache)
  return (group) => {
    const { value, standardError, relevantRows } = mean(group)
    if (value === null) return UNDEFINED
    const root = Math.sqrt(value)
    // Delta method: the error of a root is that of its square over twice the root.
    return measured(root, root === 0 ? 0 : (standardError ?? 0) / (2 * root), relevantRows)
  }
}

export const meanAbsoluteError = meanLoss('absolute error', (label, prediction) =>
  Math.abs(label - prediction)
)

/**
 * Rows with |label| below 1 are left out: that is what reproduces the documented figures, and it keeps a label near zero
 * from deciding the mean by itself.
 */
export const meanAbsolutePercentageError = meanLoss('percentage error', (label, prediction) =>
  Math.abs(label) < 1 ? null : Math.abs((label - prediction) / label)
)

/** Not defined for a group with a label or prediction of -1 or less; NaN carries that through the sums. */
export const meanSquaredLogError = meanLoss('log error', (label, prediction) =>
  label > -1 && prediction > -1 ? (Math.log1p(label) - Math.log1p(prediction)) ** 2 : NaN
)
