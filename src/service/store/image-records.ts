import type { ImageRecord } from '../../runtime/runtime.ts'
import type { Database } from './database.ts'
import type { Contents, ImageRow } from './image-rows.ts'
import { contentsOf, stampOf } from './image-rows.ts'
import type { LibraryFilter } from './library-index.ts'
import { LibraryIndex } from './library-index.ts'

/**
 * Rows of images with their records and the index of their libraries, which change together: each change is inside the
 * caller's transaction.
 */
export class ImageRecords {
  readonly #db: Database
  readonly #libraries: LibraryIndex

  constructor(database: Database) {
    this.#db = database
    this.#libraries = new LibraryIndex(database)
  }

  get(name: string): ImageRecord | undefined {
    const row = this.#db.get<{ record: string }>('SELECT record FROM image_records WHERE name = ?', name)
    return row === undefined ? undefined : (JSON.parse(row.record) as ImageRecord)
  }

  /** See `LibraryIndex.find`. */
  find(filters: readonly LibraryFilter[], after: string, limit: number): ImageRow[] {
    return this.#libraries.find<ImageRow>(filters, after, limit)
  }

  put(record: ImageRecord, status: ImageRow['status']): void {
    this.#forgetLibraries(record.name)
    this.#libraries.put(record.name, record.pipLibraries)
    this.#db.run(
      'INSERT OR REPLACE INTO image_records (name, record) VALUES (?, ?)',
      record.name,
      JSON.stringify(record)
    )
    this.#db.run(
      `INSERT INTO images (name, status, requirements, packages, python_version, contents, stamp, request_key,
         content_key, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET status = excluded.status, requirements = excluded.requirements,
         packages = excluded.packages, python_version = excluded.python_version, contents = excluded.contents,
         stamp = excluded.stamp, request_key = excluded.request_key, content_key = excluded.content_key,
         created_at = excluded.created_at, status_message = NULL`,
      record.name,
      status,
      JSON.stringify(record.requirements),
      JSON.stringify(record.systemPackages),
      record.pythonVersion,
      JSON.stringify(contentsOf(record)),
      stampOf(record),
      record.requestKey,
      record.contentKey,
      record.createdAt
    )
  }

  /** Takes the record from an image that is being replaced: it is built for the first time from now on. */
  lose(name: string): void {
    this.#forget(name)
    this.#db.run(
      `UPDATE images SET status = 'STATUS_BUILDING_FIRST_TIME', contents = NULL, stamp = NULL, content_key = NULL
       WHERE name = ?`,
      name
    )
  }

  delete(name: string): void {
    this.#forget(name)
    this.#db.run('DELETE FROM images WHERE name = ?', name)
  }

  #forget(name: string): void {
    this.#forgetLibraries(name)
    this.#db.run('DELETE FROM image_records WHERE name = ?', name)
  }

  #forgetLibraries(name: string): void {
    const row = this.#db.get<Pick<ImageRow, 'contents'>>('SELECT contents FROM images WHERE name = ?', name)
    const contents = row?.contents ?? null
    if (contents !== null) this.#libraries.remove(name, (JSON.parse(contents) as Contents).pipLibraries)
  }
}
