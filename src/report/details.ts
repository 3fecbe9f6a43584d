/**
 * `display.details` of a test case, read defensively: the engine writes `api/display.ts` there, a cluster writes what it
 * likes. What is absent, foreign or damaged is left out; nothing here throws.
 */
import {
  CASE_SCHEMA,
  type BarsPlot,
  type CaseMeasure,
  type HistogramPlot,
  type LinesPlot,
  type Plot,
  type SampleCell,
  type SampleRow
} from '../api/display.ts'

export interface ReadDetails {
  sentence: string
  measure: CaseMeasure | null
  plot: Plot | null
  sample: SampleRow[]
}

// The engine writes far less; more than this is not its work.
const MAX_TEXT = 512 * 1024
const MAX_BARS = 200
const MAX_SERIES = 8
const MAX_POINTS = 2000
const MAX_ROWS = 20
const MAX_CHANGES = 50

const NOTHING: ReadDetails = { sentence: '', measure: null, plot: null, sample: [] }

/** @param text JSON of the engine, or whatever another server put there: a plain text is taken as the sentence. */
export function readDetails(text: string | undefined): ReadDetails {
  if (text === undefined || text === '' || text.length > MAX_TEXT) return NOTHING
  const value = parse(text)
  if (value === undefined) return /^\s*[[{<]/.test(text) ? NOTHING : { ...NOTHING, sentence: text }
  const details = record(value)
  if (details === null || own(details, 'schema') !== CASE_SCHEMA) return NOTHING
  return {
    sentence: asText(own(details, 'sentence')) ?? '',
    measure: readMeasure(own(details, 'measure')),
    plot: readPlot(own(details, 'plot')),
    sample: list(own(details, 'sample'), readSampleRow)?.slice(0, MAX_ROWS) ?? []
  }
}

function readMeasure(value: unknown): CaseMeasure | null {
  const measure = record(value)
  if (measure === null) return null
  const name = asText(own(measure, 'name'))
  const number = asNumber(own(measure, 'value'))
  const direction = own(measure, 'direction')
  if (name === null || number === null || (direction !== 'above' && direction !== 'below')) return null
  return {
    name,
    value: number,
    warning: asNumber(own(measure, 'warning')),
    alert: asNumber(own(measure, 'alert')),
    direction
  }
}

function readPlot(value: unknown): Plot | null {
  const plot = record(value)
  if (plot === null) return null
  const title = asText(own(plot, 'title'))
  if (title === null) return null
  switch (own(plot, 'kind')) {
    case 'bars':
      return readBars(plot, title)
    case 'lines':
      return readLines(plot, title)
    case 'histogram':
      return readHistogram(plot, title)
    default:
      return null
  }
}

function readBars(plot: Fields, title: string): BarsPlot | null {
  const x = list(own(plot, 'x'), asText)
  if (x === null || x.length === 0 || x.length > MAX_BARS) return null
  const series = list(own(plot, 'series'), (item) => readBarSeries(item, x.length))
  if (series === null || series.length === 0 || series.length > MAX_SERIES) return null
  const reference = asNumber(own(plot, 'reference'))
  return { kind: 'bars', title, x, series, ...(reference === null ? {} : { reference }) }
}

function readBarSeries(value: unknown, length: number): BarsPlot['series'][number] | null {
  const series = record(value)
  if (series === null) return null
  const name = asText(own(series, 'name'))
  const values = list(own(series, 'values'), numberOrNone)?.map(unwrap)
  if (name === null || values?.length !== length) return null
  const low = list(own(series, 'low'), numberOrNone)?.map(unwrap)
  const high = list(own(series, 'high'), numberOrNone)?.map(unwrap)
  const sizes = list(own(series, 'sizes'), asNumber)
  return {
    name,
    values,
    ...(low?.length === length && high?.length === length ? { low, high } : {}),
    ...(sizes?.length === length ? { sizes } : {})
  }
}

function readLines(plot: Fields, title: string): LinesPlot | null {
  const series = list(own(plot, 'series'), (item) => {
    const fields = record(item)
    if (fields === null) return null
    const name = asText(own(fields, 'name'))
    const x = list(own(fields, 'x'), asNumber)
    const y = list(own(fields, 'y'), asNumber)
    if (name === null || x === null || y === null || x.length !== y.length || x.length > MAX_POINTS)
      return null
    return { name, x, y }
  })
  if (series === null || series.length === 0 || series.length > MAX_SERIES) return null
  const xLabel = asText(own(plot, 'xLabel')) ?? ''
  const yLabel = asText(own(plot, 'yLabel')) ?? ''
  return { kind: 'lines', title, xLabel, yLabel, series }
}

function readHistogram(plot: Fields, title: string): HistogramPlot | null {
  const edges = list(own(plot, 'edges'), asNumber)
  if (edges === null || edges.length < 2 || edges.length > MAX_POINTS) return null
  if (edges.some((edge, index) => index > 0 && edge <= (edges[index - 1] ?? edge))) return null
  const series = list(own(plot, 'series'), (item) => {
    const fields = record(item)
    if (fields === null) return null
    const name = asText(own(fields, 'name'))
    const counts = list(own(fields, 'counts'), asNumber)
    return name === null || counts?.length !== edges.length - 1 ? null : { name, counts }
  })
  if (series === null || series.length === 0 || series.length > MAX_SERIES) return null
  return { kind: 'histogram', title, edges, series }
}

function readSampleRow(value: unknown): SampleRow | null {
  const fields = record(value)
  if (fields === null) return null
  const row = asNumber(own(fields, 'row'))
  const changes = list(own(fields, 'changes'), readChange)
  if (row === null || changes === null) return null
  const before = asNumber(own(fields, 'before'))
  const after = asNumber(own(fields, 'after'))
  return {
    row,
    changes: changes.slice(0, MAX_CHANGES),
    ...(before === null ? {} : { before }),
    ...(after === null ? {} : { after })
  }
}

function readChange(value: unknown): SampleRow['changes'][number] | null {
  const fields = record(value)
  if (fields === null) return null
  const feature = asText(own(fields, 'feature'))
  const from = cell(own(fields, 'from'))
  const to = cell(own(fields, 'to'))
  return feature === null || from === undefined || to === undefined ? null : { feature, from, to }
}

type Fields = Readonly<Record<string, unknown>>

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function record(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null
}

function own(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined
}

/** All items, or null when there is no list or an item cannot be read: half a plot says something false. */
function list<T>(value: unknown, read: (item: unknown) => T | null): T[] | null {
  if (!Array.isArray(value)) return null
  const items: T[] = []
  for (const item of value as unknown[]) {
    const one = read(item)
    if (one === null) return null
    items.push(one)
  }
  return items
}

function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function asNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** A number or null wrapped, so that null as a value differs from null as "cannot be read". */
function numberOrNone(value: unknown): { value: number | null } | null {
  if (value === null) return { value: null }
  const number = asNumber(value)
  return number === null ? null : { value: number }
}

function unwrap(wrapped: { value: number | null }): number | null {
  return wrapped.value
}

function cell(value: unknown): SampleCell | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  return asNumber(value) ?? undefined
}
