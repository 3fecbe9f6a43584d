/**
 * Reads request messages as proto-JSON does: names in camelCase or snake_case, null for unset, 64-bit integers as
 * number or string, unknown fields refused. Free dicts of the user pass untouched.
 */
import leven from 'leven'

import { quote, RpcError } from '../errors.ts'
import type { Contract, Schema } from './contract.ts'
import { nameOf } from './contract.ts'

/** Deeper than any message or config; shallow enough for every recursive reader behind this one. */
const DEEPEST_NESTING = 64

/** @throws RpcError invalidArgument with every mistake, one per line. */
export function readMessage(contract: Contract, schema: Schema, value: unknown): unknown {
  if (isDeeperThan(value, DEEPEST_NESTING)) {
    throw new RpcError('invalidArgument', `the body is nested deeper than ${DEEPEST_NESTING} levels`)
  }
  const problems: string[] = []
  const message = readValue(contract, schema, value ?? {}, '', problems)
  if (problems.length === 0) problems.push(...contract.check(withoutFreeForms(contract, schema), message))
  if (problems.length > 0) throw new RpcError('invalidArgument', problems.join('\n'))
  return message
}

function readValue(
  contract: Contract,
  given: Schema,
  value: unknown,
  at: string,
  problems: string[]
): unknown {
  if (given['x-free-form'] === true) return value
  if (given.$ref !== undefined && nameOf(given.$ref) === 'Int64') return readInt64(value)
  const schema = contract.resolve(given)
  if (schema.items !== undefined && Array.isArray(value)) {
    const items = schema.items
    return value.map((item, index) => readValue(contract, items, item, `${at}[${index}]`, problems))
  }
  if (schema.type !== 'object' || schema.additionalProperties !== undefined || !isObject(value)) return value
  return readFields(contract, schema.properties ?? {}, value, at, problems)
}

function readFields(
  contract: Contract,
  properties: Record<string, Schema>,
  value: Record<string, unknown>,
  at: string,
  problems: string[]
): Record<string, unknown> {
  const message: Record<string, unknown> = {}
  for (const [key, field] of Object.entries(value)) {
    const name = Object.hasOwn(properties, key) ? key : camelCase(key)
    const where = at === '' ? key : `${at}.${key}`
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (schema === undefined) {
      problems.push(unknownField(key, at, Object.keys(properties)))
    } else if (Object.hasOwn(message, name)) {
      problems.push(`${quote(where)} is given twice, in two spellings`)
    } else if (field !== null) {
      message[name] = readValue(contract, schema, field, where, problems)
    }
  }
  return message
}

function readInt64(value: unknown): unknown {
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value
}

/** A free-form field is judged elsewhere: its schema is left out of the check. */
function withoutFreeForms(contract: Contract, given: Schema): Schema {
  const schema = contract.resolve(given)
  const properties = Object.entries(schema.properties ?? {})
  if (!properties.some(([, property]) => property['x-free-form'] === true)) return given
  return freeFormSchemas.get(schema) ?? remember(schema, properties)
}

const freeFormSchemas = new WeakMap<Schema, Schema>()

function remember(schema: Schema, properties: [string, Schema][]): Schema {
  const bare = {
    ...schema,
    properties: Object.fromEntries(
      properties.map(([name, property]) => [name, property['x-free-form'] === true ? {} : property])
    )
  }
  freeFormSchemas.set(schema, bare)
  return bare
}

function unknownField(key: string, at: string, known: string[]): string {
  const place = at === '' ? '' : ` in ${at}`
  const wanted = camelCase(key)
  const [nearest] = known.toSorted((a, b) => leven(a, wanted) - leven(b, wanted))
  const hint = nearest !== undefined && leven(nearest, wanted) <= 3 ? ` Did you mean ${quote(nearest)}?` : ''
  return `unknown field ${quote(key)}${place}.${hint}`
}

/** `label_col` → `labelCol`. */
export function camelCase(name: string): string {
  return name.replace(/(?<=[a-z0-9])_+([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase())
}

/** `labelCol` → `label_col`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isDeeperThan(value: unknown, levels: number): boolean {
  let layer = [value]
  for (let depth = 0; layer.length > 0; depth++) {
    if (depth > levels) return true
    layer = layer.flatMap((item) =>
      typeof item === 'object' && item !== null ? (Object.values(item) as unknown[]) : []
    )
  }
  return false
}
