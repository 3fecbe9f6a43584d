import { Grouping, unitOf, worsening } from '../../../src/engine/metrics/measure.ts'
import { Scores, type Task } from '../../../src/engine/metrics/scores.ts'
import { AVERAGE_CONFIDENCE, METRICS } from '../../../src/engine/metrics/table.ts'
import type { Metric } from '../../../src/engine/metrics/metric.ts'

const ALL = [...METRICS, AVERAGE_CONFIDENCE]
const named = (slug: string): Metric => ALL.find((metric) => metric.slug === slug)!
const scores = (task: Task, labels: number[] | null, values: number[], width = 1): Scores =>
  new Scores(task, labels && Float64Array.from(labels), { values: Float64Array.from(values), width })

test('the families have 22 metrics, and 22 subset metrics with Average Confidence in place of Average Prediction', () => {
  expect(METRICS).toHaveLength(22)
  expect(new Set(ALL.map((metric) => metric.slug)).size).toBe(ALL.length)
})

test('a prediction of exactly 0.5 is negative', () => {
  expect(new Grouping(scores('binary', [0, 0], [0.5, 0.5])).overall(named('accuracy')).value).toBe(1)
})

test('a tie of probabilities is taken for the first class', () => {
  expect([...scores('multiclass', [0], [0.4, 0.4, 0.2], 3).predictedClass]).toEqual([0])
})

test.each<[string, number[], number[]]>([
  ['auc', [1, 1], [0.2, 0.9]],
  ['precision', [1, 0], [0.2, 0.3]],
  ['recall', [0, 0], [0.2, 0.9]],
  ['false_positive_rate', [1, 1], [0.2, 0.9]],
  ['f1', [0, 0], [0.2, 0.3]],
  ['prediction_variance_positive_labels', [0, 0], [0.2, 0.3]]
])('%s without its rows is undefined, not NaN or 0', (slug, labels, predictions) => {
  const { value, relevantRows } = new Grouping(scores('binary', labels, predictions)).overall(named(slug))
  expect(value).toBeNull()
  expect(relevantRows).toBe(0)
})

test('rows without a label count for predictions only', () => {
  const grouping = new Grouping(scores('binary', [1, NaN, 0, NaN], [0.9, 0.9, 0.1, 0.9]))
  expect(grouping.overall(named('accuracy'))).toMatchObject({ value: 1, relevantRows: 2 })
  expect(grouping.overall(named('auc'))).toMatchObject({ value: 1, relevantRows: 1 })
  expect(grouping.overall(named('positive_prediction_rate'))).toMatchObject({ value: 0.75, relevantRows: 4 })
})

test('a metric that needs labels is undefined where there are none', () => {
  const grouping = new Grouping(scores('regression', null, [1, 2]))
  expect(grouping.overall(named('mean_absolute_error_mae')).value).toBeNull()
  expect(grouping.overall(named('average_prediction')).value).toBe(1.5)
})

test('MSLE is undefined in the group that holds a value of -1 or less, and only there', () => {
  const groups = { codes: Int32Array.from([0, 0, 1, 1]), count: 2 }
  const grouping = new Grouping(scores('regression', [1, 2, -1, 3], [1, 2, 3, 3]), groups)
  expect(grouping.measure(named('mean_squared_log_error_msle')).map((m) => m.value)).toEqual([0, null])
})

test('variance keeps its digits far from zero', () => {
  const { value } = new Grouping(scores('regression', null, [1e9, 1e9 + 1, 1e9 + 2])).overall(
    named('prediction_variance')
  )
  expect(value).toBeCloseTo(2 / 3, 12)
})

test('the margin of a share is the Wald interval', () => {
  const { standardError } = new Grouping(scores('binary', [1, 1, 1, 1, 0], [1, 1, 1, 0, 0])).overall(
    named('recall')
  )
  expect(standardError).toBeCloseTo(Math.sqrt((0.75 * 0.25) / 4), 12)
})

test('a group of code -1 is left out', () => {
  const groups = { codes: Int32Array.from([0, -1, 0]), count: 1 }
  const grouping = new Grouping(scores('binary', [1, 0, 0], [0.9, 0.9, 0.1]), groups)
  expect(grouping.overall(named('accuracy'))).toMatchObject({ value: 1, relevantRows: 2 })
  expect(grouping.overall(named('auc')).value).toBe(1)
})

test('errors are compared in units of the labels, so that their scale does not matter', () => {
  const labels = [1, 2, 3, 4]
  const rmse = named('root_mean_squared_error_rmse')
  const plain = scores('regression', labels, [1, 2, 3, 5])
  const scaled = scores(
    'regression',
    labels.map((x) => x * 1000),
    [1000, 2000, 3000, 5000]
  )
  const inUnits = (of: Scores): number =>
    worsening(rmse, new Grouping(of).overall(rmse).value!, 0, unitOf(rmse, of)!)
  expect(inUnits(scaled)).toBeCloseTo(inUnits(plain), 12)
  expect(unitOf(rmse, scores('regression', [2, 2], [1, 2]))).toBeNull()
})

test('which way is worse', () => {
  expect(worsening(named('accuracy'), 0.7, 0.9, 1)).toBeCloseTo(0.2)
  expect(worsening(named('false_positive_rate'), 0.7, 0.9, 1)).toBeCloseTo(-0.2)
  expect(worsening(named('positive_prediction_rate'), 0.7, 0.9, 1)).toBeCloseTo(0.2)
})
