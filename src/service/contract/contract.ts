import { readFileSync } from 'node:fs'

import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js'
import { parse } from 'yaml'

import type { operations } from '../../api/rime-v1.ts'
import { assetPath } from '../../assets.ts'
import type { Role } from '../keys/roles.ts'

export type OperationId = keyof operations

/** As much of JSON Schema as `api/rime-v1.yaml` uses. */
export interface Schema {
  $ref?: string
  type?: string
  enum?: string[]
  properties?: Record<string, Schema>
  additionalProperties?: boolean | Schema
  items?: Schema
  required?: string[]
  /** Ours: the value is the user's own document and is not read by this schema. */
  'x-free-form'?: boolean
}

export interface Parameter {
  name: string
  in: 'path' | 'query'
  required: boolean
  schema: Schema
}

export interface Operation {
  id: OperationId
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** As the contract writes it: `/v1/projects/{projectId.uuid}`. */
  path: string
  /** False for what tells nothing of the installation but whether it works, and where the address itself is the permission. */
  needsKey: boolean
  /** The least role that may do this. */
  role: Role
  parameters: Parameter[]
  /** Schema of the request's body; undefined when it has none, or takes bytes. */
  body: Schema | undefined
  /** The body is bytes of any media type, not a message. */
  takesBytes: boolean
  /** Media type of a good answer. */
  answerType: string
}

export const JSON_TYPE = 'application/json'

interface Document {
  paths: Record<string, Record<string, RawOperation>>
  components: { schemas: Record<string, Schema> }
}

interface RawOperation {
  operationId: OperationId
  security?: unknown[]
  /** Ours; absent: by the method. */
  'x-role'?: Role
  parameters?: Parameter[]
  requestBody?: { content: { 'application/json'?: { schema: Schema }; '*/*'?: object } }
  responses: { 200: { content: Record<string, { schema: Schema }> } }
}

/** RFC 3339 with an offset; the calendar is not checked. */
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/i

/** `api/rime-v1.yaml` at run time: its paths are the routes, its schemas judge what comes in. */
export class Contract {
  /** The file as it is. */
  readonly text: string
  readonly operations: readonly Operation[]
  readonly #schemas: Record<string, Schema>
  readonly #ajv = new Ajv2020({ allErrors: true, strict: false, formats: { 'date-time': DATE_TIME } })
  readonly #validators = new Map<Schema, ValidateFunction>()

  constructor(file = assetPath('api', 'rime-v1.yaml')) {
    this.text = readFileSync(file, 'utf8')
    const document = parse(this.text) as Document
    this.#schemas = document.components.schemas
    this.#ajv.addSchema({ $id: 'rime', components: document.components })
    this.operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, raw]) => ({
        id: raw.operationId,
        method: method.toUpperCase() as Operation['method'],
        path,
        needsKey: raw.security === undefined,
        // Deleting, and what is not known here, is for administrators unless the contract says otherwise.
        role: raw['x-role'] ?? ROLE_BY_METHOD[method] ?? 'admin',
        parameters: raw.parameters ?? [],
        body: raw.requestBody?.content['application/json']?.schema,
        takesBytes: raw.requestBody?.content['*/*'] !== undefined,
        answerType: Object.keys(raw.responses[200].content)[0] ?? JSON_TYPE
      }))
    )
  }

  /** The schema itself, behind its `$ref`. */
  resolve(schema: Schema): Schema {
    return schema.$ref === undefined ? schema : this.named(nameOf(schema.$ref))
  }

  named(name: string): Schema {
    const schema = this.#schemas[name]
    if (schema === undefined) throw new Error(`the contract has no schema ${name}`)
    return schema
  }

  /** @returns what is wrong with `value`, one sentence each; empty when it is right. */
  check(schema: Schema, value: unknown): string[] {
    let validate = this.#validators.get(schema)
    if (validate === undefined) {
      validate = this.#ajv.compile(withAbsoluteReferences(schema))
      this.#validators.set(schema, validate)
    }
    return validate(value) ? [] : (validate.errors ?? []).map(sentenceOf)
  }
}

const ROLE_BY_METHOD: Readonly<Record<string, Role>> = {
  get: 'viewer',
  post: 'user',
  put: 'user',
  patch: 'user'
}

export function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1)
}

/** `#/components/…` is meant from the root of the contract, which Ajv knows as `rime`. */
function withAbsoluteReferences(schema: Schema): Schema {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key === '$ref' && typeof value === 'string' && value.startsWith('#') ? `rime${value}` : value
    )
  ) as Schema
}

function sentenceOf(error: ErrorObject): string {
  const at = error.instancePath.slice(1).replaceAll('/', '.')
  const where = at === '' ? 'the body' : at
  if (error.keyword === 'enum') {
    return `${where} must be one of ${(error.params as { allowedValues: string[] }).allowedValues.join(', ')}`
  }
  if (error.keyword === 'pattern' && String(error.params['pattern']).includes('[0-9]{1,19}')) {
    return `${where} must be a 64-bit integer`
  }
  return `${where} ${error.message ?? 'is not valid'}`
}
