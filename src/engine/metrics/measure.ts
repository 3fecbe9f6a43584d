import { ALL_ROWS, momentsOf, type Groups } from '../statistics/moments.ts'
import { TallyCache, UNDEFINED, type Measurement, type Metric, type Unit } from './metric.ts'
import type { Scores, Task } from './scores.ts'

/** One dataset cut one way: all metrics of it share the passes over the rows. */
export class Grouping {
  readonly scores: Scores
  readonly groups: Groups
  private readonly cache = new TallyCache()

  constructor(scores: Scores, groups: Groups = ALL_ROWS) {
    this.scores = scores
    this.groups = groups
  }

  /** The metric on every group. A metric that needs labels is undefined without them. */
  measure(metric: Metric): Measurement[] {
    const own = metric.measures[this.scores.task]
    if (own === undefined)
      throw new RangeError(`${metric.name} is not a metric of ${this.scores.task} models`)
    if (metric.needsLabels && this.scores.labels === null) {
      return Array.from({ length: this.groups.count }, () => UNDEFINED)
    }
    const of = own.measure(this.scores, this.groups, this.cache)
    return Array.from({ length: this.groups.count }, (_, group) => of(group))
  }

  /** The metric on the first group: on all rows, where nothing is cut. */
  overall(metric: Metric): Measurement {
    return this.measure(metric)[0]!
  }
}

/** What differences of the metric are divided by on this data; null where that is 0 or not defined. */
export function unitOf(metric: Metric, scores: Scores): number | null {
  const unit: Unit = metric.measures[scores.task]?.unit ?? 'none'
  const ofPredictions = unit === 'prediction-deviation' || unit === 'prediction-variance'
  return spread(unit, ofPredictions ? scores.predictions.values : scores.labels)
}

/** The same before there are predictions, from the labels alone. */
export function unitOfLabels(metric: Metric, task: Task, labels: Float64Array): number | null {
  return spread(metric.measures[task]?.unit ?? 'none', labels)
}

function spread(unit: Unit, values: Float64Array | null): number | null {
  if (unit === 'none') return 1
  if (values === null) return null
  const read = unit === 'log-label-variance' ? values.map(Math.log1p) : values
  const known = read.filter(Number.isFinite)
  if (known.length === 0) return null
  const { m2 } = momentsOf(known, ALL_ROWS)
  const variance = m2[0]! / known.length
  if (!(variance > 0)) return null
  return unit.endsWith('deviation') ? Math.sqrt(variance) : variance
}

/**
 * How much worse `value` is than `than`, in units; negative when it is better. For metrics where neither way is better,
 * the size of the change.
 */
export function worsening(metric: Metric, value: number, than: number, unit: number): number {
  const change = (value - than) / unit
  if (metric.better === 'neither') return Math.abs(change)
  return metric.better === 'higher' ? -change : change
}
