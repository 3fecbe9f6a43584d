import { groupAucs } from '../statistics/auc.ts'
import type { Groups } from '../statistics/moments.ts'
import { errorOfAuc, errorOfF1, errorOfShare } from '../statistics/standard-error.ts'
import { measured, UNDEFINED, type Measure, type Measurement, type TallyCache } from './metric.ts'
import { UNLABELLED, type Scores } from './scores.ts'

/** Confusion counts per group; `rows` and `flagged` count unlabelled rows too. */
export interface ConfusionCounts {
  readonly truePositives: Float64Array
  readonly falsePositives: Float64Array
  readonly trueNegatives: Float64Array
  readonly falseNegatives: Float64Array
  readonly rows: Float64Array
  readonly flagged: Float64Array
}

export function confusionOf(scores: Scores, { codes, count }: Groups): ConfusionCounts {
  const predicted = scores.predictedClass
  const outcomes = scores.outcomes()
  const counts: ConfusionCounts = {
    truePositives: new Float64Array(count),
    falsePositives: new Float64Array(count),
    trueNegatives: new Float64Array(count),
    falseNegatives: new Float64Array(count),
    rows: new Float64Array(count),
    flagged: new Float64Array(count)
  }
  for (let row = 0; row < scores.rows; row++) {
    const group = codes === null ? 0 : codes[row]!
    if (group < 0) continue
    const positive = predicted[row] === 1
    counts.rows[group]!++
    if (positive) counts.flagged[group]!++
    const outcome = outcomes[row]!
    if (outcome === UNLABELLED) continue
    if (outcome === 1) (positive ? counts.truePositives : counts.falseNegatives)[group]!++
    else (positive ? counts.falsePositives : counts.trueNegatives)[group]!++
  }
  return counts
}

function confusion(scores: Scores, groups: Groups, cache: TallyCache): ConfusionCounts {
  return cache.get('confusion', () => confusionOf(scores, groups))
}

function share(part: number, whole: number): Measurement {
  return whole === 0 ? UNDEFINED : measured(part / whole, errorOfShare(part / whole, whole), whole)
}

/** A metric that is a share of some of the confusion counts. */
function shareOf(parts: (counts: ConfusionCounts, group: number) => [part: number, whole: number]): Measure {
  return (scores, groups, cache) => {
    const counts = confusion(scores, groups, cache)
    return (group) => share(...parts(counts, group))
  }
}

export const accuracy = shareOf((c, g) => [
  c.truePositives[g]! + c.trueNegatives[g]!,
  c.truePositives[g]! + c.trueNegatives[g]! + c.falsePositives[g]! + c.falseNegatives[g]!
])
export const precision = shareOf((c, g) => [c.truePositives[g]!, c.truePositives[g]! + c.falsePositives[g]!])
export const recall = shareOf((c, g) => [c.truePositives[g]!, c.truePositives[g]! + c.falseNegatives[g]!])
export const falsePositiveRate = shareOf((c, g) => [
  c.falsePositives[g]!,
  c.falsePositives[g]! + c.trueNegatives[g]!
])
export const falseNegativeRate = shareOf((c, g) => [
  c.falseNegatives[g]!,
  c.falseNegatives[g]! + c.truePositives[g]!
])
export const positivePredictionRate = shareOf((c, g) => [c.flagged[g]!, c.rows[g]!])

/** Share predicted positive minus share positive by label, over labelled rows; its error is that of the mean difference. */
export const positivePredictionExcess: Measure = (scores, groups, cache) => {
  const counts = confusion(scores, groups, cache)
  return (group) => {
    const over = counts.falsePositives[group]!
    const under = counts.falseNegatives[group]!
    const rows = over + under + counts.truePositives[group]! + counts.trueNegatives[group]!
    if (rows === 0) return UNDEFINED
    const excess = (over - under) / rows
    return measured(excess, Math.sqrt(((over + under) / rows - excess ** 2) / rows), rows)
  }
}

export const f1: Measure = (scores, groups, cache) => {
  const counts = confusion(scores, groups, cache)
  return (group) => {
    const hits = counts.truePositives[group]!
    const relevant = hits + counts.falsePositives[group]! + counts.falseNegatives[group]!
    if (relevant === 0) return UNDEFINED
    return measured((2 * hits) / (hits + relevant), errorOfF1(hits, relevant), relevant)
  }
}

/** Its relevant rows are those of the rarer class: a pair needs one of each. */
export const areaUnderCurve: Measure = (scores, groups, cache) => {
  const aucs = cache.get('auc', () => groupAucs(scores.ranking(), scores.outcomes(), groups))
  return (group) => {
    const positives = aucs.positives[group]!
    const negatives = aucs.negatives[group]!
    if (positives === 0 || negatives === 0) return UNDEFINED
    const auc = aucs.values[group]!
    return measured(auc, errorOfAuc(auc, positives, negatives), Math.min(positives, negatives))
  }
}
