import type { Project } from '../../api/types.ts'
import type { Contract, Schema } from '../contract/contract.ts'
import { camelCase, isObject } from '../contract/messages.ts'
import { quote, RpcError } from '../errors.ts'

/** What a client may change; the rest is the server's to say. */
const CHANGEABLE: ReadonlySet<string> = new Set<keyof Project>([
  'name',
  'description',
  'useCase',
  'ethicalConsideration',
  'workspaceId',
  'modelTask',
  'tags',
  'isPublished',
  'profilingConfig',
  'projectTestSuiteConfig',
  'runTimeInfo',
  'stressTestCategories',
  'continuousTestCategories'
])

/**
 * `before` with the fields that `mask` names as they are in `given`; one that is absent there is cleared.
 *
 * @param mask a FieldMask as proto-JSON writes it: `name,profilingConfig.modelProfiling`, in either spelling. Absent or
 *   empty: all fields that are given.
 * @throws RpcError invalidArgument when it names what is no field or cannot be changed.
 */
export function applyMask(
  contract: Contract,
  before: Project,
  given: Project,
  mask: string | undefined
): Project {
  const named = (mask ?? '')
    .split(',')
    .map((path) => path.trim())
    .filter((path) => path !== '')
  const paths = named.length === 0 ? Object.keys(given) : named
  const after = structuredClone(before)
  for (const path of paths) {
    const way = path.split('.').map(camelCase)
    checkField(contract, path, way)
    setField(after, way, fieldOf(given, way))
  }
  return after
}

function checkField(contract: Contract, path: string, way: readonly string[]): void {
  if (!CHANGEABLE.has(way[0] ?? '')) {
    throw new RpcError('invalidArgument', `mask: ${quote(path)} is not a field that can be changed`)
  }
  let schema = contract.named('ProjectProject')
  for (const name of way) {
    const fields: Record<string, Schema> = schema.properties ?? {}
    const field: Schema | undefined = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (field === undefined) throw new RpcError('invalidArgument', `mask: there is no field ${quote(path)}`)
    schema = contract.resolve(field)
  }
}

function fieldOf(message: unknown, way: readonly string[]): unknown {
  return way.reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), message)
}

function setField(message: object, way: readonly string[], value: unknown): void {
  let target = message as Record<string, unknown>
  for (const name of way.slice(0, -1)) {
    const next = target[name]
    const inner = isObject(next) ? next : {}
    target[name] = inner
    target = inner
  }
  const name = way.at(-1) ?? ''
  if (value === undefined) Reflect.deleteProperty(target, name)
  else target[name] = value
}
