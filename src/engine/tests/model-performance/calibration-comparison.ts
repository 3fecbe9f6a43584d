/** Calibration Comparison: distance of the reliability curves of the two datasets (Guo et al. 2017, arXiv:1706.04599). */
import { curveDistance, reliabilityCurve, type ReliabilityCurve } from '../../statistics/calibration.ts'
import type { Scores } from '../../metrics/scores.ts'
import type { TestDefinition } from '../definition.ts'
import { run, severityThresholds } from '../parameters.ts'
import { levelAbove, type Thresholds } from '../severity.ts'
import { numberMetric } from '../test-metrics.ts'
import { verdictSentence } from '../text.ts'

/** The outer two of the triple of 0.16 to 0.20. */
const DISTANCE: Thresholds = { warning: 0.02, alert: 0.1 }

export const calibrationComparison: TestDefinition = {
  type: 'calibration_comparison',
  name: 'Calibration Comparison',
  category: 'TEST_CATEGORY_TYPE_MODEL_PERFORMANCE',
  configKeys: ['calibration_comparison', 'model_performance:calibration_comparison'],
  tasks: ['binary'],
  needs: ['reference predictions', 'reference labels', 'evaluation predictions', 'evaluation labels'],
  uses: [],
  runByDefault: true,
  parameters: {
    run: run(true),
    num_bins: {
      description: 'Number of bins of equal width that the predicted probabilities are sorted into.',
      type: 'integer',
      minimum: 1,
      default: 10
    },
    severity_thresholds: severityThresholds(
      'the mean squared difference of the two curves',
      DISTANCE.warning!,
      DISTANCE.alert!
    ),
    severity_level_thresholds: severityThresholds(
      'the same, under its older name',
      DISTANCE.warning!,
      DISTANCE.alert!
    ),
    min_sample_size: {
      description:
        'Bins with fewer labelled rows in either dataset are not compared: their shares are mostly chance.',
      type: 'integer',
      minimum: 1,
      default: 20
    }
  },
  texts: {
    description:
      'Sorts the rows of each dataset into bins by predicted probability and takes the share of positive labels in each ' +
      'bin. The two curves that come out are compared by their mean squared difference over the bins that both fill.',
    whyItMatters:
      'Whoever acts on a probability, for example with a cut-off or an expected cost, relies on 0.8 meaning 80%. If that ' +
      'changes from the reference to the evaluation data, decisions go wrong although the ranking may still be right.',
    configuration: 'The mean squared difference is held against severity_thresholds.',
    example:
      'Among reference rows predicted between 0.7 and 0.8, 75% are positive; among such evaluation rows 45%. If all bins ' +
      'differ that much, the mean squared difference is 0.09: a WARNING.'
  },
  columns: [
    { name: 'Mean Squared Difference', type: 'number', description: 'Distance of the two reliability curves' }
  ],
  // eslint-disable-next-line require-yield -- wants no made-up rows
  *run({ scores, settings }) {
    const bins = settings.count(['num_bins'], 1)
    const minimum = settings.count(['min_sample_size'], 1)
    const thresholds = settings.thresholds(DISTANCE, ['severity_thresholds'], ['severity_level_thresholds'])
    const curveOf = (of: Scores): ReliabilityCurve =>
      reliabilityCurve(of.predictions.values, of.outcomes(), bins)
    const reference = curveOf(scores('reference')!)
    const evaluation = curveOf(scores('evaluation')!)
    const distance = curveDistance(reference, evaluation, minimum)
    const shared = {
      key: ['overall'],
      features: [],
      metrics: [
        numberMetric('PERFORMANCE_DIFF', 'calibration_mean_squared_difference', distance, { thresholds })
      ],
      table: { 'Mean Squared Difference': distance }
    }
    if (distance === null) {
      const sentence = `Skipped: no bin of the predicted probability holds ${minimum} labelled rows of both datasets.`
      return [{ ...shared, level: 'skip', importance: 0, details: { sentence } }]
    }
    const level = levelAbove(distance, thresholds)
    const name = 'the mean squared difference of the reliability curves'
    return [
      {
        ...shared,
        level,
        importance: level === 0 ? 0 : distance,
        details: {
          sentence: verdictSentence(level, name, distance, thresholds),
          measure: { name, value: distance, ...thresholds, direction: 'above' },
          plot: {
            kind: 'lines',
            title: 'Reliability',
            xLabel: 'Mean predicted probability',
            yLabel: 'Share of positive labels',
            series: [lineOf('Reference', reference), lineOf('Evaluation', evaluation)]
          }
        }
      }
    ]
  }
}

function lineOf(name: string, curve: ReliabilityCurve): { name: string; x: number[]; y: number[] } {
  const filled = [...curve.counts.keys()].filter((bin) => curve.counts[bin]! > 0)
  return {
    name,
    x: filled.map((bin) => curve.predicted[bin]!),
    y: filled.map((bin) => curve.observed[bin]!)
  }
}
