/**
 * Every test there is. A test is one file, or one row of the metric table, and one entry here. Importing this reads no
 * data and starts nothing: the schema of the config is made from it.
 */
import { AVERAGE_CONFIDENCE, METRICS } from './metrics/table.ts'
import { boundedMultiFeatureChanges } from './tests/adversarial/bounded-multi-feature-changes.ts'
import { boundedSingleFeatureChanges } from './tests/adversarial/bounded-single-feature-changes.ts'
import type { TestDefinition } from './tests/definition.ts'
import { averageConfidence } from './tests/model-performance/average-confidence.ts'
import { averageThresholdedConfidence } from './tests/model-performance/average-thresholded-confidence.ts'
import { calibrationComparison } from './tests/model-performance/calibration-comparison.ts'
import { performanceTest } from './tests/model-performance/metric.ts'
import { subsetTest } from './tests/subset-performance/metric.ts'
import { capitalizationChange } from './tests/transformations/capitalization-change.ts'
import { emptyStringSubstitution } from './tests/transformations/empty-string-substitution.ts'
import { featureTypeChange } from './tests/transformations/feature-type-change.ts'
import { nullSubstitution } from './tests/transformations/null-substitution.ts'
import { numericOutliersSubstitution } from './tests/transformations/numeric-outliers-substitution.ts'
import { outOfRangeSubstitution } from './tests/transformations/out-of-range-substitution.ts'
import { requiredCharactersDeletion } from './tests/transformations/required-characters-deletion.ts'
import { unseenCategoricalSubstitution } from './tests/transformations/unseen-categorical-substitution.ts'

/** Average Prediction has no subset test in the documents; Average Confidence has. */
const SUBSET_METRICS = [...METRICS.filter(({ key }) => key !== 'average_prediction'), AVERAGE_CONFIDENCE]

export const catalogue: readonly TestDefinition[] = [
  ...METRICS.map(performanceTest),
  averageConfidence,
  averageThresholdedConfidence,
  calibrationComparison,
  ...SUBSET_METRICS.map(subsetTest),
  outOfRangeSubstitution,
  numericOutliersSubstitution,
  featureTypeChange,
  emptyStringSubstitution,
  requiredCharactersDeletion,
  unseenCategoricalSubstitution,
  nullSubstitution,
  capitalizationChange,
  boundedSingleFeatureChanges,
  boundedMultiFeatureChanges
]
