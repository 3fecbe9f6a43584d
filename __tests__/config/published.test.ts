/** What is published of the configuration is what the code does: the schema file and the tables of the reference. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { Ajv } from 'ajv'

import { configTables, replaceTables } from '../../scripts/config-tables.ts'
import { configSchema, type Schema } from '../../src/config/schema.ts'
import { catalogue } from '../../src/engine/catalogue.ts'
import { CATEGORIES } from '../../src/engine/categories.ts'
import { INLINE, load, makeWorkspace, REGISTERED } from './workspace.ts'

const root = resolve(import.meta.dirname, '..', '..')
const file = readFileSync(join(root, 'schema', 'stress-test-config.schema.json'), 'utf8')
const published = JSON.parse(file) as Schema

test('the schema file is what the keys and the catalogue give', () => {
  const categories = [...CATEGORIES].map(([type, { name }]) => ({ type, name }))
  const fresh = JSON.parse(JSON.stringify(configSchema(catalogue, categories))) as Schema
  // On failure: npm run generate
  expect(published).toEqual(fresh)
})

test('the tables of docs/reference/config.md are those of the schema', () => {
  const path = join(root, 'docs', 'reference', 'config.md')
  const text = readFileSync(path, 'utf8')
  // On failure: node scripts/generate-config-docs.ts
  expect(text).toBe(replaceTables(text, configTables(published)))
})

test('every problem code of the reference exists, and the other way round', () => {
  for (const part of ['config', 'requirements']) {
    const documented = readFileSync(join(root, 'docs', 'reference', `${part}.md`), 'utf8')
    const table = documented.slice(documented.indexOf('## Problem codes'))
    const prefix = part === 'config' ? 'config' : 'requirement'
    const codes = [...table.matchAll(new RegExp(`^\\| \`(${prefix}-[a-z-]+)\``, 'gm'))].map(
      ([, code]) => code
    )
    const used = new Set<string>()
    for (const name of SOURCES[part] ?? []) {
      // The name of the input is no code.
      const source = readFileSync(join(root, 'src', part, name), 'utf8').replace("name: 'config-path'", '')
      for (const [, code] of source.matchAll(new RegExp(`'(${prefix}-[a-z-]+)'`, 'g'))) used.add(code ?? '')
    }
    expect([...used].sort()).toEqual(codes.sort())
  }
})

const SOURCES: Readonly<Record<string, readonly string[]>> = {
  config: [
    'document.ts',
    'load.ts',
    'inline.ts',
    'registered.ts',
    'check.ts',
    'tests.ts',
    'paths.ts',
    'read-form.ts'
  ],
  requirements: ['refuse.ts', 'requirement.ts', 'scanner.ts', 'read.ts', 'intersect.ts']
}

describe('an editor that knows only the schema', () => {
  const ajv = new Ajv({ strict: false, inlineRefs: false })
  const validate = ajv.compile(published)

  test('the schema is valid itself, and describes every key', () => {
    expect(ajv.validateSchema(published)).toBe(true)
    const bare: string[] = []
    const visit = (schema: Schema, path: string): void => {
      for (const [key, property] of Object.entries(schema.properties ?? {})) {
        if (property.description === undefined) bare.push(`${path}.${key}`)
        visit(property, `${path}.${key}`)
      }
    }
    for (const [name, definition] of Object.entries(published.definitions ?? {})) visit(definition, name)
    expect(bare).toEqual([])
  })

  test.each<[object, boolean]>([
    [INLINE, true],
    [REGISTERED, true],
    [{ ...INLINE, epochs: 3 }, false],
    [{ ...INLINE, model_task: 'Ranking' }, false],
    [{ ...INLINE, tests_config: { categories: ['Drift'] } }, false],
    [
      { ...INLINE, tests_config: { auc: { run: false }, feat_subset_accuracy: { min_sample_size: 0 } } },
      false
    ],
    [{ ...INLINE, tests_config: { auc: { run: null } } }, true],
    [{ ...INLINE, model_id: 'x' }, false],
    [{ ...REGISTERED, categories: ['TEST_CATEGORY_TYPE_ADVERSARIAL'] }, true],
    [{ ...REGISTERED, categories: ['Adversarial'] }, false],
    [{ ...REGISTERED, test_suite_config: { individual_tests_config: '{}' } }, true]
  ])('%j: %s, and the loader agrees where the schema refuses', async (config, valid) => {
    expect(validate(config)).toBe(valid)
    if (valid) return
    const workspace = makeWorkspace()
    try {
      // Human and 2.x names of categories are both understood by the loader; the schema offers one of them.
      const lenient = JSON.stringify(config).includes('"Adversarial"')
      expect((await load(workspace, config)).problems.length > 0).toBe(!lenient)
    } finally {
      workspace.remove()
    }
  })
})
