import type { Job, JobStatus, JobType, TestTaskStatus } from '../../api/types.ts'
import { RpcError } from '../errors.ts'
import type { Database, Value } from './database.ts'

export interface NewJob {
  id: string
  type: JobType
  projectId?: string
  testRunId?: string
  imageName?: string
  /** The image itself, which another one may replace under its name. */
  imageReference?: string
  /** What the job needs to run, frozen when it was asked for. */
  spec: unknown
}

export interface JobRow {
  seq: number
  id: string
  type: JobType
  status: JobStatus
  project_id: string | null
  test_run_id: string | null
  image_name: string | null
  owner: string
  spec: string
  engine_pid: number | null
  needs_cleanup: number
  cancel_requested: number
  error_message: string | null
  created_at: string
  started_at: string | null
  completed_at: string | null
}

export interface JobFilter {
  projectId: string
  statuses: string[]
  types: string[]
}

export type TerminalStatus = 'JOB_STATUS_SUCCEEDED' | 'JOB_STATUS_FAILED' | 'JOB_STATUS_CANCELLED'

const RUN_STATUS: Record<TerminalStatus, TestTaskStatus> = {
  JOB_STATUS_SUCCEEDED: 'TEST_TASK_STATUS_COMPLETED',
  JOB_STATUS_FAILED: 'TEST_TASK_STATUS_FAILED',
  JOB_STATUS_CANCELLED: 'TEST_TASK_STATUS_CANCELLED'
}

/**
 * Jobs: PENDING → RUNNING → SUCCEEDED, FAILED or CANCELLED. A terminal state never changes, and only a job's owner
 * moves it. Every change of state is one statement guarded by the state it expects.
 */
export class JobStore {
  readonly #db: Database
  readonly #owner: string

  constructor(database: Database, owner: string) {
    this.#db = database
    this.#owner = owner
  }

  /** Inside the caller's transaction. */
  add(job: NewJob): void {
    this.#db.run(
      `INSERT INTO jobs (id, type, status, project_id, test_run_id, image_name, image_reference, owner, spec,
         created_at)
       VALUES (?, ?, 'JOB_STATUS_PENDING', ?, ?, ?, ?, ?, ?, ?)`,
      job.id,
      job.type,
      job.projectId ?? null,
      job.testRunId ?? null,
      job.imageName ?? null,
      job.imageReference ?? null,
      this.#owner,
      JSON.stringify(job.spec),
      new Date().toISOString()
    )
  }

  /** @returns false when the job is no longer PENDING. */
  start(id: string): boolean {
    return this.#db.transaction(() => {
      const changed = this.#db.run(
        `UPDATE jobs SET status = 'JOB_STATUS_RUNNING', started_at = ?, needs_cleanup = 1
         WHERE id = ? AND owner = ? AND status = 'JOB_STATUS_PENDING'`,
        new Date().toISOString(),
        id,
        this.#owner
      )
      if (changed === 1) this.#setRunStatus(id, 'TEST_TASK_STATUS_RUNNING')
      return changed === 1
    })
  }

  setEnginePid(id: string, pid: number): void {
    this.#db.run('UPDATE jobs SET engine_pid = ? WHERE id = ?', pid, id)
  }

  /**
   * Ends an active job and its test run. Inside the caller's transaction.
   *
   * @returns false, with nothing changed, when it had ended already or has another owner.
   */
  finish(id: string, status: TerminalStatus, errorMessage: string | undefined): boolean {
    const changed = this.#db.run(
      `UPDATE jobs SET status = ?, error_message = ?, completed_at = ?, needs_cleanup = 0
       WHERE id = ? AND owner = ? AND status IN ('JOB_STATUS_PENDING', 'JOB_STATUS_RUNNING')`,
      status,
      errorMessage ?? null,
      new Date().toISOString(),
      id,
      this.#owner
    )
    if (changed === 1) this.#setRunStatus(id, RUN_STATUS[status])
    return changed === 1
  }

  /** Marks an active job; its owner does the rest. @returns its row as it was. @throws RpcError notFound */
  requestCancel(id: string): JobRow {
    this.#db.run(
      `UPDATE jobs SET cancel_requested = 1
       WHERE id = ? AND status IN ('JOB_STATUS_PENDING', 'JOB_STATUS_RUNNING')`,
      id
    )
    return this.row(id)
  }

  /** Own active jobs that a client has asked to cancel, whichever process it asked. */
  cancelRequested(): string[] {
    return this.#db
      .all<{ id: string }>(
        `SELECT id FROM jobs WHERE owner = ? AND cancel_requested = 1
         AND status IN ('JOB_STATUS_PENDING', 'JOB_STATUS_RUNNING')`,
        this.#owner
      )
      .map((row) => row.id)
  }

  /** Inside the caller's transaction: the jobs of a dead owner become this one's, to be ended and cleaned up. */
  takeOver(deadOwner: string): void {
    this.#db.run(
      `UPDATE jobs SET owner = ? WHERE owner = ?
       AND (needs_cleanup = 1 OR status IN ('JOB_STATUS_PENDING', 'JOB_STATUS_RUNNING'))`,
      this.#owner,
      deadOwner
    )
  }

  /** All jobs of this owner that are not over. */
  ownActive(): JobRow[] {
    return this.#db.all<JobRow>(
      `SELECT * FROM jobs WHERE owner = ? AND status IN ('JOB_STATUS_PENDING', 'JOB_STATUS_RUNNING')`,
      this.#owner
    )
  }

  needingCleanup(): JobRow[] {
    return this.#db.all<JobRow>('SELECT * FROM jobs WHERE owner = ? AND needs_cleanup = 1', this.#owner)
  }

  keepForCleanup(id: string): void {
    this.#db.run('UPDATE jobs SET needs_cleanup = 1 WHERE id = ?', id)
  }

  cleanedUp(id: string): void {
    this.#db.run('UPDATE jobs SET needs_cleanup = 0, engine_pid = NULL WHERE id = ?', id)
  }

  planTests(id: string, types: readonly string[]): void {
    for (const [seq, type] of types.entries()) {
      this.#db.run(
        "INSERT INTO job_tests (job_id, seq, type, status) VALUES (?, ?, ?, 'TEST_TASK_STATUS_PENDING')",
        id,
        seq,
        type
      )
    }
  }

  setTestStatus(id: string, type: string, status: TestTaskStatus): void {
    this.#db.run('UPDATE job_tests SET status = ? WHERE job_id = ? AND type = ?', status, id, type)
  }

  /** @throws RpcError notFound */
  row(id: string): JobRow {
    const row = this.#db.get<JobRow>('SELECT * FROM jobs WHERE id = ?', id)
    if (row === undefined) throw new RpcError('notFound', 'there is no job with this id')
    return row
  }

  list(filter: JobFilter, after: number | undefined, limit: number): JobRow[] {
    const values: Value[] = [filter.projectId, after ?? 0]
    let sql = 'SELECT * FROM jobs WHERE project_id = ? AND seq > ?'
    for (const [column, wanted] of [
      ['status', filter.statuses],
      ['type', filter.types]
    ] as const) {
      if (wanted.length === 0) continue
      sql += ` AND ${column} IN (SELECT value FROM json_each(?))`
      values.push(JSON.stringify(wanted))
    }
    return this.#db.all<JobRow>(`${sql} ORDER BY seq LIMIT ?`, ...values, limit)
  }

  /** @param full also progress, test by test. */
  toJob(row: JobRow, full: boolean): Job {
    const tests = this.#db.all<{ type: string; status: TestTaskStatus }>(
      'SELECT type, status FROM job_tests WHERE job_id = ? ORDER BY seq',
      row.id
    )
    const done = tests.filter((test) => test.status === 'TEST_TASK_STATUS_COMPLETED').length
    return {
      jobId: row.id,
      jobType: row.type,
      status: row.status,
      creationTime: row.created_at,
      ...(row.started_at === null ? {} : { startTime: row.started_at }),
      ...(row.completed_at === null ? {} : { completionTime: row.completed_at }),
      runningTimeSecs: runningSeconds(row),
      jobData: row.test_run_id === null ? {} : { stress: stressOf(row, full ? tests : undefined) },
      jobProgressStr: tests.length === 0 ? '' : `${done} / ${tests.length} tests completed`,
      cancellationRequested: row.cancel_requested === 1,
      ...(row.error_message === null ? {} : { errorMsg: row.error_message })
    }
  }

  #setRunStatus(jobId: string, status: TestTaskStatus): void {
    this.#db.run('UPDATE test_runs SET status = ? WHERE job_id = ?', status, jobId)
  }
}

type StressData = NonNullable<NonNullable<Job['jobData']>['stress']>

function stressOf(row: JobRow, tests: { type: string; status: TestTaskStatus }[] | undefined): StressData {
  const testRunId = row.test_run_id ?? ''
  return {
    projectId: { uuid: row.project_id ?? '' },
    testRunId,
    ...(tests === undefined
      ? {}
      : { progress: { testRun: { testRunId, status: taskStatusOf(row.status), testBatches: tests } } })
  }
}

function taskStatusOf(status: JobStatus): TestTaskStatus {
  if (status === 'JOB_STATUS_PENDING') return 'TEST_TASK_STATUS_PENDING'
  if (status === 'JOB_STATUS_RUNNING') return 'TEST_TASK_STATUS_RUNNING'
  return RUN_STATUS[status as TerminalStatus]
}

/** For people only: limits and leases never read this clock. */
function runningSeconds(row: JobRow): number {
  if (row.started_at === null) return 0
  const end = row.completed_at === null ? Date.now() : Date.parse(row.completed_at)
  return Math.max(0, (end - Date.parse(row.started_at)) / 1000)
}
