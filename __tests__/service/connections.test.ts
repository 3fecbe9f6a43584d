/** What a connection may cost, over raw sockets. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

import { Harness, KEY } from './support/harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await new Harness().start({
    limits: { headerSeconds: 1, bodySeconds: 1, bodyBytesPerSecond: 1000, connections: 20, closeSeconds: 1 }
  })
})
afterAll(() => harness.close())

async function open(port = harness.service.port): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  return socket
}

/** All that comes until the server ends the connection. */
async function rest(socket: Socket): Promise<string> {
  let text = ''
  socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
  await once(socket, 'close')
  return text
}

const head = (length: number, more = ''): string =>
  `POST /v1/projects HTTP/1.1\r\nhost: 127.0.0.1:${harness.service.port}\r\nrime-api-key: ${KEY}\r\n` +
  `content-type: application/json\r\ncontent-length: ${length}\r\n${more}\r\n`

const BODY = JSON.stringify({ name: 'p', description: '', modelTask: 'MODEL_TASK_REGRESSION' })
const TOO_SLOW = /^HTTP\/1\.1 408 .*\{"code":4,"message":"the request comes too slowly","details":\[\]\}$/s

describe('a connection is ended', () => {
  test.each([
    ['says nothing', ''],
    ['sends half a header', 'GET /healthz HTTP/1.1\r\nhos']
  ])('that %s', async (_name, text) => {
    const socket = await open()
    socket.write(text)
    expect(await rest(socket)).toMatch(TOO_SLOW)
  })

  test.each([
    ['announces a body and sends none of it', 1000],
    ['sends a byte of its body now and then', 100]
  ])('that %s', async (_name, every) => {
    const socket = await open()
    socket.write(head(BODY.length))
    const timer = setInterval(() => socket.write(' '), every)
    const answer = await rest(socket)
    clearInterval(timer)
    expect(answer).toMatch(TOO_SLOW)
  })

  test('that does not speak HTTP, or sends headers without an end', async () => {
    const garbage = await open()
    garbage.write('\u0016\u0003\u0001 hello\r\n\r\n')
    expect(await rest(garbage)).toMatch(/^HTTP\/1\.1 400 .*"the request cannot be read"/s)
    const long = await open()
    long.write(`GET /healthz HTTP/1.1\r\nx: ${'y'.repeat(100_000)}`)
    expect(await rest(long)).toMatch(/^HTTP\/1\.1 431 .*"the headers are too large"/s)
  })

  test('that is one too many, and the others go on', async () => {
    const few = await new Harness().start({ limits: { connections: 2 } })
    try {
      const held = [await open(few.service.port), await open(few.service.port)]
      expect(await rest(await open(few.service.port))).toBe('')
      held[0]!.write(
        `GET /healthz HTTP/1.1\r\nhost: 127.0.0.1:${few.service.port}\r\nconnection: close\r\n\r\n`
      )
      expect(await rest(held[0]!)).toMatch(/^HTTP\/1\.1 200/)
      held[1]!.destroy()
    } finally {
      await few.close()
    }
  })
})

test('a refusal does not wait for a body, nor is it followed by another', async () => {
  const socket = await open()
  const text = head(BODY.length).replace('host:', 'origin: http://evil.example\r\nhost:')
  socket.write(text)
  expect((await rest(socket)).match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 403'])
})

test('a body that comes in time is read, in however many parts', async () => {
  const socket = await open()
  socket.write(head(BODY.length, 'connection: close\r\n'))
  for (const part of BODY.match(/.{1,20}/g) ?? []) socket.write(part)
  expect(await rest(socket)).toMatch(/^HTTP\/1\.1 200 .*"modelTask":"MODEL_TASK_REGRESSION"/s)
})

describe('a request id', () => {
  const idFor = async (given?: string): Promise<string> =>
    (
      await harness.call('GET', '/healthz', undefined, given === undefined ? {} : { 'x-request-id': given })
    ).headers.get('x-request-id') ?? ''

  test('is given back, and made where there is none', async () => {
    expect(await idFor('Root=1-67891233:abc/def')).toBe('Root=1-67891233:abc/def')
    const made = [await idFor(), await idFor()]
    for (const id of made) expect(id).toMatch(/^[0-9a-f-]{36}$/)
    expect(made[0]).not.toBe(made[1])
  })

  test.each(['', 'a b', 'a"b', '<b>', 'x'.repeat(129), 'é', '{"level":"error"}'])(
    'like %j is replaced',
    async (given) => {
      expect(await idFor(given)).toMatch(/^[0-9a-f-]{36}$/)
    }
  )

  test('stands on refusals too', async () => {
    const reply = await harness.call('GET', '/v1/projects', undefined, {
      'rime-api-key': '',
      'x-request-id': 'r1'
    })
    expect(reply.status).toBe(401)
    expect(reply.headers.get('x-request-id')).toBe('r1')
    const odd = await harness.call('GET', '/v1/images/%zz', undefined, { 'x-request-id': 'r2' })
    expect(odd).toMatchObject({ status: 400, body: { code: 3, message: 'the request cannot be read' } })
    expect(odd.headers.get('x-request-id')).toBe('r2')
  })
})

describe('closing', () => {
  test('lets a request that is under way end, and refuses further ones on its connection', async () => {
    const other = await new Harness().start()
    const host = `host: 127.0.0.1:${other.service.port}\r\nrime-api-key: ${KEY}\r\n`
    const socket = await open(other.service.port)
    const text = `POST /v1/projects HTTP/1.1\r\n${host}content-type: application/json\r\ncontent-length: ${BODY.length}\r\n\r\n`
    socket.write(text + BODY.slice(0, 10))
    // A second request tells that the first has arrived.
    expect((await other.call('GET', '/v1/rime-info')).status).toBe(200)
    const closed = other.close()
    socket.write(`${BODY.slice(10)}GET /healthz HTTP/1.1\r\n${host}\r\n`)
    const answers = await rest(socket)
    expect(answers).toMatch(/^HTTP\/1\.1 200 .*"modelTask":"MODEL_TASK_REGRESSION"/s)
    expect(answers.match(/HTTP\/1\.1 200/g)).toHaveLength(1)
    await closed
  })

  test('does not wait for a request that never ends', async () => {
    const other = await new Harness().start({ limits: { closeSeconds: 1 } })
    const socket = await open(other.service.port)
    socket.write('POST /v1/projects HTTP/1.1\r\nhost: x\r\ncontent-le')
    const answer = rest(socket)
    await other.close()
    expect(await answer).toBe('')
  })
})
