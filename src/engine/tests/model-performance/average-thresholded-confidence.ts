/**
 * Average Thresholded Confidence (Garg et al. 2022, arXiv:2201.04234): accuracy on unlabelled evaluation data, predicted
 * from the confidence below which the reference data's errors would lie.
 */
import type { Scores } from '../../metrics/scores.ts'
import { errorOfShare } from '../../statistics/standard-error.ts'
import type { CaseOutcome, TestContext, TestDefinition } from '../definition.ts'
import { percent, zOf } from '../gap.ts'
import { confidenceLevel, run, severityThresholds } from '../parameters.ts'
import { levelAbove, type Thresholds } from '../severity.ts'
import { numberMetric } from '../test-metrics.ts'
import { formatNumber, verdictSentence } from '../text.ts'

/** The outer two of 0.20's triple. */
const DROP: Thresholds = { warning: 0.05, alert: 0.2 }

export const averageThresholdedConfidence: TestDefinition = {
  type: 'average_thresholded_confidence',
  name: 'Average Thresholded Confidence',
  category: 'TEST_CATEGORY_TYPE_MODEL_PERFORMANCE',
  configKeys: ['atc', 'average_thresholded_confidence', 'model_performance:average_thresholded_confidence'],
  tasks: ['binary', 'multiclass'],
  needs: ['reference predictions', 'reference labels', 'evaluation predictions'],
  uses: [],
  runByDefault: true,
  parameters: {
    run: run(true),
    severity_thresholds: severityThresholds('the predicted loss of accuracy', DROP.warning!, DROP.alert!),
    confidence_level: confidenceLevel
  },
  texts: {
    description:
      'Predicts the accuracy on the evaluation dataset without its labels. On the reference dataset a confidence is found ' +
      'below which lie as many rows as the model gets wrong. The share of evaluation rows above that confidence is the ' +
      'predicted accuracy; it is compared with the accuracy on the reference dataset.',
    whyItMatters:
      'Labels of new data come late or never. This estimate tells of a likely loss of accuracy when only predictions are at hand.',
    configuration:
      'Reference accuracy minus predicted evaluation accuracy, as far as it is certain at the confidence level, is held ' +
      'against severity_thresholds. Rows that share the confidence that was found count in the part that makes the ' +
      'reference data come out exactly.',
    example:
      'The model is wrong on 10% of the reference rows, and 10% of them have a confidence below 0.62. On the evaluation ' +
      'data 22% of the rows are below 0.62: the predicted accuracy is 0.78, a loss of 0.12, a WARNING.'
  },
  columns: [
    { name: 'Reference Accuracy', type: 'number', description: 'Accuracy on the reference dataset' },
    { name: 'Predicted Accuracy', type: 'number', description: 'Estimate for the evaluation dataset' },
    { name: 'Predicted Loss', type: 'number', description: 'The first minus the second' }
  ],
  // eslint-disable-next-line require-yield -- wants no made-up rows
  *run(context) {
    return [judge(context)]
  }
}

function judge({ scores, settings }: TestContext): CaseOutcome {
  const reference = scores('reference')!
  const evaluation = scores('evaluation')!
  const estimate = predictAccuracy(reference, evaluation)
  const shared = { key: ['overall'], features: [] }
  if (estimate === null) {
    const sentence = 'Skipped: the reference data has no labelled row, or the evaluation data has no row.'
    const table = { 'Reference Accuracy': null, 'Predicted Accuracy': null, 'Predicted Loss': null }
    return { ...shared, level: 'skip', importance: 0, metrics: [], details: { sentence }, table }
  }
  const thresholds = settings.thresholds(DROP, ['severity_thresholds'])
  const confidence = settings.number('confidence_level')
  const { accuracy, predicted } = estimate
  const loss = accuracy - predicted
  const error = Math.hypot(
    errorOfShare(accuracy, estimate.labelled),
    errorOfShare(predicted, evaluation.rows)
  )
  const margin = zOf(confidence) * error
  const least = loss > 0 ? Math.max(0, loss - margin) : loss
  const level = levelAbove(least, thresholds)
  const name =
    confidence === 0
      ? 'the predicted loss of accuracy'
      : `the least predicted loss of accuracy in the ${percent(confidence)} interval`
  return {
    ...shared,
    level,
    importance: level === 0 ? 0 : loss,
    metrics: [
      numberMetric('PERFORMANCE_METRIC_VALUE', 'reference_accuracy', accuracy),
      numberMetric('PERFORMANCE_METRIC_VALUE', 'predicted_evaluation_accuracy', predicted),
      numberMetric('PERFORMANCE_METRIC_VALUE', 'confidence_threshold', estimate.threshold),
      numberMetric('PERFORMANCE_DIFF', 'average_thresholded_confidence', loss),
      numberMetric('PERFORMANCE_DIFF', 'average_thresholded_confidence_judged', least, { thresholds })
    ],
    details: {
      sentence:
        `Accuracy was ${formatNumber(accuracy)} on the reference data and is predicted to be ${formatNumber(predicted)} on ` +
        `the evaluation data, a loss of ${formatNumber(loss)}. ${verdictSentence(level, name, least, thresholds)}`,
      measure: { name, value: least, ...thresholds, direction: 'above' },
      plot: {
        kind: 'bars',
        title: 'Accuracy',
        x: ['Reference, measured', 'Evaluation, predicted'],
        series: [
          { name: 'Accuracy', values: [accuracy, predicted], sizes: [estimate.labelled, evaluation.rows] }
        ]
      }
    },
    table: { 'Reference Accuracy': accuracy, 'Predicted Accuracy': predicted, 'Predicted Loss': loss }
  }
}

export interface AccuracyEstimate {
  /** On the labelled reference rows. */
  readonly accuracy: number
  readonly labelled: number
  readonly threshold: number
  /** For the evaluation data. */
  readonly predicted: number
}

/** Null when there is nothing to estimate from. */
export function predictAccuracy(reference: Scores, evaluation: Scores): AccuracyEstimate | null {
  const { labels, predictedClass, confidence } = reference
  if (labels === null || evaluation.rows === 0) return null
  const labelled = confidence.filter((_, row) => !Number.isNaN(labels[row]!)).sort()
  if (labelled.length === 0) return null
  let wrong = 0
  labels.forEach((label, row) => {
    if (!Number.isNaN(label) && label !== predictedClass[row]) wrong++
  })
  const threshold = labelled[Math.min(wrong, labelled.length - 1)]!
  const own = below(labelled, threshold)
  // Part of the rows exactly at the threshold that counts as below it.
  const part = own.tied === 0 ? 0 : (wrong - own.below) / own.tied
  const other = below(evaluation.confidence, threshold)
  return {
    accuracy: 1 - wrong / labelled.length,
    labelled: labelled.length,
    threshold,
    predicted: 1 - (other.below + part * other.tied) / evaluation.rows
  }
}

function below(confidences: Float64Array, threshold: number): { below: number; tied: number } {
  let count = 0
  let tied = 0
  for (const confidence of confidences) {
    if (confidence < threshold) count++
    else if (confidence === threshold) tied++
  }
  return { below: count, tied }
}
