import { batchesOf, casesOf, runOn, type Outcome, type Row, type Setup } from '../support/prepared.ts'
import type { CaseDetails } from '../../../src/api/display.ts'
import { createRandom } from '../../../src/engine/random.ts'

const SINGLE = 'bounded_single_feature_changes'
const MULTI = 'bounded_multi_feature_changes'
const N = 300
const random = createRandom(5, 'adversarial')
const ROWS: Row[] = Array.from({ length: N }, () => ({
  x: random.float() * 100,
  y: random.float() * 100,
  z: random.float() * 100,
  w: random.float() * 100,
  whole: random.int(20),
  city: ['Paris', 'Oslo'][random.int(2)]!
}))
const LABELS = ROWS.map((_, i) => i % 2)

const run = (model: Setup['model'], rest: Partial<Setup> = {}): Promise<Outcome> =>
  runOn({
    reference: { rows: ROWS, labels: LABELS },
    evaluation: { rows: ROWS, labels: LABELS },
    model: model!,
    ...rest,
    config: { categories: ['TEST_CATEGORY_TYPE_ADVERSARIAL'], ...rest.config }
  })

const details = (one: { display?: { details?: string } } | undefined): CaseDetails =>
  JSON.parse(one!.display!.details!) as CaseDetails

/** 0.5 at the row itself, plus `slope` for each unit of the sum of features. */
const linear =
  (slope: number, ...names: string[]) =>
  (row: Row): number =>
    0.5 + slope * names.reduce((sum, name) => sum + (Number(row[name]) - 50), 0)

test('a flat model passes', async () => {
  const outcome = await run(() => 0.5)
  expect([...batchesOf(outcome)].map(([type, { severity }]) => [type, severity])).toEqual([
    [SINGLE, 'SEVERITY_PASS'],
    [MULTI, 'SEVERITY_PASS']
  ])
})

test('one case per numeric feature; the change is what 1% of the range does, whichever way the label lies', async () => {
  const range = Math.max(...ROWS.map(({ x }) => Number(x))) - Math.min(...ROWS.map(({ x }) => Number(x)))
  const outcome = await run(linear(0.005, 'x'))
  const cases = casesOf(outcome, SINGLE)
  expect(cases.map(({ features }) => features)).toEqual([['x'], ['y'], ['z'], ['w'], ['whole']])
  // Rows within 1% of an end of the range move less on that side.
  expect(details(cases[0]).measure!.value).toBeGreaterThan(0.8 * 0.005 * 0.01 * range)
  expect(details(cases[0]).measure!.value).toBeLessThanOrEqual(0.005 * 0.01 * range + 1e-12)
  expect(details(cases[1]).measure!.value).toBe(0)
})

test('a model that jumps at every step is caught', async () => {
  const jumpy = ({ x }: Row): number => (Math.floor(Number(x) * 3) % 2 === 0 ? 0.9 : 0.1)
  const outcome = await run(jumpy)
  const [x, y] = casesOf(outcome, SINGLE)
  expect(x).toMatchObject({ severity: 'SEVERITY_ALERT', features: ['x'] })
  expect(y?.severity).toBe('SEVERITY_PASS')
  const { sample, measure } = details(x)
  expect(measure?.value).toBeGreaterThan(0.25)
  expect(Math.abs(Number(sample![0]!.changes[0]!.to) - Number(sample![0]!.changes[0]!.from))).toBeLessThan(1)
  expect(batchesOf(outcome).get(SINGLE)?.failingRowsResult?.failingRows?.length).toBeGreaterThan(0)
})

test('whole numbers move by 1 even where 1% of the range is less', async () => {
  const outcome = await run(({ whole }) => (Number(whole) % 2 === 0 ? 0.9 : 0.1))
  const one = casesOf(outcome, SINGLE).find(({ features }) => features?.[0] === 'whole')
  expect(one?.severity).toBe('SEVERITY_ALERT')
  for (const { changes } of details(one).sample!) {
    expect(Math.abs(Number(changes[0]!.to) - Number(changes[0]!.from))).toBe(1)
  }
})

test('several features together reach further: greedy, at most l0_constraint of them', async () => {
  const model = linear(0.002, 'x', 'y', 'z', 'w')
  const outcome = await run(model)
  const single = details(casesOf(outcome, SINGLE)[0]).measure!.value
  const multi = details(casesOf(outcome, MULTI)[0])
  expect(multi.measure!.value).toBeGreaterThan(2.5 * single)
  expect(multi.sample!.every(({ changes }) => changes.length === 3)).toBe(true)
  const two = await run(model, {
    config: {
      run_name: 't',
      categories: ['TEST_CATEGORY_TYPE_ADVERSARIAL'],
      test_suite_config: { individual_tests_config: { multi_feat_sensitivity: { l0_constraint: 2 } } }
    }
  })
  expect(details(casesOf(two, MULTI)[0]).sample!.every(({ changes }) => changes.length === 2)).toBe(true)
})

test('each test gets the answers to its own questions', async () => {
  const model = linear(0.002, 'x', 'y', 'z', 'w')
  const excluding = (individual_tests_config: Record<string, Record<string, unknown>>): Promise<Outcome> =>
    run(model, {
      config: {
        run_name: 't',
        categories: ['TEST_CATEGORY_TYPE_ADVERSARIAL'],
        test_suite_config: { individual_tests_config }
      }
    })
  const multi = (outcome: Outcome): unknown => casesOf(outcome, MULTI)[0]
  const fewer = await excluding({ sensitivity: { exclude_columns: ['x', 'y', 'whole'] } })
  expect(multi(fewer)).toEqual(multi(await run(model)))
})

test('the plan covers what is asked for', async () => {
  const outcome = await run(linear(0.002, 'x', 'y', 'z', 'w'))
  const plan = outcome.events.find((event) => event.type === 'plan')!
  const asked = outcome.asked.reduce((sum, { length }) => sum + length, 0)
  expect(asked).toBeLessThanOrEqual(plan.predictions.rows)
  expect(outcome.asked.length).toBeLessThanOrEqual(plan.predictions.batches)
})

test('regression: away from the label, in ranges of the label', async () => {
  const labels = ROWS.map(({ x }) => Number(x))
  const model = ({ x, y }: Row): number => Number(x) + (Math.floor(Number(y) * 3) % 2) * 50
  const outcome = await run(model, {
    task: 'MODEL_TASK_REGRESSION',
    reference: { rows: ROWS, labels },
    evaluation: { rows: ROWS, labels }
  })
  const [x, y] = casesOf(outcome, SINGLE)
  expect(x?.severity).toBe('SEVERITY_PASS')
  expect(details(x).measure!.value).toBeCloseTo(0.01, 2)
  // Rows that are wrong already can't be made worse.
  expect(details(y).measure!.value).toBeGreaterThan(0.05)
  expect(details(y).measure!.value).toBeLessThan(0.5)
})

test('multiclass: the loss of the probability of the true class', async () => {
  const model = ({ x }: Row): number[] =>
    Math.floor(Number(x) * 3) % 2 === 0 ? [0.8, 0.1, 0.1] : [0.1, 0.1, 0.8]
  const table = { rows: ROWS, labels: ROWS.map(() => 0) }
  const outcome = await run(model, {
    task: 'MODEL_TASK_MULTICLASS_CLASSIFICATION',
    classes: 3,
    reference: table,
    evaluation: table
  })
  const [x] = casesOf(outcome, SINGLE)
  expect(x?.severity).toBe('SEVERITY_ALERT')
  expect(details(x).sample![0]).toMatchObject({ before: 0.8, after: 0.1 })
})

test('a model that raises on a small change fails the case', async () => {
  const known = new Set(ROWS.map(({ x }) => x))
  const outcome = await run(({ x }) => {
    if (!known.has(x)) throw new Error('never seen')
    return 0.5
  })
  expect(casesOf(outcome, SINGLE).map(({ severity }) => severity)).toEqual([
    'SEVERITY_ALERT',
    ...['y', 'z', 'w', 'whole'].map(() => 'SEVERITY_PASS')
  ])
  expect(casesOf(outcome, MULTI)[0]?.severity).toBe('SEVERITY_ALERT')
})

test('data without numbers is skipped with the reason', async () => {
  const rows = ROWS.map(({ city }) => ({ city: city! }))
  const outcome = await run(() => 0.5, {
    reference: { rows, labels: LABELS },
    evaluation: { rows, labels: LABELS }
  })
  for (const batch of batchesOf(outcome).values())
    expect(batch.summaryCounts).toMatchObject({ total: '1', skip: '1' })
})
