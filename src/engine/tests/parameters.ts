/** Parameters that several tests share, as JSON Schema. */
import type { ParameterSchema } from './definition.ts'

const pair = (description: string): ParameterSchema => ({
  description,
  type: ['array', 'null'],
  items: { type: ['number', 'null'] },
  minItems: 2,
  maxItems: 3,
  default: null
})

export const run = (byDefault: boolean): ParameterSchema => ({
  description: 'Whether the test runs. false leaves it out of the run.',
  type: 'boolean',
  default: byDefault
})

export const excludeColumns: ParameterSchema = {
  description: 'Columns that this test does not look at, besides those of global_exclude_columns.',
  type: ['array', 'null'],
  items: { type: 'string' },
  default: []
}

export const severityThresholds = (of: string, warning: number, alert: number): ParameterSchema =>
  pair(
    `[warning, alert] for ${of}: a value above the first is a WARNING, above the second an ALERT. ` +
      `null takes [${warning}, ${alert}] and follows global_test_sensitivity; a pair that is given does not. ` +
      'A triple, as 0.x configs have it, is read as its first and last value.'
  )

export const thresholdPair = pair

export const minSampleSize: ParameterSchema = {
  description:
    'Subsets with fewer relevant rows are not judged. Relevant are the rows that the metric rests on, for example the ' +
    'positive labels for recall and the predicted positives for precision.',
  type: 'integer',
  minimum: 1,
  default: 20
}

export const confidenceLevel: ParameterSchema = {
  description:
    'A difference counts only as far as its whole confidence interval lies past a threshold. 0 compares the bare values. ' +
    'Metrics without a usual interval, such as macro averages, always compare the bare values.',
  type: 'number',
  minimum: 0,
  exclusiveMaximum: 1,
  default: 0.95
}
