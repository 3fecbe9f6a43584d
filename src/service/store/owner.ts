import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import type { Database } from './database.ts'

/**
 * A service process as the owner of jobs.
 *
 * It is alive as long as it holds an exclusive lock on a file of its own. The operating system drops the lock with the
 * process, however it ended, so that no clock, no heartbeat and no process id (which may be used again) is trusted.
 * SQLite takes the lock, since Node has no call for it.
 */
export class Owner {
  readonly id = randomUUID()
  readonly #folder: string
  readonly #lock: DatabaseSync

  constructor(stateDir: string, database: Database) {
    this.#folder = ownersFolder(stateDir)
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
    this.#lock = new DatabaseSync(lockFile(this.#folder, this.id))
    this.#lock.exec('BEGIN EXCLUSIVE')
    // Only now: who finds the row may test the lock.
    database.run(
      'INSERT INTO owners (id, pid, started_at) VALUES (?, ?, ?)',
      this.id,
      process.pid,
      new Date().toISOString()
    )
  }

  /** Other processes of this state directory that have died. */
  findDead(database: Database): string[] {
    return database
      .all<{ id: string }>('SELECT id FROM owners WHERE id <> ?', this.id)
      .map((row) => row.id)
      .filter((id) => !isAlive(this.#folder, id))
  }

  forget(database: Database, id: string): void {
    database.run('DELETE FROM owners WHERE id = ?', id)
    rmSync(lockFile(this.#folder, id), { force: true })
  }

  release(database: Database): void {
    database.run('DELETE FROM owners WHERE id = ?', this.id)
    this.#lock.close()
    rmSync(lockFile(this.#folder, this.id), { force: true })
  }
}

function ownersFolder(stateDir: string): string {
  return join(stateDir, 'owners')
}

function lockFile(folder: string, id: string): string {
  return join(folder, `${id}.lock`)
}

function isAlive(folder: string, id: string): boolean {
  const file = lockFile(folder, id)
  if (!existsSync(file)) return false
  const probe = new DatabaseSync(file)
  try {
    probe.exec('BEGIN EXCLUSIVE')
    return false
  } catch {
    return true
  } finally {
    probe.close()
  }
}
