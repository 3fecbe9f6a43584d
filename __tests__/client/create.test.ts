/** A create whose answer is lost: the object is there once, and the client has it. */
import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'

import { RimeClient } from '../../src/client/rime-client.ts'
import { type Received, sendJson, startHttpServer, type TestServer } from '../support/http-server.ts'

const PROJECT = randomUUID()
const CONFIG = {
  run_name: 'Fraud',
  model_id: { uuid: 'm' },
  data_info: { ref_dataset_id: 'r', eval_dataset_id: 'e' }
}

type Entry = Record<string, unknown>

/** Keeps what it is told, and loses the answer to the next create as `losing` says. */
class Forgetful {
  /** `before`: nothing is kept; `after`: it is, and the connection ends; `gateway`: it is, and a gateway says 504. */
  losing: ('before' | 'after' | 'gateway')[] = []
  kept: Record<string, Entry[]> = {
    projects: [],
    datasets: [],
    models: [],
    images: [],
    jobs: [],
    predictions: []
  }
  runs = new Map<string, Entry>()
  server!: TestServer

  async start(): Promise<RimeClient> {
    this.server = await startHttpServer((request, response) => {
      if (request.method === 'POST') this.#create(request, response)
      else this.#answer(new URL(request.path, 'http://x'), response)
    })
    return new RimeClient({ url: this.server.url, apiKey: 'k', userAgent: 'test' })
  }

  #create(request: Received, response: ServerResponse): void {
    const lost = this.losing.shift()
    const body = JSON.parse(request.body) as Entry
    const [kind, answer] = this.#make(request.path, body)
    if (lost !== 'before') {
      if (kind === 'images' && this.kept['images']!.some((image) => image['name'] === body['name'])) {
        sendJson(response, { code: 6, message: 'exists', details: [] }, 409)
        return
      }
      this.kept[kind]!.push(answer)
    }
    if (lost === 'gateway') response.writeHead(504).end()
    else if (lost !== undefined) response.destroy()
    else sendJson(response, this.#created(kind, answer))
  }

  #make(path: string, body: Entry): [string, Entry] {
    if (path === '/v1/projects') return ['projects', { ...body, id: { uuid: PROJECT } }]
    if (path === '/v1/images')
      return ['images', { status: 'STATUS_BUILDING_FIRST_TIME', pipLibraries: [], ...body }]
    const projectIds = [{ uuid: PROJECT }]
    if (path.endsWith('/dataset')) return ['datasets', { ...body, datasetId: randomUUID(), projectIds }]
    if (path.endsWith('/model')) return ['models', { ...body, modelId: { uuid: randomUUID() }, projectIds }]
    if (path.endsWith('/prediction')) return ['predictions', body]
    return ['jobs', this.addJob(body['testRunConfig'] as typeof CONFIG)]
  }

  addJob(config: typeof CONFIG, age = 0): Entry {
    const testRunId = randomUUID()
    this.runs.set(testRunId, {
      name: config.run_name,
      modelId: config.model_id,
      refDataId: config.data_info.ref_dataset_id,
      evalDataId: config.data_info.eval_dataset_id
    })
    const creationTime = new Date(Date.now() - age).toISOString()
    return { jobId: randomUUID(), creationTime, jobData: { stress: { testRunId } } }
  }

  #created(kind: string, answer: Entry): Entry {
    if (kind === 'projects') return { project: answer }
    if (kind === 'images') return { image: answer }
    return kind === 'jobs' ? { job: answer } : answer
  }

  #answer({ pathname, searchParams }: URL, response: ServerResponse): void {
    const { kept } = this
    const named = (kind: string): Entry | undefined =>
      kept[kind]!.find(({ name }) =>
        [...searchParams.values(), pathname.split('/').at(-1)].includes(String(name))
      )
    const page = { hasMore: false, nextPageToken: '' }
    const id = pathname.split('/').at(-1)!
    const found: Entry | undefined =
      pathname === '/v1/projects'
        ? { projects: kept['projects']!.map((project) => ({ project })), ...page }
        : pathname.startsWith('/v1/images/')
          ? named('images') && { image: named('images') }
          : pathname === '/v1/registry/dataset'
            ? named('datasets') && { dataset: named('datasets') }
            : pathname === '/v1/registry/model'
              ? named('models') && { model: { model: named('models') } }
              : pathname.startsWith('/v1/registry/prediction/')
                ? kept['predictions']![0] && { prediction: kept['predictions']![0] }
                : pathname.startsWith('/v1/jobs/project/')
                  ? { jobs: kept['jobs'], ...page }
                  : pathname.startsWith('/v1/jobs/')
                    ? { job: kept['jobs']!.find(({ jobId }) => jobId === id) }
                    : this.runs.has(id)
                      ? { testRun: this.runs.get(id) }
                      : undefined
    if (found === undefined) sendJson(response, { code: 5, message: 'unknown', details: [] }, 404)
    else sendJson(response, found)
  }
}

let server: Forgetful
let client: RimeClient
beforeEach(async () => {
  server = new Forgetful()
  client = await server.start()
})
afterEach(async () => {
  client.close()
  await server.server.close()
})

const IMAGE = { name: 'fraud', pipRequirements: [{ name: 'scikit_learn', versionSpecifier: '==1.5.2' }] }
const CREATES: [kind: string, create: () => Promise<unknown>, id: (kept: Entry) => unknown][] = [
  [
    'projects',
    async () =>
      (await client.createProject({ name: 'p', description: '', modelTask: 'MODEL_TASK_REGRESSION' })).id,
    (kept) => kept['id']
  ],
  ['images', async () => (await client.createImage(IMAGE)).image.name, (kept) => kept['name']],
  [
    'datasets',
    () =>
      client.registerDataset(
        { projectId: PROJECT, name: 'd-1' },
        { connectionInfo: { dataFile: { path: 'x' } } }
      ),
    (kept) => kept['datasetId']
  ],
  [
    'models',
    () => client.registerModel({ projectId: PROJECT, name: 'm-1' }, 'x'),
    (kept) => (kept['modelId'] as { uuid: string }).uuid
  ],
  [
    'predictions',
    () => client.registerPredictions({ projectId: PROJECT, modelId: 'm', datasetId: 'd' }, { path: 'x' }),
    () => undefined
  ],
  ['jobs', () => client.startStressTest(PROJECT, CONFIG), (kept) => kept['jobId']]
]

describe.each(CREATES)('%s', (kind, create, id) => {
  it.each([[[]], [['before']], [['after']], [['gateway']], [['before', 'before', 'after']]] as const)(
    'are created once when the answers are lost so: %j',
    async (losing) => {
      server.losing = [...losing]
      const created = await create()
      expect(server.kept[kind]).toHaveLength(1)
      expect(created).toEqual(id(server.kept[kind]![0]!))
    }
  )
})

it("does not take somebody else's image of the same name for its own", async () => {
  server.kept['images']!.push({ ...IMAGE, status: 'STATUS_READY', pipRequirements: [{ name: 'xgboost' }] })
  await expect(client.createImage(IMAGE)).rejects.toMatchObject({ status: 409 })
  server.losing = ['after']
  server.kept['images'] = [{ ...IMAGE, pipRequirements: [{ name: 'xgboost' }] }]
  await expect(client.createImage(IMAGE)).rejects.toMatchObject({ status: 409 })
})

it('takes neither an older job nor one of other data, and starts again', async () => {
  server.kept['jobs'] = [
    server.addJob(CONFIG, 60_000),
    server.addJob({ ...CONFIG, data_info: { ...CONFIG.data_info, eval_dataset_id: 'other' } })
  ]
  server.losing = ['before']
  const jobId = await client.startStressTest(PROJECT, CONFIG)
  expect(server.kept['jobs'].map((job) => job['jobId']).indexOf(jobId)).toBe(2)
})

it('takes no job when two could be the one, and starts no third', async () => {
  server.kept['jobs'] = [server.addJob(CONFIG)]
  server.losing = ['after']
  await expect(client.startStressTest(PROJECT, CONFIG)).rejects.toThrow('do not show which one was started')
  expect(server.kept['jobs']).toHaveLength(2)
})
