import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { Harness } from './support/harness.ts'
import { execFileSync } from '../support/run-sync.ts'

let harness: Harness
let project: string
beforeEach(async () => {
  harness = await new Harness().start()
  project = await harness.project()
})
afterEach(() => harness.close())

async function refusal(path: string, params: object = {}): Promise<{ status: number; message: string }> {
  const reply = await harness.call('POST', `/v1/registry/${project}/dataset`, {
    name: 'd',
    dataInfo: { connectionInfo: { dataFile: { path } }, dataParams: params }
  })
  return { status: reply.status, message: (reply.body as { message: string }).message }
}

describe('a path', () => {
  test('must lie under a data root, wherever links lead', async () => {
    const outside = join(harness.folder, 'outside.csv')
    writeFileSync(outside, 'secret')
    mkdirSync(`${harness.data}-2`)
    writeFileSync(join(`${harness.data}-2`, 'd.csv'), 'x')
    symlinkSync(outside, join(harness.data, 'link.csv'))
    symlinkSync(harness.folder, join(harness.data, 'up'))
    for (const path of [
      outside,
      join(harness.data, 'link.csv'),
      join(harness.data, 'up', 'outside.csv'),
      `${harness.data}/../outside.csv`,
      join(`${harness.data}-2`, 'd.csv'),
      '/etc/passwd',
      // Whether it exists is nobody's business either.
      '/etc/absent'
    ]) {
      const { status, message } = await refusal(path)
      expect(status).toBe(400)
      expect(message).toContain(`--data-root: "${harness.data}"`)
    }
  })

  test('must be absolute, exist and be a regular file that can be read', async () => {
    // Windows has no FIFOs; there the folder stands for what is not a regular file.
    if (process.platform !== 'win32') execFileSync('mkfifo', [join(harness.data, 'fifo')])
    for (const [path, reason] of [
      ['ref.csv', /not an absolute path/],
      ['', /not an absolute path/],
      ['s3://bucket/ref.csv', /not an absolute path/],
      [`${harness.data}/ref.csv\0.txt`, /NUL/],
      [join(harness.data, 'absent.csv'), /does not exist/],
      [join(harness.data, 'ref.csv', 'x'), /does not exist/],
      [harness.data, /not a regular file/],
      ...(process.platform === 'win32' ? [] : [[join(harness.data, 'fifo'), /not a regular file/] as const])
    ] as const) {
      const { status, message } = await refusal(path)
      expect(status).toBe(400)
      expect(message).toMatch(reason)
    }
  })

  test('is not read from the kernel, even under a root that holds everything', async () => {
    await harness.service.close({ cancelJobs: true })
    await harness.start({ dataRoots: ['/'] })
    expect((await refusal('/proc/self/environ')).message).toMatch(/not a regular file/)
    expect((await refusal('/dev/zero')).message).toMatch(/not a regular file/)
  })

  test('to a pointer of Git LFS or DVC says how to fetch the file', async () => {
    const lfs = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n'
    writeFileSync(join(harness.data, 'lfs.csv'), lfs)
    expect((await refusal(join(harness.data, 'lfs.csv'))).message).toMatch(/git lfs pull/)
    writeFileSync(join(harness.data, 'dvc.csv.dvc'), 'outs:\n- md5: 00\n  path: dvc.csv\n')
    expect((await refusal(join(harness.data, 'dvc.csv'))).message).toMatch(/dvc pull/)
  })
})

describe('a dataset', () => {
  test('is one entry for one content, wherever it lies', async () => {
    const first = await harness.dataset(project, 'ref.csv')
    expect(await harness.dataset(project, 'ref.csv')).toBe(first)
    renameSync(join(harness.data, 'ref.csv'), join(harness.data, 'moved.csv'))
    const moved = await harness.ok<'registerDataset'>('POST', `/v1/registry/${project}/dataset`, {
      name: 'ref.csv',
      data_info: {
        data_params: { label_col: 'label' },
        connection_info: { data_file: { path: join(harness.data, 'moved.csv') } }
      }
    })
    expect(moved.datasetId).toBe(first)
    const { dataset } = await harness.ok<'getDataset'>('GET', `/v1/registry/dataset?datasetId=${first}`)
    expect(dataset?.dataInfo?.connectionInfo?.dataFile?.path).toBe(join(harness.data, 'moved.csv'))
    expect(dataset).toMatchObject({ sizeBytes: '16', validityStatus: 'VALIDITY_STATUS_VALID' })
  })

  test('is a new entry with another content, other parameters or in another project', async () => {
    const ids = [await harness.dataset(project, 'ref.csv')]
    ids.push(await harness.dataset(project, 'ref.csv', { labelCol: 'a' }))
    ids.push(await harness.dataset(await harness.project(), 'ref.csv'))
    writeFileSync(join(harness.data, 'ref.csv'), 'other')
    ids.push(await harness.dataset(project, 'ref.csv'))
    expect(new Set(ids).size).toBe(4)
    const { dataset } = await harness.ok<'getDataset'>('GET', '/v1/registry/dataset?datasetName=ref.csv')
    expect(dataset?.datasetId).toBe(ids[3])
    const list = await harness.ok<'listDatasets'>('GET', `/v1/registry/${project}/dataset`)
    expect(list.datasets.map((one) => one.datasetId)).toEqual([ids[0], ids[1], ids[3]])
  })

  test('keeps names as they are, however they look', async () => {
    const labelMap = JSON.parse('{"__proto__": 1, "constructor": 0}') as object
    const params = { labelCol: '__proto__', experimentalFields: { label_map: labelMap } }
    const id = await harness.dataset(project, 'ref.csv', params)
    const reply = await harness.call('GET', `/v1/registry/dataset?datasetId=${id}`)
    expect(JSON.stringify(reply.body)).toContain('"label_map":{"__proto__":1,"constructor":0}')
  })

  test.each([
    [{ rankingInfo: { queryCol: 'q' } }, /rankingInfo is not supported/],
    [{ loadingKwargs: 'sep=;' }, /loadingKwargs is not the JSON text of an object/],
    [{ experimentalFields: { other: {} } }, /"other" is not known/],
    [{ experimentalFields: { label_map: { yes: 'one' } } }, /label_map must map/],
    [{ labelColumn: 'x' }, /Did you mean "labelCol"/],
    [{ nrows: 1.5 }, /64-bit integer|must be string/]
  ])('is refused with parameters %j', async (params, message) => {
    const reply = await refusal(join(harness.data, 'ref.csv'), params)
    expect(reply.status).toBe(400)
    expect(reply.message).toMatch(message)
  })

  test('from elsewhere than a file is not supported, and says so', async () => {
    const register = (connectionInfo: object): Promise<{ status: number }> =>
      harness.call('POST', `/v1/registry/${project}/dataset`, { name: 'd', dataInfo: { connectionInfo } })
    expect((await register({ databricks: { tableName: 't' } })).status).toBe(400)
    expect((await register({})).status).toBe(400)
    const both = { databricks: { tableName: 't' }, dataFile: { path: '/x' } }
    expect((await register(both)).status).toBe(400)
  })

  test('of another project is none of this one', async () => {
    const { start } = await harness.prepare()
    const other = await harness.project()
    const reply = await harness.call('POST', `/v1/stress-tests/${other}`, start)
    expect(reply).toMatchObject({ status: 404, body: { code: 5 } })
  })
})

describe('a model', () => {
  test('is known by its whole folder', async () => {
    const first = await harness.model(project)
    expect(await harness.model(project)).toBe(first)
    mkdirSync(join(harness.data, 'model', '.git'))
    writeFileSync(join(harness.data, 'model', '.git', 'HEAD'), 'x')
    expect(await harness.model(project)).toBe(first)
    writeFileSync(join(harness.data, 'model', 'weights.bin'), 'x')
    expect(await harness.model(project)).not.toBe(first)
  })

  test('in a folder that is too large is refused', async () => {
    await harness.service.close({ cancelJobs: true })
    await harness.start({ limits: { modelFiles: 3 } })
    for (let index = 0; index < 3; index++) writeFileSync(join(harness.data, 'model', `f${index}`), 'x')
    const reply = await harness.call('POST', `/v1/registry/${project}/model`, {
      name: 'm',
      modelInfo: { modelPath: { path: join(harness.data, 'model', 'model.py') } }
    })
    expect(reply.status).toBe(400)
    expect(reply.body).toMatchObject({ message: expect.stringMatching(/folder of its own/) as unknown })
  })

  test('may be a placeholder', async () => {
    const id = await harness.model(project, null)
    const { model } = await harness.ok<'getModel'>('GET', `/v1/registry/model?modelId.uuid=${id}`)
    expect(model?.model).toMatchObject({
      name: 'model',
      modelId: { uuid: id },
      projectIds: [{ uuid: project }]
    })
    expect((await harness.call('GET', '/v1/registry/model?modelName=none')).status).toBe(404)
  })
})

describe('predictions', () => {
  test('are read back, and replaced when they are registered again', async () => {
    const [dataset, model] = [await harness.dataset(project, 'ref.csv'), await harness.model(project, null)]
    const url = `/v1/registry/${project}/model/${model}/dataset/${dataset}/prediction`
    for (const predCol of ['p1', 'p2']) {
      const predInfo = {
        connectionInfo: { dataFile: { path: join(harness.data, 'eval.csv') } },
        predParams: { predCol }
      }
      expect(await harness.ok<'registerPredictionSet'>('POST', url, { predInfo })).toEqual({})
    }
    const answer = await harness.ok<'getPredictionSet'>('GET', `/v1/registry/prediction/${model}/${dataset}`)
    expect(answer.prediction?.predInfo?.predParams?.predCol).toBe('p2')
    expect((await harness.call('GET', `/v1/registry/prediction/${model}/none`)).status).toBe(404)
  })

  async function predict(model: string, dataset: string): Promise<void> {
    const url = `/v1/registry/${project}/model/${model}/dataset/${dataset}/prediction`
    const connectionInfo = { dataFile: { path: join(harness.data, 'eval.csv') } }
    await harness.ok<'registerPredictionSet'>('POST', url, { predInfo: { connectionInfo } })
  }

  async function listed(query = ''): Promise<string[]> {
    const base = `/v1/registry/${project}/prediction`
    const seen: string[] = []
    let page = await harness.ok<'listPredictionSets'>('GET', `${base}?pageSize=1&${query}`)
    for (;;) {
      seen.push(...page.predictions.map((one) => `${one.modelId?.uuid} ${one.datasetId}`))
      if (!page.hasMore) return seen
      const next = `${base}?pageSize=1&pageToken=${page.nextPageToken}`
      page = await harness.ok<'listPredictionSets'>('GET', next)
    }
  }

  test('are listed by project, model or dataset, and deleted with either', async () => {
    const datasets = [await harness.dataset(project, 'ref.csv'), await harness.dataset(project, 'eval.csv')]
    const models = [await harness.model(project, null), await harness.model(project)]
    for (const model of models) for (const dataset of datasets) await predict(model, dataset)
    const all = models.flatMap((model) => datasets.toSorted().map((dataset) => `${model} ${dataset}`))
    expect(await listed()).toEqual(all)
    expect(await listed(`firstPageReq.modelId=${models[1]}`)).toEqual(all.slice(2))
    const ofFirst = all.filter((one) => one.endsWith(datasets[0]!))
    expect(await listed(`firstPageReq.datasetId=${datasets[0]}`)).toEqual(ofFirst)
    const other = await harness.project()
    const elsewhere = await harness.ok<'listPredictionSets'>('GET', `/v1/registry/${other}/prediction`)
    expect(elsewhere.predictions).toEqual([])

    const [first, second] = [models[0]!, models[1]!]
    const prediction = `/v1/registry/prediction/${first}/${datasets[1]}`
    expect(await harness.ok<'deletePredictionSet'>('DELETE', prediction, {})).toEqual({})
    expect((await harness.call('DELETE', prediction, {})).status).toBe(404)
    await harness.ok<'deleteDataset'>('DELETE', `/v1/registry/dataset/${datasets[0]}`, {})
    expect(await listed()).toEqual([`${second} ${datasets[1]}`])
    await harness.ok<'deleteModel'>('DELETE', `/v1/registry/model/${second}`, {})
    expect(await listed()).toEqual([])
    expect((await harness.call('DELETE', `/v1/registry/model/${second}`, {})).status).toBe(404)
    expect((await harness.call('GET', `/v1/registry/dataset?datasetId=${datasets[0]}`)).status).toBe(404)
  })
})

describe('a project', () => {
  test('is deleted with all it holds, not while a job runs', async () => {
    harness.play({ hang: true, output: '' })
    const { jobId, projectId } = await harness.startJob()
    expect((await harness.call('DELETE', `/v1/projects/${projectId}`, {})).body).toMatchObject({ code: 9 })
    await harness.cancel(jobId)
    await harness.waitFor(jobId)
    expect(await harness.ok<'deleteProject'>('DELETE', `/v1/projects/${projectId}`, {})).toEqual({})
    for (const path of [
      `/v1/projects/${projectId}`,
      `/v1/jobs/${jobId}`,
      `/v1/registry/${projectId}/dataset`
    ]) {
      expect((await harness.call('GET', path)).status).toBe(404)
    }
  })
})
