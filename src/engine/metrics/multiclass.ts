import { groupAucs } from '../statistics/auc.ts'
import type { Groups } from '../statistics/moments.ts'
import { errorOfShare } from '../statistics/standard-error.ts'
import { measured, UNDEFINED, type Measure, type Measurement, type TallyCache } from './metric.ts'
import type { Scores } from './scores.ts'

/** Counts of labelled rows per group and class, group-major. */
interface ClassCounts {
  readonly classes: number
  readonly rows: Float64Array
  readonly hits: Float64Array
  readonly predicted: Float64Array
  readonly observed: Float64Array
}

function classCounts(scores: Scores, { codes, count }: Groups, cache: TallyCache): ClassCounts {
  return cache.get('class counts', () => {
    const { classes, labels, predictedClass } = scores
    const size = count * classes
    const counts: ClassCounts = {
      classes,
      rows: new Float64Array(count),
      hits: new Float64Array(size),
      predicted: new Float64Array(size),
      observed: new Float64Array(size)
    }
    for (let row = 0; labels !== null && row < scores.rows; row++) {
      const group = codes === null ? 0 : codes[row]!
      const label = labels[row]!
      if (group < 0 || Number.isNaN(label)) continue
      const predicted = predictedClass[row]!
      counts.rows[group]!++
      counts.predicted[group * classes + predicted]!++
      counts.observed[group * classes + label]!++
      if (predicted === label) counts.hits[group * classes + label]!++
    }
    return counts
  })
}

export const accuracy: Measure = (scores, groups, cache) => {
  const counts = classCounts(scores, groups, cache)
  return (group) => {
    const n = counts.rows[group]!
    if (n === 0) return UNDEFINED
    const from = group * counts.classes
    const hits = counts.hits.subarray(from, from + counts.classes).reduce((sum, hit) => sum + hit, 0)
    return measured(hits / n, errorOfShare(hits / n, n), n)
  }
}

/** Mean over the classes that are observed or predicted in the group; a class without a value counts 0, as in scikit-learn. */
function macro(score: (hits: number, predicted: number, observed: number) => number): Measure {
  return (scores, groups, cache) => {
    const counts = classCounts(scores, groups, cache)
    return (group): Measurement => {
      let sum = 0
      let seen = 0
      for (let i = group * counts.classes; i < (group + 1) * counts.classes; i++) {
        if (counts.predicted[i] === 0 && counts.observed[i] === 0) continue
        seen++
        if (counts.hits[i]! > 0) sum += score(counts.hits[i]!, counts.predicted[i]!, counts.observed[i]!)
      }
      return seen === 0 ? UNDEFINED : measured(sum / seen, null, counts.rows[group]!)
    }
  }
}

export const macroF1 = macro((hits, predicted, observed) => (2 * hits) / (predicted + observed))
export const macroPrecision = macro((hits, predicted) => hits / predicted)
export const macroRecall = macro((hits, _predicted, observed) => hits / observed)

/** Mean of the one-versus-rest AUCs over the classes where one is defined. */
export const areaUnderCurve: Measure = (scores, groups, cache) => {
  const aucs = cache.get('class aucs', () =>
    Array.from({ length: scores.classes }, (_, c) => groupAucs(scores.ranking(c), scores.outcomes(c), groups))
  )
  return (group) => {
    const defined = aucs.filter((of) => of.positives[group]! > 0 && of.negatives[group]! > 0)
    if (defined.length === 0) return UNDEFINED
    const sum = defined.reduce((total, of) => total + of.values[group]!, 0)
    const { positives, negatives } = defined[0]!
    return measured(sum / defined.length, null, positives[group]! + negatives[group]!)
  }
}
