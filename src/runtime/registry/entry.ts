import { parseImageRecord } from '../image-build/record.ts'
import type { ImageRecord } from '../runtime.ts'
import { isDigest } from './oci-client.ts'

/** An image as the catalogue has it. */
export interface SharedImage {
  tag: string
  /** Digest of its manifest: what it is pulled by. */
  digest: string
  /** Its record without the lock, which is the larger part and stays in the image. */
  record: ImageRecord
}

/**
 * One image of the catalogue's document. Only the first two fields are ours to judge: a record that a later version wrote is
 * kept as it is, so that an older program which adds an image takes nothing away.
 */
export interface Entry {
  tag: string
  digest: string
  record: unknown
}

const TAG = /^image\.([a-z][a-z0-9]*(?:[_-][a-z0-9]+)*)\.([a-z0-9_]+)$/
const MAXIMUM_NAME = 63

/**
 * The tag of an image: `image.NAME.MACHINE`, for example `image.fraud_model.x86_64`. Names hold no dot, so it is read back
 * without doubt; images for two kinds of machine live side by side; other tags of the repository are left alone.
 */
export function tagOf(name: string, machine: string): string {
  return `image.${name}.${machine}`
}

export function parseTag(tag: string): { name: string; machine: string } | undefined {
  const [, name, machine] = TAG.exec(tag) ?? []
  return name === undefined || machine === undefined || name.length > MAXIMUM_NAME
    ? undefined
    : { name, machine }
}

export function entryOf(image: SharedImage): Entry {
  // JSON leaves out what is undefined.
  const record = { ...image.record, lock: undefined, reference: undefined }
  return { tag: image.tag, digest: image.digest, record }
}

/** @throws Error when its record cannot be read, or is another image's */
export function imageOf({ tag, digest, record }: Entry, repository: string): SharedImage {
  const whole = { ...(record as object), lock: '', reference: `${repository}@${digest}` }
  const parsed = parseImageRecord(JSON.stringify(whole))
  if (parsed.name !== parseTag(tag)?.name) throw new Error(`it is the record of ${parsed.name}`)
  return { tag, digest, record: parsed }
}

export function isEntry(value: unknown): value is Entry {
  const { tag, digest } = (value ?? {}) as Partial<Entry>
  return typeof tag === 'string' && parseTag(tag) !== undefined && isDigest(digest)
}
