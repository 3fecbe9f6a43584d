/**
 * The whole run while the network or the cluster fails. The results hold a failed test, so that 0 is always wrong: a run
 * that comes through ends with 1 (the gate failed), one that does not with 3, and both before their time is up.
 */
import type { ServerResponse } from 'node:http'

import { type Call, Cluster, type ClusterOptions } from './cluster.ts'
import { type Cut, FaultProxy } from './fault-proxy.ts'
import { type ClusterRun, makeWorkspace, runAgainst, type Workspace } from './support.ts'

const TIMEOUT_MINUTES = '0.1'

let workspace: Workspace
const open: { close(): Promise<void> }[] = []
beforeAll(() => {
  workspace = makeWorkspace()
})
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})
afterAll(() => {
  workspace.remove()
})

async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const cluster = await new Cluster(options).start()
  open.push(cluster)
  return cluster
}

async function runThrough(cut?: Cut): Promise<{ outcome: ClusterRun; cluster: Cluster; proxy: FaultProxy }> {
  const cluster = await startCluster()
  const proxy = await new FaultProxy(cluster.port, cut).start()
  open.push(proxy)
  cluster.publicUrl = proxy.url
  const outcome = await runAgainst(proxy.url, workspace, { inputs: { 'timeout-minutes': TIMEOUT_MINUTES } })
  return { outcome, cluster, proxy }
}

/** Everything is there once, whatever was sent twice. */
function expectOnce(cluster: Cluster): void {
  const { projects, datasets, models, predictions, jobs } = cluster
  const counts = [projects, datasets, models, predictions, jobs].map((list) => list.length)
  expect(counts).toEqual([1, 2, 1, 2, 1])
}

/** Runs jobs a few at a time: most of each is waiting. */
async function all<T>(items: readonly T[], body: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items]
  const work = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await body(item)
  }
  await Promise.all(Array.from({ length: 9 }, work))
}

describe('a connection that breaks once', () => {
  it.each([
    ['server', 'reset'],
    ['server', 'end'],
    ['client', 'reset']
  ] as const)(
    'in the bytes of the %s (%s): the run comes through, and nothing is created twice',
    async (of, how) => {
      const { proxy: whole } = await runThrough()
      const total = whole.bytes[of]
      expect(total).toBeGreaterThan(5_000)
      // The golden section spreads the places over the whole run without a pattern of the messages' own length.
      const places = Array.from({ length: 16 }, (_zero, index) =>
        Math.floor(((index * 0.618034) % 1) * total * 0.9)
      )
      await all(places, async (after) => {
        const { outcome, cluster, proxy } = await runThrough({ of, after, how })
        expect({ after, broken: proxy.broken, exit: outcome.exitCode, code: outcome.code }).toEqual({
          after,
          broken: true,
          exit: 1,
          code: undefined
        })
        expectOnce(cluster)
      })
    },
    120_000
  )
})

it('ends with 3 in time on connections that always break', async () => {
  const cuts: Cut[] = [
    { of: 'server', after: 0, how: 'reset' },
    { of: 'server', after: 0, how: 'end' },
    { of: 'server', after: 7, how: 'reset' },
    { of: 'server', after: 60, how: 'end' },
    { of: 'server', after: 200, how: 'reset' },
    { of: 'client', after: 0, how: 'reset' },
    { of: 'client', after: 100, how: 'end' },
    { of: 'server', after: 0, how: 'stall' },
    { of: 'server', after: 200, how: 'stall' }
  ]
  await all(cuts, async (cut) => {
    const { outcome } = await runThrough({ ...cut, always: true })
    const { exitCode, fails, code } = outcome
    expect({ cut, exitCode, fails, code }).toEqual({
      cut,
      exitCode: 3,
      fails: true,
      code: expect.stringMatching(/^(server-unreachable|timeout)$/) as string
    })
    expect(outcome.report.verdict.status).toBe('error')
  })
}, 60_000)

type Answer = (response: ServerResponse, call: Call) => void

const ANSWERS = {
  '429 with Retry-After': (response) => response.writeHead(429, { 'retry-after': '1' }).end(),
  '429 without': (response) => response.writeHead(429).end(),
  '503 with Retry-After as a date': (response) =>
    response.writeHead(503, { 'retry-after': new Date(Date.now() + 1_000).toUTCString() }).end(),
  '503 without': (response) => response.writeHead(503, { 'content-type': 'text/html' }).end('<h1>busy</h1>'),
  '502': (response) => response.writeHead(502).end(),
  'half of a body': (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' })
    response.write('{"job":', () => response.destroy())
  },
  'a body cut by a proxy': (response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"testCases": [{"sta'),
  HTML: (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Sign in</title>'),
  'a redirect': (response) => response.writeHead(302, { location: 'https://login.example.com/' }).end(),
  'a redirect to itself': (response, { path }) => response.writeHead(307, { location: path }).end(),
  '401': (response) => response.writeHead(401, { 'content-type': 'text/html' }).end('<h1>401</h1>'),
  '403': (response) => sendError(response, 403, 7, 'permission denied'),
  '500': (response) => sendError(response, 500, 13, 'internal'),
  'an empty object': (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
  'a list': (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('[]'),
  null: (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('null'),
  silence: () => undefined
} satisfies Record<string, Answer>

function answerWith(kind: keyof typeof ANSWERS, response: ServerResponse, call: Call): true {
  const answer: Answer = ANSWERS[kind]
  answer(response, call)
  return true
}

function sendError(response: ServerResponse, status: number, code: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ code, message, details: [] }))
}

describe('an answer that comes once in place of each call', () => {
  it('says later, or breaks: the run comes through', async () => {
    const kinds = [
      '429 with Retry-After',
      '429 without',
      '503 with Retry-After as a date',
      '503 without',
      '502',
      'half of a body',
      'a body cut by a proxy'
    ] as const
    await all(kinds, async (kind) => {
      // Once in place of the first call of each route; uploads have only statuses.
      const cluster = await startCluster({
        fault: (call, response) => {
          if (call.nth !== 1 || (kind.includes('body') && call.method === 'PUT')) return false
          return answerWith(kind, response, call)
        }
      })
      const { exitCode, code } = await runAgainst(cluster.url, workspace)
      expect({ kind, exitCode, code }).toEqual({ kind, exitCode: 1, code: undefined })
      expectOnce(cluster)
    })
  }, 60_000)

  it('lost after each create: the run comes through, and nothing is created twice', async () => {
    const cluster = await startCluster({ loseAnswer: ({ method, nth }) => method === 'POST' && nth === 1 })
    expect(await runAgainst(cluster.url, workspace)).toMatchObject({ exitCode: 1 })
    expectOnce(cluster)
  }, 60_000)
})

const ROUTES = [
  'GET /v1/rime-info',
  'POST /v1/images/list',
  'GET /v1/projects',
  'POST /v1/projects',
  'POST /v1-beta/datasets/upload-url',
  'PUT /blob/{id}/{file}',
  'POST /v1/registry/{id}/dataset',
  'POST /v1/registry/{id}/model',
  'POST /v1-beta/config-validator/{type}',
  'POST /v1/stress-tests/{id}',
  'GET /v1/jobs/{id}',
  'GET /v1/test-runs/{id}',
  'GET /v1/category-results/{id}',
  'GET /v1/batch-results',
  'GET /v1/test-cases'
]

/** A part of the routes for each kind, so that all are met and the file stays short. */
function some(routes: readonly string[], kind: string, kinds: readonly string[]): string[] {
  const turn = kinds.indexOf(kind) % 4
  return routes.filter((_route, index) => index % 4 === turn)
}

const LASTING: [kind: keyof typeof ANSWERS, codes: string[]][] = [
  ['HTML', ['server-not-rime', 'server-refused']],
  ['a redirect', ['server-redirect']],
  ['a redirect to itself', ['server-redirect']],
  ['401', ['server-unauthorized']],
  ['403', ['server-forbidden']],
  ['500', ['server-refused', 'server-no-managed-images']],
  ['a list', ['server-not-rime', 'server-refused']],
  ['null', ['server-not-rime', 'server-refused']]
]

describe('an answer that comes always in place of one call', () => {
  it.each(LASTING)(
    '%s: ends with 3 and says so',
    async (kind, codes) => {
      await all(ROUTES, async (route) => {
        const cluster = await startCluster({
          fault: (call, response) => {
            if (call.route !== route) return false
            return answerWith(kind, response, call)
          }
        })
        const outcome = await runAgainst(cluster.url, workspace, {
          inputs: { 'timeout-minutes': TIMEOUT_MINUTES }
        })
        // Nothing is read of these two answers, so only their status counts.
        const unread = ['a list', 'null', 'HTML'].includes(kind) && route.startsWith('PUT')
        const message = JSON.stringify(outcome.report.verdict.reasons)
        if (unread) return
        const bySelf = kind === '500' && route === 'GET /v1/jobs/{id}' ? ['timeout'] : codes
        expect({
          route,
          exit: outcome.exitCode,
          known: bySelf.includes(outcome.code ?? ''),
          message
        }).toEqual({
          route,
          exit: 3,
          known: true,
          message
        })
      })
    },
    120_000
  )

  const waiting = ['503 with Retry-After as a date', '429 without', 'half of a body', 'silence'] as const
  it('says later, breaks or is silent: ends with 3 before its time is up', async () => {
    const cases = waiting.flatMap((kind) => some(ROUTES, kind, waiting).map((route) => ({ kind, route })))
    await all(cases, async ({ kind, route }) => {
      const cluster = await startCluster({
        fault: (call, response) => call.route === route && answerWith(kind, response, call)
      })
      const outcome = await runAgainst(cluster.url, workspace, {
        inputs: { 'timeout-minutes': TIMEOUT_MINUTES }
      })
      expect({ kind, route, exit: outcome.exitCode, code: outcome.code }).toEqual({
        kind,
        route,
        exit: 3,
        code: expect.stringMatching(/^(timeout|server-busy|server-unreachable)$/) as string
      })
    })
  }, 60_000)

  it('an empty object is never taken for results', async () => {
    await all(
      ROUTES.filter((route) => !route.startsWith('PUT')),
      async (route) => {
        const cluster = await startCluster({
          fault: (call, response) => {
            if (call.route !== route) return false
            return answerWith('an empty object', response, call)
          }
        })
        const outcome = await runAgainst(cluster.url, workspace, {
          inputs: { 'timeout-minutes': TIMEOUT_MINUTES }
        })
        // Greeting and validation need nothing of what they answer.
        const mayPass = ['GET /v1/rime-info', 'POST /v1-beta/config-validator/{type}'].includes(route)
        expect({ route, exit: outcome.exitCode }).toEqual({ route, exit: mayPass ? 1 : 3 })
      }
    )
  }, 120_000)
})

it('names the key that is wrong, and shows no key', async () => {
  const cluster = await startCluster()
  const key = 'cnry_wrong_key_1234'
  const outcome = await runAgainst(cluster.url, workspace, { key })
  expect(outcome).toMatchObject({ exitCode: 3, code: 'server-unauthorized' })
  expect(JSON.stringify(outcome.report) + outcome.lines.join()).not.toContain(key)
})

it('tells a cluster without managed images from one that is away', async () => {
  const cluster = await startCluster({
    fault: ({ path }, response) => {
      if (!path.startsWith('/v1/images')) return false
      response.writeHead(404, { 'content-type': 'text/plain' }).end('404 page not found')
      return true
    }
  })
  const outcome = await runAgainst(cluster.url, workspace)
  expect(outcome).toMatchObject({ exitCode: 3, code: 'server-no-managed-images' })
  expect(outcome.report.verdict.reasons[0]?.hint).toContain('Ask the administrator of')
})
