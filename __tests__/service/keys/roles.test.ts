/** Who may do what, asked over HTTP of every operation of the contract. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { Contract } from '../../../src/service/contract/contract.ts'
import { covers, type Role, ROLES } from '../../../src/service/keys/roles.ts'
import type { Reply } from '../support/harness.ts'
import { Harness } from '../support/harness.ts'
import { TestKeys } from '../support/keys.ts'

let harness: Harness
let keys: TestKeys
const keyOf = {} as Record<Role, string>

beforeAll(async () => {
  harness = await new Harness().start({ storedKeys: true })
  keys = new TestKeys(harness.stateDir)
  for (const role of ROLES) keyOf[role] = keys.make(`the-${role}`, role)
})
afterAll(async () => {
  keys.close()
  await harness.close()
})

const OPERATIONS = new Contract().operations.map((operation) => ({
  ...operation,
  url: operation.path.replace(/\{[^}]+\}/g, '00000000-0000-0000-0000-000000000000')
}))

const ask = (key: string | undefined, method: string, url: string, body?: unknown): Promise<Reply> =>
  harness.call(method, url, body ?? (method === 'GET' ? undefined : {}), { 'rime-api-key': key ?? '' })

describe('every operation', () => {
  test.each(OPERATIONS.filter((one) => one.needsKey).map((one) => [one.id, one] as const))(
    '%s asks for its role and no other',
    async (id, { method, url, role: needed }) => {
      const without = await ask(undefined, method, url)
      expect(without).toMatchObject({ status: 401, body: { code: 16, details: [] } })
      for (const role of ROLES) {
        const { status, body } = await ask(keyOf[role], method, url)
        if (covers(role, needed)) {
          expect([401, 403]).not.toContain(status)
          continue
        }
        expect({ status, body }).toEqual({
          status: 403,
          body: {
            code: 7,
            message: `${id} needs a key with the role ${needed}, and the key of the-${role} has the role ${role}; ask the administrator of this server for such a key`,
            details: []
          }
        })
      }
    }
  )

  test('that only reads is open to viewers, and what changes something is not', () => {
    const ids = (role: Role, method?: string): string[] =>
      OPERATIONS.filter((one) => one.role === role && (method === undefined || one.method === method)).map(
        ({ id }) => id
      )
    // These two answer addresses that permit to write: some SDKs ask for them by GET.
    expect(ids('user', 'GET').sort()).toEqual([
      'getDatasetFileUploadUrlByQuery',
      'getModelDirectoryUploadUrlsByQuery'
    ])
    expect(ids('admin', 'GET')).toEqual([])
    expect(ids('viewer', 'POST').sort()).toEqual(['listImages', 'validateConfig', 'validateConfigInternal'])
    expect(ids('admin')).toEqual(expect.arrayContaining(['deleteImage', 'upgradeImage']))
    expect(ids('user', 'DELETE').sort()).toEqual(['deleteProject', 'deleteTestRun'])
  })

  test('of no role manages keys', () => {
    expect(OPERATIONS.filter(({ path }) => /key/i.test(path))).toEqual([])
  })
})

describe('an image', () => {
  test('is deleted by administrators only, whoever built it', async () => {
    const { reference } = harness.runtime.add('fraud')
    expect((await ask(keyOf.user, 'DELETE', '/v1/images/fraud')).status).toBe(403)
    expect(harness.runtime.images.has(reference)).toBe(true)
    expect((await ask(keyOf.admin, 'DELETE', '/v1/images/fraud')).status).toBe(200)
    expect(harness.runtime.images.has(reference)).toBe(false)
  })
})

describe('a project', () => {
  async function create(key: string): Promise<string> {
    const { body } = await ask(key, 'POST', '/v1/projects', {
      name: 'p',
      description: '',
      modelTask: 'MODEL_TASK_BINARY_CLASSIFICATION'
    })
    return (body as { project: { id: { uuid: string } } }).project.id.uuid
  }

  test('is deleted by who made it and by administrators', async () => {
    const mine = await create(keyOf.user)
    const other = keys.make('bob', 'user')
    const refused = await ask(other, 'DELETE', `/v1/projects/${mine}`)
    expect(refused).toMatchObject({
      status: 403,
      body: { code: 7, message: expect.stringContaining('ask an administrator') as unknown }
    })
    expect((await ask(keyOf.viewer, 'DELETE', `/v1/projects/${mine}`)).status).toBe(403)
    expect((await ask(keyOf.user, 'DELETE', `/v1/projects/${mine}`)).status).toBe(200)
    const second = await create(keyOf.user)
    expect((await ask(keyOf.admin, 'DELETE', `/v1/projects/${second}`)).status).toBe(200)
  })

  test('belongs to a name, so that a new key of that name deletes it', async () => {
    const project = await create(keys.make('carol', 'user'))
    expect((await ask(keys.make('carol', 'user'), 'DELETE', `/v1/projects/${project}`)).status).toBe(200)
  })

  test('of administrators is not for users to delete, nor one in which others have tested', async () => {
    const foreign = await create(keyOf.admin)
    expect((await ask(keyOf.user, 'DELETE', `/v1/projects/${foreign}`)).status).toBe(403)

    const mine = await create(keyOf.user)
    const { start } = await harness.prepare(true, mine)
    const jobId = await harness.begin(mine, start)
    const run = (await harness.waitFor(jobId)).jobData?.stress?.testRunId ?? ''
    expect((await ask(keyOf.user, 'DELETE', `/v1/test-runs/${run}`)).status).toBe(403)
    expect((await ask(keyOf.user, 'DELETE', `/v1/projects/${mine}`)).status).toBe(403)
    expect((await ask(keyOf.admin, 'DELETE', `/v1/test-runs/${run}`)).status).toBe(200)
    expect((await ask(keyOf.user, 'DELETE', `/v1/projects/${mine}`)).status).toBe(200)
  })
})
