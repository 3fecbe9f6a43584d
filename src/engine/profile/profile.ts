/** What is known of each feature's column in the reference dataset. Computed once per column, when first asked for. */
import { isMissing, numbersOf } from '../data/columns.ts'
import type { Data, Feature } from '../data/dataset.ts'
import { type Cell, type Column, MIXED_STRING } from '../data/frame.ts'
import { type NumberProfile, profileNumbers } from './numbers.ts'
import type { ProfilingSettings } from './settings.ts'
import { type Subsets, subsetsOf } from './subsets.ts'
import { countValues, type ValueCount, valueName } from './values.ts'

export interface ColumnProfile {
  readonly feature: Feature
  readonly rows: number
  readonly nulls: number
  /** Distinct values that are not missing, exact also where `values` is cut. */
  readonly distinct: number
  /** At most MAX_VALUES, the most frequent first (ties by name). Empty for a numeric feature. */
  readonly values: readonly ValueCount[]
  /** False when there are more distinct values than `values` holds. */
  readonly valuesAreComplete: boolean
  /** The most frequent value; null when all are missing. */
  readonly mostCommon: Cell
  /** Null for a feature that is not numeric, or that has no finite value. */
  readonly numbers: NumberProfile | null
  /** Whether a text occurs. */
  hasText(text: string): boolean
  /** Characters that occur in every text of a column of texts, in code point order; empty for other columns. */
  readonly requiredCharacters: readonly string[]
  /** New values are normal here, as in a column of names. Never for a numeric feature. */
  readonly allowsUnseen: boolean
}

export const MAX_VALUES = 10_000

export interface DataProfile {
  of(feature: { readonly column: number }): ColumnProfile
  /** The evaluation dataset cut by a feature into the subsets of the reference; null when there are none. */
  subsets(feature: { readonly column: number }): { codes: Int32Array; names: readonly string[] } | null
}

/** Features are asked for by the position of their column in the frames. */
export function profileData(data: Data, settings: ProfilingSettings): DataProfile {
  const byName = new Map(data.features.map((feature) => [feature.name, feature]))
  const profiles = new Map<number, ColumnProfile>()
  const of = ({ column: index }: { readonly column: number }): ColumnProfile => {
    let profile = profiles.get(index)
    if (profile === undefined) {
      const column = columnAt(data.reference.frame.columns, index)
      const feature = byName.get(column.name)
      if (feature === undefined) throw new RangeError(`column ${index} is no feature`)
      profiles.set(index, (profile = profileColumn(column, feature, settings)))
    }
    return profile
  }
  return {
    of,
    subsets: (feature) => {
      const scheme: Subsets = subsetsOf(of(feature), settings.minSubsetFrequency)
      if (scheme.names.length === 0) return null
      return {
        codes: scheme.assign(columnAt(data.evaluation.frame.columns, feature.column)),
        names: scheme.names
      }
    }
  }
}

function columnAt(columns: readonly Column[], index: number): Column {
  const column = columns[index]
  if (column === undefined) throw new RangeError(`there is no column ${index}`)
  return column
}

/** Profiles one column; O(rows) but for the sort that a numeric feature needs for its quantiles. */
export function profileColumn(column: Column, feature: Feature, settings: ProfilingSettings): ColumnProfile {
  let nulls = 0
  for (let row = 0; row < column.length; row++) if (isMissing(column, row)) nulls++
  const common = { feature, rows: column.length, nulls, hasText: textFinder(column) }
  if (feature.kind === 'numeric') {
    const numbers = profileNumbers(numbersOf(column), settings)
    return {
      ...common,
      distinct: numbers?.distinct ?? 0,
      values: [],
      valuesAreComplete: false,
      mostCommon: numbers?.mostCommon ?? null,
      numbers,
      requiredCharacters: [],
      allowsUnseen: false
    }
  }
  const counts = countValues(column)
  const ordered = [...counts.values()].sort(
    (a, b) => b.count - a.count || compareNames(valueName(a.value), valueName(b.value))
  )
  const criterion = settings.columnType.unseenValuesAllowedCriteria
  const present = column.length - nulls
  const spread = criterion < 2 ? counts.size / Math.max(1, present) : counts.size
  return {
    ...common,
    distinct: counts.size,
    values: ordered.slice(0, MAX_VALUES),
    valuesAreComplete: counts.size <= MAX_VALUES,
    mostCommon: ordered[0]?.value ?? null,
    numbers: null,
    requiredCharacters: column.dtype === 'string' ? sharedCharacters(ordered) : [],
    allowsUnseen: present > 0 && spread >= criterion
  }
}

function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function sharedCharacters(values: readonly ValueCount[]): string[] {
  const [first, ...others] = values
  let shared = [...new Set(String(first?.value ?? ''))]
  for (const { value } of others) {
    if (shared.length === 0) break
    const characters = new Set(String(value))
    shared = shared.filter((character) => characters.has(character))
  }
  return shared.sort()
}

/** Built at the first question: most columns are never asked. */
function textFinder(column: Column): (text: string) => boolean {
  let texts: ReadonlySet<string> | undefined
  return (text) => (texts ??= textsOf(column)).has(text)
}

function textsOf(column: Column): ReadonlySet<string> {
  if (column.dtype !== 'string' && column.dtype !== 'object') return new Set()
  const used = new Uint8Array(column.dictionary.length)
  for (let row = 0; row < column.length; row++) {
    const code = column.codes[row]!
    if (code >= 0 && (column.dtype === 'string' || column.kinds[row] === MIXED_STRING)) used[code] = 1
  }
  return new Set(column.dictionary.filter((_, code) => used[code] === 1))
}
