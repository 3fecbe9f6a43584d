/** A completed run as a cluster tells it: two tests, more cases than two pages hold, and one test that alerts. */
type Row = Record<string, unknown>

export interface RunResults {
  batches: Row[]
  cases: Row[]
  categories: Row[]
}

const CASES = { 'subset_performance:subset_accuracy': 40, average_performance: 5 } as const

export function runResults(testRunId: string, alerts: boolean): RunResults {
  const batches: Row[] = []
  const cases: Row[] = []
  for (const [testType, count] of Object.entries(CASES)) {
    const category =
      testType === 'average_performance'
        ? 'TEST_CATEGORY_TYPE_MODEL_PERFORMANCE'
        : 'TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE'
    const bad = alerts && testType === 'average_performance'
    for (let index = 0; index < count; index++) {
      const worst = bad && index === 0
      cases.push({
        testRunId,
        testBatchType: testType,
        testCaseId: `${testType}/${index}`,
        features: [`feature_${index}`],
        status: worst ? 'TEST_CASE_STATUS_FAIL' : 'TEST_CASE_STATUS_PASS_UNSPECIFIED',
        severity: worst ? 'SEVERITY_ALERT' : 'SEVERITY_PASS',
        testCategory: category,
        importanceScore: 0,
        metrics: [],
        urlSafeFeatureId: `f${index}`,
        display: { tableInfo: '', details: `Accuracy over the rows of feature_${index}.`, detailsLayout: [] }
      })
    }
    batches.push({
      testRunId,
      testType,
      testName: testType,
      description: '',
      testCategory: category,
      severity: bad ? 'SEVERITY_ALERT' : 'SEVERITY_PASS',
      durationInMillis: '12',
      summaryCounts: {
        total: String(count),
        pass: String(bad ? count - 1 : count),
        warning: '0',
        fail: bad ? '1' : '0',
        skip: '0'
      },
      failingFeatures: [],
      metrics: []
    })
  }
  const categories = batches.map((batch, index) => ({
    id: `category-${index}`,
    testCategory: batch['testCategory'],
    severity: batch['severity'],
    testBatchTypes: [batch['testType']],
    severityCounts: { numNoneSeverity: '1', numLowSeverity: '0', numHighSeverity: '0' },
    categoryMetrics: [],
    failingTestTypes: []
  }))
  return { batches, cases, categories }
}
