import {
  batchesOf,
  failureOf,
  runOn,
  withoutModel,
  type Outcome,
  type Row,
  type Setup,
  type Table
} from '../support/prepared.ts'
import type { Cell } from '../../../src/engine/data/frame.ts'
import { catalogue } from '../../../src/engine/catalogue.ts'
import { serialiseEvent } from '../../../src/engine/event-writer.ts'
import type { EngineEvent } from '../../../src/engine/job.ts'
import { createRandom } from '../../../src/engine/random.ts'
import type { TestDefinition } from '../../../src/engine/tests/definition.ts'

const N = 600
const random = createRandom(11, 'run')
const ROWS: Row[] = Array.from({ length: N }, () => ({
  age: 20 + random.int(50),
  income: random.float() * 100,
  city: ['Paris', 'Oslo', 'Rome', null][random.int(4)]!
}))
const table = (label: (row: Row, i: number) => number): Table => ({ rows: ROWS, labels: ROWS.map(label) })

/** What the models make of a cell: no more than 100, and 0 for what is no number. */
const numeric = (cell: Cell | undefined): number =>
  typeof cell === 'number' ? Math.max(0, Math.min(100, cell)) : 0

const SETUPS: Record<'binary' | 'multiclass' | 'regression', Setup> = {
  binary: {
    reference: table((row) => (Number(row['age']) > 45 ? 1 : 0)),
    evaluation: table((row) => (Number(row['age']) > 45 ? 1 : 0)),
    model: ({ age, city }) => (city === 'Rome' ? 0.5 : 0.4) + numeric(age) / 200
  },
  multiclass: {
    task: 'MODEL_TASK_MULTICLASS_CLASSIFICATION',
    classes: 3,
    reference: table((_, i) => i % 3),
    evaluation: table((_, i) => (i + 1) % 3),
    model: ({ income }) => [0.2, 0.3 + numeric(income) / 400, 0.5 - numeric(income) / 400]
  },
  regression: {
    task: 'MODEL_TASK_REGRESSION',
    reference: table((row) => Number(row['income']) * 3),
    evaluation: table((row) => Number(row['income']) * 3),
    model: ({ income }) => numeric(income) * 2.9
  }
}

const lines = ({ events }: Outcome): string => events.map(serialiseEvent).join('\n')

test.each(['binary', 'multiclass', 'regression'] as const)(
  'a whole %s run is complete and consistent',
  async (task) => {
    const outcome = await runOn(SETUPS[task])
    const { events } = outcome
    const of = <T extends EngineEvent['type']>(type: T): Extract<EngineEvent, { type: T }>[] =>
      events.filter((event): event is Extract<EngineEvent, { type: T }> => event.type === type)
    const [plan] = of('plan')
    const expected = catalogue
      .filter((test) => test.tasks.includes(task) && test.runByDefault)
      .map(({ type }) => type)
    expect(plan?.testTypes).toEqual(expected)
    expect([...batchesOf(outcome).keys()].sort()).toEqual([...expected].sort())
    expect(events.at(-1)).toEqual({
      type: 'end',
      cases: of('case').length,
      batches: expected.length,
      categories: 4,
      testErrors: 0
    })
    // All of a test's cases come right before its batch, and the batch counts them.
    let cases: Extract<EngineEvent, { type: 'case' }>[] = []
    for (const event of events) {
      if (event.type === 'case') cases.push(event)
      if (event.type !== 'batch') continue
      expect(cases.every((one) => one.case.testBatchType === event.batch.testType)).toBe(true)
      expect(event.batch.summaryCounts?.total).toBe(String(cases.length))
      cases = []
    }
    const ids = of('case').map((event) => event.case.testCaseId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(of('category').flatMap(({ category }) => category.testBatchTypes)).toEqual(expected)
    expect(of('run')[0]?.run.testCategories).toHaveLength(4)
    expect(() => lines(outcome)).not.toThrow()
    const asked = outcome.asked.reduce((sum, { length }) => sum + length, 0)
    expect(asked).toBeLessThanOrEqual(plan!.predictions.rows)
    expect(asked).toBeGreaterThan(2 * N)
  }
)

test('the same job gives the same bytes, whatever the number of workers and the size of batches', async () => {
  const first = await runOn(SETUPS.binary)
  const second = await runOn(SETUPS.binary)
  expect(lines(second)).toBe(lines(first))
  const withoutPlan = (outcome: Outcome): string =>
    outcome.events
      .filter(({ type }) => type !== 'plan')
      .map(serialiseEvent)
      .join('\n')
  const third = await runOn({ ...SETUPS.binary, workers: 4, parts: { batchRows: 70 } })
  expect(withoutPlan(third)).toBe(withoutPlan(first))
})

test('another seed takes other rows', async () => {
  const seeded = (random_seed: number | string): Promise<Outcome> =>
    runOn({ ...SETUPS.binary, config: { run_time_info: { random_seed } } })
  const [one, same, other] = [await seeded(5), await seeded('5'), await seeded(6)]
  expect(lines(same)).toBe(lines(one))
  expect(lines(other)).not.toBe(lines(one))
})

test('every event is plain JSON of the documented form: 64-bit counts as text', async () => {
  const outcome = await runOn(SETUPS.binary)
  const batch = batchesOf(outcome).get('null_substitution')!
  expect(typeof batch.summaryCounts?.total).toBe('string')
  expect(batch.display?.longDescriptionTabs?.map(({ title }) => title)).toEqual([
    'Description',
    'Why It Matters',
    'Configuration',
    'Example'
  ])
  expect(outcome.events.map(serialiseEvent).map((line) => JSON.parse(line) as unknown)).toEqual(
    JSON.parse(JSON.stringify(outcome.events))
  )
})

test('ready predictions are used, and the model is asked only about changed rows', async () => {
  const ready = (base: Table): Table => ({
    ...base,
    predictions: ROWS.map((row) => SETUPS.binary.model!(row) as number)
  })
  const setup = {
    ...SETUPS.binary,
    reference: ready(SETUPS.binary.reference),
    evaluation: ready(SETUPS.binary.evaluation)
  }
  const outcome = await runOn(setup)
  const whole = await runOn(SETUPS.binary)
  const results = (of: Outcome): unknown[] =>
    of.events.filter(({ type }) => type === 'case' || type === 'batch')
  expect(results(outcome)).toEqual(results(whole))
  const rows = ({ asked }: Outcome): number => asked.reduce((sum, { length }) => sum + length, 0)
  expect(rows(outcome)).toBeLessThan(rows(whole))
})

test('ready predictions without a model: what needs the model is skipped, the rest is judged', async () => {
  const rest = withoutModel(SETUPS.binary)
  const predictions = ROWS.map((row) => SETUPS.binary.model!(row) as number)
  const outcome = await runOn({
    ...rest,
    reference: { ...rest.reference, predictions },
    evaluation: { ...rest.evaluation, predictions }
  })
  expect(outcome.completed).toBe(true)
  expect(outcome.asked).toEqual([])
  const batches = [...batchesOf(outcome).values()]
  const skipped = batches.filter(({ summaryCounts }) => summaryCounts?.total === summaryCounts?.skip)
  expect(
    skipped.map(({ testCategory }) => testCategory).filter((category) => !/TRANSFORM|ADVERS/.test(category!))
  ).toEqual([])
  expect(skipped).toHaveLength(9)
})

test('data only: every test is skipped and says why', async () => {
  const rest = withoutModel(SETUPS.binary)
  const outcome = await runOn(rest)
  expect(outcome.completed).toBe(true)
  for (const batch of batchesOf(outcome).values()) {
    expect(batch).toMatchObject({
      severity: 'SEVERITY_PASS',
      summaryCounts: { pass: '0', total: '1', skip: '1' }
    })
    expect(batch.display?.summaryDetails).toMatch(/^Skipped: there/)
  }
})

test('a model that raises on the data itself fails the run, with its traceback', async () => {
  const outcome = await runOn({
    ...SETUPS.binary,
    model: () => {
      throw new Error('boom')
    }
  })
  expect(outcome.completed).toBe(false)
  expect(failureOf(outcome)).toMatchObject({
    code: 'model-raised',
    message: 'On the dataset "ref": ValueError: boom',
    detail: expect.stringContaining('Traceback') as string
  })
})

test.each<[string, Setup['model'], string]>([
  ['NaN', () => NaN, 'model-not-finite'],
  ['more than 1', () => 2, 'model-out-of-range'],
  ['two columns', () => [0.5, 0.5], 'model-shape']
])('a model that answers %s fails the run', async (_, model, code) => {
  expect(failureOf(await runOn({ ...SETUPS.binary, model: model! })).code).toBe(code)
})

test('a category that is not built is named, with the ones there are', async () => {
  const outcome = await runOn({
    ...SETUPS.binary,
    config: { categories: ['TEST_CATEGORY_TYPE_DRIFT', 'TEST_CATEGORY_TYPE_ADVERSARIAL'] }
  })
  expect(failureOf(outcome)).toMatchObject({
    code: 'category-not-available',
    message: `These categories can't be run: "TEST_CATEGORY_TYPE_DRIFT".`,
    hint: expect.stringContaining('TEST_CATEGORY_TYPE_TRANSFORMATIONS') as string
  })
  expect(outcome.events).toHaveLength(1)
})

test('a test that is switched off is not run; a category without tests is an error', async () => {
  const off = (...names: string[]): Setup['config'] => ({
    categories: ['TEST_CATEGORY_TYPE_ADVERSARIAL'],
    test_suite_config: {
      individual_tests_config: Object.fromEntries(names.map((name) => [name, { run: false }]))
    }
  })
  const outcome = await runOn({ ...SETUPS.binary, config: off('sensitivity')! })
  expect([...batchesOf(outcome).keys()]).toEqual(['bounded_multi_feature_changes'])
  const none = await runOn({ ...SETUPS.binary, config: off('sensitivity', 'multi_feat_sensitivity')! })
  expect(failureOf(none).code).toBe('no-tests-selected')
})

test.each<[string, Setup['config']]>([
  [
    'two names for one test',
    {
      test_suite_config: { individual_tests_config: { sensitivity: {}, bounded_single_feature_changes: {} } }
    }
  ],
  ['a sensitivity that is not known', { test_suite_config: { global_test_sensitivity: 'HIGH' } }],
  [
    'an impact metric of another task',
    { profiling_config: { model_profiling: { impact_metric: 'macro_f1' } } }
  ],
  [
    'thresholds that are no numbers',
    { test_suite_config: { individual_tests_config: { accuracy: { severity_thresholds: ['a', 'b'] } } } }
  ]
])('%s is an error of the configuration', async (_, config) => {
  const outcome = await runOn({ ...SETUPS.binary, config: config! })
  const failures = outcome.events.flatMap((event) =>
    event.type === 'failed' || event.type === 'test-error' ? [event.failure.code] : []
  )
  expect(failures).toEqual(['config-invalid'])
})

const raising = (type: string): readonly TestDefinition[] =>
  catalogue.map((test) =>
    test.type === type
      ? {
          ...test,
          // eslint-disable-next-line require-yield -- raises before
          *run() {
            throw new TypeError('a bug')
          }
        }
      : test
  )

test.each(['model_performance:accuracy', 'null_substitution'])(
  'when %s raises, the others go on and the end counts it',
  async (type) => {
    const outcome = await runOn({ ...SETUPS.binary, parts: { catalogue: raising(type) } })
    expect(outcome.events.find((event) => event.type === 'test-error')).toMatchObject({
      testType: type,
      failure: { code: 'test-raised', detail: expect.stringContaining('TypeError: a bug') as string }
    })
    expect(outcome.events.at(-1)).toMatchObject({ type: 'end', testErrors: 1 })
    const whole = await runOn(SETUPS.binary)
    expect(batchesOf(outcome).size).toBe(batchesOf(whole).size - 1)
  }
)

test('with explicit_errors the first test that raises ends the run', async () => {
  const outcome = await runOn({
    ...SETUPS.binary,
    parts: { catalogue: raising('model_performance:accuracy') },
    config: { run_time_info: { explicit_errors: true } }
  })
  expect(failureOf(outcome).code).toBe('test-raised')
})

test('labels that the task does not have are refused', async () => {
  const outcome = await runOn({ ...SETUPS.binary, evaluation: table((_, i) => i % 3) })
  expect(failureOf(outcome)).toMatchObject({ code: 'labels-out-of-range' })
})

test('numbers that JSON has no form for are never written as something else', () => {
  expect(() =>
    serialiseEvent({ type: 'plan', testTypes: [], predictions: { rows: NaN, batches: 1 } })
  ).toThrow('NaN')
})
