import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { checkSettings, type InputName } from '../../src/gate/settings.ts'
import { formatProblem } from '../../src/problem.ts'

let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'settings-'))
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
    reuse: 'satisfies',
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
