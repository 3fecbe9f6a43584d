/** What the bounded attacks share: the rows they attack, how far a number may move, and what counts as success. */
import type { SampleRow } from '../../../api/display.ts'
import type { Cell, Column, Predictions } from '../../data/frame.ts'
import { cellAt } from '../../data/columns.ts'
import type { CaseOutcome, BlockError, IndexedFeature, ParameterSchema, TestContext } from '../definition.ts'
import { excludeColumns, run, severityThresholds, thresholdPair } from '../parameters.ts'
import type { Thresholds } from '../severity.ts'
import { modelFailureMetric, modelFailureText } from '../model-failure.ts'
import { jsonCell } from '../text.ts'

/** The outer two of the triple that the 0.x library printed. */
export const CHANGE: Thresholds = { warning: 0.05, alert: 0.25 }

export const attackParameters: Readonly<Record<string, ParameterSchema>> = {
  run: run(true),
  exclude_columns: excludeColumns,
  severity_thresholds: severityThresholds(
    'the average change of the prediction',
    CHANGE.warning!,
    CHANGE.alert!
  ),
  severity_level_thresholds: thresholdPair('The same under its older name.'),
  linf_constraint: {
    description:
      'Largest change of a number, as a share of the range of the reference data. Whole numbers may always move by 1.',
    type: 'number',
    exclusiveMinimum: 0,
    maximum: 1,
    default: 0.01
  },
  sample_size: {
    description: 'Number of rows of the evaluation dataset that are attacked.',
    type: 'integer',
    minimum: 1,
    default: 10
  }
}

export interface AttackedFeature {
  readonly feature: IndexedFeature
  readonly column: Column
  /** The two values that lie furthest from `from` within the bound; fewer where it is at the edge of the range. */
  candidates(from: Cell): Cell[]
}

/** Numeric features of the model; the bound needs a range. */
export function attackedFeatures({ features, profiles, data, settings }: TestContext): AttackedFeature[] {
  const share = settings.number('linf_constraint')
  return features.flatMap((feature) => {
    const column = data.evaluation.frame.columns[feature.column]!
    const { numbers } = profiles.of(feature)
    const isNumber = column.dtype === 'float64' || column.dtype === 'int64'
    if (
      !feature.inModel ||
      feature.kind !== 'numeric' ||
      !isNumber ||
      numbers === null ||
      !(numbers.max > numbers.min)
    ) {
      return []
    }
    const widest = share * (numbers.max - numbers.min)
    const whole = column.dtype === 'int64'
    const step = whole ? Math.max(1, Math.floor(widest)) : widest
    const candidates = (from: Cell): Cell[] => {
      if (typeof from !== 'number' && typeof from !== 'bigint') return []
      const value = Number(from)
      // A value outside the range of the reference data may not go further out.
      const moved = [
        Math.max(value - step, Math.min(value, numbers.min)),
        Math.min(value + step, Math.max(value, numbers.max))
      ]
      return moved
        .filter((to) => to !== value)
        .map((to) => (whole && !Number.isSafeInteger(to) ? BigInt(to) : to))
    }
    return [{ feature, column, candidates }]
  })
}

/** The attacked rows: labelled ones where there are labels. */
export function attackedRows({ data, settings, shuffledRows }: TestContext): Int32Array {
  const size = settings.count(['sample_size'], 1)
  const { labels } = data.evaluation
  const rows: number[] = []
  for (const row of shuffledRows()) {
    if (rows.length === size) break
    if (labels === null || !Number.isNaN(labels[row]!)) rows.push(row)
  }
  return Int32Array.from(rows)
}

/** Success of an attack on one row, from the predictions of the row before and after. */
export interface Goal {
  /** How far the prediction moved away from the label, in ranges of the label; never negative. */
  change(place: number, after: Predictions, at: number): number
  /** The prediction that was attacked, for display. */
  shown(place: number, predictions: Predictions, at: number): number
}

/**
 * Away from the label: for classes the loss of its probability, for numbers the growth of the error. A row without a
 * label is attacked away from what the model says of it.
 *
 * @returns null where the label has no range to measure in
 */
export function goalOf({ task, data }: TestContext, rows: Int32Array, before: Predictions): Goal | null {
  const { width } = before
  if (task === 'regression') {
    const range = rangeOf(data.evaluation.labels) ?? rangeOf(data.reference.labels) ?? rangeOf(before.values)
    if (range === null) return null
    const labels = Float64Array.from(
      rows,
      (row, place) => data.evaluation.labels?.[row] ?? before.values[place]!
    )
    return {
      change: (place, after, at) => {
        const error = (prediction: number): number => Math.abs(prediction - labels[place]!)
        return Math.max(0, error(after.values[at]!) - error(before.values[place]!)) / range
      },
      shown: (_place, predictions, at) => predictions.values[at]!
    }
  }
  const target = Int32Array.from(
    rows,
    (row, place) => data.evaluation.labels?.[row] ?? likeliest(before, place)
  )
  const probability = (place: number, { values }: Predictions, at: number): number => {
    if (width > 1) return values[at * width + target[place]!]!
    return target[place] === 1 ? values[at]! : 1 - values[at]!
  }
  return {
    change: (place, after, at) =>
      Math.max(0, probability(place, before, place) - probability(place, after, at)),
    shown: (place, predictions, at) =>
      width > 1 ? probability(place, predictions, at) : predictions.values[at]!
  }
}

function likeliest({ values, width }: Predictions, row: number): number {
  if (width === 1) return values[row]! > 0.5 ? 1 : 0
  let best = 0
  for (let c = 1; c < width; c++) if (values[row * width + c]! > values[row * width + best]!) best = c
  return best
}

function rangeOf(values: Float64Array | null): number | null {
  let low = Infinity
  let high = -Infinity
  for (const value of values ?? []) {
    if (value < low) low = value
    if (value > high) high = value
  }
  return high > low ? high - low : null
}

/** What an attack did to a row. */
export function attackedRow(
  row: number,
  changes: readonly { attacked: AttackedFeature; to: Cell }[],
  before: number,
  after: number
): SampleRow {
  return {
    row,
    changes: changes.map(({ attacked, to }) => ({
      feature: attacked.feature.name,
      from: jsonCell(cellAt(attacked.column, row)),
      to: jsonCell(to)
    })),
    before,
    after
  }
}

/** The model failed on rows that differ from real ones by a hair. */
export function modelErrorCase(
  shared: Pick<CaseOutcome, 'key' | 'features' | 'table'>,
  error: BlockError,
  when: string
): CaseOutcome {
  return {
    ...shared,
    level: 2,
    importance: 1,
    metrics: [modelFailureMetric(error)],
    details: { sentence: `Failed with an alert, because ${modelFailureText(error)} ${when}.` }
  }
}
