import type {
  CategoryResult,
  FeatureResult,
  ModelTask,
  Severity,
  TestBatchResult,
  TestCase,
  TestRunDetail,
  TestTaskStatus
} from '../../api/types.ts'
import { RpcError } from '../errors.ts'
import type { Database, Value } from './database.ts'

export interface NewTestRun {
  id: string
  projectId: string
  jobId: string
  name: string
  modelTask: ModelTask
  referenceId: string
  evaluationId: string
  modelId: string
}

interface RunRow {
  seq: number
  id: string
  project_id: string
  job_id: string
  name: string
  status: TestTaskStatus
  model_task: ModelTask
  reference_id: string
  evaluation_id: string
  model_id: string
  summary: string | null
  created_at: string
}

export type RunSummary = Pick<TestRunDetail, 'metrics' | 'testCategories'>

export interface RunItem {
  seq: number
  run: TestRunDetail
}

export interface CaseFilter {
  testRunId: string
  testTypes: string[]
  featureIds: string[]
}

interface FeatureRow {
  feature_id: string
  first: number
  total: number
  pass: number
  warning: number
  fail: number
  skip: number
  /** Place in `SEVERITIES`. */
  worst: number
  /** JSON list of test types. */
  failing: string
}

interface BodyRow {
  seq: number
  body: string
}

export interface Item<T> {
  seq: number
  value: T
}

/** Test runs and what they found. Rows are written as the engine sends them; the run's status tells what they are worth. */
export class ResultStore {
  readonly #db: Database
  readonly #address: { url: string }

  /** @param address base URL of this service, for links to a run; it is filled once the port is known. */
  constructor(database: Database, address: { url: string }) {
    this.#db = database
    this.#address = address
  }

  /** Inside the caller's transaction. */
  addRun(run: NewTestRun): void {
    this.#db.run(
      `INSERT INTO test_runs (id, project_id, job_id, name, status, model_task, reference_id, evaluation_id, model_id,
         created_at) VALUES (?, ?, ?, ?, 'TEST_TASK_STATUS_PENDING', ?, ?, ?, ?, ?)`,
      run.id,
      run.projectId,
      run.jobId,
      run.name,
      run.modelTask,
      run.referenceId,
      run.evaluationId,
      run.modelId,
      new Date().toISOString()
    )
  }

  addCase(runId: string, seq: number, testCase: TestCase): void {
    this.#db.run(
      `INSERT INTO test_cases (run_id, seq, test_type, feature_id, status, severity, body)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      runId,
      seq,
      testCase.testBatchType ?? '',
      testCase.urlSafeFeatureId ?? null,
      testCase.status ?? null,
      testCase.severity ?? null,
      JSON.stringify(testCase)
    )
  }

  addBatch(runId: string, seq: number, batch: TestBatchResult): void {
    this.#db.run(
      'INSERT INTO test_batches (run_id, seq, test_type, body) VALUES (?, ?, ?, ?)',
      runId,
      seq,
      batch.testType ?? '',
      JSON.stringify(batch)
    )
  }

  addCategory(runId: string, seq: number, category: CategoryResult): void {
    this.#db.run(
      'INSERT INTO category_results (run_id, seq, body) VALUES (?, ?, ?)',
      runId,
      seq,
      JSON.stringify(category)
    )
  }

  setSummary(runId: string, summary: RunSummary): void {
    this.#db.run('UPDATE test_runs SET summary = ? WHERE id = ?', JSON.stringify(summary), runId)
  }

  /** @throws RpcError notFound */
  run(id: string): TestRunDetail {
    return this.#toRun(this.#row(id))
  }

  rename(id: string, name: string): TestRunDetail {
    this.#row(id)
    this.#db.run('UPDATE test_runs SET name = ? WHERE id = ?', name, id)
    return this.run(id)
  }

  /** @throws RpcError failedPrecondition while its job is active. */
  delete(id: string): void {
    this.#db.transaction(() => {
      if (isActive(this.#row(id).status)) {
        throw new RpcError('failedPrecondition', 'the job of this test run is active; cancel it first')
      }
      this.#db.run('DELETE FROM test_runs WHERE id = ?', id)
    })
  }

  /** @throws RpcError unless the run has ended, so that nobody takes half a result for the whole. */
  checkEnded(id: string): void {
    const { status } = this.#row(id)
    if (isActive(status)) {
      throw new RpcError('failedPrecondition', `the test run has not ended yet: its status is ${status}`)
    }
  }

  listRuns(projectId: string | undefined, after: number | undefined, limit: number): RunItem[] {
    const rows =
      projectId === undefined
        ? this.#db.all<RunRow>(
            'SELECT * FROM test_runs WHERE seq > ? ORDER BY seq LIMIT ?',
            after ?? 0,
            limit
          )
        : this.#db.all<RunRow>(
            'SELECT * FROM test_runs WHERE project_id = ? AND seq > ? ORDER BY seq LIMIT ?',
            projectId,
            after ?? 0,
            limit
          )
    return rows.map((row) => ({ seq: row.seq, run: this.#toRun(row) }))
  }

  listCases(filter: CaseFilter, after: number | undefined, limit: number): Item<TestCase>[] {
    const { testRunId, testTypes, featureIds } = filter
    const values: Value[] = [testRunId, after ?? -1]
    const index = featureIds.length > 0 ? 'feature' : testTypes.length > 0 ? 'type' : undefined
    let places = `SELECT seq FROM test_cases ${index === undefined ? '' : `INDEXED BY test_cases_by_${index}`}
      WHERE run_id = ? AND seq > ?`
    for (const [column, wanted] of [
      ['test_type', testTypes],
      ['feature_id', featureIds]
    ] as const) {
      if (wanted.length === 0) continue
      places += ` AND ${column} IN (SELECT value FROM json_each(?))`
      values.push(JSON.stringify(wanted))
    }
    // Places are found in an index alone; only the bodies of this page are read.
    const sql = `SELECT seq, body FROM test_cases
      WHERE run_id = ? AND seq IN (${places} ORDER BY seq LIMIT ?) ORDER BY seq`
    return this.#db.all<BodyRow>(sql, testRunId, ...values, limit).map((row) => toItem(row))
  }

  listBatches(runId: string, after: number | undefined, limit: number): Item<TestBatchResult>[] {
    const sql = 'SELECT seq, body FROM test_batches WHERE run_id = ? AND seq > ? ORDER BY seq LIMIT ?'
    return this.#db.all<BodyRow>(sql, runId, after ?? -1, limit).map((row) => toItem(row))
  }

  /** @throws RpcError notFound */
  batch(runId: string, testType: string): TestBatchResult {
    const row = this.#db.get<BodyRow>(
      'SELECT seq, body FROM test_batches WHERE run_id = ? AND test_type = ?',
      runId,
      testType
    )
    if (row === undefined) throw new RpcError('notFound', 'this test run has no such test')
    return JSON.parse(row.body) as TestBatchResult
  }

  listCategories(runId: string, after: number | undefined, limit: number): Item<CategoryResult>[] {
    const sql = 'SELECT seq, body FROM category_results WHERE run_id = ? AND seq > ? ORDER BY seq LIMIT ?'
    return this.#db.all<BodyRow>(sql, runId, after ?? -1, limit).map((row) => toItem(row))
  }

  /**
   * The cases of one feature each, counted, by the feature's id. Cases of several features or none are not in it.
   *
   * @param after id of the last feature before this page.
   */
  listFeatures(runId: string, after: string | undefined, limit: number): FeatureResult[] {
    const sql = `${FEATURES} WHERE run_id = ? AND feature_id > ? GROUP BY feature_id ORDER BY feature_id LIMIT ?`
    return this.#db.all<FeatureRow>(sql, runId, after ?? '', limit).map((row) => this.#toFeature(runId, row))
  }

  /** @throws RpcError notFound */
  feature(runId: string, featureId: string): FeatureResult {
    const sql = `${FEATURES} WHERE run_id = ? AND feature_id = ? GROUP BY feature_id`
    // The empty id stands for cases that have no single feature.
    const row = featureId === '' ? undefined : this.#db.get<FeatureRow>(sql, runId, featureId)
    if (row === undefined) throw new RpcError('notFound', 'this test run has no such feature')
    return this.#toFeature(runId, row)
  }

  #toFeature(runId: string, row: FeatureRow): FeatureResult {
    const name = this.#db.get<{ name: string | null }>(
      `SELECT body ->> '$.features[0]' AS name FROM test_cases WHERE run_id = ? AND seq = ?`,
      runId,
      row.first
    )
    return {
      urlSafeFeatureId: row.feature_id,
      featureName: name?.name ?? row.feature_id,
      severity: SEVERITIES[row.worst] ?? 'SEVERITY_UNSPECIFIED',
      summaryCounts: {
        total: String(row.total),
        pass: String(row.pass),
        warning: String(row.warning),
        fail: String(row.fail),
        skip: String(row.skip)
      },
      failingTests: JSON.parse(row.failing) as string[]
    }
  }

  #row(id: string): RunRow {
    const row = this.#db.get<RunRow>('SELECT * FROM test_runs WHERE id = ?', id)
    if (row === undefined) throw new RpcError('notFound', 'there is no test run with this id')
    return row
  }

  #toRun(row: RunRow): TestRunDetail {
    const summary = row.summary === null ? {} : (JSON.parse(row.summary) as RunSummary)
    return {
      testRunId: row.id,
      name: row.name,
      projectId: { uuid: row.project_id },
      testingType: 'TEST_TYPE_STRESS_TESTING_UNSPECIFIED',
      modelTask: row.model_task,
      refDataId: row.reference_id,
      evalDataId: row.evaluation_id,
      modelId: { uuid: row.model_id },
      uploadTime: row.created_at,
      webAppUrl: { url: `${this.#address.url}/v1/test-runs/${row.id}` },
      status: row.status,
      // Figures of the whole run stand for a whole run only.
      ...(row.status === 'TEST_TASK_STATUS_COMPLETED' ? summary : {})
    }
  }
}

const SEVERITIES: readonly Severity[] = [
  'SEVERITY_UNSPECIFIED',
  'SEVERITY_PASS',
  'SEVERITY_WARNING',
  'SEVERITY_ALERT'
]

/** Every column is in the index. */
const FEATURES = `
  SELECT feature_id, min(seq) AS first, count(*) AS total,
    count(*) FILTER (WHERE status = 'TEST_CASE_STATUS_PASS_UNSPECIFIED') AS pass,
    count(*) FILTER (WHERE status = 'TEST_CASE_STATUS_WARNING') AS warning,
    count(*) FILTER (WHERE status = 'TEST_CASE_STATUS_FAIL') AS fail,
    count(*) FILTER (WHERE status = 'TEST_CASE_STATUS_SKIP') AS skip,
    max(CASE severity ${SEVERITIES.map((name, rank) => `WHEN '${name}' THEN ${rank}`).join(' ')} ELSE 0 END) AS worst,
    json_group_array(DISTINCT test_type) FILTER (WHERE status = 'TEST_CASE_STATUS_FAIL') AS failing
  FROM test_cases INDEXED BY test_cases_by_feature`

function isActive(status: TestTaskStatus): boolean {
  return status === 'TEST_TASK_STATUS_PENDING' || status === 'TEST_TASK_STATUS_RUNNING'
}

function toItem<T>(row: BodyRow): Item<T> {
  return { seq: row.seq, value: JSON.parse(row.body) as T }
}
