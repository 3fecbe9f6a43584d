/** The whole run against a cluster of each version: the contract's calls, in its order, and nothing that a version does not know. */
import { Cluster, type ClusterOptions, type Version } from './cluster.ts'
import { CONFIG, makeWorkspace, runAgainst, type Workspace } from './support.ts'

const VERSIONS: readonly Version[] = ['2.0.17', '2.6.8', '2.13.2']

let workspace: Workspace
let cluster: Cluster
beforeEach(() => {
  workspace = makeWorkspace()
})
afterEach(async () => {
  await cluster.close()
  workspace.remove()
})

async function start(options: ClusterOptions = {}): Promise<Cluster> {
  cluster = await new Cluster(options).start()
  return cluster
}

/** The calls of finding and building images belong to other tests. */
function withoutImages(requests: readonly string[]): string[] {
  return requests.filter((request) => !/ \/(v1|ext\/v1)\/images/.test(request))
}

describe.each(VERSIONS)('%s', (version) => {
  const [asks, beta] = version === '2.0.17' ? ['GET', '/internal'] : ['POST', '/v1-beta']
  const upload = (kind: string, files: number): string[] => [
    `${asks} /v1-beta/${kind}/upload-url`,
    ...Array.from({ length: files }, () => 'PUT /blob/{id}/{file}'),
    'PUT /blob/{id}/.done'
  ]

  it('is driven with the calls of its own SDK', async () => {
    await start({ version })
    const outcome = await runAgainst(cluster.url, workspace)
    expect(outcome.report.verdict).toMatchObject({ status: 'fail', failsGate: true })
    expect(outcome.exitCode).toBe(1)
    expect(outcome.report.counts.tests).toMatchObject({ pass: 1, fail: 1 })
    expect(withoutImages(cluster.requests)).toEqual([
      'GET /v1/rime-info',
      'GET /v1/feature-flags/{customer}/limits/{limit}',
      'GET /v1/projects',
      'POST /v1/projects',
      'GET /v1/registry/dataset',
      ...upload('datasets', 1),
      'POST /v1/registry/{id}/dataset',
      'GET /v1/registry/dataset',
      ...upload('datasets', 1),
      'POST /v1/registry/{id}/dataset',
      'GET /v1/registry/model',
      ...upload('models', 2),
      'POST /v1/registry/{id}/model',
      ...['ref', 'eval'].flatMap(() => [
        'GET /v1/registry/prediction/{id}/{id}',
        'POST /v1/registry/{id}/model/{id}/dataset/{id}/prediction'
      ]),
      ...(version === '2.0.17' ? ['GET /v1/feature-flags/{customer}/limits/{limit}'] : []),
      `POST ${beta}/config-validator/{type}`,
      'POST /v1/stress-tests/{id}',
      'GET /v1/jobs/{id}',
      `GET ${beta}/logs/{id}`,
      'GET /v1/jobs/{id}',
      'GET /v1/jobs/{id}',
      'GET /v1/jobs/{id}',
      `GET ${beta}/logs/{id}`,
      'GET /v1/test-runs/{id}',
      ...(version === '2.0.17' ? [] : ['GET /v1/category-results/{id}']),
      'GET /v1/batch-results',
      'GET /v1/test-cases',
      'GET /v1/test-cases',
      'GET /v1/test-cases'
    ])
    expect(cluster.jobs[0]?.config).toMatchObject({
      runName: 'Fraud',
      dataInfo: { refDatasetId: 'dataset-0', evalDatasetId: 'dataset-1' },
      runTimeInfo: { customImage: { managedImageName: 'pandas_image' } }
    })
  })

  it('passes when its results do', async () => {
    await start({ version, alerts: false })
    const outcome = await runAgainst(cluster.url, workspace)
    expect(outcome).toMatchObject({ exitCode: 0, report: { verdict: { status: 'pass' } } })
  })

  it('has each content once, however often it is tested', async () => {
    await start({ version })
    await runAgainst(cluster.url, workspace)
    const blobs = cluster.blobs.size
    await runAgainst(cluster.url, workspace)
    expect(
      [cluster.projects, cluster.datasets, cluster.models, cluster.predictions].map((list) => list.length)
    ).toEqual([1, 2, 1, 2])
    expect(cluster.blobs.size).toBe(blobs)
    expect(cluster.jobs).toHaveLength(2)

    workspace.write('eval.csv', 'x,y,p\n5,0,0.2\n')
    workspace.write('model/weights.bin', 'other weights')
    await runAgainst(cluster.url, workspace)
    expect([cluster.datasets, cluster.models, cluster.predictions].map((list) => list.length)).toEqual([
      3, 2, 4
    ])
  })
})

it('uploads what lies there, byte for byte, and neither hidden files nor data of the run to the model', async () => {
  workspace.write('model/copy-of-eval.csv', 'x,y,p\n3,0,0.2\n4,1,0.8\n')
  await start()
  await runAgainst(cluster.url, workspace)
  const names = [...cluster.blobs.keys()].map((path) => path.replace(/\/[0-9a-f]{12}-/, '/HASH-'))
  expect(names).toEqual([
    '/blob/0/HASH-ref.csv',
    '/blob/0/.done',
    '/blob/1/HASH-eval.csv',
    '/blob/1/.done',
    '/blob/2/HASH-model/model.py',
    '/blob/2/HASH-model/weights.bin',
    '/blob/2/.done'
  ])
  const contents = [...cluster.blobs.values()].map(String)
  expect(contents[0]).toBe('x,y,p\n1,0,0.1\n2,1,0.9\n')
  expect(contents[1]).toMatch(/^Upload complete: /)
  expect(contents[5]).toBe('w'.repeat(2_000))
  expect(JSON.stringify(cluster.models[0]?.['modelInfo'])).toMatch(
    /^\{"modelPath":\{"path":"s3:\/\/rime-blobs\/blob\/2\/[\w-]+\/model\.py"\}\}$/
  )
})

it('passes places of the cluster on as they are', async () => {
  const { data_info, ...rest } = CONFIG
  const remote = {
    ...data_info,
    ref_path: 's3://theirs/ref.parquet',
    eval_path: 'https://data.example.com/eval.csv?v=2'
  }
  workspace.write('stress-test.json', JSON.stringify({ ...rest, data_info: remote }))
  await start()
  expect(await runAgainst(cluster.url, workspace)).toMatchObject({ exitCode: 1 })
  expect(cluster.datasets.map(({ name, dataInfo }) => [name, dataInfo])).toEqual([
    [
      expect.stringMatching(/^ref\.parquet-[0-9a-f]{12}$/),
      expect.objectContaining({ connectionInfo: { dataFile: { path: remote.ref_path } } })
    ],
    [
      expect.stringMatching(/^eval\.csv-[0-9a-f]{12}$/),
      expect.objectContaining({ connectionInfo: { dataFile: { path: remote.eval_path } } })
    ]
  ])
  expect(cluster.requests.filter((request) => request.includes('datasets/upload-url'))).toEqual([])
})

it.each([
  ['https://user:s3cret@data.example.com/eval.csv', 'holds a user name or password'],
  ['file:///etc/passwd', 'a scheme that no cluster reads'],
  ['http://data.example.com/eval.csv', 'a scheme that no cluster reads']
])('refuses %s before anything is sent', async (eval_path, message) => {
  workspace.write(
    'stress-test.json',
    JSON.stringify({ ...CONFIG, data_info: { ...CONFIG.data_info, eval_path } })
  )
  await start()
  const outcome = await runAgainst(cluster.url, workspace)
  expect(outcome).toMatchObject({ exitCode: 2, code: 'config-path' })
  expect(JSON.stringify(outcome.report.verdict)).toContain(message)
  expect(JSON.stringify(outcome.report)).not.toContain('s3cret')
  expect(cluster.requests).toEqual([])
})

it('builds the image under the given name and waits for it', async () => {
  await start({ images: [] })
  const outcome = await runAgainst(cluster.url, workspace, { inputs: { 'image-name': 'fraud_env' } })
  expect(outcome).toMatchObject({
    exitCode: 1,
    report: { run: { image: { name: 'fraud_env', decision: 'built' } } }
  })
  expect(cluster.requests.filter((request) => request === 'POST /v1/images')).toHaveLength(1)
})

it('warns of a newer version and goes on', async () => {
  await start({ version: '4.1.0' })
  const outcome = await runAgainst(cluster.url, workspace)
  expect(outcome.exitCode).toBe(1)
  expect(outcome.lines.join('\n')).toContain('newer than 2.13')
})

it('says that 2.0 has no label_map before it registers', async () => {
  const data_info = { ...CONFIG.data_info, label_map: { 0: 0, 1: 1 } }
  workspace.write('stress-test.json', JSON.stringify({ ...CONFIG, data_info }))
  await start({ version: '2.0.17' })
  expect(await runAgainst(cluster.url, workspace)).toMatchObject({ exitCode: 3, code: 'server-version' })
  expect(cluster.datasets).toEqual([])
})

it('names the file that is larger than the server takes', async () => {
  await start({ uploadLimit: 10 })
  const outcome = await runAgainst(cluster.url, workspace)
  expect(outcome).toMatchObject({ exitCode: 2, code: 'data-too-large' })
  expect(outcome.report.verdict.reasons[0]?.message).toContain('ref.csv')
  expect(cluster.blobs.size).toBe(0)
})

it('tells the cluster when the user cancels', async () => {
  const cancel = new AbortController()
  await start({
    fault: ({ route, nth }) => {
      if (route === 'GET /v1/jobs/{id}' && nth === 2) cancel.abort(new Error('cancelled by the user'))
      return false
    }
  })
  await expect(runAgainst(cluster.url, workspace, { signal: cancel.signal })).rejects.toThrow(
    'cancelled by the user'
  )
  expect(cluster.cancelled).toEqual(['job-0'])
})

it.each([
  ['other content', 'x,y,p\n1,0,0.1\n2,1,0.8\n'],
  ['less of it', 'x,y,p\n'],
  ['more of it', 'x,y,p\n1,0,0.1\n2,1,0.9\n3,1,0.9\n']
])('registers nothing of a file that has %s by the time it is sent', async (_what, content) => {
  await start({
    fault: ({ route }) => {
      if (route === 'POST /v1-beta/datasets/upload-url') workspace.write('ref.csv', content)
      return false
    }
  })
  const outcome = await runAgainst(cluster.url, workspace)
  // What was appended later is not sent: that is the content of the name all the same.
  const appended = content.startsWith('x,y,p\n1,0,0.1\n2,1,0.9\n')
  expect([...cluster.blobs].filter(([path]) => path.endsWith('.done')).length > 0).toBe(appended)
  if (appended) expect(outcome.exitCode).toBe(1)
  else expect(outcome).toMatchObject({ exitCode: 3, code: 'data-changed' })
})
