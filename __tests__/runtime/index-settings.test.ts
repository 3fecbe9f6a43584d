import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'

import { buildEnvironment, environmentOfImage } from '../../src/runtime/image-build/child-environment.ts'
import {
  indexIdentity,
  parseIni,
  readIndexSettings,
  redact
} from '../../src/runtime/image-build/index-settings.ts'
import { removeFolder, scratchFolder, withVariables } from './support.ts'

let home: string
beforeEach(() => {
  home = scratchFolder()
})
afterEach(() => removeFolder(home))

function settings(env: Record<string, string>) {
  return readIndexSettings({ HOME: home, USERPROFILE: home, ...env })
}

describe('index settings', () => {
  test('of pip.conf are what uv is given', () => {
    const config = join(home, 'pip.conf')
    writeFileSync(
      config,
      '# ours\n[global]\nindex-url = https://me:s3cret@index.example/simple\nextra_index_url =\n  https://a.example/x\n  https://b.example/y\ntimeout = 7\n[install]\ntrusted-host = index.example\n[list]\nformat = columns\n'
    )
    const { uv, secrets } = settings({ PIP_CONFIG_FILE: config })
    expect(uv).toMatchObject({
      UV_DEFAULT_INDEX: 'https://me:s3cret@index.example/simple',
      UV_INDEX: 'https://a.example/x https://b.example/y',
      UV_INSECURE_HOST: 'index.example'
    })
    expect(secrets).toEqual(['s3cret'])
  })

  test('of the environment win over the file, and uv’s own win over pip’s', () => {
    const config = join(home, 'pip.conf')
    writeFileSync(config, '[global]\nindex-url = https://file.example/simple\n')
    const pip = { PIP_CONFIG_FILE: config, PIP_INDEX_URL: 'https://pip.example/simple' }
    expect(settings(pip).uv['UV_DEFAULT_INDEX']).toBe('https://pip.example/simple')
    expect(settings({ ...pip, UV_INDEX_URL: 'https://uv.example/simple' }).uv).not.toHaveProperty(
      'UV_DEFAULT_INDEX'
    )
  })

  test('of uv.toml win over pip’s, unless it is silent about indexes', () => {
    const env = { XDG_CONFIG_HOME: join(home, 'config'), PIP_INDEX_URL: 'https://pip.example/simple' }
    mkdirSync(join(home, 'config', 'uv'), { recursive: true })
    const file = join(home, 'config', 'uv', 'uv.toml')
    writeFileSync(file, 'offline = false\n')
    expect(settings(env).uv['UV_DEFAULT_INDEX']).toBe('https://pip.example/simple')
    writeFileSync(file, '[[index]]\nurl = "https://uv:hunter2@uv.example/simple"\ndefault = true\n')
    const found = settings(env)
    expect(found.uv).not.toHaveProperty('UV_DEFAULT_INDEX')
    expect(found.uvConfig).toContain('uv.example')
    expect(found.secrets).toContain('hunter2')
  })

  test('of the service come before all of them, with credentials from the environment', () => {
    mkdirSync(join(home, 'config', 'uv'), { recursive: true })
    writeFileSync(
      join(home, 'config', 'uv', 'uv.toml'),
      '[[index]]\nurl = "https://uv.example/simple"\ndefault = true\n'
    )
    const env = {
      HOME: home,
      XDG_CONFIG_HOME: join(home, 'config'),
      PIP_INDEX_URL: 'https://pip.example/simple',
      PIP_FIND_LINKS: '/wheels',
      UV_INDEX: 'https://other.example/simple',
      UV_NO_INDEX: '1',
      UV_INDEX_DEFAULT_USERNAME: 'me',
      UV_INDEX_DEFAULT_PASSWORD: 'p@ss word',
      UV_INDEX_EXTRA2_USERNAME: 'a-token'
    }
    const index = {
      url: 'https://ours.example/simple',
      extraUrls: ['https://a.example/x', 'https://b.example/y']
    }
    const found = readIndexSettings(env, index)
    expect(found.uv).toMatchObject({
      UV_DEFAULT_INDEX: 'default=https://ours.example/simple',
      UV_INDEX: 'extra1=https://a.example/x extra2=https://b.example/y',
      UV_NO_CONFIG: '1'
    })
    expect(found.pip).toMatchObject({
      PIP_INDEX_URL: 'https://me:p%40ss%20word@ours.example/simple',
      PIP_EXTRA_INDEX_URL: 'https://a.example/x https://a-token@b.example/y',
      PIP_CONFIG_FILE: '/dev/null'
    })
    expect(JSON.stringify(found)).not.toMatch(/uv\.example|pip\.example|other\.example|wheels|NO_INDEX/)
    expect(found.secrets).toEqual(expect.arrayContaining(['p@ss word', 'p%40ss%20word', 'a-token']))
    expect(indexIdentity(found)).toEqual([
      'UV_DEFAULT_INDEX=default=https://ours.example/simple',
      'UV_INDEX=extra1=https://a.example/x extra2=https://b.example/y'
    ])
  })

  test('of the service that name further indexes only leave the default one as it is', () => {
    const { uv } = readIndexSettings(
      { HOME: home, PIP_INDEX_URL: 'https://pip.example/simple', PIP_EXTRA_INDEX_URL: 'https://c.example/' },
      { extraUrls: ['https://a.example/x'] }
    )
    expect(uv).toMatchObject({
      UV_DEFAULT_INDEX: 'https://pip.example/simple',
      UV_INDEX: 'extra1=https://a.example/x https://c.example/'
    })
  })

  test('are not read at all when pip is told so', () => {
    expect(settings({ PIP_CONFIG_FILE: '/dev/null' }).uv).not.toHaveProperty('UV_DEFAULT_INDEX')
  })

  test('bring proxies and certificates along', () => {
    const found = settings({
      HTTPS_PROXY: 'http://proxy.example:3128',
      no_proxy: 'localhost',
      SSL_CERT_FILE: '/ca.pem'
    })
    expect(found.uv).toMatchObject({ HTTPS_PROXY: 'http://proxy.example:3128', no_proxy: 'localhost' })
    expect(found.certificates).toBe('/ca.pem')
  })
})

test('an INI file has sections, options in any case and lines that go on', () => {
  const sections = parseIni('[a]\nOne = 1\ntwo: 2\n; no\n three\n[b]\n[a]\nfour=\n')
  expect([...sections.get('a')!]).toEqual([
    ['one', '1'],
    ['two', '2 three'],
    ['four', '']
  ])
  expect(sections.has('b')).toBe(true)
})

test.each([
  ['https://user:pass@host/simple', 'https://***@host/simple'],
  [
    'error for url (https://token@host/x) and http://a:b@c',
    'error for url (https://***@host/x) and http://***@c'
  ],
  ['the password is hunter22', 'the password is ***'],
  ['plain https://host/path@2', 'plain https://host/path@2']
])('%j is shown as %j', (text, shown) => expect(redact(text, ['hunter22'])).toBe(shown))

test('children get a list of allowed variables and nothing else', async () => {
  const secret = {
    GITHUB_TOKEN: 'x',
    ACTIONS_RUNTIME_TOKEN: 'x',
    RUNNER_TEMP: 'x',
    INPUT_API_KEY: 'x',
    RIME_API_KEY: 'x'
  }
  await withVariables({ ...secret, AWS_SECRET_ACCESS_KEY: 'x', LD_PRELOAD: 'x', PYTHONPATH: 'x' }, () => {
    const environments = [
      buildEnvironment(settings({}), '/scratch'),
      environmentOfImage('/env/bin', '/scratch', 2)
    ]
    for (const environment of environments) {
      const names = Object.keys(environment).join(' ')
      expect(names).not.toMatch(/\b(GITHUB_|ACTIONS_|RUNNER_|INPUT_|RIME_|AWS_|LD_PRELOAD|PYTHONPATH)/)
    }
    return Promise.resolve()
  })
})
