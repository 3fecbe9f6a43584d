import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogue } from '../../../src/engine/catalogue.ts'
import { CATEGORIES } from '../../../src/engine/categories.ts'

const named = (category: string): typeof catalogue =>
  catalogue.filter((test) => test.category.endsWith(`_TYPE_${category}`))

test('the four default categories are whole, but for ranking', () => {
  expect([
    named('MODEL_PERFORMANCE').length,
    named('SUBSET_PERFORMANCE').length,
    named('TRANSFORMATIONS').length,
    named('ADVERSARIAL').length
  ]).toEqual([25, 22, 8, 2])
  expect(catalogue.every(({ category }) => CATEGORIES.has(category))).toBe(true)
})

test('a type and a key of the configuration mean one test', () => {
  const types = catalogue.map(({ type }) => type)
  const keys = catalogue.flatMap(({ configKeys }) => configKeys)
  expect(new Set(types).size).toBe(types.length)
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([])
})

test('a test can be configured by its result id', () => {
  expect(
    catalogue.filter(({ configKeys, type }) => !configKeys.includes(type)).map(({ type }) => type)
  ).toEqual([])
})

test('every test says what it does in four texts, and every parameter what it is', () => {
  for (const { type, texts, parameters, runByDefault } of catalogue) {
    for (const [name, text] of Object.entries<string>({ ...texts }))
      expect([type, name, text.length > 40]).toEqual([type, name, true])
    for (const [name, { description }] of Object.entries(parameters))
      expect([type, name, description !== '']).toEqual([type, name, true])
    expect(parameters['run']?.default).toBe(runByDefault)
  }
})

test('only the documented tests are off by default', () => {
  expect(catalogue.filter(({ runByDefault }) => !runByDefault).map(({ type }) => type)).toEqual([
    'out_of_range_substitution'
  ])
})

const REFERENCE = join(
  import.meta.dirname,
  '..',
  '..',
  '..',
  '..',
  'shared',
  'reference',
  'tabular_tests.json'
)
const reference = existsSync(REFERENCE) ? test : test.skip
if (!existsSync(REFERENCE))
  process.stderr.write('notice: ../shared is absent; the catalogue is not compared with the reference\n')

interface Entry {
  category: string
  name: string
  config_key: string | null
  result_slug: string
  tasks: string
  defaults: Record<string, unknown> | null
}

reference('names, keys, tasks and documented parameters are those of the reference', () => {
  const entries = JSON.parse(readFileSync(REFERENCE, 'utf8')) as Entry[]
  const built = new Map(catalogue.map((one) => [one.name, one]))
  const ofRanking = (entry: Entry): boolean => entry.tasks === 'K'
  const categories = ['Model Performance', 'Subset Performance', 'Transformations']
  const wanted = entries.filter((entry) => categories.includes(entry.category) && !ofRanking(entry))
  expect(wanted.map(({ name }) => name).filter((name) => !built.has(name))).toEqual([])
  for (const entry of [...wanted, ...entries.filter(({ name }) => /^Bounded/.test(name))]) {
    const { configKeys, type, parameters, tasks } = built.get(entry.name)!
    expect(type.endsWith(entry.result_slug)).toBe(true)
    if (entry.config_key !== null) expect(configKeys[0]).toBe(entry.config_key)
    const letters = tasks.map((task) => ({ binary: 'B', multiclass: 'M', regression: 'R' })[task])
    const documented = entry.tasks
      .replace('(M open)', '')
      .split(/\s+/)
      .filter((letter) => 'BMR'.includes(letter) && letter !== '')
    expect([entry.name, letters]).toEqual([entry.name, documented])
    for (const [key, value] of Object.entries(entry.defaults ?? {})) {
      expect([entry.name, key, key in parameters]).toEqual([entry.name, key, true])
      if (typeof value !== 'object') expect([key, parameters[key]!.default]).toEqual([key, value])
    }
  }
})
