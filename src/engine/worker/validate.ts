import type { EngineJob } from '../job.ts'
import type { Predictions } from '../data/frame.ts'
import { ModelError } from './model-error.ts'

/** Probabilities computed in float32 or by averaging may pass 0 or 1 by rounding; these are set to 0 or 1. */
export const RANGE_TOLERANCE = 1e-6

/** Room for float32 sums and for probabilities that were rounded to three or four digits. */
export const SUM_TOLERANCE = 1e-3

/** Columns a model's answer has: class probabilities for multiclass, else one number per row. */
export function predictionWidth(task: EngineJob['task'], classes: number | undefined): number {
  if (task !== 'MODEL_TASK_MULTICLASS_CLASSIFICATION') return 1
  if (classes === undefined || classes < 2) throw new Error('a multiclass task needs its number of classes')
  return classes
}

/**
 * Holds predictions, of a model or from a file, to what RIME's model interface asks of the task: for binary the
 * probability of the positive class, one per row, in [0, 1]; for multiclass one probability per class, each row
 * summing to 1 (within SUM_TOLERANCE); for regression any finite number. Values that pass 0 or 1 by less than
 * RANGE_TOLERANCE are clamped in place.
 *
 * @param classes number of classes, multiclass only
 * @throws ModelError of kind `shape`, `not-finite`, `out-of-range` or `not-probabilities`
 */
export function validatePredictions(
  task: EngineJob['task'],
  predictions: Predictions,
  rows: number,
  classes?: number
): void {
  checkShape(task, predictions, rows, predictionWidth(task, classes))
  checkFinite(predictions)
  if (task === 'MODEL_TASK_REGRESSION') return
  clampToUnitInterval(predictions)
  if (task === 'MODEL_TASK_MULTICLASS_CLASSIFICATION') checkSums(predictions)
}

function checkShape(task: EngineJob['task'], predictions: Predictions, rows: number, width: number): void {
  const { values } = predictions
  if (predictions.width === width && values.length === rows * width) return
  const expected = width === 1 ? 'one number per row' : `${width} class probabilities per row`
  const hint =
    task === 'MODEL_TASK_BINARY_CLASSIFICATION' && predictions.width === 2
      ? ' Give the probability of the positive class only, for example `[:, 1]`.'
      : ''
  const found = `${values.length / predictions.width} rows of ${predictions.width}`
  throw new ModelError('shape', `Predictions are ${found}; ${rows} rows need ${expected}.${hint}`)
}

function checkFinite({ values, width }: Predictions): void {
  let count = 0
  let first = -1
  for (let i = 0; i < values.length; i++) {
    if (Number.isFinite(values[i])) continue
    if (first < 0) first = i
    count += 1
  }
  if (count === 0) return
  const row = Math.floor(first / width)
  throw new ModelError(
    'not-finite',
    `${count} of ${values.length} predictions are not finite numbers; the first is ${values[first]!} in row ${row}.`,
    { row }
  )
}

function clampToUnitInterval({ values, width }: Predictions): void {
  let count = 0
  let first = -1
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (value >= 0 && value <= 1) continue
    if (value >= -RANGE_TOLERANCE && value <= 1 + RANGE_TOLERANCE) {
      values[i] = value < 0 ? 0 : 1
      continue
    }
    if (first < 0) first = i
    count += 1
  }
  if (count === 0) return
  const row = Math.floor(first / width)
  throw new ModelError(
    'out-of-range',
    `${count} of ${values.length} predictions are outside [0, 1]; the first is ${values[first]!} in row ${row}. ` +
      'A classifier must return probabilities, not scores, logits or labels.',
    { row }
  )
}

function checkSums({ values, width }: Predictions): void {
  let count = 0
  let first = -1
  let firstSum = 0
  const rows = values.length / width
  for (let row = 0; row < rows; row++) {
    let sum = 0
    for (let k = 0; k < width; k++) sum += values[row * width + k]!
    if (Math.abs(sum - 1) <= SUM_TOLERANCE) continue
    if (first < 0) {
      first = row
      firstSum = sum
    }
    count += 1
  }
  if (count === 0) return
  throw new ModelError(
    'not-probabilities',
    `The class probabilities of ${count} of ${rows} rows do not sum to 1; the first is row ${first} with ${firstSum}.`,
    { row: first }
  )
}
