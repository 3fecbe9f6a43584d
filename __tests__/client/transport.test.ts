import { type AddressInfo, createServer, type Server } from 'node:net'
import { Readable } from 'node:stream'
import { inspect } from 'node:util'

import { ApiError } from '../../src/client/errors.ts'
import { parseRetryAfter, retryDelay } from '../../src/client/retry.ts'
import { Transport, type TransportOptions } from '../../src/client/transport.ts'
import { sendJson, startHttpServer, type TestServer } from '../support/http-server.ts'

/** With characters that its other forms spell otherwise. */
const KEY = 'cnry/5e0d+7f2b6c=='
const rawServers: Server[] = []
const servers: TestServer[] = []
const transports: Transport[] = []

function transportTo(url: string, more: Partial<TransportOptions> = {}): Transport {
  const transport = new Transport({ url, apiKey: KEY, userAgent: 'test', ...more })
  transports.push(transport)
  return transport
}

async function serve(answer: Parameters<typeof startHttpServer>[0]): Promise<TestServer> {
  const server = await startHttpServer(answer)
  servers.push(server)
  return server
}

/** Answers every connection with these bytes and closes it. @returns the port. */
async function serveBytes(bytes: string): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => socket.end(bytes))
  })
  rawServers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

async function failureOf(call: Promise<unknown>): Promise<Error> {
  return call.then(
    () => {
      throw new Error('the call succeeded')
    },
    (error: unknown) => error as Error
  )
}

afterEach(async () => {
  for (const server of rawServers.splice(0)) server.close()
  for (const transport of transports.splice(0)) transport.close()
  for (const server of servers.splice(0)) await server.close()
})

it('sends the key as a header, keeps the prefix of the base URL and repeats query fields', async () => {
  const server = await serve((_request, response) => {
    sendJson(response, { ok: true })
  })
  await transportTo(`${server.url}/prefix/`).call('GET', '/v1/things', {
    query: { a: ['1', '2'], b: undefined, c: false }
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
    response.writeHead(status, { location: `${other.url}/v1/rime-info?token=secret` }).end()
  })
  for (const method of ['GET', 'POST'] as const) {
    const error = await failureOf(transportTo(server.url).call(method, '/v1/rime-info'))
    expect(error).toMatchObject({ fault: 'redirect' })
    expect(error.message).toContain(`a redirect to ${other.url}/v1/rime-info`)
    expect(error.message).not.toContain('token')
  }
  expect(other.received).toHaveLength(0)
  expect(server.received).toHaveLength(2)
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

it.each([
  ['GET', false, [503, 502, 504, 429, 200], 5],
  ['DELETE', false, [503, 200], 2],
  ['POST', true, [503, 429, 200], 3],
  // A create that a gateway gave up on may have been carried out.
  ['POST', false, [429, 503], 2],
  ['POST', false, [502], 1],
  ['GET', false, [500], 1],
  ['GET', false, [400], 1]
] as const)(
  '%s (repeatable: %s) answered with %j is sent %d times',
  async (method, repeatable, statuses, times) => {
    const answers: number[] = [...statuses]
    const server = await serve((_request, response) => {
      const status = answers.shift()!
      sendJson(response, { code: 14, message: 'later', details: [] }, status, { 'retry-after': '0' })
    })
    const last = statuses.at(-1)
    const call = transportTo(server.url).call(method, '/v1/things', { repeatable })
    await (last === 200
      ? expect(call).resolves.toBeDefined()
      : expect(call).rejects.toMatchObject({ status: last }))
    expect(server.received).toHaveLength(times)
  }
)

it('repeats a call on its own account when the server names no time', async () => {
  const answers = [503, 503, 200]
  const server = await serve((_request, response) => {
    sendJson(response, {}, answers.shift())
  })
  await transportTo(server.url).call('GET', '/v1/things')
  expect(server.received).toHaveLength(3)
})

it('gives up when the server asks to wait past the deadline', async () => {
  const server = await serve((_request, response) => {
    sendJson(response, { code: 8, message: 'quota', details: [] }, 429, { 'retry-after': '1000000000' })
  })
  await expect(transportTo(server.url).call('GET', '/v1/things')).rejects.toMatchObject({ status: 429 })
  expect(server.received).toHaveLength(1)
})

const CUT = { fault: 'cut-off', mayHaveActed: true }

it.each([
  ['a body that ends early', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"a":1}', CUT],
  [
    'a chunked body that ends early',
    'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n7\r\n{"a":1}\r\n',
    CUT
  ],
  ['half a status line', 'HTTP/1.1 2', CUT],
  ['half of the headers', 'HTTP/1.1 200 OK\r\ncontent-ty', CUT],
  ['no byte at all', '', CUT],
  ['what is not HTTP', 'SSH-2.0-OpenSSH_9.9\r\n', CUT],
  [
    'a JSON body cut by a proxy',
    'HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: application/json\r\n\r\n{"a":',
    CUT
  ]
])('refuses %s', async (_what, bytes, expected) => {
  const port = await serveBytes(bytes)
  const call = transportTo(`http://127.0.0.1:${port}`, { deadlineMs: 0 }).call('GET', '/v1/things')
  await expect(call).rejects.toMatchObject(expected)
})

it.each([
  ['text/html', '<html><title>Sign in\n to "x"</title></html>', 'text/html, a page titled "Sign in to x"'],
  ['text/plain', '{"a":1}', 'text/plain, which begins "{ a :1}"'],
  ['application/octet-stream', '', 'application/octet-stream, empty']
])('says what came when it is %s', async (type, body, said) => {
  const server = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': type }).end(body)
  })
  const error = await failureOf(transportTo(server.url).call('GET', '/v1/things'))
  expect(error).toMatchObject({ fault: 'not-json' })
  expect(error.message).toContain(`with something that is not JSON: ${said}`)
  expect(server.received).toHaveLength(1)
})

it('refuses an answer larger than the limit', async () => {
  const server = await serve((_request, response) => {
    sendJson(response, { text: 'x'.repeat(2 * 1024 * 1024) })
  })
  const call = transportTo(server.url, { limits: { answerBytes: 1024 ** 2 } }).call('GET', '/v1/things')
  await expect(call).rejects.toMatchObject({ fault: 'too-large' })
})

it('has limits of its own for silence and for the whole answer', async () => {
  const silent = await serve(() => undefined)
  const quiet = transportTo(silent.url, { deadlineMs: 0, limits: { idleMs: 50 } }).call('GET', '/v1/things')
  await expect(quiet).rejects.toMatchObject({ fault: 'timed-out', mayHaveActed: true })

  const dripping = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const timer = setInterval(() => response.write(' '), 20)
    response.on('close', () => {
      clearInterval(timer)
    })
  })
  const slow = transportTo(dripping.url, { deadlineMs: 0, limits: { totalMs: 200 } }).call(
    'GET',
    '/v1/things'
  )
  await expect(slow).rejects.toMatchObject({ fault: 'timed-out' })
})

it('says that a create which found no server cannot have been carried out', async () => {
  const call = transportTo('http://127.0.0.1:9', { deadlineMs: 0 }).call('POST', '/v1/projects')
  await expect(call).rejects.toMatchObject({ fault: 'unreachable', mayHaveActed: false })
})

it('holds no key in any error, whatever the server sends back', async () => {
  const forms = [KEY, encodeURIComponent(KEY), Buffer.from(KEY).toString('base64')]
  const all = forms.join(' ')
  const server = await serve((request, response) => {
    const kind = new URL(request.path, 'http://x').searchParams.get('kind')
    if (kind === 'message') sendJson(response, { code: 16, message: `bad key ${all}`, details: [all] }, 401)
    else if (kind === 'status') response.writeHead(500, `bad ${KEY}`).end()
    else if (kind === 'page')
      response.writeHead(200, { 'content-type': 'text/html' }).end(`<title>${all}</title>`)
    else if (kind === 'redirect') response.writeHead(302, { location: `https://x.test/${KEY}` }).end()
    else if (kind === 'type') response.writeHead(200, { 'content-type': `text/${KEY}` }).end('x')
    else response.destroy()
  })
  const kinds = ['message', 'status', 'page', 'redirect', 'type', 'reset', 'unreachable']
  for (const kind of kinds) {
    const url = kind === 'unreachable' ? 'http://127.0.0.1:9' : server.url
    const call = transportTo(url, { deadlineMs: 0 }).call('POST', '/v1/things', { query: { kind } })
    const error = await failureOf(call)
    const shown = inspect(error, { depth: 20, showHidden: true })
    for (const form of forms) expect(shown).not.toContain(form)
  }
  const unsendable = (): Transport =>
    new Transport({ url: server.url, apiKey: `${KEY}\n`, userAgent: 'test' })
  expect(unsendable).toThrow('the key holds characters')
  expect(unsendable).not.toThrow(KEY)
})

it('sends a file without the key, again after a reset, and takes nothing but 200 for success', async () => {
  let resets = 1
  const server = await serve((request, response) => {
    if (request.path.startsWith('/created')) response.writeHead(201).end()
    else if (resets-- > 0) response.destroy()
    else response.writeHead(200).end()
  })
  const transport = transportTo(server.url)
  let opened = 0
  const open = (): Readable => {
    opened++
    return Readable.from(['a,b\n', '1,2\n'])
  }
  await transport.put(`${server.url}/blob?signature=s3cret`, open, 8)
  expect(opened).toBe(2)
  expect(server.received.at(-1)).toMatchObject({ method: 'PUT', body: 'a,b\n1,2\n' })
  expect(server.received.at(-1)?.headers).toMatchObject({ 'content-length': '8' })
  expect(server.received.at(-1)?.headers).not.toHaveProperty('rime-api-key')
  const error = await failureOf(transport.put(`${server.url}/created?signature=s3cret`, () => 'x', 1))
  expect(error).toMatchObject({ status: 201 })
  expect(inspect(error, { depth: 20 })).not.toContain('s3cret')
})

it.each(['http://example.test/blob', 'ftp://127.0.0.1/blob', 'file:///etc/passwd', 'blob', ''])(
  'sends no file to %j',
  async (url) => {
    const server = await serve(() => undefined)
    await expect(transportTo(server.url).put(url, () => 'x', 1)).rejects.toThrow('no https URL')
  }
)

it('stops waiting when it is aborted', async () => {
  const server = await serve(() => undefined)
  const controller = new AbortController()
  const call = transportTo(server.url, { signal: controller.signal }).call('GET', '/v1/things')
  controller.abort(new Error('cancelled by the user'))
  await expect(call).rejects.toThrow('cancelled by the user')
})

it('ends the connection when it is aborted', async () => {
  let ended: (() => void) | undefined
  const closed = new Promise<void>((resolve) => (ended = resolve))
  const server = await serve((_request, response) => {
    response.on('close', () => ended?.())
    controller.abort(new Error('cancelled by the user'))
  })
  const controller = new AbortController()
  const call = transportTo(server.url, { signal: controller.signal }).call('GET', '/v1/things')
  await expect(call).rejects.toThrow('cancelled by the user')
  await closed
})

it('tells what a gateway says from what the server says', async () => {
  const server = await serve((_request, response) => {
    response.writeHead(501, { 'content-type': 'text/html' }).end('<h1>No such\tthing</h1>')
  })
  const error = await failureOf(transportTo(server.url).call('GET', '/v1/things'))
  expect(error).toBeInstanceOf(ApiError)
  expect(error).toMatchObject({
    status: 501,
    code: undefined,
    message: '501 Not Implemented (text/html, which begins "<h1>No such thing</h1>")'
  })
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
