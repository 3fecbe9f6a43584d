import { createHash, randomUUID } from 'node:crypto'

import type { DataInfo, Dataset, Model, PredictionSet } from '../../api/types.ts'
import type { RegisteredFile } from '../files/data-files.ts'
import type { RegisteredModel } from '../files/model-folder.ts'
import type { components } from '../../api/rime-v1.ts'
import { quote, RpcError } from '../errors.ts'
import type { Database, Value } from './database.ts'

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

interface UploadOf {
  upload_id: string | null
}

interface PredictionRow {
  /** Of the model. */
  seq: number
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
  key: PredictionKey
  prediction: PredictionSet
  file: RegisteredFile
}

/** Place of a prediction set in the list of its project. */
export interface PredictionKey {
  modelSeq: number
  datasetId: string
}

export interface PredictionFilter {
  modelId?: string | undefined
  datasetId?: string | undefined
}

/** What an entry is registered from: a file of this machine, which may have come as an upload. */
export interface Source<File> {
  file: File
  uploadId?: string | undefined
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

  addDataset(projectId: string, name: string, body: DatasetBody, from: Source<RegisteredFile>): string {
    const { connectionInfo, dataParams } = body.dataInfo
    const identity = [projectId, name, dataParams, connectionInfo?.dataFile?.dataType, from.file.sha256]
    return this.#add('datasets', projectId, name, body, from, identity)
  }

  addModel(
    projectId: string,
    name: string,
    body: ModelBody,
    from: Source<RegisteredModel> | undefined
  ): string {
    const identity = [projectId, name, body.externalId, from?.file.sha256]
    return this.#add('models', projectId, name, body, from, identity)
  }

  /** A model has one set of predictions for a dataset: registering again replaces it. */
  putPrediction(
    modelId: string,
    datasetId: string,
    body: PredictionBody,
    from: Source<RegisteredFile>
  ): void {
    this.#db.run(
      `INSERT INTO predictions (model_id, dataset_id, body, file, upload_id, created_at) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET body = excluded.body, file = excluded.file, upload_id = excluded.upload_id,
         created_at = excluded.created_at`,
      modelId,
      datasetId,
      JSON.stringify(body),
      JSON.stringify(from.file),
      from.uploadId ?? null,
      new Date().toISOString()
    )
  }

  /**
   * Deletes an entry, with the predictions that belong to it. Files and test runs stay.
   *
   * @returns uploads that entries were registered from.
   * @throws RpcError notFound
   */
  deleteDataset(id: string): string[] {
    return this.#delete('datasets', 'dataset', 'dataset_id', id)
  }

  /** As `deleteDataset`. */
  deleteModel(id: string): string[] {
    return this.#delete('models', 'model', 'model_id', id)
  }

  /** As `deleteDataset`. */
  deletePrediction(modelId: string, datasetId: string): string[] {
    const deleted = this.#db.all<UploadOf>(
      'DELETE FROM predictions WHERE model_id = ? AND dataset_id = ? RETURNING upload_id',
      modelId,
      datasetId
    )
    if (deleted.length === 0) throw noPredictions()
    return uploadsOf(deleted)
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

  /** @throws RpcError notFound */
  registeredPrediction(modelId: string, datasetId: string): PredictionItem {
    const item = this.prediction(modelId, datasetId)
    if (item === undefined) throw noPredictions()
    return item
  }

  prediction(modelId: string, datasetId: string): PredictionItem | undefined {
    const row = this.#db.get<PredictionRow>(
      `SELECT p.*, m.project_id, m.seq FROM predictions p JOIN models m ON m.id = p.model_id
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

  /** By model in the order of registration, then by dataset. */
  listPredictions(
    projectId: string,
    filter: PredictionFilter,
    after: PredictionKey | undefined,
    limit: number
  ): PredictionItem[] {
    const values: Value[] = [projectId, after?.modelSeq ?? 0, after?.datasetId ?? '']
    let sql = `SELECT p.*, m.project_id, m.seq FROM models m JOIN predictions p ON p.model_id = m.id
      WHERE m.project_id = ? AND (m.seq, p.dataset_id) > (?, ?)`
    for (const [column, wanted] of [
      ['m.id', filter.modelId],
      ['p.dataset_id', filter.datasetId]
    ] as const) {
      if (wanted === undefined) continue
      sql += ` AND ${column} = ?`
      values.push(wanted)
    }
    return this.#db
      .all<PredictionRow>(`${sql} ORDER BY m.seq, p.dataset_id LIMIT ?`, ...values, limit)
      .map(toPrediction)
  }

  #delete(
    table: 'datasets' | 'models',
    kind: string,
    column: 'dataset_id' | 'model_id',
    id: string
  ): string[] {
    return this.#db.transaction(() => {
      const predictions = this.#db.all<UploadOf>(`SELECT upload_id FROM predictions WHERE ${column} = ?`, id)
      const deleted = this.#db.all<UploadOf>(`DELETE FROM ${table} WHERE id = ? RETURNING upload_id`, id)
      if (deleted.length === 0) throw unknown(kind, id)
      return uploadsOf([...deleted, ...predictions])
    })
  }

  #add(
    table: 'datasets' | 'models',
    projectId: string,
    name: string,
    body: object,
    from: Source<object> | undefined,
    identityParts: unknown[]
  ): string {
    const identity = createHash('sha256').update(canonicalJson(identityParts)).digest('hex')
    this.#db.run(
      `INSERT INTO ${table} (id, project_id, name, body, file, upload_id, identity, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (identity) DO UPDATE
         SET body = excluded.body, file = excluded.file, upload_id = excluded.upload_id`,
      randomUUID(),
      projectId,
      name,
      JSON.stringify(body),
      from === undefined ? null : JSON.stringify(from.file),
      from?.uploadId ?? null,
      identity,
      new Date().toISOString()
    )
    const row = this.#db.get<{ id: string }>(`SELECT id FROM ${table} WHERE identity = ?`, identity)
    if (row === undefined) throw new Error(`the new row of ${table} is gone`)
    return row.id
  }
}

function found(row: Row | undefined, kind: string, wanted: string): Row {
  if (row === undefined) throw unknown(kind, wanted)
  return row
}

function unknown(kind: string, wanted: string): RpcError {
  return new RpcError('notFound', `there is no ${kind} ${quote(wanted)}`)
}

function noPredictions(): RpcError {
  return new RpcError('notFound', 'no predictions of this model on this dataset are registered')
}

function uploadsOf(rows: readonly UploadOf[]): string[] {
  return [...new Set(rows.flatMap((row) => row.upload_id ?? []))]
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
    key: { modelSeq: row.seq, datasetId: row.dataset_id },
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
