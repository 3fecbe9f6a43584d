import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { parse } from 'yaml'

import { Contract } from '../../src/service/contract/contract.ts'
import { readMessage } from '../../src/service/contract/messages.ts'
import { checkAnswer } from './support/contract-check.ts'
import { Harness } from './support/harness.ts'

const FILE = join(import.meta.dirname, '../../api/rime-v1.yaml')
const contract = new Contract()

interface Content {
  schema: object
  example?: unknown
}

interface Operation {
  requestBody?: { content: Record<string, Content> }
  responses: Record<string, { content?: Record<string, Content> }>
}

interface Document {
  paths: Record<string, Record<string, Operation>>
  components: {
    responses: Record<string, { content: Record<string, { examples: Record<string, { value: object }> }> }>
  }
}

const document = parse(readFileSync(FILE, 'utf8')) as Document
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation }))
)

let harness: Harness
beforeAll(async () => {
  harness = await new Harness().start()
})
afterAll(() => harness.close())

describe('the contract is served without a key', () => {
  const call = (path: string) => harness.call('GET', path, undefined, { 'rime-api-key': '' })

  test('as the file', async () => {
    const { status, body, headers } = await call('/openapi.yaml')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/yaml; charset=utf-8')
    expect(body).toBe(readFileSync(FILE, 'utf8'))
  })

  test('as a page that names every operation and message, and loads and runs nothing', async () => {
    const { status, body, headers } = await call('/docs')
    expect(status).toBe(200)
    const page = String(body)
    for (const { id, path } of contract.operations) {
      expect(page).toContain(`id="operation-${id}"`)
      expect(page).toContain(path)
    }
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${target}"`)
    expect(page).not.toMatch(/<script|<img|<link|<iframe|https?:\/\/(?!127\.0\.0\.1)|\son\w+=/)
    const style = /<style>(.*)<\/style>/s.exec(page)?.[1] ?? ''
    const digest = createHash('sha256').update(style).digest('base64')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(`style-src 'sha256-${digest}'`)
    expect(policy).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('and to no other site', async () => {
    expect((await harness.call('GET', '/docs', undefined, { origin: 'http://evil.example' })).status).toBe(
      403
    )
  })
})

describe('the examples of the file', () => {
  test('are requests that it allows', () => {
    let count = 0
    for (const { operation } of operations) {
      const content = operation.requestBody?.content['application/json']
      if (content?.example === undefined) continue
      count++
      expect(readMessage(contract, content.schema, content.example)).toBeDefined()
    }
    expect(count).toBeGreaterThan(8)
  })

  test('are answers that it describes', () => {
    let count = 0
    for (const { path, method, operation } of operations) {
      const example = operation.responses['200']?.content?.['application/json']?.example
      if (example === undefined) continue
      count++
      const url = path.replaceAll(/\{[^}]+\}/g, 'x')
      checkAnswer({ method, url, status: 200, type: 'application/json', body: example })
    }
    expect(count).toBeGreaterThan(8)
    for (const { content } of Object.values(document.components.responses)) {
      for (const { value } of Object.values(content['application/json']?.examples ?? {})) {
        checkAnswer({ method: 'GET', url: '/none', status: 404, type: 'application/json', body: value })
      }
    }
  })
})

describe('an answer that the file does not describe', () => {
  const limits = '/v1/feature-flags/embedded/limits/LICENSE_LIMIT_EXPIRATION'
  const type = 'application/json; charset=utf-8'
  test.each([
    [
      'a field of its own',
      { status: 200, type, body: { limitStatus: { limit: 'LICENSE_LIMIT_EXPIRATION', more: 1 } } }
    ],
    ['a number for a 64-bit integer', { status: 200, type, body: { limitStatus: { limitValue: 0 } } }],
    ['an unknown enum value', { status: 200, type, body: { limitStatus: { limitStatus: 'STATUS_FINE' } } }],
    ['another type', { status: 200, type: 'text/html', body: {} }],
    ['another status', { status: 204, type, body: {} }],
    ['an error with details', { status: 404, type, body: { code: 5, message: 'x', details: [{}] } }],
    ['an error without a message', { status: 404, type, body: { code: 5, details: [] } }],
    ['an error with more', { status: 404, type, body: { code: 5, message: 'x', details: [], retry: true } }]
  ])('is found: %s', (_name, answer) => {
    expect(() => checkAnswer({ method: 'GET', url: limits, ...answer })).toThrow(/does not describe/)
  })
})
