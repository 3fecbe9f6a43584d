/** Results of a million test cases are read in pages by a service whose memory does not grow with them. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { Harness, KEY } from './support/harness.ts'
import { seedRuns } from './support/seed-runs.ts'

const CASES = 1_000_000
const TIMEOUT_MS = 300_000
/** The cases are some 300 MB as JSON; a page of a thousand is a thousandth of it. */
const MOST_GROWTH_MEGABYTES = 96
/**
 * What is garbage must not count: how long it lies around depends on how busy the machine is. A service that holds the run
 * ends at this limit, and the next page fails.
 */
const HEAP_MEGABYTES = 128

// The peak of another process's memory is told by Linux only.
const onLinux = process.platform === 'linux' ? test : test.skip

const harness = new Harness()
let service: ChildProcess | undefined
let url = ''
beforeAll(async () => {
  if (process.platform !== 'linux') return
  const options = { stateDir: harness.stateDir, data: harness.data, key: KEY, engineCommand: ['false'] }
  const script = join(import.meta.dirname, 'support', 'service-process.ts')
  service = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      `--max-old-space-size=${HEAP_MEGABYTES}`,
      '--max-semi-space-size=2',
      script,
      JSON.stringify(options)
    ],
    {
      stdio: ['pipe', 'pipe', 'inherit']
    }
  )
  url = String((await once(service.stdout!, 'data'))[0]).trim()
  const database = new DatabaseSync(join(harness.stateDir, 'state.sqlite'), { timeout: 10_000 })
  seedRuns(database, { projects: 1, runs: 1, cases: CASES, prefix: 'big-' })
  database.close()
}, TIMEOUT_MS)
afterAll(async () => {
  if (service !== undefined) {
    service.kill('SIGKILL')
    await once(service, 'exit')
  }
  harness.discard()
})

interface Page {
  testCases: { testCaseId: string }[]
  nextPageToken: string
  hasMore: boolean
}

async function page(query: string): Promise<Page> {
  const response = await fetch(`${url}/v1/test-cases?${query}`, { headers: { 'rime-api-key': KEY } })
  expect(response.status).toBe(200)
  return (await response.json()) as Page
}

/** Most memory that the service has ever held, in megabytes. */
function peakMegabytes(): number {
  const status = readFileSync(`/proc/${service?.pid}/status`, 'utf8')
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024
}

onLinux(
  'every case comes once, in order, and the memory stays as it is',
  async () => {
    let next = await page('listTestCasesQuery.testRunId=big-r1&pageSize=1000&showDisplay=true')
    let seen = 0
    let warm = 0
    for (let number = 1; ; number++) {
      for (const { testCaseId } of next.testCases) if (testCaseId === `c${seen + 1}`) seen++
      if (number === 50) warm = peakMegabytes()
      if (!next.hasMore) break
      next = await page(`pageToken=${next.nextPageToken}&pageSize=1000&showDisplay=true`)
    }
    expect(seen).toBe(CASES)
    expect(peakMegabytes() - warm).toBeLessThan(MOST_GROWTH_MEGABYTES)
  },
  TIMEOUT_MS
)

onLinux(
  'a page deep in the run, of one feature, and the counts of all features need no more',
  async () => {
    const before = peakMegabytes()
    const one = await page('listTestCasesQuery.testRunId=big-r1&listTestCasesQuery.urlSafeFeatureIds=f99')
    expect(one.testCases.map(({ testCaseId }) => testCaseId).slice(0, 2)).toEqual(['c99', 'c199'])
    const answer = await fetch(`${url}/v1/feature-results?testRunId=big-r1&pageSize=1000`, {
      headers: { 'rime-api-key': KEY }
    })
    const { featureResults } = (await answer.json()) as {
      featureResults: { summaryCounts: { total: string } }[]
    }
    expect(featureResults).toHaveLength(100)
    expect(featureResults.every((feature) => feature.summaryCounts.total === String(CASES / 100))).toBe(true)
    expect(peakMegabytes() - before).toBeLessThan(MOST_GROWTH_MEGABYTES)
  },
  TIMEOUT_MS
)
