import {
  batchesOf,
  casesOf,
  runOn,
  type Outcome,
  type Row,
  type Setup,
  type Table
} from '../support/prepared.ts'
import type { BarsPlot, CaseDetails } from '../../../src/api/display.ts'
import { createRandom } from '../../../src/engine/random.ts'

const N = 4000
const random = createRandom(1, 'subsets')
const ROWS: Row[] = Array.from({ length: N }, (_, i) => ({
  region: ['north', 'south', 'east', 'west'][i % 4]!,
  size: random.int(1000) / 1000,
  shop: i % 7 === 0 ? null : `shop ${random.int(3)}`
}))
const LABELS = ROWS.map((_, i) => (i >> 2) % 2)

/** Right on 95% of the rows, and on the rows of `weak` on 60%. */
const table = (weak: (row: Row) => boolean): Table => {
  const noise = createRandom(2, 'noise')
  const predictions = ROWS.map((row, i) => {
    const right = noise.float() < (weak(row) ? 0.6 : 0.95)
    return (LABELS[i] === 1) === right ? 0.8 + noise.float() / 10 : 0.2 - noise.float() / 10
  })
  return { rows: ROWS, labels: LABELS, predictions }
}

const run = (evaluation: Table, config: Setup['config'] = {}, rest: Partial<Setup> = {}): Promise<Outcome> =>
  runOn({
    reference: evaluation,
    evaluation,
    ...rest,
    config: { categories: ['TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE'], ...config }
  })

const details = (one: { display?: { details?: string } } | undefined): CaseDetails =>
  JSON.parse(one!.display!.details!) as CaseDetails

test('a model that is as good everywhere passes every subset test', async () => {
  const outcome = await run(table(() => false))
  const batches = [...batchesOf(outcome).values()]
  expect(batches).toHaveLength(12)
  expect(
    batches.filter(({ severity }) => severity !== 'SEVERITY_PASS').map(({ testType }) => testType)
  ).toEqual([])
  expect(
    batches.every(({ summaryCounts }) => summaryCounts?.total === '3' && summaryCounts.pass === '3')
  ).toBe(true)
})

test('a planted weak category is found, and only in its feature', async () => {
  const outcome = await run(table((row) => row['region'] === 'west'))
  const cases = casesOf(outcome, 'subset_performance:subset_accuracy')
  expect(cases.map(({ features, status }) => [features, status])).toEqual([
    [['region'], 'TEST_CASE_STATUS_FAIL'],
    [['size'], 'TEST_CASE_STATUS_PASS_UNSPECIFIED'],
    [['shop'], 'TEST_CASE_STATUS_PASS_UNSPECIFIED']
  ])
  expect(details(cases[0]).sentence).toMatch(
    /^1 subset of "region" performs worse\. On the subset west of "region" Accuracy was 0\.\d+ against/
  )
  const batch = batchesOf(outcome).get('subset_performance:subset_accuracy')
  expect(batch).toMatchObject({ severity: 'SEVERITY_WARNING', failingFeatures: ['region'] })
  const plot = details(cases[0]).plot as BarsPlot
  expect(plot.x).toEqual(['east', 'north', 'south', 'west'])
  expect(plot.series[0]!.sizes).toEqual([1000, 1000, 1000, 1000])
  expect(plot.reference).toBeGreaterThan(plot.series[0]!.values[3]!)
})

test('a planted weak range of a number is found', async () => {
  const outcome = await run(table((row) => Number(row['size']) < 0.25))
  const [, size] = casesOf(outcome, 'subset_performance:subset_accuracy')
  expect(size).toMatchObject({ features: ['size'], severity: 'SEVERITY_ALERT' })
  expect(size?.metrics?.find(({ metric }) => metric === 'worst_subset')?.strValue).toMatch(/^\[0, 0\./)
})

test('a null is a subset of its own', async () => {
  const outcome = await run(table((row) => row['shop'] === null))
  const shop = casesOf(outcome, 'subset_performance:subset_accuracy')[2]
  expect(shop).toMatchObject({ features: ['shop'], severity: 'SEVERITY_ALERT' })
  expect(shop?.metrics?.find(({ metric }) => metric === 'worst_subset')?.strValue).toBe('None')
})

test('the judged value is the gap less its Wald margin', async () => {
  const outcome = await run(table((row) => row['region'] === 'west'))
  const metrics = new Map(
    casesOf(outcome, 'subset_performance:subset_accuracy')[0]!.metrics!.map((metric) => [
      metric.metric,
      metric
    ])
  )
  const value = metrics.get('worst_subset_accuracy')!.floatValue!
  const overall = metrics.get('overall_accuracy')!.floatValue!
  const margin = 1.959963984540054 * Math.sqrt((value * (1 - value)) / 1000)
  expect(metrics.get('margin_error')!.floatValue).toBeCloseTo(margin, 12)
  expect(metrics.get('accuracy_judged')!.floatValue).toBeCloseTo(overall - value - margin, 12)
  expect(metrics.get('accuracy_judged')!.testCaseMonitorInfo).toEqual({
    threshold: { low: 0.1, high: 0.2, type: 'TYPE_UPPER_BOUND' },
    isSubsetMetric: true
  })
})

test('small subsets are not judged: relevant rows count, not all', async () => {
  // 30 rows in the small region, of which 10 are positive: enough for accuracy, too few for recall.
  const rows: Row[] = Array.from({ length: 1030 }, (_, i) => ({ region: i < 30 ? 'tiny' : 'big' }))
  const labels = rows.map((_, i) => (i < 30 ? (i < 10 ? 1 : 0) : i % 2))
  const predictions = labels.map((label, i) => (i < 30 ? 1 - label : label))
  const outcome = await run({ rows, labels, predictions })
  expect(casesOf(outcome, 'subset_performance:subset_accuracy')[0]?.severity).toBe('SEVERITY_ALERT')
  expect(casesOf(outcome, 'subset_performance:subset_recall')[0]?.severity).toBe('SEVERITY_PASS')
  const lowered = { subset_recall: { min_sample_size: 10 } }
  const judged = await run(
    { rows, labels, predictions },
    { test_suite_config: { individual_tests_config: lowered } }
  )
  expect(casesOf(judged, 'subset_performance:subset_recall')[0]?.severity).toBe('SEVERITY_ALERT')
})

test('a feature whose subsets are all too small is skipped with its reason', async () => {
  const rows: Row[] = Array.from({ length: 50 }, (_, i) => ({ id: `row ${i}` }))
  const labels = rows.map((_, i) => i % 2)
  const outcome = await run({ rows, labels, predictions: labels })
  const [one] = casesOf(outcome, 'subset_performance:subset_accuracy')
  expect(one?.status).toBe('TEST_CASE_STATUS_SKIP')
  expect(details(one).sentence).toBe('Skipped: no subset of "id" has 20 rows that Accuracy rests on.')
})

test('excluded columns are not looked at, by test and for all; unknown ones are warned of', async () => {
  const weak = table((row) => row['region'] === 'west')
  const own = { subset_accuracy: { exclude_columns: ['region'] } }
  const outcome = await run(weak, {
    test_suite_config: { global_exclude_columns: ['size'], individual_tests_config: own }
  })
  const features = (type: string): unknown =>
    casesOf(outcome, `subset_performance:${type}`).map((one) => one.features)
  expect(features('subset_accuracy')).toEqual([['shop']])
  expect(features('subset_auc')).toEqual([['region'], ['shop']])
  const misspelt = await run(weak, { test_suite_config: { global_exclude_columns: ['sizes'] } })
  expect(misspelt.events).toContainEqual({
    type: 'log',
    level: 'warning',
    message: 'A column to be excluded is not in the data: "sizes".'
  })
})

test('features that the model does not see, and protected ones, are cut too and say so', async () => {
  const outcome = await run(
    table(() => false),
    {},
    { features: { region: { inModel: false, protected: true } } }
  )
  const [region] = casesOf(outcome, 'subset_performance:subset_accuracy')
  expect(JSON.parse(region!.display!.tableInfo!)).toMatchObject({ 'Feature Info': 'Protected, Not In Model' })
})

test('names that are special in JavaScript are plain names', async () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
  const rows = ROWS.map((row) => Object.fromEntries(names.map((name) => [name, row['region']!])))
  const evaluation = { ...table((row) => row['region'] === 'west'), rows }
  const outcome = await run(evaluation)
  const cases = casesOf(outcome, 'subset_performance:subset_accuracy')
  expect(cases.map(({ features, severity }) => [features, severity])).toEqual(
    names.map((name) => [[name], 'SEVERITY_ALERT'])
  )
  expect(batchesOf(outcome).get('subset_performance:subset_accuracy')?.severity).toBe('SEVERITY_ALERT')
  expect(new Set(cases.map(({ testCaseId }) => testCaseId)).size).toBe(4)
  expect(new Set(cases.map(({ urlSafeFeatureId }) => urlSafeFeatureId)).size).toBe(4)
})
