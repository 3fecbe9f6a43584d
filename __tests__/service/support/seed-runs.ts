import type { DatabaseSync } from 'node:sqlite'

export interface Seed {
  projects: number
  /** Over all projects, round about. */
  runs: number
  /** Of each run. */
  cases: number
  /** Put before every id, so that one database can be filled several times. */
  prefix: string
}

/**
 * Fills a state with completed runs and what belongs to them, by SQL alone: the service is not asked. Ids are `PREFIXp1`,
 * `PREFIXr1` and so on for projects, runs, jobs (`j`), datasets (`d`) and models (`m`).
 */
export function seedRuns(database: DatabaseSync, { projects, runs, cases, prefix }: Seed): void {
  const time = '2026-01-01T00:00:00.000Z'
  const id = (kind: string, number: string): string => `'${prefix}${kind}' || (${number})`
  const fill = (sql: string, count: number): void => {
    const numbers = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`
    const text = sql
      .replaceAll(/@(\w)\(([^()]+)\)/g, (_all, kind: string, number: string) => id(kind, number))
      .replaceAll('@time', `'${time}'`)
    database.exec(text.replace('SELECT', `${numbers} SELECT`))
  }
  const project = `i % ${projects} + 1`
  database.exec('PRAGMA synchronous = OFF; BEGIN IMMEDIATE')
  fill(
    `INSERT INTO projects (id, name, model_task, body, created_at)
     SELECT @p(i), @p(i), 'MODEL_TASK_BINARY_CLASSIFICATION', '{"description":""}', @time FROM n`,
    projects
  )
  fill(
    `INSERT INTO datasets (id, project_id, name, body, file, identity, created_at)
     SELECT @d(i), @p(i), @d(i), '{"dataInfo":{}}', '{"path":"/x","sha256":"","sizeBytes":1,"stamp":""}', @d(i), @time FROM n`,
    projects
  )
  fill(
    `INSERT INTO models (id, project_id, name, body, identity, created_at)
     SELECT @m(i), @p(i), @m(i), '{}', @m(i), @time FROM n`,
    projects
  )
  fill(
    `INSERT INTO predictions (model_id, dataset_id, body, file, created_at)
     SELECT @m(i), @d(i), '{"predInfo":{}}', '{"path":"/x"}', @time FROM n`,
    projects
  )
  fill(
    `INSERT INTO jobs (id, type, status, project_id, test_run_id, owner, spec, created_at, started_at, completed_at)
     SELECT @j(i), 'JOB_TYPE_MODEL_STRESS_TEST',
       CASE i % 50 WHEN 0 THEN 'JOB_STATUS_FAILED' ELSE 'JOB_STATUS_SUCCEEDED' END,
       @p(${project}), @r(i), 'nobody', '{}', @time, @time, @time FROM n`,
    runs
  )
  fill(
    `INSERT INTO job_tests (job_id, seq, type, status)
     SELECT @j(i), 0, 'test_0', 'TEST_TASK_STATUS_COMPLETED' FROM n`,
    runs
  )
  fill(
    `INSERT INTO test_runs (id, project_id, job_id, name, status, model_task, reference_id, evaluation_id, model_id,
       summary, created_at)
     SELECT @r(i), @p(${project}), @j(i), @r(i), 'TEST_TASK_STATUS_COMPLETED', 'MODEL_TASK_BINARY_CLASSIFICATION',
       @d(${project}), @d(${project}), @m(${project}),
       '{"metrics":{"durationMillis":"40","summaryCounts":{"total":"${cases}"}}}', @time FROM n`,
    runs
  )
  fill(
    `INSERT INTO category_results (run_id, seq, body)
     SELECT @r(i), 0, '{"id":"c","severity":"SEVERITY_PASS","suggestion":{"details":"All passed."}}' FROM n`,
    runs
  )
  fill(
    `INSERT INTO test_batches (run_id, seq, test_type, body)
     SELECT @r(i), ${cases} + 1, 'test_0', json_object('testRunId', @r(i), 'testType', 'test_0') FROM n`,
    runs
  )
  const run = id('r', `(i - 1) / ${cases} + 1`)
  fill(
    `INSERT INTO test_cases (run_id, seq, test_type, feature_id, status, severity, body)
     SELECT ${run}, (i - 1) % ${cases}, 'test_' || (i % 10), 'f' || (i % 100),
       CASE i % 20 WHEN 0 THEN 'TEST_CASE_STATUS_FAIL' ELSE 'TEST_CASE_STATUS_PASS_UNSPECIFIED' END,
       CASE i % 20 WHEN 0 THEN 'SEVERITY_ALERT' ELSE 'SEVERITY_PASS' END,
       json_object('testRunId', ${run}, 'testCaseId', 'c' || i, 'testBatchType', 'test_' || (i % 10),
         'features', json_array('f' || (i % 100)), 'urlSafeFeatureId', 'f' || (i % 100),
         'status', CASE i % 20 WHEN 0 THEN 'TEST_CASE_STATUS_FAIL' ELSE 'TEST_CASE_STATUS_PASS_UNSPECIFIED' END,
         'severity', CASE i % 20 WHEN 0 THEN 'SEVERITY_ALERT' ELSE 'SEVERITY_PASS' END,
         'display', json_object('details', '{}')) FROM n`,
    runs * cases
  )
  database.exec('COMMIT; PRAGMA synchronous = FULL')
}
