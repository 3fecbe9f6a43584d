/** What a server tells those who watch it: health, readiness, metrics, and a record of each request. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { once } from 'node:events'
import { connect } from 'node:net'
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'

import { silentLogger } from '../../src/logger.ts'
import type { RequestRecord } from '../../src/service/http/request-record.ts'
import { eventually, Harness, KEY } from './support/harness.ts'
import { TestKeys } from './support/keys.ts'

let harness: Harness
let keys: TestKeys
const records: RequestRecord[] = []
const errors: string[] = []
beforeAll(async () => {
  harness = await new Harness().start({
    storedKeys: true,
    onRequest: (record) => records.push(record),
    log: { ...silentLogger, error: (text) => errors.push(text) }
  })
  keys = new TestKeys(harness.stateDir)
})
afterAll(async () => {
  keys.close()
  await harness.close()
})

describe('readiness', () => {
  const ready = async (): Promise<{ status: number; body: unknown }> => {
    const { status, body } = await harness.call('GET', '/readyz', undefined, { 'rime-api-key': '' })
    return { status, body }
  }
  const becomes = (wanted: number): Promise<unknown> =>
    eventually(async () => {
      const { status, body } = await ready()
      return status === wanted ? body : undefined
    })

  test('needs no key, and follows the runtime', async () => {
    expect(await ready()).toEqual({ status: 200, body: {} })
    harness.runtime.onList = () => Promise.reject(new Error('/run/socket: gone'))
    expect(await becomes(503)).toEqual({ code: 14, message: 'the runtime does not answer', details: [] })
    expect(errors.at(-1)).toContain('/run/socket: gone')
    harness.runtime.onList = () => Promise.resolve()
    expect(await becomes(200)).toEqual({})
  })

  test('does not wait for a runtime that hangs, nor ask it for each probe', async () => {
    let asked = 0
    let release = (): void => undefined
    harness.runtime.onList = () => {
      asked++
      return new Promise((resolve) => (release = resolve))
    }
    await becomes(503)
    const answers = await Promise.all(Array.from({ length: 20 }, ready))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]))
    expect(asked).toBe(1)
    harness.runtime.onList = () => Promise.resolve()
    release()
    await becomes(200)
  })

  test('needs a database that can be written', async () => {
    const other = new DatabaseSync(join(harness.stateDir, 'state.sqlite'))
    other.exec('BEGIN IMMEDIATE')
    expect(await becomes(503)).toMatchObject({ message: 'the database cannot be written' })
    other.exec('ROLLBACK')
    other.close()
    await becomes(200)
  })
})

describe('metrics', () => {
  const scrape = async (): Promise<string> => {
    const reply = await harness.call('GET', '/metrics')
    expect(reply.status).toBe(200)
    expect(reply.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    return reply.body as string
  }
  /** Value of a sample; its labels in the order they are written. */
  const value = (text: string, sample: string): number | undefined => {
    const found = text.split('\n').find((line) => line.startsWith(`${sample} `))
    return found === undefined ? undefined : Number(found.slice(sample.length + 1))
  }

  test('are in the format of Prometheus', async () => {
    const text = await scrape()
    const sample = /^[a-z_]+(\{([a-z_]+="[^"\\\n]*",?)+\})? (NaN|[+-]?Inf|[-+\d.e]+)$/
    for (const line of text.split('\n'))
      expect(line).toMatch(line.startsWith('#') || line === '' ? /^/ : sample)
    const named = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name, type]) => `${name} ${type}`)
    expect(named).toEqual(
      expect.arrayContaining([
        'rime_http_request_duration_seconds histogram',
        'rime_job_duration_seconds histogram',
        'rime_jobs gauge',
        'rime_images gauge',
        'process_resident_memory_bytes gauge',
        'process_cpu_seconds_total counter'
      ])
    )
    expect(value(text, 'process_resident_memory_bytes')).toBeGreaterThan(10_000_000)
    expect(value(text, 'process_cpu_seconds_total')).toBeGreaterThan(0)
  })

  test('count requests by route, method and status, and never by what a client sends', async () => {
    const count = (text: string, labels: string): number =>
      value(text, `rime_http_request_duration_seconds_count{${labels}}`) ?? 0
    const found = 'method="GET",route="/v1/images/:name",status="404"'
    const before = count(await scrape(), found)
    for (const name of ['a', 'b', 'c"}']) await harness.call('GET', `/v1/images/${encodeURIComponent(name)}`)
    for (const path of ['/x', '/y?z=1', '/v1/images/a/b/c']) await harness.call('GET', path)
    const text = await scrape()
    expect(count(text, found)).toBe(before + 3)
    expect(count(text, 'method="GET",route="(none)",status="404"')).toBe(3)
    expect(count(text, 'method="GET",route="/metrics",status="200"')).toBeGreaterThan(1)
    expect(text).not.toContain('z=1')
  })

  test('count jobs and images, and time what has ended', async () => {
    const job = await harness.startJob()
    await harness.waitFor(job.jobId)
    await harness.ok('POST', '/v1/images', { name: 'built', pipRequirements: [{ name: 'numpy' }] })
    await eventually(async () =>
      value(await scrape(), 'rime_images{status="ready"}') === 2 ? true : undefined
    )
    const text = await scrape()
    for (const type of ['model_stress_test', 'image_builder']) {
      expect(value(text, `rime_jobs{type="${type}",status="succeeded"}`)).toBe(1)
      expect(value(text, `rime_job_duration_seconds_count{type="${type}",status="succeeded"}`)).toBe(1)
    }
  })

  test('need a key of any role', async () => {
    const status = async (key: string): Promise<number> =>
      (await harness.call('GET', '/metrics', undefined, { 'rime-api-key': key })).status
    expect(await status('')).toBe(401)
    expect(await status(keys.make('prometheus', 'viewer'))).toBe(200)
  })

  test('need none where the server is started so, and nothing else is open', async () => {
    const open = await new Harness().start({ openMetrics: true })
    try {
      const none = { 'rime-api-key': '' }
      expect((await open.call('GET', '/metrics', undefined, none)).status).toBe(200)
      expect((await open.call('GET', '/v1/rime-info', undefined, none)).status).toBe(401)
    } finally {
      await open.close()
    }
  })
})

describe('the record of a request', () => {
  const of = (id: string): Promise<RequestRecord> =>
    eventually(() => records.find((record) => record.id === id))

  test('says who asked for what, and how it ended', async () => {
    const key = keys.make('alice', 'user')
    const body = { name: 'p', description: '', modelTask: 'MODEL_TASK_REGRESSION' }
    await harness.call('POST', '/v1/projects', body, { 'rime-api-key': key, 'x-request-id': 'good' })
    expect(await of('good')).toEqual({
      id: 'good',
      method: 'POST',
      route: '/v1/projects',
      status: 200,
      seconds: expect.any(Number) as unknown,
      keyName: 'alice',
      address: '127.0.0.1',
      bytesIn: JSON.stringify(body).length,
      bytesOut: expect.any(Number) as unknown
    })
    expect((await of('good')).bytesOut).toBeGreaterThan(200)
    await harness.call('GET', '/secret/path?token=1', undefined, {
      'rime-api-key': 'x',
      'x-request-id': 'bad'
    })
    const bad = await of('bad')
    expect(bad).toMatchObject({ status: 401, keyName: undefined, route: undefined })
    await harness.call('DELETE', '/v1/images/a', undefined, {
      'rime-api-key': key,
      'x-request-id': 'forbidden'
    })
    expect(await of('forbidden')).toMatchObject({ status: 403, keyName: 'alice' })
    expect(JSON.stringify(records)).not.toMatch(/token=1|secret|rime_[0-9a-f]{12}/)
  })

  test('is written for a client that goes away', async () => {
    const socket = connect(harness.service.port, '127.0.0.1')
    await once(socket, 'connect')
    socket.write(
      `POST /v1/projects HTTP/1.1\r\nhost: 127.0.0.1:${harness.service.port}\r\nrime-api-key: ${KEY}\r\n` +
        'x-request-id: gone\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{'
    )
    expect((await harness.call('GET', '/healthz')).status).toBe(200)
    socket.destroy()
    expect(await of('gone')).toMatchObject({ status: 499, route: '/v1/projects' })
  })
})
