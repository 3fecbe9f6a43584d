/** `profiling_config.data_profiling`, with RIME's documented defaults. */
import { DataError, quoted } from '../data/errors.ts'

export interface ColumnTypeSettings {
  /** A numeric feature has at least this many distinct values. */
  minNuniqueForNumeric: number
  /** Largest share of values that are present but no number in a numeric feature. */
  numericViolationThreshold: number
  /** Least share of distinct values in a feature that counts as unique. */
  minUniqueProp: number
  /** Whether a feature of fractions may count as unique. */
  allowFloatUnique: boolean
  /** Least share of values inside a legal range for the range to be inferred. */
  numericRangeInferenceThreshold: number
  /** New values are normal past this share (below 2) or number (from 2) of distinct values. */
  unseenValuesAllowedCriteria: number
}

export interface ProfilingSettings {
  /** Quantiles kept of each numeric feature, evenly spaced from 0 to 1. */
  numQuantiles: number
  /** Subsets that a numeric feature is cut into. */
  numSubsets: number
  /** Least share of rows that a subset of a categorical feature has. */
  minSubsetFrequency: number
  columnType: ColumnTypeSettings
}

export const DEFAULT_PROFILING: ProfilingSettings = {
  numQuantiles: 1001,
  numSubsets: 5,
  minSubsetFrequency: 0.01,
  columnType: {
    minNuniqueForNumeric: 10,
    numericViolationThreshold: 0.01,
    minUniqueProp: 0.99,
    allowFloatUnique: false,
    numericRangeInferenceThreshold: 1,
    unseenValuesAllowedCriteria: 0.25
  }
}

/** Whole numbers may come as text, as the wire writes 64-bit integers. Absent and null mean the default. */
export function profilingSettings(given: Readonly<Record<string, unknown>> = {}): ProfilingSettings {
  const types = given['column_type_info'] ?? {}
  if (typeof types !== 'object' || Array.isArray(types)) throw refused('column_type_info', types, 'an object')
  const columnType = types as Record<string, unknown>
  const defaults = DEFAULT_PROFILING
  const share = { min: 0, max: 1 }
  return {
    numQuantiles: numberOf(given, 'num_quantiles', defaults.numQuantiles, {
      min: 2,
      max: 1_000_001,
      whole: true
    }),
    numSubsets: numberOf(given, 'num_subsets', defaults.numSubsets, { min: 1, max: 10_000, whole: true }),
    minSubsetFrequency: numberOf(given, 'min_frq', defaults.minSubsetFrequency, share),
    columnType: {
      minNuniqueForNumeric: numberOf(columnType, 'min_nunique_for_numeric', 10, {
        min: 0,
        max: 2 ** 31,
        whole: true
      }),
      numericViolationThreshold: numberOf(columnType, 'numeric_violation_threshold', 0.01, share),
      minUniqueProp: numberOf(columnType, 'min_unique_prop', 0.99, share),
      allowFloatUnique: columnType['allow_float_unique'] === true,
      numericRangeInferenceThreshold: numberOf(columnType, 'numeric_range_inference_threshold', 1, share),
      unseenValuesAllowedCriteria: numberOf(columnType, 'unseen_values_allowed_criteria', 0.25, {
        min: 0,
        max: 2 ** 53
      })
    }
  }
}

interface Limits {
  min: number
  max: number
  whole?: boolean
}

function numberOf(
  given: Readonly<Record<string, unknown>>,
  key: string,
  fallback: number,
  limits: Limits
): number {
  const value = Object.hasOwn(given, key) ? given[key] : undefined
  if (value === undefined || value === null) return fallback
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  const isGood =
    typeof number === 'number' &&
    number >= limits.min &&
    number <= limits.max &&
    (limits.whole !== true || Number.isInteger(number))
  if (isGood) return number
  throw refused(
    key,
    value,
    `a ${limits.whole === true ? 'whole ' : ''}number from ${limits.min} to ${limits.max}`
  )
}

function refused(key: string, value: unknown, allowed: string): DataError {
  return new DataError(
    'data-profiling-config',
    `data_profiling.${key} is ${quoted(JSON.stringify(value))}.`,
    `Give ${allowed}.`
  )
}
