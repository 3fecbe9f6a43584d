import type { Model } from '../../api/types.ts'
import type { components } from '../../api/rime-v1.ts'
import { RpcError } from '../errors.ts'
import { registerModel } from '../files/model-folder.ts'
import type { Handlers } from '../http/handlers.ts'
import type { Page, PageRequest } from '../http/pages.ts'
import { readPage } from '../http/pages.ts'
import { checkDataParams } from '../jobs/dataset-job.ts'
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
> {
  const { projects, registry, roots } = tools
  return {
    registerDataset: async ({ path, body }) => {
      const projectId = projectOf(tools, path['projectId.uuid'], body.projectId)
      const dataInfo = body.dataInfo ?? {}
      const problems = checkDataParams(dataInfo.dataParams ?? {})
      if (problems.length > 0) throw new RpcError('invalidArgument', problems.join('\n'))
      const file = await roots.register(dataPath(dataInfo.connectionInfo))
      projects.get(projectId)
      const entry = { dataInfo, metadata: body.metadata }
      return { datasetId: registry.addDataset(projectId, checkName(body.name), entry, file) }
    },
    registerModel: async ({ path, body }) => {
      const projectId = projectOf(tools, path['projectId.uuid'], body.projectId)
      const name = checkName(body.name)
      const { modelInfo, metadata, externalId } = body
      const modelPath = modelPathOf(modelInfo)
      const file =
        modelPath === undefined
          ? undefined
          : await registerModel(await roots.locate(modelPath), {
              files: tools.limits.modelFiles,
              bytes: tools.limits.modelBytes
            })
      projects.get(projectId)
      const id = registry.addModel(projectId, name, { modelInfo, metadata, externalId }, file)
      return { modelId: { uuid: id } }
    },
    registerPredictionSet: async ({ path, body }) => {
      const projectId = projectOf(tools, path['projectId.uuid'], body.projectId)
      const [modelId, datasetId] = [path['modelId.uuid'], path.datasetId]
      ownedBy(projectId, registry.model(modelId).projectId, 'model')
      ownedBy(projectId, registry.dataset(datasetId).projectId, 'dataset')
      const predInfo = body.predInfo ?? {}
      const file = await roots.register(dataPath(predInfo.connectionInfo))
      registry.putPrediction(modelId, datasetId, { predInfo, metadata: body.metadata }, file)
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
      const item = registry.prediction(path['modelId.uuid'], path.datasetId)
      if (item === undefined) {
        throw new RpcError('notFound', 'no predictions of this model on this dataset are registered')
      }
      return { prediction: item.prediction }
    },
    listDatasets: async ({ path, query }) => {
      const page = await listOf(tools, 'listDatasets', path['projectId.uuid'], query, (id, after, limit) =>
        registry.listDatasets(id, after, limit)
      )
      return { datasets: page.items.map((item) => item.dataset), ...page.next }
    },
    listModels: async ({ path, query }) => {
      const page = await listOf(tools, 'listModels', path['projectId.uuid'], query, (id, after, limit) =>
        registry.listModels(id, after, limit)
      )
      return { models: page.items.map((item) => withOwner(item.model)), ...page.next }
    }
  }
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
      'unimplemented',
      `connectionInfo.${kinds.join()} is not supported by this server; use dataFile`
    )
  }
  if (dataFile.dataType !== undefined && dataFile.dataType !== 'DATA_TYPE_UNSPECIFIED') {
    throw new RpcError('unimplemented', `the data type ${dataFile.dataType} is not supported by this server`)
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
      'unimplemented',
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
