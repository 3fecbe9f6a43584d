/** The calls one by one: what they send, what they refuse, and how they read pages and failures. */
import {
  Client,
  InvalidArgumentError,
  pipLibraryFilter,
  pipRequirement,
  osRequirement
} from '../../src/sdk/index.ts'
import { BuildError } from '../../src/runtime/runtime.ts'
import { Harness, KEY } from '../service/support/harness.ts'

let harness: Harness
let client: Client
let printed: string[]
beforeEach(async () => {
  harness = await new Harness().start()
  printed = []
  client = new Client({ url: harness.service.url, apiKey: KEY, print: (line) => printed.push(line) })
})
afterEach(async () => {
  client.close()
  await harness.close()
})

describe('pipRequirement', () => {
  it.each([
    ['tensorflow', undefined, { name: 'tensorflow' }],
    ['xgboost', '==1.0.2', { name: 'xgboost', versionSpecifier: '==1.0.2' }],
    ['ray[tune]', '>=2,<3', { name: 'ray[tune]', versionSpecifier: '>=2,<3' }],
    ['six', '', { name: 'six' }]
  ])('%s %s', (name, specifier, expected) => {
    expect(pipRequirement(name, specifier)).toEqual(expected)
  })

  it.each([
    ['xgboost==1.0.2', undefined, 'is not a library name alone'],
    ['xgboost', '1.0.2', 'Write "==1.0.2"'],
    ['xgboost', 'newest', 'is not a version specifier'],
    ['xgboost', '==one', 'not a version as PEP 440'],
    ['xgboost', '>=1; python_version > "3"', 'only versions'],
    ['--index-url', '==1', 'is not a library name'],
    ['xgboost', '==1\n--pre', 'is not a version specifier'],
    ['', undefined, 'is not a library name']
  ])('refuses %j %j', (name, specifier, text) => {
    expect(() => pipRequirement(name, specifier)).toThrow(InvalidArgumentError)
    expect(() => pipRequirement(name, specifier)).toThrow(text)
  })
})

describe('pipLibraryFilter and osRequirement', () => {
  it('are what the server asks for', () => {
    expect(pipLibraryFilter('CatBoost', '1.0.3')).toEqual({ name: 'catboost', version: '1.0.3' })
    expect(pipLibraryFilter('catboost')).toEqual({ name: 'catboost' })
    expect(osRequirement('libgomp1', '12.2.0-14')).toEqual({
      name: 'libgomp1',
      versionSpecifier: '12.2.0-14'
    })
  })

  it('refuse ranges and options', () => {
    expect(() => pipLibraryFilter('catboost', '==1.0.3')).toThrow('takes no ranges. Write "1.0.3"')
    expect(() => pipLibraryFilter('catboost', '>=1')).toThrow('takes no ranges')
    expect(() => osRequirement('--force')).toThrow('is not the name of a system package')
    expect(() => osRequirement('a', 'latest')).toThrow('begins with a digit')
  })
})

it('pages through a list, each image once, with an empty token at the end', async () => {
  for (let index = 0; index < 5; index++)
    harness.runtime.add(`image-${index}`, [{ name: 'six', version: '1.0' }])
  const filters = [client.pipLibraryFilter('six')]
  let [images, token] = await client.listManagedImages({ pipLibraryFilters: filters, pageSize: 2 })
  const names = images.map(({ name }) => name)
  while (token !== '') {
    ;[images, token] = await client.listManagedImages({ pageToken: token, pageSize: 2 })
    names.push(...images.map(({ name }) => name))
  }
  expect(names).toEqual(['image-0', 'image-1', 'image-2', 'image-3', 'image-4'])
  await expect(client.listManagedImages({ pipLibraryFilters: filters, pageToken: 'x' })).rejects.toThrow(
    'first page only'
  )
  await expect(client.listManagedImages({ pageSize: 0 })).rejects.toThrow(InvalidArgumentError)
})

it('says why a build failed, and does not throw', async () => {
  harness.runtime.onBuild = () => Promise.reject(new BuildError('install', 'no space left on device'))
  const job = await client.createManagedImage('mine', [client.pipRequirement('six')])
  const image = await job.getStatus({ waitUntilFinish: true })
  expect(image.status).toBe('STATUS_FAILED')
  expect(printed.slice(-2)).toEqual(['Image mine: FAILED', 'no space left on device'])
})

it('prints nothing when it is not asked to, and looks once without waiting', async () => {
  harness.runtime.onBuild = (_request, signal) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    })
  const job = await client.createManagedImage('mine', [client.pipRequirement('six')])
  expect((await job.getStatus({ verbose: false })).status).toBe('STATUS_BUILDING_FIRST_TIME')
  expect(printed).toEqual([])
})

it('refuses what cannot be sent, before it is sent', async () => {
  await expect(client.createManagedImage('Not A Name', [])).rejects.toThrow('Write for example "not-a-name"')
  await expect(client.createManagedImage('mine', [{ name: 'six==1' }])).rejects.toThrow(InvalidArgumentError)
  const config = { run_name: 'x', model_task: 'Binary Classification' }
  await expect(
    client.startStressTest({ testRunConfig: config, rimeManagedImage: 'mine' })
  ).rejects.toMatchObject({ name: 'ProblemsError' })
  expect(() => new Client({ url: 'http://rime.example.com', apiKey: 'k' })).toThrow('unencrypted')
  expect(() => new Client({ url: 'rime.example.com', apiKey: 'k' })).toThrow('not an http or https URL')
})

it('tells of a name that is taken', async () => {
  harness.runtime.add('mine')
  await expect(client.createManagedImage('mine', [])).rejects.toMatchObject({ name: 'ApiError', status: 409 })
})
