import { expect, test } from '@jest/globals'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { MIGRATIONS } from '../../src/service/store/migrations.ts'
import { Harness } from './support/harness.ts'

test('results that were stored before features were counted are counted', async () => {
  const harness = new Harness()
  mkdirSync(harness.stateDir, { mode: 0o700 })
  const database = new DatabaseSync(join(harness.stateDir, 'state.sqlite'))
  const before = MIGRATIONS.findIndex((step) => step.includes('test_cases_by_feature'))
  for (const step of MIGRATIONS.slice(0, before)) database.exec(step)
  const testCase = {
    testBatchType: 'null_substitution',
    features: ['age'],
    urlSafeFeatureId: 'age',
    status: 'TEST_CASE_STATUS_FAIL',
    severity: 'SEVERITY_ALERT'
  }
  database.exec(`
    PRAGMA user_version = ${before};
    INSERT INTO projects (id, name, model_task, body, created_at) VALUES ('p', 'p', 'x', '{}', '2026-01-01T00:00:00.000Z');
    INSERT INTO test_runs (id, project_id, job_id, name, status, model_task, reference_id, evaluation_id, model_id, created_at)
      VALUES ('r', 'p', 'j', 'r', 'TEST_TASK_STATUS_COMPLETED', 'MODEL_TASK_REGRESSION', 'd', 'd', 'm', '2026-01-01T00:00:00.000Z');
    INSERT INTO test_cases (run_id, seq, test_type, feature_id, body)
      VALUES ('r', 0, 'null_substitution', 'age', '${JSON.stringify(testCase)}');`)
  database.close()
  await harness.start()
  try {
    const { featureResults } = await harness.ok<'listFeatureResults'>(
      'GET',
      '/v1/feature-results?testRunId=r'
    )
    expect(featureResults).toMatchObject([
      { featureName: 'age', severity: 'SEVERITY_ALERT', failingTests: ['null_substitution'] }
    ])
  } finally {
    await harness.close()
  }
})
