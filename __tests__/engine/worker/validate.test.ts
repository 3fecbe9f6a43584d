import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { EngineJob } from '../../../src/engine/job.ts'
import { ModelError } from '../../../src/engine/worker/model-error.ts'
import { predictionWidth, validatePredictions } from '../../../src/engine/worker/validate.ts'

const BINARY = 'MODEL_TASK_BINARY_CLASSIFICATION'
const MULTICLASS = 'MODEL_TASK_MULTICLASS_CLASSIFICATION'
const REGRESSION = 'MODEL_TASK_REGRESSION'

function validate(
  task: EngineJob['task'],
  values: number[],
  width = 1,
  rows = values.length / width
): Float64Array {
  const predictions = { values: Float64Array.from(values), width }
  validatePredictions(task, predictions, rows, 3)
  return predictions.values
}

function failure(
  task: EngineJob['task'],
  values: number[],
  width = 1,
  rows = values.length / width
): ModelError {
  try {
    validate(task, values, width, rows)
  } catch (error) {
    if (error instanceof ModelError) return error
    throw error
  }
  throw new Error('it passed')
}

test.each([
  [BINARY, [0, 1, 0.5], 1],
  [BINARY, [], 1],
  [REGRESSION, [-1e300, 0, 42], 1],
  [MULTICLASS, [0.2, 0.3, 0.5, 1, 0, 0], 3],
  // Rounded to three digits, as files of predictions are.
  [MULTICLASS, [0.333, 0.333, 0.333], 3]
] as const)('%s accepts %j', (task, values, width) => {
  expect(Array.from(validate(task, [...values], width))).toEqual(values)
})

test.each([
  ['too few rows', BINARY, [0.5], 1, 2, 'shape', undefined, /1 rows of 1; 2 rows need one number per row/],
  ['two columns for binary', BINARY, [0.5, 0.5], 2, 1, 'shape', undefined, /\[:, 1\]/],
  [
    'one column for multiclass',
    MULTICLASS,
    [1, 2],
    1,
    2,
    'shape',
    undefined,
    /3 class probabilities per row/
  ],
  ['NaN', REGRESSION, [1, NaN, NaN], 1, 3, 'not-finite', 1, /2 of 3 predictions .* NaN in row 1/],
  ['infinity', BINARY, [0, 1, Infinity], 1, 3, 'not-finite', 2, /Infinity in row 2/],
  ['NaN in a class', MULTICLASS, [0.2, 0.3, 0.5, 0.5, 0.5, NaN], 3, 2, 'not-finite', 1, /row 1/],
  ['a logit', BINARY, [0.1, -2.5], 1, 2, 'out-of-range', 1, /-2\.5 in row 1.*not scores, logits or labels/],
  ['just too much', BINARY, [1.00001], 1, 1, 'out-of-range', 0, /outside/],
  ['a negative class', MULTICLASS, [-0.5, 1, 0.5], 3, 1, 'out-of-range', 0, /outside/],
  [
    'scores',
    MULTICLASS,
    [0.2, 0.3, 0.5, 0.9, 0.9, 0.9],
    3,
    2,
    'not-probabilities',
    1,
    /1 of 2 rows.*row 1 with 2\.7/
  ]
] as const)('%s is refused', (_name, task, values, width, rows, kind, row, message) => {
  const error = failure(task, [...values], width, rows)
  expect(error.kind).toBe(kind)
  expect(error.row).toBe(row)
  expect(error.message).toMatch(message)
})

test('values that pass 0 or 1 by rounding become 0 or 1', () => {
  expect(Array.from(validate(BINARY, [-1e-9, 1 + 1e-9, 0.5]))).toEqual([0, 1, 0.5])
  expect(Array.from(validate(REGRESSION, [-1e-9]))).toEqual([-1e-9])
})

test('whatever passes is a probability', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -0.1, max: 1.1 }), { minLength: 1 }), (values) => {
      const passes = values.every((value) => value >= -1e-6 && value <= 1 + 1e-6)
      if (!passes) expect(failure(BINARY, values).kind).toMatch(/not-finite|out-of-range/)
      else for (const value of validate(BINARY, values)) expect(value >= 0 && value <= 1).toBe(true)
    })
  )
})

test('a multiclass task has to know its classes', () => {
  expect(() => predictionWidth(MULTICLASS, undefined)).toThrow(/number of classes/)
  expect(predictionWidth(MULTICLASS, 4)).toBe(4)
  expect(predictionWidth(BINARY, 2)).toBe(1)
})
