import { createHash, randomUUID } from 'node:crypto'

import type { DataInfo, Dataset, Model, PredictionSet } from '../../api/types.ts'
import type { RegisteredFile } from '../files/data-files.ts'
import type { RegisteredModel } from '../files/model-folder.ts'
import type { components } from '../../api/rime-v1.ts'
import { RpcError } from '../errors.ts'
import type { Database } from './database.ts'

type ModelInfo = components['schemas']['SchemaregistryModelInfo']
type PredInfo = components['schemas']['RegistryPredInfo']
type Metadata = components['schemas']['RegistryMetadata']

interface Row {
  seq: number
  id: string
  project_id: string
  name: string
  body: string
  file: string | null
  created_at: string
}

interface PredictionRow {
  model_id: string
  dataset_id: string
  project_id: string
  body: string
  file: string
  created_at: string
}

export interface DatasetItem {
  seq: number
  dataset: Dataset
  projectId: string
  file: RegisteredFile
}

export interface ModelItem {
  seq: number
  model: Model
  projectId: string
  /** Undefined for a placeholder without a model. */
  file: RegisteredModel | undefined
}

export interface PredictionItem {
  prediction: PredictionSet
  file: RegisteredFile
}

interface DatasetBody {
  dataInfo: DataInfo
  metadata?: Metadata | undefined
}

interface ModelBody {
  modelInfo?: ModelInfo | undefined
  metadata?: Metadata | undefined
  externalId?: string | undefined
}

interface PredictionBody {
  predInfo: PredInfo
  metadata?: Metadata | undefined
}

/**
 * Datasets, models and predictions. An entry is known by its content, wherever the file lies: the same project, name,
 * parameters and file content is the same entry, anything else under the same name is a new one; a name finds the
 * newest.
 */
export class RegistryStore {
  readonly #db: Database

  constructor(database: Database) {
    this.#db = database
  }

  addDataset(projectId: string, name: string, body: DatasetBody, file: RegisteredFile): string {
    const { connectionInfo, dataParams } = body.dataInfo
    const identity = [projectId, name, dataParams, connectionInfo?.dataFile?.dataType, file.sha256]
    return this.#add('datasets', projectId, name, body, file, identity)
  }

  addModel(projectId: string, name: string, body: ModelBody, file: RegisteredModel | undefined): string {
    return this.#add('models', projectId, name, body, file, [projectId, name, body.externalId, file?.sha256])
  }

  /** A model has one set of predictions for a dataset: registering again replaces it. */
  putPrediction(modelId: string, datasetId: string, body: PredictionBody, file: RegisteredFile): void {
    this.#db.run(
      `INSERT INTO predictions (model_id, dataset_id, body, file, created_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET body = excluded.body, file = excluded.file, created_at = excluded.created_at`,
      modelId,
      datasetId,
      JSON.stringify(body),
      JSON.stringify(file),
      new Date().toISOString()
    )
  }

  /** @throws RpcError notFound */
  dataset(id: string): DatasetItem {
    return toDataset(found(this.#db.get<Row>('SELECT * FROM datasets WHERE id = ?', id), 'dataset', id))
  }

  datasetNamed(name: string): DatasetItem {
    const row = this.#db.get<Row>('SELECT * FROM datasets WHERE name = ? ORDER BY seq DESC LIMIT 1', name)
    return toDataset(found(row, 'dataset', name))
  }

  /** @throws RpcError notFound */
  model(id: string): ModelItem {
    return toModel(found(this.#db.get<Row>('SELECT * FROM models WHERE id = ?', id), 'model', id))
  }

  modelNamed(name: string): ModelItem {
    const row = this.#db.get<Row>('SELECT * FROM models WHERE name = ? ORDER BY seq DESC LIMIT 1', name)
    return toModel(found(row, 'model', name))
  }

  prediction(modelId: string, datasetId: string): PredictionItem | undefined {
    const row = this.#db.get<PredictionRow>(
      `SELECT p.*, m.project_id FROM predictions p JOIN models m ON m.id = p.model_id
       WHERE p.model_id = ? AND p.dataset_id = ?`,
      modelId,
      datasetId
    )
    return row === undefined ? undefined : toPrediction(row)
  }

  listDatasets(projectId: string, after: number | undefined, limit: number): DatasetItem[] {
    const sql = 'SELECT * FROM datasets WHERE project_id = ? AND seq > ? ORDER BY seq LIMIT ?'
    return this.#db.all<Row>(sql, projectId, after ?? 0, limit).map(toDataset)
  }

  listModels(projectId: string, after: number | undefined, limit: number): ModelItem[] {
    const sql = 'SELECT * FROM models WHERE project_id = ? AND seq > ? ORDER BY seq LIMIT ?'
    return this.#db.all<Row>(sql, projectId, after ?? 0, limit).map(toModel)
  }

  #add(
    table: 'datasets' | 'models',
    projectId: string,
    name: string,
    body: object,
    file: object | undefined,
    identityParts: unknown[]
  ): string {
    const identity = createHash('sha256').update(canonicalJson(identityParts)).digest('hex')
    this.#db.run(
      `INSERT INTO ${table} (id, project_id, name, body, file, identity, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (identity) DO UPDATE SET body = excluded.body, file = excluded.file`,
      randomUUID(),
      projectId,
      name,
      JSON.stringify(body),
      file === undefined ? null : JSON.stringify(file),
      identity,
      new Date().toISOString()
    )
    const row = this.#db.get<{ id: string }>(`SELECT id FROM ${table} WHERE identity = ?`, identity)
    if (row === undefined) throw new Error(`the new row of ${table} is gone`)
    return row.id
  }
}

function found(row: Row | undefined, kind: string, wanted: string): Row {
  if (row === undefined)
    throw new RpcError('notFound', `there is no ${kind} ${JSON.stringify(wanted.slice(0, 200))}`)
  return row
}

function toDataset(row: Row): DatasetItem {
  const body = JSON.parse(row.body) as DatasetBody
  const file = JSON.parse(row.file ?? 'null') as RegisteredFile
  return {
    seq: row.seq,
    projectId: row.project_id,
    file,
    dataset: {
      name: row.name,
      datasetId: row.id,
      projectIds: [{ uuid: row.project_id }],
      creationTime: row.created_at,
      dataInfo: body.dataInfo,
      ...(body.metadata === undefined ? {} : { userMetadata: body.metadata }),
      validityStatus: 'VALIDITY_STATUS_VALID',
      sizeBytes: String(file.sizeBytes)
    }
  }
}

function toModel(row: Row): ModelItem {
  const body = JSON.parse(row.body) as ModelBody
  return {
    seq: row.seq,
    projectId: row.project_id,
    file: row.file === null ? undefined : (JSON.parse(row.file) as RegisteredModel),
    model: {
      name: row.name,
      modelId: { uuid: row.id },
      projectIds: [{ uuid: row.project_id }],
      creationTime: row.created_at,
      ...(body.externalId === undefined ? {} : { externalId: body.externalId }),
      ...(body.metadata === undefined ? {} : { userMetadata: body.metadata }),
      ...(body.modelInfo === undefined ? {} : { modelInfo: body.modelInfo }),
      validityStatus: 'VALIDITY_STATUS_VALID'
    }
  }
}

function toPrediction(row: PredictionRow): PredictionItem {
  const body = JSON.parse(row.body) as PredictionBody
  return {
    file: JSON.parse(row.file) as RegisteredFile,
    prediction: {
      datasetId: row.dataset_id,
      modelId: { uuid: row.model_id },
      projectIds: [{ uuid: row.project_id }],
      creationTime: row.created_at,
      predInfo: body.predInfo,
      ...(body.metadata === undefined ? {} : { userMetadata: body.metadata }),
      validityStatus: 'VALIDITY_STATUS_VALID'
    }
  }
}

/** JSON with sorted keys: two clients that write the same parameters in another order mean the same. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item
  )
}
