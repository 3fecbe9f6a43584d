import { gunzipSync, gzipSync } from 'node:zlib'
import type { Logger } from '../../logger.ts'
import { parseImageRecord } from '../image-build/record.ts'
import { BuildError, type ImageRecord } from '../runtime.ts'
import type { DockerEngine } from './engine.ts'

/** Longer records are compressed; a lock with hashes makes most of them long. */
const PLAIN_CHARACTERS = 8 * 1024
const COMPRESSED = 'gzip:'
const MAXIMUM_RECORD = 16 * 1024 * 1024

/**
 * Longest label that is written. 500 libraries with 40 hashes each take 1 MB, 2,000 take 4 MB. The engine takes 32 MB and
 * more, but every listing of images carries all labels: 0.1 s for each 4 MB.
 */
const MAXIMUM_LABEL = 4 * 1024 * 1024
/** Longest listing of images that is read. */
const MAXIMUM_LISTING = 400 * 1024 * 1024

/** Names of labels. `namespace` keeps tests, and teams that share an engine on purpose, apart. */
export interface Labels {
  image: string
  record: string
  environment: string
  /** Id of the image that it was made of. */
  parent: string
}

export function labelsOf(namespace: string): Labels {
  return {
    image: `${namespace}.image`,
    record: `${namespace}.record`,
    environment: `${namespace}.environment`,
    parent: `${namespace}.parent`
  }
}

/**
 * Labels of an image that was made to be shared. They are the same for everybody, and others than those of the images of
 * one engine: only a copy that the engine's catalogue has taken over is listed there.
 */
export const SHARED_LABELS = labelsOf('rime-shared')

/** A container has the labels of its image; its record would only make listings of containers long. */
export function withoutRecord(namespace: string): Record<string, string> {
  return { [labelsOf(namespace).record]: '' }
}

export interface CataloguedImage {
  /** Image id. */
  id: string
  environment: string
  /** The environment is in the image itself: it was pulled from a registry. */
  layered: boolean
  /** Id of the image that it was made of; images of an earlier version do not tell. */
  parent: string | undefined
  record: ImageRecord
}

/** @throws BuildError('install') when the record is too long for a label */
export function encodeRecord(record: ImageRecord): string {
  const text = JSON.stringify(record)
  if (text.length <= PLAIN_CHARACTERS) return text
  const label = COMPRESSED + gzipSync(text).toString('base64')
  if (text.length <= MAXIMUM_RECORD && label.length <= MAXIMUM_LABEL) return label
  const megabytes = (length: number) => `${(length / 1024 / 1024).toFixed(1)} MB`
  throw new BuildError(
    'install',
    `The record of the image ${record.name} takes ${megabytes(label.length)} as a label, and ${megabytes(MAXIMUM_LABEL)} is the most (${record.pipLibraries.length} libraries).`,
    'Ask for fewer libraries, or divide them among several images.'
  )
}

export function decodeRecord(label: string): ImageRecord {
  if (!label.startsWith(COMPRESSED)) return parseImageRecord(label)
  const bytes = Buffer.from(label.slice(COMPRESSED.length), 'base64')
  return parseImageRecord(gunzipSync(bytes, { maxOutputLength: MAXIMUM_RECORD }).toString('utf8'))
}

interface ListedImage {
  Id: string
  Labels: Record<string, string> | null
}

/** Every image of the engine that carries a readable record. */
export async function listCatalogue(
  engine: DockerEngine,
  namespace: string,
  logger: Logger
): Promise<CataloguedImage[]> {
  const labels = labelsOf(namespace)
  const listed = await engine.json<ListedImage[]>('GET', '/images/json', {
    query: { filters: JSON.stringify({ label: [labels.image] }) },
    maximumBytes: MAXIMUM_LISTING
  })
  return listed.flatMap((image) => {
    const environment = image.Labels?.[labels.environment]
    const encoded = image.Labels?.[labels.record]
    try {
      if (environment === undefined || !/^[0-9a-f-]+$/.test(environment))
        throw new Error('it names no environment')
      const record = decodeRecord(encoded ?? '')
      if (record.runtime !== 'docker') throw new Error(`it is a record of the ${record.runtime} runtime`)
      const layered = image.Labels?.[SHARED_LABELS.environment] === environment
      const parent = image.Labels?.[labels.parent]
      return [{ id: image.Id, environment, layered, parent, record: { ...record, reference: image.Id } }]
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      logger.warning(`The image ${image.Id.slice(7, 19)} carries a damaged record and is left out: ${reason}`)
      return []
    }
  })
}
