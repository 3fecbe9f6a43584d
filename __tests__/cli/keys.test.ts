/** `rime-stress-test keys` beneath a server that runs, both as processes of their own. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { TestKeys } from '../service/support/keys.ts'
import { runCli } from '../support/command.ts'
import { ServeProcess } from '../support/serve.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keys-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const keys = (...args: string[]): ReturnType<typeof runCli> =>
  runCli(['keys', ...args, '--state-dir', 'state'], { cwd: folder })

it('makes, lists and revokes keys of a server that runs', async () => {
  const server = new ServeProcess(folder, [])
  try {
    const url = await server.url()
    expect(server.stderr).toContain('keys create')
    const status = async (key: string): Promise<number> =>
      (await fetch(`${url}/v1/projects`, { headers: { 'rime-api-key': key } })).status

    expect(await keys('list')).toMatchObject({ code: 0, stdout: 'No keys.\n' })
    const made = await keys('create', '--name', 'alice', '--role', 'viewer', '--expires', 'P90D')
    expect(made).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^rime_[0-9a-f]{12}_[\w-]{43}\n$/) as unknown
    })
    const key = made.stdout.trim()
    const id = key.slice(5, 17)
    expect(made.stderr).toMatch(
      new RegExp(`^Key ${id} for alice, role viewer, good until \\d{4}-\\d\\d-\\d\\dT`)
    )
    expect(made.stderr).not.toContain(key)
    expect(await status(key)).toBe(200)

    const list = await keys('list')
    expect(list.stdout).toMatch(new RegExp(`^${id}  alice  viewer  valid  good until .*  last used `))
    expect(list.stdout).not.toContain(key.slice(-43))
    const [item] = JSON.parse((await keys('list', '--json')).stdout) as {
      createdAt: string
      expiresAt: string
    }[]
    expect(Date.parse(item!.expiresAt) - Date.parse(item!.createdAt)).toBeCloseTo(90 * 86_400_000, -4)

    expect(await keys('revoke', 'alice')).toMatchObject({ code: 0, stdout: `Revoked ${id} of alice.\n` })
    expect(await status(key)).toBe(401)
    expect(await keys('revoke', 'alice')).toMatchObject({ code: 2 })
    expect((await keys('list')).stdout).toContain('revoked')
  } finally {
    expect(await server.stop()).toBe(0)
  }
})

it.each([
  [['create', '--role', 'user'], '--name'],
  [['create', '--name', 'a'], '--role'],
  [['create', '--name', 'a', '--role', 'owner'], 'Allowed choices are viewer, user, admin'],
  [['create', '--name', 'a b', '--role', 'user'], 'is no name for a key'],
  [['create', '--name', 'a', '--role', 'user', '--expires', 'P3M'], 'P90D'],
  [['create', '--name', 'a', '--role', 'user', '--expires', 'P0D'], 'P90D'],
  [['create', '--name', 'a', '--role', 'user', '--expires', '90'], 'P90D'],
  [['revoke', 'nobody'], 'There is no key "nobody"']
])('%j is a usage error and makes no key', async (args, message) => {
  const { code, stdout, stderr } = await keys(...args)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(message)
  const stored = new TestKeys(join(folder, 'state'))
  expect(stored.store.list()).toEqual([])
  stored.close()
})
