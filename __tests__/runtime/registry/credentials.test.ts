import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { findCredentials } from '../../../src/runtime/registry/credentials.ts'
import { removeFolder, scratchFolder } from '../support.ts'

const SECRET = 'cnry_9f8e7d6c5b4a'
let folder: string
let configs = 0

beforeAll(() => {
  folder = scratchFolder()
})
afterAll(() => removeFolder(folder))

/** The environment of a user whose config.json holds this. */
function dockerConfig(config: unknown, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const place = join(folder, `config-${(configs += 1)}`)
  mkdirSync(place)
  writeFileSync(join(place, 'config.json'), typeof config === 'string' ? config : JSON.stringify(config))
  return { PATH: `${folder}:${process.env['PATH'] ?? ''}`, DOCKER_CONFIG: place, ...more }
}

function helper(name: string, script: string): void {
  const path = join(folder, `docker-credential-${name}`)
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
}

const basic = (text: string) => Buffer.from(text).toString('base64')

describe('a login', () => {
  test('comes from config.json, and a password may hold colons', async () => {
    const env = dockerConfig({ auths: { 'ghcr.io': { auth: basic(`me:${SECRET}:x`) } } })
    expect(await findCredentials('ghcr.io', env)).toEqual({ username: 'me', password: `${SECRET}:x` })
  })

  test.each(['https://ghcr.io', 'https://ghcr.io/v1/', 'GHCR.io', 'http://ghcr.io/v2'])(
    'is found under %s',
    async (key) => {
      const env = dockerConfig({ auths: { [key]: { auth: basic('me:pw') } } })
      expect(await findCredentials('ghcr.io', env)).toEqual({ username: 'me', password: 'pw' })
    }
  )

  test.each(['ghcr.io.example.com', 'notghcr.io', 'ghcr.io:8443', 'example.com/ghcr.io'])(
    'of %s is not sent to ghcr.io',
    async (key) => {
      const env = dockerConfig({ auths: { [key]: { auth: basic('me:pw') } } })
      expect(await findCredentials('ghcr.io', env)).toBeUndefined()
    }
  )

  test('of Docker Hub is found under the key that Docker uses', async () => {
    const env = dockerConfig({ auths: { 'https://index.docker.io/v1/': { auth: basic('me:pw') } } })
    expect(await findCredentials('docker.io', env)).toEqual({ username: 'me', password: 'pw' })
  })

  test('may be an identity token', async () => {
    const env = dockerConfig({ auths: { 'a.io': { auth: basic('00000:'), identitytoken: SECRET } } })
    expect(await findCredentials('a.io', env)).toEqual({ identityToken: SECRET })
  })

  test('is the one of the variables first, whatever its name', async () => {
    const env = dockerConfig(
      { auths: { 'a.io': { auth: basic('me:pw') } } },
      { RIME_REGISTRY_PASSWORD: SECRET }
    )
    expect(await findCredentials('a.io', env)).toEqual({ username: 'token', password: SECRET })
    const named = { ...env, RIME_REGISTRY_USERNAME: 'octocat' }
    expect(await findCredentials('a.io', named)).toEqual({ username: 'octocat', password: SECRET })
  })

  test('is none where nobody logged in', async () => {
    expect(await findCredentials('a.io', { DOCKER_CONFIG: join(folder, 'nowhere') })).toBeUndefined()
  })

  test('of a file that is not JSON is an error that does not quote it', async () => {
    const env = dockerConfig(`{"auths": {"a.io": {"auth": "${SECRET}`)
    const failed = findCredentials('a.io', env)
    await expect(failed).rejects.toThrow('are not JSON')
    await expect(failed).rejects.not.toThrow(SECRET)
  })
})

describe('a credential helper', () => {
  test('is asked by standard input, gets no token of the workflow, and comes before the file', async () => {
    helper(
      'record',
      `printf '%s\\n' "$*" > '${folder}/argv'; cat > '${folder}/stdin'; env > '${folder}/env'
       printf '{"ServerURL":"a.io","Username":"me","Secret":"${SECRET}"}'`
    )
    const env = dockerConfig(
      {
        auths: { 'a.io': { auth: basic('file:pw') } },
        credsStore: 'other',
        credHelpers: { 'a.io': 'record' }
      },
      { GITHUB_TOKEN: 'ghs_secret', AWS_REGION: 'eu-west-1' }
    )
    expect(await findCredentials('a.io', env)).toEqual({ username: 'me', password: SECRET })
    expect(readFileSync(join(folder, 'argv'), 'utf8')).toBe('get\n')
    expect(readFileSync(join(folder, 'stdin'), 'utf8')).toBe('a.io')
    const variables = readFileSync(join(folder, 'env'), 'utf8')
    expect(variables).toContain('AWS_REGION=eu-west-1')
    expect(variables).not.toContain('ghs_secret')
  })

  test('may give an identity token', async () => {
    helper('identity', `printf '{"Username":"<token>","Secret":"${SECRET}"}'`)
    const env = dockerConfig({ credsStore: 'identity' })
    expect(await findCredentials('a.io', env)).toEqual({ identityToken: SECRET })
  })

  test('that knows no login leaves it to the file', async () => {
    helper('empty', `echo 'credentials not found in native keychain'; exit 1`)
    const env = dockerConfig({ credsStore: 'empty', auths: { 'a.io': { auth: basic('me:pw') } } })
    expect(await findCredentials('a.io', env)).toEqual({ username: 'me', password: 'pw' })
  })

  test.each([
    ['fails', 'echo "the session ended"; exit 1', 'gave no login for a.io: the session ended'],
    ['babbles', `echo '${SECRET}'`, 'something that is not a login']
  ])('that %s is an error without a secret', async (name, script, message) => {
    helper(name, script)
    const error = findCredentials('a.io', dockerConfig({ credsStore: name }))
    await expect(error).rejects.toThrow(message)
    await expect(error).rejects.not.toThrow(SECRET)
  })

  test.each([
    ['absent-here', 'is not on PATH'],
    ['../evil', 'not the name of a credential helper'],
    ['a b', 'not the name of a credential helper']
  ])('named %j is an error', async (name, message) => {
    await expect(findCredentials('a.io', dockerConfig({ credsStore: name }))).rejects.toThrow(message)
  })
})
