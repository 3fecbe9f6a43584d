/** Real service processes, real environments and the real client: many at once, and killed at any step. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Dirent } from 'node:fs'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

import type { Job, ManagedImage } from '../../src/api/types.ts'
import { RimeClient } from '../../src/client/rime-client.ts'
import { type ImageWish, resolveImage } from '../../src/gate/resolve-image.ts'
import { silentLogger } from '../../src/logger.ts'
import { parseRequirement, type Requirement } from '../../src/requirements/index.ts'
import { LOST_JOB as LOST } from '../../src/service/jobs/recovery.ts'
import { openDatabase } from '../../src/service/store/database.ts'
import { eventually, Harness, KEY } from './support/harness.ts'

// One state directory for all, so that uv is installed once; each test builds libraries of its own.
let harness: Harness
let processes: ChildProcess[] = []
beforeAll(() => {
  harness = new Harness()
})
afterEach(async () => {
  await Promise.all(processes.map(kill))
  processes = []
})
afterAll(async () => {
  await harness.start()
  await harness.close()
})

/** A service on the state directory, with the venv runtime. */
async function startProcess(): Promise<{ service: Harness; child: ChildProcess }> {
  const { stateDir, data } = harness
  const { engineCommand } = harness.options()
  const options = { stateDir, data, key: KEY, engineCommand, runtime: 'venv' }
  const script = join(import.meta.dirname, 'support', 'service-process.ts')
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script, JSON.stringify(options)],
    { stdio: ['ignore', 'pipe', 'inherit'] }
  )
  processes.push(child)
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const url = line.toString().trim()
  return { service: Object.assign(Object.create(harness) as Harness, { service: { url, port: 0 } }), child }
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

function wish(name: string, ...lines: string[]): ImageWish {
  const requirements = lines.map(
    (line) => (parseRequirement(line) as { requirement: Requirement }).requirement
  )
  return { name, requirements, constraints: [], reuse: 'satisfies' }
}

function buildJobs(): Pick<Job, 'jobId' | 'status'>[] {
  const database = openDatabase(harness.stateDir)
  try {
    return database.all<Pick<Job, 'jobId' | 'status'>>(
      "SELECT id AS jobId, status FROM jobs WHERE type = 'JOB_TYPE_IMAGE_BUILDER' ORDER BY seq"
    )
  } finally {
    database.close()
  }
}

async function image(service: Harness, name: string): Promise<ManagedImage> {
  return (await service.ok<'getImage'>('GET', `/v1/images/${name}`)).image!
}

async function create(service: Harness, name: string, version: string): Promise<string> {
  const body = { name, pipRequirements: [{ name: 'six', versionSpecifier: `==${version}` }] }
  return (await service.ok<'createImage'>('POST', '/v1/images', body)).job?.jobId ?? ''
}

/** Deep enough for a library's module in an environment; builders may write and remove meanwhile. */
const DEPTH = 8

/** Paths of files and folders of the images that came after `before`; folders of libraries are not entered. */
function imageFiles(before = new Set<string>()): Set<string> {
  const found: string[] = []
  const walk = (folder: string, depth: number): void => {
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name)
      found.push(path)
      if (entry.isDirectory() && depth < DEPTH && basename(folder) !== 'site-packages') walk(path, depth + 1)
    }
  }
  walk(join(harness.stateDir, 'images'), 0)
  return new Set(found.filter((path) => !before.has(path)))
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

/** Processes that work for the state directory and are no service. */
function helpers(): number[] {
  const services = new Set([process.pid, ...processes.map(({ pid }) => pid)])
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => !services.has(pid) && textOf(`/proc/${pid}/environ`).includes(harness.stateDir))
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}

test('fifty clients at two services ask for the same at once: one build, fifty times its image', async () => {
  const services = [await startProcess(), await startProcess()]
  const clients = Array.from({ length: 50 }, (_item, index) => {
    const { url } = services[index % 2]!.service.service
    return new RimeClient({ url, apiKey: KEY, userAgent: 'test' })
  })
  try {
    const context = { log: silentLogger, signal: new AbortController().signal }
    const resolved = await Promise.all(
      clients.map((client) => resolveImage(client, wish('shared', 'six==1.17.0'), context))
    )
    expect(buildJobs()).toMatchObject([{ status: 'JOB_STATUS_SUCCEEDED' }])
    expect(new Set(resolved.map((one) => one.image.name))).toEqual(new Set(['shared']))
    expect(new Set(resolved.map((one) => one.image.contentKey)).size).toBe(1)
    expect(resolved.filter((one) => one.decision === 'built')).toHaveLength(1)
    expect([...imageFiles()].filter((path) => basename(path) === 'six.py')).toHaveLength(1)
  } finally {
    for (const client of clients) client.close()
  }
}, 120_000)

test('two services install the same libraries one after the other, under two names', async () => {
  const services = [await startProcess(), await startProcess()]
  const jobs = await Promise.all(
    services.map(({ service }, index) => create(service, `same-${index}`, '1.16.0'))
  )
  const logs = await Promise.all(
    jobs.map(async (job, index) => {
      const { service } = services[index]!
      expect((await service.waitFor(job)).status).toBe('JOB_STATUS_SUCCEEDED')
      return service.log(job)
    })
  )
  expect(logs.filter((log) => log.includes('Another build installs the same libraries'))).toHaveLength(1)
  for (const { service } of services) {
    const images = await Promise.all([0, 1].map((index) => image(service, `same-${index}`)))
    expect(images.map(({ status }) => status)).toEqual(['STATUS_READY', 'STATUS_READY'])
  }
}, 120_000)

describe('a service that is killed', () => {
  const started = (files: Set<string>): boolean => files.size > 0
  const installed = (files: Set<string>): boolean => [...files].some((path) => basename(path) === 'six.py')
  const recorded = (files: Set<string>): boolean => [...files].some((path) => basename(path) === 'image.json')

  test.each<[string, string, (files: Set<string>, log: string) => boolean]>([
    ['while it resolves', '1.10.0', () => helpers().length > 0],
    ['when it has resolved', '1.11.0', (_files, log) => log.includes('resolve to')],
    ['when it has begun to install', '1.12.0', started],
    ['when it has installed', '1.13.0', installed],
    ['when the image is complete', '1.14.0', recorded]
  ])(
    '%s leaves nothing half, and the next build works',
    async (_when, version, isThere) => {
      const killed = await startProcess()
      const before = imageFiles()
      const name = `killed-${version.replaceAll('.', '')}`
      const job = await create(killed.service, name, version)
      await eventually(() => {
        const log = textOf(join(harness.stateDir, 'jobs', job, 'job.log'))
        return isThere(imageFiles(before), log) ? true : undefined
      })
      await kill(killed.child)

      const { service } = await startProcess()
      const ended = await service.job(job)
      const found = await image(service, name)
      const { images } = await service.ok<'listImages'>('POST', '/v1/images/list', {
        pipLibraries: [{ name: 'six', version }]
      })
      if (found.status === 'STATUS_READY') {
        // The image was complete: it counts, whether its job could still say so or not.
        expect(images).toMatchObject([
          { name, pipLibraries: expect.arrayContaining([{ name: 'six', version }]) as unknown }
        ])
      } else {
        expect(ended).toMatchObject({ status: 'JOB_STATUS_FAILED', errorMsg: LOST })
        expect(found).toMatchObject({ status: 'STATUS_FAILED', statusMessage: LOST, pipLibraries: [] })
        expect(images).toEqual([])
        const next = await service.waitFor(await create(service, name, version))
        expect(next).toMatchObject({ status: 'JOB_STATUS_SUCCEEDED' })
        expect(await image(service, name)).toMatchObject({ status: 'STATUS_READY' })
      }
      await eventually(() => (helpers().length === 0 ? true : undefined))
    },
    120_000
  )

  test('is told to those who wait for its build at another one', async () => {
    const killed = await startProcess()
    const neighbour = await startProcess()
    const job = await create(killed.service, 'awaited', '1.15.0')
    const client = new RimeClient({ url: neighbour.service.service.url, apiKey: KEY, userAgent: 'test' })
    const context = { log: silentLogger, signal: new AbortController().signal }
    const waiting = resolveImage(client, wish('awaited', 'six==1.15.0'), context).catch(
      (error: unknown) => error
    )
    await eventually(async () =>
      (await neighbour.service.job(job)).status === 'JOB_STATUS_RUNNING' ? true : undefined
    )
    await kill(killed.child)
    try {
      expect(await waiting).toMatchObject({
        code: 'image-build-failed',
        message: expect.stringContaining(LOST) as unknown
      })
      const { decision } = await resolveImage(client, wish('awaited', 'six==1.15.0'), context)
      expect(decision).toBe('built')
    } finally {
      client.close()
    }
  }, 120_000)
})
