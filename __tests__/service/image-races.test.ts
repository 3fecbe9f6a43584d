/** Real service processes, real environments and the real client, many at once. */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { basename } from 'node:path'

import type { Job } from '../../src/api/types.ts'
import { type ImageWish, resolveImage } from '../../src/gate/resolve-image.ts'
import { silentLogger } from '../../src/logger.ts'
import { parseRequirement, type Requirement } from '../../src/requirements/index.ts'
import { LOST_JOB } from '../../src/service/jobs/recovery.ts'
import { openDatabase } from '../../src/service/store/database.ts'
import { eventually } from './support/harness.ts'
import { clientOf, createSix, imageAt, kill, VenvServices } from './support/venv-services.ts'

const TEST_MS = 240_000
const CONTEXT = { log: silentLogger, signal: new AbortController().signal }

let services: VenvServices
beforeAll(() => {
  services = new VenvServices()
})
afterEach(() => services.killAll())
afterAll(() => services.close())

function wish(name: string, line: string): ImageWish {
  const { requirement } = parseRequirement(line) as { requirement: Requirement }
  return { name, requirements: [requirement], constraints: [], reuse: 'satisfies' }
}

function buildJobs(): Pick<Job, 'jobId' | 'status'>[] {
  const database = openDatabase(services.stateDir)
  try {
    return database.all<Pick<Job, 'jobId' | 'status'>>(
      "SELECT id AS jobId, status FROM jobs WHERE type = 'JOB_TYPE_IMAGE_BUILDER' ORDER BY seq"
    )
  } finally {
    database.close()
  }
}

test(
  'fifty clients at two services ask for the same at once: one build, fifty times its image',
  async () => {
    const processes = [await services.start(), await services.start()]
    const clients = Array.from({ length: 50 }, (_item, index) => clientOf(processes[index % 2]!))
    try {
      const resolved = await Promise.all(
        clients.map((client) => resolveImage(client, wish('shared', 'six==1.17.0'), CONTEXT))
      )
      expect(buildJobs()).toMatchObject([{ status: 'JOB_STATUS_SUCCEEDED' }])
      expect(new Set(resolved.map(({ image }) => image.name))).toEqual(new Set(['shared']))
      expect(new Set(resolved.map(({ image }) => image.contentKey)).size).toBe(1)
      expect(resolved.filter(({ decision }) => decision === 'built')).toHaveLength(1)
      const modules = [...services.imageFiles()].filter((path) => basename(path) === 'six.py')
      expect(modules).toHaveLength(1)
    } finally {
      for (const client of clients) client.close()
    }
  },
  TEST_MS
)

test(
  'two services install the same libraries one after the other, under two names',
  async () => {
    const processes = [await services.start(), await services.start()]
    const jobs = await Promise.all(
      processes.map((process, index) => createSix(process, `same-${index}`, '1.16.0'))
    )
    const logs: string[] = []
    for (const [index, job] of jobs.entries()) {
      const { calls } = processes[index]!
      expect((await calls.waitFor(job)).status).toBe('JOB_STATUS_SUCCEEDED')
      logs.push(await calls.log(job))
    }
    expect(logs.filter((log) => log.includes('Another build installs the same libraries'))).toHaveLength(1)
    for (const process of processes) {
      const images = await Promise.all([imageAt(process, 'same-0'), imageAt(process, 'same-1')])
      expect(images.map(({ status }) => status)).toEqual(['STATUS_READY', 'STATUS_READY'])
    }
  },
  TEST_MS
)

test(
  'who waits at one service for a build at another that is killed gets an answer',
  async () => {
    const killed = await services.start()
    const neighbour = await services.start()
    const job = await createSix(killed, 'awaited', '1.15.0')
    const client = clientOf(neighbour)
    const ask = () => resolveImage(client, wish('awaited', 'six==1.15.0'), CONTEXT)
    const waiting = ask().catch((error: unknown) => error)
    await eventually(async () =>
      (await neighbour.calls.job(job)).status === 'JOB_STATUS_RUNNING' ? true : undefined
    )
    await kill(killed.child)
    try {
      expect(await waiting).toMatchObject({
        code: 'image-build-failed',
        message: expect.stringContaining(LOST_JOB) as unknown
      })
      expect((await ask()).decision).toBe('built')
    } finally {
      client.close()
    }
  },
  TEST_MS
)
