/** What kind of feature a column is, by RIME's documented rules. */
import type { ColumnTypeSettings } from '../profile/settings.ts'
import { isMissing, numbersOf } from './columns.ts'
import type { Feature, FeatureKind } from './dataset.ts'
import { type Column, MIXED_BOOL, MIXED_NULL, MIXED_STRING } from './frame.ts'

export interface FeatureLists {
  /** When given, these and no others are categorical, but text never becomes numeric by not being listed. */
  categorical: ReadonlySet<string> | undefined
  protected: ReadonlySet<string>
  notInModel: ReadonlySet<string>
}

/** Judged on the reference dataset's column. */
export function featureOf(column: Column, lists: FeatureLists, settings: ColumnTypeSettings): Feature {
  const kind = kindOf(column, lists.categorical, settings)
  return {
    name: column.name,
    kind,
    featureType: kind === 'numeric' ? numericType(column) : categoricalType(column),
    inModel: !lists.notInModel.has(column.name),
    protected: lists.protected.has(column.name)
  }
}

/**
 * Numeric: at least `minNuniqueForNumeric` distinct numbers, and at most a share of `numericViolationThreshold` of the
 * values that are present are no numbers. Truth values and datetimes are not numbers.
 */
function kindOf(
  column: Column,
  categorical: ReadonlySet<string> | undefined,
  settings: ColumnTypeSettings
): FeatureKind {
  if (column.dtype === 'bool' || column.dtype === 'datetime64[ns]') return 'categorical'
  if (categorical?.has(column.name) === true) return 'categorical'
  const numbers = numbersOf(column)
  const distinct = new Set<number>()
  const enough = categorical === undefined ? settings.minNuniqueForNumeric : 1
  let present = 0
  let violations = 0
  for (let row = 0; row < column.length; row++) {
    if (isMissing(column, row)) continue
    present++
    const value = numbers[row]!
    if (Number.isNaN(value)) violations++
    else if (distinct.size < enough) distinct.add(value)
  }
  const isNumeric = distinct.size >= enough && violations <= settings.numericViolationThreshold * present
  return isNumeric ? 'numeric' : 'categorical'
}

function numericType(column: Column): string {
  const numbers = numbersOf(column)
  const isWhole =
    column.dtype === 'int64' || numbers.every((value) => Number.isNaN(value) || Number.isInteger(value))
  return isWhole ? 'FEATURE_TYPE_INTEGER' : 'FEATURE_TYPE_FLOAT'
}

function categoricalType(column: Column): string {
  switch (column.dtype) {
    case 'bool':
      return 'FEATURE_TYPE_BOOL_CATEGORICAL'
    case 'string':
      return 'FEATURE_TYPE_STRING_CATEGORICAL'
    case 'datetime64[ns]':
      return 'FEATURE_TYPE_DATETIME'
    case 'object': {
      const kinds = new Set(column.kinds)
      kinds.delete(MIXED_NULL)
      if (kinds.size > 1) return 'FEATURE_TYPE_MIXED'
      if (kinds.has(MIXED_BOOL)) return 'FEATURE_TYPE_BOOL_CATEGORICAL'
      return kinds.has(MIXED_STRING) ? 'FEATURE_TYPE_STRING_CATEGORICAL' : 'FEATURE_TYPE_NUMERIC_CATEGORICAL'
    }
    default:
      return 'FEATURE_TYPE_NUMERIC_CATEGORICAL'
  }
}
