import { ApiError } from '../../src/client/errors.ts'
import { RimeClient } from '../../src/client/rime-client.ts'
import { serverReason } from '../../src/gate/server-reasons.ts'
import { checkRunLimit, dialectOf, greetServer, versionOf } from '../../src/gate/server-version.ts'
import { type Logger, silentLogger } from '../../src/logger.ts'
import { sendJson, startHttpServer, type TestServer } from '../support/http-server.ts'

let server: TestServer | undefined
let client: RimeClient | undefined
afterEach(async () => {
  client?.close()
  await server?.close()
})

interface Told {
  version?: string
  limits?: Record<string, string>
  graceEnd?: string
}

async function meet({ version = '2.13.2', limits = {}, graceEnd }: Told): Promise<string[]> {
  server = await startHttpServer((request, response) => {
    const limit = /\/limits\/(\w+)$/.exec(request.path)?.[1]
    if (request.path === '/v1/rime-info') {
      sendJson(response, {
        clusterInfoVersion: version,
        customerName: 'acme',
        expirationTime: '2026-01-31T00:00:00Z',
        gracePeriodEndTime: graceEnd ?? null
      })
    } else if (limit !== undefined && limits[limit] !== undefined) {
      sendJson(response, { limitStatus: { limit, limitStatus: limits[limit] } })
    } else {
      sendJson(response, { code: 5, message: 'not found', details: [] }, 404)
    }
  })
  client = new RimeClient({ url: server.url, apiKey: 'k', userAgent: 'test' })
  const warnings: string[] = []
  const log: Logger = { ...silentLogger, warning: (message) => warnings.push(message) }
  expect(await greetServer(client, log)).toBe('acme')
  return warnings
}

it.each([
  ['2.0.17', [2, 0]],
  ['v2.13.2', [2, 13]],
  ['2.5.0-dev', [2, 5]],
  ['2.6.8.post1', [2, 6]],
  ['3.0', [3, 0]],
  ['embedded', undefined],
  ['2', undefined],
  ['', undefined]
])('the version in %j is %j', (text, expected) => {
  expect(versionOf(text)).toEqual(expected)
})

it.each([
  [[2, 0], '/internal', 'GET', false],
  [[2, 1], '/v1-beta', 'POST', true],
  [[2, 6], '/v1-beta', 'POST', true],
  [[9, 9], '/v1-beta', 'POST', true],
  [undefined, '/v1-beta', 'POST', true]
] as const)('version %j is spoken to with %s and %s', (version, beta, uploadUrlBy, categoryResults) => {
  expect(dialectOf(version)).toMatchObject({ beta, uploadUrlBy, categoryResults })
})

it.each(['2.0.17', '2.6.8', '2.13.2', 'a-build'])('takes version %s without a word', async (version) => {
  expect(await meet({ version })).toEqual([])
})

it('warns of an unknown newer version and goes on', async () => {
  expect((await meet({ version: '3.1.0' })).join()).toMatch(/RIME 3\.1\.0, newer than 2\.13/)
})

it('refuses an older version', async () => {
  await expect(meet({ version: '0.19.7' })).rejects.toMatchObject({ code: 'server-version' })
})

it('tells of a licence that ends, has ended in its grace period, and has ended for good', async () => {
  const limits = { LICENSE_LIMIT_EXPIRATION: 'STATUS_ERROR' }
  const soon = await meet({ limits: { LICENSE_LIMIT_EXPIRATION: 'STATUS_WARN' } })
  expect(soon.join()).toContain('ends soon (2026-01-31)')
  await server?.close()
  expect((await meet({ limits, graceEnd: '2999-01-01T00:00:00Z' })).join()).toContain(
    'grace period (2999-01-01)'
  )
  await server?.close()
  await expect(meet({ limits, graceEnd: '2026-02-01T00:00:00Z' })).rejects.toMatchObject({
    code: 'server-licence'
  })
  await server?.close()
  await expect(meet({ limits })).rejects.toMatchObject({ code: 'server-licence' })
})

it('asks for the limit of stress tests where the version counts them', async () => {
  const limits = { LICENSE_LIMIT_STRESS_TEST_RUNS: 'STATUS_ERROR' }
  await meet({ version: '2.0.17', limits })
  await expect(checkRunLimit(client!, 'acme')).rejects.toMatchObject({ code: 'server-licence' })
  await server?.close()
  await meet({ version: '2.13.2', limits })
  await expect(checkRunLimit(client!, 'acme')).resolves.toBeUndefined()
})

it.each([
  [
    'POST /v1/images/list',
    404,
    undefined,
    '404 page not found',
    'server-no-managed-images',
    'Managed Images feature'
  ],
  ['POST /v1/images', 501, 12, 'Not Implemented', 'server-no-managed-images', 'Managed Images feature'],
  [
    'POST /v1/images',
    400,
    9,
    'managed images are not enabled',
    'server-no-managed-images',
    'Managed Images feature'
  ],
  ['POST /v1/images', 400, 3, 'bad name', 'server-refused', undefined],
  ['POST /v1/images', 403, 7, 'permission denied', 'server-forbidden', 'create managed images'],
  ['POST /v1/projects', 403, 7, 'permission denied', 'server-forbidden', 'create projects'],
  ['POST /v1/stress-tests/p', 403, 7, 'permission denied', 'server-forbidden', 'start stress tests'],
  ['GET /v1/rime-info', 401, undefined, '401 Unauthorized (text/html)', 'server-unauthorized', 'expired'],
  ['GET /v1/rime-info', 429, 8, 'quota', 'server-busy', 'later'],
  ['GET /v1/images/x', 404, 5, 'unknown', 'server-refused', undefined]
])('%s answered with %i/%s %j is %s', (request, status, code, message, expected, hint) => {
  const reason = serverReason(new ApiError(request, status, code, message), 'https://rime.example.com')
  expect(reason.code).toBe(expected)
  expect(reason.message).toContain(message)
  if (hint === undefined) expect(reason.hint).toBeUndefined()
  else expect(reason.hint).toContain(hint)
})
