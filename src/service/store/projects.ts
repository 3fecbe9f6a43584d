import { randomUUID } from 'node:crypto'

import type { ModelTask, Project } from '../../api/types.ts'
import { RpcError } from '../errors.ts'
import type { Database } from './database.ts'

interface Row {
  seq: number
  id: string
  name: string
  model_task: ModelTask
  body: string
  created_at: string
}

export interface ProjectItem {
  seq: number
  project: Project
}

export class ProjectStore {
  readonly #db: Database

  constructor(database: Database) {
    this.#db = database
  }

  create(given: Omit<Project, 'id' | 'creationTime'>): Project {
    const { name, modelTask, ...body } = given
    const id = randomUUID()
    this.#db.run(
      'INSERT INTO projects (id, name, model_task, body, created_at) VALUES (?, ?, ?, ?, ?)',
      id,
      name ?? '',
      modelTask ?? 'MODEL_TASK_UNSPECIFIED',
      JSON.stringify(body),
      new Date().toISOString()
    )
    return this.get(id)
  }

  /** @throws RpcError notFound */
  get(id: string): Project {
    const row = this.#db.get<Row>('SELECT * FROM projects WHERE id = ?', id)
    if (row === undefined) throw new RpcError('notFound', 'there is no project with this id')
    return this.#toProject(row)
  }

  list(after: number | undefined, limit: number): ProjectItem[] {
    return this.#db
      .all<Row>('SELECT * FROM projects WHERE seq > ? ORDER BY seq LIMIT ?', after ?? 0, limit)
      .map((row) => ({ seq: row.seq, project: this.#toProject(row) }))
  }

  /**
   * Deletes a project with all that belongs to it.
   *
   * @returns ids of its jobs, whose files are left to the caller.
   * @throws RpcError notFound; failedPrecondition while a job of it is active.
   */
  delete(id: string): string[] {
    return this.#db.transaction(() => {
      this.get(id)
      const active = this.#db.get(
        "SELECT 1 FROM jobs WHERE project_id = ? AND status IN ('JOB_STATUS_PENDING', 'JOB_STATUS_RUNNING')",
        id
      )
      if (active !== undefined) {
        throw new RpcError('failedPrecondition', 'a job of this project is active; cancel it first')
      }
      const jobs = this.#db.all<{ id: string }>('SELECT id FROM jobs WHERE project_id = ?', id)
      this.#db.run('DELETE FROM projects WHERE id = ?', id)
      return jobs.map((job) => job.id)
    })
  }

  #toProject(row: Row): Project {
    const last = this.#db.get<{ at: string | null }>(
      'SELECT max(created_at) AS at FROM test_runs WHERE project_id = ?',
      row.id
    )
    return {
      ...(JSON.parse(row.body) as Project),
      id: { uuid: row.id },
      name: row.name,
      modelTask: row.model_task,
      creationTime: row.created_at,
      ...(last?.at === null || last === undefined ? {} : { lastTestRunTime: last.at })
    }
  }
}
