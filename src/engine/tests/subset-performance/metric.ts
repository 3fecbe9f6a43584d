/** The family "Subset <Metric>": the metric on every subset of every feature against the whole evaluation dataset. */
import type { BarsPlot } from '../../../api/display.ts'
import { type Grouping, unitOf } from '../../metrics/measure.ts'
import type { Measurement, Metric } from '../../metrics/metric.ts'
import type { Task } from '../../metrics/scores.ts'
import type {
  CaseOutcome,
  IndexedFeature,
  ParameterSchema,
  SubsetGrouping,
  TestContext,
  TestDefinition,
  TestTexts
} from '../definition.ts'
import { gapBetween, gapName, gapText, unitName, zOf, type Gap } from '../gap.ts'
import { confidenceLevel, excludeColumns, minSampleSize, run, severityThresholds } from '../parameters.ts'
import { levelAbove, type Level, type Thresholds } from '../severity.ts'
import { countMetric, numberMetric, textMetric } from '../test-metrics.ts'
import { clip, counted, formatNumber, quoted, verdictSentence } from '../text.ts'

const GAP: Thresholds = { warning: 0.1, alert: 0.2 }
/** Bars of a plot; features with more subsets show the largest. */
const BARS = 30

const parameters: Readonly<Record<string, ParameterSchema>> = {
  run: run(true),
  exclude_columns: excludeColumns,
  severity_thresholds: severityThresholds(
    'the gap between a subset and the whole evaluation dataset',
    GAP.warning!,
    GAP.alert!
  ),
  min_sample_size: minSampleSize,
  confidence_level: confidenceLevel
}

export function subsetTest(metric: Metric): TestDefinition {
  const slug = `subset_${metric.slug}`
  return {
    type: `subset_performance:${slug}`,
    name: `Subset ${metric.name}`,
    category: 'TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE',
    configKeys: [...new Set([slug, `subset_performance:${slug}`, `feat_subset_${metric.key}`])],
    tasks: Object.keys(metric.measures) as Task[],
    needs: metric.needsLabels ? ['evaluation predictions', 'evaluation labels'] : ['evaluation predictions'],
    uses: [],
    runByDefault: true,
    parameters,
    texts: textsOf(metric),
    columns: [
      { name: 'Feature', type: 'string', description: 'The feature whose values make the subsets' },
      { name: 'Feature Info', type: 'string', description: 'Protected, or not seen by the model' },
      { name: 'Worst Subset', type: 'string', description: 'The subset with the largest gap' },
      { name: `${metric.name} Degraded By`, type: 'number', description: 'Gap of the worst subset' },
      { name: 'Failing Subsets', type: 'number', description: 'Subsets past a threshold' }
    ],
    // eslint-disable-next-line require-yield -- wants no made-up rows
    *run(context) {
      return judgeAll(metric, context)
    }
  }
}

function judgeAll(metric: Metric, context: TestContext): CaseOutcome[] {
  const all = context.overall('evaluation')!
  const overall = all.overall(metric)
  const judged = judgedMetric(metric, all)
  const unit = unitOf(metric, all.scores)
  if (overall.value === null || unit === null) {
    const why =
      overall.value === null
        ? `${metric.name} is not defined on the evaluation data, because ${metric.undefinedWhen}`
        : 'the evaluation data does not vary, so there is no unit to compare in'
    return context.features.map((feature) => skipped(metric, feature, `Skipped: ${why}.`))
  }
  return context.features.map((feature) => {
    const subsets = context.subsets(feature)
    return subsets === null
      ? skipped(metric, feature, `Skipped: ${quoted(feature.name)} makes no subsets.`)
      : judge(
          { metric, overall, judged, overallJudged: all.overall(judged), unit },
          context,
          feature,
          subsets
        )
  })
}

/** See `Metric.beyondLabels`. Without a label there is only the bare difference to go by. */
function judgedMetric(metric: Metric, all: Grouping): Metric {
  const { beyondLabels } = metric
  return beyondLabels !== undefined && all.overall(beyondLabels).value !== null ? beyondLabels : metric
}

/** What is shown and what is judged; they are the same but for a metric that has `beyondLabels`. */
interface Judged {
  readonly metric: Metric
  readonly overall: Measurement
  readonly judged: Metric
  readonly overallJudged: Measurement
  readonly unit: number
}

interface Subset {
  readonly index: number
  readonly name: string
  readonly rows: number
  readonly measurement: Measurement
  /** Null: not defined, or too few rows to judge. */
  readonly gap: Gap | null
}

function judge(
  { metric, overall, judged, overallJudged, unit }: Judged,
  { settings, task }: TestContext,
  feature: IndexedFeature,
  { grouping, names, sizes }: SubsetGrouping
): CaseOutcome {
  const minimum = settings.count(['min_sample_size'], 1)
  const confidence = settings.number('confidence_level')
  const thresholds = settings.thresholds(GAP, ['severity_thresholds'])
  const z = zOf(confidence)
  const judgedBy = grouping.measure(judged)
  const subsets = grouping.measure(metric).map((measurement, index): Subset => {
    const own = judgedBy[index]!
    const isEnough = own.relevantRows >= minimum
    const gap = isEnough ? gapBetween(judged, own, overallJudged, unit, z, false) : null
    return { index, name: names[index]!, rows: sizes[index]!, measurement, gap }
  })
  const worst = worstOf(subsets)
  if (worst === undefined) {
    const why = `no subset of ${quoted(feature.name)} has ${counted(minimum, 'row')} that ${metric.name} rests on`
    return skipped(metric, feature, `Skipped: ${why}.`)
  }
  const gap = worst.gap!
  const level: Level = levelAbove(gap.least, thresholds)
  const failing = subsets.filter(
    (one) => one.gap !== null && levelAbove(one.gap.least, thresholds) > 0
  ).length
  const name = gapName(judged, 'gap', gap, confidence)
  const verb = metric.better === 'neither' ? 'differ' : 'perform'
  const how = `${verb}${failing === 1 ? 's' : ''} ${metric.better === 'neither' ? 'from the whole' : 'worse'}`
  const worse = failing === 0 ? '' : `${counted(failing, 'subset')} of ${quoted(feature.name)} ${how}. `
  const found =
    `On the subset ${clip(worst.name, 100)} of ${quoted(feature.name)} ${metric.name} was ` +
    `${formatNumber(worst.measurement.value!)} against ${formatNumber(overall.value!)} overall, ` +
    `${gapText(judged, gap, task, confidence)}${judged === metric ? '' : ' that the labels do not explain'}.`
  return {
    key: [feature.name],
    features: [feature.name],
    level,
    importance: level === 0 ? 0 : gap.size,
    metrics: [
      numberMetric('PERFORMANCE_METRIC_VALUE', `overall_${metric.key}`, overall.value),
      numberMetric('PERFORMANCE_METRIC_VALUE', `worst_subset_${metric.key}`, worst.measurement.value),
      numberMetric('PERFORMANCE_DIFF', judged.key, gap.size),
      numberMetric('PERFORMANCE_DIFF', `${judged.key}_judged`, gap.least, { thresholds, isSubset: true }),
      textMetric('SUBSET_DETAILS', 'worst_subset', clip(worst.name, 200)),
      countMetric('SUBSET_DETAILS', 'worst_subset_size', worst.rows),
      countMetric('SUBSET_DETAILS', 'worst_subset_relevant_rows', worst.measurement.relevantRows),
      numberMetric('SUBSET_DETAILS', 'margin_error', marginOf(worst.measurement, z)),
      countMetric('SUBSET_DETAILS', 'num_failing', failing),
      countMetric('SUBSET_DETAILS', 'num_judged', subsets.filter((one) => one.gap !== null).length)
    ],
    details: {
      sentence: `${worse}${found} ${verdictSentence(level, name, gap.least, thresholds)}`,
      measure: { name, value: gap.least, ...thresholds, direction: 'above' },
      plot: plotOf(metric, feature, subsets, overall, z)
    },
    table: {
      Feature: feature.name,
      'Feature Info': infoOf(feature),
      'Worst Subset': clip(worst.name, 200),
      [`${metric.name} Degraded By`]: gap.size,
      'Failing Subsets': failing
    }
  }
}

function worstOf(subsets: readonly Subset[]): Subset | undefined {
  let worst: Subset | undefined
  for (const subset of subsets) {
    if (subset.gap === null) continue
    const than = worst?.gap
    const isWorse =
      than === undefined ||
      than === null ||
      subset.gap.least > than.least ||
      (subset.gap.least === than.least && subset.gap.size > than.size)
    if (isWorse) worst = subset
  }
  return worst
}

function marginOf({ standardError }: Measurement, z: number): number | null {
  return standardError === null ? null : z * standardError
}

function infoOf({ protected: isProtected, inModel }: IndexedFeature): string {
  return [...(isProtected ? ['Protected'] : []), ...(inModel ? [] : ['Not In Model'])].join(', ')
}

function skipped(metric: Metric, feature: IndexedFeature, sentence: string): CaseOutcome {
  return {
    key: [feature.name],
    features: [feature.name],
    level: 'skip',
    importance: 0,
    metrics: [],
    details: { sentence },
    table: {
      Feature: feature.name,
      'Feature Info': infoOf(feature),
      'Worst Subset': null,
      [`${metric.name} Degraded By`]: null,
      'Failing Subsets': null
    }
  }
}

function plotOf(
  metric: Metric,
  feature: IndexedFeature,
  subsets: readonly Subset[],
  overall: Measurement,
  z: number
): BarsPlot {
  const largest = [...subsets].sort((a, b) => b.rows - a.rows || a.index - b.index).slice(0, BARS)
  const shown = largest.sort((a, b) => a.index - b.index)
  const end = (sign: number): (number | null)[] =>
    shown.map(({ measurement }) => {
      const margin = marginOf(measurement, z)
      return measurement.value === null || margin === null ? null : measurement.value + sign * margin
    })
  return {
    kind: 'bars',
    title: `${metric.name} by ${clip(feature.name, 60)}`,
    x: shown.map(({ name }) => clip(name, 60)),
    series: [
      {
        name: metric.name,
        values: shown.map(({ measurement }) => measurement.value),
        low: end(-1),
        high: end(1),
        sizes: shown.map(({ rows }) => rows)
      }
    ],
    reference: overall.value!
  }
}

function textsOf(metric: Metric): TestTexts {
  const { name } = metric
  const worse =
    metric.better === 'neither' ? 'differs' : metric.better === 'higher' ? 'is lower' : 'is higher'
  const scaled = Object.keys(metric.measures).includes('regression')
    ? ` For regression the gap is in${unitName(metric, 'regression') || ' the metric itself'}.`
    : ''
  return {
    description:
      `Cuts the evaluation dataset by each feature, a category into its values and a number into ranges, and compares ` +
      `${name} on each part with ${name} on all of it. It is ${metric.definition}.`,
    whyItMatters:
      'A good average can hide a group of customers, a region or a price range on which the model fails. Such a group is ' +
      'hurt first and complains last, and its weight in production may be larger than in the test data.',
    configuration:
      `A subset is judged by how far ${name} ${worse} there than overall, held against severity_thresholds.${scaled} It ` +
      'counts only when the whole confidence interval of the subset lies past the threshold, so that small subsets raise ' +
      'no false alarm; subsets with fewer relevant rows than min_sample_size are left out. The worst subset decides.' +
      (metric.beyondLabels === undefined
        ? ''
        : ` Where labels are known, only the part of the difference that they do not explain counts: ${metric.beyondLabels.definition}, ` +
          'there against overall. A model that is right differs between subsets as the truth does.'),
    example:
      `Overall ${name} is 0.5. On the 400 rows with region "north" it ${metric.better === 'higher' ? 'is 0.2' : 'is 0.8'}: a gap of 0.3, of which 0.25 is ` +
      'certain. That is above 0.2, so the case of the feature "region" is an ALERT.'
  }
}
