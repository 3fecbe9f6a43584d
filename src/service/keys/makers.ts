import { RpcError } from '../errors.ts'
import type { Database } from '../store/database.ts'
import type { Caller } from './roles.ts'

/** Who made what: people delete their own things, administrators everyone's. What has no known maker is others'. */
export class Makers {
  readonly #db: Database

  constructor(database: Database) {
    this.#db = database
  }

  setProject(id: string, { name }: Caller): void {
    this.#db.run('UPDATE projects SET created_by = ? WHERE id = ?', name, id)
  }

  setTestRun(id: string, { name }: Caller): void {
    this.#db.run('UPDATE test_runs SET created_by = ? WHERE id = ?', name, id)
  }

  /** @throws RpcError permissionDenied when the project, or a test run in it, was made by someone else. */
  checkProject(id: string, caller: Caller): void {
    this.#check(
      caller,
      'the project, or a test run in it,',
      `SELECT 1 FROM projects WHERE id = ?1 AND created_by IS NOT ?2
       UNION ALL SELECT 1 FROM test_runs WHERE project_id = ?1 AND created_by IS NOT ?2 LIMIT 1`,
      id
    )
  }

  /** @throws RpcError permissionDenied when someone else made it. */
  checkTestRun(id: string, caller: Caller): void {
    this.#check(caller, 'the test run', 'SELECT 1 FROM test_runs WHERE id = ?1 AND created_by IS NOT ?2', id)
  }

  #check(caller: Caller, what: string, others: string, id: string): void {
    if (caller.role === 'admin' || this.#db.get(others, id, caller.name) === undefined) return
    throw new RpcError(
      'permissionDenied',
      `${what} was not made by ${caller.name}; ask an administrator of this server to delete it`
    )
  }
}
