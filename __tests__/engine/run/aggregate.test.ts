import { levelOfCategory, levelOfTest, runMetricsOf, type TestResult } from '../../../src/engine/aggregate.ts'
import { catalogue } from '../../../src/engine/catalogue.ts'
import { skippedCase } from '../../../src/engine/tests/messages.ts'

type Level = TestResult['level']

const cases = (levels: Level[]): { level: Level }[] => levels.map((level) => ({ level }))

test.each<[string, Level[], Level]>([
  ['one alert of six', [2, 0, 0, 0, 0, 0], 1],
  ['one warning of nine', [1, 0, 0, 0, 0, 0, 0, 0, 0], 1],
  ['all pass', [0, 0, 0], 0],
  ['all warn', [1, 1], 1],
  ['half alert, half pass: a mean of 1', [2, 0], 1],
  ['more alerts than that', [2, 2, 0], 2],
  ['an alert and a warning', [2, 1], 2],
  ['skipped cases are left out', ['skip', 'skip', 2], 2],
  ['all skipped', ['skip', 'skip'], 'skip'],
  ['no case', [], 'skip']
])('a test with %s', (_, levels, level) => {
  expect(levelOfTest(cases(levels))).toBe(level)
})

test.each<[string, Level[], Level]>([
  ['one of two passed: half goes to the even side', [1, 0], 0],
  ['3 alerts and 4 warnings', [2, 2, 2, 1, 1, 1, 1], 1],
  ['1 alert and 5 warnings', [2, 1, 1, 1, 1, 1], 1],
  ['4 warnings of 11', [1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0], 0],
  ['a mean of 1.5 goes to the even side', [2, 1], 2],
  ['all alert', [2, 2], 2],
  ['skipped tests are left out', ['skip', 1, 1], 1],
  ['all skipped', ['skip'], 'skip']
])('a category with %s', (_, levels, level) => {
  expect(levelOfCategory(cases(levels))).toBe(level)
})

test('the run counts tests by severity and cases by status, and a risk is that of its worst category', () => {
  const test = (category: string): TestResult['test'] =>
    catalogue.find((one) => one.category.endsWith(category))!
  const result = (category: string, level: Level): TestResult => ({
    test: test(category),
    level,
    cases: [{ ...skippedCase('no reason'), level }]
  })
  const metrics = runMetricsOf(
    new Map([
      [
        'TEST_CATEGORY_TYPE_MODEL_PERFORMANCE',
        [result('MODEL_PERFORMANCE', 0), result('MODEL_PERFORMANCE', 'skip')]
      ],
      ['TEST_CATEGORY_TYPE_TRANSFORMATIONS', [result('TRANSFORMATIONS', 2)]],
      ['TEST_CATEGORY_TYPE_ADVERSARIAL', [result('ADVERSARIAL', 'skip')]]
    ])
  )
  expect(metrics).toMatchObject({
    severityCounts: { numNoneSeverity: '1', numLowSeverity: '0', numHighSeverity: '1' },
    summaryCounts: { total: '4', pass: '1', warning: '0', fail: '1', skip: '2' },
    riskScores: [{ type: 'RISK_CATEGORY_TYPE_OPERATIONAL_HEALTH', severity: 'SEVERITY_ALERT', score: 1 }]
  })
  expect(
    metrics.categorySummaryMetrics?.map(({ testCategory, name, value }) => [testCategory, name, value])
  ).toEqual([
    ['TEST_CATEGORY_TYPE_MODEL_PERFORMANCE', 'Average Severity', 0],
    ['TEST_CATEGORY_TYPE_MODEL_PERFORMANCE', 'Test Pass Rate (%)', 100],
    ['TEST_CATEGORY_TYPE_TRANSFORMATIONS', 'Average Severity', 2],
    ['TEST_CATEGORY_TYPE_TRANSFORMATIONS', 'Test Pass Rate (%)', 0]
  ])
})
