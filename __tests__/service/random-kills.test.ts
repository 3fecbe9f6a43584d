/**
 * A service that is killed again and again at random moments, on one state directory: what it has acknowledged is there
 * afterwards, every job has ended, and nothing is left running. 200 rounds with RIME_HEAVY_TESTS=1, else 20.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from '@jest/globals'

import { leftovers } from '../support/leftovers.ts'
import { eventually, Harness, KEY } from './support/harness.ts'

const ROUNDS = process.env['RIME_HEAVY_TESTS'] === '1' ? 200 : 20
/** A run of the pretended engine takes about as long, so that kills come before, in and after it. */
const LONGEST_LIFE_MS = 400

let harness: Harness
beforeEach(() => {
  harness = new Harness()
})
afterEach(() => harness.close())

interface Acknowledged {
  projects: string[]
  jobs: string[]
}

/** One life of a service: clients use it until it is killed. Notes what it has acknowledged. */
async function live(acknowledged: Acknowledged): Promise<void> {
  const { stateDir, data } = harness
  const options = { stateDir, data, key: KEY, engineCommand: harness.options().engineCommand }
  const script = join(import.meta.dirname, 'support', 'service-process.ts')
  const args = ['--disable-warning=ExperimentalWarning', script, JSON.stringify(options)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = once(child, 'exit')
  const [url] = (await once(child.stdout, 'data')) as [Buffer]
  const service = Object.assign(Object.create(harness) as Harness, {
    service: { url: url.toString().trim(), port: 0 }
  })
  const clients = [useUntilKilled(service, acknowledged), useUntilKilled(service, acknowledged)]
  await sleep(Math.random() * LONGEST_LIFE_MS)
  child.kill('SIGKILL')
  await Promise.all([gone, ...clients])
}

/** A call that fails was not acknowledged; it fails for one reason only. */
async function useUntilKilled(service: Harness, acknowledged: Acknowledged): Promise<void> {
  try {
    for (;;) {
      const { jobId, projectId } = await service.startJob()
      acknowledged.projects.push(projectId)
      acknowledged.jobs.push(jobId)
    }
  } catch (error) {
    expect(String(error)).toMatch(/fetch failed|terminated|aborted/)
  }
}

test(
  `nothing that was acknowledged is lost in ${ROUNDS} kills, no job hangs and nothing is left running`,
  async () => {
    const acknowledged: Acknowledged = { projects: [], jobs: [] }
    for (let round = 0; round < ROUNDS; round++) await live(acknowledged)
    // Else the kills came before anything could be acknowledged, and nothing was tested.
    expect(acknowledged.jobs.length).toBeGreaterThan(ROUNDS / 4)

    harness.runtime.add('img')
    await harness.start()
    for (const id of acknowledged.projects) {
      expect((await harness.call('GET', `/v1/projects/${id}`)).status).toBe(200)
    }
    const ends = new Map<string, number>()
    for (const id of acknowledged.jobs) {
      const { status } = await harness.waitFor(id)
      ends.set(status, (ends.get(status) ?? 0) + 1)
    }
    expect([...ends.keys()].every((status) => /_(SUCCEEDED|FAILED)$/.test(status))).toBe(true)
    await eventually(() => (leftovers(harness.folder).length === 0 ? true : undefined))
  },
  15 * 60_000
)
