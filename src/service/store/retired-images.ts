import type { ImageRecord } from '../../runtime/runtime.ts'
import type { Database } from './database.ts'

/**
 * Images that another one of the same name has replaced. They stay for the jobs that began with them, are listed no more,
 * and are removed from the runtime when the last such job has ended.
 */
export class RetiredImages {
  readonly #db: Database

  constructor(database: Database) {
    this.#db = database
  }

  /** Inside the caller's transaction. */
  add(record: ImageRecord): void {
    this.#db.run(
      'INSERT OR IGNORE INTO retired_images (name, reference, record) VALUES (?, ?, ?)',
      record.name,
      record.reference,
      JSON.stringify(record)
    )
  }

  record(name: string, reference: string): ImageRecord | undefined {
    const row = this.#db.get<{ record: string }>(
      'SELECT record FROM retired_images WHERE name = ? AND reference = ? AND remover IS NULL',
      name,
      reference
    )
    return row === undefined ? undefined : (JSON.parse(row.record) as ImageRecord)
  }

  /** Keys of all retired images, those that are being removed too. */
  keys(): Set<string> {
    const rows = this.#db.all<{ name: string; reference: string }>(
      'SELECT name, reference FROM retired_images'
    )
    return new Set(rows.map(retiredKey))
  }

  /** Takes those that no active job uses, to be removed by `owner`. */
  take(owner: string): ImageRecord[] {
    return this.#db
      .all<{ record: string }>(
        `UPDATE retired_images SET remover = ? WHERE remover IS NULL AND NOT EXISTS (
           SELECT 1 FROM jobs WHERE status IN ('JOB_STATUS_PENDING', 'JOB_STATUS_RUNNING')
           AND image_name = retired_images.name AND image_reference = retired_images.reference)
         RETURNING record`,
        owner
      )
      .map(({ record }) => JSON.parse(record) as ImageRecord)
  }

  delete({ name, reference }: ImageRecord): void {
    this.#db.run('DELETE FROM retired_images WHERE name = ? AND reference = ?', name, reference)
  }

  /** They are to be removed by whoever comes next. Inside the caller's transaction, or none. */
  giveBack(owner: string): void {
    this.#db.run('UPDATE retired_images SET remover = NULL WHERE remover = ?', owner)
  }
}

export function retiredKey({ name, reference }: { name: string; reference: string }): string {
  return `${name}\n${reference}`
}
