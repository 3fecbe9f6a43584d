import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import type { Socket } from 'node:net'

import { Contract } from '../../src/service/contract/contract.ts'
import type { Reply } from './support/harness.ts'
import { Harness, KEY } from './support/harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await new Harness().start({ limits: { bodyBytes: 10_000 } })
})
afterAll(() => harness.close())

const ROUTES = new Contract().operations.map((operation) => ({
  ...operation,
  url: operation.path.replace(/\{[^}]+\}/g, '00000000-0000-0000-0000-000000000000')
}))

/** `fetch` sets Host itself; this does not. */
async function raw(
  headers: Record<string, string>,
  method = 'GET',
  path = '/v1/rime-info'
): Promise<{ status: number; text: string }> {
  const call = request({
    port: harness.service.port,
    host: '127.0.0.1',
    method,
    path,
    headers,
    setHost: false
  })
  call.end()
  const [response] = (await once(call, 'response')) as [AsyncIterable<Buffer> & { statusCode: number }]
  const parts: Buffer[] = []
  for await (const part of response) parts.push(part)
  return { status: response.statusCode, text: Buffer.concat(parts).toString() }
}

function expectError(reply: Reply, status: number, code: number): void {
  expect({ status: reply.status, body: reply.body }).toEqual({
    status,
    body: { code, message: expect.any(String) as unknown, details: [] }
  })
  // The vendor's SDK reads error bodies with Python's literal_eval.
  expect(JSON.stringify(reply.body).replaceAll(/"(?:[^"\\]|\\.)*"/g, '')).not.toMatch(/true|false|null/)
}

describe('every route', () => {
  test.each(ROUTES.filter((route) => route.needsKey).map((route) => [route.method, route.url] as const))(
    'answers 401 without a valid key: %s %s',
    async (method, url) => {
      const body = method === 'GET' ? undefined : {}
      for (const key of ['', 'wrong', `${KEY}x`, KEY.slice(0, -1)]) {
        expectError(await harness.call(method, url, body, { 'rime-api-key': key }), 401, 16)
      }
      expect((await raw({ host: `127.0.0.1:${harness.service.port}` }, method, url)).status).toBe(401)
    }
  )

  test.each(ROUTES.map((route) => [route.method, route.url] as const))(
    'refuses other hosts and all origins: %s %s',
    async (method, url) => {
      const port = harness.service.port
      const key = { 'rime-api-key': KEY }
      const hosts = [
        'evil.example',
        `evil.example:${port}`,
        '127.0.0.1',
        `127.0.0.1:${port + 1}`,
        `localhost.evil.example:${port}`
      ]
      for (const host of hosts) expect((await raw({ ...key, host }, method, url)).status).toBe(403)
      const origins = ['null', 'http://evil.example', `http://127.0.0.1:${port}`]
      for (const origin of origins) {
        expect((await raw({ ...key, host: `127.0.0.1:${port}`, origin }, method, url)).status).toBe(403)
      }
    }
  )

  test('answers 401 for paths that do not exist, and 404 with a key', async () => {
    expectError(await harness.call('GET', '/v1/nothing', undefined, { 'rime-api-key': '' }), 401, 16)
    expectError(await harness.call('GET', '/v1/nothing'), 404, 5)
    expectError(await harness.call('PUT', '/v1/projects', {}), 404, 5)
    // Node takes this method, and the router has words of its own for it.
    for (const path of ['/v1/projects', '/healthz', '/v1/nothing']) {
      expectError(await harness.call('QUERY', path), 400, 3)
      expectError(await harness.call('QUERY', path, undefined, { 'rime-api-key': '' }), 401, 16)
    }
  })
})

describe('the server', () => {
  test.each(['localhost', '127.0.0.1', '[::1]', 'LOCALHOST'])('is known as %s', async (name) => {
    const { status } = await raw({ host: `${name}:${harness.service.port}`, 'rime-api-key': KEY })
    expect(status).toBe(200)
  })

  test('says that it is alive without a key, and nothing else', async () => {
    const reply = await harness.call('GET', '/healthz', undefined, { 'rime-api-key': '' })
    expect(reply).toMatchObject({ status: 200, body: {} })
    expect(reply.headers.get('access-control-allow-origin')).toBeNull()
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('introduces itself so that every SDK accepts it', async () => {
    const info = await harness.ok<'getRimeInfo'>('GET', '/v1/rime-info')
    expect(info).toMatchObject({ clusterInfoVersion: '2.13.2', customerName: 'embedded' })
    expect(Date.parse(info.expirationTime ?? '')).toBeGreaterThan(Date.now())
    const limit = await harness.ok<'getLimitStatus'>(
      'GET',
      '/v1/feature-flags/embedded/limits/LICENSE_LIMIT_EXPIRATION'
    )
    expect(limit.limitStatus?.limitStatus).toBe('STATUS_OK')
  })

  test('takes a key that was given as its digest', async () => {
    const other = await new Harness().start({
      apiKeys: [`sha256:${createHash('sha256').update('the other key').digest('hex')}`]
    })
    try {
      expect(
        (await other.call('GET', '/v1/rime-info', undefined, { 'rime-api-key': 'the other key' })).status
      ).toBe(200)
      expect((await other.call('GET', '/v1/rime-info')).status).toBe(401)
    } finally {
      await other.close()
    }
  })

  test.each([[[]], [['']], [['good', ' ']]])('does not start with the keys %j', async (apiKeys) => {
    await expect(harness.start({ apiKeys })).rejects.toThrow(/API key/)
  })

  test('answers while hundreds of clients send nothing or half a request', async () => {
    const sockets: Socket[] = []
    try {
      for (let index = 0; index < 300; index++) {
        const socket = connect(harness.service.port, '127.0.0.1')
        socket.on('error', () => undefined)
        await once(socket, 'connect')
        if (index % 2 === 0) socket.write('POST /v1/projects HTTP/1.1\r\nHost: x\r\nContent-Le')
        sockets.push(socket)
      }
      expect((await harness.call('GET', '/v1/rime-info')).status).toBe(200)
    } finally {
      for (const socket of sockets) socket.destroy()
    }
  })
})

describe('a body', () => {
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'of type %j is refused',
    async (type) => {
      expectError(await harness.call('POST', '/v1/projects', '{}', { 'content-type': type }), 415, 3)
    }
  )

  test('that is too large, not JSON, too deep or not an object is refused', async () => {
    expectError(await harness.call('POST', '/v1/projects', `"${'x'.repeat(10_001)}"`), 413, 3)
    expectError(await harness.call('POST', '/v1/projects', '{'), 400, 3)
    expectError(await harness.call('POST', '/v1/projects', '['.repeat(4_000)), 400, 3)
    expectError(
      await harness.call('POST', '/v1/projects', `${'['.repeat(4_000)}${']'.repeat(4_000)}`),
      400,
      3
    )
    for (const body of ['null', '[]', '1', '"text"']) {
      expectError(await harness.call('POST', '/v1/projects', body), 400, 3)
    }
  })

  test('may spell its fields either way', async () => {
    const snake = { name: 'p', description: '', model_task: 'MODEL_TASK_REGRESSION', use_case: 'x' }
    const { project } = await harness.ok<'createProject'>('POST', '/v1/projects', snake)
    expect(project).toMatchObject({ modelTask: 'MODEL_TASK_REGRESSION', useCase: 'x' })
  })

  test('must not give one field twice', async () => {
    const reply = await harness.call('POST', '/v1/projects', {
      name: 'p',
      description: '',
      useCase: 'a',
      use_case: 'b'
    })
    expectError(reply, 400, 3)
  })

  test('with an unknown field is refused, with the nearest name', async () => {
    const reply = await harness.call('POST', '/v1/projects', { name: 'p', description: '', modelTsk: 'x' })
    expectError(reply, 400, 3)
    expect(reply.body).toMatchObject({ message: 'unknown field "modelTsk". Did you mean "modelTask"?' })
  })

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'with a field %s is refused',
    async (name) => {
      const reply = await harness.call(
        'POST',
        '/v1/projects',
        `{"name":"p","description":"","${name}":{"x":1}}`
      )
      expectError(reply, 400, 3)
    }
  )

  test('names every missing or wrong field', async () => {
    const reply = await harness.call('POST', '/v1/projects', { modelTask: 'MODEL_TASK_MAGIC', tags: 'x' })
    expectError(reply, 400, 3)
    const { message } = reply.body as { message: string }
    for (const part of [/'name'/, /'description'/, /modelTask must be one of/, /tags must be array/]) {
      expect(message).toMatch(part)
    }
  })

  test('may be absent where there is nothing to say', async () => {
    expectError(await harness.call('POST', '/v1/jobs/cancel/none'), 404, 5)
    expectError(await harness.call('DELETE', '/v1/projects/none', {}), 404, 5)
  })
})

describe('pages', () => {
  const first = '/v1/projects?pageSize=2'
  beforeAll(async () => {
    for (let index = 0; index < 5; index++) await harness.project()
  })

  async function page(path: string): Promise<{ ids: string[]; token: string; hasMore: boolean }> {
    const answer = await harness.ok<'listProjects'>('GET', path)
    return {
      ids: answer.projects.map((item) => item.project?.id?.uuid ?? ''),
      token: answer.nextPageToken,
      hasMore: answer.hasMore
    }
  }

  test('together hold every item once, over a restart', async () => {
    const all = await page('/v1/projects?pageToken=&pageSize=100')
    const seen: string[] = []
    let next = await page(first)
    for (;;) {
      seen.push(...next.ids)
      if (!next.hasMore) break
      await harness.service.close({ cancelJobs: true })
      await harness.start({ limits: { bodyBytes: 10_000 } })
      next = await page(`/v1/projects?pageSize=2&pageToken=${next.token}`)
    }
    expect(seen).toEqual(all.ids)
    expect(next.token).toBe('')
    expect(all.hasMore).toBe(false)
  })

  test('take only tokens of their own list, unchanged', async () => {
    const { token } = await page(first)
    const bytes = Buffer.from(token, 'base64url')
    for (let index = 0; index < bytes.length; index++) {
      const forged = Buffer.from(bytes)
      forged[index]! ^= 1
      const reply = await harness.call('GET', `/v1/projects?pageToken=${forged.toString('base64url')}`)
      expectError(reply, 400, 3)
    }
    expectError(await harness.call('GET', `/v1/projects?pageToken=${token}A`), 400, 3)
    expectError(await harness.call('GET', `/v1/test-runs?pageToken=${token}`), 400, 3)
    expectError(await harness.call('GET', '/v1/projects?pageToken=AAAA'), 400, 3)
  })

  test('refuse first-page fields beside a token', async () => {
    const path = `/v1/test-runs?pageToken=x&firstPageQuery.projectId.uuid=y`
    const reply = await harness.call('GET', path)
    expectError(reply, 400, 3)
    expect(reply.body).toMatchObject({ message: expect.stringContaining('first page') as unknown })
  })

  test.each(['pageSize=-1', 'pageSize=many', 'pageSize=1&pageSize=2', 'filter=x', 'page_size=1&pageSize=2'])(
    'refuse ?%s',
    async (query) => {
      expectError(await harness.call('GET', `/v1/projects?${query}`), 400, 3)
    }
  )

  test('take snake_case and unset values', async () => {
    expect((await page('/v1/projects?page_size=1')).ids).toHaveLength(1)
    expect((await page('/v1/projects?pageSize=&filter=')).ids.length).toBeGreaterThan(1)
  })
})

describe('a config', () => {
  const config = { run_name: 'r', data_info: { ref_dataset_id: 'a', eval_dataset_id: 'b' }, model_id: 'm' }

  test.each(['/v1-beta/config-validator', '/internal/config-validator'])('is judged at %s', async (base) => {
    const url = `${base}/CONFIG_TYPE_TEST_RUN`
    expect(await harness.ok<'validateConfig'>('POST', url, { configJson: JSON.stringify(config) })).toEqual(
      {}
    )
    const wrong = await harness.call('POST', url, { config_json: JSON.stringify({ ...config, epochs: 1 }) })
    expectError(wrong, 400, 3)
    expect((wrong.body as { message: string }).message).toMatch(/epochs/)
    expectError(await harness.call('POST', url, { configJson: '{' }), 400, 3)
    expectError(await harness.call('POST', `${base}/CONFIG_TYPE_NONE`, { configJson: '{}' }), 400, 3)
  })
})
