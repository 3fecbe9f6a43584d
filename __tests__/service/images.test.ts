import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'

import type { ManagedImage } from '../../src/api/types.ts'
import { BuildError } from '../../src/runtime/runtime.ts'
import { eventually, Harness } from './support/harness.ts'
import { wait } from './support/fake-runtime.ts'

let harness: Harness
beforeEach(async () => {
  harness = await new Harness().start()
})
afterEach(() => harness.close())

async function image(name: string): Promise<ManagedImage> {
  return (await harness.ok<'getImage'>('GET', `/v1/images/${name}`)).image!
}

async function create(name: string, requirements: object[] = [], more: object = {}): Promise<string> {
  const body = { name, pipRequirements: requirements, ...more }
  return (await harness.ok<'createImage'>('POST', '/v1/images', body)).job?.jobId ?? ''
}

async function refusal(body: object): Promise<string> {
  const reply = await harness.call('POST', '/v1/images', { name: 'img', pipRequirements: [], ...body })
  expect(reply.status).toBe(400)
  return (reply.body as { message: string }).message
}

describe('building an image', () => {
  test('goes from BUILDING to READY, with what was found in it', async () => {
    let finish: (() => void) | undefined
    harness.runtime.onBuild = async () => {
      await new Promise<void>((resolve) => (finish = resolve))
      return [{ name: 'XGBoost', version: '1.0.2' }]
    }
    const jobId = await create('img', [
      { name: 'xgboost', versionSpecifier: '==1.0.2' },
      { name: 'tensorflow' }
    ])
    await eventually(() => finish)
    expect(await image('img')).toMatchObject({
      status: 'STATUS_BUILDING_FIRST_TIME',
      pipRequirements: [{ name: 'xgboost', versionSpecifier: '==1.0.2' }, { name: 'tensorflow' }],
      pipLibraries: [],
      buildJobId: jobId
    })
    finish?.()
    expect(await harness.waitFor(jobId)).toMatchObject({
      status: 'JOB_STATUS_SUCCEEDED',
      jobType: 'JOB_TYPE_IMAGE_BUILDER',
      jobData: {}
    })
    expect(await image('img')).toMatchObject({
      status: 'STATUS_READY',
      pipLibraries: [{ name: 'XGBoost', version: '1.0.2' }],
      pythonVersion: '3.11.2',
      markerEnvironment: { python_version: '3.11' }
    })
    expect(await harness.log(jobId)).toMatch(/resolve to 2 libraries\.\nbuilding img\nImage img is ready/)
  })

  test('that fails says why, and its name is free again', async () => {
    harness.runtime.onBuild = () =>
      Promise.reject(new BuildError('install', 'No such version.', 'Try another.'))
    const job = await harness.waitFor(await create('img'))
    expect(job).toMatchObject({ status: 'JOB_STATUS_FAILED', errorMsg: 'No such version.\nTry another.' })
    expect((await image('img')).status).toBe('STATUS_FAILED')
    harness.runtime.onBuild = () => Promise.resolve([])
    await harness.waitFor(await create('img'))
    expect((await image('img')).status).toBe('STATUS_READY')
  })

  test('happens once when fifty clients ask for one name', async () => {
    harness.runtime.onBuild = async (_request, signal) => {
      await wait(50, signal)
      return []
    }
    const body = { name: 'img', pipRequirements: [] }
    const replies = await Promise.all(
      Array.from({ length: 50 }, () => harness.call('POST', '/v1/images', body))
    )
    expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1)
    expect(replies.filter((reply) => reply.status === 409)).toHaveLength(49)
    expect(replies.find((reply) => reply.status === 409)?.body).toMatchObject({ code: 6 })
    await eventually(async () => ((await image('img')).status === 'STATUS_READY' ? true : undefined))
    expect(harness.runtime.builds).toBe(1)
  })

  test('can be cancelled, also when the runtime does not listen', async () => {
    harness.runtime.onBuild = () => new Promise(() => undefined)
    const jobId = await create('img')
    await harness.waitFor(jobId, ['JOB_STATUS_RUNNING'])
    await harness.cancel(jobId)
    expect((await harness.waitFor(jobId)).status).toBe('JOB_STATUS_CANCELLED')
    expect((await image('img')).status).toBe('STATUS_FAILED')
  })

  test.each([
    [{ name: 'A' }, /image name/],
    [{ name: 'a--b' }, /image name/],
    [{ name: 'a\n' }, /image name/],
    [{ name: 'a'.repeat(64) }, /63/],
    [{ pythonVersion: '3.11.2' }, /minor version/],
    [{ pythonVersion: '2.7' }, /minor version/],
    [{ packageRequirements: [{ name: '-y' }] }, /packageRequirements\[0\]/],
    [{ packageRequirements: [{ name: 'git' }, { name: 'a b' }] }, /packageRequirements\[1\]/],
    [{ packageRequirements: [{ name: 'git', versionSpecifier: '>=2' }] }, /a digit first/],
    [{ packageRequirements: [{ name: 'git', packageType: 'PACKAGE_TYPE_PACMAN' }] }, /one of/],
    [{ pipRequirements: [{ name: '-r /etc/passwd' }] }, /pipRequirements\[0\]\.name/],
    [{ pipRequirements: [{ name: 'numpy', versionSpecifier: '; --index-url=x' }] }, /pipRequirements\[0\]/],
    [{ pipRequirements: [{ name: 'numpy', versionSpecifier: '==1\nother' }] }, /pipRequirements\[0\]/],
    [{ pipRequirements: [{ name: 'numpy', versionSpecifier: '-extra==1' }] }, /pipRequirements\[0\]/],
    [{ pipRequirements: [{ name: 'numpy', versionSpecifier: 'extra' }] }, /pipRequirements\[0\]/],
    [{ pipRequirements: [{ name: 'numpy', versionSpecifier: '[extra]==1' }] }, /changes the name/],
    [{ pipRequirements: [{ name: 'numpy==1' }] }, /versionSpecifier/],
    [{ pipRequirements: [{ name: '' }] }, /pipRequirements\[0\]/],
    [{ pipRequirements: [{ name: 'a', versionSpecifier: '@ file:///etc/passwd' }] }, /https/],
    [{ pipRequirements: [{ name: 'a', versionSpecifier: '==${HOME}' }] }, /pipRequirements\[0\]/]
  ])('is refused for %j', async (body, message) => {
    expect(await refusal(body)).toMatch(message)
    expect(harness.runtime.builds).toBe(0)
  })

  test('takes extras, markers and locked direct references', async () => {
    const url = `https://files.example/a.whl#sha256=${'0'.repeat(64)}`
    let canonical: string[] = []
    harness.runtime.onBuild = (request) => {
      canonical = request.requirements.map((requirement) => requirement.canonical)
      return Promise.resolve([])
    }
    const wire = [
      { name: 'Ray[Tune]', version_specifier: '>=2, <3; python_version < "3.13"' },
      { name: 'a', versionSpecifier: ` @ ${url}` }
    ]
    await harness.waitFor(await create('img', wire))
    expect(canonical).toEqual(['ray[tune]<3,>=2; python_version < "3.13"', `a @ ${url}`])
    expect((await image('img')).pipRequirements).toEqual([
      { name: 'Ray[Tune]', versionSpecifier: '>=2, <3; python_version < "3.13"' },
      { name: 'a', versionSpecifier: `@ ${url}` }
    ])
  })
})

describe('the catalogue', () => {
  test('follows images that come and go by themselves', async () => {
    harness.runtime.add('img')
    expect((await image('img')).status).toBe('STATUS_READY')
    harness.runtime.images.clear()
    await eventually(async () =>
      (await harness.call('GET', '/v1/images/img')).status === 404 ? true : undefined
    )
  })

  test('keeps an image whose build ended while the runtime was being asked', async () => {
    let release: (() => void) | undefined
    const stale = harness.runtime.list.bind(harness.runtime)
    let isFirst = true
    harness.runtime.list = async () => {
      const records = await stale()
      if (isFirst) {
        isFirst = false
        await new Promise<void>((resolve) => (release = resolve))
      }
      return records
    }
    const listing = harness.ok<'listImages'>('POST', '/v1/images/list', {})
    await eventually(() => release)
    const creating = create('img')
    release?.()
    const jobId = await creating
    await harness.waitFor(jobId)
    await listing
    expect((await image('img')).status).toBe('STATUS_READY')
  })

  test('says so when the runtime cannot be asked', async () => {
    harness.runtime.onList = () => Promise.reject(new Error('the engine does not answer'))
    expect(await harness.call('POST', '/v1/images/list', {})).toMatchObject({
      status: 503,
      body: { code: 14, message: 'the runtime cannot list its images: the engine does not answer' }
    })
  })

  test('deletes an image, not one that is being built or used', async () => {
    harness.runtime.add('img')
    harness.play({ hang: true, output: '' })
    const { jobId } = await harness.startJob()
    expect((await harness.call('DELETE', '/v1/images/img', {})).body).toMatchObject({ code: 9 })
    await harness.cancel(jobId)
    await harness.waitFor(jobId)
    expect(await harness.ok<'deleteImage'>('DELETE', '/v1/images/img', {})).toEqual({})
    expect(harness.runtime.images.size).toBe(0)
    expect((await harness.call('DELETE', '/v1/images/img', {})).status).toBe(404)

    harness.runtime.onBuild = () => new Promise(() => undefined)
    await create('other')
    expect((await harness.call('DELETE', '/v1/images/other', {})).body).toMatchObject({ code: 9 })
  })
})

describe('listing images', () => {
  beforeEach(async () => {
    for (let index = 0; index < 45; index++) {
      const name = `img-${String(index).padStart(2, '0')}`
      harness.runtime.add(name, [
        { name: 'NumPy', version: '1.26.4' },
        ...(index % 3 === 0 ? [{ name: 'Scikit_Learn', version: index % 2 === 0 ? '1.5' : '1.6' }] : [])
      ])
    }
    // An image that is asked for by its name is looked for, however fresh the last listing is.
    await image('img-44')
  })

  /** As every SDK generation pages: until a token comes back that was sent. */
  async function all(
    filters: object[] | undefined,
    pageSize = 20
  ): Promise<{ names: string[]; tokens: string[] }> {
    const names: string[] = []
    const tokens: string[] = []
    let token = ''
    for (;;) {
      const body = token === '' ? { pageSize, pipLibraries: filters } : { pageToken: token, pageSize }
      const answer = await harness.ok<'listImages'>('POST', '/v1/images/list', body)
      names.push(...answer.images.map((one) => one.name))
      tokens.push(answer.nextPageToken)
      if (answer.nextPageToken === token) return { names, tokens }
      token = answer.nextPageToken
    }
  }

  test('walks all pages and ends by echoing the last token', async () => {
    const { names, tokens } = await all([])
    expect(names).toHaveLength(45)
    expect(names).toEqual(names.toSorted())
    expect(tokens).toHaveLength(3)
    expect(tokens[2]).toBe(tokens[1])
    expect(tokens[1]).not.toBe(tokens[0])
  })

  test('answers one page with an empty token, also when it is exactly full', async () => {
    expect((await all(undefined, 45)).tokens).toEqual([''])
    expect((await all(undefined, 100)).tokens).toEqual([''])
  })

  test('matches all filters, names by PEP 503 and versions exactly', async () => {
    expect((await all([{ name: 'scikit-learn' }], 4)).names).toHaveLength(15)
    expect((await all([{ name: 'SCIKIT.learn', version: '1.6' }], 4)).names).toHaveLength(7)
    expect((await all([{ name: 'scikit-learn', version: '1' }])).names).toEqual([])
    expect(
      (
        await all([
          { name: 'numpy', version: '1.26.4' },
          { name: 'scikit-learn', version: '1.5' }
        ])
      ).names
    ).toHaveLength(8)
    expect((await all([{ name: 'numpy' }, { name: 'absent' }])).names).toEqual([])
  })

  test('matches no image that is not READY', async () => {
    harness.runtime.onBuild = () => new Promise(() => undefined)
    await create('building', [{ name: 'numpy' }])
    expect((await all([{ name: 'numpy' }])).names).not.toContain('building')
    expect((await all([])).names).toContain('building')
  })

  test('refuses a filter beside a token, and takes an empty one', async () => {
    const { nextPageToken } = await harness.ok<'listImages'>('POST', '/v1/images/list', { pageSize: 1 })
    const both = { pageToken: nextPageToken, pipLibraries: [{ name: 'numpy' }] }
    expect((await harness.call('POST', '/v1/images/list', both)).status).toBe(400)
    const empty = { pageToken: nextPageToken, pipLibraries: [] }
    expect((await harness.call('POST', '/v1/images/list', empty)).status).toBe(200)
  })

  test('can be asked by GET, without a filter', async () => {
    const answer = await harness.ok<'listImagesUnfiltered'>('GET', '/v1/images?pageSize=40')
    expect(answer.images).toHaveLength(40)
    const rest = await harness.ok<'listImagesUnfiltered'>(
      'GET',
      `/v1/images?pageToken=${answer.nextPageToken}`
    )
    expect(rest.images).toHaveLength(5)
  })
})
