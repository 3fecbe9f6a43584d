import { hostname, userInfo } from 'node:os'
import { IMAGE_RECORD_SCHEMA, type BuildRequest, type ImageRecord } from '../runtime.ts'
import type { ImageDescription } from '../worker-command.ts'

/** Longest record that is read; 500 libraries with hashes are about 2 MB. */
const MAXIMUM_BYTES = 16 * 1024 * 1024

export interface RecordParts {
  request: BuildRequest
  runtime: ImageRecord['runtime']
  lock: string
  description: ImageDescription
  reference: string
  baseImage?: string
  /** `performance.now()` at the start of the build. */
  startedAt: number
  builder: string
}

export function makeRecord(parts: RecordParts): ImageRecord {
  const { request, description } = parts
  return {
    schema: IMAGE_RECORD_SCHEMA,
    name: request.name,
    runtime: parts.runtime,
    requirements: request.requirements.map(({ given, canonical }) => ({ given, canonical })),
    lock: parts.lock,
    pipLibraries: description.distributions.map(({ name, version }) => ({ name, version })),
    pythonVersion: description.pythonVersion,
    markerEnvironment: description.markerEnvironment,
    reference: parts.reference,
    ...(parts.baseImage === undefined ? {} : { baseImage: parts.baseImage }),
    createdAt: new Date().toISOString(),
    buildSeconds: Math.round((performance.now() - parts.startedAt) / 100) / 10,
    creator: request.creator === '' ? `${userInfo().username}@${hostname()}` : request.creator,
    builder: parts.builder
  }
}

/**
 * Reads a record of this or an earlier version.
 *
 * @throws Error that says what is wrong with it
 */
export function parseImageRecord(text: string): ImageRecord {
  if (text.length > MAXIMUM_BYTES) throw new Error('the record is too long')
  const value: unknown = JSON.parse(text)
  if (!isRecord(value)) throw new Error('the record is not an object')
  const schema = value['schema']
  if (typeof schema !== 'number' || !Number.isInteger(schema) || schema < 1)
    throw new Error('it has no schema number')
  if (schema > IMAGE_RECORD_SCHEMA) {
    throw new Error(`it was written by a later version of this product (schema ${schema})`)
  }
  for (const key of [
    'name',
    'lock',
    'pythonVersion',
    'reference',
    'createdAt',
    'creator',
    'builder'
  ] as const) {
    if (typeof value[key] !== 'string') throw new Error(`its ${key} is missing`)
  }
  if (value['runtime'] !== 'docker' && value['runtime'] !== 'venv') throw new Error('its runtime is unknown')
  if (typeof value['buildSeconds'] !== 'number') throw new Error('its buildSeconds is missing')
  const baseImage = value['baseImage']
  if (baseImage !== undefined && typeof baseImage !== 'string') throw new Error('its baseImage is not a text')
  return {
    schema,
    name: value['name'] as string,
    runtime: value['runtime'],
    requirements: pairs(value['requirements'], 'requirements', 'given', 'canonical'),
    lock: value['lock'] as string,
    pipLibraries: pairs(value['pipLibraries'], 'pipLibraries', 'name', 'version'),
    pythonVersion: value['pythonVersion'] as string,
    markerEnvironment: texts(value['markerEnvironment']),
    reference: value['reference'] as string,
    ...(baseImage === undefined ? {} : { baseImage }),
    createdAt: value['createdAt'] as string,
    buildSeconds: value['buildSeconds'],
    creator: value['creator'] as string,
    builder: value['builder'] as string
  }
}

function pairs<A extends string, B extends string>(
  value: unknown,
  what: string,
  a: A,
  b: B
): Record<A | B, string>[] {
  const isPair = (item: unknown) =>
    isRecord(item) && typeof item[a] === 'string' && typeof item[b] === 'string'
  if (!Array.isArray(value) || !value.every(isPair)) throw new Error(`its ${what} are damaged`)
  return (value as Record<A | B, string>[]).map(
    (item) => ({ [a]: item[a], [b]: item[b] }) as Record<A | B, string>
  )
}

function texts(value: unknown): Record<string, string> {
  if (!isRecord(value) || !Object.values(value).every((item) => typeof item === 'string')) {
    throw new Error('its markerEnvironment is damaged')
  }
  return value as Record<string, string>
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
