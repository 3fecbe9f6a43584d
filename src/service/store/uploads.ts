import { createHash } from 'node:crypto'

import type { Database } from './database.ts'

/** OPEN: its files may be sent. DONE: they have all come. REMOVING: its files are being deleted. */
export type UploadStatus = 'OPEN' | 'DONE' | 'REMOVING'

export interface Upload {
  id: string
  status: UploadStatus
  /** With forward slashes: where the upload stands in its `destinationUrl` and below the folder of its files. */
  root: string
  /** Of a folder: paths of its files below `root`. Of a file: none, `root` is the file. */
  files: string[]
}

interface Row {
  id: string
  status: UploadStatus
  root: string
  files: string
}

/** Uploads and what has come of them. The address that files are sent to is known by its digest only. */
export class UploadStore {
  readonly #db: Database

  constructor(database: Database) {
    this.#db = database
  }

  add(id: string, token: string, root: string, files: readonly string[]): void {
    const now = new Date().toISOString()
    this.#db.run(
      `INSERT INTO uploads (id, token_digest, status, root, files, created_at, used_at)
       VALUES (?, ?, 'OPEN', ?, ?, ?, ?)`,
      id,
      digestOf(token),
      root,
      JSON.stringify(files),
      now,
      now
    )
  }

  /** The upload that may still be written with this token. */
  open(token: string): Upload | undefined {
    return toUpload(
      this.#db.get<Row>(
        `SELECT id, status, root, files FROM uploads WHERE token_digest = ? AND status = 'OPEN'`,
        digestOf(token)
      )
    )
  }

  get(id: string): Upload | undefined {
    return toUpload(this.#db.get<Row>('SELECT id, status, root, files FROM uploads WHERE id = ?', id))
  }

  /** In the order of their creation. */
  finished(): Upload[] {
    return this.#db
      .all<Row>(`SELECT id, status, root, files FROM uploads WHERE status = 'DONE' ORDER BY seq`)
      .flatMap((row) => toUpload(row) ?? [])
  }

  /** Bytes that have come whole, without those of one file. */
  bytesBeside(id: string, file: number): number {
    const sql = 'SELECT coalesce(sum(bytes), 0) AS bytes FROM upload_files WHERE upload_id = ? AND file <> ?'
    return this.#db.get<{ bytes: number }>(sql, id, file)?.bytes ?? 0
  }

  /**
   * Records a file that has come.
   *
   * @param move puts it in its place: while no process can finish the upload, so that a finished one never changes.
   * @returns CLOSED when the upload takes no more files, FULL when it would grow past `mostBytes`.
   */
  addFile(
    id: string,
    file: number,
    bytes: number,
    mostBytes: number,
    move: () => void
  ): 'ADDED' | 'CLOSED' | 'FULL' {
    return this.#db.transaction(() => {
      if (this.get(id)?.status !== 'OPEN') return 'CLOSED'
      if (this.bytesBeside(id, file) + bytes > mostBytes) return 'FULL'
      move()
      this.#db.run(
        `INSERT INTO upload_files (upload_id, file, bytes) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET bytes = excluded.bytes`,
        id,
        file,
        bytes
      )
      return 'ADDED'
    })
  }

  /** Numbers of the files that have come. */
  present(id: string): Set<number> {
    const rows = this.#db.all<{ file: number }>('SELECT file FROM upload_files WHERE upload_id = ?', id)
    return new Set(rows.map((row) => row.file))
  }

  finish(id: string): boolean {
    return (
      this.#db.run(
        `UPDATE uploads SET status = 'DONE', used_at = ? WHERE id = ? AND status = 'OPEN'`,
        now(),
        id
      ) === 1
    )
  }

  /** Puts off its expiry. @returns false when it is not there as a whole. */
  touch(id: string): boolean {
    return this.#db.run(`UPDATE uploads SET used_at = ? WHERE id = ? AND status = 'DONE'`, now(), id) === 1
  }

  /** Marks it for removal, once or again. @returns false when an entry of the registry names it. */
  beginRemoval(id: string): boolean {
    return (
      this.#db.run(`UPDATE uploads SET status = 'REMOVING' WHERE id = ? AND NOT ${IS_REGISTERED}`, id) === 1
    )
  }

  removed(id: string): void {
    this.#db.run('DELETE FROM uploads WHERE id = ?', id)
  }

  /** Those that nobody has used since then, and those whose removal was cut off. Registered ones are never among them. */
  expired(openBefore: Date, doneBefore: Date): string[] {
    return this.#db
      .all<{ id: string }>(
        `SELECT id FROM uploads WHERE status = 'REMOVING' OR (
           ((status = 'OPEN' AND created_at < ?) OR (status = 'DONE' AND used_at < ?)) AND NOT ${IS_REGISTERED})`,
        openBefore.toISOString(),
        doneBefore.toISOString()
      )
      .map((row) => row.id)
  }
}

const IS_REGISTERED = `(
  EXISTS (SELECT 1 FROM datasets WHERE upload_id = uploads.id)
  OR EXISTS (SELECT 1 FROM models WHERE upload_id = uploads.id)
  OR EXISTS (SELECT 1 FROM predictions WHERE upload_id = uploads.id))`

function toUpload(row: Row | undefined): Upload | undefined {
  return row === undefined ? undefined : { ...row, files: JSON.parse(row.files) as string[] }
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

function now(): string {
  return new Date().toISOString()
}
