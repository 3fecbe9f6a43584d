/** The figures that RIME's documents publish for their small examples; see tests-tabular.md, "Golden numbers". */
import { Grouping } from '../../../src/engine/metrics/measure.ts'
import { Scores, type Task } from '../../../src/engine/metrics/scores.ts'
import { AVERAGE_CONFIDENCE, METRICS } from '../../../src/engine/metrics/table.ts'
import type { Groups } from '../../../src/engine/statistics/moments.ts'

function scores(task: Task, labels: number[], predictions: number[], width = 1): Scores {
  return new Scores(task, Float64Array.from(labels), { values: Float64Array.from(predictions), width })
}

function value(slug: string, of: Scores, codes?: number[]): number | null {
  const metric = [...METRICS, AVERAGE_CONFIDENCE].find((candidate) => candidate.slug === slug)
  if (metric === undefined) throw new Error(`no metric ${slug}`)
  const groups: Groups = codes ? { codes: Int32Array.from(codes), count: 2 } : { codes: null, count: 1 }
  return new Grouping(of, groups).measure(metric)[0]!.value
}

const CATS = [0, 1, 0, 1, 0, 1]
const A = scores('binary', [1, 0, 1, 0, 0, 1], [0.3, 0.51, 0.7, 0.49, 0.9, 0.58])
const B = scores('binary', [1, 0, 1, 0, 0, 0], [0.3, 0.51, 0.7, 0.49, 0.9, 0.48])

test.each([
  ['auc', 0.0, 0.44],
  ['accuracy', 0.33, 0.5],
  ['f1', 0.5, 0.57],
  ['precision', 0.5, 0.5],
  ['recall', 0.5, 0.67],
  ['false_positive_rate', 1.0, 0.67],
  ['false_negative_rate', 0.5, 0.33],
  ['average_confidence', 0.77, 0.65]
])('%s of rows A is %p for cat and %p for all', (slug, cat, all) => {
  expect(value(slug, A, CATS)).toBeCloseTo(cat, 2)
  expect(value(slug, A)).toBeCloseTo(all, 2)
})

test('the prediction variances of rows B', () => {
  expect(value('prediction_variance', B, CATS)).toBeCloseTo(0.062, 3)
  expect(value('prediction_variance_positive_labels', B, CATS)).toBeCloseTo(0.04, 10)
  expect(value('prediction_variance_negative_labels', B, CATS)).toBeCloseTo(0.0, 10)
})

test('the positive prediction rates of rows C', () => {
  const rows = scores('binary', [0, 0, 0, 0, 0, 0], [0.3, 0.3, 0.9, 0.9, 0.9, 0.3])
  expect(value('positive_prediction_rate', rows, [0, 0, 0, 1, 1, 1])).toBeCloseTo(1 / 3, 10)
  expect(value('positive_prediction_rate', rows, [1, 1, 1, 0, 0, 0])).toBeCloseTo(2 / 3, 10)
})

const D = scores('regression', [0.5, 1, 1.5, 1.5, 1.5], [0.3, 0.4, 0.8, 0.8, 0.9])

test.each([
  ['prediction_variance', 0.0025, 0.058],
  ['mean_squared_error_mse', 0.2, 0.35],
  ['root_mean_squared_error_rmse', 0.45, 0.59],
  ['mean_absolute_error_mae', 0.4, 0.56],
  ['mean_absolute_percentage_error_mape', 0.6, 0.48],
  ['mean_squared_log_error_msle', 0.07, 0.09]
])('%s of rows D is %p for (0, 0.5] and %p for all', (slug, subset, all) => {
  const digits = slug === 'prediction_variance' ? 3 : 2
  expect(value(slug, D, [0, 0, 1, 1, 1])).toBeCloseTo(subset, digits)
  expect(value(slug, D)).toBeCloseTo(all, digits)
})

const M = scores('multiclass', [0, 0, 2], [0.9, 0.1, 0, 0.1, 0.9, 0, 0.2, 0.1, 0.7], 3)

test.each([
  ['multiclass_auc', 0.75],
  ['multiclass_accuracy', 0.67],
  ['macro_f1', 0.56],
  ['macro_precision', 0.67],
  ['macro_recall', 0.5]
])('%s of rows M is %p', (slug, expected) => {
  expect(value(slug, M)).toBeCloseTo(expected, 2)
})
