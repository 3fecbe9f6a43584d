import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'

import { ApiError, TransportError } from '../../src/client/errors.ts'
import { parseRetryAfter, retryDelay } from '../../src/client/retry.ts'
import { Transport } from '../../src/client/transport.ts'
import { sendJson, startHttpServer, type TestServer } from '../support/http-server.ts'

const KEY = 'cnry_5e0d7f2b6c'
const servers: TestServer[] = []
const transports: Transport[] = []

function transportTo(url: string, more: { deadlineMs?: number; signal?: AbortSignal } = {}): Transport {
  const transport = new Transport({ url, apiKey: KEY, userAgent: 'test', ...more })
  transports.push(transport)
  return transport
}

async function serve(answer: Parameters<typeof startHttpServer>[0]): Promise<TestServer> {
  const server = await startHttpServer(answer)
  servers.push(server)
  return server
}

afterEach(async () => {
  for (const transport of transports.splice(0)) transport.close()
  for (const server of servers.splice(0)) await server.close()
})

it('sends the key as a header, keeps the prefix of the base URL and repeats query fields', async () => {
  const server = await serve((_request, response) => {
    sendJson(response, { ok: true })
  })
  await transportTo(`${server.url}/prefix/`).call('GET', '/v1/things', {
    a: ['1', '2'],
    b: undefined,
    c: false
  })
  expect(server.received[0]).toMatchObject({
    path: '/prefix/v1/things?a=1&a=2&c=false',
    headers: { 'rime-api-key': KEY }
  })
})

it.each([301, 302, 303, 307, 308])('does not follow a redirect with status %d', async (status) => {
  const other = await serve((_request, response) => {
    sendJson(response, {})
  })
  const server = await serve((_request, response) => {
    response.writeHead(status, { location: other.url }).end()
  })
  for (const method of ['GET', 'POST'] as const) {
    await expect(transportTo(server.url).call(method, '/v1/rime-info')).rejects.toThrow('redirects')
  }
  expect(other.received).toHaveLength(0)
})

it('gives the message and code of an error body, and nothing of the key', async () => {
  const server = await serve((_request, response) => {
    sendJson(response, { code: 7, message: 'no access to the project', details: [] }, 403)
  })
  const error = await transportTo(server.url)
    .call('GET', '/v1/projects')
    .catch((reason: unknown) => reason)
  expect(error).toMatchObject({ status: 403, code: 7, message: 'no access to the project' })
  expect(JSON.stringify(error) + String((error as Error).stack)).not.toContain(KEY)
})

it('repeats a GET after 503 and after 429 with Retry-After, and a POST only after 429', async () => {
  const answers = [503, 429, 200]
  const server = await serve((_request, response) => {
    const status = answers.shift() ?? 200
    sendJson(response, { code: 14, message: 'later', details: [] }, status, { 'retry-after': '0' })
  })
  await expect(transportTo(server.url).call('GET', '/v1/things')).resolves.toBeDefined()
  expect(server.received).toHaveLength(3)

  answers.push(429, 503)
  await expect(transportTo(server.url).call('POST', '/v1/things', {}, {})).rejects.toMatchObject({
    status: 503
  })
  expect(server.received).toHaveLength(5)
})

it('gives up when the server asks to wait past the deadline', async () => {
  const server = await serve((_request, response) => {
    sendJson(response, { code: 8, message: 'quota', details: [] }, 429, { 'retry-after': '1000000000' })
  })
  await expect(transportTo(server.url).call('GET', '/v1/things')).rejects.toMatchObject({ status: 429 })
  expect(server.received).toHaveLength(1)
})

it.each([
  ['a body that ends early', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"a":1}'],
  ['a chunked body that ends early', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n7\r\n{"a":1}\r\n'],
  ['HTML', 'HTTP/1.1 200 OK\r\ncontent-length: 13\r\n\r\n<html></html>'],
  ['a closed connection', '']
])('refuses %s', async (_what, bytes) => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => socket.end(bytes))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    const call = transportTo(`http://127.0.0.1:${port}`, { deadlineMs: 1 }).call('GET', '/v1/things')
    await expect(call).rejects.toBeInstanceOf(TransportError)
  } finally {
    server.close()
  }
})

it('stops waiting when it is aborted', async () => {
  const server = await serve(() => undefined)
  const controller = new AbortController()
  const call = transportTo(server.url, { signal: controller.signal }).call('GET', '/v1/things')
  controller.abort(new Error('cancelled by the user'))
  await expect(call).rejects.toThrow('cancelled by the user')
})

it('tells an API error from a transport error', async () => {
  const server = await serve((_request, response) => {
    response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>')
  })
  const error = await transportTo(server.url)
    .call('GET', '/v1/things')
    .catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(ApiError)
  expect(error).toMatchObject({ status: 502, code: undefined, message: '502 Bad Gateway' })
})

test.each([
  ['3', 3000],
  [' 0 ', 0],
  ['Thu, 01 Jan 1970 00:00:10 GMT', 5000],
  ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
  ['-5', undefined],
  ['soon', undefined],
  ['', undefined]
])('Retry-After %j is %j ms', (value, expected) => {
  expect(parseRetryAfter(value, 5000)).toBe(expected)
})

it('waits longer for later attempts, with jitter', () => {
  expect(retryDelay(1, undefined, 60_000, () => 1)).toBe(500)
  expect(retryDelay(4, undefined, 60_000, () => 1)).toBe(4000)
  expect(retryDelay(30, undefined, 60_000, () => 1)).toBe(20_000)
  expect(retryDelay(4, undefined, 60_000, () => 0)).toBe(0)
  expect(retryDelay(4, undefined, 100, () => 1)).toBeUndefined()
})
