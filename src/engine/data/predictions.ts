/** Ready predictions: a column of the data file, or a file of their own. */
import type { EngineJob } from '../job.ts'
import { ModelError } from '../worker/model-error.ts'
import { validatePredictions } from '../worker/validate.ts'
import { cellAt, isMissing, numbersOf } from './columns.ts'
import { DataError, listed, quoted } from './errors.ts'
import type { Column, Frame, Predictions } from './frame.ts'

/**
 * The columns of a prediction file that hold the predictions: the named one; else, for multiclass, the columns named
 * as the classes are, or all of them in class order; else the only one.
 */
export function predictionColumns(
  task: EngineJob['task'],
  frame: Frame,
  path: string,
  predCol: string | undefined,
  classNames: readonly string[]
): Column[] {
  const names = frame.columns.map(({ name }) => name)
  const byName = (wanted: readonly string[]): Column[] =>
    wanted.map((name) => frame.columns[names.indexOf(name)]!)
  if (predCol !== undefined) {
    if (names.includes(predCol)) return byName([predCol])
    throw new DataError(
      'data-column-missing',
      `${path} has no prediction column ${quoted(predCol)}.`,
      `It has: ${listed(names, 20)}.`
    )
  }
  if (names.length === 1) return byName(names)
  if (task === 'MODEL_TASK_MULTICLASS_CLASSIFICATION') {
    if (classNames.length > 0 && classNames.every((name) => names.includes(name))) return byName(classNames)
    return byName(names)
  }
  throw new DataError(
    'data-predictions-shape',
    `${path} has ${names.length} columns, and pred_col does not say which one holds the predictions.`,
    `Set pred_params.pred_col to one of: ${listed(names, 20)}.`
  )
}

/**
 * Predictions as numbers, checked: binary one probability per row in [0, 1], multiclass a probability per class that
 * sum to 1, regression any finite number.
 *
 * @param rowOf number of the data row (from 1) for messages, given a row of the columns
 * @throws DataError naming the first row that is wrong
 */
export function readPredictions(
  task: EngineJob['task'],
  columns: readonly Column[],
  path: string,
  classes: number,
  rowOf: (row: number) => number = (row) => row + 1
): Predictions {
  const where = (row: number): string => `in row ${rowOf(row)} (from 1, without the header)`
  for (const column of columns) {
    for (let row = 0; row < column.length; row++) {
      if (!isMissing(column, row)) continue
      throw new DataError(
        'data-predictions-missing',
        `${path} has no prediction ${where(row)}, column ${quoted(column.name)}.`,
        'Every row needs a prediction.'
      )
    }
  }
  const predictions = listsOf(columns, path, where) ?? numbersOfColumns(columns, path, where)
  const rows = columns[0]!.length
  const isMulticlass = task === 'MODEL_TASK_MULTICLASS_CLASSIFICATION'
  try {
    validatePredictions(
      task,
      predictions,
      rows,
      isMulticlass ? Math.max(classes, predictions.width) : undefined
    )
  } catch (error) {
    if (!(error instanceof ModelError)) throw error
    const place = error.row === undefined ? '' : ` The first is ${where(error.row)}.`
    throw new DataError('data-predictions', `${path}: ${error.message}${place}`, HINTS[task])
  }
  return predictions
}

const HINTS: Record<EngineJob['task'], string> = {
  MODEL_TASK_BINARY_CLASSIFICATION: 'Predictions must be the probability of the positive class, from 0 to 1.',
  MODEL_TASK_MULTICLASS_CLASSIFICATION:
    'Predictions must be one probability per class, each from 0 to 1, summing to 1.',
  MODEL_TASK_REGRESSION: 'Predictions must be finite numbers.'
}

function numbersOfColumns(
  columns: readonly Column[],
  path: string,
  where: (row: number) => string
): Predictions {
  const width = columns.length
  const rows = columns[0]!.length
  const values = new Float64Array(rows * width)
  for (const [index, column] of columns.entries()) {
    const numbers = numbersOf(column)
    for (let row = 0; row < rows; row++) {
      if (Number.isNaN(numbers[row]!)) {
        throw new DataError(
          'data-predictions',
          `${path} has ${quoted(String(cellAt(column, row)))} as a prediction ${where(row)}, which is no number.`,
          'Predictions must be numbers.'
        )
      }
      values[row * width + index] = numbers[row]!
    }
  }
  return { values, width }
}

/** One column of lists such as `[0.1, 0.9]`; undefined when it does not look like one. */
function listsOf(
  columns: readonly Column[],
  path: string,
  where: (row: number) => string
): Predictions | undefined {
  const [column] = columns
  if (columns.length !== 1 || column?.dtype !== 'string') return undefined
  const lists = column.dictionary.map(parseList)
  const first = lists[column.codes[0]!]
  if (first === undefined) return undefined
  const width = first.length
  const values = new Float64Array(column.length * width)
  for (let row = 0; row < column.length; row++) {
    const list = lists[column.codes[row]!]
    if (list?.length !== width) {
      throw new DataError(
        'data-predictions-shape',
        `${path} has ${quoted(column.dictionary[column.codes[row]!]!)} as predictions ${where(row)}, where ${width} numbers were expected.`,
        'Write a list of one number for each class in every row, as [0.1, 0.9].'
      )
    }
    values.set(list, row * width)
  }
  return { values, width }
}

/** JSON, and the way NumPy prints an array: numbers with spaces between. */
function parseList(text: string): number[] | undefined {
  const inside = /^\s*\[([^[\]]+)\]\s*$/.exec(text)?.[1]
  if (inside === undefined) return undefined
  const parts = inside.trim().split(/\s*,\s*|\s+/)
  const values = parts.map((part) => (part === '' ? Number.NaN : Number(part)))
  return values.some(Number.isNaN) ? undefined : values
}
