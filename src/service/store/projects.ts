import { randomUUID } from 'node:crypto'

import type { ModelTask, Project } from '../../api/types.ts'
import { RpcError } from '../errors.ts'
import type { Database } from './database.ts'
import type { ProjectFilter } from './project-listing.ts'
import { projectListing } from './project-listing.ts'

interface Row {
  seq: number
  id: string
  name: string
  model_task: ModelTask
  body: string
  created_at: string
  last_run: string | null
}

export interface ProjectItem {
  /** Place in the list as it is sorted. */
  key: string
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
    const row = this.#db.get<Row>(`${SELECT} WHERE id = ?`, id)
    if (row === undefined) throw new RpcError('notFound', 'there is no project with this id')
    return toProject(row)
  }

  /** @param change from the project as it is to what it is to be. @throws RpcError notFound, and what `change` throws. */
  update(id: string, change: (project: Project) => Project): Project {
    return this.#db.transaction(() => {
      const { name, modelTask, ...changed } = change(this.get(id))
      const body: Project = { ...changed }
      // These are columns or come from elsewhere.
      delete body.id
      delete body.creationTime
      delete body.lastTestRunTime
      this.#db.run(
        'UPDATE projects SET name = ?, model_task = ?, body = ? WHERE id = ?',
        name ?? '',
        modelTask ?? 'MODEL_TASK_UNSPECIFIED',
        JSON.stringify(body),
        id
      )
      return this.get(id)
    })
  }

  /** @param after key of the last item before this page. */
  list(filter: ProjectFilter, after: string | undefined, limit: number): ProjectItem[] {
    const { conditions, values, order, keyOf } = projectListing(filter, after)
    const sql = `SELECT * FROM (${SELECT}) AS p WHERE ${conditions.join(' AND ')} ORDER BY ${order} LIMIT ?`
    return this.#db
      .all<Row>(sql, ...values, limit)
      .map((row) => ({ key: keyOf(row), project: toProject(row) }))
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
}

const SELECT = `SELECT *, (SELECT max(created_at) FROM test_runs WHERE project_id = projects.id) AS last_run FROM projects`

function toProject(row: Row): Project {
  return {
    ...(JSON.parse(row.body) as Project),
    id: { uuid: row.id },
    name: row.name,
    modelTask: row.model_task,
    creationTime: row.created_at,
    ...(row.last_run === null ? {} : { lastTestRunTime: row.last_run })
  }
}
