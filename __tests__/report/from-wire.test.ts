import { describe, expect, test } from '@jest/globals'

import { CASE_SCHEMA } from '../../src/api/display.ts'
import type { TestBatchResult, TestCase } from '../../src/api/types.ts'
import { buildReport } from '../../src/report/build-report.ts'
import { readDetails } from '../../src/report/details.ts'
import { readResults, UnreadableResultsError, type WireResults } from '../../src/report/from-wire.ts'
import { worstCases } from '../../src/report/model.ts'
import { binaryReport, binaryWire, context } from './fixtures.ts'

describe('readResults', () => {
  test('reads a run, its tests worst first and counted', () => {
    const results = readResults(binaryWire())
    expect(results.task).toBe('binary_classification')
    expect(results.link).toBe('http://127.0.0.1:41873/runs/5a4e1f7c')
    expect(results.tests.map(({ name, status }) => `${status} ${name}`).slice(0, 4)).toEqual([
      'fail Subset AUC',
      'fail Capitalization Change',
      'fail F1',
      'warning Subset Recall'
    ])
    expect(results.categories.map(({ id, status, tests }) => [id, status, tests.fail])).toEqual([
      ['model_performance', 'warning', 1],
      ['subset_performance', 'warning', 1],
      ['transformations', 'warning', 1],
      ['adversarial', 'pass', 0]
    ])
    expect(results.performance[0]).toEqual({ metric: 'AUC', reference: 0.942, evaluation: 0.871 })
  })

  test('the order of the server does not change the report', () => {
    const wire = binaryWire()
    const turned = { ...wire, batches: wire.batches.toReversed(), cases: wire.cases.toReversed() }
    expect(readResults(turned).tests).toEqual(readResults(wire).tests)
  })

  test.each<[string, (batch: TestBatchResult, one: TestCase) => void]>([
    ['an unknown severity of a test', (batch) => Object.assign(batch, { severity: 'SEVERITY_FINE' })],
    ['no severity of a test', (batch) => delete batch.severity],
    ['an unspecified severity of a test', (batch) => (batch.severity = 'SEVERITY_UNSPECIFIED')],
    [
      'an unknown status of a case',
      (_batch, one) => Object.assign(one, { status: 'TEST_CASE_STATUS_GREAT' })
    ],
    ['no status of a case', (_batch, one) => delete one.status],
    ['an unknown severity of a case', (_batch, one) => Object.assign(one, { severity: 'toString' })],
    ['a case of no test', (_batch, one) => (one.testBatchType = '__proto__')],
    ['a test without its type', (batch) => delete batch.testType],
    ['a wrong count', (batch) => (batch.summaryCounts = { total: '99' })],
    ['a count that is no number', (batch) => (batch.summaryCounts = { total: 'many' })]
  ])('refuses %s', (_what, break_) => {
    const wire = binaryWire()
    break_(wire.batches[0]!, wire.cases[0]!)
    expect(() => readResults(wire)).toThrow(UnreadableResultsError)
  })

  test('refuses a test that is there twice, and one that a category names and nobody sent', () => {
    const wire = binaryWire()
    expect(() => readResults({ ...wire, batches: [...wire.batches, wire.batches[0]!] })).toThrow(/twice/)
    const categories = [{ ...wire.categories[0]!, testBatchTypes: ['absent'] }]
    expect(() => readResults({ ...wire, categories })).toThrow(/"absent" has no result/)
  })

  test.each([
    ['TEST_CASE_STATUS_WARNING', 'SEVERITY_ALERT', 'fail'],
    ['TEST_CASE_STATUS_FAIL', 'SEVERITY_WARNING', 'warning'],
    ['TEST_CASE_STATUS_FAIL', 'SEVERITY_PASS', 'fail'],
    ['TEST_CASE_STATUS_FAIL', undefined, 'fail'],
    ['TEST_CASE_STATUS_PASS_UNSPECIFIED', 'SEVERITY_ALERT', 'fail'],
    ['TEST_CASE_STATUS_SKIP', 'SEVERITY_PASS', 'skip'],
    ['FAIL', 'high', 'fail'],
    ['FAIL', 'low', 'warning'],
    ['PASS', 'none', 'pass']
  ])('status %s with severity %s is %s', (status, severity, expected) => {
    const wire = one({ status, ...(severity === undefined ? {} : { severity }) })
    expect(readResults(wire).tests[0]?.cases[0]?.status).toBe(expected)
  })

  test('a test of which every case was skipped is skipped, and so is one without cases', () => {
    expect(readResults(one({ status: 'TEST_CASE_STATUS_SKIP' })).tests[0]?.status).toBe('skip')
    expect(readResults({ ...one({}), cases: [] }).tests[0]?.status).toBe('skip')
  })

  test.each([
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['cluster.example/run/1', 'https://cluster.example/run/1'],
    ['https://user:secret@cluster.example/run', 'https://cluster.example/run'],
    ['', null]
  ])('the link %s is read as %s', (url, expected) => {
    const wire = one({})
    expect(readResults({ ...wire, testRun: { webAppUrl: { url } } }).link).toBe(expected)
  })

  test('numbers that JSON cannot hold are null or text', () => {
    const metrics = [
      { metric: 'a', floatValue: 'NaN' },
      { metric: 'b', floatValue: 'Infinity' },
      { metric: 'c', intValue: '12' },
      { metric: 'd', floatList: { values: [1, NaN] } },
      { metric: 'e', empty: {} }
    ] as unknown as NonNullable<TestCase['metrics']>
    const read = readResults(one({ metrics, importanceScore: NaN })).tests[0]!.cases[0]!
    expect(read.metrics.map(({ value }) => value)).toEqual([null, 'Infinity', 12, [1, null], null])
    expect(read.impact).toBeNull()
  })

  function one(more: Record<string, unknown>): WireResults {
    return {
      testRun: {},
      categories: [],
      batches: [
        { testType: 't', testName: 'T', testCategory: 'TEST_CATEGORY_TYPE_DRIFT', severity: 'SEVERITY_PASS' }
      ],
      cases: [{ testBatchType: 't', status: 'TEST_CASE_STATUS_PASS_UNSPECIFIED', ...more }]
    }
  }
})

describe('buildReport', () => {
  const verdict = { status: 'pass', sentence: 'All passed.', failOn: 'fail', failsGate: false } as const

  test('a pass needs something that was tested', () => {
    expect(() => buildReport(null, context(verdict))).toThrow(/not skipped/)
    const wire = binaryWire()
    const skipped = readResults({
      ...wire,
      cases: [],
      batches: wire.batches.map((batch) => ({ ...batch, summaryCounts: { total: '0' } }))
    })
    expect(() => buildReport(skipped, context(verdict))).toThrow(/not skipped/)
  })

  test('an error needs a reason, and nothing else may have one', () => {
    expect(() => buildReport(null, context({ ...verdict, status: 'error' }))).toThrow(/reasons/)
    const reasons = [{ code: 'x', message: 'y' }]
    expect(() => buildReport(readResults(binaryWire()), context({ ...verdict, reasons }))).toThrow(/reasons/)
  })

  test('the worst cases come from failed tests first, then by impact', () => {
    const worst = worstCases(binaryReport()).map(
      ({ test, case: one }) => `${one.status} ${test.name} ${one.features[0] ?? ''}`
    )
    expect(worst.slice(0, 4)).toEqual([
      'fail Subset AUC region',
      'fail Capitalization Change merchant_category',
      'fail F1 ',
      'warning Subset AUC hour'
    ])
    expect(worst).toHaveLength(8)
  })
})

describe('readDetails', () => {
  const read = (value: unknown): ReturnType<typeof readDetails> => readDetails(JSON.stringify(value))
  const plot = (value: unknown): unknown => read({ schema: CASE_SCHEMA, plot: value }).plot

  test('reads what the engine writes', () => {
    const details = binaryWire().cases.map((one) => readDetails(one.display?.details))
    expect(details.map((one) => one.plot?.kind)).toEqual(
      expect.arrayContaining(['bars', 'lines', 'histogram'])
    )
    expect(details.every((one) => one.sentence !== '')).toBe(true)
    expect(details.some((one) => one.sample.length === 2)).toBe(true)
  })

  test.each([
    ['nothing', undefined],
    ['an empty text', ''],
    ['half a JSON', '{"schema":'],
    ['another schema', JSON.stringify({ schema: 'other@1', sentence: 'x' })],
    ['a list', '[1]'],
    ['null', 'null'],
    ['very deep JSON', '['.repeat(100_000)],
    ['a text beyond all measure', JSON.stringify({ schema: CASE_SCHEMA, sentence: 'x'.repeat(600_000) })],
    ['inherited keys', '{"__proto__":{"schema":"rime-stress-test/case@1","sentence":"x"}}']
  ])('%s gives nothing', (_what, text) => {
    expect(readDetails(text)).toEqual({ sentence: '', measure: null, plot: null, sample: [] })
  })

  test('a plain text of another server is the sentence', () => {
    expect(readDetails('AUC fell.').sentence).toBe('AUC fell.')
  })

  test.each([
    ['no kind', { title: 't' }],
    ['an unknown kind', { kind: 'pie', title: 't' }],
    ['bars without series', { kind: 'bars', title: 't', x: ['a'], series: [] }],
    [
      'bars of unequal length',
      { kind: 'bars', title: 't', x: ['a', 'b'], series: [{ name: 's', values: [1] }] }
    ],
    ['bars that are text', { kind: 'bars', title: 't', x: ['a'], series: [{ name: 's', values: ['1'] }] }],
    [
      'too many bars',
      {
        kind: 'bars',
        title: 't',
        x: Array(5000).fill('a'),
        series: [{ name: 's', values: Array(5000).fill(1) }]
      }
    ],
    [
      'lines of unequal length',
      { kind: 'lines', title: 't', xLabel: '', yLabel: '', series: [{ name: 's', x: [1], y: [] }] }
    ],
    [
      'edges that fall',
      { kind: 'histogram', title: 't', edges: [1, 0], series: [{ name: 's', counts: [1] }] }
    ],
    [
      'a count too many',
      { kind: 'histogram', title: 't', edges: [0, 1], series: [{ name: 's', counts: [1, 2] }] }
    ],
    ['a text', 'bars']
  ])('a plot with %s is left out', (_what, value) => {
    expect(plot(value)).toBeNull()
  })

  test('an interval of the wrong length is left out and the bars stay', () => {
    const bars = {
      kind: 'bars',
      title: 't',
      x: ['a'],
      series: [{ name: 's', values: [null], low: [], high: [1] }],
      extra: 1
    }
    expect(plot(bars)).toEqual({
      kind: 'bars',
      title: 't',
      x: ['a'],
      series: [{ name: 's', values: [null] }]
    })
  })

  test('a measure without its value or side is left out', () => {
    const measure = { name: 'm', value: 1, warning: null, alert: 2, direction: 'above' }
    expect(read({ schema: CASE_SCHEMA, measure }).measure).toEqual(measure)
    expect(read({ schema: CASE_SCHEMA, measure: { ...measure, value: '1' } }).measure).toBeNull()
    expect(read({ schema: CASE_SCHEMA, measure: { ...measure, direction: 'up' } }).measure).toBeNull()
  })
})
