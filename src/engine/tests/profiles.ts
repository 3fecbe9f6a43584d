/** What tests know of a feature's column in the reference dataset. */
export interface FeatureProfile {
  readonly nulls: number
  /** Null for a column that is not numeric. */
  readonly numbers: NumberProfile | null
  /** Whether a text occurs. */
  hasText(text: string): boolean
  /** Characters that occur in every value that is not missing. */
  readonly requiredCharacters: readonly string[]
  /** New values are normal here, as in a column of names. */
  readonly allowsUnseen: boolean
}

export interface NumberProfile {
  readonly mean: number
  readonly deviation: number
  readonly min: number
  readonly max: number
  /** Nearly every value occurs once, or values only rise: an identifier or a counter, without normal values. */
  readonly isUnique: boolean
  readonly isAscending: boolean
  /** Inferred legal range; null: no bound on that side. */
  readonly lowest: number | null
  readonly highest: number | null
}

export interface Profiles {
  of(feature: { readonly column: number }): FeatureProfile
}
