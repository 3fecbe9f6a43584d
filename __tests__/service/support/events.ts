import type { EngineEvent } from '../../../src/engine/job.ts'

const STATUSES = {
  pass: 'TEST_CASE_STATUS_PASS_UNSPECIFIED',
  warning: 'TEST_CASE_STATUS_WARNING',
  fail: 'TEST_CASE_STATUS_FAIL',
  skip: 'TEST_CASE_STATUS_SKIP'
} as const

type Outcome = keyof typeof STATUSES

const TESTS: { type: string; category: string; cases: Outcome[] }[] = [
  { type: 'overall_accuracy', category: 'MODEL_PERFORMANCE', cases: ['pass'] },
  {
    type: 'subset_performance:subset_accuracy',
    category: 'SUBSET_PERFORMANCE',
    cases: ['pass', 'fail', 'skip']
  },
  { type: 'null_substitution', category: 'TRANSFORMATIONS', cases: ['warning', 'pass'] }
]

/** A correct engine's whole stream for a small run; `@RUN@` stands for the test run's id. */
export function goodEvents(): EngineEvent[] {
  const events: EngineEvent[] = [
    { type: 'log', level: 'info', message: 'reading data' },
    { type: 'plan', testTypes: TESTS.map((test) => test.type), predictions: { rows: 10, batches: 1 } }
  ]
  for (const { type, category, cases } of TESTS) {
    events.push({ type: 'progress', testType: type, status: 'running' })
    for (const [index, outcome] of cases.entries()) {
      events.push({
        type: 'case',
        case: {
          testRunId: '@RUN@',
          testCaseId: `${type}#${index}`,
          testBatchType: type,
          features: [`f${index}`],
          urlSafeFeatureId: `f${index}`,
          status: STATUSES[outcome],
          severity:
            outcome === 'fail'
              ? 'SEVERITY_ALERT'
              : outcome === 'warning'
                ? 'SEVERITY_WARNING'
                : 'SEVERITY_PASS',
          importanceScore: 0.25,
          testCategory: `TEST_CATEGORY_TYPE_${category}` as 'TEST_CATEGORY_TYPE_MODEL_PERFORMANCE',
          category,
          metrics: [
            { metric: 'accuracy', category: 'TEST_METRIC_CATEGORY_PERFORMANCE_DIFF', floatValue: 0.5 },
            { metric: 'rows', category: 'TEST_METRIC_CATEGORY_SUBSET_DETAILS', intValue: '12' }
          ],
          display: { details: '{"sentence":"…"}' }
        }
      })
    }
    const count = (outcome: Outcome): string => String(cases.filter((one) => one === outcome).length)
    events.push({
      type: 'batch',
      batch: {
        testRunId: '@RUN@',
        testType: type,
        testName: type,
        description: 'What it does.',
        testCategory: `TEST_CATEGORY_TYPE_${category}` as 'TEST_CATEGORY_TYPE_MODEL_PERFORMANCE',
        category,
        durationInMillis: '12',
        severity: cases.includes('fail') ? 'SEVERITY_ALERT' : 'SEVERITY_PASS',
        summaryCounts: {
          total: String(cases.length),
          pass: count('pass'),
          warning: count('warning'),
          fail: count('fail'),
          skip: count('skip')
        },
        failingFeatures: [],
        metrics: [],
        display: { descriptionHtml: 'text' }
      }
    })
    events.push({ type: 'progress', testType: type, status: 'completed' })
  }
  for (const { type, category, cases } of TESTS) {
    events.push({
      type: 'category',
      category: {
        id: category.toLowerCase(),
        severity: 'SEVERITY_PASS',
        testCategory: `TEST_CATEGORY_TYPE_${category}` as 'TEST_CATEGORY_TYPE_MODEL_PERFORMANCE',
        testBatchTypes: [type],
        failingTestTypes: [],
        categoryMetrics: [],
        severityCounts: {
          numNoneSeverity: cases.includes('fail') ? '0' : '1',
          numLowSeverity: '0',
          numHighSeverity: cases.includes('fail') ? '1' : '0'
        },
        duration: 0.1
      }
    })
  }
  events.push({
    type: 'run',
    run: {
      testCategories: ['TEST_CATEGORY_TYPE_MODEL_PERFORMANCE'],
      metrics: {
        durationMillis: '40',
        numInputs: '10',
        summaryCounts: { total: '6', pass: '3', warning: '1', fail: '1', skip: '1' },
        severityCounts: { numNoneSeverity: '2', numLowSeverity: '0', numHighSeverity: '1' },
        modelPerf: { Accuracy: { refMetric: 0.9, evalMetric: 0.8 } }
      }
    }
  })
  events.push({ type: 'end', cases: 6, batches: 3, categories: 3, testErrors: 0 })
  return events
}

export function toLines(events: readonly EngineEvent[]): string {
  return events.map((event) => `${JSON.stringify(event)}\n`).join('')
}
