import type { Database } from './database.ts'

/**
 * Who installs the libraries of a content key, on this whole state directory. The runtime shares environments of equal
 * content, so that whoever waits for the lock finds the work done.
 */
export class ContentLocks {
  readonly #db: Database
  readonly #owner: string

  constructor(database: Database, owner: string) {
    this.#db = database
    this.#owner = owner
  }

  tryAcquire(contentKey: string, jobId: string): boolean {
    // Asked again and again by who waits: reading takes no lock on the database.
    const sql = 'SELECT 1 FROM content_locks WHERE content_key = ?'
    if (this.#db.get(sql, contentKey) !== undefined) return false
    const added = this.#db.run(
      'INSERT OR IGNORE INTO content_locks (content_key, owner, job_id) VALUES (?, ?, ?)',
      contentKey,
      this.#owner,
      jobId
    )
    return added === 1
  }

  release(jobId: string): void {
    this.#db.run('DELETE FROM content_locks WHERE job_id = ?', jobId)
  }

  /** Inside the caller's transaction: a dead process installs nothing. */
  releaseAllOf(owner: string): void {
    this.#db.run('DELETE FROM content_locks WHERE owner = ?', owner)
  }
}
