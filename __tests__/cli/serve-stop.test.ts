/** How `rime-stress-test serve` ends, with a real build under way. */
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Job } from '../../src/api/types.ts'
import { openDatabase } from '../../src/service/store/database.ts'
import { JobStore } from '../../src/service/store/jobs.ts'
import { eventually } from '../service/support/harness.ts'
import { ServeProcess } from '../support/serve.ts'

const KEY = 'a-key-of-this-test-only'

let folder: string
let started: ServeProcess[]
beforeEach(async () => {
  started = []
  folder = await mkdtemp(join(tmpdir(), 'serve-'))
  await writeFile(join(folder, 'key'), KEY)
})
afterEach(async () => {
  for (const server of started) await server.stop('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

function serve(...args: string[]): ServeProcess {
  const server = new ServeProcess(folder, args)
  started.push(server)
  return server
}

describe('told to stop', () => {
  const call = async (url: string, path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(url + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'rime-api-key': KEY, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
    })
    return answer.json()
  }

  /** Starts the build of a small image. @returns the id of its job, which runs. */
  async function startBuild(url: string): Promise<string> {
    const image = { name: 'small', pipRequirements: [{ name: 'six', versionSpecifier: '==1.17.0' }] }
    const { job } = (await call(url, '/v1/images', image)) as { job: { jobId: string } }
    await eventually(async () => {
      const now = (await call(url, `/v1/jobs/${job.jobId}`)) as { job: Job }
      return now.job.status === 'JOB_STATUS_RUNNING' ? true : undefined
    })
    return job.jobId
  }

  function statusOf(jobId: string): string {
    const database = openDatabase(join(folder, 'state'))
    try {
      return new JobStore(database, '').row(jobId).status
    } finally {
      database.close()
    }
  }

  it('lets a request end, takes no further one, and cancels its jobs', async () => {
    const server = serve('--api-key-file', 'key')
    const url = await server.url()
    const jobId = await startBuild(url)
    const body = JSON.stringify({ name: 'p', description: '', modelTask: 'MODEL_TASK_REGRESSION' })
    const { port, host } = new URL(url)
    const socket = connect(Number(port), '127.0.0.1')
    socket.write(
      `POST /v1/projects HTTP/1.1\r\nhost: ${host}\r\nrime-api-key: ${KEY}\r\ncontent-type: application/json\r\n` +
        `content-length: ${body.length}\r\n\r\n${body.slice(0, 9)}`
    )
    expect(await call(url, '/healthz')).toEqual({})
    server.child.kill('SIGTERM')
    await server.says('stderr', /SIGTERM: takes no more requests and cancels its jobs/)
    await eventually(() =>
      fetch(`${url}/healthz`).then(
        () => undefined,
        () => true
      )
    )
    socket.write(body.slice(9))
    const [answer] = (await once(socket, 'data')) as [Buffer]
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 200 /)
    expect(await server.ended()).toBe(0)
    expect(statusOf(jobId)).toBe('JOB_STATUS_CANCELLED')
  })

  it('waits for its jobs with --drain', async () => {
    const server = serve('--api-key-file', 'key', '--drain')
    const jobId = await startBuild(await server.url())
    expect(await server.stop()).toBe(0)
    expect(statusOf(jobId)).toBe('JOB_STATUS_SUCCEEDED')
  })

  it('twice, ends at once, and the next server ends what was left', async () => {
    const server = serve('--api-key-file', 'key', '--drain')
    const jobId = await startBuild(await server.url())
    server.child.kill('SIGTERM')
    await server.says('stderr', /SIGTERM: takes no more requests and waits for its jobs/)
    expect(await server.stop('SIGINT')).toBe(1)
    expect(statusOf(jobId)).toBe('JOB_STATUS_RUNNING')
    const next = serve('--api-key-file', 'key')
    await next.url()
    await eventually(() => (statusOf(jobId) === 'JOB_STATUS_FAILED' ? true : undefined))
    expect(await next.stop()).toBe(0)
  })
})
