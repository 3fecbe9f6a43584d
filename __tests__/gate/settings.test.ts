import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { checkSettings, type InputName } from '../../src/gate/settings.ts'
import { formatProblem } from '../../src/problem.ts'

let root: string
beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'settings-')))
})
afterAll(() => rm(root, { recursive: true }))

const check = (values: Partial<Record<InputName, string>>): ReturnType<typeof checkSettings> =>
  checkSettings(
    new Map(Object.entries({ 'config-path': 'stress-test.yml', ...values }) as [InputName, string][]),
    root
  )

it('fills in the documented defaults', async () => {
  const { settings, problems } = await check({})
  expect(problems).toEqual([])
  expect(settings).toEqual({
    requirements: '',
    configPath: 'stress-test.yml',
    workingDirectory: root,
    systemPackages: [],
    reuse: 'satisfies',
    rebuild: 'beside',
    runtime: 'auto',
    failOn: 'fail',
    onError: 'fail',
    timeoutMinutes: 60,
    reportDirectory: join(root, 'stress-test-report')
  })
})

it('reports every wrong input at once, with its name, value and what is allowed', async () => {
  const { problems } = await check({
    'config-path': ' ',
    'image-name': 'Not A Name',
    'working-directory': 'absent',
    'python-version': '3.1',
    reuse: 'always',
    runtime: 'podman',
    'fail-on': 'alert',
    'on-error': 'ignore',
    'timeout-minutes': 'soon',
    'base-image': '--privileged'
  })
  expect(problems.map((problem) => problem.place)).toEqual(
    [
      'image-name',
      'config-path',
      'working-directory',
      'python-version',
      'timeout-minutes',
      'base-image',
      'reuse',
      'runtime',
      'fail-on',
      'on-error'
    ].map((name) => ({ kind: 'input', name }))
  )
  expect(formatProblem(problems.at(-2)!)).toBe(
    'input fail-on: "alert" is not known. Allowed: fail, warning, never.'
  )
})

test.each([
  [{ 'server-url': 'rime.example.com', 'api-key': 'k' }, 'not an http or https URL'],
  [{ 'server-url': 'ftp://rime.example.com', 'api-key': 'k' }, 'not an http or https URL'],
  [{ 'server-url': 'http://rime.example.com', 'api-key': 'k' }, 'unencrypted'],
  [{ 'server-url': 'https://user:pass@rime.example.com', 'api-key': 'k' }, 'user name or password'],
  [{ 'server-url': 'https://rime.example.com' }, 'required with server-url'],
  [{ 'api-key': 'k' }, 'without server-url']
])('%j is refused: %s', async (values, message) => {
  const { problems } = await check(values)
  expect(problems.map(formatProblem).join('\n')).toContain(message)
  expect(JSON.stringify(problems)).not.toContain('user:pass')
})

test.each([
  'https://rime.example.com/prefix',
  'http://127.0.0.1:8080',
  'http://localhost:8080',
  'http://[::1]:8080'
])('server-url %s is taken', async (url) => {
  const { settings, problems } = await check({ 'server-url': url, 'api-key': 'k' })
  expect(problems).toEqual([])
  expect(settings.server).toEqual({ url, apiKey: 'k' })
})

test.each([
  'python:3.11-slim-bookworm',
  'managed-base:3.11',
  'ghcr.io/team/base:1',
  'localhost:5000/x@sha256:' + 'a'.repeat(64)
])('base-image %s is taken', async (image) => {
  expect((await check({ 'base-image': image })).problems).toEqual([])
})

test.each(['0', '-1', '1441', 'NaN', '1e9', 'Infinity'])('timeout-minutes %s is refused', async (value) => {
  expect((await check({ 'timeout-minutes': value })).problems).toHaveLength(1)
})

it.each([
  ['P30D', 30 * 86_400_000],
  ['P2W', 14 * 86_400_000],
  ['PT12H', 12 * 3_600_000],
  ['P1DT12H30M5S', (36 * 3600 + 30 * 60 + 5) * 1000],
  ['PT0S', 0]
])('reads the freshness %s', async (text, milliseconds) => {
  const { settings, problems } = await check({ freshness: text })
  expect(problems).toEqual([])
  expect(settings.freshnessMs).toBe(milliseconds)
})

it.each([
  '30',
  'P',
  'PT',
  'P1M',
  'P1Y',
  'P1DT',
  '30d',
  'P-1D',
  `P${'9'.repeat(40)}D`,
  'P1.5D',
  'P9999999999999999D'
])('refuses the freshness %s', async (text) => {
  const { problems } = await check({ freshness: text })
  expect(problems.map(({ code }) => code)).toEqual(['input-freshness'])
})

it('reads system packages with the line of each mistake', async () => {
  const good = await check({
    'system-packages': '# for LightGBM\nlibgomp1\nffmpeg = 7:5.1.6-0+deb12u1 # video\n\n'
  })
  expect(good.problems).toEqual([])
  expect(good.settings.systemPackages).toEqual([
    { name: 'libgomp1' },
    { name: 'ffmpeg', version: '7:5.1.6-0+deb12u1' }
  ])
  const bad = await check({
    'system-packages': 'libgomp1\n--allow-untrusted\nlibgomp1\na b\na=\na=latest\n$(id)\nhttp://x/y.deb'
  })
  expect(bad.problems.map(({ place }) => place.line)).toEqual([2, 3, 4, 5, 6, 7, 8])
})

describe('settings of the step\u2019s own backend', () => {
  it('are read', async () => {
    await writeFile(join(root, 'ca.pem'), '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n')
    const { settings, problems } = await check({
      'index-url': 'https://packages.example.com/simple',
      'extra-index-urls': 'https://a.example.com/simple\n\nhttp://127.0.0.1:8080/simple\n',
      certificates: 'ca.pem',
      registry: 'ghcr.io/owner/managed-images'
    })
    expect(problems).toEqual([])
    expect(settings).toMatchObject({
      index: {
        url: 'https://packages.example.com/simple',
        extraUrls: ['https://a.example.com/simple', 'http://127.0.0.1:8080/simple'],
        certificates: join(root, 'ca.pem')
      },
      registry: 'ghcr.io/owner/managed-images'
    })
  })

  it('cannot stand beside server-url', async () => {
    const { problems } = await check({
      'server-url': 'https://rime.example.com',
      'api-key': 'k',
      'index-url': 'https://packages.example.com/simple',
      'extra-index-urls': 'https://a.example.com/simple',
      certificates: 'ca.pem',
      registry: 'ghcr.io/owner/images'
    })
    expect(problems.map(({ code }) => code)).toEqual([
      'input-index-url',
      'input-extra-index-urls',
      'input-certificates',
      'input-registry'
    ])
  })

  it.each([
    ['index-url', 'https://user:hunter2@packages.example.com/simple', 'UV_INDEX_DEFAULT_PASSWORD'],
    [
      'extra-index-urls',
      'https://a.example.com/\nhttps://:hunter2@b.example.com/',
      'UV_INDEX_EXTRA2_PASSWORD'
    ]
  ] as const)('keep no password of %s, and say where it goes', async (name, text, variable) => {
    const { settings, problems } = await check({ [name]: text })
    expect(problems).toHaveLength(1)
    expect(formatProblem(problems[0]!)).toContain(variable)
    expect(JSON.stringify([problems, settings])).not.toContain('hunter2')
  })

  it.each([
    ['index-url', 'http://packages.example.com/simple'],
    ['index-url', 'packages.example.com'],
    ['index-url', 'file:///etc/passwd'],
    ['index-url', 'https://a.example.com/\nhttps://b.example.com/'],
    ['certificates', 'absent.pem'],
    ['certificates', '../../etc/ssl/certs/ca-certificates.crt'],
    ['registry', 'ghcr.io'],
    ['registry', 'owner/images'],
    ['registry', 'https://ghcr.io/owner/images'],
    ['registry', 'ghcr.io/owner/images:latest'],
    ['registry', 'ghcr.io/owner/../images'],
    ['registry', 'ghcr.io/owner/images --push']
  ] as const)('are refused: %s %j', async (name, text) => {
    const { problems } = await check({ [name]: text })
    expect(problems.map(({ code }) => code)).toEqual([`input-${name}`])
  })

  it('name the registry in lower case', async () => {
    const { problems } = await check({ registry: 'ghcr.io/Owner/images' })
    expect(problems[0]?.hint).toBe('Write it in lower case: ghcr.io/owner/images')
    for (const registry of ['localhost/a', 'localhost:5000/a', 'host:5000/a/b_c', 'eu-docker.pkg.dev/p/r/i'])
      expect((await check({ registry })).problems).toEqual([])
  })
})
