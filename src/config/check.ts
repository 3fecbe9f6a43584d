import { Ajv, type ErrorObject } from 'ajv'
import leven from 'leven'

import type { Problem } from '../problem.ts'
import published from '../../schema/stress-test-config.schema.json' with { type: 'json' }
import type { Pointer } from './document.ts'
import { testCategoryElsewhere } from './elsewhere.ts'
import { NO_EFFECT, REGISTERED_DATA_KEYS, REGISTERED_KEYS, type Schema, UNSUPPORTED } from './schema.ts'
import type { ConfigDocument } from './document.ts'
import { describeValue, isTable, quote, valueText } from './values.ts'

export type Form = 'inline' | 'registered'
export type DefinitionName = Form | 'tests_config'

export const CONFIG_SCHEMA: Schema = published

/** Where problems of a value point, which may stand in a file or in a request. */
export type Locate = ConfigDocument['locate']

// Without inlineRefs: false the settings of a test would be compiled once for each of its names.
const ajv = new Ajv({
  allErrors: true,
  strict: false,
  verbose: true,
  inlineRefs: false,
  validateSchema: false
})
ajv.addSchema(CONFIG_SCHEMA, 'config')

export function definition(name: string): Schema {
  const schema = CONFIG_SCHEMA.definitions?.[name]
  if (schema === undefined) throw new Error(`the schema has no definition ${name}`)
  return schema
}

/** The schema behind `$ref` and `allOf`, which the published one uses for tests only. */
export function resolveSchema(schema: Schema): Schema {
  const [only] = schema.allOf ?? []
  if (only !== undefined) return resolveSchema(only)
  if (schema.$ref === undefined) return schema
  return resolveSchema(definition(schema.$ref.replace('#/definitions/', '')))
}

/** Every fault of a value against one definition of the schema, in words for people. */
export function checkAgainst(name: DefinitionName, value: unknown, locate: Locate): Problem[] {
  const validate = ajv.getSchema(`config#/definitions/${name}`)
  if (validate === undefined) throw new Error(`the schema has no definition ${name}`)
  if (validate(value)) return []
  const problems = new Map<string, Problem>()
  for (const error of validate.errors ?? []) {
    const problem = problemOf(error, value, locate)
    // One message for a value is enough; `type` comes before what else the wrong type fails.
    const key = `${error.instancePath} ${error.keyword === 'additionalProperties' || error.keyword === 'required' ? problem.message : ''}`
    if (!problems.has(key)) problems.set(key, problem)
  }
  return [...problems.values()]
}

/** What is known to RIME and not to this product (problems), and what changes nothing here (notes). */
export function checkSupport(
  schema: Schema,
  value: unknown,
  locate: Locate,
  pointer: Pointer = []
): { problems: Problem[]; notes: string[] } {
  const problems: Problem[] = []
  const notes: string[] = []
  const { properties = {} } = resolveSchema(schema)
  if (!isTable(value)) return { problems, notes }
  for (const [key, inner] of Object.entries(value)) {
    const property = Object.hasOwn(properties, key) ? properties[key] : undefined
    if (property === undefined || isEmpty(inner)) continue
    const path = [...pointer, key]
    const reason = property[UNSUPPORTED]
    if (typeof reason === 'string') {
      problems.push({
        code: 'config-unsupported',
        place: locate(path, 'key'),
        message: `${dotted(path)} is not supported.`,
        hint: reason
      })
      continue
    }
    const without = property[NO_EFFECT]
    const isDefault = JSON.stringify(inner) === JSON.stringify(property.default)
    if (typeof without === 'string' && !isDefault) notes.push(`${dotted(path)} has no effect: ${without}`)
    const deeper = checkSupport(property, inner, locate, path)
    problems.push(...deeper.problems)
    notes.push(...deeper.notes)
  }
  return { problems, notes }
}

function isEmpty(value: unknown): boolean {
  return (
    value === null ||
    (Array.isArray(value) ? value.length === 0 : isTable(value) && Object.keys(value).length === 0)
  )
}

/** `data_info.ref_path`, `categories[2]`. */
export function dotted(pointer: Pointer): string {
  return pointer
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : index === 0 ? name(part) : `.${name(part)}`
    )
    .join('')
}

function name(part: string): string {
  return /^[\w:$-]{1,100}$/.test(part) ? part : quote(part)
}

function problemOf(error: ErrorObject, root: unknown, locate: Locate): Problem {
  const pointer = pointerOf(error.instancePath, root)
  const params = error.params as Record<string, unknown>
  if (error.keyword === 'additionalProperties') return unknownKey(error, pointer, locate)
  if (error.keyword === 'required') return missingKey(error, pointer, locate)
  const where = pointer.length === 0 ? 'The file' : dotted(pointer)
  const problem: Problem = {
    code: error.keyword === 'type' ? 'config-type' : 'config-value',
    place: locate(pointer),
    message: `${where} ${demandOf(error.keyword, params)}${isEmptyText(error.data) ? '' : `, not ${describeValue(error.data)}`}.`
  }
  const value = valueText(error.data)
  if (value !== undefined) problem.value = value
  const allowed = params['allowedValues']
  if (Array.isArray(allowed)) {
    problem.allowed = allowed.filter((one) => one !== null).map(String)
    const nearest = typeof error.data === 'string' ? nearestOf(error.data, problem.allowed) : undefined
    if (nearest !== undefined) problem.hint = `Nearest: ${quote(nearest)}.`
  }
  return problem
}

function isEmptyText(value: unknown): boolean {
  return value === ''
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping'
}

/** What a keyword of JSON Schema asks of a value, to be put behind its name. */
function demandOf(keyword: string, params: Record<string, unknown>): string {
  const limit = String(params['limit'])
  switch (keyword) {
    case 'type': {
      const types = [params['type']].flat().filter((type) => type !== 'null')
      return `must be ${types.map((type) => TYPE_NAMES[String(type)] ?? String(type)).join(' or ')}`
    }
    case 'enum':
      return 'must be one of the allowed values'
    case 'minLength':
      return 'must not be empty'
    case 'maxLength':
      return `must have at most ${limit} characters`
    case 'minItems':
      return `must have ${limit} entries or more`
    case 'maxItems':
      return `must have at most ${limit} entries`
    case 'minProperties':
      return 'must not be empty'
    case 'uniqueItems':
      return 'must name each entry once'
    case 'minimum':
      return `must be ${limit} or more`
    case 'maximum':
      return `must be ${limit} or less`
    case 'exclusiveMinimum':
      return `must be above ${limit}`
    case 'exclusiveMaximum':
      return `must be below ${limit}`
    case 'pattern':
      return 'must be a whole number of at most 64 bits'
    default:
      return `must satisfy "${keyword}" of the schema`
  }
}

function unknownKey(error: ErrorObject, pointer: Pointer, locate: Locate): Problem {
  const key = String((error.params as { additionalProperty: unknown }).additionalProperty)
  const known = Object.keys((error.parentSchema as Schema | undefined)?.properties ?? {})
  const inside = pointer.length === 0 ? '' : ` in ${dotted(pointer)}`
  const problem: Problem = {
    code: 'config-unknown-key',
    place: locate([...pointer, key], 'key'),
    message: `Unknown key ${quote(key)}${inside}.`,
    value: key.slice(0, 200)
  }
  const category = testCategoryElsewhere(key)
  const nearest = nearestOf(key, known)
  if (
    category !== undefined &&
    /tests_config|individual_tests_config/.test(`tests_config ${String(pointer.at(-1))}`)
  ) {
    if (nearest === undefined || leven(key, nearest) > 1) {
      problem.code = 'config-unsupported'
      problem.message = `The test ${quote(key)} belongs to the category ${category}, which is not available yet.`
      problem.hint = 'Remove it.'
      return problem
    }
  }
  if (nearest !== undefined) problem.hint = `Nearest: ${quote(nearest)}.`
  else if (known.length <= 20) problem.allowed = known.filter((one) => one !== '$schema')
  return problem
}

function missingKey(error: ErrorObject, pointer: Pointer, locate: Locate): Problem {
  const key = String((error.params as { missingProperty: unknown }).missingProperty)
  const schema = (error.parentSchema as Schema | undefined)?.properties?.[key]
  const problem: Problem = {
    code: 'config-missing-key',
    place: locate(pointer, 'key'),
    message: `${dotted([...pointer, key])} is missing.`
  }
  if (schema?.description !== undefined) problem.hint = schema.description
  return problem
}

/** The known word that was probably meant; undefined when none is near. */
export function nearestOf(word: string, known: readonly string[]): string | undefined {
  const cut = word.slice(0, 100)
  const limit = Math.max(1, Math.floor(cut.length / 3))
  let best: string | undefined
  let bestDistance = limit + 1
  for (const candidate of known) {
    const distance = leven(cut.toLowerCase(), candidate.toLowerCase(), { maxDistance: bestDistance })
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

/** A JSON pointer as keys and indexes of the value it points into. */
function pointerOf(path: string, root: unknown): Pointer {
  const pointer: (string | number)[] = []
  let value = root
  for (const part of path.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (Array.isArray(value)) {
      pointer.push(Number(key))
      value = value[Number(key)] as unknown
    } else {
      pointer.push(key)
      value = isTable(value) && Object.hasOwn(value, key) ? value[key] : undefined
    }
  }
  return pointer
}

/** Which form a file is written in, and the keys that speak for each. */
export function detectForm(value: Record<string, unknown>): {
  form: Form
  inline: string[]
  registered: string[]
} {
  const inline: string[] = []
  const registered: string[] = []
  const both = new Set(['$schema', 'run_name', 'data_info'])
  const inlineKeys = Object.keys(definition('inline').properties ?? {})
  for (const key of Object.keys(value)) {
    if (both.has(key)) continue
    if ((REGISTERED_KEYS as readonly string[]).includes(key)) registered.push(key)
    else if (inlineKeys.includes(key)) inline.push(key)
  }
  const data = Object.hasOwn(value, 'data_info') ? value['data_info'] : undefined
  if (isTable(data)) {
    const inlineDataKeys = Object.keys(definition('inline').properties?.['data_info']?.properties ?? {})
    for (const key of Object.keys(data)) {
      if ((REGISTERED_DATA_KEYS as readonly string[]).includes(key)) registered.push(`data_info.${key}`)
      else if (inlineDataKeys.includes(key)) inline.push(`data_info.${key}`)
    }
  }
  return { form: registered.length > 0 ? 'registered' : 'inline', inline, registered }
}
