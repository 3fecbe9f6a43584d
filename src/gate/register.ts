import { createHash } from 'node:crypto'
import { basename } from 'node:path'

import type { DataParams as WireDataParams, Dataset, ModelTask, Project } from '../api/types.ts'
import type { RimeClient } from '../client/rime-client.ts'
import type { DataParams, InlineDataset, InlineSource, StressTestConfig } from '../config/config.ts'
import { isUrl } from '../config/remote-path.ts'
import { type Problem, ProblemsError } from '../problem.ts'
import { IncompleteRunError } from './errors.ts'
import { type FileAccess, type NamedFile, type Registrable, withRemote } from './file-access.ts'
import { placeOf } from './settings.ts'

/** What a start call refers to. */
export interface Registered {
  projectId: string
  projectName: string
  referenceId?: string
  evaluationId: string
  modelId: string
}

export interface RegisterOptions {
  /** Name or id of a project. */
  project?: string
  defaultProject: string
  files: FileAccess
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Registers data and model under names that carry the hash of their content, or looks up what is registered already. */
export async function register(
  client: RimeClient,
  config: StressTestConfig,
  options: RegisterOptions
): Promise<Registered> {
  const { source } = config
  if (source.form === 'inline') return registerInline(client, source, options)

  const project =
    options.project === undefined
      ? await projectOfDataset(client, config, source.evaluationId)
      : await findProject(client, options.project)
  if (project === undefined) throw missingProject(options.project ?? '')
  return {
    ...project,
    ...(source.referenceId === undefined ? {} : { referenceId: source.referenceId }),
    evaluationId: source.evaluationId,
    modelId: source.modelId
  }
}

async function registerInline(
  client: RimeClient,
  source: InlineSource,
  options: RegisterOptions
): Promise<Registered> {
  const { projectId, projectName } = await inlineProject(client, source.task, options)
  const files = withRemote(options.files)
  const reference = await registerDataset(client, projectId, source.reference, 'ref', files)
  const evaluation = await registerDataset(client, projectId, source.evaluation, 'eval', files)
  const kept = [source.reference, source.evaluation].flatMap(localFilesOf)
  const modelId = await registerModel(client, projectId, source.model, kept, files)
  for (const dataset of [reference, evaluation])
    await registerPredictions(client, projectId, modelId, dataset)
  return { projectId, projectName, referenceId: reference.id, evaluationId: evaluation.id, modelId }
}

interface PlacedDataset {
  id: string
  /** Where the server reads it. */
  path: string
  predictions?: { file: Registrable | undefined; predCol?: string }
}

async function registerDataset(
  client: RimeClient,
  projectId: string,
  dataset: InlineDataset,
  side: 'ref' | 'eval',
  files: FileAccess
): Promise<PlacedDataset> {
  if (!client.dialect.experimentalDataParams && dataset.params.experimental_fields !== undefined) {
    throw new IncompleteRunError('server-version', 'RIME 2.0 knows no label_map.', {
      hint: 'Write the labels as the numbers they stand for, or ask the administrator to upgrade the deployment.'
    })
  }
  const { predictions, params } = dataset
  const file = await files.data({ ...dataset, pointer: ['data_info', `${side}_path`] })
  // A column of the data file itself needs no file of its own.
  const predictionFile =
    predictions === undefined || predictions.predCol !== undefined
      ? undefined
      : await files.data({ ...predictions, pointer: ['data_info', `${side}_pred_path`] })
  const name = contentName(dataset.given, [
    JSON.stringify(params),
    file.hash,
    predictions?.predCol ?? '',
    predictionFile?.hash ?? ''
  ])
  const known = file.permanent ? await client.findDataset({ projectId, name }) : undefined
  const path = known?.dataInfo?.connectionInfo?.dataFile?.path ?? (await file.place())
  const dataInfo = { connectionInfo: { dataFile: { path } }, dataParams: toWire(params) }
  const id = usable(known, name) ?? (await client.registerDataset({ projectId, name }, dataInfo))
  if (predictions === undefined) return { id, path }
  const { predCol } = predictions
  return { id, path, predictions: { file: predictionFile, ...(predCol === undefined ? {} : { predCol }) } }
}

/** The id of a dataset that was registered earlier. @throws IncompleteRunError when the server found it unusable. */
function usable(known: Dataset | undefined, name: string): string | undefined {
  if (known?.validityStatus !== 'VALIDITY_STATUS_INVALID') return known?.datasetId
  const why = (known as { validityStatusMessage?: string }).validityStatusMessage ?? 'it gave no reason'
  throw new IncompleteRunError('dataset-invalid', `The server found the dataset ${name} invalid: ${why}.`, {
    hint: 'Mend the data, or delete this dataset on the server so that it is registered anew.'
  })
}

async function registerModel(
  client: RimeClient,
  projectId: string,
  model: InlineSource['model'],
  kept: readonly NamedFile[],
  files: FileAccess
): Promise<string> {
  const file =
    model === undefined ? undefined : await files.model({ ...model, pointer: ['model_info', 'path'] }, kept)
  const name = file === undefined ? 'no model' : contentName(model?.given ?? '', [file.hash])
  const known = file?.permanent === false ? undefined : await client.findModel({ projectId, name })
  return known?.modelId?.uuid ?? client.registerModel({ projectId, name }, await file?.place())
}

/** The dataset's name carries the hash of its predictions, so those of an earlier registration are these. */
async function registerPredictions(
  client: RimeClient,
  projectId: string,
  modelId: string,
  dataset: PlacedDataset
): Promise<void> {
  const { predictions } = dataset
  if (predictions === undefined) return
  const { file, predCol } = predictions
  if (file?.permanent !== false && (await client.hasPredictions(modelId, dataset.id))) return
  await client.registerPredictions(
    { projectId, modelId, datasetId: dataset.id },
    { path: (await file?.place()) ?? dataset.path, ...(predCol === undefined ? {} : { predCol }) }
  )
}

function localFilesOf({ path, given, predictions }: InlineDataset): NamedFile[] {
  const all = [{ path, given }, ...(predictions === undefined ? [] : [predictions])]
  return all.filter((file) => !isUrl(file.path)).map((file) => ({ ...file, pointer: [] }))
}

async function inlineProject(
  client: RimeClient,
  task: ModelTask,
  options: RegisterOptions
): Promise<{ projectId: string; projectName: string }> {
  // A project has one task, so the default one is named after it: a repository may hold models of several.
  const taskName = task.replace('MODEL_TASK_', '').toLowerCase().replaceAll('_', ' ')
  const name = options.project ?? `${options.defaultProject} (${taskName})`
  const found = await findProject(client, name)
  if (found !== undefined) {
    if (found.modelTask !== undefined && found.modelTask !== task) {
      throw problem(
        'project-task',
        `the project "${name}" is for ${found.modelTask}, the configuration is for ${task}.`,
        'Name another project, or leave the input empty.'
      )
    }
    return found
  }
  if (options.project !== undefined && UUID.test(options.project)) throw missingProject(options.project)
  const created = await client.createProject({
    name,
    description: 'Made by the RIME stress-test action.',
    modelTask: task
  })
  return identify(created)
}

interface FoundProject {
  projectId: string
  projectName: string
  modelTask?: ModelTask
}

async function findProject(client: RimeClient, nameOrId: string): Promise<FoundProject | undefined> {
  if (UUID.test(nameOrId)) {
    const project = await client.getProject(nameOrId)
    return project === undefined ? undefined : identify(project)
  }
  const project = await client.findProject(nameOrId)
  return project === undefined ? undefined : identify(project)
}

async function projectOfDataset(
  client: RimeClient,
  config: StressTestConfig,
  datasetId: string
): Promise<FoundProject | undefined> {
  const projects = await client.getDatasetProjects(datasetId)
  const [projectId] = projects ?? []
  if (projectId === undefined) {
    const message = `the server has no dataset ${JSON.stringify(datasetId.slice(0, 100))}.`
    const hint =
      'Ids belong to one server. With the backend of this step, give paths instead (data_info.ref_path, data_info.eval_path).'
    const place = config.locate(['data_info', 'eval_dataset_id'])
    throw new ProblemsError([{ code: 'dataset-unknown', place, message, hint }])
  }
  const project = await client.getProject(projectId)
  return project === undefined ? undefined : identify(project)
}

function identify(project: Project): FoundProject {
  return {
    projectId: project.id?.uuid ?? '',
    projectName: project.name ?? '',
    ...(project.modelTask === undefined ? {} : { modelTask: project.modelTask })
  }
}

function missingProject(name: string): ProblemsError {
  return problem(
    'project-unknown',
    `the server has no project ${JSON.stringify(name.slice(0, 100))}.`,
    'Check the name or id.'
  )
}

function problem(code: string, message: string, hint: string): ProblemsError {
  const one: Problem = { code, place: placeOf('project'), message, hint }
  return new ProblemsError([one])
}

/** `train.csv-1f0c33aa90b1`: the same content under the same parameters is registered once. */
function contentName(given: string, parts: readonly string[]): string {
  const name = isUrl(given) && URL.canParse(given) ? basename(new URL(given).pathname) : basename(given)
  const hash = createHash('sha256').update(parts.join('\0')).digest('hex')
  return `${name.slice(0, 80)}-${hash.slice(0, 12)}`
}

/** Snake_case of the configuration to the names and types of the wire, where whole numbers are strings. */
function toWire(params: DataParams): WireDataParams {
  const wire: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(params) as [keyof DataParams, unknown][]) {
    if (value === undefined) continue
    const name = key.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase())
    wire[name] =
      key === 'loading_kwargs' ? JSON.stringify(value) : typeof value === 'number' ? String(value) : value
  }
  return wire
}
