import type { ImageRecord, ImageRequirement } from '../../runtime/runtime.ts'
import type { ManagedImage, PipRequirement } from '../../api/types.ts'
import { RpcError } from '../errors.ts'
import type { Database } from './database.ts'

export type ImageStatus = 'STATUS_BUILDING_FIRST_TIME' | 'STATUS_READY' | 'STATUS_FAILED'

interface Row {
  name: string
  status: ImageStatus
  requirements: string
  python_version: string | null
  record: string | null
  build_job_id: string | null
  request_key: string | null
  content_key: string | null
  status_message: string | null
  last_used_at: string | null
  deleting_owner: string | null
  created_at: string
}

export interface NewImage {
  name: string
  requirements: ImageRequirement[]
  pythonVersion: string | undefined
  requestKey: string
  buildJobId: string
}

const VERSION_KEY = 'catalogue-version'

/** The catalogue's cache. READY rows follow the runtime; the other rows are this service's own knowledge. */
export class ImageStore {
  readonly #db: Database

  constructor(database: Database) {
    this.#db = database
  }

  /** Counts changes made by services, so that a listing taken before one is not applied after it. */
  version(): number {
    return this.#db.get<{ value: number }>('SELECT value FROM meta WHERE key = ?', VERSION_KEY)?.value ?? 0
  }

  /**
   * Makes the READY rows equal to what the runtime lists.
   *
   * @param version what `version()` said before the runtime was asked.
   * @returns false, with nothing changed, when the catalogue has changed since.
   */
  reconcile(records: readonly ImageRecord[], version: number): boolean {
    return this.#db.transaction(() => {
      if (this.version() !== version) return false
      const listed = new Map(records.map((record) => [record.name, record]))
      for (const row of this.#db.all<Row>('SELECT * FROM images')) {
        const record = listed.get(row.name)
        listed.delete(row.name)
        if (row.status === 'STATUS_BUILDING_FIRST_TIME') continue
        if (record !== undefined) {
          const isKnown = row.status === 'STATUS_READY' && row.record === JSON.stringify(record)
          if (!isKnown) this.#putRecord(record)
        } else if (row.status === 'STATUS_READY') {
          this.#db.run('DELETE FROM images WHERE name = ?', row.name)
        }
      }
      for (const record of listed.values()) this.#putRecord(record)
      return true
    })
  }

  /** Inside the caller's transaction. The name is the lock: one build of one name at a time. */
  startBuild(image: NewImage): void {
    const row = this.#row(image.name)
    if (row !== undefined && row.status !== 'STATUS_FAILED') {
      const state = row.status === 'STATUS_READY' ? 'exists' : 'is being built'
      throw new RpcError('alreadyExists', `an image named ${image.name} ${state}`)
    }
    this.#db.run(
      `INSERT OR REPLACE INTO images
         (name, status, requirements, python_version, request_key, build_job_id, created_at)
       VALUES (?, 'STATUS_BUILDING_FIRST_TIME', ?, ?, ?, ?, ?)`,
      image.name,
      JSON.stringify(image.requirements),
      image.pythonVersion ?? null,
      image.requestKey,
      image.buildJobId,
      new Date().toISOString()
    )
  }

  /** Inside the caller's transaction. A build that is no longer the row's own changes nothing. */
  finishBuild(jobId: string, record: ImageRecord | undefined, message?: string): void {
    const row = this.#db.get<Row>('SELECT * FROM images WHERE build_job_id = ?', jobId)
    if (row?.status !== 'STATUS_BUILDING_FIRST_TIME') return
    this.#bump()
    if (record === undefined) {
      this.#db.run(
        "UPDATE images SET status = 'STATUS_FAILED', status_message = ? WHERE name = ?",
        message ?? null,
        row.name
      )
    } else {
      this.#putRecord({ ...record, name: row.name })
    }
  }

  /** @throws RpcError notFound, or failedPrecondition while it is being built or a job uses it. */
  startDelete(name: string, owner: string): ImageRecord | undefined {
    return this.#db.transaction(() => {
      const row = this.#row(name)
      if (row === undefined || row.deleting_owner !== null) throw notFound(name)
      if (row.status === 'STATUS_BUILDING_FIRST_TIME') {
        throw new RpcError(
          'failedPrecondition',
          `the image ${name} is being built; cancel job ${row.build_job_id ?? ''} first`
        )
      }
      const user = this.#db.get<{ id: string }>(
        `SELECT id FROM jobs WHERE image_name = ? AND type = 'JOB_TYPE_MODEL_STRESS_TEST'
         AND status IN ('JOB_STATUS_PENDING', 'JOB_STATUS_RUNNING')`,
        name
      )
      if (user !== undefined)
        throw new RpcError('failedPrecondition', `job ${user.id} uses the image ${name}`)
      this.#bump()
      this.#db.run('UPDATE images SET deleting_owner = ? WHERE name = ?', owner, name)
      return row.record === null ? undefined : (JSON.parse(row.record) as ImageRecord)
    })
  }

  finishDelete(name: string, removed: boolean): void {
    this.#db.transaction(() => {
      this.#bump()
      if (removed) this.#db.run('DELETE FROM images WHERE name = ? AND deleting_owner IS NOT NULL', name)
      else this.#db.run('UPDATE images SET deleting_owner = NULL WHERE name = ?', name)
    })
  }

  /** Inside the caller's transaction: deletions that a dead service had begun are given up. */
  abandonDeletes(owner: string): void {
    this.#db.run('UPDATE images SET deleting_owner = NULL WHERE deleting_owner = ?', owner)
  }

  has(name: string): boolean {
    return this.#row(name) !== undefined
  }

  /** @throws RpcError notFound */
  get(name: string): ManagedImage {
    const row = this.#row(name)
    if (row === undefined || row.deleting_owner !== null) throw notFound(name)
    return toImage(row)
  }

  /** The record of a READY image. @throws RpcError when there is none a job could run in. */
  readyRecord(name: string): ImageRecord {
    const row = this.#row(name)
    if (row === undefined || row.deleting_owner !== null) throw notFound(name)
    if (row.status !== 'STATUS_READY' || row.record === null) {
      throw new RpcError('failedPrecondition', `the image ${name} is not ready: its status is ${row.status}`)
    }
    return JSON.parse(row.record) as ImageRecord
  }

  /** READY images of a content or request key, and those that are being built of the request key. */
  withKey(keys: { requestKey: string; contentKey: string }): ManagedImage[] {
    return this.#db
      .all<Row>(
        `SELECT * FROM images WHERE deleting_owner IS NULL AND status <> 'STATUS_FAILED'
         AND (request_key = ? OR content_key = ?) ORDER BY name LIMIT 100`,
        keys.requestKey,
        keys.contentKey
      )
      .map(toImage)
  }

  /** In the order of names. */
  list(after: string | undefined, limit: number): ManagedImage[] {
    return this.#db
      .all<Row>(
        'SELECT * FROM images WHERE name > ? AND deleting_owner IS NULL ORDER BY name LIMIT ?',
        after ?? '',
        limit
      )
      .map(toImage)
  }

  #putRecord(record: ImageRecord): void {
    this.#db.run(
      `INSERT INTO images
         (name, status, requirements, python_version, record, request_key, content_key, created_at)
       VALUES (?, 'STATUS_READY', ?, ?, ?, ?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET status = excluded.status, requirements = excluded.requirements,
         python_version = excluded.python_version, record = excluded.record,
         request_key = excluded.request_key, content_key = excluded.content_key, status_message = NULL`,
      record.name,
      JSON.stringify(record.requirements),
      record.pythonVersion,
      JSON.stringify(record),
      record.requestKey,
      record.contentKey,
      record.createdAt
    )
  }

  #bump(): void {
    this.#db.run(
      'INSERT INTO meta (key, value) VALUES (?, 1) ON CONFLICT (key) DO UPDATE SET value = value + 1',
      VERSION_KEY
    )
  }

  #row(name: string): Row | undefined {
    return this.#db.get<Row>('SELECT * FROM images WHERE name = ?', name)
  }
}

function notFound(name: string): RpcError {
  return new RpcError('notFound', `there is no image named ${JSON.stringify(name.slice(0, 200))}`)
}

function toImage(row: Row): ManagedImage {
  const record = row.record === null ? undefined : (JSON.parse(row.record) as ImageRecord)
  const isReady = row.status === 'STATUS_READY'
  return {
    name: row.name,
    status: row.status,
    roleType: 'ROLE_TYPE_USER_DEFINED',
    pipRequirements: (JSON.parse(row.requirements) as ImageRequirement[]).map(toWire),
    packageRequirements: [],
    pipLibraries: isReady ? (record?.pipLibraries ?? []) : [],
    creationTime: row.created_at,
    ...(row.python_version === null ? {} : { pythonVersion: row.python_version }),
    ...(isReady && record !== undefined ? contentsOf(record) : {}),
    ...(row.request_key === null ? {} : { requestKey: row.request_key }),
    ...(row.status_message === null ? {} : { statusMessage: row.status_message }),
    ...(row.last_used_at === null ? {} : { lastUsedTime: row.last_used_at }),
    ...(row.build_job_id === null ? {} : { buildJobId: row.build_job_id })
  }
}

function contentsOf(record: ImageRecord): Partial<ManagedImage> {
  const { markerEnvironment, providedExtras, directUrls, contentKey, creator } = record
  return {
    markerEnvironment,
    providedExtras,
    directUrls,
    contentKey,
    creator,
    sizeBytes: String(record.bytes),
    packageRequirements: record.systemPackages.map(({ name, version }) => ({
      name,
      versionSpecifier: version
    }))
  }
}

/** `xgboost[gpu]==1.0.2; python_version < "3.9"` → name `xgboost[gpu]`, specifier the rest. */
function toWire(requirement: ImageRequirement): PipRequirement {
  const [, name = '', rest = ''] = /^\s*([\w.-]+(?:\s*\[[^\]]*\])?)\s*(.*)$/s.exec(requirement.given) ?? []
  return rest === '' ? { name } : { name, versionSpecifier: rest }
}
