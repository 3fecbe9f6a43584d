import {
  batchesOf,
  casesOf,
  runOn,
  type Outcome,
  type Row,
  type Setup,
  type Table
} from '../support/prepared.ts'
import type { CaseDetails } from '../../../src/api/display.ts'
import type { Cell } from '../../../src/engine/data/frame.ts'
import { createRandom } from '../../../src/engine/random.ts'

const CATEGORY = 'TEST_CATEGORY_TYPE_TRANSFORMATIONS'
const N = 400
const random = createRandom(3, 'transformations')
const ROWS: Row[] = Array.from({ length: N }, (_, i) => ({
  age: 20 + random.int(50),
  income: Math.round(random.float() * 1000) / 10,
  city: ['Paris', 'Oslo', 'Rome'][random.int(3)]!,
  plan: ['a-basic', 'a-plus'][random.int(2)]!,
  employer: i % 3 === 0 ? null : ['Acme', 'Initech'][random.int(2)]!,
  member: random.int(2) === 1
}))
const LABELS = ROWS.map(({ age }) => (Number(age) > 45 ? 1 : 0))

const isNumber = (cell: Cell | undefined): boolean => typeof cell === 'number'

/** Right on clean rows; does not care about anything it was not told to. */
const byAge = ({ age }: Row): number => (Number(age) > 45 ? 0.9 : 0.1)
const sturdy = (row: Row): number => (isNumber(row['age']) && Number(row['age']) < 200 ? byAge(row) : 0.5)

const run = (
  model: ((row: Row) => number) | undefined,
  config: Setup['config'] = {},
  rest: Partial<Setup> = {}
): Promise<Outcome> => {
  const table: Table = { rows: ROWS, labels: LABELS }
  return runOn({
    reference: table,
    evaluation: table,
    ...(model === undefined ? {} : { model }),
    ...rest,
    config: { categories: [CATEGORY], ...config }
  })
}

const configured = (individual_tests_config: Record<string, Record<string, unknown>>): Setup['config'] => ({
  test_suite_config: { individual_tests_config }
})

const details = (one: { display?: { details?: string } } | undefined): CaseDetails =>
  JSON.parse(one!.display!.details!) as CaseDetails

const ofFeature = (
  outcome: Outcome,
  type: string,
  feature: string
): ReturnType<typeof casesOf>[number] | undefined =>
  casesOf(outcome, type).find(({ features }) => features?.[0] === feature)

test('each default test makes a case for the features it fits, and for no other', async () => {
  const outcome = await run(() => 0.5)
  const features = new Map(
    [...batchesOf(outcome).keys()].map((type) => [
      type,
      casesOf(outcome, type).flatMap((one) => one.features ?? [])
    ])
  )
  expect(Object.fromEntries(features)).toEqual({
    numeric_outliers_substitution: ['age', 'income'],
    feature_type_change: ['age', 'income', 'city', 'plan', 'employer', 'member'],
    empty_string_substitution: ['employer'],
    // "Acme" and "Initech" share two letters; "Paris", "Oslo" and "Rome" share none.
    required_characters_deletion: ['plan', 'employer'],
    unseen_categorical_substitution: ['city', 'plan', 'employer'],
    null_substitution: ['age', 'income', 'city', 'plan', 'member'],
    capitalization_change: ['city', 'plan', 'employer']
  })
})

test('a model that ignores what is changed passes everything', async () => {
  const outcome = await run(() => 0.4)
  for (const [type, { severity, summaryCounts }] of batchesOf(outcome)) {
    expect([type, severity, summaryCounts?.fail, summaryCounts?.skip]).toEqual([
      type,
      'SEVERITY_PASS',
      '0',
      '0'
    ])
  }
})

test('features that the model does not see are never changed', async () => {
  const outcome = await run(byAge, {}, { features: { income: { inModel: false }, city: { inModel: false } } })
  expect(
    outcome.asked.every(({ columns }) => columns.every(({ name }) => name !== 'income' && name !== 'city'))
  ).toBe(true)
  for (const type of batchesOf(outcome).keys()) expect(ofFeature(outcome, type, 'income')).toBeUndefined()
})

test('the impact is the fall of accuracy on the rows that were changed', async () => {
  // Null is taken for young: every older row turns wrong.
  const outcome = await run((row) => (row['age'] === null ? 0.1 : byAge(row)))
  const one = ofFeature(outcome, 'null_substitution', 'age')
  const value = details(one).measure!.value
  expect(value).toBeGreaterThan(0.3)
  expect(value).toBeLessThan(0.7)
  expect(one).toMatchObject({ severity: 'SEVERITY_ALERT', importanceScore: value })
  expect(one?.metrics?.find(({ metric }) => metric === 'before_accuracy')?.floatValue).toBe(1)
  expect(one?.metrics?.find(({ metric }) => metric === 'num_samples')?.intValue).toBe('100')
  const sample = details(one).sample!
  expect(sample[0]).toMatchObject({ changes: [{ feature: 'age', to: null }], before: 0.9, after: 0.1 })
  expect(ROWS[sample[0]!.row]!['age']).toBe(sample[0]!.changes[0]!.from)
  const batch = batchesOf(outcome).get('null_substitution')
  expect(batch).toMatchObject({ severity: 'SEVERITY_WARNING', failingFeatures: ['age'] })
  expect(batch?.failingRowsResult).toMatchObject({ topCount: '20', totalCount: '20' })
})

test('values of another type reach the model as pandas would hold them', async () => {
  const outcome = await run(sturdy)
  const dtypes = outcome.asked.map(({ columns }) => columns[0]!.dtype)
  expect(new Set(dtypes)).toEqual(new Set(['int64', 'float64', 'object']))
  expect(ofFeature(outcome, 'feature_type_change', 'age')?.severity).toBe('SEVERITY_ALERT')
  expect(ofFeature(outcome, 'feature_type_change', 'income')?.severity).toBe('SEVERITY_PASS')
})

test('a model that raises fails that case with an alert and the error, and no other', async () => {
  const picky = (row: Row): number => {
    if (row['income'] === null) throw new Error('income is missing')
    return byAge(row)
  }
  const outcome = await run(picky)
  expect(outcome.completed).toBe(true)
  const one = ofFeature(outcome, 'null_substitution', 'income')
  expect(one).toMatchObject({
    status: 'TEST_CASE_STATUS_FAIL',
    severity: 'SEVERITY_ALERT',
    importanceScore: 1
  })
  expect(details(one).sentence).toBe(
    'Failed with an alert, because the model raised ValueError: income is missing when "income" was set to null.'
  )
  expect(one?.metrics?.find(({ metric }) => metric === 'raised')?.strValue).toContain('Traceback')
  const failing = outcome.events.flatMap((event) =>
    event.type === 'case' && event.case.severity === 'SEVERITY_ALERT' ? [event.case] : []
  )
  expect(failing.every(({ features }) => features?.[0] === 'income' || features?.[0] === 'age')).toBe(true)
  expect(
    failing.filter(({ metrics }) =>
      metrics?.some(({ category }) => category === 'TEST_METRIC_CATEGORY_MODEL_ERROR')
    )
  ).toHaveLength(1)
})

test('ignore_errors skips the case in place of failing it', async () => {
  const picky = (row: Row): number => {
    if (row['income'] === null) throw new Error('income is missing')
    return byAge(row)
  }
  const outcome = await run(
    picky,
    configured({ null_substitution: { performance_change_config: { ignore_errors: true } } })
  )
  expect(ofFeature(outcome, 'null_substitution', 'income')?.status).toBe('TEST_CASE_STATUS_SKIP')
})

test('predictions that are no predictions fail the case too', async () => {
  const outcome = await run((row) => (row['city'] === 'unseen_value' ? NaN : byAge(row)))
  const one = ofFeature(outcome, 'unseen_categorical_substitution', 'city')
  expect(one?.severity).toBe('SEVERITY_ALERT')
  expect(details(one).sentence).toContain('the model gave no valid predictions')
})

test('an empty string is compared with null, which the feature is known to hold', async () => {
  const outcome = await run((row) => (row['employer'] === '' ? 1 - byAge(row) : byAge(row)))
  const one = ofFeature(outcome, 'empty_string_substitution', 'employer')
  expect(details(one).measure?.value).toBe(1)
  expect(details(one).sample?.[0]?.changes).toEqual([{ feature: 'employer', from: null, to: '' }])
})

test('outliers lie beyond the bound, above and below in turn, and are whole in a whole column', async () => {
  const outcome = await run(byAge, configured({ outlier_substitution: { bound_multiplier: 2 } }))
  const ages = ROWS.map(({ age }) => Number(age))
  const mean = ages.reduce((a, b) => a + b) / N
  const deviation = Math.sqrt(ages.reduce((sum, age) => sum + (age - mean) ** 2, 0) / N)
  const to = new Set(
    details(ofFeature(outcome, 'numeric_outliers_substitution', 'age')).sample!.map(
      (row) => row.changes[0]!.to
    )
  )
  for (const value of to)
    expect([Math.ceil(mean + 3 * deviation), Math.floor(mean - 3 * deviation)]).toContain(value)
})

test('other capitals are ones that the reference data does not have', async () => {
  const outcome = await run((row) =>
    ['PARIS', 'OSLO', 'ROME'].includes(String(row['city'])) ? 1 - byAge(row) : byAge(row)
  )
  expect(details(ofFeature(outcome, 'capitalization_change', 'city')).measure?.value).toBe(1)
})

test('required characters are taken from the data, or from the configuration', async () => {
  const outcome = await run(
    (row) => (row['city'] === 'Pars' || row['plan'] === 'bsic' ? 1 - byAge(row) : byAge(row)),
    configured({ req_characters_deletion: { column_specific_params: { city: 'i' } } })
  )
  expect(details(ofFeature(outcome, 'required_characters_deletion', 'city')).measure?.value).toBe(1)
  const plan = ofFeature(outcome, 'required_characters_deletion', 'plan')
  expect(details(plan).sample?.some(({ changes }) => ['bsic', 'plus'].includes(String(changes[0]!.to)))).toBe(
    false
  )
})

test('out of range substitution is off by default', async () => {
  expect(batchesOf(await run(byAge)).has('out_of_range_substitution')).toBe(false)
  const outcome = await run(byAge, configured({ out_of_range_substitution: { run: true } }))
  const income = details(ofFeature(outcome, 'out_of_range_substitution', 'income'))
  expect(income.sample!.every(({ changes }) => Number(changes[0]!.to) < 0)).toBe(true)
})

test('without labels the predictions are compared row by row', async () => {
  const table: Table = { rows: ROWS }
  const outcome = await run(
    (row) => (row['age'] === null ? byAge(row) - 0.05 : byAge({ age: row['age'] ?? 0 })),
    {},
    { reference: table, evaluation: table }
  )
  const one = ofFeature(outcome, 'null_substitution', 'age')
  expect(one?.metrics?.[0]).toMatchObject({
    metric: 'avg_row_wise_pred_diff',
    category: 'TEST_METRIC_CATEGORY_OUTPUT_DIFF'
  })
})

test('a test that fits no feature is skipped with its reason', async () => {
  const rows = ROWS.map(({ age }) => ({ age: age! }))
  const outcome = await run(
    byAge,
    {},
    { reference: { rows, labels: LABELS }, evaluation: { rows, labels: LABELS } }
  )
  expect(batchesOf(outcome).get('capitalization_change')).toMatchObject({
    severity: 'SEVERITY_PASS',
    summaryCounts: { total: '1', pass: '0', skip: '1' }
  })
  expect(details(casesOf(outcome, 'capitalization_change')[0]).sentence).toMatch(/^Skipped: No text category/)
})

test('without a model every transformation is skipped and says so', async () => {
  const outcome = await run(undefined)
  expect(outcome.completed).toBe(true)
  const batches = [...batchesOf(outcome).values()]
  expect(batches).toHaveLength(7)
  expect(batches.every(({ summaryCounts }) => summaryCounts?.skip === '1')).toBe(true)
  expect(batches[0]?.display?.summaryDetails).toBe('Skipped: there is no model to ask about changed rows.')
})
