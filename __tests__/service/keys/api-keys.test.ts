/** Keys of the state directory on a server that runs. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { makeKey } from '../../../src/service/keys/api-key.ts'
import { Harness } from '../support/harness.ts'
import { TestKeys } from '../support/keys.ts'

let harness: Harness
let keys: TestKeys
beforeAll(async () => {
  harness = await new Harness().start({ storedKeys: true })
  keys = new TestKeys(harness.stateDir)
})
afterAll(async () => {
  keys.close()
  await harness.close()
})

const use = async (key: string): Promise<{ status: number; message: string }> => {
  const { status, body } = await harness.call('GET', '/v1/projects', undefined, { 'rime-api-key': key })
  return { status, message: (body as { message?: string }).message ?? '' }
}

describe('a key', () => {
  test('that is made while the server runs opens it, and a revoked one does not at the next request', async () => {
    const { item, key } = keys.store.create({ name: 'alice', role: 'viewer' })
    expect(await use(key)).toEqual({ status: 200, message: '' })
    expect(keys.store.revoke(item.id)).toMatchObject([{ id: item.id, name: 'alice' }])
    expect(await use(key)).toEqual({
      status: 401,
      message: `the key ${item.id} of alice was revoked; ask the administrator of this server for a new one`
    })
    expect(keys.store.revoke(item.id)).toEqual([])
  })

  test('ends at its time', async () => {
    const key = keys.make('bob', 'viewer', new Date(Date.now() - 1))
    expect(await use(key)).toEqual({
      status: 401,
      message: expect.stringMatching(/^the key [0-9a-f]{12} of bob has expired; ask/) as unknown
    })
    expect((await use(keys.make('bob', 'viewer', new Date(Date.now() + 3_600_000)))).status).toBe(200)
  })

  test('is refused in one way whether its id is known or not, and tells nothing of the other', async () => {
    const { key } = keys.store.create({ name: 'carol', role: 'admin' })
    const flip = (text: string): string => (text.startsWith('A') ? 'B' : 'A') + text.slice(1)
    const [start, secret] = [key.slice(0, 18), key.slice(18)]
    const wrong = [
      start + flip(secret),
      makeKey().key,
      start,
      key.slice(0, -1),
      `${key}x`,
      key.toUpperCase(),
      ''
    ]
    for (const one of wrong) {
      expect(await use(one)).toEqual({
        status: 401,
        message: 'the header rime-api-key is missing or holds no valid key'
      })
    }
    expect((await use(key)).status).toBe(200)
  })

  test('shows when it was used, and is stored nowhere', async () => {
    const { item, key } = keys.store.create({ name: 'dave', role: 'viewer' })
    const stored = (): string | null => keys.store.list().find(({ id }) => id === item.id)?.lastUsedAt ?? null
    expect(stored()).toBeNull()
    await use(key)
    expect(Date.parse(stored() ?? '')).toBeGreaterThanOrEqual(Date.parse(item.createdAt))
    const secret = key.slice(-43)
    const forms = [secret, Buffer.from(secret, 'base64url').toString('latin1')]
    const files = readdirSync(harness.stateDir, { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile()
    )
    expect(files.map(({ name }) => name)).toContain('state.sqlite')
    for (const { parentPath, name } of files) {
      const content = readFileSync(join(parentPath, name), 'latin1')
      for (const form of forms) expect(content.includes(form)).toBe(false)
    }
  })

  test('of a name is revoked with all others of the name', async () => {
    const both = [keys.make('ci', 'user'), keys.make('ci', 'viewer')]
    expect(keys.store.revoke('ci')).toHaveLength(2)
    for (const key of both) expect((await use(key)).status).toBe(401)
  })

  test.each(['', ' ', 'a b', 'a\nb', '(fixed key)', '-x', 'x'.repeat(64), 'é'])(
    'cannot have the name %j',
    (name) => {
      expect(() => keys.store.create({ name, role: 'user' })).toThrow(/not a name for a key/)
    }
  )
})

test('the embedded backend takes its own key only', async () => {
  const embedded = await new Harness().start()
  const others = new TestKeys(embedded.stateDir)
  try {
    const key = others.make('alice', 'admin')
    expect((await embedded.call('GET', '/v1/projects', undefined, { 'rime-api-key': key })).status).toBe(401)
    expect((await embedded.call('GET', '/v1/projects')).status).toBe(200)
  } finally {
    others.close()
    await embedded.close()
  }
})
