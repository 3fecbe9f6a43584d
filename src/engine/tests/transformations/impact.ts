import type { Predictions } from '../../data/frame.ts'
import { Grouping, unitOfLabels, worsening } from '../../metrics/measure.ts'
import type { Better, Metric } from '../../metrics/metric.ts'
import { Scores } from '../../metrics/scores.ts'
import { ALL_ROWS, momentsOf } from '../../statistics/moments.ts'
import type { TestContext } from '../definition.ts'
import { unitName } from '../gap.ts'

/** By what the effect of changed rows is measured. */
export interface Impact {
  readonly key: string
  readonly name: string
  /** As in "the fall of Accuracy". */
  readonly changeName: string
  readonly comparesLabels: boolean
  /** Rows without a label are passed over where labels are compared. */
  takes(row: number): boolean
  measure(rows: Int32Array, before: Predictions, after: Predictions): ImpactChange
}

export interface ImpactChange {
  /** For the worse, in the metric's units; null: not defined on these rows. */
  readonly value: number | null
  /** The metric's own values; null for a metric that has none. */
  readonly before: number | null
  readonly after: number | null
  /** Per row the prediction that matters: of the label's class, or of the class first predicted. */
  readonly shifts: readonly { readonly before: number; readonly after: number }[]
  /** Whether a row (by its place) speaks against the model: it was right and is wrong now, or moved far. */
  fails(place: number): boolean
}

/**
 * The impact metric where enough evaluation rows have labels (`impact_label_threshold`), else the mean difference of the
 * predictions row by row.
 */
export function impactOf(context: TestContext): Impact {
  const { labels } = context.data.evaluation
  const { metric, labelThreshold } = context.impact
  const enough =
    labels !== null &&
    labels.length > 0 &&
    labelledShare(labels) > 0 &&
    labelledShare(labels) >= labelThreshold
  const unit = enough ? unitOfLabels(metric, context.task, labels) : null
  return enough && unit !== null ? metricImpact(context, metric, labels, unit) : differenceImpact(context)
}

function labelledShare(labels: Float64Array): number {
  let labelled = 0
  for (const label of labels) if (!Number.isNaN(label)) labelled++
  return labelled / labels.length
}

const CHANGES: Readonly<Record<Better, string>> = { higher: 'fall', lower: 'rise', neither: 'change' }

function metricImpact({ task }: TestContext, metric: Metric, labels: Float64Array, unit: number): Impact {
  const inUnit = unitName(metric, task)
  return {
    key: metric.key,
    name: metric.name,
    changeName: `${CHANGES[metric.better]} of ${metric.name}${inUnit === '' ? '' : ` (in${inUnit})`}`,
    comparesLabels: true,
    takes: (row) => !Number.isNaN(labels[row]!),
    measure(rows, before, after) {
      const own = Float64Array.from(rows, (row) => labels[row]!)
      const [first, second] = [before, after].map((predictions) => new Scores(task, own, predictions)) as [
        Scores,
        Scores
      ]
      const old = new Grouping(first).overall(metric).value
      const now = new Grouping(second).overall(metric).value
      return {
        value: old === null || now === null ? null : worsening(metric, now, old, unit),
        before: old,
        after: now,
        shifts: shiftsOf(first, second),
        fails: (place) =>
          task === 'regression'
            ? Math.abs(after.values[place]! - own[place]!) > Math.abs(before.values[place]! - own[place]!)
            : first.predictedClass[place] === own[place] && second.predictedClass[place] !== own[place]
      }
    }
  }
}

/** For multiclass half the sum over the classes, so that 1 is the most there is, as for binary. */
function differenceImpact({ task, data }: TestContext): Impact {
  return {
    key: 'avg_row_wise_pred_diff',
    name: 'Average Row-Wise Prediction Difference',
    changeName: 'average row-wise prediction difference',
    comparesLabels: false,
    takes: () => true,
    measure(rows, before, after) {
      const first = new Scores(task, null, before)
      const second = new Scores(task, null, after)
      const { width } = before
      let sum = 0
      before.values.forEach((value, i) => (sum += Math.abs(value - after.values[i]!)))
      const unit = task === 'regression' ? spreadOf(data.evaluation.labels, before.values) : width > 1 ? 2 : 1
      const value = unit === null ? (sum === 0 ? 0 : null) : sum / rows.length / unit
      return {
        value,
        before: null,
        after: null,
        shifts: shiftsOf(first, second),
        fails: (place) =>
          task === 'regression'
            ? before.values[place] !== after.values[place]
            : first.predictedClass[place] !== second.predictedClass[place]
      }
    }
  }
}

/** Standard deviation of the labels, or of the predictions where there are none; null where they do not vary. */
function spreadOf(labels: Float64Array | null, predictions: Float64Array): number | null {
  const known = labels?.filter((label) => !Number.isNaN(label))
  for (const values of [known, predictions]) {
    if (values === undefined || values.length === 0) continue
    const { m2, count } = momentsOf(values, ALL_ROWS)
    if (m2[0]! > 0) return Math.sqrt(m2[0]! / count[0]!)
  }
  return null
}

function shiftsOf(first: Scores, second: Scores): { before: number; after: number }[] {
  const { width } = first.predictions
  return Array.from({ length: first.rows }, (_, row) => {
    const label = first.labels?.[row]
    const ofClass =
      width === 1 ? 0 : label === undefined || Number.isNaN(label) ? first.predictedClass[row]! : label
    const at = row * width + ofClass
    return { before: first.predictions.values[at]!, after: second.predictions.values[at]! }
  })
}
