import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { SQLInputValue, StatementSync } from 'node:sqlite'

import { messageOf, StateError } from '../errors.ts'
import { MIGRATIONS } from './migrations.ts'

const BUSY_TIMEOUT_MS = 5_000

export type Value = SQLInputValue

/**
 * One SQLite file in WAL mode. What a call has returned from is on disk (`synchronous = FULL`); several processes may
 * open the same file on one machine, not over a network file system.
 */
export class Database {
  readonly #db: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()

  /** @throws StateError when the file is damaged or was written by a later version. */
  constructor(file: string) {
    this.#db = new DatabaseSync(file, { enableForeignKeyConstraints: true, timeout: BUSY_TIMEOUT_MS })
    try {
      this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
      this.#checkHealth(file)
      this.#migrate(file)
    } catch (error) {
      this.#db.close()
      throw isDamage(error) ? damaged(file, messageOf(error)) : error
    }
  }

  run(sql: string, ...values: Value[]): number {
    return Number(this.#prepare(sql).run(...values).changes)
  }

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- names the columns at the call
  get<Row>(sql: string, ...values: Value[]): Row | undefined {
    return this.#prepare(sql).get(...values) as Row | undefined
  }

  all<Row>(sql: string, ...values: Value[]): Row[] {
    return this.#prepare(sql).all(...values) as Row[]
  }

  /** Writes all of `body` or nothing. Other processes wait; `body` must not await. */
  transaction<T>(body: () => T): T {
    this.#db.exec('BEGIN IMMEDIATE')
    try {
      const result = body()
      this.#db.exec('COMMIT')
      return result
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK')
      throw error
    }
  }

  close(): void {
    this.#db.close()
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql)
    if (statement === undefined) {
      statement = this.#db.prepare(sql)
      this.#statements.set(sql, statement)
    }
    return statement
  }

  #checkHealth(file: string): void {
    const rows = this.all<{ quick_check: string }>('PRAGMA quick_check(1)')
    const result = rows[0]?.quick_check ?? 'no answer'
    if (result !== 'ok') throw damaged(file, result)
  }

  #migrate(file: string): void {
    this.transaction(() => {
      const version = this.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0
      if (version > MIGRATIONS.length) {
        throw new StateError(
          'state-newer',
          `${file} was written by a later version of this program (schema ${version}, known here: ${MIGRATIONS.length}).`,
          'Use that version, or another --state-dir.'
        )
      }
      for (const step of MIGRATIONS.slice(version)) this.#db.exec(step)
      this.#db.exec(`PRAGMA user_version = ${MIGRATIONS.length}`)
    })
  }
}

export function databaseFile(stateDir: string): string {
  return join(stateDir, 'state.sqlite')
}

/** @throws StateError */
export function openDatabase(stateDir: string): Database {
  try {
    mkdirSync(stateDir, { recursive: true, mode: 0o700 })
    return new Database(databaseFile(stateDir))
  } catch (error) {
    if (error instanceof StateError) throw error
    throw new StateError(
      'state-unusable',
      `The state directory ${stateDir} cannot be used: ${messageOf(error)}.`,
      'Give a --state-dir on a local disk that this user may write to.'
    )
  }
}

const SQLITE_CORRUPT = 11
const SQLITE_NOTADB = 26

function isDamage(error: unknown): boolean {
  const code = (error as { errcode?: number }).errcode
  return code !== undefined && [SQLITE_CORRUPT, SQLITE_NOTADB].includes(code & 0xff)
}

function damaged(file: string, reason: string): StateError {
  return new StateError(
    'state-damaged',
    `${file} is damaged: ${reason}.`,
    'Move the file away and start again: images are found by themselves, projects and results are lost.'
  )
}
