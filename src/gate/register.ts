import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'

import type { DataParams as WireDataParams, ModelTask, Project } from '../api/types.ts'
import type { RimeClient } from '../client/rime-client.ts'
import type { DataParams, InlineDataset, InlineSource, StressTestConfig } from '../config/config.ts'
import { type Problem, ProblemsError } from '../problem.ts'
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
  const referenceId = await registerDataset(client, projectId, source.reference)
  const evaluationId = await registerDataset(client, projectId, source.evaluation)
  const modelId = await client.registerModel(
    { projectId, name: source.model === undefined ? 'no model' : await contentName(source.model) },
    source.model?.path
  )
  for (const [datasetId, dataset] of [
    [referenceId, source.reference],
    [evaluationId, source.evaluation]
  ] as const) {
    if (dataset.predictions === undefined) continue
    const { path, predCol } = dataset.predictions
    await client.registerPredictions(
      { projectId, modelId, datasetId },
      { path, ...(predCol === undefined ? {} : { predCol }) }
    )
  }
  return { projectId, projectName, referenceId, evaluationId, modelId }
}

async function registerDataset(
  client: RimeClient,
  projectId: string,
  dataset: InlineDataset
): Promise<string> {
  return client.registerDataset(
    { projectId, name: await contentName(dataset, JSON.stringify(dataset.params)) },
    { connectionInfo: { dataFile: { path: dataset.path } }, dataParams: toWire(dataset.params) }
  )
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
  for await (const project of client.listProjects()) {
    if (project.name === nameOrId) return identify(project)
  }
  return undefined
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
async function contentName(file: { path: string; given: string }, parameters = ''): Promise<string> {
  const hash = createHash('sha256')
  hash.update(parameters)
  await pipeline(createReadStream(file.path), hash)
  return `${basename(file.given).slice(0, 80)}-${hash.digest('hex').slice(0, 12)}`
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
