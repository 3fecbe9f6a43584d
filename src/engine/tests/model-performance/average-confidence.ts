/** Average Confidence: mean probability of the predicted class, evaluation against reference. Needs no labels. */
import { AVERAGE_CONFIDENCE } from '../../metrics/table.ts'
import type { TestDefinition } from '../definition.ts'
import { gapBetween, gapName, gapText, zOf } from '../gap.ts'
import { confidenceLevel, run, severityThresholds } from '../parameters.ts'
import { levelAbove, type Thresholds } from '../severity.ts'
import { numberMetric } from '../test-metrics.ts'
import { formatNumber, verdictSentence } from '../text.ts'

/** The outer two of 0.20's triple. */
const DROP: Thresholds = { warning: 0.05, alert: 0.2 }

export const averageConfidence: TestDefinition = {
  type: 'average_confidence',
  name: 'Average Confidence',
  category: 'TEST_CATEGORY_TYPE_MODEL_PERFORMANCE',
  configKeys: ['avg_confidence', 'average_confidence', 'model_performance:average_confidence'],
  tasks: ['binary', 'multiclass'],
  needs: ['reference predictions', 'evaluation predictions'],
  uses: [],
  runByDefault: true,
  parameters: {
    run: run(true),
    severity_thresholds: severityThresholds('the drop of the average confidence', DROP.warning!, DROP.alert!),
    confidence_level: confidenceLevel
  },
  texts: {
    description:
      'Compares how sure the model is of its predictions on the evaluation dataset with how sure it is on the reference ' +
      'dataset. Confidence is the probability of the class that a row is taken for; the test looks at its mean.',
    whyItMatters:
      'A model tends to be less sure of data it does not know. A drop of confidence is often the first sign of lost ' +
      'accuracy, and it can be seen before any label arrives (Hendrycks and Gimpel 2017; Guillory et al. 2021).',
    configuration:
      'The drop from reference to evaluation data, as far as it is certain at the confidence level, is held against ' +
      'severity_thresholds. A rise passes.',
    example:
      'The mean confidence is 0.92 on the reference data and 0.81 on the evaluation data. The drop of 0.11 is above 0.05 ' +
      'and below 0.2: a WARNING.'
  },
  columns: [
    { name: 'Reference', type: 'number', description: 'Average confidence on the reference dataset' },
    { name: 'Evaluation', type: 'number', description: 'Average confidence on the evaluation dataset' },
    { name: 'Drop', type: 'number', description: 'Reference minus evaluation' }
  ],
  // eslint-disable-next-line require-yield -- wants no made-up rows
  *run({ overall, settings, task }) {
    const confidence = settings.number('confidence_level')
    const thresholds = settings.thresholds(DROP, ['severity_thresholds'])
    const before = overall('reference')!.overall(AVERAGE_CONFIDENCE)
    const after = overall('evaluation')!.overall(AVERAGE_CONFIDENCE)
    const gap = gapBetween(AVERAGE_CONFIDENCE, after, before, 1, zOf(confidence), true)
    const metrics = [
      numberMetric('PERFORMANCE_METRIC_VALUE', 'reference_average_confidence', before.value),
      numberMetric('PERFORMANCE_METRIC_VALUE', 'evaluation_average_confidence', after.value),
      numberMetric('PERFORMANCE_DIFF', 'average_confidence', gap?.size ?? null),
      numberMetric('PERFORMANCE_DIFF', 'average_confidence_judged', gap?.least ?? null, { thresholds })
    ]
    const table = { Reference: before.value, Evaluation: after.value, Drop: gap?.size ?? null }
    const shared = { key: ['overall'], features: [], metrics, table }
    if (gap === null) {
      const sentence = 'Skipped: one of the datasets has no rows.'
      return [{ ...shared, level: 'skip', importance: 0, details: { sentence } }]
    }
    const level = levelAbove(gap.least, thresholds)
    const name = gapName(AVERAGE_CONFIDENCE, 'degradation', gap, confidence)
    const values = `Average confidence was ${formatNumber(after.value!)} on the evaluation data against ${formatNumber(before.value!)} on the reference data`
    return [
      {
        ...shared,
        level,
        importance: level === 0 ? 0 : gap.size,
        details: {
          sentence: `${values}, ${gapText(AVERAGE_CONFIDENCE, gap, task, confidence)}. ${verdictSentence(level, name, gap.least, thresholds)}`,
          measure: { name, value: gap.least, ...thresholds, direction: 'above' },
          plot: histogram(overall('reference')!.scores.confidence, overall('evaluation')!.scores.confidence)
        }
      }
    ]
  }
}

const BINS = 20

/** Shares are compared, not counts: the datasets differ in size. */
function histogram(
  reference: Float64Array,
  evaluation: Float64Array
): {
  kind: 'histogram'
  title: string
  edges: number[]
  series: { name: string; counts: number[] }[]
} {
  const count = (confidences: Float64Array): number[] => {
    const counts = Array.from({ length: BINS }, () => 0)
    for (const confidence of confidences) counts[Math.min(BINS - 1, Math.floor(confidence * BINS))]!++
    return counts
  }
  return {
    kind: 'histogram',
    title: 'Confidence of predictions, rows',
    edges: Array.from({ length: BINS + 1 }, (_, i) => i / BINS),
    series: [
      { name: 'Reference', counts: count(reference) },
      { name: 'Evaluation', counts: count(evaluation) }
    ]
  }
}
