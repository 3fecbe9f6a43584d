/** Both datasets of a run, read, matched with each other and freed of everything that is no feature. */
import { realpath } from 'node:fs/promises'
import type { DatasetJob, EngineJob } from '../job.ts'
import { DEFAULT_PROFILING, type ColumnTypeSettings } from '../profile/settings.ts'
import { selectColumns, takeCells } from './columns.ts'
import type { Data, Dataset, Feature } from './dataset.ts'
import { DataError, listed, quoted } from './errors.ts'
import { featureOf } from './features.ts'
import type { Predictions } from './frame.ts'
import { readLabels } from './labels.ts'
import { predictionColumns, readPredictions } from './predictions.ts'
import { readTable } from './read.ts'
import { columnNames, notFound, readSide, type Side, without, withSharedColumns } from './side.ts'

export interface LoadRequest {
  task: EngineJob['task']
  reference: DatasetJob
  evaluation: DatasetJob
  /** Whether a model will be asked: then a column that only the reference dataset has is an error. */
  hasModel: boolean
  /** Decides which rows are sampled. */
  seed: bigint | number
  /** `global_exclude_columns`: may be missing from a dataset. */
  globalExclude?: readonly string[]
  columnType?: ColumnTypeSettings
}

/** @throws DataError for everything in the data that a run cannot work with */
export async function loadData(request: LoadRequest): Promise<Data> {
  const notes: string[] = []
  const { task } = request
  const jobs = withSharedColumns(request)
  const reference = await readSide('reference', jobs.reference, request.seed, notes)
  const evaluation = await readSide('evaluation', jobs.evaluation, request.seed, notes)
  requireLabelColumn(reference, evaluation, notes)
  requirePredictionColumn(reference, evaluation)
  await dropRegisteredPredictions(reference, evaluation)
  const names = matchColumns(reference, evaluation, request, notes)
  const features = featuresOf(reference, evaluation, names, request)
  noteTypeDifferences(reference, evaluation, notes)

  const map = labelMap(jobs.reference, jobs.evaluation)
  const labels = readLabels(task, {
    reference: { name: reference.job.name, column: reference.label },
    evaluation: { name: evaluation.job.name, column: evaluation.label },
    map,
    classNames: jobs.reference.classNames ?? jobs.evaluation.classNames
  })
  notes.push(...labels.notes)

  const predictions = {
    reference: await loadPredictions(task, reference, labels.classNames),
    evaluation: await loadPredictions(task, evaluation, labels.classNames)
  }
  const classNames = classNamesOf(task, labels.classNames, predictions)
  for (const side of [reference, evaluation]) requireWidth(task, side, predictions[side.role], classNames)
  const dataset = (side: Side): Dataset => ({
    name: side.job.name,
    rows: side.frame.length,
    frame: side.frame,
    labels: labels[side.role],
    predictions: predictions[side.role]
  })
  return { reference: dataset(reference), evaluation: dataset(evaluation), features, classNames, notes }
}

function requireLabelColumn(reference: Side, evaluation: Side, notes: string[]): void {
  const lacking = [reference, evaluation].filter(
    (side) => side.job.labelCol !== undefined && side.label === undefined
  )
  if (lacking.length === 2) {
    throw notFound('label_col', reference.job.labelCol!, [
      ...columnNames(reference),
      ...columnNames(evaluation)
    ])
  }
  for (const side of lacking) {
    notes.push(
      `${side.job.name} has no column ${quoted(side.job.labelCol!)}; tests that need its labels are skipped.`
    )
  }
}

function requirePredictionColumn(reference: Side, evaluation: Side): void {
  const lacking = [reference, evaluation].filter(
    (side) => side.job.predCol !== undefined && side.prediction === undefined
  )
  if (lacking.length < 2 || lacking.some((side) => side.job.predictions !== undefined)) return
  throw notFound('pred_col', reference.job.predCol!, [...columnNames(reference), ...columnNames(evaluation)])
}

/** A prediction set may be registered from the data file itself; its column is then no feature. */
async function dropRegisteredPredictions(...sides: Side[]): Promise<void> {
  const names: string[] = []
  for (const { job } of sides) {
    if (job.predictions?.predCol === undefined) continue
    const [own, data] = await Promise.all([
      realpath(job.predictions.path).catch(() => ''),
      realpath(job.path)
    ])
    if (own === data) names.push(job.predictions.predCol)
  }
  for (const side of sides) side.frame = without(side.frame, names)
}

/** Gives both frames the same columns in the order of the reference file; returns every name either had. */
function matchColumns(reference: Side, evaluation: Side, request: LoadRequest, notes: string[]): string[] {
  const inReference = columnNames(reference)
  const inEvaluation = new Set(columnNames(evaluation))
  const optional = new Set([
    ...(request.globalExclude ?? []),
    ...(request.reference.featuresNotInModel ?? []),
    ...(request.evaluation.featuresNotInModel ?? [])
  ])
  const onlyReference = inReference.filter((name) => !inEvaluation.has(name))
  const known = new Set(inReference)
  const onlyEvaluation = [...inEvaluation].filter((name) => !known.has(name))
  const required = onlyReference.filter((name) => request.hasModel && !optional.has(name))
  if (required.length > 0) {
    throw new DataError(
      'data-columns-differ',
      `${evaluation.job.name} lacks columns that ${reference.job.name} has, and the model would lack them: ${listed(required, 30)}.`,
      'Add them, or name columns that the model does not use in features_not_in_model.'
    )
  }
  for (const [names, side] of [
    [onlyReference, reference],
    [onlyEvaluation, evaluation]
  ] as const) {
    if (names.length > 0)
      notes.push(`Columns that only ${side.job.name} has are left out: ${listed(names, 30)}.`)
  }
  const common = inReference.filter((name) => inEvaluation.has(name))
  if (common.length === 0) {
    throw new DataError(
      'data-no-features',
      `${reference.job.name} and ${evaluation.job.name} have no feature in common.`,
      'Check that both files are of the same kind, and loading_kwargs.sep.'
    )
  }
  reference.frame = selectColumns(reference.frame, common)
  evaluation.frame = selectColumns(evaluation.frame, common)
  return [...inReference, ...onlyEvaluation]
}

function featuresOf(
  reference: Side,
  evaluation: Side,
  names: readonly string[],
  request: LoadRequest
): Feature[] {
  const lists = [request.reference, request.evaluation]
  const present = new Set([...names, ...lists.flatMap(({ labelCol, predCol }) => [labelCol, predCol])])
  const known = (key: string, given: readonly string[]): Set<string> => {
    const unknown = given.find((name) => !present.has(name))
    if (unknown !== undefined) throw notFound(key, unknown, names)
    return new Set(given)
  }
  const categorical = request.reference.categoricalFeatures ?? request.evaluation.categoricalFeatures
  const featureLists = {
    categorical: categorical === undefined ? undefined : known('categorical_features', categorical),
    protected: known(
      'protected_features',
      lists.flatMap((job) => job.protectedFeatures ?? [])
    ),
    notInModel: known(
      'features_not_in_model',
      lists.flatMap((job) => job.featuresNotInModel ?? [])
    )
  }
  const timestamps = [reference.job.timestampCol, evaluation.job.timestampCol].filter(
    (name) => name !== undefined
  )
  known('timestamp_col', timestamps)
  const settings = request.columnType ?? DEFAULT_PROFILING.columnType
  const features = reference.frame.columns
    .filter(({ name }) => !timestamps.includes(name))
    .map((column) => featureOf(column, featureLists, settings))
  if (features.length > 0) return features
  throw new DataError('data-no-features', `${reference.job.name} has no feature besides the timestamp.`)
}

function noteTypeDifferences(reference: Side, evaluation: Side, notes: string[]): void {
  const differing = reference.frame.columns.flatMap((column, index) => {
    const other = evaluation.frame.columns[index]!
    return other.dtype === column.dtype ? [] : [`${quoted(column.name)} (${column.dtype}, ${other.dtype})`]
  })
  if (differing.length === 0) return
  const shown = differing.slice(0, 20).join(', ')
  const more = differing.length > 20 ? ` and ${differing.length - 20} more` : ''
  notes.push(
    `pandas gives these columns another type in ${evaluation.job.name} than in ${reference.job.name}, and so does the model see them: ${shown}${more}.`
  )
}

function labelMap(reference: DatasetJob, evaluation: DatasetJob): ReadonlyMap<string, number> | undefined {
  if (reference.labelMap === undefined && evaluation.labelMap === undefined) return undefined
  return new Map([...Object.entries(reference.labelMap ?? {}), ...Object.entries(evaluation.labelMap ?? {})])
}

async function loadPredictions(
  task: EngineJob['task'],
  side: Side,
  classNames: readonly string[]
): Promise<Predictions | null> {
  const { job, frame } = side
  const rowOf = (row: number): number => (side.chosen?.[row] ?? row) + 1
  if (job.predictions === undefined) {
    if (side.prediction === undefined) return null
    return readPredictions(
      task,
      [side.prediction],
      `${job.name}, column ${quoted(side.prediction.name)}`,
      classNames.length,
      rowOf
    )
  }
  const { path, predCol } = job.predictions
  const table = await readTable(path, side.fileRows === undefined ? { rows: frame.length } : {})
  const expected = side.fileRows ?? frame.length
  if (table.length !== expected) {
    throw new DataError(
      'data-predictions-rows',
      `${path} has ${table.length} predictions, but ${job.name} has ${expected} rows.`,
      'Write one prediction for each row of the data, in the same order.'
    )
  }
  const columns = predictionColumns(task, table, path, predCol, classNames)
  const kept = columns.map((column) => (side.chosen === undefined ? column : takeCells(column, side.chosen)))
  return readPredictions(task, kept, path, classNames.length, rowOf)
}

/** Without names, a multiclass task has as many classes as its labels or ready predictions show. */
function classNamesOf(
  task: EngineJob['task'],
  fromLabels: readonly string[],
  predictions: Record<Side['role'], Predictions | null>
): string[] {
  if (task !== 'MODEL_TASK_MULTICLASS_CLASSIFICATION') return [...fromLabels]
  const width = Math.max(predictions.reference?.width ?? 0, predictions.evaluation?.width ?? 0)
  const isNumbered = fromLabels.every((name, index) => name === String(index))
  const missing = isNumbered ? Math.max(0, width - fromLabels.length) : 0
  return [...fromLabels, ...Array.from({ length: missing }, (_, index) => String(fromLabels.length + index))]
}

function requireWidth(
  task: EngineJob['task'],
  side: Side,
  predictions: Predictions | null,
  classNames: readonly string[]
): void {
  if (task !== 'MODEL_TASK_MULTICLASS_CLASSIFICATION' || predictions === null) return
  if (predictions.width === classNames.length) return
  throw new DataError(
    'data-predictions-shape',
    `${side.job.name} has predictions for ${predictions.width} classes, but there are ${classNames.length}: ${listed(classNames)}.`,
    'Write one probability for each class, and give class_names when a class does not occur.'
  )
}
