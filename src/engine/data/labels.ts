/** Labels as numbers: 0 and 1, the index of a class, or any real. */
import type { EngineJob } from '../job.ts'
import { cellAt, numberOfText } from './columns.ts'
import { DataError, listed, quoted } from './errors.ts'
import type { Cell, Column } from './frame.ts'

export interface LabelSources {
  /** What messages call the two datasets. */
  reference: { name: string; column: Column | undefined }
  evaluation: { name: string; column: Column | undefined }
  /** Spelling in the file → number, from `label_map`. */
  map: ReadonlyMap<string, number> | undefined
  classNames: readonly string[] | undefined
}

export interface Labels {
  reference: Float64Array | null
  evaluation: Float64Array | null
  /** Names of classes by index; empty for regression. */
  classNames: string[]
  notes: string[]
}

/** A label as a file spells it: `1` for 1.0 and for the text "1", `true` for True. */
type Spelling = string

const MAX_CLASSES = 10_000

/**
 * @throws DataError naming the spellings of both files and the `label_map` to write, when labels cannot be understood
 */
export function readLabels(task: EngineJob['task'], sources: LabelSources): Labels {
  const columns = [sources.reference.column, sources.evaluation.column].filter(
    (column) => column !== undefined
  )
  if (task === 'MODEL_TASK_REGRESSION') {
    const values = (side: LabelSources['reference']): Float64Array | null =>
      side.column === undefined ? null : realLabels(side.name, side.column, sources.map)
    return {
      reference: values(sources.reference),
      evaluation: values(sources.evaluation),
      classNames: [],
      notes: []
    }
  }
  const distinct = new Set(columns.flatMap((column) => [...spellings(column).keys()]))
  const coding = codingOf(task, distinct, sources)
  const values = (side: LabelSources['reference']): Float64Array | null =>
    side.column === undefined ? null : codedLabels(side.column, coding.codes)
  return {
    reference: values(sources.reference),
    evaluation: values(sources.evaluation),
    classNames: coding.classNames,
    notes: coding.notes
  }
}

interface Coding {
  codes: ReadonlyMap<Spelling, number>
  classNames: string[]
  notes: string[]
}

function codingOf(task: EngineJob['task'], distinct: ReadonlySet<Spelling>, sources: LabelSources): Coding {
  const { map, classNames } = sources
  const isBinary = task === 'MODEL_TASK_BINARY_CLASSIFICATION'
  if (isBinary && classNames !== undefined && classNames.length !== 2) {
    throw new DataError(
      'data-class-names',
      `class_names has ${classNames.length} names, but a binary task has two classes.`,
      'Give two names, the positive class second, or use multiclass.'
    )
  }
  if (map !== undefined) return mappedCoding(distinct, map, sources, isBinary)
  const classes = isBinary ? 2 : (classNames?.length ?? MAX_CLASSES)
  const indices = [...distinct].map((spelling) => [spelling, indexOf(spelling, classes)] as const)
  if (indices.every(([, index]) => index !== undefined)) {
    const found = Math.max(0, ...indices.map(([, index]) => index! + 1))
    const names = classNames ?? Array.from({ length: isBinary ? 2 : found }, (_, index) => String(index))
    return { codes: new Map(indices as [string, number][]), classNames: [...names], notes: [] }
  }
  if (classNames !== undefined && [...distinct].every((spelling) => classNames.includes(spelling))) {
    const codes = new Map(classNames.map((name, index) => [name, index]))
    return { codes, classNames: [...classNames], notes: [] }
  }
  const inferred = isBinary || classNames !== undefined ? undefined : inferredCoding(sources)
  if (inferred !== undefined) return inferred
  throw notUnderstood(isBinary, sources)
}

/** `0`, `1`, … below `classes`; `false` and `true` for two classes. */
function indexOf(spelling: Spelling, classes: number): number | undefined {
  if (classes === 2 && /^(true|false)$/i.test(spelling)) return spelling.toLowerCase() === 'true' ? 1 : 0
  const value = numberOfText(spelling)
  return Number.isInteger(value) && value >= 0 && value < classes ? value : undefined
}

function mappedCoding(
  distinct: ReadonlySet<Spelling>,
  map: ReadonlyMap<string, number>,
  sources: LabelSources,
  isBinary: boolean
): Coding {
  const values = [...map.values()]
  const classes = isBinary
    ? 2
    : Math.max(sources.classNames?.length ?? 0, ...values.map((value) => value + 1))
  const bad = [...map].find(
    ([, value]) => !Number.isInteger(value) || value < 0 || value >= classes || value >= MAX_CLASSES
  )
  if (bad !== undefined) {
    throw new DataError(
      'data-label-map',
      `label_map gives ${bad[1]} for ${quoted(bad[0])}.`,
      isBinary ? 'Give 0 or 1, 1 for the positive class.' : 'Give the index of the class, from 0.'
    )
  }
  const lookup = new Map([...map].map(([text, value]) => [spellingOfText(text), value]))
  for (const [text, value] of map) lookup.set(text, value)
  const absent = [...distinct].filter((spelling) => !lookup.has(spelling))
  if (absent.length > 0) {
    throw new DataError(
      'data-label-map',
      `label_map says nothing of the labels ${listed(absent)}. ${sideBySide(sources)}`,
      'Add each of them to label_map.'
    )
  }
  const names = Array.from(
    { length: classes },
    (_, index) => [...map].find(([, value]) => value === index)?.[0] ?? String(index)
  )
  return { codes: lookup, classNames: [...(sources.classNames ?? names)], notes: [] }
}

/** Texts that both files agree on are classes in sorted order. */
function inferredCoding({ reference, evaluation }: LabelSources): Coding | undefined {
  const names = [reference, evaluation].flatMap(({ column }) =>
    column === undefined ? [] : [[...spellings(column).keys()]]
  )
  const [first = [], second = first] = names
  const classNames = [...new Set(first)].sort()
  const agree = second.every((spelling) => classNames.includes(spelling))
  const isText = classNames.every((name) => Number.isNaN(numberOfText(name)))
  if (!agree || !isText || classNames.length < 2 || classNames.length > MAX_CLASSES) return undefined
  return {
    codes: new Map(classNames.map((name, index) => [name, index])),
    classNames,
    notes: [
      `No class_names were given; the classes are the labels in sorted order: ${listed(classNames, 20)}.`
    ]
  }
}

function notUnderstood(isBinary: boolean, sources: LabelSources): DataError {
  const wanted = isBinary
    ? 'Binary labels must be 0 and 1'
    : 'Class labels must be the index of the class, from 0'
  const all = [sources.reference, sources.evaluation].flatMap(({ column }) =>
    column === undefined ? [] : [...spellings(column).keys()]
  )
  const { block, positive } = suggestedMap([...new Set(all)])
  const choice =
    isBinary && positive !== undefined
      ? ` This takes ${quoted(positive)} as the positive class (1); swap the numbers if it is the other.`
      : ''
  return new DataError(
    'data-labels',
    `The labels are not understood. ${wanted}, or be mapped. ${sideBySide(sources)}`,
    `Add to data_params of both datasets: ${block}.${choice}`
  )
}

/**
 * A `label_map` to paste, valid in YAML and JSON. Spellings that differ only in case, space or a final full stop
 * get the same number.
 */
function suggestedMap(all: readonly Spelling[]): { block: string; positive: string | undefined } {
  const groups = new Map<string, Spelling[]>()
  for (const spelling of all.toSorted()) {
    const key = spelling.trim().replace(/\.$/, '').toLowerCase()
    groups.set(key, [...(groups.get(key) ?? []), spelling])
  }
  const shown = [...groups.keys()].sort(byNumberThenText).slice(0, 50)
  const entries = shown.flatMap((key, index) =>
    groups.get(key)!.map((spelling) => `${JSON.stringify(spelling.slice(0, 200))}: ${index}`)
  )
  const more = groups.size > shown.length ? ', …' : ''
  return {
    block: `"experimental_fields": {"label_map": {${entries.join(', ')}${more}}}`,
    positive: shown.length === 2 ? groups.get(shown[1]!)![0] : undefined
  }
}

function byNumberThenText(a: string, b: string): number {
  const difference = numberOfText(a) - numberOfText(b)
  return Number.isNaN(difference) || difference === 0 ? (a < b ? -1 : 1) : difference
}

function sideBySide({ reference, evaluation }: LabelSources): string {
  const describe = ({ name, column }: LabelSources['reference']): string => {
    if (column === undefined) return `${name} has none`
    const texts = [...spellings(column).keys()].sort(byNumberThenText)
    return `${name} has ${listed(texts)}`
  }
  return `${describe(reference)}; ${describe(evaluation)}.`
}

/** Distinct spellings of a column's labels with their first row; at most a few more than can be classes. */
function spellings(column: Column): Map<Spelling, number> {
  const found = new Map<Spelling, number>()
  for (let row = 0; row < column.length && found.size <= MAX_CLASSES; row++) {
    const cell = cellAt(column, row)
    if (cell === null) continue
    const spelling = spellingOf(cell)
    if (!found.has(spelling)) found.set(spelling, row)
  }
  return found
}

const spellingOf = (cell: Exclude<Cell, null>): Spelling => (typeof cell === 'string' ? cell : String(cell))

/** A key of `label_map` as `spellingOf` writes it: `1.0` is the number 1, `True` the truth value. */
function spellingOfText(text: string): Spelling {
  if (/^(True|False)$/.test(text)) return text.toLowerCase()
  return /^-?\d+\.0+$/.test(text) ? text.replace(/\.0+$/, '') : text
}

function codedLabels(column: Column, codes: ReadonlyMap<Spelling, number>): Float64Array {
  const labels = new Float64Array(column.length)
  if (column.dtype === 'string') {
    const byCode = Float64Array.from(column.dictionary, (text) => codes.get(text) ?? Number.NaN)
    return labels.map((_, row) => (column.codes[row]! < 0 ? Number.NaN : byCode[column.codes[row]!]!))
  }
  for (let row = 0; row < column.length; row++) {
    const cell = cellAt(column, row)
    labels[row] = cell === null ? Number.NaN : codes.get(spellingOf(cell))!
  }
  return labels
}

function realLabels(
  name: string,
  column: Column,
  map: ReadonlyMap<string, number> | undefined
): Float64Array {
  const labels = new Float64Array(column.length)
  for (let row = 0; row < column.length; row++) {
    const cell = cellAt(column, row)
    if (cell === null) {
      labels[row] = Number.NaN
      continue
    }
    const value = map?.get(spellingOf(cell)) ?? (typeof cell === 'string' ? numberOfText(cell) : Number(cell))
    if (!Number.isFinite(value)) {
      throw new DataError(
        'data-labels',
        `${name} has the label ${quoted(spellingOf(cell))} in row ${row + 1}, which is no finite number.`,
        'A regression task needs numbers as labels. Rows are counted from 1, without the header.'
      )
    }
    labels[row] = value
  }
  return labels
}
