import type { CreateImageRequest, Job, ManagedImage, PipLibraryFilter } from '../../src/api/types.ts'
import { RimeClient } from '../../src/client/rime-client.ts'
import { type ImageWish, resolveImage } from '../../src/gate/resolve-image.ts'
import { silentLogger } from '../../src/logger.ts'
import { canonicalName, parseRequirement, type Requirement } from '../../src/requirements/index.ts'
import { sendJson, startHttpServer, type TestServer } from '../support/http-server.ts'

/** A catalogue behind the contract's image endpoints, with its odd paging; builds end when `finish` is called. */
class Catalogue {
  images = new Map<string, ManagedImage>()
  jobs = new Map<string, Job>()
  created: CreateImageRequest[] = []
  pageSize = 100
  /** What a build installs. */
  installs: Record<string, string> = {}
  buildFails: string | undefined
  server!: TestServer

  async start(): Promise<void> {
    this.server = await startHttpServer((request, response) => {
      const body = request.body === '' ? {} : (JSON.parse(request.body) as Record<string, unknown>)
      if (request.path === '/v1/images/list') {
        sendJson(response, this.list(body))
      } else if (request.method === 'POST') {
        const wish = body as CreateImageRequest
        if (this.images.has(wish.name)) {
          sendJson(response, { code: 6, message: 'exists', details: [] }, 409)
          return
        }
        this.created.push(wish)
        sendJson(response, this.build(wish))
      } else if (request.path.startsWith('/v1/jobs/')) {
        const id = request.path.split('/')[3]!.split('?')[0]!
        this.finish(id)
        sendJson(response, { job: this.jobs.get(id) })
      } else if (request.path.startsWith('/v1/images/')) {
        const image = this.images.get(request.path.split('/')[3]!)
        if (image === undefined) sendJson(response, { code: 5, message: 'unknown', details: [] }, 404)
        else sendJson(response, { image })
      } else {
        sendJson(response, { code: 5, message: 'unknown', details: [] }, 404)
      }
    })
  }

  add(name: string, libraries: Record<string, string>, more: Partial<ManagedImage> = {}): void {
    this.images.set(name, {
      name,
      status: 'STATUS_READY',
      pipRequirements: Object.entries(libraries).map(([library, version]) => ({
        name: library,
        versionSpecifier: `==${version}`
      })),
      pipLibraries: Object.entries(libraries).map(([library, version]) => ({ name: library, version })),
      pythonVersion: '3.11.2',
      ...more
    })
  }

  private list(body: Record<string, unknown>): unknown {
    const token = (body['pageToken'] as string | undefined) ?? ''
    const filters = (
      token === '' ? (body['pipLibraries'] ?? []) : JSON.parse(token.split('|')[1]!)
    ) as PipLibraryFilter[]
    const start = token === '' ? 0 : Number(token.split('|')[0])
    const all = [...this.images.values()].filter((image) =>
      filters.every((filter) =>
        image.pipLibraries.some((library) => canonicalName(library.name!) === canonicalName(filter.name!))
      )
    )
    const images = all.slice(start, start + this.pageSize)
    const more = start + this.pageSize < all.length
    return { images, nextPageToken: more ? `${start + this.pageSize}|${JSON.stringify(filters)}` : token }
  }

  private build(wish: CreateImageRequest): unknown {
    const id = `job-${wish.name}`
    const image: ManagedImage = {
      name: wish.name,
      status: 'STATUS_BUILDING_FIRST_TIME',
      pipRequirements: wish.pipRequirements,
      pipLibraries: [],
      buildJobId: id,
      ...(wish.pythonVersion === undefined ? {} : { pythonVersion: `${wish.pythonVersion}.2` })
    }
    this.images.set(wish.name, image)
    this.jobs.set(id, {
      jobId: id,
      jobType: 'JOB_TYPE_IMAGE_BUILDER',
      status: 'JOB_STATUS_RUNNING',
      creationTime: '2026-01-01T00:00:00Z',
      runningTimeSecs: 0
    })
    return { image, job: this.jobs.get(id) }
  }

  private finish(id: string): void {
    const job = this.jobs.get(id)!
    const image = [...this.images.values()].find((one) => one.buildJobId === id)!
    job.status = this.buildFails === undefined ? 'JOB_STATUS_SUCCEEDED' : 'JOB_STATUS_FAILED'
    image.status = this.buildFails === undefined ? 'STATUS_READY' : 'STATUS_FAILED'
    if (this.buildFails !== undefined) job.errorMsg = this.buildFails
    image.pipLibraries = Object.entries(this.installs).map(([name, version]) => ({ name, version }))
  }
}

let catalogue: Catalogue
let client: RimeClient
beforeEach(async () => {
  catalogue = new Catalogue()
  await catalogue.start()
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
  return resolveImage(client, wish, { log: silentLogger, signal: new AbortController().signal })
}

it('reuses an image whose libraries satisfy the requirements, whatever its name', async () => {
  catalogue.add('team-image', { CatBoost: '1.2.10', pandas: '2.2.3' })
  const found = await resolve(['catboost~=1.2.5', 'pandas'], { name: 'mine' })
  expect(found).toMatchObject({ decision: 'reused', image: { name: 'team-image' } })
  expect(catalogue.created).toEqual([])
})

it('asks for one page only when the list has one page, and reads all of several', async () => {
  for (let index = 0; index < 7; index++) catalogue.add(`image-${index}`, { lightgbm: `4.${index}.0` })
  await resolve(['lightgbm==4.6.0'])
  expect(catalogue.server.received.filter((one) => one.path.endsWith('/list'))).toHaveLength(1)
  catalogue.pageSize = 3
  expect(await resolve(['lightgbm==4.6.0'])).toMatchObject({ image: { name: 'image-6' } })
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
  expect(built.nearMisses).toEqual([
    { name: 'old', reason: 'catboost 1.2.7 is installed, ==1.2.10 is asked for.' }
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

it('leaves an image of the wanted name alone when it does not fit, and builds beside it', async () => {
  catalogue.add('mine', { six: '1.15.0' })
  catalogue.installs = { six: '1.16.0' }
  const built = await resolve(['six==1.16.0'], { name: 'mine' })
  expect(built.image.name).toMatch(/^mine-[0-9a-f]{8}$/)
  expect(catalogue.images.get('mine')!.pipLibraries).toEqual([{ name: 'six', version: '1.15.0' }])
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
