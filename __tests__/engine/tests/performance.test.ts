import { batchesOf, casesOf, runOn, type Setup, type Table } from '../support/prepared.ts'
import type { CaseDetails } from '../../../src/api/display.ts'

const CATEGORY = 'TEST_CATEGORY_TYPE_MODEL_PERFORMANCE'
const N = 2000

/** `wrong` of each 100 rows are predicted wrong; the confidence is the same. */
const binary = (wrong: number): Table => ({
  rows: Array.from({ length: N }, (_, i) => ({ x: i })),
  labels: Array.from({ length: N }, (_, i) => i % 2),
  predictions: Array.from({ length: N }, (_, i) =>
    (i % 2 === 1) !== Math.floor(i / 2) % 50 < wrong / 2 ? 0.9 : 0.1
  )
})

const setup = (reference: Table, evaluation: Table, config: Setup['config'] = {}): Setup => ({
  reference,
  evaluation,
  config: { categories: [CATEGORY], ...config }
})

const details = (one: { display?: { details?: string } }): CaseDetails =>
  JSON.parse(one.display!.details!) as CaseDetails

test('identical data passes every test', async () => {
  const outcome = await runOn(setup(binary(10), binary(10)))
  const batches = [...batchesOf(outcome).values()]
  expect(batches).toHaveLength(15)
  expect(batches.filter(({ severity }) => severity !== 'SEVERITY_PASS')).toEqual([])
  expect(batches.filter(({ summaryCounts }) => summaryCounts?.skip !== '0')).toEqual([])
})

test('a fall of accuracy is judged by the part of it that is certain', async () => {
  const outcome = await runOn(setup(binary(10), binary(20)))
  const [one] = casesOf(outcome, 'model_performance:accuracy')
  const z = 1.959963984540054
  const least = 0.1 - z * Math.sqrt((0.9 * 0.1 + 0.8 * 0.2) / N)
  expect(one).toMatchObject({
    status: 'TEST_CASE_STATUS_WARNING',
    severity: 'SEVERITY_WARNING',
    features: [],
    urlSafeFeatureId: '',
    importanceScore: expect.closeTo(0.1, 12) as number
  })
  expect(details(one!).measure).toEqual({
    name: 'the least degradation of Accuracy in the 95% interval',
    value: expect.closeTo(least, 12) as number,
    warning: 0.03,
    alert: 0.13,
    direction: 'above'
  })
  expect(details(one!).sentence).toMatch(
    /^Accuracy was 0\.8 on the evaluation data against 0\.9 .*Raised a warning/
  )
})

test('a large fall is an alert, and the run says what each metric was', async () => {
  const outcome = await runOn(setup(binary(10), binary(40)))
  expect(batchesOf(outcome).get('model_performance:accuracy')?.severity).toBe('SEVERITY_ALERT')
  const run = outcome.events.find((event) => event.type === 'run')
  expect(run?.run.metrics?.modelPerf?.['Accuracy']).toEqual({
    refMetric: expect.closeTo(0.9) as number,
    evalMetric: expect.closeTo(0.6) as number
  })
})

test('sensitivity moves the default thresholds and leaves given ones alone', async () => {
  const measureWith = async (suite: NonNullable<Setup['config']>['test_suite_config']): Promise<unknown> => {
    const outcome = await runOn(setup(binary(10), binary(20), { test_suite_config: suite! }))
    return details(casesOf(outcome, 'model_performance:accuracy')[0]!).measure
  }
  const sensitivity = 'TEST_SENSITIVITY_LESS_SENSITIVE'
  expect(await measureWith({ global_test_sensitivity: sensitivity })).toMatchObject({
    warning: 0.045,
    alert: 0.195
  })
  const given = { accuracy: { severity_thresholds: [0.01, 0.02] } }
  expect(
    await measureWith({ global_test_sensitivity: sensitivity, individual_tests_config: given })
  ).toMatchObject({ warning: 0.01, alert: 0.02 })
})

test('an absolute threshold is held against the evaluation data alone', async () => {
  const individual_tests_config = { 'model_performance:accuracy': { absolute_thresholds: [0.95, 0.85] } }
  const outcome = await runOn(
    setup(binary(20), binary(20), { test_suite_config: { individual_tests_config } })
  )
  const [one] = casesOf(outcome, 'model_performance:accuracy')
  expect(one?.severity).toBe('SEVERITY_ALERT')
  expect(details(one!).measure).toMatchObject({ name: 'Accuracy', direction: 'below', alert: 0.85 })
})

test('without reference labels a test that needs them is skipped, with its reason and the value it has', async () => {
  const unlabelled = binary(10)
  delete unlabelled.labels
  const outcome = await runOn(setup(unlabelled, binary(10)))
  const [one] = casesOf(outcome, 'model_performance:accuracy')
  expect(one).toMatchObject({ status: 'TEST_CASE_STATUS_SKIP', severity: 'SEVERITY_PASS' })
  expect(details(one!).sentence).toMatch(/^Skipped: Accuracy was 0\.9 on the evaluation data, but/)
  expect(batchesOf(outcome).get('average_thresholded_confidence')).toMatchObject({
    severity: 'SEVERITY_PASS',
    summaryCounts: { total: '1', skip: '1' },
    display: { summaryDetails: 'Skipped: the reference dataset has no labels.' }
  })
  expect(batchesOf(outcome).get('average_confidence')?.summaryCounts).toMatchObject({ pass: '1', skip: '0' })
})

test('a metric that is not defined is skipped, never NaN', async () => {
  const onlyNegative = { ...binary(0), labels: Array.from({ length: N }, () => 0) }
  const outcome = await runOn(setup(binary(10), onlyNegative))
  const [one] = casesOf(outcome, 'model_performance:auc')
  expect(details(one!).sentence).toBe(
    'Skipped: AUC is not defined on the evaluation data, because the labels are all of one class.'
  )
})

test('a change of the average prediction counts either way', async () => {
  const shifted = (by: (p: number) => number): Table => ({
    ...binary(10),
    predictions: binary(10).predictions!.map((p) => by(p as number))
  })
  const statusOf = async (evaluation: Table): Promise<unknown> =>
    casesOf(await runOn(setup(binary(10), evaluation)), 'model_performance:average_prediction')[0]?.status
  expect(await statusOf(shifted((p) => p / 2))).toBe('TEST_CASE_STATUS_FAIL')
  expect(await statusOf(shifted((p) => p + 0.1))).toBe('TEST_CASE_STATUS_WARNING')
})

test('average thresholded confidence foresees the loss of accuracy without labels', async () => {
  // 10% of the reference rows are wrong, and they are the ones of low confidence; of the evaluation rows 40% are unsure.
  const table = (unsure: number, labelled: boolean): Table => ({
    rows: Array.from({ length: N }, (_, i) => ({ x: i })),
    ...(labelled ? { labels: Array.from({ length: N }, (_, i) => (i % 10 === 0 ? 0 : 1)) } : {}),
    predictions: Array.from({ length: N }, (_, i) => (i % 10 < unsure ? 0.6 : 0.95) + i * 1e-6)
  })
  const outcome = await runOn(setup(table(1, true), table(4, false)))
  const [one] = casesOf(outcome, 'average_thresholded_confidence')
  expect(
    one?.metrics?.find(({ metric }) => metric === 'predicted_evaluation_accuracy')?.floatValue
  ).toBeCloseTo(0.6, 2)
  expect(one?.severity).toBe('SEVERITY_ALERT')
})

test('identical data foresees no loss, also where all confidences are tied', async () => {
  const tied = binary(10)
  const [one] = casesOf(await runOn(setup(tied, tied)), 'average_thresholded_confidence')
  expect(new Set<unknown>(tied.predictions as number[])).toEqual(new Set([0.1, 0.9]))
  expect(
    one?.metrics?.find(({ metric }) => metric === 'predicted_evaluation_accuracy')?.floatValue
  ).toBeCloseTo(0.9, 12)
})

test('calibration: equal curves pass, a shifted one does not, few rows are skipped', async () => {
  const table = (share: (p: number) => number, n = N): Table => {
    const predictions = Array.from({ length: n }, (_, i) => ((i % 10) + 0.5) / 10)
    const labels = predictions.map((p, i) => (Math.floor(i / 10) % 100 < share(p) * 100 ? 1 : 0))
    return { rows: predictions.map((_, i) => ({ x: i })), predictions, labels }
  }
  const right = table((p) => p)
  const over = table((p) => p / 2)
  const severityOf = async (evaluation: Table): Promise<unknown> => {
    const [one] = casesOf(await runOn(setup(right, evaluation)), 'calibration_comparison')
    return [one?.status, details(one!).measure?.value]
  }
  expect(await severityOf(right)).toEqual(['TEST_CASE_STATUS_PASS_UNSPECIFIED', 0])
  const expected =
    right
      .predictions!.slice(0, 10)
      .reduce<number>(
        (sum, p) => sum + (Math.round((p as number) * 100) / 100 - Math.ceil((p as number) * 50) / 100) ** 2,
        0
      ) / 10
  expect(await severityOf(over)).toEqual(['TEST_CASE_STATUS_WARNING', expect.closeTo(expected, 2)])
  expect(((await severityOf(table((p) => p, 100))) as unknown[])[0]).toBe('TEST_CASE_STATUS_SKIP')
})

test('regression errors are judged in spreads of the label', async () => {
  const table = (error: number): Table => ({
    rows: Array.from({ length: N }, (_, i) => ({ x: i })),
    labels: Array.from({ length: N }, (_, i) => (i % 100) * 1000),
    predictions: Array.from({ length: N }, (_, i) => (i % 100) * 1000 + (i % 2 === 0 ? error : -error))
  })
  const outcome = await runOn({
    ...setup(table(1000), table(4000)),
    task: 'MODEL_TASK_REGRESSION'
  })
  const [one] = casesOf(outcome, 'model_performance:root_mean_squared_error_rmse')
  const deviation = Math.sqrt((1e6 * (100 ** 2 - 1)) / 12)
  expect(details(one!).measure?.value).toBeCloseTo(3000 / deviation, 10)
  expect(one?.severity).toBe('SEVERITY_WARNING')
  expect(details(one!).sentence).toContain('standard deviations of the label')
})
