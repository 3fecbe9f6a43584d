import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { recoverJobs, startService, StateError } from '../../src/service/service.ts'
import { FakeRuntime } from './support/fake-runtime.ts'
import { eventually, Harness, isRunning, KEY } from './support/harness.ts'

let harness: Harness
let other: ChildProcess | undefined
beforeEach(() => {
  harness = new Harness()
})
afterEach(async () => {
  other?.kill('SIGKILL')
  await harness.close()
})

/** A second service on the same state directory, in a process that can be killed. @returns its URL. */
async function startProcess(): Promise<string> {
  const { stateDir, data } = harness
  const options = { stateDir, data, key: KEY, engineCommand: harness.options().engineCommand }
  const script = join(import.meta.dirname, 'support', 'service-process.ts')
  other = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script, JSON.stringify(options)],
    {
      stdio: ['ignore', 'pipe', 'inherit']
    }
  )
  const [url] = (await once(other.stdout!, 'data')) as [Buffer]
  return url.toString().trim()
}

async function kill(): Promise<void> {
  const gone = once(other!, 'exit')
  other!.kill('SIGKILL')
  await gone
}

/** The harness's calls, to the other process. */
function at(url: string): Harness {
  return Object.assign(Object.create(harness) as Harness, { service: { url, port: 0 } })
}

describe('a service that is killed', () => {
  test('loses no row, and its jobs end with a reason and with nothing left of them', async () => {
    const file = join(harness.folder, 'report.json')
    harness.play({ hang: true, output: '', report: file })
    const killed = at(await startProcess())
    const running = await killed.startJob()
    const waiting = await killed.startJob()
    const building = await killed.ok<'createImage'>('POST', '/v1/images', {
      name: 'new',
      pipRequirements: []
    })
    await eventually(() => (existsSync(file) ? true : undefined))
    const { pid } = JSON.parse(readFileSync(file, 'utf8')) as { pid: number }
    const acknowledged: string[] = []
    for (let index = 0; index < 20; index++) acknowledged.push(await killed.project())
    await kill()
    expect(isRunning(pid)).toBe(true)

    await harness.start()
    for (const jobId of [running.jobId, waiting.jobId, building.job?.jobId ?? '']) {
      expect(await harness.job(jobId)).toMatchObject({
        status: 'JOB_STATUS_FAILED',
        errorMsg: 'The service that ran this job stopped; start it again.'
      })
    }
    expect((await harness.ok<'getImage'>('GET', '/v1/images/new')).image?.status).toBe('STATUS_FAILED')
    for (const id of acknowledged) expect((await harness.call('GET', `/v1/projects/${id}`)).status).toBe(200)
    await eventually(() => (isRunning(pid) ? undefined : true))
    await eventually(() => (harness.runtime.reaped.includes(running.jobId) ? true : undefined))
    const left = join(harness.stateDir, 'jobs', running.jobId)
    await eventually(() => (readdirSync(left).some((name) => name === 'model') ? undefined : true))
    // Jobs that have ended stay as they ended.
    await harness.cancel(running.jobId)
    expect((await harness.job(running.jobId)).status).toBe('JOB_STATUS_FAILED')
  })

  test('is cleaned up after without starting a service', async () => {
    harness.play({ hang: true, output: '' })
    const killed = at(await startProcess())
    const { jobId } = await killed.startJob()
    await killed.waitFor(jobId, ['JOB_STATUS_RUNNING'])
    await kill()
    const runtime = new FakeRuntime()
    const options = { stateDir: harness.stateDir, runtime }
    expect(await recoverJobs(options)).toBe(1)
    expect(runtime.reaped).toEqual([jobId])
    expect(await recoverJobs(options)).toBe(0)
    expect(await recoverJobs({ ...options, stateDir: join(harness.folder, 'none') })).toBe(0)
    await harness.start()
  })
})

describe('two services on one state directory', () => {
  test('leave each other’s jobs alone, and cancel them for each other', async () => {
    harness.play({ hang: true, output: '' })
    const neighbour = at(await startProcess())
    const { jobId } = await neighbour.startJob()
    await neighbour.waitFor(jobId, ['JOB_STATUS_RUNNING'])
    await harness.start()
    expect(await recoverJobs({ stateDir: harness.stateDir, runtime: harness.runtime })).toBe(0)
    expect((await harness.job(jobId)).status).toBe('JOB_STATUS_RUNNING')
    await harness.cancel(jobId)
    expect((await harness.waitFor(jobId)).status).toBe('JOB_STATUS_CANCELLED')
  })

  test('write at the same time and lose nothing', async () => {
    const neighbour = at(await startProcess())
    await harness.start()
    const created = await Promise.all(
      Array.from({ length: 100 }, (_item, index) => (index % 2 === 0 ? harness : neighbour).project())
    )
    expect(new Set(created).size).toBe(100)
    const { projects } = await neighbour.ok<'listProjects'>('GET', '/v1/projects?pageSize=1000')
    expect(projects).toHaveLength(100)
  })

  test('build one name once', async () => {
    const neighbour = at(await startProcess())
    await harness.start()
    const body = { name: 'same', pipRequirements: [] }
    harness.runtime.onBuild = () => new Promise(() => undefined)
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_item, index) =>
        (index % 2 === 0 ? harness : neighbour).call('POST', '/v1/images', body)
      )
    )
    expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1)
    expect(replies.filter((reply) => reply.status === 409)).toHaveLength(19)
  })
})

describe('closing', () => {
  test('cancels jobs, leaves nothing and may be asked for twice', async () => {
    const file = join(harness.folder, 'report.json')
    await harness.start()
    harness.play({ hang: true, output: '', ignoreTerm: true, report: file })
    const { jobId } = await harness.startJob()
    await eventually(() => (existsSync(file) ? true : undefined))
    const { pid } = JSON.parse(readFileSync(file, 'utf8')) as { pid: number }
    const { url } = harness.service
    await Promise.all([
      harness.service.close({ cancelJobs: true }),
      harness.service.close({ cancelJobs: true })
    ])
    expect(isRunning(pid)).toBe(false)
    expect(isRunning(harness.runtime.workers[0]!.pid)).toBe(false)
    await expect(fetch(`${url}/healthz`)).rejects.toThrow()
    expect(readdirSync(join(harness.stateDir, 'owners'))).toEqual([])
    await harness.start()
    expect((await harness.job(jobId)).status).toBe('JOB_STATUS_CANCELLED')
  })

  test('waits for jobs that are to be kept', async () => {
    await harness.start()
    const { jobId } = await harness.startJob()
    await harness.service.close({ cancelJobs: false })
    await harness.start()
    expect((await harness.job(jobId)).status).toBe('JOB_STATUS_SUCCEEDED')
  })
})

describe('a state directory', () => {
  afterEach(async () => {
    // The harness closes what it started; these tests start nothing that stays.
    harness = await new Harness().start()
  })

  async function failure(): Promise<StateError> {
    const error: unknown = await startService(harness.options()).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(StateError)
    return error as StateError
  }

  test('of a later version is refused', async () => {
    await harness.start()
    await harness.service.close({ cancelJobs: true })
    const database = new DatabaseSync(join(harness.stateDir, 'state.sqlite'))
    database.exec('PRAGMA user_version = 99')
    database.close()
    expect(await failure()).toMatchObject({ code: 'state-newer' })
  })

  test('that is damaged is refused, with what to do', async () => {
    await harness.start()
    await harness.service.close({ cancelJobs: true })
    truncateSync(join(harness.stateDir, 'state.sqlite'), 20_000)
    const error = await failure()
    expect(error).toMatchObject({ code: 'state-damaged' })
    expect(error.hint).toMatch(/Move the file away/)
    writeFileSync(join(harness.stateDir, 'state.sqlite'), 'not a database at all, but long enough to be one')
    expect(await failure()).toMatchObject({ code: 'state-damaged' })
  })

  test('that cannot be made is refused', async () => {
    const stateDir = join(harness.data, 'ref.csv', 'state')
    const error: unknown = await startService({ ...harness.options(), stateDir }).catch(
      (reason: unknown) => reason
    )
    expect(error).toMatchObject({ code: 'state-unusable' })
  })
})
