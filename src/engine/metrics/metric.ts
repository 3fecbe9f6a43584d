import type { Groups } from '../statistics/moments.ts'
import type { Scores, Task } from './scores.ts'

/** What a metric is on one group of rows. */
export interface Measurement {
  /** Null: not defined here, for example AUC where only one class occurs. Never NaN. */
  readonly value: number | null
  /** Null: no usual formula; the value is then taken as it is. */
  readonly standardError: number | null
  /** Rows that the value rests on: label positives for recall, predicted positives for precision, and so on. */
  readonly relevantRows: number
}

/** Which way a change is for the worse. `neither`: both. */
export type Better = 'higher' | 'lower' | 'neither'

/**
 * What a difference of two values is divided by before it meets a threshold, so that one threshold fits all data.
 * `none` is for metrics that are shares; the others come from the dataset's labels or predictions.
 */
export type Unit =
  | 'none'
  | 'label-deviation'
  | 'label-variance'
  | 'log-label-variance'
  | 'prediction-deviation'
  | 'prediction-variance'

/** How one task measures the metric on every group at once. */
export type Measure = (scores: Scores, groups: Groups, cache: TallyCache) => (group: number) => Measurement

export interface Metric {
  /** API name, for example `area_under_curve`. */
  readonly key: string
  readonly name: string
  readonly slug: string
  readonly needsLabels: boolean
  readonly better: Better
  /** By task; a task that is absent does not have the metric. */
  readonly measures: Partial<Record<Task, { readonly unit: Unit; readonly measure: Measure }>>
  /** What the value is, in a half-sentence that follows "It is". */
  readonly definition: string
  /** When it has no value, in a sentence. */
  readonly undefinedWhen: string
  /**
   * What subsets are judged by where the labels are known. A metric of the predictions alone differs between subsets
   * because the truth does; only what the labels do not explain is a fault of the model.
   */
  readonly beyondLabels?: Metric
}

/** Holds the sums of one grouping, so that the metrics that share them share the passes too. */
export class TallyCache {
  private readonly tallies = new Map<string, unknown>()

  get<T>(key: string, make: () => T): T {
    if (!this.tallies.has(key)) this.tallies.set(key, make())
    return this.tallies.get(key) as T
  }
}

export const UNDEFINED: Measurement = { value: null, standardError: null, relevantRows: 0 }

/** A value with its guard: a number that is not finite is not a measurement. */
export function measured(value: number, standardError: number | null, relevantRows: number): Measurement {
  if (!Number.isFinite(value)) return { value: null, standardError: null, relevantRows }
  return { value, standardError, relevantRows }
}
