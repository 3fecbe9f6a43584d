import type { Model } from '../../api/types.ts'
import type { components } from '../../api/rime-v1.ts'
import { RpcError } from '../errors.ts'
import type { RegisteredModel } from '../files/model-folder.ts'
import { registerModel } from '../files/model-folder.ts'
import type { Handlers } from '../http/handlers.ts'
import type { Page, PageRequest } from '../http/pages.ts'
import { readPage } from '../http/pages.ts'
import { checkDataParams } from '../jobs/dataset-job.ts'
import type { PredictionFilter, PredictionKey, Source } from '../store/registry.ts'
import { checkName } from './projects.ts'
import type { Tools } from './tools.ts'

type ConnectionInfo = components['schemas']['RegistryConnectionInfo']
type ModelInfo = components['schemas']['SchemaregistryModelInfo']

export function registryHandlers(
  tools: Tools
): Pick<
  Handlers,
  | 'registerDataset'
  | 'registerModel'
  | 'registerPredictionSet'
  | 'getDataset'
  | 'getModel'
  | 'getPredictionSet'
  | 'listDatasets'
  | 'listModels'
  | 'listPredictionSets'
  | 'deleteDataset'
  | 'deleteModel'
  | 'deletePredictionSet'
> {
  const { registry, roots } = tools
  /** An upload without its last entry may still be wanted; its time starts anew. */
  const release = (uploads: string[]): Record<string, never> => {
    for (const id of uploads) tools.uploads.touch(id)
    return {}
  }
  return {
    registerDataset: async ({ path, body }) => {
      const projectId = projectOf(tools, path['projectId.uuid'], body.projectId)
      const dataInfo = body.dataInfo ?? {}
      const problems = checkDataParams(dataInfo.dataParams ?? {})
      if (problems.length > 0) throw new RpcError('invalidArgument', problems.join('\n'))
      const name = checkName(body.name)
      const { path: real, uploadId } = await locate(tools, dataPath(dataInfo.connectionInfo))
      const file = await roots.register(real)
      const entry = { dataInfo, metadata: body.metadata }
      const datasetId = enter(tools, projectId, uploadId, () =>
        registry.addDataset(projectId, name, entry, { file, uploadId })
      )
      return { datasetId }
    },
    registerModel: async ({ path, body }) => {
      const projectId = projectOf(tools, path['projectId.uuid'], body.projectId)
      const name = checkName(body.name)
      const { modelInfo, metadata, externalId } = body
      const modelPath = modelPathOf(modelInfo)
      const from = modelPath === undefined ? undefined : await readModel(tools, modelPath)
      const id = enter(tools, projectId, from?.uploadId, () =>
        registry.addModel(projectId, name, { modelInfo, metadata, externalId }, from)
      )
      return { modelId: { uuid: id } }
    },
    registerPredictionSet: async ({ path, body }) => {
      const projectId = projectOf(tools, path['projectId.uuid'], body.projectId)
      const [modelId, datasetId] = [path['modelId.uuid'], path.datasetId]
      ownedBy(projectId, registry.model(modelId).projectId, 'model')
      ownedBy(projectId, registry.dataset(datasetId).projectId, 'dataset')
      const predInfo = body.predInfo ?? {}
      const { path: real, uploadId } = await locate(tools, dataPath(predInfo.connectionInfo))
      const file = await roots.register(real)
      enter(tools, projectId, uploadId, () => {
        // Both may have been deleted while the file was read.
        registry.model(modelId)
        registry.dataset(datasetId)
        registry.putPrediction(modelId, datasetId, { predInfo, metadata: body.metadata }, { file, uploadId })
      })
      return {}
    },
    getDataset: ({ query }) => {
      const { datasetId, datasetName } = query
      if (datasetId !== undefined) return { dataset: registry.dataset(datasetId).dataset }
      if (datasetName !== undefined) return { dataset: registry.datasetNamed(datasetName).dataset }
      throw new RpcError('invalidArgument', 'datasetId or datasetName is missing')
    },
    getModel: ({ query }) => {
      const { 'modelId.uuid': modelId, modelName } = query
      if (modelId !== undefined) return { model: withOwner(registry.model(modelId).model) }
      if (modelName !== undefined) return { model: withOwner(registry.modelNamed(modelName).model) }
      throw new RpcError('invalidArgument', 'modelId.uuid or modelName is missing')
    },
    getPredictionSet: ({ path }) => {
      const item = registry.registeredPrediction(path['modelId.uuid'], path.datasetId)
      return { prediction: item.prediction }
    },
    listDatasets: async ({ path, query }) => {
      // No dataset is made by a schedule here, so that an interval of a schedule holds none.
      const isScheduled =
        query['firstPageReq.scheduledCtIntervals.startTime'] !== undefined ||
        query['firstPageReq.scheduledCtIntervals.endTime'] !== undefined
      const page = await listOf(tools, 'listDatasets', path['projectId.uuid'], query, (id, after, limit) =>
        isScheduled ? [] : registry.listDatasets(id, after, limit)
      )
      return { datasets: page.items.map((item) => item.dataset), ...page.next }
    },
    listModels: async ({ path, query }) => {
      const page = await listOf(tools, 'listModels', path['projectId.uuid'], query, (id, after, limit) =>
        registry.listModels(id, after, limit)
      )
      return { models: page.items.map((item) => withOwner(item.model)), ...page.next }
    },
    listPredictionSets: async ({ path, query }) => {
      const projectId = path['projectId.uuid']
      tools.projects.get(projectId)
      const page = await readPage({
        tokens: tools.tokens,
        operation: `listPredictionSets:${projectId}`,
        request: query,
        query: (): PredictionFilter => ({
          modelId: query['firstPageReq.modelId'],
          datasetId: query['firstPageReq.datasetId']
        }),
        fetch: (filter, after, limit) =>
          registry.listPredictions(
            projectId,
            filter,
            after === undefined ? undefined : (JSON.parse(String(after)) as PredictionKey),
            limit
          ),
        keyOf: (item) => JSON.stringify(item.key)
      })
      return { predictions: page.items.map((item) => item.prediction), ...page.next }
    },
    deleteDataset: ({ path }) => release(registry.deleteDataset(path.datasetId)),
    deleteModel: ({ path }) => release(registry.deleteModel(path['modelId.uuid'])),
    deletePredictionSet: ({ path }) =>
      release(registry.deletePrediction(path['modelId.uuid'], path.datasetId))
  }
}

/** Where a path given by a client leads: into an upload, or below a data root. */
async function locate(tools: Tools, path: string): Promise<{ path: string; uploadId?: string }> {
  return tools.uploads.locate(path) ?? { path: await tools.roots.locate(path) }
}

async function readModel(tools: Tools, path: string): Promise<Source<RegisteredModel>> {
  const { path: real, uploadId } = await locate(tools, path)
  const { modelFiles: files, modelBytes: bytes } = tools.limits
  return { file: await registerModel(real, { files, bytes }), uploadId }
}

/** Writes an entry. Its project or upload may have been deleted while the files were read, which can take minutes. */
function enter<T>(tools: Tools, projectId: string, uploadId: string | undefined, write: () => T): T {
  return tools.database.transaction(() => {
    tools.projects.get(projectId)
    if (uploadId !== undefined && !tools.uploads.touch(uploadId)) {
      throw new RpcError('invalidArgument', 'the upload was deleted while it was read')
    }
    return write()
  })
}

/** The path names the project; a body that names another one contradicts itself. */
function projectOf(tools: Tools, inPath: string, inBody: { uuid?: string } | undefined): string {
  if (inBody?.uuid !== undefined && inBody.uuid !== '' && inBody.uuid !== inPath) {
    throw new RpcError('invalidArgument', 'projectId in the body is not the one in the path')
  }
  tools.projects.get(inPath)
  return inPath
}

/** What belongs to another project does not exist for this one. */
export function ownedBy(projectId: string, owner: string, kind: string): void {
  if (owner !== projectId) throw new RpcError('notFound', `the project has no such ${kind}`)
}

function dataPath(connection: ConnectionInfo = {}): string {
  const kinds = Object.keys(connection)
  if (kinds.length !== 1) {
    throw new RpcError('invalidArgument', 'connectionInfo must hold exactly one source, for example dataFile')
  }
  const { dataFile } = connection
  if (dataFile === undefined) {
    throw new RpcError(
      'invalidArgument',
      `connectionInfo.${kinds.join()} is not supported by this server; use dataFile`
    )
  }
  if (dataFile.dataType !== undefined && dataFile.dataType !== 'DATA_TYPE_UNSPECIFIED') {
    throw new RpcError(
      'invalidArgument',
      `the data type ${dataFile.dataType} is not supported by this server`
    )
  }
  return dataFile.path
}

/** Undefined for a placeholder: predictions or data only. */
function modelPathOf(info: ModelInfo = {}): string | undefined {
  const kinds = Object.keys(info)
  if (kinds.length === 0) return undefined
  if (kinds.length > 1) throw new RpcError('invalidArgument', 'modelInfo must hold exactly one kind of model')
  if (info.modelPath === undefined) {
    throw new RpcError(
      'invalidArgument',
      `modelInfo.${kinds.join()} is not supported by this server; use modelPath`
    )
  }
  return info.modelPath.path
}

function withOwner(model: Model): { model: Model; ownerDetails: { name: string; email: string } } {
  return { model, ownerDetails: { name: '', email: '' } }
}

async function listOf<T extends { seq: number }>(
  tools: Tools,
  operation: string,
  projectId: string,
  request: PageRequest,
  fetch: (projectId: string, after: number | undefined, limit: number) => T[]
): Promise<Page<T>> {
  tools.projects.get(projectId)
  return readPage({
    tokens: tools.tokens,
    operation: `${operation}:${projectId}`,
    request,
    query: () => ({}),
    fetch: (_query, after, limit) => fetch(projectId, after as number | undefined, limit),
    keyOf: (item) => item.seq
  })
}
