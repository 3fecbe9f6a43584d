import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'

import type { ManagedImage } from '../../src/api/types.ts'
import { BuildError } from '../../src/runtime/runtime.ts'
import { imageRecord } from './support/fake-runtime.ts'
import { eventually, Harness } from './support/harness.ts'

let harness: Harness
beforeEach(async () => {
  harness = await new Harness().start()
})
afterEach(() => harness.close())

async function image(name: string): Promise<ManagedImage> {
  return (await harness.ok<'getImage'>('GET', `/v1/images/${name}`)).image!
}

const REPLACE = { name: 'img', pipRequirements: [{ name: 'numpy' }], replaceExisting: true }

async function replace(): Promise<string> {
  return (await harness.ok<'createImage'>('POST', '/v1/images', REPLACE)).job?.jobId ?? ''
}

/** Builds wait to be let go. @returns lets the build go, once it has begun. */
function holdBuild(): () => Promise<() => void> {
  let finish: (() => void) | undefined
  harness.runtime.onBuild = async () => {
    await new Promise<void>((resolve) => (finish = resolve))
    return [{ name: 'numpy', version: '2.0' }]
  }
  return () => eventually(() => finish)
}

function references(): string[] {
  return [...harness.runtime.images.keys()]
}

describe('an image that is built anew under its name', () => {
  beforeEach(() => harness.runtime.add('img', [{ name: 'numpy', version: '1.0' }]))

  test('stays as it is until the new one is READY, and then goes', async () => {
    const removals: object[] = []
    harness.runtime.onRemove = ({ reference }, options) => {
      removals.push({ reference, ...options })
      return Promise.resolve()
    }
    const begun = holdBuild()
    const jobId = await replace()
    const finish = await begun()
    expect(await image('img')).toMatchObject({
      status: 'STATUS_REBUILDING',
      buildJobId: jobId,
      pipLibraries: [{ name: 'numpy', version: '1.0' }]
    })
    expect((await harness.call('POST', '/v1/images', REPLACE)).status).toBe(409)
    expect((await harness.call('DELETE', '/v1/images/img', {})).body).toMatchObject({ code: 9 })
    finish()
    await harness.waitFor(jobId)
    expect(await image('img')).toMatchObject({
      status: 'STATUS_READY',
      pipLibraries: [{ name: 'numpy', version: '2.0' }]
    })
    await eventually(() => (references().length === 1 ? true : undefined))
    expect(references()).toEqual(['/nowhere/img-1'])
    // Under the name a registry has the new image by now, which must stay.
    expect(removals).toEqual([{ reference: '/nowhere/img', localOnly: true }])
  })

  test('is needed for that: without the flag the name is taken', async () => {
    const reply = await harness.call('POST', '/v1/images', { ...REPLACE, replaceExisting: false })
    expect(reply).toMatchObject({ status: 409, body: { message: 'an image named img exists' } })
  })

  test('is what it was when the new one fails, and says so', async () => {
    harness.runtime.onBuild = () => Promise.reject(new BuildError('install', 'The disk is full.'))
    const job = await harness.waitFor(await replace())
    expect(job.errorMsg).toBe('The disk is full.')
    expect(await image('img')).toMatchObject({
      status: 'STATUS_READY',
      statusMessage: 'The image was not replaced: The disk is full.',
      pipLibraries: [{ name: 'numpy', version: '1.0' }]
    })
    harness.runtime.onBuild = () => Promise.resolve([])
    await harness.waitFor(await replace())
    expect((await image('img')).statusMessage).toBeUndefined()
  })

  test('stays for the jobs that began with it, and only for them', async () => {
    harness.play({ hang: true, output: '' })
    const { jobId: user } = await harness.startJob()
    await eventually(() => harness.runtime.workers[0])
    const begun = holdBuild()
    const rebuild = await replace()
    const finish = await begun()
    const { jobId: second } = await harness.startJob()
    await eventually(() => harness.runtime.workers[1])
    const { projectId, start } = await harness.prepare()
    const waiting = await harness.begin(projectId, start)
    finish()
    await harness.waitFor(rebuild)
    // The waiting job was asked for with the old image too.
    await harness.cancel(user)
    await harness.waitFor(user)
    await eventually(() => harness.runtime.workers[2])
    expect(harness.runtime.workers.map(({ request }) => request.record.reference)).toEqual(
      Array.from({ length: 3 }, () => '/nowhere/img')
    )
    await harness.cancel(second)
    await harness.waitFor(second)
    expect(references()).toContain('/nowhere/img')
    expect((await image('img')).pipLibraries).toEqual([{ name: 'numpy', version: '2.0' }])
    await harness.cancel(waiting)
    await harness.waitFor(waiting)
    await eventually(() => (references().includes('/nowhere/img') ? undefined : true))
  })

  test('stays for a job that has not begun yet', async () => {
    harness.runtime.add('other')
    harness.play({ hang: true, output: '' })
    const busy = [(await harness.startJob(false)).jobId, (await harness.startJob(false)).jobId]
    for (const job of busy) await harness.waitFor(job, ['JOB_STATUS_RUNNING'])
    const { jobId } = await harness.startJob()
    await harness.waitFor(await replace())
    const other = { ...REPLACE, name: 'other' }
    const { job } = await harness.ok<'createImage'>('POST', '/v1/images', other)
    await harness.waitFor(job?.jobId ?? '')
    // What nobody uses has been removed, so that the other has been looked at.
    await eventually(() => (references().includes('/nowhere/other') ? undefined : true))
    expect(references()).toContain('/nowhere/img')
    await harness.cancel(busy[0]!)
    await eventually(() => harness.runtime.workers[0])
    expect(harness.runtime.workers[0]?.request.record.reference).toBe('/nowhere/img')
    expect((await harness.job(jobId)).status).toBe('JOB_STATUS_RUNNING')
  })

  test('that could not be removed is removed by the next service', async () => {
    harness.runtime.onRemove = (record) => {
      harness.runtime.images.set(record.reference, record)
      return Promise.reject(new Error('busy'))
    }
    await harness.waitFor(await replace())
    await harness.service.close({ cancelJobs: true })
    expect(references()).toContain('/nowhere/img')
    harness.runtime.onRemove = () => Promise.resolve()
    await harness.start()
    await eventually(() => (references().includes('/nowhere/img') ? undefined : true))
    expect((await image('img')).status).toBe('STATUS_READY')
  })

  test('does not come back when the new one is deleted while a job still uses the old one', async () => {
    harness.play({ hang: true, output: '' })
    const { jobId } = await harness.startJob()
    await eventually(() => harness.runtime.workers[0])
    await harness.waitFor(await replace())
    await harness.waitFor(jobId, ['JOB_STATUS_RUNNING'])
    expect((await harness.call('DELETE', '/v1/images/img', {})).body).toMatchObject({ code: 9 })
    harness.runtime.images.delete('/nowhere/img-1')
    await eventually(async () =>
      (await harness.call('GET', '/v1/images/img')).status === 404 ? true : undefined
    )
    expect(references()).toEqual(['/nowhere/img'])
  })

  test('takes all others of its name with it when it is deleted', async () => {
    const hidden = { ...imageRecord('img'), reference: '/hidden', createdAt: '2025-01-01T00:00:00.000Z' }
    harness.runtime.images.set(hidden.reference, hidden)
    expect((await image('img')).pipLibraries).toEqual([{ name: 'numpy', version: '1.0' }])
    await harness.ok<'deleteImage'>('DELETE', '/v1/images/img', {})
    expect(references()).toEqual([])
    expect((await harness.call('GET', '/v1/images/img')).status).toBe(404)
  })

  test('that is removed by hand meanwhile is built for the first time', async () => {
    const begun = holdBuild()
    const jobId = await replace()
    const finish = await begun()
    harness.runtime.images.clear()
    await eventually(async () =>
      (await image('img')).status === 'STATUS_BUILDING_FIRST_TIME' ? true : undefined
    )
    finish()
    await harness.waitFor(jobId)
    expect((await image('img')).status).toBe('STATUS_READY')
  })
})

describe('the use of an image', () => {
  test('is remembered, over listings and restarts', async () => {
    harness.runtime.add('img')
    expect((await image('img')).lastUsedTime).toBeUndefined()
    const { jobId } = await harness.startJob()
    const used = (await image('img')).lastUsedTime
    expect(used).toMatch(/^\d{4}-/)
    await harness.waitFor(jobId)
    await harness.service.close({ cancelJobs: true })
    harness.runtime.images.set('/nowhere/img', {
      ...imageRecord('img'),
      createdAt: new Date().toISOString()
    })
    await harness.start()
    expect((await image('img')).lastUsedTime).toBe(used)
  })

  test('is refused while it is being deleted, and possible again when that fails', async () => {
    const { projectId, start } = await harness.prepare()
    const removal = Promise.withResolvers<undefined>()
    harness.runtime.onRemove = (record) => {
      harness.runtime.images.set(record.reference, record)
      return removal.promise
    }
    const deleting = harness.call('DELETE', '/v1/images/img', {})
    const begin = () => harness.call('POST', `/v1/stress-tests/${projectId}`, start)
    await eventually(async () => ((await begin()).status === 404 ? true : undefined))
    expect((await harness.call('POST', '/v1/images', REPLACE)).body).toMatchObject({
      code: 6,
      message: 'an image named img is being deleted'
    })
    removal.reject(new Error('busy'))
    expect((await deleting).status).toBe(503)
    expect((await begin()).status).toBe(200)
  })
})

describe('an upgrade', () => {
  beforeEach(() => harness.runtime.add('img', [{ name: 'numpy', version: '1.0' }]))
  const upgrade = (body: object = {}) => harness.call('POST', '/ext/v1/images/img/upgrade', body)

  test('is refused where the runtime has no bases', async () => {
    expect(await upgrade()).toMatchObject({
      status: 501,
      body: { code: 12, message: 'images of the venv runtime have no base that could be upgraded' }
    })
  })

  test('replaces the image and leaves its libraries', async () => {
    let base: string | undefined
    let finish: (() => void) | undefined
    harness.runtime.upgrade = async (record, options, log) => {
      log('on a newer base')
      base = options.baseImage
      await new Promise<void>((resolve) => (finish = resolve))
      const upgraded = { ...record, reference: '/nowhere/upgraded', createdAt: new Date().toISOString() }
      harness.runtime.images.set(upgraded.reference, upgraded)
      return upgraded
    }
    const answer = (await upgrade({ baseImage: 'debian:13' })).body as { job: { jobId: string } }
    await eventually(() => finish)
    expect(await image('img')).toMatchObject({ status: 'STATUS_REBUILDING' })
    expect((await upgrade()).body).toMatchObject({ code: 9 })
    finish?.()
    expect(await harness.waitFor(answer.job.jobId)).toMatchObject({
      status: 'JOB_STATUS_SUCCEEDED',
      jobType: 'JOB_TYPE_IMAGE_BUILDER'
    })
    expect(base).toBe('debian:13')
    expect(await harness.log(answer.job.jobId)).toMatch(/on a newer base/)
    expect(await image('img')).toMatchObject({
      status: 'STATUS_READY',
      pipLibraries: [{ name: 'numpy', version: '1.0' }]
    })
    await eventually(() => (references().length === 1 ? true : undefined))
    expect(references()).toEqual(['/nowhere/upgraded'])
  })

  test('that cannot be made leaves the image READY and says why', async () => {
    harness.runtime.upgrade = () => Promise.reject(new BuildError('prepare', 'The new base has Python 3.12.'))
    const answer = (await upgrade()).body as { job: { jobId: string } }
    expect((await harness.waitFor(answer.job.jobId)).errorMsg).toBe('The new base has Python 3.12.')
    expect(await image('img')).toMatchObject({
      status: 'STATUS_READY',
      statusMessage: 'The image was not replaced: The new base has Python 3.12.'
    })
    expect((await upgrade({ baseImage: '--privileged' })).status).toBe(400)
    expect((await harness.call('POST', '/ext/v1/images/other/upgrade', {})).status).toBe(404)
  })
})
