/** What the tests see of one dataset. Filled by `load.ts`; tests never read files. */
import type { Frame, Predictions } from './frame.ts'

export type FeatureKind = 'numeric' | 'categorical'

export interface Feature {
  name: string
  kind: FeatureKind
  /** RIME's name of the feature type, for example `FEATURE_TYPE_INTEGER`. */
  featureType: string
  /** False for `features_not_in_model`: seen by data and subset tests, never sent to the model nor perturbed. */
  inModel: boolean
  protected: boolean
}

export interface Dataset {
  /** What messages call it. */
  name: string
  rows: number
  /** All columns but label and prediction, in the order of the reference file. */
  frame: Frame
  /** Binary 0/1, class index, or any real; NaN where a row has no label. Null: no label column. */
  labels: Float64Array | null
  /** Ready predictions that came with the data. Null: none. */
  predictions: Predictions | null
}

/** Reference and evaluation side by side: same features, same order, same dtypes where pandas would agree. */
export interface Data {
  reference: Dataset
  evaluation: Dataset
  features: Feature[]
  /** Names of classes by index; empty for regression. */
  classNames: string[]
  /** Sentences on what was left out or adapted: extra columns, sampled rows. Shown in the report. */
  notes: string[]
}

/**
 * Columns of the frames that the model gets, as positions: all but the features that are not in the model. A timestamp
 * column is no feature, so no test looks at it, but the model may.
 */
export function modelColumns(data: Data): number[] {
  const hidden = new Set(data.features.filter(({ inModel }) => !inModel).map(({ name }) => name))
  return data.reference.frame.columns.flatMap(({ name }, index) => (hidden.has(name) ? [] : [index]))
}
