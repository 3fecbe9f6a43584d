import { hash } from 'node:crypto'

import type { ManagedImage } from '../../api/types.ts'
import type { ImageRecord, ImageRequirement, SystemPackage } from '../../runtime/runtime.ts'
import { RpcError } from '../errors.ts'
import type { Database } from './database.ts'
import type { ImageRow } from './image-rows.ts'
import { ImageRecords } from './image-records.ts'
import { stampOf, toImage } from './image-rows.ts'
import type { LibraryFilter } from './library-index.ts'
import { RetiredImages, retiredKey } from './retired-images.ts'

export interface NewImage {
  name: string
  requirements: ImageRequirement[]
  packages: SystemPackage[]
  pythonVersion: string | undefined
  requestKey: string
  buildJobId: string
  /** A READY image of the name is built anew and stays in use meanwhile. */
  replaceExisting: boolean
}

const VERSION_KEY = 'catalogue-version'

/** The catalogue's cache. READY rows follow the runtime; the other rows are this service's own knowledge. */
export class ImageStore {
  readonly retired: RetiredImages
  readonly #db: Database
  readonly #records: ImageRecords
  /** The listing that was applied last, and the version that it left. */
  #applied: { listing: string; version: number } | undefined

  constructor(database: Database) {
    this.#db = database
    this.#records = new ImageRecords(database)
    this.retired = new RetiredImages(database)
  }

  /** Counts changes made by services, so that a listing taken before one is not applied after it. */
  version(): number {
    return this.#db.get<{ value: number }>('SELECT value FROM meta WHERE key = ?', VERSION_KEY)?.value ?? 0
  }

  /**
   * Makes the rows with a record equal to what the runtime lists. Of several images of one name the newest counts.
   * A listing that was applied before costs no look at the rows; a changed one writes the changed rows.
   *
   * @param version what `version()` said before the runtime was asked.
   * @returns false, with nothing changed, when the catalogue has changed since.
   */
  reconcile(records: readonly ImageRecord[], version: number): boolean {
    const stamps = new Map(records.map((record) => [record, stampOf(record)]))
    const listing = digestOf([...stamps].map(([{ name }, stamp]) => `${name} ${stamp}`))
    if (this.#applied?.listing === listing && this.#applied.version === version) {
      return this.version() === version
    }
    return this.#db.transaction(() => {
      if (this.version() !== version) return false
      if (this.#apply(records, stamps)) this.#bump()
      this.#applied = { listing, version: this.version() }
      return true
    })
  }

  /** @returns whether anything has changed. */
  #apply(records: readonly ImageRecord[], stamps: ReadonlyMap<ImageRecord, string>): boolean {
    const retired = this.retired.keys()
    const listed = newestOfName(records.filter((record) => !retired.has(retiredKey(record))))
    const references = new Set(records.map(retiredKey))
    let isChanged = false
    const rows = this.#db.all<Pick<ImageRow, 'name' | 'status' | 'stamp'>>(
      'SELECT name, status, stamp FROM images'
    )
    for (const { name, status, stamp } of rows) {
      const record = listed.get(name)
      listed.delete(name)
      if (status === 'STATUS_BUILDING_FIRST_TIME') continue
      if (record === undefined ? status === 'STATUS_FAILED' : stamp === stamps.get(record)) continue
      isChanged = true
      if (record === undefined) {
        this.#loseRecord(name, status)
        continue
      }
      const before = this.#records.get(name)
      if (before !== undefined && isOther(before, record) && references.has(retiredKey(before))) {
        this.retired.add(before)
      }
      this.#records.put(record, status === 'STATUS_REBUILDING' ? status : 'STATUS_READY')
    }
    for (const record of listed.values()) this.#records.put(record, 'STATUS_READY')
    return isChanged || listed.size > 0
  }

  /** Inside the caller's transaction. The name is the lock: one build of one name at a time. */
  startBuild(image: NewImage): void {
    const row = this.#row(image.name)
    if (row !== undefined && row.status !== 'STATUS_FAILED') {
      if (!image.replaceExisting || row.status !== 'STATUS_READY' || row.deleting_owner !== null) {
        throw new RpcError('alreadyExists', `an image named ${image.name} ${stateOf(row)}`)
      }
      this.#rebuild(image.name, image.buildJobId)
      return
    }
    this.#db.run(
      `INSERT OR REPLACE INTO images
         (name, status, requirements, packages, python_version, request_key, build_job_id, created_at)
       VALUES (?, 'STATUS_BUILDING_FIRST_TIME', ?, ?, ?, ?, ?, ?)`,
      image.name,
      JSON.stringify(image.requirements),
      JSON.stringify(image.packages),
      image.pythonVersion ?? null,
      image.requestKey,
      image.buildJobId,
      new Date().toISOString()
    )
  }

  /** Tells of an image that is built for the first time what it will hold, so that others find it by that. */
  setContentKey(jobId: string, contentKey: string): void {
    this.#db.run(
      `UPDATE images SET content_key = ? WHERE build_job_id = ? AND status = 'STATUS_BUILDING_FIRST_TIME'`,
      contentKey,
      jobId
    )
  }

  /** Inside the caller's transaction. @throws RpcError when there is no READY image of the name. */
  startUpgrade(name: string, jobId: string): void {
    const row = this.#usableRow(name)
    if (row.status !== 'STATUS_READY') {
      throw new RpcError('failedPrecondition', `the image ${name} ${stateOf(row)}`)
    }
    this.#rebuild(name, jobId)
  }

  /**
   * Inside the caller's transaction. A build that is no longer the row's own changes nothing. An image that was to be
   * replaced retires when there is a new one, and is READY again when there is none.
   *
   * @param message why there is no record
   */
  finishBuild(jobId: string, record: ImageRecord | undefined, message?: string): void {
    const row = this.#db.get<ImageRow>('SELECT * FROM images WHERE build_job_id = ?', jobId)
    if (row?.status !== 'STATUS_BUILDING_FIRST_TIME' && row?.status !== 'STATUS_REBUILDING') return
    this.#bump()
    if (record !== undefined) {
      const replaced = this.#records.get(row.name)
      if (replaced !== undefined && isOther(replaced, record)) this.retired.add(replaced)
      // A runtime may give back an environment that had been replaced.
      this.retired.delete(record)
      this.#records.put({ ...record, name: row.name }, 'STATUS_READY')
      return
    }
    const isFirst = row.status === 'STATUS_BUILDING_FIRST_TIME'
    const reason = message ?? 'The build was cancelled.'
    this.#db.run(
      'UPDATE images SET status = ?, status_message = ? WHERE name = ?',
      isFirst ? 'STATUS_FAILED' : 'STATUS_READY',
      isFirst ? reason : `The image was not replaced: ${reason}`,
      row.name
    )
  }

  /** @throws RpcError notFound, or failedPrecondition while it is being built or a job uses it. */
  startDelete(name: string, owner: string): void {
    this.#db.transaction(() => {
      const row = this.#usableRow(name)
      if (row.status === 'STATUS_BUILDING_FIRST_TIME' || row.status === 'STATUS_REBUILDING') {
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
    })
  }

  finishDelete(name: string, removed: boolean): void {
    this.#db.transaction(() => {
      const row = this.#row(name)
      if (row === undefined || row.deleting_owner === null) return
      this.#bump()
      if (removed) this.#records.delete(row.name)
      else this.#db.run('UPDATE images SET deleting_owner = NULL WHERE name = ?', name)
    })
  }

  /** Inside the caller's transaction: what a dead service had begun to remove is given up. */
  abandonRemovals(owner: string): void {
    this.#db.run('UPDATE images SET deleting_owner = NULL WHERE deleting_owner = ?', owner)
    this.retired.giveBack(owner)
  }

  has(name: string): boolean {
    return this.#row(name) !== undefined
  }

  /** @throws RpcError notFound */
  get(name: string): ManagedImage {
    return toImage(this.#usableRow(name))
  }

  /**
   * The record of an image that can be used: a READY one, or one that is being replaced.
   *
   * @throws RpcError when there is none a job could run in.
   */
  readyRecord(name: string): ImageRecord {
    const { status } = this.#usableRow(name)
    const record = this.#records.get(name)
    if (record === undefined) {
      throw new RpcError('failedPrecondition', `the image ${name} is not ready: its status is ${status}`)
    }
    return record
  }

  /** Inside the caller's transaction, with the job that is to use it. @throws RpcError as `readyRecord` */
  takeForJob(name: string): ImageRecord {
    const record = this.readyRecord(name)
    this.#db.run('UPDATE images SET last_used_at = ? WHERE name = ?', new Date().toISOString(), name)
    return record
  }

  /**
   * The image that a job has taken, also when another one has replaced it. One with the same libraries is as good, and a
   * runtime may have let the old one go for it.
   *
   * @throws RpcError notFound
   */
  taken(name: string, reference: string): ImageRecord {
    const current = this.#records.get(name)
    const retired = this.retired.record(name, reference)
    const isSame = current?.reference === reference || current?.contentKey === retired?.contentKey
    const record = isSame ? current : retired
    if (record === undefined) throw new RpcError('notFound', `the image ${name} of this job is gone`)
    return record
  }

  /** READY images of a content or request key, and those that are being built of one. */
  withKey(keys: { requestKey: string; contentKey: string }): ManagedImage[] {
    return this.#db
      .all<ImageRow>(
        `SELECT * FROM images WHERE deleting_owner IS NULL AND status <> 'STATUS_FAILED'
         AND (request_key = ? OR content_key = ?) ORDER BY name LIMIT 100`,
        keys.requestKey,
        keys.contentKey
      )
      .map(toImage)
  }

  /** In the order of names. What is in an image is known once it has been read back: only such ones pass a filter. */
  list(filters: readonly LibraryFilter[], after: string | undefined, limit: number): ManagedImage[] {
    const rows =
      filters.length > 0
        ? this.#records.find(filters, after ?? '', limit)
        : this.#db.all<ImageRow>(
            'SELECT * FROM images WHERE name > ? AND deleting_owner IS NULL ORDER BY name LIMIT ?',
            after ?? '',
            limit
          )
    return rows.map(toImage)
  }

  #rebuild(name: string, jobId: string): void {
    this.#db.run(
      `UPDATE images SET status = 'STATUS_REBUILDING', status_message = NULL, build_job_id = ? WHERE name = ?`,
      jobId,
      name
    )
  }

  /** The image is no longer there. One that was being replaced is built for the first time from now on. */
  #loseRecord(name: string, status: ImageRow['status']): void {
    if (status === 'STATUS_REBUILDING') this.#records.lose(name)
    else this.#records.delete(name)
  }

  #bump(): void {
    this.#db.run(
      'INSERT INTO meta (key, value) VALUES (?, 1) ON CONFLICT (key) DO UPDATE SET value = value + 1',
      VERSION_KEY
    )
  }

  #row(name: string): ImageRow | undefined {
    return this.#db.get<ImageRow>('SELECT * FROM images WHERE name = ?', name)
  }

  /** @throws RpcError notFound, also while it is being deleted. */
  #usableRow(name: string): ImageRow {
    const row = this.#row(name)
    if (row === undefined || row.deleting_owner !== null) {
      throw new RpcError('notFound', `there is no image named ${JSON.stringify(name.slice(0, 200))}`)
    }
    return row
  }
}

function newestOfName(records: readonly ImageRecord[]): Map<string, ImageRecord> {
  const newest = new Map<string, ImageRecord>()
  for (const record of records) {
    const other = newest.get(record.name)
    if (other === undefined || other.createdAt < record.createdAt) newest.set(record.name, record)
  }
  return newest
}

function isOther(a: ImageRecord, b: ImageRecord): boolean {
  return a.reference !== b.reference
}

function stateOf(row: ImageRow): string {
  if (row.deleting_owner !== null) return 'is being deleted'
  if (row.status === 'STATUS_READY') return 'exists'
  return row.status === 'STATUS_FAILED' ? 'has failed' : 'is being built'
}

function digestOf(lines: readonly string[]): string {
  return hash('sha256', lines.join('\n'), 'base64url')
}
