/** Holds answers against `api/rime-v1.yaml`: nothing is answered that the file does not describe. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ValidateFunction } from 'ajv/dist/2020.js'
import { parse } from 'yaml'

interface Schema {
  $ref?: string
  type?: string
  properties?: Record<string, Schema>
  additionalProperties?: unknown
}

interface Response {
  $ref?: string
  content?: Record<string, { schema: Schema }>
}

interface Document {
  paths: Record<string, Record<string, { responses: Record<string, Response> }>>
  components: { schemas: Record<string, Schema>; responses: Record<string, Response> }
}

export interface SeenAnswer {
  method: string
  /** Path and query. */
  url: string
  status: number
  /** Content-Type. */
  type: string
  body: unknown
}

const FILE = join(import.meta.dirname, '../../../api/rime-v1.yaml')
/** Requests that no route takes are answered too: by the guards, and that there is no such path. */
const WITHOUT_ROUTE = new Set([400, 401, 403, 404, 405])

const document = closed(parse(readFileSync(FILE, 'utf8'))) as Document
const ajv = new Ajv2020({ allErrors: true, strict: false, formats: { 'date-time': true } })
ajv.removeKeyword('contentEncoding')
ajv.addKeyword({
  keyword: 'contentEncoding',
  type: 'string',
  validate: (_encoding: string, text: string) => Buffer.from(text, 'base64').toString('base64') === text
})
ajv.addSchema({ $id: 'rime', components: document.components })
const validators = new Map<Schema, ValidateFunction>()
const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { responses }]) => ({
    method: method.toUpperCase(),
    path: new RegExp(
      `^${path
        .split(/\{[^}]+\}/)
        .map(literal)
        .join('[^/]+')}$`
    ),
    parameters: path.split('{').length,
    responses
  }))
)

/** @throws Error that says how the answer differs from the contract. */
export function checkAnswer(answer: SeenAnswer): void {
  const problems = problemsOf(answer)
  if (problems.length > 0) {
    const { method, url, status, body } = answer
    throw new Error(
      `${method} ${url} answered ${status}, which the contract does not describe:\n${problems.join('\n')}\n` +
        JSON.stringify(body).slice(0, 2_000)
    )
  }
}

function problemsOf({ method, url, status, type, body }: SeenAnswer): string[] {
  const path = url.split('?')[0] ?? ''
  // A literal path goes before one with parameters, as in the router.
  const [route] = routes
    .filter((one) => one.method === method && one.path.test(path))
    .sort((a, b) => a.parameters - b.parameters)
  if (route === undefined) {
    const { Error: error } = document.components.responses
    return WITHOUT_ROUTE.has(status) ? contentProblems(error ?? {}, type, body) : ['there is no such path']
  }
  const described = route.responses[status] ?? (status >= 400 ? route.responses['default'] : undefined)
  if (described === undefined) return [`the status ${status} is not described`]
  return [...contentProblems(described, type, body), ...(status >= 400 ? errorProblems(body) : [])]
}

function contentProblems(response: Response, type: string, body: unknown): string[] {
  const { content = {} } = response.$ref === undefined ? response : named(response.$ref)
  const media = mediaOf(type)
  const described = Object.entries(content).find(([name]) => mediaOf(name) === media)?.[1]
  if (described === undefined) return [`the type ${JSON.stringify(media)} is not described`]
  let validate = validators.get(described.schema)
  if (validate === undefined) {
    validate = ajv.compile(absolute(described.schema))
    validators.set(described.schema, validate)
  }
  if (validate(body)) return []
  return (validate.errors ?? []).map(
    (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`
  )
}

/** A media type without its parameters. */
function mediaOf(type: string): string {
  return type.split(';')[0] ?? ''
}

/** The vendor's SDK reads error bodies with Python's literal_eval: no true, false or null, and `message` is there. */
function errorProblems(body: unknown): string[] {
  const { message, details } = body as { message?: unknown; details?: unknown }
  const problems = []
  if (typeof message !== 'string' || message === '') problems.push('an error has a message')
  if (!Array.isArray(details) || details.length > 0)
    problems.push('the details of an error are an empty list')
  JSON.stringify(body, (_key, value: unknown) => {
    if (typeof value === 'boolean' || value === null) problems.push('an error holds no true, false or null')
    return value
  })
  return problems
}

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function named(reference: string): Response {
  return document.components.responses[reference.slice(reference.lastIndexOf('/') + 1)] ?? {}
}

/** Messages hold what is described and nothing else. A request may add fields that are then refused; an answer may not. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed)
  if (typeof value !== 'object' || value === null) return value
  const copy = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, closed(item)]))
  if (copy['type'] === 'object' && copy['additionalProperties'] === undefined)
    copy['additionalProperties'] = false
  return copy
}

function absolute(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"rime#/components/')) as Schema
}
