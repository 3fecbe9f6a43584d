/** The tables of docs/reference/config.md, made from the configuration's schema. */
import { SAME_TEST_AS, type Schema, TEST_CATEGORY } from '../src/config/schema.ts'

/** Markdown by the name of its markers: `<!-- NAME -->` … `<!-- /NAME -->`. */
export function configTables(schema: Schema): ReadonlyMap<string, string> {
  const definitions = schema.definitions ?? {}
  const tests = Object.entries(definitions['tests_config']?.properties ?? {})
  const isTest = ([, entry]: [string, Schema]): boolean => TEST_CATEGORY in entry || SAME_TEST_AS in entry
  const settings = tests.filter((entry) => !isTest(entry))
  return new Map([
    ['inline', keyTable(rowsOf(definitions['inline'] ?? {}))],
    ['registered', keyTable(rowsOf(definitions['registered'] ?? {}))],
    ['tests_config', keyTable(rowsOf({ properties: Object.fromEntries(settings) }))],
    ['tests', testTable(tests.filter(isTest))],
    ['settings', settingTables(tests.filter(isTest), definitions)]
  ])
}

/** The text with each marked table replaced. Throws when a marker is missing, or names no table. */
export function replaceTables(text: string, tables: ReadonlyMap<string, string>): string {
  const seen = new Set<string>()
  const replaced = text.replace(/<!-- (\w+) -->[\s\S]*?<!-- \/\1 -->/g, (_all, name: string) => {
    const table = tables.get(name)
    if (table === undefined) throw new Error(`there is no table ${name}`)
    seen.add(name)
    return `<!-- ${name} -->\n\n${table}\n<!-- /${name} -->`
  })
  const missing = [...tables.keys()].filter((name) => !seen.has(name))
  if (missing.length > 0) throw new Error(`no place for the tables ${missing.join(', ')}`)
  return replaced
}

interface Row {
  key: string
  type: string
  byDefault: string
  meaning: string
}

function rowsOf(schema: Schema, prefix = ''): Row[] {
  const required = new Set(schema.required ?? [])
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    const name = prefix + key
    // Tests have tables of their own.
    const nested = key === 'individual_tests_config' ? [] : rowsOf(property, `${name}.`)
    const row = {
      key: `\`${name}\``,
      type: typeOf(property),
      byDefault: required.has(key)
        ? 'required'
        : property.default === undefined
          ? ''
          : code(property.default),
      meaning: property.description ?? ''
    }
    return [row, ...nested]
  })
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  array: 'list',
  object: 'mapping'
}

function typeOf(schema: Schema): string {
  if (schema.enum !== undefined) {
    return schema.enum
      .filter((value) => value !== null)
      .map(code)
      .join(', ')
  }
  if (schema.allOf !== undefined) return 'mapping'
  const types = [schema.type ?? []].flat().filter((type) => type !== 'null')
  const names = types.map((type) => {
    if (type !== 'array' || schema.items === undefined) return TYPE_NAMES[type] ?? type
    if (schema.items.enum !== undefined) return `list of ${schema.items.enum.map(code).join(', ')}`
    return `list of ${[schema.items.type ?? []]
      .flat()
      .filter((item) => item !== 'null')
      .join(' or ')}s`.replace('strings', 'texts')
  })
  return names.join(' or ') + rangeOf(schema)
}

function rangeOf(schema: Schema): string {
  const at = (keyword: string): string | undefined =>
    schema[keyword] === undefined ? undefined : String(schema[keyword])
  const [from, above, to, below] = ['minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum'].map(at)
  const parts = [
    from === undefined ? '' : `from ${from}`,
    above === undefined ? '' : `above ${above}`,
    to === undefined ? '' : `to ${to}`,
    below === undefined ? '' : `below ${below}`
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : `, ${parts.join(' ')}`
}

function code(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``
}

function keyTable(rows: readonly Row[]): string {
  return markdown(
    ['Key', 'Type', 'Default', 'Meaning'],
    rows.map(({ key, type, byDefault, meaning }) => [key, type, byDefault, meaning])
  )
}

function testTable(tests: readonly [string, Schema][]): string {
  const rows = tests
    .filter(([, schema]) => TEST_CATEGORY in schema)
    .map(([key, schema]) => {
      const others = tests.filter(([, other]) => other[SAME_TEST_AS] === key).map(([name]) => `\`${name}\``)
      return [`\`${key}\``, schema.description ?? '', others.join(', ')]
    })
  return markdown(['Test', 'Name (category)', 'Other names'], rows)
}

function settingTables(
  tests: readonly [string, Schema][],
  definitions: Readonly<Record<string, Schema>>
): string {
  const users = new Map<string, string[]>()
  for (const [key, schema] of tests) {
    const definition = schema.allOf?.[0]?.$ref?.replace('#/definitions/', '')
    if (definition === undefined || !(TEST_CATEGORY in schema)) continue
    users.set(definition, [...(users.get(definition) ?? []), `\`${key}\``])
  }
  return [...users]
    .map(
      ([definition, keys]) => `For ${keys.join(', ')}:\n\n${keyTable(rowsOf(definitions[definition] ?? {}))}`
    )
    .join('\n')
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const escape = (cell: string): string =>
    cell.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ')
  const line = (cells: readonly string[]): string => `| ${cells.map(escape).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n')
}
