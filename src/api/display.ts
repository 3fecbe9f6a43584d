/**
 * What `display.details` of a test case holds, as JSON text: written by the engine, read through the REST API by the
 * report. Numbers are finite; texts hold names and values as they are in the data and must be escaped where they are shown.
 */
export const CASE_SCHEMA = 'rime-stress-test/case@1'

export interface CaseDetails {
  schema: typeof CASE_SCHEMA
  /** What came out, in one or two plain sentences. */
  sentence: string
  /** What the severity was judged by. Absent: the case was skipped or ended with a model error. */
  measure?: CaseMeasure
  /** Example rows, at most 20. */
  sample?: SampleRow[]
  plot?: Plot
}

export interface CaseMeasure {
  name: string
  value: number
  /** Thresholds that `value` was held against; null: this level was not asked for. */
  warning: number | null
  alert: number | null
  /** `above`: values above a threshold are bad. */
  direction: 'above' | 'below'
}

export interface SampleRow {
  /** 0-based row of the evaluation dataset as it was read. */
  row: number
  /** What was changed in it; empty when nothing was. */
  changes: { feature: string; from: SampleCell; to: SampleCell }[]
  /** Prediction before and after; for multiclass of the class in question. */
  before?: number
  after?: number
}

/** Whole numbers past 2^53 are given as text. */
export type SampleCell = string | number | boolean | null

export type Plot = BarsPlot | LinesPlot | HistogramPlot

/** One bar per label and series. `low` and `high` end the error bars; `sizes` are rows; null: not defined there. */
export interface BarsPlot {
  kind: 'bars'
  title: string
  x: string[]
  series: {
    name: string
    values: (number | null)[]
    low?: (number | null)[]
    high?: (number | null)[]
    sizes?: number[]
  }[]
  /** A line across all bars: the overall value. */
  reference?: number
}

export interface LinesPlot {
  kind: 'lines'
  title: string
  xLabel: string
  yLabel: string
  series: { name: string; x: number[]; y: number[] }[]
}

/** Bin i spans edges i and i + 1. */
export interface HistogramPlot {
  kind: 'histogram'
  title: string
  edges: number[]
  series: { name: string; counts: number[] }[]
}
