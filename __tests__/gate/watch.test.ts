import type { Job } from '../../src/api/types.ts'
import { RimeClient } from '../../src/client/rime-client.ts'
import { pollDelay, type Progress, watchJob } from '../../src/gate/watch.ts'
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
    if (state.status === 'away') response.destroy()
    else if (state.status === 'gateway') response.writeHead(502).end('<h1>Bad gateway</h1>')
    else if (state.status === 'ingress')
      response.writeHead(404, { 'content-type': 'text/plain' }).end('default backend')
    else if (state.status === 'expired')
      sendJson(response, { code: 16, message: 'expired', details: [] }, 401)
    else if (state.status === 'gone') sendJson(response, { code: 5, message: 'unknown', details: [] }, 404)
    else sendJson(response, { job: { jobId: 'j', ...state } })
  })
  client = new RimeClient({ url: server.url, apiKey: 'k', userAgent: 'test', deadlineMs: 0 })
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

it('rides out a server that is away, behind a gateway or replaced by an ingress', async () => {
  const away = ['away', 'gateway', 'ingress'].map((status) => ({ status }))
  const rime = await serve([{ status: 'JOB_STATUS_RUNNING' }, ...away, { status: 'JOB_STATUS_SUCCEEDED' }])
  expect(await watchJob(rime, 'j', { signal })).toMatchObject({ status: 'JOB_STATUS_SUCCEEDED' })
})

it.each([
  ['away', { fault: 'cut-off' }],
  ['gateway', { status: 502 }],
  ['ingress', { code: 'job-lost' }]
])('gives up when the server stays %s', async (status, expected) => {
  const rime = await serve([{ status: 'JOB_STATUS_RUNNING' }, { status }])
  await expect(watchJob(rime, 'j', { signal, limits: { outageMs: 300 } })).rejects.toMatchObject(expected)
})

it('does not wait for a key that has expired to be good again', async () => {
  const rime = await serve([{ status: 'JOB_STATUS_RUNNING' }, { status: 'expired' }])
  await expect(watchJob(rime, 'j', { signal })).rejects.toMatchObject({ status: 401 })
})

it.each(['JOB_STATUS_PENDING', 'JOB_STATUS_REQUESTED'])('ends on a job that stays %s', async (status) => {
  const rime = await serve([{ status }])
  const watched = watchJob(rime, 'j', { signal, limits: { pendingMs: 300 } })
  await expect(watched).rejects.toMatchObject({ code: 'job-pending' })
})

it('waits longer than that for a job that has been started', async () => {
  const running = Array.from({ length: 5 }, () => ({ status: 'JOB_STATUS_RUNNING' }))
  const rime = await serve([...running, { status: 'JOB_STATUS_SUCCEEDED' }])
  const job = await watchJob(rime, 'j', { signal, limits: { pendingMs: 0 } })
  expect(job.status).toBe('JOB_STATUS_SUCCEEDED')
})

it('asks a server without logs twice: at first and at the end', async () => {
  const running = Array.from({ length: 3 }, () => ({ status: 'JOB_STATUS_RUNNING' }))
  const rime = await serve([...running, { status: 'JOB_STATUS_FAILED' }])
  await watchJob(rime, 'j', { signal, onLogLine: () => undefined })
  const asked = server!.received.map(({ path }) => path.startsWith('/v1-beta/logs/'))
  expect(asked).toEqual([false, true, false, false, false, true])
})

it('polls often at first and seldom in a long job', () => {
  expect(pollDelay(0)).toBe(150)
  expect(pollDelay(60_000)).toBe(3_000)
  expect(pollDelay(4 * 3_600_000)).toBe(20_000)
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
