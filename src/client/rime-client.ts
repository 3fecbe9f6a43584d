import type {
  CategoryResult,
  CreateImageRequest,
  DataInfo,
  Job,
  ManagedImage,
  ModelTask,
  PipLibraryFilter,
  Project,
  ResolveImageRequest,
  ResolveImageResponse,
  RimeInfo,
  TestBatchResult,
  TestCase,
  TestRunDetail
} from '../api/types.ts'
import { ApiError, TransportError } from './errors.ts'
import type { Query, TransportOptions } from './transport.ts'
import { Transport } from './transport.ts'

/** Rows asked for in one page of results. */
const PAGE_SIZE = 200
const IMAGE_PAGE_SIZE = 100
/** A server that pages for ever is broken; a million test cases are 5,000 pages. */
const MOST_PAGES = 20_000

export interface Registration {
  projectId: string
  name: string
}

/** Typed calls of the RIME REST API. Answers are checked for the fields that are used; lists are read to their last page. */
export class RimeClient {
  readonly #transport: Transport

  constructor(options: TransportOptions) {
    this.#transport = new Transport(options)
  }

  get origin(): string {
    return this.#transport.origin
  }

  /** How many requests were sent so far, repetitions included. */
  get requests(): number {
    return this.#transport.requests
  }

  close(): void {
    this.#transport.close()
  }

  async getInfo(): Promise<RimeInfo> {
    return this.#get('/v1/rime-info')
  }

  /**
   * Managed images whose installed libraries pass every filter, page by page.
   * The last page reached through a token answers that token again; a token seen before ends the list.
   */
  async *listImages(filters: readonly PipLibraryFilter[] = []): AsyncGenerator<ManagedImage[]> {
    const seen = new Set<string>([''])
    let token = ''
    for (let page = 0; page < MOST_PAGES; page++) {
      const query = token === '' ? { pipLibraries: filters } : { pageToken: token }
      const answer = await this.listImagePage({ ...query, pageSize: IMAGE_PAGE_SIZE })
      yield answer.images
      if (seen.has(answer.nextPageToken)) return
      seen.add(answer.nextPageToken)
      token = answer.nextPageToken
    }
    throw new TransportError('POST /v1/images/list', 'the list of images does not end')
  }

  /** One page as the server gives it. `nextPageToken` is empty, or the one that was sent, on the last page. */
  async listImagePage(request: {
    pipLibraries?: readonly PipLibraryFilter[]
    pageToken?: string
    pageSize?: number
  }): Promise<{ images: ManagedImage[]; nextPageToken: string }> {
    const answer = await this.#post('/v1/images/list', request)
    const token = answer['nextPageToken']
    return {
      images: listOf(answer, 'images', 'POST /v1/images/list') as ManagedImage[],
      nextPageToken: typeof token === 'string' ? token : ''
    }
  }

  /** Undefined when there is no image of that name. */
  async getImage(name: string): Promise<ManagedImage | undefined> {
    const answer = await this.#get(`/v1/images/${encodeURIComponent(name)}`).catch(undefinedIfMissing)
    return answer === undefined ? undefined : objectOf<ManagedImage>(answer, 'image', 'GET /v1/images')
  }

  /** Starts a build. @throws ApiError 409 when the name is taken. */
  async createImage(request: CreateImageRequest): Promise<{ image: ManagedImage; job?: Job }> {
    return imageAndJob(await this.#post('/v1/images', request), 'POST /v1/images')
  }

  /** @param options.localOnly leaves what is shared in a registry; for servers that tell the size of images. */
  async deleteImage(name: string, options: { localOnly?: boolean } = {}): Promise<void> {
    const query = options.localOnly === true ? { localOnly: true } : {}
    await this.#transport.call('DELETE', `/v1/images/${encodeURIComponent(name)}`, query)
  }

  /**
   * What an image of the requirements would hold; undefined where the server has no such call, as a cluster.
   *
   * @throws ApiError 400 with the resolver's explanation when they cannot be met together.
   */
  async resolveImage(request: ResolveImageRequest): Promise<ResolveImageResponse | undefined> {
    const path = '/ext/v1/images/resolve'
    const answer = await this.#post(path, request).catch(undefinedIfNotOffered)
    if (answer === undefined) return undefined
    stringOf(answer, 'requestKey', `POST ${path}`)
    stringOf(answer, 'contentKey', `POST ${path}`)
    listOf(answer, 'pipLibraries', `POST ${path}`)
    listOf(answer, 'images', `POST ${path}`)
    return answer as ResolveImageResponse
  }

  /** Software bill of materials, CycloneDX; undefined where the server has no such call or no such image. */
  async getSbom(name: string): Promise<Record<string, unknown> | undefined> {
    const path = `/ext/v1/images/${encodeURIComponent(name)}/sbom`
    const answer = await this.#get(path).catch(undefinedIfNotOffered)
    return answer === undefined ? undefined : objectOf(answer, 'sbom', 'GET /ext/v1/images/sbom')
  }

  /** Moves an image onto another base; undefined where the server has no such call or no such image. */
  async upgradeImage(
    name: string,
    options: { baseImage?: string } = {}
  ): Promise<{ image: ManagedImage; job?: Job } | undefined> {
    const path = `/ext/v1/images/${encodeURIComponent(name)}/upgrade`
    const answer = await this.#post(path, options).catch(undefinedIfNotOffered)
    return answer === undefined ? undefined : imageAndJob(answer, 'POST /ext/v1/images/upgrade')
  }

  async *listProjects(): AsyncGenerator<Project> {
    for await (const item of this.#pages('/v1/projects', {}, 'projects')) {
      yield objectOf<Project>(item as Record<string, unknown>, 'project', 'GET /v1/projects')
    }
  }

  async getProject(id: string): Promise<Project | undefined> {
    const answer = await this.#get(`/v1/projects/${encodeURIComponent(id)}`).catch(undefinedIfMissing)
    if (answer === undefined) return undefined
    // Doubly nested here, unlike the answer to create.
    return objectOf<Project>(objectOf(answer, 'project', 'GET /v1/projects'), 'project', 'GET /v1/projects')
  }

  async createProject(request: {
    name: string
    description: string
    modelTask: ModelTask
  }): Promise<Project> {
    return objectOf<Project>(await this.#post('/v1/projects', request), 'project', 'POST /v1/projects')
  }

  /** @returns the dataset's id. */
  async registerDataset(at: Registration, dataInfo: DataInfo): Promise<string> {
    const answer = await this.#post(`/v1/registry/${encodeURIComponent(at.projectId)}/dataset`, {
      projectId: { uuid: at.projectId },
      name: at.name,
      dataInfo
    })
    return stringOf(answer, 'datasetId', 'POST /v1/registry/dataset')
  }

  /** Registers a model file, or a placeholder when there is none. @returns the model's id. */
  async registerModel(at: Registration, path: string | undefined): Promise<string> {
    const answer = await this.#post(`/v1/registry/${encodeURIComponent(at.projectId)}/model`, {
      projectId: { uuid: at.projectId },
      name: at.name,
      ...(path === undefined ? {} : { modelInfo: { modelPath: { path } } })
    })
    return stringOf(objectOf(answer, 'modelId', 'POST /v1/registry/model'), 'uuid', 'POST /v1/registry/model')
  }

  async registerPredictions(
    at: { projectId: string; modelId: string; datasetId: string },
    predictions: { path: string; predCol?: string }
  ): Promise<void> {
    const [project, model, dataset] = [at.projectId, at.modelId, at.datasetId].map(encodeURIComponent)
    await this.#post(`/v1/registry/${project}/model/${model}/dataset/${dataset}/prediction`, {
      projectId: { uuid: at.projectId },
      modelId: { uuid: at.modelId },
      predInfo: {
        connectionInfo: { dataFile: { path: predictions.path } },
        predParams: predictions.predCol === undefined ? {} : { predCol: predictions.predCol }
      }
    })
  }

  /** Projects a registered dataset belongs to. Undefined when there is no such dataset. */
  async getDatasetProjects(datasetId: string): Promise<string[] | undefined> {
    const answer = await this.#get('/v1/registry/dataset', { datasetId }).catch(undefinedIfMissing)
    if (answer === undefined) return undefined
    const dataset = objectOf<{ projectIds?: { uuid?: string }[] }>(
      answer,
      'dataset',
      'GET /v1/registry/dataset'
    )
    return (dataset.projectIds ?? []).flatMap((id) => (id.uuid === undefined ? [] : [id.uuid]))
  }

  /** @throws ApiError 400 with the server's reasons. */
  async validateTestRunConfig(config: unknown): Promise<void> {
    await this.#post('/v1-beta/config-validator/CONFIG_TYPE_TEST_RUN', { configJson: JSON.stringify(config) })
  }

  /** @returns the job's id. */
  async startStressTest(projectId: string, testRunConfig: unknown): Promise<string> {
    const path = `/v1/stress-tests/${encodeURIComponent(projectId)}`
    const answer = await this.#post(path, { testRunConfig })
    return stringOf(objectOf(answer, 'job', 'POST /v1/stress-tests'), 'jobId', 'POST /v1/stress-tests')
  }

  async getJob(jobId: string): Promise<Job> {
    const answer = await this.#get(`/v1/jobs/${encodeURIComponent(jobId)}`, { view: 'JOB_VIEW_FULL' })
    return objectOf<Job>(answer, 'job', 'GET /v1/jobs')
  }

  /** Not bound to the client's signal: cancelling is what is done once that has fired. */
  async cancelJob(jobId: string, timeoutMs: number): Promise<void> {
    const path = `/v1/jobs/cancel/${encodeURIComponent(jobId)}`
    await this.#transport.call('POST', path, {}, {}, AbortSignal.timeout(timeoutMs))
  }

  /** The whole log so far; undefined where the server keeps none (most clusters). */
  async getLog(jobId: string): Promise<string | undefined> {
    const answer = await this.#get(`/v1-beta/logs/${encodeURIComponent(jobId)}`).catch(undefinedIfMissing)
    if (answer === undefined) return undefined
    return objectOf<{ chunk?: string }>(answer, 'result', 'GET /v1-beta/logs').chunk ?? ''
  }

  async getTestRun(testRunId: string): Promise<TestRunDetail> {
    return objectOf<TestRunDetail>(
      await this.#get(`/v1/test-runs/${encodeURIComponent(testRunId)}`),
      'testRun',
      'GET /v1/test-runs'
    )
  }

  listBatchResults(testRunId: string): AsyncGenerator<TestBatchResult> {
    return this.#pages(
      '/v1/batch-results',
      { testRunId, showDisplay: true },
      'testBatches'
    ) as AsyncGenerator<TestBatchResult>
  }

  listTestCases(testRunId: string): AsyncGenerator<TestCase> {
    const query = { 'listTestCasesQuery.testRunId': testRunId, showDisplay: true }
    return this.#pages('/v1/test-cases', query, 'testCases') as AsyncGenerator<TestCase>
  }

  async getCategoryResults(testRunId: string): Promise<CategoryResult[]> {
    const path = `/v1/category-results/${encodeURIComponent(testRunId)}`
    return listOf(
      await this.#get(path),
      'categoryTestResults',
      'GET /v1/category-results'
    ) as CategoryResult[]
  }

  async #get(path: string, query?: Query): Promise<Record<string, unknown>> {
    return recordOf(await this.#transport.call('GET', path, query), `GET ${path}`)
  }

  async #post(path: string, body: unknown): Promise<Record<string, unknown>> {
    return recordOf(await this.#transport.call('POST', path, {}, body), `POST ${path}`)
  }

  /** The standard lists: the token carries the query, so the first-page fields are sent once. */
  async *#pages(path: string, firstPage: Query, items: string): AsyncGenerator {
    const request = `GET ${path}`
    const seen = new Set<string>()
    let query: Query = { ...firstPage, pageSize: PAGE_SIZE }
    for (let page = 0; page < MOST_PAGES; page++) {
      const answer = await this.#get(path, query)
      yield* listOf(answer, items, request)
      if (answer['hasMore'] !== true) return
      const token = stringOf(answer, 'nextPageToken', request)
      if (token === '' || seen.has(token))
        throw new TransportError(request, 'the list has more pages but no way to the next')
      seen.add(token)
      query = { pageToken: token, pageSize: PAGE_SIZE }
    }
    throw new TransportError(request, 'the list does not end')
  }
}

function undefinedIfMissing(error: unknown): undefined {
  if (error instanceof ApiError && error.status === 404) return undefined
  throw error
}

/** What a cluster answers to a path that only our server has. */
const NOT_OFFERED: ReadonlySet<number> = new Set([403, 404, 405, 501])

function undefinedIfNotOffered(error: unknown): undefined {
  if (error instanceof ApiError && NOT_OFFERED.has(error.status)) return undefined
  throw error
}

function imageAndJob(answer: Record<string, unknown>, request: string): { image: ManagedImage; job?: Job } {
  const image = objectOf<ManagedImage>(answer, 'image', request)
  const job = answer['job']
  return job === undefined || job === null ? { image } : { image, job: job as Job }
}

function recordOf(value: unknown, request: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TransportError(request, 'the answer is not an object')
  }
  return value as Record<string, unknown>
}

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- names the message at the call
function objectOf<T = Record<string, unknown>>(
  answer: Record<string, unknown>,
  field: string,
  request: string
): T {
  const value = answer[field]
  if (typeof value !== 'object' || value === null) {
    throw new TransportError(request, `the answer has no ${field}`)
  }
  return value as T
}

function listOf(answer: Record<string, unknown>, field: string, request: string): unknown[] {
  const value = answer[field]
  if (!Array.isArray(value)) throw new TransportError(request, `the answer has no list ${field}`)
  return value
}

function stringOf(answer: Record<string, unknown>, field: string, request: string): string {
  const value = answer[field]
  if (typeof value !== 'string') throw new TransportError(request, `the answer has no ${field}`)
  return value
}
