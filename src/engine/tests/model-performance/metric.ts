/** The family "<Metric>": one test per metric, its absolute value and its fall from reference to evaluation data. */
import type { Plot } from '../../../api/display.ts'
import { unitOf, type Grouping } from '../../metrics/measure.ts'
import type { Measurement, Metric } from '../../metrics/metric.ts'
import type { Scores, Task } from '../../metrics/scores.ts'
import { rocCurve } from '../../statistics/auc.ts'
import type {
  CaseOutcome,
  Need,
  ParameterSchema,
  TestContext,
  TestDefinition,
  TestTexts
} from '../definition.ts'
import { gapBetween, gapName, gapText, unitName, zOf, type Gap } from '../gap.ts'
import { confidenceLevel, run, severityThresholds, thresholdPair } from '../parameters.ts'
import { levelAbove, levelOf, type Direction, type Thresholds } from '../severity.ts'
import { numberMetric } from '../test-metrics.ts'
import { formatNumber, verdictSentence } from '../text.ts'

/** The outer two of 0.18's low, medium and high. */
const DEGRADATION: Thresholds = { warning: 0.03, alert: 0.13 }

const parameters: Readonly<Record<string, ParameterSchema>> = {
  run: run(true),
  severity_thresholds: severityThresholds(
    'the degradation from reference to evaluation data',
    DEGRADATION.warning!,
    DEGRADATION.alert!
  ),
  absolute_thresholds: thresholdPair(
    '[warning, alert] for the value on the evaluation data itself, for example [0.8, 0.7] for accuracy. Where higher is ' +
      'better a value below is bad, else a value above. null: the value itself is not judged.'
  ),
  confidence_level: confidenceLevel
}

export function performanceTest(metric: Metric): TestDefinition {
  const labels = metric.needsLabels
  const evaluation: Need[] = labels
    ? ['evaluation predictions', 'evaluation labels']
    : ['evaluation predictions']
  const reference: Need[] = labels ? ['reference predictions', 'reference labels'] : ['reference predictions']
  return {
    type: `model_performance:${metric.slug}`,
    name: metric.name,
    category: 'TEST_CATEGORY_TYPE_MODEL_PERFORMANCE',
    configKeys: [...new Set([metric.slug, `model_performance:${metric.slug}`, metric.key])],
    tasks: Object.keys(metric.measures) as Task[],
    needs: evaluation,
    uses: reference,
    runByDefault: true,
    parameters,
    texts: textsOf(metric),
    columns: [
      { name: 'Metric', type: 'string', description: 'What was measured' },
      { name: 'Reference', type: 'number', description: 'Value on the reference dataset' },
      { name: 'Evaluation', type: 'number', description: 'Value on the evaluation dataset' },
      { name: 'Degraded By', type: 'number', description: 'How much worse the evaluation dataset is' }
    ],
    // eslint-disable-next-line require-yield -- wants no made-up rows
    *run(context) {
      return [judge(metric, context)]
    }
  }
}

/** A value held against thresholds; a case has up to two of them. */
interface Check {
  readonly name: string
  readonly value: number
  readonly thresholds: Thresholds
  readonly direction: Direction
}

function judge(metric: Metric, context: TestContext): CaseOutcome {
  const { settings, task } = context
  const evaluation = context.overall('evaluation')!
  const reference = context.overall('reference')
  const value = evaluation.overall(metric)
  const before = reference === null ? null : reference.overall(metric)
  const confidence = settings.number('confidence_level')
  const unit = reference === null ? null : unitOf(metric, reference.scores)
  const gap =
    before === null || unit === null ? null : gapBetween(metric, value, before, unit, zOf(confidence), true)

  const degradation = settings.thresholds(DEGRADATION, ['severity_thresholds'])
  const absolute = settings.thresholds({ warning: null, alert: null }, ['absolute_thresholds'])
  const direction: Direction = metric.better === 'higher' ? 'below' : 'above'
  const checks: Check[] = []
  if (gap !== null) {
    const name = gapName(metric, 'degradation', gap, confidence)
    checks.push({ name, value: gap.least, thresholds: degradation, direction: 'above' })
  }
  if (value.value !== null && (absolute.warning !== null || absolute.alert !== null)) {
    checks.push({ name: metric.name, value: value.value, thresholds: absolute, direction })
  }

  const metrics = [
    numberMetric('PERFORMANCE_METRIC_VALUE', `reference_${metric.key}`, before?.value ?? null),
    numberMetric('PERFORMANCE_METRIC_VALUE', `evaluation_${metric.key}`, value.value, {
      thresholds: absolute,
      direction
    }),
    numberMetric('PERFORMANCE_DIFF', metric.key, gap?.size ?? null),
    numberMetric('PERFORMANCE_DIFF', `${metric.key}_judged`, gap?.least ?? null, { thresholds: degradation })
  ]
  const table = {
    Metric: metric.name,
    Reference: before?.value ?? null,
    Evaluation: value.value,
    'Degraded By': gap?.size ?? null
  }
  const shared = { key: ['overall'], features: [], metrics, table }
  const worst = checks.reduce<Check | undefined>(
    (a, b) => (a === undefined || levelOfCheck(b) > levelOfCheck(a) ? b : a),
    undefined
  )
  if (worst === undefined) {
    return {
      ...shared,
      level: 'skip',
      importance: 0,
      details: { sentence: whySkipped(metric, value, before, unit) }
    }
  }
  const level = levelOfCheck(worst)
  return {
    ...shared,
    level,
    importance: level === 0 ? 0 : (gap?.size ?? 0),
    details: {
      sentence: `${comparison(metric, value, before, gap, task, confidence)} ${verdictSentence(level, worst.name, worst.value, worst.thresholds, worst.direction)}`,
      measure: { name: worst.name, value: worst.value, ...worst.thresholds, direction: worst.direction },
      plot: plotOf(metric, value, before, evaluation, reference)
    }
  }
}

function levelOfCheck({ value, thresholds, direction }: Check): ReturnType<typeof levelAbove> {
  return levelOf(value, thresholds, direction)
}

function comparison(
  metric: Metric,
  value: Measurement,
  before: Measurement | null,
  gap: Gap | null,
  task: Task,
  confidence: number
): string {
  const own = `${metric.name} was ${formatNumber(value.value!)} on the evaluation data`
  return gap === null
    ? `${own}.`
    : `${own} against ${formatNumber(before!.value!)} on the reference data, ${gapText(metric, gap, task, confidence)}.`
}

function whySkipped(
  metric: Metric,
  value: Measurement,
  before: Measurement | null,
  unit: number | null
): string {
  if (value.value === null)
    return `Skipped: ${metric.name} is not defined on the evaluation data, because ${metric.undefinedWhen}.`
  const own = `${metric.name} was ${formatNumber(value.value)} on the evaluation data`
  const why =
    before === null
      ? 'there are no reference predictions to compare with'
      : before.value === null
        ? `it is not defined on the reference data: there are no labels, or ${metric.undefinedWhen}`
        : unit === null
          ? 'the reference data does not vary, so there is no unit to compare in'
          : 'it cannot be compared'
  return `Skipped: ${own}, but ${why}, and no absolute_thresholds are set.`
}

function plotOf(
  metric: Metric,
  value: Measurement,
  before: Measurement | null,
  evaluation: Grouping,
  reference: Grouping | null
): Plot {
  if (metric.key === 'area_under_curve') return rocPlot(evaluation.scores, reference?.scores ?? null)
  const bars = [...(before === null ? [] : [before]), value]
  const end = (sign: number): (number | null)[] =>
    bars.map(({ value: at, standardError }) =>
      at === null || standardError === null ? null : at + sign * zOf(0.95) * standardError
    )
  return {
    kind: 'bars',
    title: metric.name,
    x: before === null ? ['Evaluation'] : ['Reference', 'Evaluation'],
    series: [
      {
        name: metric.name,
        values: bars.map((bar) => bar.value),
        low: end(-1),
        high: end(1),
        sizes: bars.map((bar) => bar.relevantRows)
      }
    ]
  }
}

function rocPlot(evaluation: Scores, reference: Scores | null): Plot {
  const sides: [string, Scores | null][] = [
    ['Reference', reference],
    ['Evaluation', evaluation]
  ]
  const series = sides.flatMap(([name, scores]) => {
    const curve = scores === null ? null : rocCurve(scores.ranking(), scores.outcomes())
    return curve === null ? [] : [{ name, x: curve.falsePositiveRate, y: curve.truePositiveRate }]
  })
  return {
    kind: 'lines',
    title: 'ROC curve',
    xLabel: 'False positive rate',
    yLabel: 'True positive rate',
    series
  }
}

function textsOf(metric: Metric): TestTexts {
  const { name } = metric
  const task = Object.keys(metric.measures)[0] as Task
  const unit = unitName(metric, task)
  const inUnits = Object.values(metric.measures).some((measure) => measure.unit !== 'none')
    ? ' For regression the difference is divided by the spread of the reference data, so that a threshold means the same whatever the label is measured in.'
    : ''
  const bad =
    metric.better === 'neither'
      ? 'A change either way counts, because a rise can be as wrong as a fall.'
      : metric.better === 'higher'
        ? 'Lower is worse.'
        : 'Higher is worse.'
  return {
    description: `Measures ${name} on the evaluation dataset and compares it with the reference dataset. It is ${metric.definition}.`,
    whyItMatters:
      `A model that does worse on new data than on the data it was built on has lost what it learned, or never learned it: ` +
      `the world moved, the pipeline changed, or the model was fitted too closely. ${name} shows it in one number.`,
    configuration:
      `Two checks. The degradation from reference to evaluation data is held against severity_thresholds; ${bad}${inUnits} ` +
      'It counts only as far as its confidence interval lies past a threshold. The value on the evaluation data is held against absolute_thresholds where these are set. The worse of the two decides.',
    example: exampleOf(metric, unit)
  }
}

function exampleOf({ name, better, undefinedWhen }: Metric, unit: string): string {
  const [before, after] = better === 'higher' ? [0.91, 0.83] : [0.1, 0.18]
  const values =
    unit === ''
      ? `${name} is ${before} on 50,000 reference rows and ${after} on 50,000 evaluation rows, a degradation of 0.08`
      : `${name} is worse on 50,000 evaluation rows than on 50,000 reference rows by 0.08${unit}`
  return (
    `${values}. The part of it that is certain is above 0.03 and below 0.13: a WARNING. ` +
    `Where ${undefinedWhen}, there is no value and the test is skipped.`
  )
}
