import type {
  CreateImageRequest,
  Job,
  ManagedImage,
  PipLibraryFilter,
  ResolveImageRequest
} from '../../src/api/types.ts'
import { canonicalName } from '../../src/requirements/index.ts'
import { sendJson, startHttpServer, type TestServer } from '../support/http-server.ts'

type Answer = { status?: number; body: unknown }

/**
 * A catalogue behind the contract's image endpoints, with its odd paging, on a real server. A build ends when its job is
 * asked for. As a cluster it knows no /ext/ calls; with `resolves` it is a server of ours.
 */
export class Catalogue {
  images = new Map<string, ManagedImage>()
  jobs = new Map<string, Job>()
  created: CreateImageRequest[] = []
  pageSize = 100
  /** What a build installs. */
  installs: Record<string, string> = {}
  buildFails: string | undefined
  mayDelete = true
  /** What a cluster answers to the calls of ours. */
  notOffered = 404
  /** Versions that requests resolve to, or the explanation why they do not. */
  resolves: ((request: ResolveImageRequest) => Record<string, string> | string) | undefined
  /** Runs before a create is answered: what somebody else does in that moment. */
  beforeCreate: ((wish: CreateImageRequest) => void) | undefined
  server!: TestServer

  async start(): Promise<this> {
    this.server = await startHttpServer((request, response) => {
      const body = request.body === '' ? {} : (JSON.parse(request.body) as Record<string, unknown>)
      const answer = this.#answer(request.method, request.path.split('?')[0]!, body)
      sendJson(response, answer.body, answer.status ?? 200)
    })
    return this
  }

  /** Requests so far whose method and path match. */
  asked(pattern: RegExp): string[] {
    return this.server.received
      .map(({ method, path }) => `${method} ${path}`)
      .filter((request) => pattern.test(request))
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

  startBuild(wish: CreateImageRequest): Answer {
    const id = `job-${wish.name}`
    const image: ManagedImage = {
      name: wish.name,
      status: 'STATUS_BUILDING_FIRST_TIME',
      pipRequirements: wish.pipRequirements,
      packageRequirements: wish.packageRequirements ?? [],
      pipLibraries: [],
      creationTime: new Date().toISOString(),
      buildJobId: id,
      ...(this.resolves === undefined ? {} : { requestKey: keyOf(wish) }),
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
    return { body: { image, job: this.jobs.get(id) } }
  }

  #answer(method: string, path: string, body: Record<string, unknown>): Answer {
    const [, , third = '', fourth = ''] = path.split('/')
    if (path.startsWith('/ext/')) return this.#extension(path, body)
    if (path === '/v1/images/list') return { body: this.#list(body) }
    if (third === 'jobs' && method === 'GET') {
      this.#finish(fourth)
      return { body: { job: this.jobs.get(fourth) } }
    }
    if (third !== 'images') return refusal(404, 5, 'unknown')
    if (method === 'POST') return this.#create(body as CreateImageRequest)
    const image = this.images.get(fourth)
    if (image === undefined) return refusal(404, 5, 'unknown')
    if (method === 'GET') return { body: { image } }
    if (!this.mayDelete) return refusal(403, 7, 'admins only')
    this.images.delete(fourth)
    return { body: {} }
  }

  #extension(path: string, body: Record<string, unknown>): Answer {
    if (this.resolves === undefined) return refusal(this.notOffered, 12, 'no')
    const [, , , , name = '', call = ''] = path.split('/')
    if (call !== '') return this.#imageCall(name, call, body)
    const request = body as ResolveImageRequest
    const resolved = this.resolves(request)
    if (typeof resolved === 'string') return refusal(400, 9, resolved)
    const requestKey = keyOf(request)
    const images = [...this.images.values()].filter((image) => image.requestKey === requestKey)
    return {
      body: {
        requestKey,
        contentKey: Buffer.from(JSON.stringify(resolved)).toString('hex').slice(-64),
        pythonVersion: '3.11.2',
        lock: '',
        pipLibraries: Object.entries(resolved).map(([name, version]) => ({ name, version })),
        images
      }
    }
  }

  #imageCall(name: string, call: string, body: Record<string, unknown>): Answer {
    const image = this.images.get(name)
    if (image === undefined) return refusal(404, 5, 'unknown')
    if (call === 'sbom') return { body: { sbom: { bomFormat: 'CycloneDX' } } }
    if (body['baseImage'] === 'alpine') return refusal(400, 9, 'the base has another C library')
    const { body: started } = this.startBuild({ ...image })
    this.installs = Object.fromEntries(image.pipLibraries.map((one) => [one.name!, one.version!]))
    return { body: started }
  }

  #create(wish: CreateImageRequest): Answer {
    this.beforeCreate?.(wish)
    const taken = this.images.get(wish.name)
    const free = taken === undefined || taken.status === 'STATUS_FAILED' || wish.replaceExisting === true
    if (!free) return refusal(409, 6, 'exists')
    this.created.push(wish)
    return this.startBuild(wish)
  }

  #list(body: Record<string, unknown>): unknown {
    const token = (body['pageToken'] as string | undefined) ?? ''
    const filters = (
      token === '' ? (body['pipLibraries'] ?? []) : JSON.parse(token.split('|')[1]!)
    ) as PipLibraryFilter[]
    const start = token === '' ? 0 : Number(token.split('|')[0])
    const all = [...this.images.values()].filter((image) =>
      filters.every((filter) =>
        image.pipLibraries.some(
          (library) =>
            canonicalName(library.name!) === canonicalName(filter.name!) &&
            (filter.version === undefined || filter.version === library.version)
        )
      )
    )
    const images = all.slice(start, start + this.pageSize)
    const more = start + this.pageSize < all.length
    return { images, nextPageToken: more ? `${start + this.pageSize}|${JSON.stringify(filters)}` : token }
  }

  #finish(id: string): void {
    const job = this.jobs.get(id)!
    const image = [...this.images.values()].find((one) => one.buildJobId === id)
    const failed = this.buildFails !== undefined
    job.status = failed ? 'JOB_STATUS_FAILED' : 'JOB_STATUS_SUCCEEDED'
    if (this.buildFails !== undefined) job.errorMsg = this.buildFails
    if (image === undefined) return
    image.status = failed ? 'STATUS_FAILED' : 'STATUS_READY'
    image.pipLibraries = Object.entries(this.installs).map(([name, version]) => ({ name, version }))
  }
}

function keyOf({ pipRequirements, packageRequirements, pythonVersion }: ResolveImageRequest): string {
  return JSON.stringify([pipRequirements, packageRequirements ?? [], pythonVersion ?? ''])
}

function refusal(status: number, code: number, message: string): Answer {
  return { status, body: { code, message, details: [] } }
}
