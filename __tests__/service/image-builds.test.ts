import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'

import type { ManagedImage } from '../../src/api/types.ts'
import { BuildError } from '../../src/runtime/runtime.ts'
import { wait } from './support/fake-runtime.ts'
import { eventually, Harness, KEY } from './support/harness.ts'

const FOREVER_MS = 1_000_000

let harness: Harness
beforeEach(async () => {
  harness = await new Harness().start()
})
afterEach(() => harness.close())

async function image(name: string): Promise<ManagedImage> {
  return (await harness.ok<'getImage'>('GET', `/v1/images/${name}`)).image!
}

async function create(name: string, libraries: string[] = [], more: object = {}): Promise<string> {
  const body = { name, pipRequirements: libraries.map((library) => ({ name: library })), ...more }
  return (await harness.ok<'createImage'>('POST', '/v1/images', body)).job?.jobId ?? ''
}

/** Builds wait until the test ends. */
function buildForever(): void {
  harness.runtime.onBuild = async (_request, signal) => {
    await wait(FOREVER_MS, signal)
    return []
  }
}

describe('a build', () => {
  test('is resolved beside builders that are all busy, so that a conflict is told at once', async () => {
    buildForever()
    await create('one', ['a'])
    await create('two', ['b'])
    await eventually(() => (harness.runtime.builds === 2 ? true : undefined))
    harness.runtime.onResolve = () =>
      Promise.reject(new BuildError('resolve', 'a and b disagree.', 'Drop one.'))
    const job = await harness.waitFor(await create('three', ['a', 'b']))
    expect(job).toMatchObject({ status: 'JOB_STATUS_FAILED', errorMsg: 'a and b disagree.\nDrop one.' })
    expect(harness.runtime.builds).toBe(2)
  })

  test('waits for a builder when all are busy', async () => {
    const release: (() => void)[] = []
    harness.runtime.onBuild = async () => {
      await new Promise<void>((resolve) => release.push(resolve))
      return []
    }
    const jobs = [await create('one', ['a']), await create('two', ['b']), await create('three', ['c'])]
    await eventually(async () =>
      (await harness.log(jobs[2]!)).includes('builders are busy') ? true : undefined
    )
    expect(release).toHaveLength(2)
    release[0]!()
    await eventually(() => release[2])
    for (const go of release) go()
    for (const job of jobs) expect((await harness.waitFor(job)).status).toBe('JOB_STATUS_SUCCEEDED')
    expect(harness.runtime.mostBuildsAtOnce).toBe(2)
  })

  test('of what another one installs waits for it, under whatever name', async () => {
    let finish: (() => void) | undefined
    harness.runtime.onBuild = async () => {
      await new Promise<void>((resolve) => (finish = resolve))
      return []
    }
    const first = await create('one', ['a'])
    await eventually(() => finish)
    const second = await create('two', ['A'])
    await eventually(async () => ((await harness.log(second)).includes('same libraries') ? true : undefined))
    expect(harness.runtime.builds).toBe(1)
    finish?.()
    await harness.waitFor(first)
    await eventually(() => (harness.runtime.builds === 2 ? true : undefined))
    finish?.()
    expect((await harness.waitFor(second)).status).toBe('JOB_STATUS_SUCCEEDED')
    expect(harness.runtime.mostBuildsAtOnce).toBe(1)
  })

  test.each(['resolving', 'waiting for the same libraries', 'waiting for a builder', 'building'])(
    'can be cancelled while it is %s, and others go on',
    async (phase) => {
      const { runtime } = harness
      buildForever()
      const others: string[] = []
      if (phase === 'waiting for the same libraries') others.push(await create('other', ['a']))
      if (phase === 'waiting for a builder') {
        others.push(await create('other', ['b']), await create('another', ['c']))
      }
      await eventually(() => (runtime.builds === others.length ? true : undefined))
      if (phase === 'resolving') {
        runtime.onResolve = async (_request, signal) => {
          await wait(FOREVER_MS, signal)
          return ''
        }
      }
      const job = await create('img', ['a'])
      await harness.waitFor(job, ['JOB_STATUS_RUNNING'])
      const isThere = async (): Promise<boolean> => {
        if (phase === 'resolving') return true
        if (phase === 'building') return runtime.builds === 1
        return /All builders|Another build/.test(await harness.log(job))
      }
      await eventually(async () => ((await isThere()) ? true : undefined))
      await harness.cancel(job)
      expect((await harness.waitFor(job)).status).toBe('JOB_STATUS_CANCELLED')
      expect(await image('img')).toMatchObject({
        status: 'STATUS_FAILED',
        statusMessage: 'The build was cancelled.'
      })
      for (const other of others) expect((await harness.job(other)).status).toBe('JOB_STATUS_RUNNING')
      // Neither the name, nor the libraries, nor a builder is held any longer.
      for (const other of others) await harness.cancel(other)
      for (const other of others) await harness.waitFor(other)
      runtime.onResolve = () => Promise.resolve('a==1.0\n')
      runtime.onBuild = () => Promise.resolve([])
      expect((await harness.waitFor(await create('img', ['a']))).status).toBe('JOB_STATUS_SUCCEEDED')
    }
  )

  test('has its time limit from when a builder takes it', async () => {
    await harness.service.close({ cancelJobs: true })
    await harness.start({ limits: { jobSeconds: 0.2 } })
    buildForever()
    const job = await harness.waitFor(await create('img'))
    expect(job.errorMsg).toMatch(/longer than its limit of 0.2 s/)
    expect((await image('img')).statusMessage).toMatch(/longer than its limit/)
  })

  test('takes system packages and shows them from the start', async () => {
    let finish: (() => void) | undefined
    let asked: unknown
    harness.runtime.onBuild = async (request) => {
      asked = request.systemPackages
      await new Promise<void>((resolve) => (finish = resolve))
      return []
    }
    const packageRequirements = [
      { name: 'libgomp1' },
      { name: 'git', versionSpecifier: '1:2.39.5-0+deb12u2', packageType: 'PACKAGE_TYPE_APT' },
      { name: 'gcc', packageType: 'PACKAGE_TYPE_ROCKYLINUX' },
      { name: 'curl', versionSpecifier: '', packageType: 'PACKAGE_TYPE_UNSPECIFIED' }
    ]
    const job = await create('img', [], { packageRequirements })
    await eventually(() => finish)
    expect(asked).toEqual([
      { name: 'libgomp1' },
      { name: 'git', version: '1:2.39.5-0+deb12u2', manager: 'apt' },
      { name: 'gcc', manager: 'dnf' },
      { name: 'curl' }
    ])
    expect((await image('img')).packageRequirements).toEqual([
      ...packageRequirements.slice(0, 3),
      { name: 'curl' }
    ])
    finish?.()
    await harness.waitFor(job)
    // What was installed, once it is known.
    expect((await image('img')).packageRequirements).toContainEqual({
      name: 'libgomp1',
      versionSpecifier: '9'
    })
  })
})

test('a failed image keeps its cause over a restart, and does not block its name', async () => {
  harness.runtime.onBuild = () => Promise.reject(new BuildError('verify', 'import numpy failed.', 'Pin it.'))
  const jobId = await create('img')
  await harness.waitFor(jobId)
  await harness.service.close({ cancelJobs: true })
  await harness.start()
  expect(await image('img')).toMatchObject({
    status: 'STATUS_FAILED',
    statusMessage: 'import numpy failed.\nPin it.',
    buildJobId: jobId
  })
  expect((await harness.job(jobId)).errorMsg).toBe('import numpy failed.\nPin it.')
  harness.runtime.onBuild = () => Promise.resolve([])
  await harness.waitFor(await create('img'))
  const { status, statusMessage } = await image('img')
  expect([status, statusMessage]).toEqual(['STATUS_READY', undefined])
})

describe('bytecode', () => {
  const compiled: string[] = []
  beforeEach(() => {
    compiled.length = 0
  })

  test('is compiled once for each image, when no job runs', async () => {
    harness.runtime.compileBytecode = (record) => {
      compiled.push(record.name)
      return Promise.resolve()
    }
    let finish: (() => void) | undefined
    harness.runtime.onBuild = async ({ name }) => {
      if (name === 'slow') await new Promise<void>((resolve) => (finish = resolve))
      return []
    }
    const slow = await create('slow', ['a'])
    await eventually(() => finish)
    await harness.waitFor(await create('quick', ['b']))
    expect(compiled).toEqual([])
    finish?.()
    await harness.waitFor(slow)
    await eventually(() => (compiled.length === 2 ? true : undefined))
    await harness.waitFor(await create('last', ['c']))
    await eventually(() => (compiled.length === 3 ? true : undefined))
    expect(compiled.toSorted()).toEqual(['last', 'quick', 'slow'])
  })

  test('makes way for a job, and its turn comes again', async () => {
    let aborted = 0
    harness.runtime.compileBytecode = async (record, signal) => {
      compiled.push(record.name)
      if (record.name !== 'img' || compiled.length > 1) return
      await wait(FOREVER_MS, signal).catch((error: unknown) => {
        aborted++
        throw error
      })
    }
    await harness.waitFor(await create('img', ['a']))
    await eventually(() => (compiled.length === 1 ? true : undefined))
    await harness.waitFor(await create('other', ['b']))
    await eventually(() => (compiled.length === 3 ? true : undefined))
    expect(aborted).toBe(1)
    expect(compiled).toEqual(['img', 'img', 'other'])
  })

  test('holds up neither the end of the service nor a deletion', async () => {
    const signals: AbortSignal[] = []
    harness.runtime.compileBytecode = async (_record, signal) => {
      signals.push(signal)
      await wait(FOREVER_MS, signal)
    }
    await harness.waitFor(await create('img', ['a']))
    await eventually(() => (signals.length === 1 ? true : undefined))
    await harness.ok<'deleteImage'>('DELETE', '/v1/images/img', {})
    expect(signals[0]?.aborted).toBe(true)
    await harness.waitFor(await create('img', ['a']))
    await eventually(() => (signals.length === 2 ? true : undefined))
    await harness.service.close({ cancelJobs: false })
    expect(signals[1]?.aborted).toBe(true)
    expect(signals).toHaveLength(2)
    await harness.start()
  })
})

describe('resolving without building', () => {
  const body = { pipRequirements: [{ name: 'a' }] }

  test('names the images of the same content or request, READY or being built', async () => {
    await harness.waitFor(await create('same-content', ['A']))
    buildForever()
    await create('same-request', ['a'])
    await create('other', ['b'])
    await create('same-content-too', ['a'], { pythonVersion: '3.11' })
    await eventually(async () =>
      (await image('same-content-too')).contentKey === undefined ? undefined : true
    )
    await eventually(() => (harness.runtime.builds === 3 ? true : undefined))
    const answer = await harness.ok<'resolveImage'>('POST', '/ext/v1/images/resolve', body)
    expect(answer).toMatchObject({ pythonVersion: '3.11.2', pipLibraries: [{ name: 'a', version: '1.0' }] })
    expect(answer.images.map(({ name, status }) => [name, status])).toEqual([
      ['same-content', 'STATUS_READY'],
      ['same-content-too', 'STATUS_BUILDING_FIRST_TIME'],
      ['same-request', 'STATUS_BUILDING_FIRST_TIME']
    ])
    expect(harness.runtime.builds).toBe(3)
  })

  test('happens a few at a time, and ends with its client', async () => {
    const signals: AbortSignal[] = []
    harness.runtime.onResolve = async (_request, signal) => {
      signals.push(signal)
      await wait(FOREVER_MS, signal)
      return ''
    }
    const gone = new AbortController()
    const requests = Array.from({ length: 6 }, () =>
      fetch(`${harness.service.url}/ext/v1/images/resolve`, {
        method: 'POST',
        headers: { 'rime-api-key': KEY, 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: gone.signal
      }).catch(() => undefined)
    )
    await eventually(() => (signals.length === 4 ? true : undefined))
    // All six have been read once a later request is answered.
    await harness.ok<'listImages'>('POST', '/v1/images/list', {})
    expect(signals).toHaveLength(4)
    gone.abort()
    await Promise.all(requests)
    await eventually(() => (signals.every((signal) => signal.aborted) ? true : undefined))
    harness.runtime.onResolve = () => Promise.resolve('a==1.0\n')
    await harness.ok<'resolveImage'>('POST', '/ext/v1/images/resolve', body)
  })

  test('has a time limit, and explains a conflict', async () => {
    harness.runtime.onResolve = () => Promise.reject(new BuildError('resolve', 'No such version.', 'Try 2.'))
    expect(await harness.call('POST', '/ext/v1/images/resolve', body)).toMatchObject({
      status: 400,
      body: { code: 9, message: 'No such version.\nTry 2.' }
    })
    await harness.service.close({ cancelJobs: true })
    await harness.start({ limits: { resolveSeconds: 0.1 } })
    harness.runtime.onResolve = () => new Promise(() => undefined)
    expect(await harness.call('POST', '/ext/v1/images/resolve', body)).toMatchObject({
      status: 504,
      body: { code: 4, message: expect.stringContaining('within 0.1 s') as unknown }
    })
  })
})
