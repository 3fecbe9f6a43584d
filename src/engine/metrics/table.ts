import * as binary from './binary.ts'
import { averageConfidence, averagePrediction, predictionVariance, varianceAmong } from './common.ts'
import type { Better, Measure, Metric, Unit } from './metric.ts'
import * as multiclass from './multiclass.ts'
import * as regression from './regression.ts'
import type { Task } from './scores.ts'

const NO_LABELS = 'there is no labelled row'
const ONE_CLASS = 'the labels are all of one class'
const NO_ROWS = 'there is no row'

interface Entry {
  key: string
  name: string
  slug?: string
  better: Better
  needsLabels?: false
  unit?: Unit
  definition: string
  undefinedWhen?: string
  beyondLabels?: Metric
}

function metric(task: Task, measure: Measure, entry: Entry): Metric {
  return {
    key: entry.key,
    name: entry.name,
    slug: entry.slug ?? slugOf(entry.name),
    needsLabels: entry.needsLabels ?? true,
    better: entry.better,
    measures: { [task]: { unit: entry.unit ?? 'none', measure } },
    definition: entry.definition,
    undefinedWhen: entry.undefinedWhen ?? NO_LABELS,
    ...(entry.beyondLabels === undefined ? {} : { beyondLabels: entry.beyondLabels })
  }
}

/** `Mean-Squared Error (MSE)` → `mean_squared_error_mse`. */
export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
}

/** Every metric that Model Performance tests, in the order of the documents. Average Confidence has a test of its own. */
export const METRICS: readonly Metric[] = [
  metric('binary', binary.areaUnderCurve, {
    key: 'area_under_curve',
    name: 'AUC',
    better: 'higher',
    definition:
      'the chance that a random positive row gets a higher probability than a random negative one (area under the ROC curve)',
    undefinedWhen: ONE_CLASS
  }),
  metric('binary', binary.accuracy, {
    key: 'accuracy',
    name: 'Accuracy',
    better: 'higher',
    definition: 'the share of rows whose rounded prediction equals the label'
  }),
  metric('binary', binary.f1, {
    key: 'f1',
    name: 'F1',
    better: 'higher',
    definition: 'the harmonic mean of precision and recall',
    undefinedWhen: 'no row is positive, neither by label nor by prediction'
  }),
  metric('binary', binary.precision, {
    key: 'precision',
    name: 'Precision',
    better: 'higher',
    definition: 'the share of rows predicted positive whose label is positive',
    undefinedWhen: 'no labelled row is predicted positive'
  }),
  metric('binary', binary.recall, {
    key: 'recall',
    name: 'Recall',
    better: 'higher',
    definition: 'the share of positive rows that are predicted positive',
    undefinedWhen: 'no label is positive'
  }),
  metric('binary', binary.falsePositiveRate, {
    key: 'false_positive_rate',
    name: 'False Positive Rate',
    better: 'lower',
    definition: 'the share of negative rows that are predicted positive',
    undefinedWhen: 'no label is negative'
  }),
  metric('binary', binary.falseNegativeRate, {
    key: 'false_negative_rate',
    name: 'False Negative Rate',
    better: 'lower',
    definition: 'the share of positive rows that are predicted negative',
    undefinedWhen: 'no label is positive'
  }),
  metric('binary', binary.positivePredictionRate, {
    key: 'positive_prediction_rate',
    name: 'Positive Prediction Rate',
    better: 'neither',
    needsLabels: false,
    definition: 'the share of rows predicted positive',
    undefinedWhen: NO_ROWS,
    beyondLabels: metric('binary', binary.positivePredictionExcess, {
      key: 'positive_prediction_excess',
      name: 'Positive Prediction Rate beyond the labels',
      better: 'neither',
      definition: 'the share of rows predicted positive minus the share that is positive by label',
      undefinedWhen: 'no row has a label'
    })
  }),
  {
    key: 'average_prediction',
    name: 'Average Prediction',
    slug: 'average_prediction',
    needsLabels: false,
    better: 'neither',
    measures: {
      binary: { unit: 'none', measure: averagePrediction },
      regression: { unit: 'prediction-deviation', measure: averagePrediction }
    },
    definition: 'the mean of the predictions',
    undefinedWhen: NO_ROWS
  },
  {
    key: 'prediction_variance',
    name: 'Prediction Variance',
    slug: 'prediction_variance',
    needsLabels: false,
    better: 'lower',
    measures: {
      binary: { unit: 'none', measure: predictionVariance },
      regression: { unit: 'prediction-variance', measure: predictionVariance }
    },
    definition: 'the population variance of the predictions',
    undefinedWhen: NO_ROWS
  },
  metric('binary', varianceAmong(1), {
    key: 'positive_prediction_variance',
    name: 'Prediction Variance (Positive Labels)',
    better: 'lower',
    definition: 'the population variance of the predictions of positive rows',
    undefinedWhen: 'no label is positive'
  }),
  metric('binary', varianceAmong(0), {
    key: 'negative_prediction_variance',
    name: 'Prediction Variance (Negative Labels)',
    better: 'lower',
    definition: 'the population variance of the predictions of negative rows',
    undefinedWhen: 'no label is negative'
  }),
  metric('multiclass', multiclass.areaUnderCurve, {
    key: 'multiclass_area_under_curve',
    name: 'Multiclass AUC',
    better: 'higher',
    definition: 'the mean of the AUCs of each class against the rest, over the classes where one is defined',
    undefinedWhen: ONE_CLASS
  }),
  metric('multiclass', multiclass.accuracy, {
    key: 'multiclass_accuracy',
    name: 'Multiclass Accuracy',
    better: 'higher',
    definition: 'the share of rows whose most probable class is the label'
  }),
  metric('multiclass', multiclass.macroF1, {
    key: 'macro_f1',
    name: 'Macro F1',
    better: 'higher',
    definition: 'the mean of the F1 scores of the classes that occur as label or prediction'
  }),
  metric('multiclass', multiclass.macroPrecision, {
    key: 'macro_precision',
    name: 'Macro Precision',
    better: 'higher',
    definition: 'the mean of the precisions of the classes that occur as label or prediction'
  }),
  metric('multiclass', multiclass.macroRecall, {
    key: 'macro_recall',
    name: 'Macro Recall',
    better: 'higher',
    definition: 'the mean of the recalls of the classes that occur as label or prediction'
  }),
  metric('regression', regression.meanSquaredError, {
    key: 'mean_squared_error',
    name: 'Mean-Squared Error (MSE)',
    better: 'lower',
    unit: 'label-variance',
    definition: 'the mean of the squared errors'
  }),
  metric('regression', regression.rootMeanSquaredError, {
    key: 'root_mean_squared_error',
    name: 'Root-Mean-Squared Error (RMSE)',
    better: 'lower',
    unit: 'label-deviation',
    definition: 'the square root of the mean squared error'
  }),
  metric('regression', regression.meanAbsoluteError, {
    key: 'mean_absolute_error',
    name: 'Mean-Absolute Error (MAE)',
    better: 'lower',
    unit: 'label-deviation',
    definition: 'the mean of the absolute errors'
  }),
  metric('regression', regression.meanAbsolutePercentageError, {
    key: 'mean_absolute_percentage_error',
    name: 'Mean-Absolute Percentage Error (MAPE)',
    better: 'lower',
    definition: 'the mean of |error| / |label| over the rows with |label| of at least 1',
    undefinedWhen: 'no label has an absolute value of at least 1'
  }),
  metric('regression', regression.meanSquaredLogError, {
    key: 'mean_squared_log_error',
    name: 'Mean-Squared-Log Error (MSLE)',
    better: 'lower',
    unit: 'log-label-variance',
    definition: 'the mean of the squared differences of log(1 + value)',
    undefinedWhen: 'a label or a prediction is -1 or less'
  })
]

export const AVERAGE_CONFIDENCE: Metric = {
  key: 'average_confidence',
  name: 'Average Confidence',
  slug: 'average_confidence',
  needsLabels: false,
  better: 'higher',
  measures: {
    binary: { unit: 'none', measure: averageConfidence },
    multiclass: { unit: 'none', measure: averageConfidence }
  },
  definition: 'the mean probability of the class that a row is taken for',
  undefinedWhen: NO_ROWS
}
