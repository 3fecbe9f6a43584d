import type { ServerResponse } from 'node:http'

import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'

import type { Credentials } from '../../../src/runtime/registry/credentials.ts'
import { MEDIA_TYPES } from '../../../src/runtime/registry/oci-client.ts'
import { sendJson, startHttpServer, type Received, type TestServer } from '../../support/http-server.ts'
import { notice } from '../support.ts'
import {
  clientOf,
  PASSWORD,
  putImage,
  recordOf,
  registryInstalled,
  startProxy,
  startRegistry,
  USER,
  type Fault,
  type TestRegistry
} from './support.ts'

if (!registryInstalled) notice('docker-registry is not on PATH; its tests are left out')
const whenInstalled = registryInstalled ? describe : describe.skip

const ABSENT = `sha256:${'0'.repeat(64)}`

whenInstalled('a real registry', () => {
  let registry: TestRegistry
  let closed: TestRegistry
  beforeAll(async () => {
    registry = await startRegistry()
    closed = await startRegistry({ login: true })
  })
  afterAll(async () => {
    await registry.close()
    await closed.close()
  })

  test('takes and gives blobs, manifests and tags, and deletes', async () => {
    const client = clientOf(registry.host, 'team/images')
    expect(await client.tags()).toEqual([])
    expect(await client.manifest('latest')).toBeUndefined()
    expect(await client.digestOf('latest')).toBeUndefined()
    expect(await client.blob(ABSENT, 10)).toBeUndefined()
    const digest = await putImage(client, recordOf('first'))
    await putImage(client, recordOf('second'))
    expect((await client.tags()).sort()).toEqual(['image.first.x86_64', 'image.second.x86_64'])
    expect(await client.digestOf('image.first.x86_64')).toBe(digest)
    expect((await client.manifest(digest))!.digest).toBe(digest)
    expect(await client.deleteManifest(digest)).toBe(true)
    expect(await client.deleteManifest(digest)).toBe(false)
    expect(await client.digestOf('image.first.x86_64')).toBeUndefined()
  })

  test('does not make us read more than was said', async () => {
    const client = clientOf(registry.host, 'long')
    const { digest } = await client.putBlob(Buffer.alloc(1000))
    await expect(client.blob(digest, 999)).rejects.toThrow('more than 999 bytes')
    expect(await client.blob(digest, 1000)).toHaveLength(1000)
  })

  test('with a password wants the right one', async () => {
    const login = (password: string) => () => Promise.resolve<Credentials>({ username: USER, password })
    const client = clientOf(closed.host, 'closed', { credentials: login(PASSWORD) })
    await putImage(client, recordOf('first'))
    expect(await client.tags()).toEqual(['image.first.x86_64'])
    const wrong = clientOf(closed.host, 'closed', { credentials: login('cnry_wrong_password') })
    const error = await wrong.tags().catch((caught: unknown) => caught as Error)
    expect(error).toMatchObject({ status: 401, hint: expect.stringContaining('docker login') })
    expect(JSON.stringify(error) + String(error)).not.toContain('cnry_wrong')
    await expect(clientOf(closed.host, 'closed').tags()).rejects.toThrow('401')
  })

  test.each<[string, Fault]>([
    ['429 with Retry-After', { status: 429, headers: { 'Retry-After': '1' } }],
    ['500', { status: 500 }],
    ['503', { status: 503 }],
    ['a connection that ends', 'drop']
  ])('that answers with %s twice is asked again', async (_what, fault) => {
    let left = 2
    const proxy = await startProxy(registry.host, (request) =>
      request.method === 'PUT' && left-- > 0 ? fault : undefined
    )
    const client = clientOf(proxy.host, 'faults')
    const blob = Buffer.from(`content ${JSON.stringify(fault)}`.repeat(1000))
    const { digest } = await client.putBlob(blob)
    expect(await clientOf(registry.host, 'faults').blob(digest, 1e6)).toEqual(blob)
    expect(left).toBeLessThan(0)
    await proxy.close()
  })

  test('that asks for a longer pause than there is time is an error at once', async () => {
    const proxy = await startProxy(registry.host, () => ({ status: 429, headers: { 'Retry-After': '3600' } }))
    await expect(clientOf(proxy.host, 'x').tags()).rejects.toMatchObject({
      status: 429,
      code: 'TOOMANYREQUESTS',
      passing: true,
      retryAfter: 3_600_000
    })
    expect(proxy.requests).toHaveLength(1)
    await proxy.close()
  })
})

describe('a registry of the test', () => {
  const servers: TestServer[] = []
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()))
  })
  async function serve(
    answer: (request: Received, response: ServerResponse, server: () => TestServer) => void
  ): Promise<{ host: string; server: TestServer }> {
    const box: TestServer[] = []
    const server = await startHttpServer((request, response) => answer(request, response, () => box[0]!))
    box.push(server)
    servers.push(server)
    return { host: new URL(server.url).host, server }
  }

  /** Gives tokens at /token and lists tags to who has the newest one. */
  function tokenService(lifetime: number) {
    let count = 0
    return (request: Received, response: ServerResponse, server: () => TestServer) => {
      if (request.path.startsWith('/token')) {
        sendJson(response, { token: `short-${(count += 1)}`, expires_in: lifetime })
      } else if (request.headers.authorization === `Bearer short-${count}` && count > 0) {
        sendJson(response, { tags: ['a'] })
      } else {
        const challenge = `Bearer realm="${server().url}/token",service="reg",scope="repository:other/secret:pull"`
        sendJson(response, { errors: [] }, 401, { 'WWW-Authenticate': challenge })
      }
    }
  }

  test('with short tokens gets the password at its token service only, for this repository', async () => {
    const { host, server } = await serve(tokenService(300))
    const client = clientOf(host, 'team/images', {
      credentials: () => Promise.resolve({ username: 'me', password: 'pw' })
    })
    expect(await client.tags()).toEqual(['a'])
    expect(await client.tags()).toEqual(['a'])
    const [first, token, second, third] = server.received
    expect(server.received).toHaveLength(4)
    expect(first!.headers.authorization).toBeUndefined()
    expect(new URL(token!.path, server.url).searchParams.get('scope')).toBe('repository:team/images:pull')
    expect(token!.headers.authorization).toBe(`Basic ${Buffer.from('me:pw').toString('base64')}`)
    expect([second, third].map((one) => one!.headers.authorization)).toEqual([
      'Bearer short-1',
      'Bearer short-1'
    ])
  })

  test('that ends a token early gets a new one', async () => {
    let revoked = false
    const service = tokenService(300)
    const { host, server } = await serve((request, response, own) => {
      if (revoked && request.headers.authorization === 'Bearer short-1') {
        const challenge = `Bearer realm="${own().url}/token",service="reg"`
        sendJson(response, {}, 401, { 'WWW-Authenticate': challenge })
      } else service(request, response, own)
    })
    const client = clientOf(host, 'a')
    await client.tags()
    revoked = true
    expect(await client.tags()).toEqual(['a'])
    expect(server.received.filter(({ path }) => path.startsWith('/token'))).toHaveLength(2)
  })

  test('with an identity token exchanges it in the body of a request', async () => {
    const { host, server } = await serve(tokenService(300))
    const client = clientOf(host, 'a', {
      credentials: () => Promise.resolve({ identityToken: 'refresh-me' })
    })
    expect(await client.tags()).toEqual(['a'])
    const exchange = server.received.find(({ method }) => method === 'POST')!
    expect(exchange.path).toBe('/token')
    expect(Object.fromEntries(new URLSearchParams(exchange.body))).toMatchObject({
      grant_type: 'refresh_token',
      refresh_token: 'refresh-me'
    })
  })

  test('cannot have the login sent to another machine without encryption', async () => {
    const { host } = await serve((_request, response) => {
      sendJson(response, {}, 401, { 'WWW-Authenticate': 'Bearer realm="http://198.51.100.1/token"' })
    })
    await expect(clientOf(host, 'a').tags()).rejects.toThrow('without encryption')
  })

  test('pages its tags', async () => {
    const { host, server } = await serve((request, response) => {
      const page = Number(new URL(request.path, 'http://x').searchParams.get('page') ?? 1)
      const link = page < 3 ? { Link: `</v2/a/tags/list?page=${page + 1}>; rel="next"` } : {}
      sendJson(response, { tags: [`t${page}`] }, 200, link)
    })
    expect(await clientOf(host, 'a').tags()).toEqual(['t1', 't2', 't3'])
    expect(server.received).toHaveLength(3)
  })

  test.each(['http://198.51.100.1/v2/a/tags/list', '//198.51.100.1/x'])(
    'cannot continue its list at %s',
    async (next) => {
      const { host } = await serve((_request, response) =>
        sendJson(response, { tags: [] }, 200, { Link: `<${next}>; rel="next"` })
      )
      await expect(clientOf(host, 'a').tags()).rejects.toThrow('at another host')
    }
  )

  test('sends a blob from another origin, which does not see the login', async () => {
    const content = Buffer.from('blob')
    const { createHash } = await import('node:crypto')
    const digest = `sha256:${createHash('sha256').update(content).digest('hex')}`
    const store = await serve((_request, response) => response.end(content))
    const { host, server } = await serve((request, response) => {
      if (request.headers.authorization === undefined) {
        sendJson(response, {}, 401, { 'WWW-Authenticate': 'Basic realm="x"' })
      } else response.writeHead(307, { Location: `${store.server.url}/signed` }).end()
    })
    const credentials = () => Promise.resolve({ username: 'me', password: 'pw' })
    expect(await clientOf(host, 'a', { credentials }).blob(digest, 100)).toEqual(content)
    expect(server.received[1]!.headers.authorization).toMatch(/^Basic /)
    expect(store.server.received[0]!.headers.authorization).toBeUndefined()
    // A list or a manifest has no business elsewhere.
    await expect(clientOf(host, 'a', { credentials }).tags()).rejects.toThrow('307')
  })

  test('that gives other bytes than asked for is not believed', async () => {
    const { host } = await serve((_request, response) => {
      response.setHeader('Content-Type', MEDIA_TYPES.ociManifest)
      response.end('{"forged":true}')
    })
    await expect(clientOf(host, 'a').blob(ABSENT, 100)).rejects.toThrow('does not have its digest')
    await expect(clientOf(host, 'a').manifest(ABSENT)).rejects.toThrow('does not have its digest')
  })

  test('that echoes the password in an error does not bring it into the message', async () => {
    const { host } = await serve((request, response) => {
      const header = request.headers.authorization
      if (header === undefined) sendJson(response, {}, 401, { 'WWW-Authenticate': 'Basic realm="x"' })
      else {
        const message = `no: ${header} cnry_pass`
        sendJson(response, { errors: [{ code: 'DENIED', message }] }, 403)
      }
    })
    const credentials = () => Promise.resolve({ username: 'me', password: 'cnry_pass' })
    const error = await clientOf(host, 'a', { credentials })
      .tags()
      .catch((caught: unknown) => caught as Error)
    expect(error).toMatchObject({ status: 403, code: 'DENIED', passing: false })
    expect(String(error)).not.toContain('cnry_pass')
    expect(String(error)).not.toContain(Buffer.from('me:cnry_pass').toString('base64'))
  })
})
