import type { Job } from '../../src/api/types.ts'
import { RimeClient } from '../../src/client/rime-client.ts'
import { type Progress, watchJob } from '../../src/gate/watch.ts'
import { sendJson, startHttpServer, type TestServer } from '../support/http-server.ts'

let server: TestServer | undefined
let client: RimeClient | undefined
afterEach(async () => {
  client?.close()
  await server?.close()
})

/** A server whose job goes through the given states, one per request, and whose log grows along. */
async function serve(
  states: (Partial<Omit<Job, 'status'>> & { status: string })[],
  logs: string[] = []
): Promise<RimeClient> {
  let step = -1
  server = await startHttpServer((request, response) => {
    if (request.path.startsWith('/v1-beta/logs/')) {
      const chunk = logs[Math.min(step, logs.length - 1)]
      if (chunk === undefined) sendJson(response, { code: 5, message: 'no logs', details: [] }, 404)
      else sendJson(response, { result: { chunk } })
      return
    }
    step++
    const state = states[Math.min(step, states.length - 1)]!
    if (state.status === 'gone') sendJson(response, { code: 5, message: 'unknown', details: [] }, 404)
    else sendJson(response, { job: { jobId: 'j', ...state } })
  })
  client = new RimeClient({ url: server.url, apiKey: 'k', userAgent: 'test' })
  return client
}

const signal = new AbortController().signal

it('follows a job to its end and shows each line of its log once', async () => {
  const batches = (...states: string[]): Partial<Job> => ({
    jobData: {
      stress: {
        progress: {
          testRun: {
            testBatches: states.map((status, index) => ({
              type: `t${index}`,
              status: status as 'TEST_TASK_STATUS_RUNNING'
            }))
          }
        }
      }
    }
  })
  const rime = await serve(
    [
      { status: 'JOB_STATUS_PENDING' },
      { status: 'JOB_STATUS_RUNNING', ...batches('TEST_TASK_STATUS_RUNNING', 'TEST_TASK_STATUS_PENDING') },
      {
        status: 'JOB_STATUS_SUCCEEDED',
        ...batches('TEST_TASK_STATUS_COMPLETED', 'TEST_TASK_STATUS_COMPLETED')
      }
    ],
    ['one\n', 'one\ntwo\nthr', 'one\ntwo\nthree\nfour']
  )
  const lines: string[] = []
  const progress: Progress[] = []
  const job = await watchJob(rime, 'j', {
    signal,
    onLogLine: (line) => lines.push(line),
    onProgress: (one) => progress.push(one)
  })
  expect(job.status).toBe('JOB_STATUS_SUCCEEDED')
  expect(lines).toEqual(['one', 'two', 'three', 'four'])
  expect(progress).toEqual([
    { done: 0, total: 2, running: 't0' },
    { done: 2, total: 2 }
  ])
})

it('hands back a failed job and does without a log', async () => {
  const rime = await serve([{ status: 'JOB_STATUS_FAILED', errorMsg: 'out of memory' }])
  const job = await watchJob(rime, 'j', { signal, onLogLine: () => undefined })
  expect(job).toMatchObject({ status: 'JOB_STATUS_FAILED', errorMsg: 'out of memory' })
})

it.each([
  ['gone', 'job-lost'],
  ['JOB_STATUS_UNSPECIFIED', 'job-status-unknown'],
  ['PASS', 'job-status-unknown']
])('never takes the state %s for an end', async (status, code) => {
  const rime = await serve([{ status: 'JOB_STATUS_RUNNING' }, { status }])
  await expect(watchJob(rime, 'j', { signal })).rejects.toMatchObject({ code })
})

it('stops at once when it is aborted', async () => {
  const rime = await serve([{ status: 'JOB_STATUS_RUNNING' }])
  const controller = new AbortController()
  const watched = watchJob(rime, 'j', { signal: controller.signal, onProgress: () => undefined })
  setTimeout(() => {
    controller.abort(new Error('cancelled'))
  }, 50)
  await expect(watched).rejects.toThrow()
})
