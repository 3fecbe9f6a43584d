/** Runs as a server sends them, made from a seed: the report's tests read these through `fromWire`. */
import { CASE_SCHEMA, type CaseDetails, type Plot } from '../../src/api/display.ts'
import type {
  CategoryResult,
  Severity,
  TestBatchResult,
  TestCase,
  TestCategoryType
} from '../../src/api/types.ts'
import { buildReport, fromWire, type ReportContext } from '../../src/report/build-report.ts'
import type { WireResults } from '../../src/report/from-wire.ts'
import type { ImageReport, StressTestReport } from '../../src/report/model.ts'

type Level = 'pass' | 'warning' | 'alert' | 'skip'

interface CaseSpec {
  features?: string[]
  level: Level
  impact?: number
  sentence: string
  measure?: CaseDetails['measure']
  plot?: Plot
  sample?: CaseDetails['sample']
  /** Traceback of a model that raised. */
  raised?: string
}

interface TestSpec {
  type: string
  name: string
  category: string
  severity: Exclude<Level, 'skip'>
  description: string
  cases: CaseSpec[]
}

const SEVERITY: Record<Level, Severity> = {
  pass: 'SEVERITY_PASS',
  warning: 'SEVERITY_WARNING',
  alert: 'SEVERITY_ALERT',
  skip: 'SEVERITY_PASS'
}

const STATUS: Record<Level, NonNullable<TestCase['status']>> = {
  pass: 'TEST_CASE_STATUS_PASS_UNSPECIFIED',
  warning: 'TEST_CASE_STATUS_WARNING',
  alert: 'TEST_CASE_STATUS_FAIL',
  skip: 'TEST_CASE_STATUS_SKIP'
}

export function wire(
  name: string,
  task: WireResults['testRun']['modelTask'],
  tests: TestSpec[],
  performance: Record<string, [number, number]>
): WireResults {
  const batches: TestBatchResult[] = tests.map((test) => {
    const count = (level: Level): string => String(test.cases.filter((one) => one.level === level).length)
    return {
      testRunId: 'run-1',
      testType: test.type,
      testName: test.name,
      description: test.description,
      testCategory: test.category as TestCategoryType,
      durationInMillis: String(40 + test.cases.length * 7),
      severity: SEVERITY[test.severity],
      summaryCounts: {
        total: String(test.cases.length),
        pass: count('pass'),
        warning: count('warning'),
        fail: count('alert'),
        skip: count('skip')
      },
      failingFeatures: [
        ...new Set(
          test.cases
            .filter((one) => one.level === 'alert' || one.level === 'warning')
            .flatMap((one) => one.features ?? [])
        )
      ],
      display: {
        longDescriptionTabs: [
          { title: 'Description', contents: test.description },
          {
            title: 'Why It Matters',
            contents:
              'A model that is right on average can still be wrong for a group of people or a kind of input. This test looks for such groups.'
          },
          { title: 'Configuration', contents: 'min_sample_size: 20\nseverity_thresholds: [0.1, 0.2]' },
          {
            title: 'Example',
            contents:
              'Suppose the metric is 0.95 over all rows and 0.71 for one value of a feature. The test raises an alert for that feature.'
          }
        ]
      }
    }
  })
  const cases = tests.flatMap((test) =>
    test.cases.map((one, index): TestCase => ({
      testRunId: 'run-1',
      testBatchType: test.type,
      testCaseId: `${test.type}/${index}`,
      features: one.features ?? [],
      status: STATUS[one.level],
      severity: SEVERITY[one.level],
      importanceScore: one.impact ?? 0,
      testCategory: test.category as TestCategoryType,
      metrics: metricsOf(one),
      display: {
        details: JSON.stringify({
          schema: CASE_SCHEMA,
          sentence: one.sentence,
          ...(one.measure === undefined ? {} : { measure: one.measure }),
          ...(one.plot === undefined ? {} : { plot: one.plot }),
          ...(one.sample === undefined ? {} : { sample: one.sample })
        })
      }
    }))
  )
  const categories = [...new Set(tests.map((test) => test.category))].map((category): CategoryResult => {
    const own = tests.filter((test) => test.category === category)
    const mean =
      own.reduce((sum, test) => sum + { pass: 0, warning: 1, alert: 2 }[test.severity], 0) / own.length
    return {
      id: category.toLowerCase(),
      testCategory: category as TestCategoryType,
      severity:
        (['SEVERITY_PASS', 'SEVERITY_WARNING', 'SEVERITY_ALERT'] as const)[Math.round(mean)] ??
        'SEVERITY_PASS',
      testBatchTypes: own.map((test) => test.type),
      description: 'What this category looks at.'
    }
  })
  return {
    testRun: {
      testRunId: '5a4e1f7c-0d5b-4a53-9d0c-6b7d6a0a1f10',
      name,
      ...(task === undefined ? {} : { modelTask: task }),
      status: 'TEST_TASK_STATUS_COMPLETED',
      webAppUrl: { url: 'http://127.0.0.1:41873/runs/5a4e1f7c' },
      metrics: {
        modelPerf: Object.fromEntries(
          Object.entries(performance).map(([metric, [refMetric, evalMetric]]) => [
            metric,
            { refMetric, evalMetric }
          ])
        )
      }
    },
    categories,
    batches,
    cases
  }
}

function metricsOf({ measure, raised }: CaseSpec): NonNullable<TestCase['metrics']> {
  const metrics: NonNullable<TestCase['metrics']> = []
  if (measure !== undefined) {
    const category = 'TEST_METRIC_CATEGORY_PERFORMANCE_DIFF'
    metrics.push({ metric: measure.name, category, floatValue: measure.value })
  }
  if (raised !== undefined) {
    metrics.push({ metric: 'raised', category: 'TEST_METRIC_CATEGORY_MODEL_ERROR', strValue: raised })
  }
  return metrics
}

const IMAGE: ImageReport = {
  name: 'catboost_fraud',
  decision: 'reused',
  reason: 'It satisfies all 4 requirements and was built 3 days ago.',
  nearMisses: [
    { name: 'sklearn_base', reason: 'catboost is not installed' },
    { name: 'catboost_old', reason: 'catboost 1.1.1 does not satisfy ==1.2.10' }
  ],
  requirements: ['catboost==1.2.10', 'pandas>=2', 'numpy<3', 'scikit-learn'],
  libraries: [
    { name: 'catboost', version: '1.2.10' },
    { name: 'numpy', version: '2.4.6' },
    { name: 'pandas', version: '3.1.1' },
    { name: 'scikit-learn', version: '1.9.0' }
  ],
  python: '3.11.2',
  runtime: 'venv',
  isolationMissing: ['The model can open network connections.', 'The model can read the files of this user.']
}

export function context(verdict: ReportContext['verdict'], more: Partial<ReportContext> = {}): ReportContext {
  return {
    product: { name: 'rime-stress-test-action', version: '0.1.0' },
    verdict,
    project: 'fraud',
    server: 'embedded',
    started: new Date('2026-11-22T11:37:04Z'),
    finished: new Date('2026-11-22T11:37:51Z'),
    timings: [
      { phase: 'image', milliseconds: 812 },
      { phase: 'register', milliseconds: 240 },
      { phase: 'stress test', milliseconds: 44_120 },
      { phase: 'results', milliseconds: 380 }
    ],
    image: IMAGE,
    notes: ['Column "merchant_id" is only in the evaluation data and was left out.'],
    inputs: [
      { name: 'config-path', value: 'stress-test.yml' },
      { name: 'fail-on', value: 'fail' }
    ],
    ...more
  }
}

const PERFORMANCE = 'TEST_CATEGORY_TYPE_MODEL_PERFORMANCE'
const SUBSET = 'TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE'
const TRANSFORM = 'TEST_CATEGORY_TYPE_TRANSFORMATIONS'
const ADVERSARIAL = 'TEST_CATEGORY_TYPE_ADVERSARIAL'

export function rounded(value: number): number {
  return Number(value.toPrecision(6))
}

function subsetPlot(metric: string, x: string[], values: (number | null)[], reference: number): Plot {
  return {
    kind: 'bars',
    title: `${metric} by subset`,
    x,
    series: [
      {
        name: metric,
        values,
        low: values.map((value) => (value === null ? null : rounded(value - 0.04))),
        high: values.map((value) => (value === null ? null : rounded(Math.min(1, value + 0.04)))),
        sizes: x.map((_label, index) => 40 + index * 35)
      }
    ],
    reference
  }
}

function rocPlot(): Plot {
  const x = Array.from({ length: 41 }, (_value, index) => rounded(index / 40))
  return {
    kind: 'lines',
    title: 'ROC curve',
    xLabel: 'False positive rate',
    yLabel: 'True positive rate',
    series: [
      { name: 'reference', x, y: x.map((value) => rounded(value ** 0.22)) },
      { name: 'evaluation', x, y: x.map((value) => rounded(value ** 0.34)) }
    ]
  }
}

function calibrationPlot(): Plot {
  const x = Array.from({ length: 10 }, (_value, index) => rounded(0.05 + index / 10))
  return {
    kind: 'lines',
    title: 'Calibration',
    xLabel: 'Mean prediction',
    yLabel: 'Share of positive labels',
    series: [
      { name: 'reference', x, y: x.map((value) => rounded(value + 0.02 * Math.sin(9 * value))) },
      { name: 'evaluation', x, y: x.map((value) => rounded(Math.min(1, value * 0.7 + 0.12))) }
    ]
  }
}

function histogramPlot(): Plot {
  const edges = Array.from({ length: 21 }, (_value, index) => rounded(index / 20))
  const bell = (centre: number): number[] =>
    edges.slice(1).map((edge) => Math.round(900 * Math.exp(-((edge - centre) ** 2) / 0.03)))
  return {
    kind: 'histogram',
    title: 'Predictions before and after',
    edges,
    series: [
      { name: 'as they are', counts: bell(0.22) },
      { name: 'changed', counts: bell(0.41) }
    ]
  }
}

function performanceTest(
  name: string,
  slug: string,
  reference: number,
  evaluation: number,
  level: Level,
  plot?: Plot
): TestSpec {
  const drop = rounded(reference - evaluation)
  return {
    type: `model_performance:${slug}`,
    name,
    category: PERFORMANCE,
    severity: level === 'skip' ? 'pass' : level,
    description: `Compares ${name} on the evaluation data with the reference data.`,
    cases: [
      {
        level,
        impact: drop,
        sentence: `${name} went from ${reference} on the reference data to ${evaluation} on the evaluation data, a drop of ${drop}.`,
        measure: { name: `${name} drop`, value: drop, warning: 0.03, alert: 0.13, direction: 'above' },
        ...(plot === undefined ? {} : { plot })
      }
    ]
  }
}

function subsetTest(
  name: string,
  slug: string,
  severity: TestSpec['severity'],
  gaps: [string, number, string[]][],
  overall: number
): TestSpec {
  return {
    type: `subset_performance:${slug}`,
    name,
    category: SUBSET,
    severity,
    description: `Looks for subsets of a feature on which ${name.replace('Subset ', '')} is worse than over all rows.`,
    cases: gaps.map(([feature, gap, values]) => ({
      features: [feature],
      level: gap > 0.2 ? 'alert' : gap > 0.1 ? 'warning' : 'pass',
      impact: gap > 0.1 ? gap : 0,
      sentence:
        gap > 0.1
          ? `${name.replace('Subset ', '')} is ${rounded(overall - gap)} for ${feature} = ${values[0] ?? ''}, against ${overall} over all rows.`
          : `No subset of ${feature} is worse than the threshold allows.`,
      measure: { name: 'Worst gap', value: gap, warning: 0.1, alert: 0.2, direction: 'above' },
      plot: subsetPlot(
        name.replace('Subset ', ''),
        values,
        values.map((_value, index) =>
          index === 0 ? rounded(overall - gap) : rounded(Math.min(1, overall + 0.01 * index))
        ),
        overall
      )
    }))
  }
}

function transformTest(
  name: string,
  slug: string,
  severity: TestSpec['severity'],
  impacts: [string, number][]
): TestSpec {
  return {
    type: slug,
    name,
    category: TRANSFORM,
    severity,
    description: 'Changes one feature of 100 rows and looks at what that does to the accuracy.',
    cases: impacts.map(([feature, impact]) => ({
      features: [feature],
      level: impact > 0.1 ? 'alert' : impact > 0.03 ? 'warning' : 'pass',
      impact,
      sentence: `Accuracy falls by ${impact} when ${feature} is changed in 100 rows.`,
      measure: { name: 'Accuracy drop', value: impact, warning: 0.03, alert: 0.1, direction: 'above' },
      plot: histogramPlot(),
      sample: [
        { row: 17, changes: [{ feature, from: 'CARD', to: 'card' }], before: 0.12, after: 0.64 },
        { row: 208, changes: [{ feature, from: 12.5, to: null }], before: 0.31, after: 0.33 }
      ]
    }))
  }
}

export function binaryWire(): WireResults {
  const regions = ['north-east', 'north', 'south', 'west', '(null)']
  const hours = ['(0, 4]', '(4, 9]', '(9, 13]', '(13, 18]', '(18, 23]']
  return wire(
    'Card fraud, pull request 42',
    'MODEL_TASK_BINARY_CLASSIFICATION',
    [
      performanceTest('AUC', 'auc', 0.942, 0.871, 'warning', rocPlot()),
      performanceTest('Accuracy', 'accuracy', 0.961, 0.952, 'pass'),
      performanceTest('F1', 'f1', 0.811, 0.664, 'alert'),
      performanceTest(
        'Calibration Comparison',
        'calibration_comparison',
        0.02,
        0.012,
        'pass',
        calibrationPlot()
      ),
      {
        ...performanceTest('Average Thresholded Confidence', 'average_thresholded_confidence', 0, 0, 'skip'),
        cases: [{ level: 'skip', sentence: 'The reference data has no predictions.' }]
      },
      subsetTest(
        'Subset AUC',
        'subset_auc',
        'alert',
        [
          ['region', 0.271, regions],
          ['hour', 0.152, hours],
          ['amount', 0.041, hours],
          ['card_type', 0.02, ['credit', 'debit', 'prepaid']]
        ],
        0.871
      ),
      subsetTest(
        'Subset Recall',
        'subset_recall',
        'warning',
        [
          ['merchant_category', 0.184, ['travel', 'food', 'fuel', 'other']],
          ['region', 0.09, regions],
          ['hour', 0.01, hours]
        ],
        0.72
      ),
      subsetTest(
        'Subset Accuracy',
        'subset_accuracy',
        'pass',
        [
          ['region', 0.031, regions],
          ['hour', 0.012, hours]
        ],
        0.952
      ),
      transformTest('Capitalization Change', 'capitalization_change', 'alert', [
        ['merchant_category', 0.214],
        ['card_type', 0.051],
        ['region', 0.002]
      ]),
      transformTest('Null Substitution', 'null_substitution', 'warning', [
        ['amount', 0.083],
        ['hour', 0.012],
        ['region', 0]
      ]),
      transformTest('Numeric Outliers Substitution', 'numeric_outliers_substitution', 'pass', [
        ['amount', 0.021],
        ['hour', 0]
      ]),
      {
        type: 'bounded_single_feature_changes',
        name: 'Bounded Single-Feature Changes',
        category: ADVERSARIAL,
        severity: 'pass',
        description: 'Changes one numeric feature by at most 1% of its range to move the prediction.',
        cases: ['amount', 'hour', 'account_age_days'].map((feature, index) => ({
          features: [feature],
          level: 'pass',
          sentence: `Ten rows moved by ${rounded(0.011 * (index + 1))} on average.`,
          measure: {
            name: 'Average prediction change',
            value: rounded(0.011 * (index + 1)),
            warning: 0.05,
            alert: 0.25,
            direction: 'above'
          }
        }))
      }
    ],
    {
      Accuracy: [0.961, 0.952],
      AUC: [0.942, 0.871],
      F1: [0.811, 0.664],
      Precision: [0.84, 0.702],
      Recall: [0.784, 0.63]
    }
  )
}

export function binaryReport(more: Partial<ReportContext> = {}): StressTestReport {
  return fromWire(
    binaryWire(),
    context(
      {
        status: 'fail',
        sentence: '3 tests of 11 failed and 3 warned; the gate fails (fail-on: fail).',
        failOn: 'fail',
        failsGate: true
      },
      more
    )
  )
}

export function greenReport(): StressTestReport {
  const results = wire(
    'Breast cancer',
    'MODEL_TASK_BINARY_CLASSIFICATION',
    [
      performanceTest('AUC', 'auc', 0.993, 0.991, 'pass', rocPlot()),
      subsetTest(
        'Subset AUC',
        'subset_auc',
        'pass',
        [['mean radius', 0.02, ['(6.9, 12]', '(12, 28]']]],
        0.991
      ),
      transformTest('Null Substitution', 'null_substitution', 'pass', [
        ['mean radius', 0.001],
        ['mean texture', 0]
      ])
    ],
    { Accuracy: [0.981, 0.974], AUC: [0.993, 0.991] }
  )
  return fromWire(
    results,
    context(
      { status: 'pass', sentence: 'All 3 tests passed; the gate passes.', failOn: 'fail', failsGate: false },
      {
        image: {
          ...IMAGE,
          name: 'breast_cancer',
          decision: 'built',
          reason: 'No image of this machine satisfies the requirements.',
          nearMisses: [],
          isolationMissing: []
        },
        notes: []
      }
    )
  )
}

export function regressionReport(): StressTestReport {
  const results = wire(
    'Diamond prices',
    'MODEL_TASK_REGRESSION',
    [
      performanceTest('Mean-Absolute Error (MAE)', 'mean_absolute_error_mae', 271.4, 318.9, 'warning'),
      subsetTest(
        'Subset Mean-Absolute Error (MAE)',
        'subset_mean_absolute_error_mae',
        'warning',
        [['cut', 0.12, ['Fair', 'Good', 'Very Good', 'Premium', 'Ideal']]],
        0.8
      ),
      transformTest('Unseen Categorical Substitution', 'unseen_categorical_substitution', 'pass', [
        ['color', 0.004],
        ['clarity', 0.018]
      ])
    ],
    {
      'Mean-Absolute Error': [271.4, 318.9],
      'Mean-Squared Error': [298_112.25, 361_840.5],
      R2: [0.981, 0.972]
    }
  )
  return fromWire(
    results,
    context({
      status: 'warning',
      sentence: '2 tests of 3 warned, none failed; the gate passes (fail-on: fail).',
      failOn: 'fail',
      failsGate: false
    })
  )
}

export function errorReport(): StressTestReport {
  return buildReport(null, {
    ...context({
      status: 'error',
      sentence: 'The run could not be completed: the model raised an error.',
      failOn: 'fail',
      failsGate: true,
      reasons: [
        {
          code: 'model-error',
          message:
            "predict_df raised KeyError: 'merchant_category' on the first batch of the evaluation data.",
          hint: 'The model was trained with a column that the evaluation data does not have. Add it, or name it in features_not_in_model.',
          detail:
            'Traceback (most recent call last):\n  File "/model/model.py", line 21, in predict_df\n    codes = frame["merchant_category"].map(CODES)\n  File "/opt/venv/lib/python3.11/site-packages/pandas/core/frame.py", line 4102, in __getitem__\n    indexer = self.columns.get_loc(key)\nKeyError: \'merchant_category\'',
          place: { kind: 'file', path: 'examples/card-fraud/model.py', line: 21 }
        }
      ]
    }),
    name: 'Card fraud, pull request 42'
  })
}

/** `count` failing cases over twenty tests; `name` gives every text that a user can reach. */
export function hostileReport(count: number, name: (index: number) => string): StressTestReport {
  const tests: TestSpec[] = Array.from({ length: 20 }, (_value, test) => ({
    type: `subset_performance:${test} ${name(test)}`,
    name: name(test),
    category: SUBSET,
    severity: 'alert',
    description: name(test + 1),
    cases: Array.from({ length: Math.ceil(count / 20) }, (_one, index): CaseSpec => {
      const text = name(test + index * 20)
      return {
        features: [text],
        level: 'alert',
        impact: rounded(1 / (1 + index)),
        sentence: text,
        measure: { name: text, value: 0.3, warning: 0.1, alert: 0.2, direction: 'above' },
        plot: subsetPlot(text, [text, 'b'], [0.5, 0.9], 0.8),
        sample: [{ row: 1, changes: [{ feature: text, from: text, to: text }] }],
        ...(index === 0 ? { raised: text } : {})
      }
    })
  }))
  const results = wire(name(0), 'MODEL_TASK_BINARY_CLASSIFICATION', tests, {})
  const performance = Object.create(null) as Record<string, { refMetric: number; evalMetric: number }>
  const value = { refMetric: 1, evalMetric: 0.5 }
  Object.defineProperty(performance, name(0), { value, enumerable: true })
  const text = name(3)
  return fromWire(
    { ...results, testRun: { ...results.testRun, metrics: { modelPerf: performance } } },
    context(
      {
        status: 'fail',
        sentence: '20 tests of 20 failed; the gate fails (fail-on: fail).',
        failOn: 'fail',
        failsGate: true
      },
      {
        project: text,
        server: text,
        notes: [text],
        inputs: [{ name: 'image-name', value: text }],
        image: {
          ...IMAGE,
          name: text,
          reason: text,
          nearMisses: [{ name: text, reason: text }],
          requirements: [text],
          libraries: [{ name: text, version: text }],
          python: text,
          runtime: text,
          isolationMissing: [text]
        },
        timings: [{ phase: text, milliseconds: 12 }]
      }
    )
  )
}
