import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { existsSync, linkSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Answer } from '../../src/service/http/handlers.ts'
import { goodEvents, toLines } from './support/events.ts'
import { eventually, Harness, isRunning } from './support/harness.ts'

const DETAILS = Buffer.from('{"sentence":"…"}').toString('base64')

let harness: Harness
beforeEach(async () => {
  harness = await new Harness().start()
})
afterEach(() => harness.close())

interface EngineReport {
  job: Record<string, never> & { modelFile?: string; socket?: string; workers: number }
  env: Record<string, string>
  pid: number
}

function report(file: string): EngineReport {
  return JSON.parse(readFileSync(file, 'utf8')) as EngineReport
}

describe('a stress test', () => {
  test('runs to its end, and its results are read back as the engine sent them', async () => {
    const { jobId } = await harness.startJob()
    const job = await harness.waitFor(jobId)
    expect(job.errorMsg).toBeUndefined()
    expect(job.status).toBe('JOB_STATUS_SUCCEEDED')
    expect(job.jobProgressStr).toBe('3 / 3 tests completed')
    const progress = job.jobData?.stress?.progress?.testRun
    expect(progress?.testBatches?.map((batch) => batch.status)).toEqual(
      Array(3).fill('TEST_TASK_STATUS_COMPLETED')
    )
    const run = job.jobData?.stress?.testRunId ?? ''

    const { testRun } = await harness.ok<'getTestRun'>('GET', `/v1/test-runs/${run}`)
    expect(testRun?.status).toBe('TEST_TASK_STATUS_COMPLETED')
    expect(testRun?.metrics?.summaryCounts?.total).toBe('6')
    expect(testRun?.webAppUrl?.url).toContain(run)

    const cases = await harness.ok<'listTestCases'>(
      'GET',
      `/v1/test-cases?listTestCasesQuery.testRunId=${run}&showDisplay=true`
    )
    const sent = goodEvents().flatMap((event) =>
      // `details` is a field of bytes, which travel as base64.
      event.type === 'case' ? [{ ...event.case, testRunId: run, display: { details: DETAILS } }] : []
    )
    expect(cases.testCases).toEqual(sent)
    const batch = await harness.ok<'getBatchResult'>(
      'GET',
      `/v1/test-runs/${run}/batch-result/${encodeURIComponent('subset_performance:subset_accuracy')}`
    )
    expect(batch.testBatch?.summaryCounts).toEqual({
      total: '3',
      pass: '1',
      warning: '0',
      fail: '1',
      skip: '1'
    })
    expect(batch.testBatch?.display).toBeUndefined()
    const categories = await harness.ok<'getCategoryResults'>('GET', `/v1/category-results/${run}`)
    expect(categories.categoryTestResults).toHaveLength(3)
    expect(await harness.log(jobId)).toContain('reading data')
  })

  test('leaves nothing running and no copy of the model', async () => {
    const file = join(harness.folder, 'report.json')
    harness.play({ report: file })
    const { jobId } = await harness.startJob()
    await harness.waitFor(jobId)
    expect(isRunning(report(file).pid)).toBe(false)
    expect(harness.runtime.workers).toHaveLength(1)
    expect(isRunning(harness.runtime.workers[0]!.pid)).toBe(false)
    expect(readdirSync(join(harness.stateDir, 'jobs', jobId)).sort()).toEqual(['job.log', 'worker.log'])
  })

  test('gives the engine nothing of our environment', async () => {
    const file = join(harness.folder, 'report.json')
    harness.play({ report: file })
    process.env['GITHUB_TOKEN'] = 'canary'
    process.env['INPUT_API-KEY'] = 'canary'
    try {
      await harness.waitFor((await harness.startJob()).jobId)
    } finally {
      delete process.env['GITHUB_TOKEN']
      delete process.env['INPUT_API-KEY']
    }
    const { env, job } = report(file)
    expect(Object.values(env)).not.toContain('canary')
    expect(
      Object.keys(env).filter((name) => /^(GITHUB|ACTIONS|RUNNER|INPUT|RIME|AWS|npm)_/.test(name))
    ).toEqual([])
    expect(job.modelFile).toBe('/model/model.py')
    expect(job.workers).toBe(1)
  })

  test('keeps labels and hidden files from the model', async () => {
    const folder = join(harness.data, 'model')
    writeFileSync(join(folder, 'weights.bin'), 'w')
    writeFileSync(join(folder, '.env'), 'SECRET=1')
    writeFileSync(join(folder, 'copy-of-eval.csv'), readFileSync(join(harness.data, 'eval.csv')))
    linkSync(join(harness.data, 'ref.csv'), join(folder, 'hard-link.csv'))
    symlinkSync(join(harness.data, 'eval.csv'), join(folder, 'outside.csv'))
    symlinkSync('weights.bin', join(folder, 'inside.bin'))
    writeFileSync(join(harness.folder, 'secret.txt'), 'not data, and none of its business')
    symlinkSync(join(harness.folder, 'secret.txt'), join(folder, 'secret.txt'))
    symlinkSync('..', join(folder, 'up'))
    symlinkSync('.env', join(folder, 'shown.env'))
    harness.play({ hang: true, output: '' })
    const { jobId } = await harness.startJob()
    const request = await eventually(() => harness.runtime.workers[0]?.request)
    expect(readdirSync(request.modelDirectory).sort()).toEqual(['inside.bin', 'model.py', 'weights.bin'])
    await harness.cancel(jobId)
    await harness.waitFor(jobId)
    expect(await harness.log(jobId)).toContain('kept from the model')
  })

  test('runs without a model and without an image', async () => {
    const file = join(harness.folder, 'report.json')
    harness.play({ report: file })
    const { projectId, start } = await harness.prepare(false)
    delete start.testRunConfig['run_time_info']
    const jobId = await harness.begin(projectId, start)
    expect((await harness.waitFor(jobId)).status).toBe('JOB_STATUS_SUCCEEDED')
    expect(harness.runtime.workers).toEqual([])
    expect(report(file).job.socket).toBeUndefined()
  })

  test('does not run on data that changed since it was registered', async () => {
    const { projectId, start } = await harness.prepare()
    writeFileSync(join(harness.data, 'eval.csv'), 'a,label\n9,1\n')
    const jobId = await harness.begin(projectId, start)
    const { status, errorMsg } = await harness.waitFor(jobId)
    expect(status).toBe('JOB_STATUS_FAILED')
    expect(errorMsg).toMatch(/evaluation dataset is no longer the file that was registered/)
  })

  test('does not run a model that changed since it was registered', async () => {
    const { projectId, start } = await harness.prepare()
    writeFileSync(join(harness.data, 'model', 'weights.bin'), 'new')
    const jobId = await harness.begin(projectId, start)
    expect((await harness.waitFor(jobId)).errorMsg).toMatch(/has changed since it was registered/)
  })

  test('says why a model worker was lost, with the end of its output', async () => {
    harness.runtime.workerScript = 'console.log("Killed by ' + 'the model"); process.exit(137)'
    harness.play({
      output: toLines([
        { type: 'failed', failure: { code: 'model-lost', message: 'The worker went away.', hint: 'Less.' } }
      ]),
      exitCode: 1
    })
    const { jobId } = await harness.startJob()
    const { errorMsg } = await harness.waitFor(jobId)
    expect(errorMsg).toBe(
      'The worker went away.\nLess.\nThe model worker ended with exit code 137.\n' +
        'The last lines of its output:\nKilled by the model'
    )
  })

  test('shows no results before it has ended, and those of a failed run without its figures', async () => {
    harness.play({ hang: true })
    const { jobId } = await harness.startJob()
    await eventually(async () => ((await harness.job(jobId)).jobProgressStr === '' ? undefined : true))
    const run = (await harness.job(jobId)).jobData?.stress?.testRunId ?? ''
    const paths = [
      `/v1/test-cases?listTestCasesQuery.testRunId=${run}`,
      `/v1/batch-results?testRunId=${run}`,
      `/v1/summary-tests?query.testRunId=${run}`,
      `/v1/category-results/${run}`,
      `/v1/test-runs/${run}/batch-result/overall_accuracy`
    ]
    for (const path of paths) {
      expect(await harness.call('GET', path)).toMatchObject({ status: 400, body: { code: 9 } })
    }
    expect((await harness.call('DELETE', `/v1/test-runs/${run}`, {})).body).toMatchObject({ code: 9 })
    await harness.cancel(jobId)
    await harness.waitFor(jobId)
    for (const path of paths) expect((await harness.call('GET', path)).status).toBe(200)
    const { testRun } = await harness.ok<'getTestRun'>('GET', `/v1/test-runs/${run}`)
    expect(testRun).toMatchObject({ status: 'TEST_TASK_STATUS_CANCELLED' })
    expect(testRun?.metrics).toBeUndefined()
  })

  test('gives its results by page, by test and by feature, and is renamed and deleted', async () => {
    const { jobId, projectId } = await harness.startJob(false)
    const run = (await harness.waitFor(jobId)).jobData?.stress?.testRunId ?? ''
    const first = `/v1/test-cases?listTestCasesQuery.testRunId=${run}`
    const cases = async (path: string): Promise<Answer<'listTestCases'>> =>
      harness.ok<'listTestCases'>('GET', path)
    const seen: string[] = []
    let page = await cases(
      `${first}&pageSize=4&listTestCasesQuery.testTypes=null_substitution&listTestCasesQuery.testTypes=overall_accuracy`
    )
    seen.push(...page.testCases.map((one) => one.testCaseId ?? ''))
    page = await cases(`${first}&pageSize=2`)
    seen.push(...page.testCases.map((one) => one.testCaseId ?? ''))
    while (page.hasMore) {
      page = await cases(`/v1/test-cases?pageSize=3&pageToken=${page.nextPageToken}`)
      seen.push(...page.testCases.map((one) => one.testCaseId ?? ''))
    }
    const all = goodEvents().flatMap((event) => (event.type === 'case' ? [event.case.testCaseId ?? ''] : []))
    expect(seen).toEqual([all[0], all[4], all[5], ...all])
    expect((await cases(`${first}&listTestCasesQuery.urlSafeFeatureIds=f1`)).testCases).toHaveLength(2)
    expect((await cases(first)).testCases[0]?.display).toBeUndefined()

    const renamed = await harness.ok<'renameTestRun'>('POST', `/v1/test-runs/rename/${run}`, {
      name: 'new name'
    })
    expect(renamed.testRun?.name).toBe('new name')
    const runs = (project: string): Promise<Answer<'listTestRuns'>> =>
      harness.ok<'listTestRuns'>('GET', `/v1/test-runs?${project}`)
    expect((await runs(`firstPageQuery.projectId.uuid=${projectId}`)).testRuns).toHaveLength(1)
    expect((await runs('projectId=other')).testRuns).toHaveLength(0)
    expect((await runs('firstPageQuery.testingType=TEST_TYPE_CONTINUOUS_TESTING')).testRuns).toHaveLength(0)
    expect(await harness.ok<'deleteTestRun'>('DELETE', `/v1/test-runs/${run}`, {})).toEqual({})
    expect((await harness.call('GET', first)).status).toBe(404)
  })

  test('is found by its project, its state and its type', async () => {
    const { jobId, projectId } = await harness.startJob(false)
    await harness.waitFor(jobId)
    const list = async (query: string): Promise<number> =>
      (await harness.ok<'listJobsForProject'>('GET', `/v1/jobs/project/${projectId}?${query}`)).jobs.length
    const [succeeded, failed] = ['JOB_STATUS_SUCCEEDED', 'JOB_STATUS_FAILED'].map(
      (name) => `firstPageQuery.selectedStatuses=${name}`
    )
    expect(await list('')).toBe(1)
    expect(await list(`${failed}&${succeeded}&firstPageQuery.selectedTypes=JOB_TYPE_MODEL_STRESS_TEST`)).toBe(
      1
    )
    expect(await list(`${failed}`)).toBe(0)
    expect(await list('firstPageQuery.selectedTypes=JOB_TYPE_IMAGE_BUILDER')).toBe(0)
    const basic = await harness.ok<'getJob'>('GET', `/v1/jobs/${jobId}`)
    expect(basic.job?.jobData?.stress?.testRunId).toBeTruthy()
    expect(basic.job?.jobData?.stress?.progress).toBeUndefined()
    expect(await harness.ok<'getTestRunId'>('GET', `/v1/jobs/${jobId}/test-run-id`)).toEqual({
      testRunId: basic.job?.jobData?.stress?.testRunId
    })
    expect(await harness.ok<'getJobProjectId'>('GET', `/v1/jobs/${jobId}/project-id`)).toEqual({
      projectId: { uuid: projectId }
    })
  })

  test.each([
    [{ model_id: undefined }, 400, /model_id/],
    [{ model_id: { uuid: '0' } }, 404, /no model "0"/],
    [{ data_info: { eval_dataset_id: 'x' } }, 400, /ref_dataset_id/],
    [{ data_info: { ref_dataset_id: 'x', eval_dataset_id: 'x' } }, 404, /no dataset "x"/],
    [{ run_time_info: undefined }, 400, /managed_image_name is missing/],
    [{ run_time_info: { custom_image: { managed_image_name: 'absent' } } }, 404, /no image named "absent"/],
    [{ epochs: 3, categorys: [] }, 400, /epochs[^]*\n[^]*categorys/]
  ])('is refused with %j', async (change, status, message) => {
    const { projectId, start } = await harness.prepare()
    const body = { testRunConfig: { ...start.testRunConfig, ...change } }
    const reply = await harness.call('POST', `/v1/stress-tests/${projectId}`, body)
    expect(reply.status).toBe(status)
    expect((reply.body as { message: string }).message).toMatch(message)
    const { jobs } = await harness.ok<'listJobsForProject'>('GET', `/v1/jobs/project/${projectId}`)
    expect(jobs).toEqual([])
  })

  test('takes its limits from the config, in either spelling', async () => {
    harness.play({ hang: true, output: '' })
    const { projectId, start } = await harness.prepare()
    const { data_info: data, model_id: model } = start.testRunConfig as Record<string, Record<string, string>>
    const jobId = await harness.begin(projectId, {
      testRunConfig: {
        runName: 'camel',
        modelId: model,
        dataInfo: { refDatasetId: data?.['ref_dataset_id'], evalDatasetId: data?.['eval_dataset_id'] },
        runTimeInfo: {
          customImage: { managedImageName: 'img' },
          resourceRequest: { ramRequestMegabytes: '512', cpuRequestMillicores: 1500 }
        }
      }
    })
    const request = await eventually(() => harness.runtime.workers[0]?.request)
    expect(request.limits).toMatchObject({ memoryMegabytes: 512, cpus: 1.5 })
    await harness.cancel(jobId)
    await harness.waitFor(jobId)
  })

  test('waits in line while others run, and is cancelled there at once', async () => {
    await harness.service.close({ cancelJobs: true })
    await harness.start({ concurrency: { stressTests: 1 } })
    harness.play({ hang: true, output: '' })
    const first = await harness.startJob()
    await harness.waitFor(first.jobId, ['JOB_STATUS_RUNNING'])
    const second = await harness.startJob()
    expect((await harness.job(second.jobId)).status).toBe('JOB_STATUS_PENDING')
    await harness.cancel(second.jobId)
    expect((await harness.job(second.jobId)).status).toBe('JOB_STATUS_CANCELLED')
    await harness.cancel(first.jobId)
    const job = await harness.waitFor(first.jobId)
    expect(job.status).toBe('JOB_STATUS_CANCELLED')
    expect(job.cancellationRequested).toBe(true)
  })

  test('is gone with its engine and worker when it is cancelled, even when they resist', async () => {
    const file = join(harness.folder, 'report.json')
    harness.play({ hang: true, output: '', ignoreTerm: true, report: file })
    const { jobId } = await harness.startJob()
    await eventually(() => (existsSync(file) ? true : undefined))
    const pids = [report(file).pid, harness.runtime.workers[0]!.pid]
    expect(pids.map(isRunning)).toEqual([true, true])
    await harness.cancel(jobId)
    expect((await harness.waitFor(jobId)).status).toBe('JOB_STATUS_CANCELLED')
    expect(pids.map(isRunning)).toEqual([false, false])
  })

  test('ends as FAILED at its time limit', async () => {
    await harness.service.close({ cancelJobs: true })
    await harness.start({ limits: { jobSeconds: 0.2 } })
    harness.play({ hang: true, output: '' })
    const job = await harness.waitFor((await harness.startJob()).jobId)
    expect(job.status).toBe('JOB_STATUS_FAILED')
    expect(job.errorMsg).toMatch(/took longer than its limit/)
  })
})
