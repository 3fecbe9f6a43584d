/** The whole backend with nothing stood in for: a venv made by the runtime, the real engine, a model in its worker. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { silentLogger } from '../../src/logger.ts'
import { selectRuntime } from '../../src/runtime/select.ts'
import { readLog } from '../../src/service/jobs/job-log.ts'
import { startService } from '../../src/service/service.ts'
import { leftovers } from '../support/leftovers.ts'
import { pythonOrNotice } from '../support/python.ts'
import { eventually, Harness } from './support/harness.ts'

const TIMEOUT_MS = 300_000

let harness: Harness
let isReady = false
beforeAll(async () => {
  harness = new Harness()
  writeData()
  const { runtime } = await selectRuntime('venv', { stateDir: harness.stateDir, log: silentLogger })
  const options = { ...harness.options(), runtime }
  delete options.engineCommand
  harness.service = await startService(options)
  // Python and an index that can be reached; from here on nothing is an excuse.
  if ((await pythonOrNotice(['pandas'])) === undefined) return
  const body = { name: 'real', pipRequirements: [{ name: 'numpy' }, { name: 'pandas' }] }
  const { job } = await harness.ok<'createImage'>('POST', '/v1/images', body)
  const built = await harness.waitFor(job?.jobId ?? '')
  expect(built.errorMsg).toBeUndefined()
  isReady = true
}, TIMEOUT_MS)
afterAll(() => harness.close())

/** 600 rows of two features; the label follows the first with some noise. */
function writeData(): void {
  for (const [file, start] of [
    ['ref.csv', 0],
    ['eval.csv', 600]
  ] as const) {
    const rows = Array.from({ length: 600 }, (_row, index) => {
      const value = ((index + start) * 37) % 101
      const colour = ['red', 'green', 'blue'][(index + start) % 3] ?? ''
      return `${value},${colour},${value + (((index + start) * 7) % 40) > 70 ? 1 : 0}`
    })
    writeFileSync(join(harness.data, file), `x,colour,label\n${rows.join('\n')}\n`)
  }
  writeModel('return 1 / (1 + np.exp(-(df["x"].fillna(50).to_numpy() - 50) / 10))')
}

function writeModel(body: string): void {
  const code = `import numpy as np\nprint("model is loaded")\n\ndef predict_df(df):\n    ${body}\n`
  writeFileSync(join(harness.data, 'model', 'model.py'), code)
}

async function begin(): Promise<string> {
  const { projectId, start } = await harness.prepare(false)
  start.testRunConfig['model_id'] = await harness.model(projectId)
  const runTime = { custom_image: { managed_image_name: 'real' }, random_seed: 7 }
  return harness.begin(projectId, { testRunConfig: { ...start.testRunConfig, run_time_info: runTime } })
}

test(
  'a model is tested in its image, and the results are whole',
  async () => {
    if (!isReady) return
    const jobId = await begin()
    const job = await harness.waitFor(jobId)
    expect(job.errorMsg).toBeUndefined()
    expect(job.status).toBe('JOB_STATUS_SUCCEEDED')
    const run = job.jobData?.stress?.testRunId ?? ''
    const { testRun } = await harness.ok<'getTestRun'>('GET', `/v1/test-runs/${run}`)
    expect(testRun?.metrics?.modelPerf?.['AUC']?.evalMetric).toBeGreaterThan(0.9)
    const cases = await harness.ok<'listTestCases'>(
      'GET',
      `/v1/test-cases?listTestCasesQuery.testRunId=${run}&pageSize=1000`
    )
    expect(String(cases.testCases.length)).toBe(testRun?.metrics?.summaryCounts?.total)
    const log = await harness.log(jobId)
    expect(log).toContain('Output of the model:\nmodel is loaded')
  },
  TIMEOUT_MS
)

test(
  'a model that raises fails the job with its traceback',
  async () => {
    if (!isReady) return
    writeModel('raise ValueError("the model is not happy")')
    const job = await harness.waitFor(await begin())
    expect(job.status).toBe('JOB_STATUS_FAILED')
    expect(job.errorMsg).toMatch(/the model is not happy/)
    expect(job.errorMsg).toMatch(/model\.py/)
  },
  TIMEOUT_MS
)

test(
  'a model that ends its process is named as the reason',
  async () => {
    if (!isReady) return
    writeModel('import os; print("goodbye", flush=True); os._exit(9)')
    const job = await harness.waitFor(await begin())
    expect(job.status).toBe('JOB_STATUS_FAILED')
    expect(job.errorMsg).toMatch(/exit code 9/)
    expect(job.errorMsg).toMatch(/goodbye/)
  },
  TIMEOUT_MS
)

const onLinux = process.platform === 'linux' ? test : test.skip
onLinux(
  'a model that never answers is gone when its job is cancelled',
  async () => {
    if (!isReady) return
    writeModel('import time; print("thinking", flush=True); time.sleep(600)')
    const jobId = await begin()
    const output = join(harness.stateDir, 'jobs', jobId, 'worker.log')
    await eventually(() => (readLog(output)?.includes('thinking') === true ? true : undefined))
    expect(leftovers(jobId).length).toBeGreaterThanOrEqual(2)
    await harness.cancel(jobId)
    expect((await harness.waitFor(jobId)).status).toBe('JOB_STATUS_CANCELLED')
    expect(leftovers(jobId)).toEqual([])
  },
  TIMEOUT_MS
)
