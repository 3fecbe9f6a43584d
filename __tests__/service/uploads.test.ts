import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { checkAnswer } from './support/contract-check.ts'
import { eventually, Harness } from './support/harness.ts'

let harness: Harness
let project: string
beforeEach(async () => {
  harness = await new Harness().start({ limits: { uploadBytes: 1_000_000, modelFiles: 50 } })
  project = await harness.project()
})
afterEach(() => harness.close())

async function put(
  address: string,
  body: string | Uint8Array<ArrayBuffer>
): Promise<{ status: number; message: string }> {
  const response = await fetch(address, { method: 'PUT', body })
  const answer = (await response.json()) as { message?: string }
  const { pathname } = new URL(address)
  const type = response.headers.get('content-type') ?? ''
  checkAnswer({ method: 'PUT', url: pathname, status: response.status, type, body: answer })
  return { status: response.status, message: answer.message ?? '' }
}

async function startFile(fileName: string, uploadPath?: string) {
  const body = { fileName, ...(uploadPath === undefined ? {} : { uploadPath }) }
  return harness.ok<'getDatasetFileUploadUrl'>('POST', '/v1-beta/datasets/upload-url', body)
}

async function startFolder(relativeFilePaths: string[]) {
  const body = { directoryName: 'model', relativeFilePaths }
  return harness.ok<'getModelDirectoryUploadUrls'>('POST', '/v1-beta/models/upload-url', body)
}

async function upload(fileName: string, content: string): Promise<string> {
  const { uploadUrl, doneFileUploadUrl, destinationUrl } = await startFile(fileName)
  expect((await put(uploadUrl, content)).status).toBe(200)
  expect((await put(doneFileUploadUrl, 'Upload complete: now')).status).toBe(200)
  return destinationUrl
}

async function register(path: string): Promise<{ status: number; body: unknown }> {
  return harness.call('POST', `/v1/registry/${project}/dataset`, {
    name: 'uploaded',
    dataInfo: { connectionInfo: { dataFile: { path } }, dataParams: { labelCol: 'label' } }
  })
}

/** Files on disk below the folder of uploads. */
function stored(): string[] {
  return readdirSync(join(harness.stateDir, 'uploads'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Moves the clock of all uploads, and starts the service again, which looks for what has expired. */
async function age(days: number): Promise<void> {
  await harness.service.close({ cancelJobs: true })
  const database = new DatabaseSync(join(harness.stateDir, 'state.sqlite'))
  const then = new Date(Date.now() - days * 24 * 3_600_000).toISOString()
  database.prepare('UPDATE uploads SET created_at = ?, used_at = ?').run(then, then)
  database.close()
  await harness.start()
}

describe('a file', () => {
  test('is sent, finished, registered under its URL and listed', async () => {
    const { uploadUrl, doneFileUploadUrl, destinationUrl, uploadLimit } = await startFile(
      'x.csv',
      'team/data'
    )
    expect(uploadUrl.startsWith(`${harness.service.url}/`)).toBe(true)
    expect(uploadLimit).toBe('1000000')
    expect(destinationUrl).toMatch(/\/team\/data\/x\.csv$/)
    expect((await register(destinationUrl)).status).toBe(400)
    expect((await put(uploadUrl, 'a,label\n1,0\n')).status).toBe(200)
    expect((await register(destinationUrl)).status).toBe(400)
    expect((await put(doneFileUploadUrl, 'done')).status).toBe(200)
    const { status, body } = await register(destinationUrl)
    expect(status).toBe(200)
    const { datasetId } = body as { datasetId: string }
    const { dataset } = await harness.ok<'getDataset'>('GET', `/v1/registry/dataset?datasetId=${datasetId}`)
    expect(dataset?.dataInfo?.connectionInfo?.dataFile?.path).toBe(destinationUrl)
    expect(dataset?.sizeBytes).toBe('12')
    const { fileUrls } = await harness.ok<'listUploadedFileUrls'>('GET', '/v1-beta/uploaded-file-urls')
    expect(fileUrls).toEqual([destinationUrl])
    expect(stored()).toHaveLength(1)
  })

  test('has addresses that say nothing of its URL, nor the URL of them', async () => {
    const { uploadUrl, doneFileUploadUrl, destinationUrl } = await startFile('x.csv')
    const token = /uploads\/([^/]+)\//.exec(uploadUrl)?.[1] ?? ''
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(doneFileUploadUrl).toContain(token)
    expect(destinationUrl).not.toContain(token)
    const id = /\/\/([^/]+)\//.exec(destinationUrl)?.[1] ?? ''
    expect((await put(uploadUrl.replace(token, id), 'x')).status).toBe(404)
    const state = readFileSync(join(harness.stateDir, 'state.sqlite')).toString('latin1')
    const wal = readFileSync(join(harness.stateDir, 'state.sqlite-wal')).toString('latin1')
    expect(state + wal).toContain(id)
    expect(state + wal).not.toContain(token)
  })

  test('is not taken after it was finished, so that what is registered never changes', async () => {
    const { uploadUrl, doneFileUploadUrl } = await startFile('x.csv')
    expect((await put(uploadUrl, 'first')).status).toBe(200)
    expect((await put(uploadUrl, 'second')).status).toBe(200)
    expect((await put(doneFileUploadUrl, '')).status).toBe(200)
    expect((await put(uploadUrl, 'third')).status).toBe(404)
    expect((await put(doneFileUploadUrl, '')).status).toBe(404)
    expect(stored().map((file) => readFileSync(file, 'utf8'))).toEqual(['second'])
  })

  test('has addresses that lead through the proxy that ends TLS', async () => {
    const { host } = new URL(harness.service.url)
    for (const [said, scheme] of [
      ['https', 'https'],
      ['http', 'http'],
      ['javascript', 'http']
    ] as const) {
      const headers = { 'x-forwarded-proto': said }
      const { body } = await harness.call(
        'POST',
        '/v1-beta/datasets/upload-url',
        { fileName: 'x.csv' },
        headers
      )
      const { uploadUrl, doneFileUploadUrl } = body as { uploadUrl: string; doneFileUploadUrl: string }
      for (const url of [uploadUrl, doneFileUploadUrl])
        expect(url.startsWith(`${scheme}://${host}/`)).toBe(true)
    }
  })

  test('that is too large is refused, and nothing of it stays', async () => {
    const { uploadUrl, doneFileUploadUrl } = await startFile('x.csv')
    const answer = await put(uploadUrl, new Uint8Array(1_000_001))
    expect(answer).toMatchObject({
      status: 413,
      message: expect.stringContaining('1000000 bytes') as unknown
    })
    expect(stored()).toEqual([])
    expect(await put(doneFileUploadUrl, '')).toMatchObject({
      status: 400,
      message: expect.stringContaining('"x.csv"') as unknown
    })
    expect((await put(uploadUrl, new Uint8Array(1_000_000))).status).toBe(200)
    expect((await put(doneFileUploadUrl, 'x'.repeat(5_000))).status).toBe(413)
  })

  test('whose sender goes away half-way does not count, and nothing of it stays', async () => {
    const { uploadUrl, doneFileUploadUrl } = await startFile('x.csv')
    const socket = connect(harness.service.port, '127.0.0.1')
    await once(socket, 'connect')
    const head = `PUT ${new URL(uploadUrl).pathname} HTTP/1.1\r\nHost: 127.0.0.1:${harness.service.port}`
    socket.write(`${head}\r\nContent-Length: 100\r\n\r\nhalf`)
    await eventually(() => (stored().length === 1 ? true : undefined))
    socket.destroy()
    await eventually(() => (stored().length === 0 ? true : undefined))
    expect((await put(doneFileUploadUrl, '')).status).toBe(400)
  })

  test('may be empty', async () => {
    expect((await register(await upload('empty.csv', ''))).status).toBe(200)
  })

  test.each([
    ['fileName', '../x.csv'],
    ['fileName', 'a/x.csv'],
    ['fileName', '..'],
    ['fileName', ''],
    ['fileName', 'x\0.csv'],
    ['fileName', 'x.csv:stream'],
    ['fileName', 'a\\b'],
    ['fileName', 'NUL.csv'],
    ['fileName', 'x.'],
    ['fileName', 'x'.repeat(300)],
    ['uploadPath', '/abs'],
    ['uploadPath', 'a/../../b'],
    ['uploadPath', 'a//b'],
    ['uploadPath', './a']
  ])('is refused with %s %j', async (field, name) => {
    const body = { fileName: 'x.csv', [field]: name }
    const reply = await harness.call('POST', '/v1-beta/datasets/upload-url', body)
    expect(reply).toMatchObject({ status: 400, body: { code: 3 } })
  })
})

describe('a folder', () => {
  test('is a model with all its files', async () => {
    const files = { 'model.py': 'import json\n', 'weights/a.bin': 'A', 'weights/b.bin': 'B' }
    const answer = await startFolder(Object.keys(files))
    expect(Object.keys(answer.uploadPathMap)).toEqual(Object.keys(files))
    for (const [name, content] of Object.entries(files).slice(1)) {
      expect((await put(answer.uploadPathMap[name] ?? '', content)).status).toBe(200)
    }
    expect(await put(answer.doneFileUploadUrl, '')).toMatchObject({
      status: 400,
      message: expect.stringContaining('"model/model.py"') as unknown
    })
    expect((await put(answer.uploadPathMap['model.py'] ?? '', files['model.py'])).status).toBe(200)
    expect((await put(answer.doneFileUploadUrl, '')).status).toBe(200)
    await harness.model(project, `${answer.destinationUrl}/model.py`)
    const other = await harness.call('POST', `/v1/registry/${project}/model`, {
      name: 'm',
      modelInfo: { modelPath: { path: `${answer.destinationUrl}/absent.py` } }
    })
    expect(other.status).toBe(400)
    const list = await harness.ok<'listUploadedFileUrls'>('GET', '/v1-beta/uploaded-file-urls')
    expect(list.fileUrls).toEqual([answer.destinationUrl])
  })

  test('counts all its files for the limit', async () => {
    const { uploadPathMap } = await startFolder(['a', 'b'])
    expect((await put(uploadPathMap['a'] ?? '', new Uint8Array(600_000))).status).toBe(200)
    expect((await put(uploadPathMap['b'] ?? '', new Uint8Array(600_000))).status).toBe(413)
    const both = await startFolder(['a', 'b'])
    const answers = await Promise.all(
      ['a', 'b'].map((name) => put(both.uploadPathMap[name] ?? '', new Uint8Array(600_000)))
    )
    expect(answers.map(({ status }) => status).sort()).not.toEqual([200, 200])
  })

  test.each([
    [['../up']],
    [['/abs']],
    [['a/./b']],
    [['a', 'a']],
    [['Model.py', 'model.py']],
    [['a', 'a/b']],
    [['a\nb']],
    [['\ud800']],
    [[]],
    [Array.from({ length: 51 }, (_file, index) => `f${index}`)],
    [[Array.from({ length: 40 }, () => 'd').join('/')]]
  ])('is refused with the files %j', async (relativeFilePaths) => {
    const body = { directoryName: 'model', relativeFilePaths }
    const reply = await harness.call('POST', '/v1-beta/models/upload-url', body)
    expect(reply).toMatchObject({ status: 400, body: { code: 3 } })
    expect(existsSync(join(harness.folder, 'up'))).toBe(false)
  })
})

describe('the spelling of SDK 2.0', () => {
  test('asks with GET', async () => {
    const file = await harness.ok<'getDatasetFileUploadUrlByQuery'>(
      'GET',
      '/v1-beta/datasets/upload-url?fileName=x.csv&uploadPath=a'
    )
    expect(file.destinationUrl).toMatch(/\/a\/x\.csv$/)
    const folder = await harness.ok<'getModelDirectoryUploadUrlsByQuery'>(
      'GET',
      '/v1-beta/models/upload-url?directoryName=m&relativeFilePaths=a&relativeFilePaths=b%2Fc'
    )
    expect(Object.keys(folder.uploadPathMap)).toEqual(['a', 'b/c'])
    expect((await harness.call('GET', '/v1-beta/datasets/upload-url')).body).toMatchObject({
      message: 'fileName is missing'
    })
  })
})

describe('an upload', () => {
  const remove = (url: string): Promise<{ status: number; body: unknown }> =>
    harness.call('DELETE', `/v1-beta/datasets/upload-url?uploadedUrl=${encodeURIComponent(url)}`)

  test('is deleted, unless something is registered from it', async () => {
    const url = await upload('x.csv', 'a,label\n')
    const { body } = await register(url)
    expect(await remove(url)).toMatchObject({ status: 400, body: { code: 9 } })
    const { datasetId } = body as { datasetId: string }
    await harness.ok<'deleteDataset'>('DELETE', `/v1/registry/dataset/${datasetId}`)
    expect(stored()).toHaveLength(1)
    expect(await remove(url)).toMatchObject({ status: 200, body: {} })
    expect(stored()).toEqual([])
    expect((await remove(url)).status).toBe(404)
    expect((await remove('rime-upload://../../etc/passwd')).status).toBe(404)
    expect((await register(url)).status).toBe(400)
  })

  test('goes by itself when nobody finishes or registers it', async () => {
    const kept = await upload('kept.csv', 'a,label\n')
    await register(kept)
    const unused = await upload('unused.csv', 'x')
    const { uploadUrl } = await startFile('open.csv')
    await put(uploadUrl, 'x')
    await age(2)
    await eventually(() => (stored().length === 2 ? true : undefined))
    await age(8)
    await eventually(() => (stored().length === 1 ? true : undefined))
    const { fileUrls } = await harness.ok<'listUploadedFileUrls'>('GET', '/v1-beta/uploaded-file-urls')
    expect(fileUrls).toEqual([kept])
    expect(fileUrls).not.toContain(unused)
  })

  test('is needed as it was registered when its job starts', async () => {
    harness.runtime.add('img')
    const [reference, evaluation] = [
      await upload('r.csv', 'a,label\n1,0\n'),
      await upload('e.csv', 'a,label\n2,1\n')
    ]
    const ids = []
    for (const path of [reference, evaluation]) {
      ids.push(((await register(path)).body as { datasetId: string }).datasetId)
    }
    const model = await harness.model(
      project,
      await upload('model.py', 'def predict_df(df): return df["a"]\n')
    )
    const jobId = await harness.begin(project, {
      testRunConfig: {
        run_name: 'run',
        data_info: { ref_dataset_id: ids[0], eval_dataset_id: ids[1] },
        model_id: model,
        run_time_info: { custom_image: { managed_image_name: 'img' } }
      }
    })
    expect((await harness.waitFor(jobId)).status).toBe('JOB_STATUS_SUCCEEDED')
  })
})
