import { batchesOf, casesOf, runOn, type Setup, type Table } from '../support/prepared.ts'
import type { CaseDetails } from '../../../src/api/display.ts'

const TYPE = 'subset_performance:subset_positive_prediction_rate'
const N = 1000

/** The feature tells the truth: "a" is positive, "b" negative. In `over` of 100 rows of "b" the model says positive. */
const table = (over: number, labels = true): Table => {
  const rows = Array.from({ length: N }, (_, i) => ({ group: i % 2 === 0 ? 'a' : 'b' }))
  return {
    rows,
    ...(labels ? { labels: rows.map(({ group }) => (group === 'a' ? 1 : 0)) } : {}),
    predictions: rows.map(({ group }, i) => (group === 'a' || Math.floor(i / 2) % 100 < over ? 0.9 : 0.1))
  }
}

const setup = (evaluation: Table): Setup => ({
  reference: evaluation,
  evaluation,
  config: { categories: ['TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE'] }
})

test('a model that is right passes, although its positive predictions gather in one subset', async () => {
  const outcome = await runOn(setup(table(0)))
  expect(batchesOf(outcome).get(TYPE)?.severity).toBe('SEVERITY_PASS')
  const [one] = casesOf(outcome, TYPE)
  const details = JSON.parse(one!.display!.details!) as CaseDetails
  // What is shown is the metric itself, as the documents define it.
  expect(details.plot).toMatchObject({ kind: 'bars', series: [{ values: [1, 0] }], reference: 0.5 })
  expect(details.sentence).toContain('that the labels do not explain')
})

test('positive predictions that the labels do not justify are judged by their excess', async () => {
  const outcome = await runOn(setup(table(60)))
  expect(batchesOf(outcome).get(TYPE)?.severity).toBe('SEVERITY_ALERT')
  const [one] = casesOf(outcome, TYPE)
  const gap = one!.metrics!.find(({ metric }) => metric === 'positive_prediction_excess')
  // 0.6 of "b" against 0.3 of all rows.
  expect(gap?.floatValue).toBeCloseTo(0.3, 12)
})

test('without labels the bare difference is judged', async () => {
  const outcome = await runOn(setup(table(0, false)))
  expect(batchesOf(outcome).get(TYPE)?.severity).toBe('SEVERITY_ALERT')
})
