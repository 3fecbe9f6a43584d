/**
 * Time of every read of the service with many runs stored, over loopback HTTP.
 *
 *   node benchmarks/reads.mjs [--runs 100000] [--projects 100] [--cases 8] [--repeat 300]
 *
 * The state is filled by SQL: --runs runs in --projects projects and one run of 100,000 cases. Reads are of random ids,
 * one after the other. Times of a machine that does other things say little: look at the load.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'

import { seedRuns } from '../__tests__/service/support/seed-runs.ts'
import { silentLogger } from '../src/logger.ts'
import { selectRuntime } from '../src/runtime/select.ts'
import { startService } from '../src/service/service.ts'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '100000' },
    projects: { type: 'string', default: '100' },
    cases: { type: 'string', default: '8' },
    repeat: { type: 'string', default: '300' }
  }
})
const [runs, projects, cases, repeat] = [values.runs, values.projects, values.cases, values.repeat].map(
  Number
)
const BIG_CASES = 100_000
const KEY = 'benchmark'

const folder = mkdtempSync(join(tmpdir(), 'reads-'))
const stateDir = join(folder, 'state')
const { runtime } = await selectRuntime('venv', { stateDir, log: silentLogger })
const service = await startService({
  host: '127.0.0.1',
  port: 0,
  stateDir,
  runtime,
  apiKeys: [KEY],
  dataRoots: [],
  version: '0.0.0',
  log: silentLogger
})

const random = (most) => Math.floor(Math.random() * most) + 1
const run = () => `r${random(runs)}`
const project = () => `p${random(projects)}`
const FIRST = 'firstPageQuery'

/** Path of a read, with ids that are chosen anew for each. */
const READS = {
  getRimeInfo: () => '/v1/rime-info',
  listProjects: () => '/v1/projects?pageSize=100',
  'listProjects by last run': () => `/v1/projects?pageSize=100&${FIRST}.sort.sortBy=lastTestRunTime`,
  'listProjects by search': () => `/v1/projects?${FIRST}.search.expression=${random(99)}`,
  getProject: () => `/v1/projects/${project()}`,
  listDatasets: () => `/v1/registry/${project()}/dataset`,
  listModels: () => `/v1/registry/${project()}/model`,
  listPredictionSets: () => `/v1/registry/${project()}/prediction`,
  getDataset: () => `/v1/registry/dataset?datasetName=d${random(projects)}`,
  getModel: () => `/v1/registry/model?modelId.uuid=m${random(projects)}`,
  getPredictionSet: () => {
    const number = random(projects)
    return `/v1/registry/prediction/m${number}/d${number}`
  },
  listUploadedFileUrls: () => '/v1-beta/uploaded-file-urls',
  listImages: () => '/v1/images',
  getJob: () => `/v1/jobs/j${random(runs)}?view=JOB_VIEW_FULL`,
  getTestRunId: () => `/v1/jobs/j${random(runs)}/test-run-id`,
  listJobsForProject: () => `/v1/jobs/project/${project()}?view=JOB_VIEW_FULL`,
  'listJobsForProject, failed': () =>
    `/v1/jobs/project/${project()}?${FIRST}.selectedStatuses=JOB_STATUS_FAILED`,
  'listJobsForProject, none': () =>
    `/v1/jobs/project/${project()}?${FIRST}.selectedStatuses=JOB_STATUS_CANCELLED`,
  getTestRun: () => `/v1/test-runs/${run()}`,
  listTestRuns: () => '/v1/test-runs',
  'listTestRuns of a project': () => `/v1/test-runs?${FIRST}.projectId.uuid=${project()}`,
  listBatchResults: () => `/v1/batch-results?testRunId=${run()}`,
  getBatchResult: () => `/v1/test-runs/${run()}/batch-result/test_0`,
  listTestCases: () => `/v1/test-cases?listTestCasesQuery.testRunId=${run()}`,
  'listTestCases, large run': () => '/v1/test-cases?listTestCasesQuery.testRunId=big-r1',
  'listTestCases, large run, one test': () =>
    `/v1/test-cases?listTestCasesQuery.testRunId=big-r1&listTestCasesQuery.testTypes=test_${random(9)}`,
  'listTestCases, large run, one feature': () =>
    `/v1/test-cases?listTestCasesQuery.testRunId=big-r1&listTestCasesQuery.urlSafeFeatureIds=f${random(99)}`,
  listFeatureResults: () => `/v1/feature-results?testRunId=${run()}`,
  'listFeatureResults, large run': () => '/v1/feature-results?testRunId=big-r1',
  'getFeatureResult, large run': () => `/v1/test-runs/big-r1/feature-result/f${random(99)}`,
  listSummaryTests: () => `/v1/summary-tests?query.testRunId=${run()}`,
  getCategoryResults: () => `/v1/category-results/${run()}`
}

async function read(path) {
  const started = performance.now()
  const response = await fetch(`${service.url}${path}`, { headers: { 'rime-api-key': KEY } })
  await response.arrayBuffer()
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`)
  return performance.now() - started
}

try {
  const database = new DatabaseSync(join(stateDir, 'state.sqlite'), { timeout: 10_000 })
  seedRuns(database, { projects, runs, cases, prefix: '' })
  seedRuns(database, { projects: 1, runs: 1, cases: BIG_CASES, prefix: 'big-' })
  database.close()
  const megabytes = Math.round(statSync(join(stateDir, 'state.sqlite')).size / 1024 / 1024)
  const rows = []
  for (const [name, path] of Object.entries(READS)) {
    const times = []
    for (let count = 0; count < repeat; count++) times.push(await read(path()))
    times.sort((a, b) => a - b)
    const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1)
    rows.push(`| ${name} | ${at(0.5)} | ${at(0.99)} |`)
  }
  const load = loadavg().map((value) => value.toFixed(1))
  console.log(`${runs} runs of ${cases} cases in ${projects} projects, ${megabytes} MB; ${repeat} reads each; load ${load.join(' ')}.

| read | p50 ms | p99 ms |
| --- | --- | --- |
${rows.join('\n')}`)
} finally {
  await service.close({ cancelJobs: true })
  rmSync(folder, { recursive: true, force: true })
}
