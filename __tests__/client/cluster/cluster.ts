/**
 * A RIME cluster as its contract describes it, version by version: strict about what it reads, odd where the vendor's is,
 * and with a record of every request. It runs nothing: images are ready and jobs end after a few looks.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'

import {
  CREATE_IMAGE,
  CREATE_PROJECT,
  DATASET_UPLOAD,
  LIST_IMAGES,
  MODEL_UPLOAD,
  readMessage,
  Refused,
  REGISTER_DATASET,
  REGISTER_MODEL,
  REGISTER_PREDICTIONS,
  type Shape,
  START,
  TEST_RUN_CONFIG,
  VALIDATE
} from './messages.ts'
import { runResults, type RunResults } from './results.ts'

export const KEY = 'cnry/cluster+key=='
export type Version = '2.0.17' | '2.6.8' | '2.13.2'
type Row = Record<string, unknown>

/** One request, as a fault sees it before the cluster does. */
export interface Call {
  method: string
  path: string
  /** Path with ids in braces, as in the contract's sequences. */
  route: string
  /** 1 for the first of this route. */
  nth: number
}

export interface ClusterOptions {
  /** Of `Version`, or one that nobody knows. */
  version?: string
  /** Whether the run holds a failed test; a step that ends green on it is broken. */
  alerts?: boolean
  /** Answers in place of the cluster. @returns whether it did. */
  fault?: (call: Call, response: ServerResponse) => boolean
  /** In place of what the cluster would say; the request has been carried out. */
  loseAnswer?: (call: Call) => boolean
  uploadLimit?: number
  images?: Row[]
  tls?: { key: string; cert: string }
}

const READY_IMAGE = {
  name: 'pandas_image',
  status: 'STATUS_READY',
  pipRequirements: [{ name: 'pandas' }],
  pipLibraries: [
    { name: 'pandas', version: '2.2.3' },
    { name: 'numpy', version: '1.26.4' }
  ],
  packageRequirements: [],
  pythonVersion: '3.11.9'
}
/** The largest page that it gives, whatever is asked for. */
const PAGE = 20
const LOOKS_UNTIL_RUNNING = 2
const LOOKS_UNTIL_ENDED = 4

export class Cluster {
  /** `METHOD route` of every request, in order. */
  readonly requests: string[] = []
  readonly bodies: { route: string; body: unknown }[] = []
  readonly blobs = new Map<string, Buffer>()
  readonly images: Row[]
  readonly projects: Row[] = []
  readonly datasets: Row[] = []
  readonly models: Row[] = []
  readonly predictions: Row[] = []
  readonly jobs: (Row & { looks: number; config: Row })[] = []
  readonly cancelled: string[] = []
  readonly #options: ClusterOptions
  readonly #is20: boolean
  readonly #counts = new Map<string, number>()
  #server!: Server
  #uploads = 0

  constructor(options: ClusterOptions = {}) {
    this.#options = options
    this.#is20 = (options.version ?? '').startsWith('2.0.')
    this.images = options.images ?? [READY_IMAGE]
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  get url(): string {
    return `${this.#options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${this.port}`
  }

  async start(): Promise<this> {
    const answer = (request: IncomingMessage, response: ServerResponse): void => {
      void this.#receive(request, response)
    }
    const { tls } = this.#options
    this.#server = tls === undefined ? createServer(answer) : createTlsServer(tls, answer)
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return this
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    try {
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    } catch {
      // A request that was cut on its way is none.
      return
    }
    const { method = '' } = request
    const url = new URL(request.url ?? '', 'http://cluster')
    const route = `${method} ${routeOf(url.pathname)}`
    const nth = (this.#counts.get(route) ?? 0) + 1
    this.#counts.set(route, nth)
    this.requests.push(route)
    const call: Call = { method, path: url.pathname, route, nth }
    if (this.#options.fault?.(call, response) === true) return
    if (url.pathname.startsWith('/blob/')) {
      this.#store(request, url.pathname, Buffer.concat(chunks), response)
      return
    }
    const [status, body] = this.#judge(request, url, Buffer.concat(chunks).toString(), route)
    if (this.#options.loseAnswer?.(call) === true) {
      response.destroy()
      return
    }
    const html = typeof body === 'string'
    response.writeHead(status, { 'content-type': html ? 'text/html' : 'application/json' })
    response.end(html ? body : JSON.stringify(body))
  }

  #store(request: IncomingMessage, path: string, body: Buffer, response: ServerResponse): void {
    const strict = request.method === 'PUT' && request.headers['rime-api-key'] === undefined
    const length = Number(request.headers['content-length'] ?? NaN)
    if (strict && length === body.length) this.blobs.set(path, body)
    response.writeHead(strict && length === body.length ? 200 : 400).end()
  }

  #judge(request: IncomingMessage, url: URL, text: string, route: string): [number, unknown] {
    // The cluster's nginx answers these, not its gateway.
    if (request.headers['rime-api-key'] !== KEY) {
      return [401, '<html><head><title>401 Authorization Required</title></head></html>']
    }
    try {
      if (request.headers['content-type'] !== 'application/json') throw new Refused(415, 3, 'not JSON')
      const isGet = request.method === 'GET'
      if (isGet && text !== '') throw new Refused(400, 3, 'a GET has no body')
      const body: unknown = isGet ? Object.fromEntries(url.searchParams) : JSON.parse(text)
      this.bodies.push({ route, body })
      return [200, this.#carryOut(route, url, body)]
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return [error.status, { code: error.code, message: error.message, details: [] }]
    }
  }

  #carryOut(route: string, url: URL, body: unknown): unknown {
    const parts = url.pathname.split('/').map(decodeURIComponent)
    const last = parts.at(-1) ?? ''
    const read = (shape: Shape): Row => readMessage(shape, body, this.#is20) as Row
    const beta = this.#is20 ? '/internal' : '/v1-beta'
    switch (route) {
      case 'GET /v1/rime-info':
        return {
          clusterInfoVersion: this.#options.version ?? '2.13.2',
          customerName: 'acme',
          expirationTime: '2999-01-01T00:00:00Z',
          gracePeriodEndTime: null
        }
      case 'GET /v1/feature-flags/{customer}/limits/{limit}':
        return { limitStatus: { limit: last, limitStatus: 'STATUS_OK', limitValue: '0', currentValue: '0' } }
      case 'POST /v1/images/list':
        return this.#listImages(read(LIST_IMAGES))
      case 'POST /v1/images':
        return this.#createImage(read(CREATE_IMAGE))
      case 'GET /v1/images/{name}':
        return { image: found(this.images.find(({ name }) => name === last)) }
      case 'GET /v1/projects':
        return this.#page(url, [], 'projects', () => this.projects.map((project) => ({ project })))
      case 'POST /v1/projects':
        return {
          project: this.#add(this.projects, { ...read(CREATE_PROJECT), id: { uuid: uuid(this.projects) } })
        }
      case 'GET /v1/projects/{id}':
        return { project: { project: found(this.projects.find(({ id }) => uuidOf(id) === last)) } }
      case 'GET /v1/registry/dataset':
        return { dataset: found(this.datasets.find((one) => named(one, url, 'datasetName', 'datasetId'))) }
      case 'GET /v1/registry/model':
        return { model: { model: found(this.models.find((one) => named(one, url, 'modelName', 'modelId'))) } }
      case 'GET /v1/registry/prediction/{id}/{id}':
        return { prediction: found(this.predictions.find(({ key }) => key === parts.slice(-2).join())) }
      case 'POST /v1/registry/{id}/dataset': {
        const dataset = this.#register(parts[3]!, read(REGISTER_DATASET), this.datasets)
        this.#readable(dataPathOf(dataset['dataInfo']))
        const datasetId = `dataset-${this.datasets.length}`
        this.#add(this.datasets, { ...dataset, datasetId, validityStatus: 'VALIDITY_STATUS_VALID' })
        return { datasetId }
      }
      case 'POST /v1/registry/{id}/model': {
        const model = this.#register(parts[3]!, read(REGISTER_MODEL), this.models)
        const path = (model['modelInfo'] as { modelPath?: { path: string } } | undefined)?.modelPath?.path
        if (path !== undefined) this.#readable(path)
        const modelId = { uuid: uuid(this.models) }
        this.#add(this.models, { ...model, modelId })
        return { modelId }
      }
      case 'POST /v1/registry/{id}/model/{id}/dataset/{id}/prediction': {
        const prediction = read(REGISTER_PREDICTIONS)
        this.#readable(dataPathOf(prediction['predInfo']))
        this.#add(this.predictions, { ...prediction, key: `${parts[5]!},${parts[7]!}` })
        return {}
      }
      case `${this.#is20 ? 'GET' : 'POST'} /v1-beta/datasets/upload-url`:
        return this.#uploadUrl(String(read(DATASET_UPLOAD)['fileName']))
      case `${this.#is20 ? 'GET' : 'POST'} /v1-beta/models/upload-url`:
        if (this.#is20) {
          const names = url.searchParams.getAll('relativeFilePaths')
          return this.#uploadUrls(url.searchParams.get('directoryName') ?? '', names)
        }
        return this.#uploadUrls(
          String(read(MODEL_UPLOAD)['directoryName']),
          read(MODEL_UPLOAD)['relativeFilePaths'] as string[]
        )
      case `POST ${beta}/config-validator/{type}`:
        this.#checkConfig(JSON.parse(String(read(VALIDATE)['configJson'])), last)
        return {}
      case 'POST /v1/stress-tests/{id}':
        return this.#startTest(last, read(START)['testRunConfig'] as Row)
      case 'GET /v1/jobs/{id}':
        return { job: this.#job(last) }
      case 'GET /v1/jobs/project/{id}':
        return this.#page(url, ['firstPageQuery.selectedTypes'], 'jobs', () => this.jobs.map(publicJob))
      case 'POST /v1/jobs/cancel/{id}':
        this.cancelled.push(last)
        return {}
      case 'GET /v1/test-runs/{id}':
        return { testRun: this.#testRun(last) }
      case 'GET /v1/batch-results':
        return this.#page(
          url,
          ['testRunId', 'showDisplay'],
          'testBatches',
          (query) => this.#resultsOf(query['testRunId']).batches
        )
      case 'GET /v1/test-cases':
        return this.#page(
          url,
          ['listTestCasesQuery.testRunId', 'showDisplay'],
          'testCases',
          (query) => this.#resultsOf(query['listTestCasesQuery.testRunId']).cases
        )
      case 'GET /v1/category-results/{id}':
        if (this.#is20) break
        return { categoryTestResults: this.#resultsOf(last).categories }
    }
    throw new Refused(404, 5, 'Not Found')
  }

  #listImages(request: Row): unknown {
    const token = (request['pageToken'] as string | undefined) ?? ''
    if (token !== '' && request['pipLibraries'] !== undefined)
      throw new Refused(400, 3, 'filter together with pageToken')
    const query = token === '' ? { at: 0, filters: request['pipLibraries'] ?? [] } : decodeToken(token)
    const filters = query['filters'] as { name: string; version?: string }[]
    const all = this.images.filter(({ pipLibraries }) =>
      filters.every(({ name, version }) =>
        (pipLibraries as { name: string; version: string }[]).some(
          (library) => library.name === name && (version === undefined || library.version === version)
        )
      )
    )
    const at = Number(query['at'])
    const more = at + PAGE < all.length
    // The last page that is reached through a token answers that token again.
    return {
      images: all.slice(at, at + PAGE),
      nextPageToken: more ? encodeToken({ at: at + PAGE, filters }) : token
    }
  }

  #createImage(request: Row): unknown {
    if (this.images.some(({ name }) => name === request['name']))
      throw new Refused(409, 6, 'the image exists')
    const image = this.#add(this.images, {
      ...request,
      status: 'STATUS_READY',
      pipLibraries: READY_IMAGE.pipLibraries,
      pythonVersion: '3.11.9'
    })
    return { image: { ...image, status: 'STATUS_BUILDING_FIRST_TIME' }, job: null }
  }

  #register(projectId: string, body: Row, among: readonly Row[]): Row {
    if (!this.projects.some(({ id }) => uuidOf(id) === projectId))
      throw new Refused(404, 5, 'no such project')
    if (uuidOf(body['projectId']) !== projectId) throw new Refused(400, 3, 'projectId differs')
    if (among.some(({ name }) => name === body['name'])) throw new Refused(409, 6, 'the name is taken')
    return { ...body, projectIds: [{ uuid: projectId }] }
  }

  /** What it has been given, or can fetch by itself. */
  #readable(path: string): void {
    const blob = /^s3:\/\/rime-blobs(\/blob\/.*)$/.exec(path)?.[1]
    const done = blob === undefined ? undefined : `${blob.split('/').slice(0, 3).join('/')}/.done`
    const uploaded = blob !== undefined && this.blobs.has(blob) && this.blobs.has(done!)
    if (!uploaded && !/^(s3:\/\/theirs|gs|https):?/.test(path))
      throw new Refused(400, 3, `cannot read ${path}`)
  }

  #uploadUrl(name: string): unknown {
    const folder = `/blob/${this.#uploads++}`
    return { uploadUrl: `${this.#blobBase()}${folder}/${name}`, ...this.#uploadEnd(folder, `/${name}`) }
  }

  #uploadUrls(directory: string, names: string[]): unknown {
    const folder = `/blob/${this.#uploads++}`
    const uploadPathMap = Object.fromEntries(
      names.map((name) => [name, `${this.#blobBase()}${folder}/${directory}/${name}`])
    )
    return { uploadPathMap, ...this.#uploadEnd(folder, `/${directory}`) }
  }

  /** Where clients see it: a fault proxy may stand between. */
  publicUrl: string | undefined
  #blobBase(): string {
    return this.publicUrl ?? this.url
  }

  #uploadEnd(folder: string, name: string): Row {
    return {
      doneFileUploadUrl: `${this.#blobBase()}${folder}/.done`,
      destinationUrl: `s3://rime-blobs${folder}${name}`,
      uploadLimit: String(this.#options.uploadLimit ?? 0)
    }
  }

  #checkConfig(config: unknown, type: string): Row {
    if (type !== 'CONFIG_TYPE_TEST_RUN') throw new Refused(400, 3, `unexpected ${type}`)
    // In the configuration the settings of single tests are a message; on the wire they are JSON text.
    return readMessage(TEST_RUN_CONFIG, config, this.#is20) as Row
  }

  #startTest(projectId: string, config: Row): unknown {
    found(this.projects.find(({ id }) => uuidOf(id) === projectId))
    const data = config['dataInfo'] as { refDatasetId?: string; evalDatasetId: string }
    for (const id of [data.refDatasetId, data.evalDatasetId])
      found(this.datasets.find((one) => one['datasetId'] === id))
    found(this.models.find(({ modelId }) => uuidOf(modelId) === uuidOf(config['modelId'])))
    const { customImage } = (config['runTimeInfo'] ?? {}) as { customImage?: { managedImageName?: string } }
    const image = this.images.find(({ name }) => name === customImage?.managedImageName)
    if (image?.['status'] !== 'STATUS_READY') throw new Refused(400, 9, 'the managed image is not ready')
    const suite = config['testSuiteConfig'] as Row | undefined
    if (typeof (suite?.['individualTestsConfig'] ?? '') !== 'string')
      throw new Refused(400, 3, 'no JSON text')
    const jobId = `job-${this.jobs.length}`
    this.jobs.push({
      jobId,
      creationTime: new Date().toISOString(),
      looks: 0,
      config,
      projectId: { uuid: projectId }
    })
    return { job: this.#publicJobAt(jobId) }
  }

  #job(jobId: string): Row {
    const job = found(this.jobs.find((one) => one['jobId'] === jobId)) as (typeof this.jobs)[number]
    job.looks++
    return this.#publicJobAt(jobId)
  }

  #publicJobAt(jobId: string): Row {
    return publicJob(found(this.jobs.find((one) => one['jobId'] === jobId)) as (typeof this.jobs)[number])
  }

  #testRun(testRunId: string): Row {
    const job = found(
      this.jobs.find(({ jobId }) => testRunId === `run-of-${String(jobId)}`)
    ) as (typeof this.jobs)[number]
    const data = job.config['dataInfo'] as Row
    return {
      testRunId,
      name: job.config['runName'],
      projectId: job['projectId'],
      modelTask: 'MODEL_TASK_BINARY_CLASSIFICATION',
      refDataId: data['refDatasetId'],
      evalDataId: data['evalDatasetId'],
      modelId: job.config['modelId'],
      status: job.looks >= LOOKS_UNTIL_ENDED ? 'TEST_TASK_STATUS_COMPLETED' : 'TEST_TASK_STATUS_RUNNING',
      webAppUrl: { url: `rime.example.com/test-runs/${testRunId}` },
      metrics: { modelPerf: { Accuracy: { refMetric: 0.9, evalMetric: 0.6 } } }
    }
  }

  #resultsOf(testRunId: unknown): RunResults {
    this.#testRun(String(testRunId))
    return runResults(String(testRunId), this.#options.alerts ?? true)
  }

  /** A standard list: the token carries the first page's query, which must not come again. */
  #page(url: URL, first: readonly string[], items: string, all: (query: Row) => readonly unknown[]): unknown {
    const query = Object.fromEntries(url.searchParams)
    const token = query['pageToken'] ?? ''
    for (const name of Object.keys(query)) {
      const known = ['pageToken', 'pageSize', ...first].includes(name)
      if (!known || (token !== '' && first.includes(name)))
        throw new Refused(400, 3, `unexpected parameter ${name}`)
    }
    const state = token === '' ? { ...query, at: 0 } : decodeToken(token)
    const rows = all(state)
    const end = Number(state['at']) + PAGE
    const hasMore = end < rows.length
    const nextPageToken = hasMore ? encodeToken({ ...state, at: end }) : ''
    return { [items]: rows.slice(Number(state['at']), end), nextPageToken, hasMore }
  }

  #add<T extends Row>(to: Row[], row: T): T {
    to.push(row)
    return row
  }
}

/** Ids and names in braces. */
export function routeOf(path: string): string {
  return path
    .replace(/^\/v1\/feature-flags\/[^/]+\/limits\/[^/]+$/, '/v1/feature-flags/{customer}/limits/{limit}')
    .replace(/^\/v1\/images\/(?!list$)[^/]+$/, '/v1/images/{name}')
    .replace(/^\/blob\/\d+\/(\.done)?.*$/, (_all, done?: string) => `/blob/{id}/${done ?? '{file}'}`)
    .replace(/\/config-validator\/[^/]+$/, '/config-validator/{type}')
    .replace(/^\/v1\/registry\/prediction\/[^/]+\/[^/]+$/, '/v1/registry/prediction/{id}/{id}')
    .replace(/^\/v1\/registry\/(?!dataset$|model$|prediction\/)[^/]+/, '/v1/registry/{id}')
    .replace(/\/model\/[^/]+\/dataset\/[^/]+\/prediction$/, '/model/{id}/dataset/{id}/prediction')
    .replace(
      /^(\/v1\/(?:projects|stress-tests|test-runs|category-results|jobs\/project|jobs\/cancel))\/[^/{]+$/,
      '$1/{id}'
    )
    .replace(/^\/v1\/jobs\/(?!project|cancel)[^/]+$/, '/v1/jobs/{id}')
    .replace(/\/logs\/[^/]+$/, '/logs/{id}')
}

function publicJob(job: Row & { looks: number; config: Row }): Row {
  const { looks, jobId, creationTime, projectId } = job
  const status =
    looks >= LOOKS_UNTIL_ENDED
      ? 'JOB_STATUS_SUCCEEDED'
      : looks >= LOOKS_UNTIL_RUNNING
        ? 'JOB_STATUS_RUNNING'
        : 'JOB_STATUS_PENDING'
  const testBatches = ['a', 'b'].map((type, index) => ({
    type,
    status: looks > index + 2 ? 'TEST_TASK_STATUS_COMPLETED' : 'TEST_TASK_STATUS_PENDING'
  }))
  const testRunId = `run-of-${String(jobId)}`
  return {
    jobId,
    creationTime,
    jobType: 'JOB_TYPE_MODEL_STRESS_TEST',
    status,
    runningTimeSecs: looks,
    cancellationRequested: false,
    jobData: { stress: { projectId, testRunId, progress: { testRun: { testRunId, testBatches } } } }
  }
}

function dataPathOf(info: unknown): string {
  const { connectionInfo } = info as { connectionInfo?: { dataFile?: { path?: string } } }
  return connectionInfo?.dataFile?.path ?? ''
}

function named(entry: Row, url: URL, nameField: string, idField: string): boolean {
  const name = url.searchParams.get(nameField)
  if (name !== null) return entry['name'] === name
  return url.searchParams.get(idField) === entry[idField]
}

function uuid(among: readonly unknown[]): string {
  return `00000000-0000-4000-8000-${String(among.length).padStart(12, '0')}`
}

function uuidOf(id: unknown): unknown {
  return (id as { uuid?: string } | undefined)?.uuid
}

function found(row: Row | undefined): Row {
  if (row === undefined) throw new Refused(404, 5, 'not found')
  return row
}

function encodeToken(query: Row): string {
  return Buffer.from(JSON.stringify(query)).toString('base64url')
}

function decodeToken(token: string): Row {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString()) as Row
  } catch {
    throw new Refused(400, 3, 'bad pageToken')
  }
}
