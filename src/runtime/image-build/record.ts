import { hostname, userInfo } from 'node:os'
import { canonicalName, parseRequirement } from '../../requirements/index.ts'
import {
  IMAGE_RECORD_SCHEMA,
  type BuildRequest,
  type ImageRecord,
  type InstalledLibrary,
  type Resolution
} from '../runtime.ts'
import type { ImageDescription } from '../worker-command.ts'
import { contentKeyOf, requestKeyOf } from './keys.ts'
import { lockedUrls } from './lock.ts'
import { providedExtras } from './provided-extras.ts'

/** Longest record that is read; 500 libraries with hashes are about 2 MB. */
const MAXIMUM_BYTES = 16 * 1024 * 1024

export interface RecordParts {
  request: BuildRequest
  runtime: ImageRecord['runtime']
  resolution: Resolution
  requestKey: string
  description: ImageDescription
  systemPackages: InstalledLibrary[]
  reference: string
  baseImage?: string
  baseDigest?: string
  bytes: number
  /** `performance.now()` at the start of the build. */
  startedAt: number
  builder: string
}

export function makeRecord(parts: RecordParts): ImageRecord {
  const { request, description, resolution } = parts
  return {
    schema: IMAGE_RECORD_SCHEMA,
    name: request.name,
    runtime: parts.runtime,
    requirements: request.requirements.map(({ given, canonical }) => ({ given, canonical })),
    constraints: (request.constraints ?? []).map(({ given, canonical }) => ({ given, canonical })),
    lock: resolution.lock,
    requestKey: parts.requestKey,
    contentKey: resolution.contentKey,
    pipLibraries: description.distributions.map(({ name, version }) => ({ name, version })),
    providedExtras: providedExtras(description),
    directUrls: directUrls(description, resolution.lock),
    systemPackages: parts.systemPackages,
    pythonVersion: description.pythonVersion,
    markerEnvironment: description.markerEnvironment,
    platform: resolution.platform,
    reference: parts.reference,
    ...(parts.baseImage === undefined ? {} : { baseImage: parts.baseImage }),
    ...(parts.baseDigest === undefined ? {} : { baseDigest: parts.baseDigest }),
    bytes: parts.bytes,
    createdAt: new Date().toISOString(),
    buildSeconds: Math.round((performance.now() - parts.startedAt) / 100) / 10,
    creator: request.creator === '' ? `${userInfo().username}@${hostname()}` : request.creator,
    builder: parts.builder
  }
}

/**
 * Where libraries come from that are not of an index. uv does not write the hash of the file beside them, but it was held
 * against the lock, which has it.
 */
function directUrls({ distributions }: ImageDescription, lock: string): Record<string, string> {
  const locked = lockedUrls(lock)
  return Object.fromEntries(
    distributions.flatMap(({ name, directUrl }) => {
      if (directUrl === undefined) return []
      const known = locked.get(canonicalName(name))
      const url = known?.startsWith(`${directUrl}#`) === true ? known : directUrl
      return [[canonicalName(name), url]]
    })
  )
}

const TEXT_FIELDS = ['name', 'lock', 'pythonVersion', 'reference', 'createdAt', 'creator', 'builder'] as const
const NEWER_TEXT_FIELDS = ['requestKey', 'contentKey', 'platform'] as const

/**
 * Reads a record of this or an earlier version; fields that an earlier one does not have are filled in.
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
  const current = schema === 1 ? fromSchema1(value) : value
  for (const key of [...TEXT_FIELDS, ...NEWER_TEXT_FIELDS]) {
    if (typeof current[key] !== 'string') throw new Error(`its ${key} is missing`)
  }
  if (current['runtime'] !== 'docker' && current['runtime'] !== 'venv')
    throw new Error('its runtime is unknown')
  for (const key of ['buildSeconds', 'bytes'] as const) {
    if (typeof current[key] !== 'number') throw new Error(`its ${key} is missing`)
  }
  const optional: Pick<ImageRecord, 'baseImage' | 'baseDigest'> = {}
  for (const key of ['baseImage', 'baseDigest'] as const) {
    const one = current[key]
    if (one === undefined) continue
    if (typeof one !== 'string') throw new Error(`its ${key} is not a text`)
    optional[key] = one
  }
  const known = current as unknown as ImageRecord
  return {
    schema,
    name: known.name,
    runtime: known.runtime,
    requirements: pairs(current['requirements'], 'requirements', 'given', 'canonical'),
    constraints: pairs(current['constraints'], 'constraints', 'given', 'canonical'),
    lock: known.lock,
    requestKey: known.requestKey,
    contentKey: known.contentKey,
    pipLibraries: pairs(current['pipLibraries'], 'pipLibraries', 'name', 'version'),
    providedExtras: lists(current['providedExtras']),
    directUrls: texts(current['directUrls'], 'directUrls'),
    systemPackages: pairs(current['systemPackages'], 'systemPackages', 'name', 'version'),
    pythonVersion: known.pythonVersion,
    markerEnvironment: texts(current['markerEnvironment'], 'markerEnvironment'),
    platform: known.platform,
    reference: known.reference,
    ...optional,
    bytes: known.bytes,
    createdAt: known.createdAt,
    buildSeconds: known.buildSeconds,
    creator: known.creator,
    builder: known.builder
  }
}

/** Version 0.1 of the product: no keys, and extras and URLs known from the requirements only. */
function fromSchema1(value: Record<string, unknown>): Record<string, unknown> {
  const requirements = pairs(value['requirements'], 'requirements', 'given', 'canonical')
  const markerEnvironment = texts(value['markerEnvironment'], 'markerEnvironment')
  const { sys_platform: system = '', platform_machine: machine = '' } = markerEnvironment
  const platform = `${system} ${machine}`.trim()
  const parsed = requirements.flatMap(({ canonical }) => {
    const result = parseRequirement(canonical)
    return result.ok && result.requirement.marker === undefined ? [result.requirement] : []
  })
  const { lock, pythonVersion, baseImage } = value
  if (typeof lock !== 'string' || typeof pythonVersion !== 'string') throw new Error('its lock is missing')
  return {
    ...value,
    constraints: [],
    requestKey: requestKeyOf(
      {
        name: '',
        creator: '',
        requirements,
        ...(typeof baseImage === 'string' ? { baseImage } : {})
      },
      []
    ),
    contentKey: contentKeyOf({ lock, pythonVersion, platform, systemPackages: [] }),
    providedExtras: Object.fromEntries(parsed.map(({ name, extras }) => [name, extras])),
    directUrls: Object.fromEntries(
      parsed.flatMap(({ name, url }) => (url === undefined ? [] : [[name, url]]))
    ),
    systemPackages: [],
    platform,
    bytes: 0
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

function texts(value: unknown, what: string): Record<string, string> {
  if (!isRecord(value) || !Object.values(value).every((item) => typeof item === 'string')) {
    throw new Error(`its ${what} is damaged`)
  }
  return value as Record<string, string>
}

function lists(value: unknown): Record<string, string[]> {
  const isList = (item: unknown) => Array.isArray(item) && item.every((one) => typeof one === 'string')
  if (!isRecord(value) || !Object.values(value).every(isList)) {
    throw new Error('its providedExtras are damaged')
  }
  return value as Record<string, string[]>
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
