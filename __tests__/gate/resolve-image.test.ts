/** Which image a run gets, and what it costs in requests. Every server here is a real one on loopback. */
import { RimeClient } from '../../src/client/rime-client.ts'
import { type ImageWish, resolveImage } from '../../src/gate/resolve-image.ts'
import { type Logger, silentLogger } from '../../src/logger.ts'
import { parseRequirement, type Requirement } from '../../src/requirements/index.ts'
import { startHttpServer, sendJson } from '../support/http-server.ts'
import { Catalogue } from './catalogue.ts'

let catalogue: Catalogue
let client: RimeClient
let logged: string[]
const log: Logger = {
  ...silentLogger,
  info: (line) => logged.push(line),
  warning: (line) => logged.push(line)
}
beforeEach(async () => {
  catalogue = await new Catalogue().start()
  logged = []
  client = new RimeClient({ url: catalogue.server.url, apiKey: 'k', userAgent: 'test' })
})
afterEach(async () => {
  client.close()
  await catalogue.server.close()
})

function requirement(text: string): Requirement {
  const parsed = parseRequirement(text)
  if (!parsed.ok) throw new Error(parsed.fault.message)
  return parsed.requirement
}

function resolve(requirements: string[], more: Partial<ImageWish> = {}): ReturnType<typeof resolveImage> {
  const wish: ImageWish = {
    requirements: requirements.map(requirement),
    constraints: [],
    reuse: 'satisfies',
    ...more
  }
  return resolveImage(client, wish, { log, signal: new AbortController().signal })
}

it('reuses an image whose libraries satisfy the requirements, whatever its name', async () => {
  catalogue.add('team-image', { CatBoost: '1.2.10', pandas: '2.2.3' })
  const found = await resolve(['catboost~=1.2.5', 'pandas'], { name: 'mine' })
  expect(found).toMatchObject({ decision: 'reused', image: { name: 'team-image' } })
  expect(catalogue.created).toEqual([])
})

it('asks for one page only when the list has one page, and reads all of several', async () => {
  for (let index = 0; index < 7; index++) catalogue.add(`image-${index}`, { lightgbm: `4.${index}.0` })
  expect(await resolve(['lightgbm>=4'])).toMatchObject({ image: { name: 'image-6' } })
  expect(catalogue.asked(/list/)).toHaveLength(1)
  catalogue.pageSize = 3
  expect(await resolve(['lightgbm>=4'])).toMatchObject({ image: { name: 'image-6' } })
  expect(catalogue.asked(/list/)).toHaveLength(4)
})

it('needs one request when the image of the name was built from the same requirements', async () => {
  catalogue.add('mine', { lightgbm: '4.6.0' })
  for (let index = 0; index < 300; index++) catalogue.add(`image-${index}`, { lightgbm: '4.6.0' })
  expect(await resolve(['lightgbm==4.6.0'], { name: 'mine' })).toMatchObject({ image: { name: 'mine' } })
  expect(catalogue.server.received).toHaveLength(1)
})

it('lets the server filter by pinned versions, and stops at the first image of the same pins', async () => {
  for (let index = 0; index < 500; index++)
    catalogue.add(`old-${index}`, { lightgbm: '4.5.0', pandas: '2.2.3' })
  for (let index = 0; index < 500; index++)
    catalogue.add(`same-${index}`, { lightgbm: '4.6.0', pandas: '2.2.3' })
  const found = await resolve(['lightgbm==4.6.0', 'pandas==2.2.3'])
  expect(found.image.name).toBe('same-0')
  expect(catalogue.asked(/./)).toEqual(['GET /v1/images/lightgbm-4-6-0_pandas-2-2-3', 'POST /v1/images/list'])
})

it('reads a bounded number of pages for near misses', async () => {
  for (let index = 0; index < 900; index++) catalogue.add(`old-${index}`, { lightgbm: '4.5.0' })
  catalogue.installs = { lightgbm: '4.6.0' }
  const built = await resolve(['lightgbm==4.6.0'])
  expect(built.nearMisses).toHaveLength(5)
  // One exact list, three pages by name.
  expect(catalogue.asked(/list/)).toHaveLength(4)
})

it('finds what an exact filter of the server does not see', async () => {
  catalogue.add('local', { torch: '2.0+cpu' }, { pipRequirements: [{ name: 'torch' }] })
  expect(await resolve(['torch==2.0'])).toMatchObject({ decision: 'reused', image: { name: 'local' } })
})

it('does not ask for a library that a marker may leave out', async () => {
  catalogue.add('linux', { six: '1.16.0' }, { markerEnvironment: { sys_platform: 'linux' } })
  const found = await resolve(['six==1.16.0', 'colorama==0.4.6; sys_platform == "win32"'])
  expect(found).toMatchObject({ decision: 'reused', image: { name: 'linux' } })
  const [list] = catalogue.server.received.filter(({ path }) => path.endsWith('/list'))
  expect(JSON.parse(list!.body)).toMatchObject({ pipLibraries: [{ name: 'six', version: '1.16.0' }] })
})

it('reads on while a newer version of an open requirement may come', async () => {
  const made = { pipRequirements: [{ name: 'six' }] }
  catalogue.add('a', { six: '1.15.0' }, made)
  catalogue.add('b', { six: '1.17.0' }, made)
  catalogue.add('c', { six: '1.16.0' }, made)
  catalogue.pageSize = 1
  expect(await resolve(['six'])).toMatchObject({ image: { name: 'b' } })
})

it('takes the named image when nothing is required', async () => {
  catalogue.add('plain', {}, { pipRequirements: [] })
  catalogue.add('fraud', { catboost: '1.2.7' })
  expect(await resolve([], { name: 'fraud' })).toMatchObject({ decision: 'reused', image: { name: 'fraud' } })
})

it('ranks the same requirements first, then the alias, then the newest version of what was asked for', async () => {
  catalogue.add('a', { lightgbm: '4.1.0', extra: '1' })
  catalogue.add('b', { lightgbm: '4.5.0', extra: '1' })
  expect(await resolve(['lightgbm>=4'])).toMatchObject({ image: { name: 'b' } })
  expect(await resolve(['lightgbm>=4'], { name: 'a' })).toMatchObject({ image: { name: 'a' } })
  catalogue.add(
    'c',
    { lightgbm: '4.0.0' },
    { pipRequirements: [{ name: 'LightGBM', versionSpecifier: '>=4' }] }
  )
  expect(await resolve(['lightgbm>=4'], { name: 'a' })).toMatchObject({ image: { name: 'c' } })
})

it('builds when nothing fits, and says what each near miss lacks', async () => {
  catalogue.add('old', { catboost: '1.2.7' })
  catalogue.installs = { catboost: '1.2.10' }
  const built = await resolve(['catboost==1.2.10'])
  expect(built).toMatchObject({
    decision: 'built',
    image: { name: 'catboost-1-2-10', status: 'STATUS_READY' }
  })
  expect(built.nearMisses).toMatchObject([
    {
      name: 'old',
      reason:
        'catboost 1.2.7 is installed, ==1.2.10 is asked for. To use it, write "catboost>=1.2.7" instead of "catboost==1.2.10".'
    }
  ])
  expect(catalogue.created[0]!.pipRequirements).toEqual([{ name: 'catboost', versionSpecifier: '==1.2.10' }])
})

it('sends extras with the name and markers with the version, so that they join to the requirement', async () => {
  catalogue.installs = { ray: '2.9.0' }
  await resolve(['ray[tune]>=2,<3; python_version >= "3.8"']).catch(() => undefined)
  const [sent] = catalogue.created[0]!.pipRequirements
  expect(sent!.name).toBe('ray[tune]')
  expect(parseRequirement(`${sent!.name}${sent!.versionSpecifier}`).ok).toBe(true)
})

it('holds images to constraints on what they bring along, and sends them to the builder', async () => {
  catalogue.add('new-numpy', { pandas: '2.2.3', numpy: '2.1.0' })
  catalogue.installs = { pandas: '2.2.3', numpy: '1.26.4' }
  const built = await resolve(['pandas==2.2.3'], {
    constraints: [requirement('numpy<2'), requirement('absent==1')]
  })
  expect(built).toMatchObject({ decision: 'built', nearMisses: [{ name: 'new-numpy' }] })
  expect(catalogue.created[0]!.pipConstraints).toEqual([
    { name: 'numpy', versionSpecifier: '<2' },
    { name: 'absent', versionSpecifier: '==1' }
  ])
})

it('waits for an image that is being built from the same requirements', async () => {
  catalogue.installs = { six: '1.16.0' }
  await client.createImage({
    name: 'six-1-16-0',
    pipRequirements: [{ name: 'six', versionSpecifier: '==1.16.0' }]
  })
  const waited = await resolve(['six==1.16.0'])
  expect(waited).toMatchObject({ decision: 'waited', image: { name: 'six-1-16-0' } })
  expect(catalogue.created).toHaveLength(1)
})

it('waits for an image of the same request key, whatever its name', async () => {
  catalogue.resolves = () => ({ six: '1.16.0' })
  catalogue.installs = { six: '1.16.0' }
  catalogue.startBuild({ name: 'teammate', pipRequirements: [{ name: 'six', versionSpecifier: '==1.16.0' }] })
  expect(await resolve(['six==1.16.0'], { name: 'mine' })).toMatchObject({
    decision: 'waited',
    image: { name: 'teammate' }
  })
  expect(catalogue.created).toEqual([])
})

it('waits on a cluster for a build under the name that others would give it', async () => {
  catalogue.installs = { six: '1.16.0' }
  catalogue.startBuild({
    name: 'six-1-16-0',
    pipRequirements: [{ name: 'six', versionSpecifier: '==1.16.0' }]
  })
  expect(await resolve(['six==1.16.0'], { name: 'mine' })).toMatchObject({
    decision: 'waited',
    image: { name: 'six-1-16-0' }
  })
})

it('uses an image of ours while it is being rebuilt, and waits for one of a cluster', async () => {
  catalogue.installs = { six: '1.16.0' }
  catalogue.startBuild({ name: 'mine', pipRequirements: [{ name: 'six', versionSpecifier: '==1.16.0' }] })
  const image = catalogue.images.get('mine')!
  Object.assign(image, { status: 'STATUS_REBUILDING', pipLibraries: [{ name: 'six', version: '1.16.0' }] })
  expect(await resolve(['six==1.16.0'], { name: 'mine' })).toMatchObject({ decision: 'waited' })
  Object.assign(image, { status: 'STATUS_REBUILDING', requestKey: 'key' })
  expect(await resolve(['six==1.16.0'], { name: 'mine' })).toMatchObject({ decision: 'reused' })
})

it('waits for the winner of a race for the name', async () => {
  catalogue.installs = { six: '1.16.0' }
  catalogue.beforeCreate = (wish) => {
    catalogue.beforeCreate = undefined
    catalogue.startBuild(wish)
  }
  expect(await resolve(['six==1.16.0'])).toMatchObject({
    decision: 'waited',
    image: { name: 'six-1-16-0' }
  })
})

it('builds its own image when the one it waited for turns out to be another', async () => {
  // The same requirements, but somebody else's constraints.
  catalogue.startBuild({ name: 'pandas', pipRequirements: [{ name: 'pandas' }] })
  catalogue.installs = { numpy: '2.0' }
  catalogue.beforeCreate = () => {
    catalogue.installs = { pandas: '2.2.3' }
  }
  const built = await resolve(['pandas'])
  expect(built.decision).toBe('built')
  expect(built.image.name).toMatch(/^pandas-[0-9a-f]{8}$/)
  expect(logged.join()).toContain('Image pandas was waited for and does not fit: pandas is not installed.')
})

it('tells why the last build of the name failed before it builds again', async () => {
  catalogue.add('six-1-16-0', {}, { status: 'STATUS_FAILED', statusMessage: 'no space left on device\nat …' })
  catalogue.installs = { six: '1.16.0' }
  expect(await resolve(['six==1.16.0'])).toMatchObject({ decision: 'built', image: { name: 'six-1-16-0' } })
  expect(logged).toContain('The last build of this image failed: no space left on device')
})

it('asks the job why the last build failed where the image does not tell', async () => {
  catalogue.buildFails = 'the index did not answer'
  await resolve(['six==1.16.0']).catch(() => undefined)
  catalogue.installs = { six: '1.16.0' }
  catalogue.beforeCreate = () => {
    catalogue.buildFails = undefined
  }
  await resolve(['six==1.16.0'])
  expect(logged).toContain('The last build of this image failed: the index did not answer')
})

it('leaves an image of the wanted name alone when it does not fit, and builds beside it', async () => {
  catalogue.add('mine', { six: '1.15.0' })
  catalogue.installs = { six: '1.16.0' }
  const built = await resolve(['six==1.16.0'], { name: 'mine' })
  expect(built.image.name).toMatch(/^mine-[0-9a-f]{8}$/)
  expect(catalogue.images.get('mine')!.pipLibraries).toEqual([{ name: 'six', version: '1.15.0' }])
  expect(logged).toContain(
    `The name mine is taken by an image that does not fit; this one is called ${built.image.name}.`
  )
  // Who wants the same finds the same.
  expect(await resolve(['six==1.16.0'], { name: 'mine' })).toMatchObject({
    decision: 'reused',
    image: { name: built.image.name }
  })
})

it('names an image beside another one after its content key, in 63 characters', async () => {
  const name = `m${'a'.repeat(62)}`
  catalogue.resolves = () => ({ six: '1.16.0' })
  catalogue.add(name, { six: '1.15.0' })
  catalogue.installs = { six: '1.16.0' }
  const { image } = await resolve(['six==1.16.0'], { name })
  const key = Buffer.from('{"six":"1.16.0"}').toString('hex').slice(-64)
  expect(image.name).toBe(`m${'a'.repeat(53)}-${key.slice(0, 8)}`)
})

describe.each([403, 404, 405, 501])('a cluster that answers %d to calls of ours', (status) => {
  it('is used without them', async () => {
    catalogue.notOffered = status
    catalogue.installs = { six: '1.16.0' }
    expect(await resolve(['six==1.16.0'])).toMatchObject({ decision: 'built' })
  })
})

describe('requirements that cannot be resolved', () => {
  const located = (text: string, place: object): Requirement =>
    ({ ...requirement(text), sources: [{ given: text, place }] }) as Requirement
  const requirements = [
    located('six==1.16.0', { kind: 'input', name: 'requirements', line: 1, column: 1 }),
    located('Scikit_Learn>=1.5', { kind: 'input', name: 'requirements', line: 3, column: 1 }),
    located('numpy<1.20', { kind: 'file', path: 'base.txt', line: 7, column: 3 })
  ]

  it('are problems of the lines that the explanation names, before anything is built', async () => {
    catalogue.resolves = () =>
      'Because scikit-learn>=1.5 depends on numpy>=1.19.5\nand you require numpy<1.20 …'
    await expect(resolve([], { requirements })).rejects.toMatchObject({
      name: 'ProblemsError',
      problems: [
        {
          code: 'requirement-unresolvable',
          place: { kind: 'input', name: 'requirements', line: 3 },
          message: expect.stringContaining('depends on numpy>=1.19.5 and you require') as string
        },
        { place: { kind: 'file', path: 'base.txt', line: 7 }, message: '"numpy<1.20" is part of this.' }
      ]
    })
    expect(catalogue.created).toEqual([])
  })

  it('name their lines also when only the build finds out', async () => {
    catalogue.buildFails = 'numpy<1.20 conflicts with scikit-learn'
    await expect(resolve([], { requirements })).rejects.toMatchObject({
      code: 'image-build-failed',
      detail: 'It is about "Scikit_Learn>=1.5" (input requirements:3) and "numpy<1.20" (base.txt:7).'
    })
  })

  it('are told apart from an index that does not answer', async () => {
    catalogue.resolves = () => 'six: connection refused\nThe package index did not answer. Check the network.'
    await expect(resolve(['six'])).rejects.toMatchObject({ code: 'image-build-failed' })
  })
})

it('reuse "exact" takes only an image of the same requirements, "never" always builds', async () => {
  catalogue.add('close', { six: '1.16.0', attrs: '23.1.0' })
  catalogue.installs = { six: '1.16.0' }
  expect(await resolve(['six==1.16.0'], { reuse: 'exact' })).toMatchObject({ decision: 'built' })
  expect(await resolve(['six==1.16.0'], { reuse: 'exact' })).toMatchObject({
    decision: 'reused',
    image: { name: 'six-1-16-0' }
  })
  expect(await resolve(['six==1.16.0'], { reuse: 'never' })).toMatchObject({ decision: 'built' })
})

it('does not reuse an image of another Python', async () => {
  catalogue.add('py311', { six: '1.16.0' })
  catalogue.installs = { six: '1.16.0' }
  const built = await resolve(['six==1.16.0'], { pythonVersion: '3.12' })
  expect(built).toMatchObject({ decision: 'built' })
  expect(built.nearMisses[0]!.reason).toContain('it has Python 3.11.2, 3.12 is asked for')
})

it("ends with the builder's own reason when the build fails", async () => {
  catalogue.buildFails =
    'numpy<1.20 and pandas>=2 cannot be installed together\nbecause pandas 2 needs numpy>=1.21'
  await expect(resolve(['numpy<1.20', 'pandas>=2'])).rejects.toMatchObject({
    code: 'image-build-failed',
    message: expect.stringContaining('numpy<1.20 and pandas>=2 cannot be installed together') as string,
    detail: 'because pandas 2 needs numpy>=1.21'
  })
})

it('does not believe a built image that lacks what was asked for', async () => {
  catalogue.installs = { six: '1.15.0' }
  await expect(resolve(['six==1.16.0'])).rejects.toMatchObject({ code: 'image-differs' })
})

it('does not wait for ever in a list that does not end', async () => {
  let page = 0
  const server = await startHttpServer((_request, response) => {
    sendJson(response, { images: [], nextPageToken: page++ < 30_000 ? 'again' : '' })
  })
  const other = new RimeClient({ url: server.url, apiKey: 'k', userAgent: 'test' })
  const pages: unknown[] = []
  for await (const images of other.listImages()) pages.push(images)
  // A token that was seen before is the contract's end of the list.
  expect(pages).toHaveLength(2)
  other.close()
  await server.close()
})

describe('freshness', () => {
  const old = { creationTime: '2020-01-01T00:00:00Z', pipRequirements: [{ name: 'six' }] }
  const fresh: Partial<ImageWish> = { name: 'mine', freshnessMs: 30 * 86_400_000 }

  it('builds beside an image that is too old, and reuses the new one', async () => {
    catalogue.add('mine', { six: '1.16.0' }, old)
    catalogue.installs = { six: '1.17.0' }
    const built = await resolve(['six'], fresh)
    expect(built).toMatchObject({ decision: 'built', reason: 'Image mine is older than freshness allows.' })
    expect(built.image.name).toMatch(/^mine-[0-9a-f]{8}$/)
    expect(catalogue.images.get('mine')!.pipLibraries[0]!.version).toBe('1.16.0')
    expect(await resolve(['six'], fresh)).toMatchObject({
      decision: 'reused',
      image: { name: built.image.name }
    })
  })

  it('finds a name also when the image beside is too old as well', async () => {
    catalogue.add('mine', { six: '1.16.0' }, old)
    catalogue.installs = { six: '1.17.0' }
    const { image } = await resolve(['six'], fresh)
    catalogue.images.get(image.name)!.creationTime = old.creationTime
    const again = await resolve(['six'], fresh)
    expect(again.decision).toBe('built')
    expect(again.image.name).not.toBe(image.name)
  })

  it('does not concern pinned requirements', async () => {
    catalogue.add('mine', { six: '1.16.0' }, { creationTime: old.creationTime })
    expect(await resolve(['six==1.16.0'], fresh)).toMatchObject({ decision: 'reused' })
  })

  it('says when the age of an image is not known', async () => {
    catalogue.add('mine', { six: '1.16.0' })
    expect(await resolve(['six'], fresh)).toMatchObject({ decision: 'reused' })
    expect(logged.join()).toContain('freshness has no effect on it')
  })

  describe('with rebuild "replace"', () => {
    const replace: Partial<ImageWish> = { ...fresh, rebuild: 'replace' }

    it('asks a server of ours to replace the image', async () => {
      catalogue.resolves = () => ({ six: '1.17.0' })
      catalogue.add('mine', { six: '1.16.0' }, old)
      catalogue.installs = { six: '1.17.0' }
      expect(await resolve(['six'], replace)).toMatchObject({ decision: 'built', image: { name: 'mine' } })
      expect(catalogue.created[0]).toMatchObject({ name: 'mine', replaceExisting: true })
      expect(catalogue.asked(/DELETE/)).toEqual([])
    })

    it('deletes and builds on a cluster', async () => {
      catalogue.add('mine', { six: '1.16.0' }, old)
      catalogue.installs = { six: '1.17.0' }
      expect(await resolve(['six'], replace)).toMatchObject({ decision: 'built', image: { name: 'mine' } })
      expect(catalogue.created[0]).not.toHaveProperty('replaceExisting')
      expect(catalogue.asked(/DELETE/)).toEqual(['DELETE /v1/images/mine'])
    })

    it('says that only administrators delete where that is so', async () => {
      catalogue.add('mine', { six: '1.16.0' }, old)
      catalogue.mayDelete = false
      await expect(resolve(['six'], replace)).rejects.toMatchObject({
        code: 'image-replace-forbidden',
        hint: expect.stringContaining('beside') as string
      })
    })

    it('leaves an image of other requirements alone', async () => {
      catalogue.add('mine', { six: '1.16.0', attrs: '23.1.0' }, { creationTime: old.creationTime })
      catalogue.installs = { six: '1.17.0' }
      expect((await resolve(['six'], replace)).image.name).toMatch(/^mine-/)
      expect(catalogue.asked(/DELETE/)).toEqual([])
    })

    it('replaces also when reuse is "never", and nothing of others', async () => {
      catalogue.resolves = () => ({ six: '1.16.0' })
      catalogue.installs = { six: '1.16.0' }
      catalogue.add('mine', { six: '1.16.0' })
      const never: Partial<ImageWish> = { ...replace, reuse: 'never' }
      expect((await resolve(['six==1.16.0'], never)).image.name).toBe('mine')
      expect((await resolve(['six'], never)).image.name).toMatch(/^mine-/)
    })
  })
})

describe('system packages', () => {
  const packages: Partial<ImageWish> = {
    systemPackages: [{ name: 'libgomp1' }, { name: 'ffmpeg', version: '5.1' }]
  }
  const has = (...names: [string, string][]): object => ({
    packageRequirements: names.map(([name, versionSpecifier]) => ({ name, versionSpecifier }))
  })

  it('must all be in an image, in the version asked for', async () => {
    catalogue.add('none', { six: '1.16.0' })
    catalogue.add('other', { six: '1.16.0' }, has(['libgomp1', '12'], ['ffmpeg', '6.0']))
    catalogue.add('both', { six: '1.16.0' }, has(['libgomp1', '12'], ['ffmpeg', '5.1'], ['git', '2']))
    expect(await resolve(['six==1.16.0'], packages)).toMatchObject({ image: { name: 'both' } })
  })

  it('make another request of the same requirements: its build is not waited for', async () => {
    catalogue.resolves = () => ({ six: '1.16.0' })
    catalogue.installs = { six: '1.16.0' }
    catalogue.startBuild({ name: 'mine', pipRequirements: [{ name: 'six', versionSpecifier: '==1.16.0' }] })
    await resolve(['six==1.16.0'], { ...packages, name: 'mine' }).catch(() => undefined)
    expect(catalogue.created.map(({ name }) => name)).toEqual([expect.stringMatching(/^mine-/)])
    expect(logged.join('\n')).not.toContain('is waited for')
  })

  it('are sent to the builder, to a cluster with its package manager', async () => {
    catalogue.installs = { six: '1.16.0' }
    await resolve(['six==1.16.0'], packages).catch(() => undefined)
    expect(catalogue.created[0]!.packageRequirements).toEqual([
      { name: 'libgomp1', packageType: 'PACKAGE_TYPE_ROCKYLINUX' },
      { name: 'ffmpeg', versionSpecifier: '5.1', packageType: 'PACKAGE_TYPE_ROCKYLINUX' }
    ])
    catalogue.resolves = () => ({ six: '1.16.0' })
    await resolve(['six==1.16.0'], { ...packages, name: 'ours' }).catch(() => undefined)
    expect(catalogue.created.at(-1)).toMatchObject({
      packageRequirements: [{ name: 'libgomp1' }, { name: 'ffmpeg', versionSpecifier: '5.1' }]
    })
  })
})
