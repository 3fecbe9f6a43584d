import type {
  CategoryResult,
  CreateImageRequest,
  DataInfo,
  Dataset,
  Job,
  LimitStatus,
  ManagedImage,
  Model,
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
import type { Readable } from 'node:stream'

import { createOnce } from './create.ts'
import { type Dialect, DIALECT_2 } from './dialect.ts'
import { ApiError, TransportError } from './errors.ts'
import type { Query, TransportOptions } from './transport.ts'
import { Transport } from './transport.ts'

/** Rows asked for in one page of results. */
const PAGE_SIZE = 200
const IMAGE_PAGE_SIZE = 100
/** A server that pages for ever is broken; a million test cases are 5,000 pages. */
const MOST_PAGES = 20_000
/** POSTs that only read, or name an address that was not there before: carried out twice, they do no harm. */
const REPEATABLE_POST =
  /^\/(?:v1\/images\/list|ext\/v1\/images\/resolve|(?:v1-beta|internal)\/(?:config-validator\/\w+|(?:datasets|models)\/upload-url))$/

/** A job shows its test run soon after it was created. */
const LOOKS_FOR_JOB = 6

export interface Registration {
  projectId: string
  name: string
}

/** Where a file goes, and the address to register for it. The URLs hold signatures: they are not for messages. */
export interface FileUpload {
  uploadUrl: string
  /** Takes a note that the upload is complete. */
  doneFileUploadUrl: string
  destinationUrl: string
  /** Bytes; 0: none. */
  uploadLimit: number
}

export interface DirectoryUpload extends Omit<FileUpload, 'uploadUrl'> {
  /** By the path of the file in the directory. */
  uploadUrls: ReadonlyMap<string, string>
}

/** What a start call names, as far as its test run shows it again. */
interface StartedConfig {
  run_name?: unknown
  model_id?: { uuid?: string }
  data_info?: { ref_dataset_id?: string; eval_dataset_id?: string }
}

/** Typed calls of the RIME REST API. Answers are checked for the fields that are used; lists are read to their last page. */
export class RimeClient {
  readonly #transport: Transport
  #dialect = DIALECT_2

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

  /** How the server is spoken to; that of 2.1 and later until `speak` says otherwise. */
  get dialect(): Dialect {
    return this.#dialect
  }

  speak(dialect: Dialect): void {
    this.#dialect = dialect
  }

  async getInfo(): Promise<RimeInfo> {
    return this.#get('/v1/rime-info')
  }

  /** State of a limit of the licence. */
  async getLimit(customerName: string, limit: string): Promise<LimitStatus> {
    const path = `/v1/feature-flags/${encodeURIComponent(customerName)}/limits/${encodeURIComponent(limit)}`
    return objectOf<LimitStatus>(await this.#get(path), 'limitStatus', 'GET /v1/feature-flags')
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

  /** Starts a build. @throws ApiError 409 when the name is taken by an image of other requirements. */
  async createImage(request: CreateImageRequest): Promise<{ image: ManagedImage; job?: Job }> {
    const create = async (): Promise<{ image: ManagedImage; job?: Job }> =>
      imageAndJob(await this.#post('/v1/images', request), 'POST /v1/images')
    const find = async (): Promise<{ image: ManagedImage } | undefined> => {
      const image = await this.getImage(request.name)
      const ours = image !== undefined && image.status !== 'STATUS_FAILED' && asksForTheSame(image, request)
      return ours ? { image } : undefined
    }
    return createOnce(this.#transport, create, find, 'refuse')
  }

  /** @param options.localOnly leaves what is shared in a registry; for servers that tell the size of images. */
  async deleteImage(name: string, options: { localOnly?: boolean } = {}): Promise<void> {
    const query = options.localOnly === true ? { localOnly: true } : {}
    await this.#transport.call('DELETE', `/v1/images/${encodeURIComponent(name)}`, { query })
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
    return createOnce(
      this.#transport,
      async () =>
        objectOf<Project>(await this.#post('/v1/projects', request), 'project', 'POST /v1/projects'),
      () => this.findProject(request.name)
    )
  }

  /** The first project of that name that the key can see. */
  async findProject(name: string): Promise<Project | undefined> {
    for await (const project of this.listProjects()) if (project.name === name) return project
    return undefined
  }

  /** The dataset that is registered under the name in the project. */
  async findDataset(at: Registration): Promise<Dataset | undefined> {
    const answer = await this.#get('/v1/registry/dataset', { datasetName: at.name }).catch(undefinedIfMissing)
    if (answer === undefined) return undefined
    const dataset = objectOf<Dataset>(answer, 'dataset', 'GET /v1/registry/dataset')
    if (belongsTo(dataset, at.projectId)) return dataset
    // Names are of projects or of the whole installation, which no document says.
    const path = `/v1/registry/${encodeURIComponent(at.projectId)}/dataset`
    for await (const one of this.#pages(path, {}, 'datasets') as AsyncGenerator<Dataset>) {
      if (one.name === at.name) return one
    }
    return undefined
  }

  /** The model that is registered under the name in the project. */
  async findModel(at: Registration): Promise<Model | undefined> {
    const answer = await this.#get('/v1/registry/model', { modelName: at.name }).catch(undefinedIfMissing)
    if (answer === undefined) return undefined
    const request = 'GET /v1/registry/model'
    const model = objectOf<Model>(objectOf(answer, 'model', request), 'model', request)
    if (belongsTo(model, at.projectId)) return model
    const path = `/v1/registry/${encodeURIComponent(at.projectId)}/model`
    for await (const item of this.#pages(path, {}, 'models')) {
      const one = objectOf<Model>(item as Record<string, unknown>, 'model', `GET ${path}`)
      if (one.name === at.name) return one
    }
    return undefined
  }

  /** Whether predictions of the model on the dataset are registered. */
  async hasPredictions(modelId: string, datasetId: string): Promise<boolean> {
    const path = `/v1/registry/prediction/${encodeURIComponent(modelId)}/${encodeURIComponent(datasetId)}`
    return (await this.#get(path).catch(undefinedIfMissing)) !== undefined
  }

  /** An address for one file. */
  async createDatasetUpload(fileName: string): Promise<FileUpload> {
    const path = '/v1-beta/datasets/upload-url'
    const answer = await this.#askForUpload(path, { fileName })
    return { ...uploadOf(answer, path), uploadUrl: stringOf(answer, 'uploadUrl', path) }
  }

  /** Addresses for the files of a directory. @param relativePaths with forward slashes. */
  async createModelUpload(directoryName: string, relativePaths: readonly string[]): Promise<DirectoryUpload> {
    const path = '/v1-beta/models/upload-url'
    const answer = await this.#askForUpload(path, { directoryName, relativeFilePaths: relativePaths })
    const map = objectOf(answer, 'uploadPathMap', path)
    const uploadUrls = new Map(relativePaths.map((name) => [name, stringOf(map, name, path)] as const))
    return { ...uploadOf(answer, path), uploadUrls }
  }

  /** Sends one file to an address of `createDatasetUpload` or `createModelUpload`. @param open called for each attempt. */
  async uploadFile(url: string, open: () => Readable | string, sizeBytes: number): Promise<void> {
    await this.#transport.put(url, open, sizeBytes)
  }

  /** @returns the dataset's id. */
  async registerDataset(at: Registration, dataInfo: DataInfo): Promise<string> {
    const path = `/v1/registry/${encodeURIComponent(at.projectId)}/dataset`
    const body = { projectId: { uuid: at.projectId }, name: at.name, dataInfo }
    return createOnce(
      this.#transport,
      async () => stringOf(await this.#post(path, body), 'datasetId', 'POST /v1/registry/dataset'),
      async () => (await this.findDataset(at))?.datasetId
    )
  }

  /** Registers a model file, or a placeholder when there is none. @returns the model's id. */
  async registerModel(at: Registration, path: string | undefined): Promise<string> {
    const request = 'POST /v1/registry/model'
    const body = {
      projectId: { uuid: at.projectId },
      name: at.name,
      ...(path === undefined ? {} : { modelInfo: { modelPath: { path } } })
    }
    return createOnce(
      this.#transport,
      async () => {
        const answer = await this.#post(`/v1/registry/${encodeURIComponent(at.projectId)}/model`, body)
        return stringOf(objectOf(answer, 'modelId', request), 'uuid', request)
      },
      async () => (await this.findModel(at))?.modelId?.uuid
    )
  }

  async registerPredictions(
    at: { projectId: string; modelId: string; datasetId: string },
    predictions: { path: string; predCol?: string }
  ): Promise<void> {
    const [project, model, dataset] = [at.projectId, at.modelId, at.datasetId].map(encodeURIComponent)
    const path = `/v1/registry/${project}/model/${model}/dataset/${dataset}/prediction`
    const body = {
      projectId: { uuid: at.projectId },
      modelId: { uuid: at.modelId },
      predInfo: {
        connectionInfo: { dataFile: { path: predictions.path } },
        predParams: predictions.predCol === undefined ? {} : { predCol: predictions.predCol }
      }
    }
    await createOnce(
      this.#transport,
      () => this.#post(path, body),
      async () => ((await this.hasPredictions(at.modelId, at.datasetId)) ? {} : undefined)
    )
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
    const path = `${this.#dialect.beta}/config-validator/CONFIG_TYPE_TEST_RUN`
    await this.#post(path, { configJson: JSON.stringify(config) })
  }

  /** @returns the job's id. */
  async startStressTest(
    projectId: string,
    testRunConfig: StartedConfig & Record<string, unknown>
  ): Promise<string> {
    const request = 'POST /v1/stress-tests'
    const path = `/v1/stress-tests/${encodeURIComponent(projectId)}`
    // Date headers are whole seconds.
    const since = this.#transport.serverTime() - 2_000
    return createOnce(
      this.#transport,
      async () =>
        stringOf(objectOf(await this.#post(path, { testRunConfig }), 'job', request), 'jobId', request),
      () => this.#findStarted(projectId, testRunConfig, since)
    )
  }

  /**
   * The job of a start whose answer was lost: younger than the request, with a test run of the same name, model and data.
   *
   * @throws TransportError when several could be it, or one does not show its test run in time.
   */
  async #findStarted(projectId: string, config: StartedConfig, since: number): Promise<string | undefined> {
    const path = `/v1/jobs/project/${encodeURIComponent(projectId)}`
    const query = { 'firstPageQuery.selectedTypes': ['JOB_TYPE_MODEL_STRESS_TEST'] }
    for (let look = 1; look <= LOOKS_FOR_JOB; look++) {
      const jobs = (await Array.fromAsync(this.#pages(path, query, 'jobs'))) as Job[]
      const young = jobs.filter((job) => Date.parse(job.creationTime) >= since)
      const ours: string[] = []
      let unclear = 0
      for (const { jobId = '' } of young) {
        const shown = await this.#showsConfig(jobId, config)
        if (shown === undefined) unclear++
        else if (shown) ours.push(jobId)
      }
      if (unclear === 0 && ours.length <= 1) return ours[0]
      if (ours.length > 1) break
      await this.#transport.pause(look + 1, undefined)
    }
    throw new TransportError(
      'POST /v1/stress-tests',
      'the answer was lost, and the jobs of the project do not show which one was started',
      { fault: 'cut-off' }
    )
  }

  /** Whether the test run of a job is of this configuration; undefined while the job shows none. */
  async #showsConfig(jobId: string, config: StartedConfig): Promise<boolean | undefined> {
    const testRunId = (await this.getJob(jobId)).jobData?.stress?.testRunId ?? ''
    if (testRunId === '') return undefined
    const path = `/v1/test-runs/${encodeURIComponent(testRunId)}`
    const answer = await this.#get(path).catch(undefinedIfMissing)
    if (answer === undefined) return undefined
    const run = objectOf<TestRunDetail>(answer, 'testRun', 'GET /v1/test-runs')
    return (
      run.name === config.run_name &&
      run.modelId?.uuid === config.model_id?.uuid &&
      run.evalDataId === config.data_info?.eval_dataset_id &&
      (run.refDataId ?? '') === (config.data_info?.ref_dataset_id ?? '')
    )
  }

  async getJob(jobId: string): Promise<Job> {
    const answer = await this.#get(`/v1/jobs/${encodeURIComponent(jobId)}`, { view: 'JOB_VIEW_FULL' })
    return objectOf<Job>(answer, 'job', 'GET /v1/jobs')
  }

  /** Not bound to the client's signal: cancelling is what is done once that has fired. */
  async cancelJob(jobId: string, timeoutMs: number): Promise<void> {
    const path = `/v1/jobs/cancel/${encodeURIComponent(jobId)}`
    await this.#transport.call('POST', path, { repeatable: true, signal: AbortSignal.timeout(timeoutMs) })
  }

  /** The whole log so far; undefined where the server keeps none (most clusters). */
  async getLog(jobId: string): Promise<string | undefined> {
    const answer = await this.#get(`${this.#dialect.beta}/logs/${encodeURIComponent(jobId)}`).catch(
      undefinedIfMissing
    )
    if (answer === undefined) return undefined
    return objectOf<{ chunk?: string }>(answer, 'result', 'GET logs').chunk ?? ''
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

  /** Empty where the server has no results by category. */
  async getCategoryResults(testRunId: string): Promise<CategoryResult[]> {
    if (!this.#dialect.categoryResults) return []
    const path = `/v1/category-results/${encodeURIComponent(testRunId)}`
    return listOf(
      await this.#get(path),
      'categoryTestResults',
      'GET /v1/category-results'
    ) as CategoryResult[]
  }

  async #get(path: string, query?: Query): Promise<Record<string, unknown>> {
    return recordOf(
      await this.#transport.call('GET', path, query === undefined ? {} : { query }),
      `GET ${path}`
    )
  }

  async #post(path: string, body: unknown): Promise<Record<string, unknown>> {
    const answer = await this.#transport.call('POST', path, { body, repeatable: REPEATABLE_POST.test(path) })
    return recordOf(answer, `POST ${path}`)
  }

  async #askForUpload(
    path: string,
    request: Record<string, string | readonly string[]>
  ): Promise<Record<string, unknown>> {
    return this.#dialect.uploadUrlBy === 'GET' ? this.#get(path, request) : this.#post(path, request)
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

function belongsTo(entry: { projectIds?: { uuid?: string }[] }, projectId: string): boolean {
  return (entry.projectIds ?? []).some(({ uuid }) => uuid === projectId)
}

/** Whether an image is made from the requirements of the request, which the server may spell in its own way. */
function asksForTheSame(image: ManagedImage, request: CreateImageRequest): boolean {
  const spell = (list: CreateImageRequest['pipRequirements']): string =>
    list
      .map(({ name = '', versionSpecifier = '' }) =>
        `${name.toLowerCase().replace(/[-_.]+/g, '-')} ${versionSpecifier}`.replace(/\s+/g, '')
      )
      .sort()
      .join('\n')
  return spell(image.pipRequirements) === spell(request.pipRequirements)
}

function uploadOf(answer: Record<string, unknown>, request: string): Omit<FileUpload, 'uploadUrl'> {
  const uploadLimit = Number(answer['uploadLimit'] ?? NaN)
  if (!Number.isSafeInteger(uploadLimit) || uploadLimit < 0) {
    throw new TransportError(request, 'the answer has no uploadLimit')
  }
  return {
    doneFileUploadUrl: stringOf(answer, 'doneFileUploadUrl', request),
    destinationUrl: stringOf(answer, 'destinationUrl', request),
    uploadLimit
  }
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
