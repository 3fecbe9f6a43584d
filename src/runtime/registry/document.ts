import { gunzipSync, gzipSync } from 'node:zlib'
import { isEntry, type Entry } from './entry.ts'
import { digestOf, isDigest, MEDIA_TYPES, type Descriptor, type Manifest } from './oci-client.ts'

export const CATALOGUE_TYPE = 'application/vnd.rime.image-catalogue.v1+json'
const BLOB_TYPE = `${CATALOGUE_TYPE}+gzip`
const VERSION = 1
/** A catalogue of 1,000 images is about 0.25 MB; see docs/decisions/0011-sharing-over-a-registry.md. */
export const MAXIMUM_BLOB = 32 * 1024 * 1024
const MAXIMUM_TEXT = 512 * 1024 * 1024

/** A catalogue that a later version of this product wrote: it is neither read nor overwritten. */
export class LaterCatalogueError extends Error {}

export const EMPTY_BLOB = Buffer.from('{}')

/** Descriptor of the two bytes that stand where an image has its configuration. */
export const EMPTY_CONFIG: Descriptor & { data: string } = {
  mediaType: MEDIA_TYPES.empty,
  digest: digestOf(EMPTY_BLOB),
  size: EMPTY_BLOB.length,
  data: EMPTY_BLOB.toString('base64')
}

export function encodeDocument(entries: readonly Entry[]): Buffer {
  const sorted = [...entries].sort((a, b) => (a.tag < b.tag ? -1 : 1))
  return gzipSync(JSON.stringify({ version: VERSION, images: sorted }))
}

/** @throws Error when it is damaged, LaterCatalogueError when it is not for us */
export function decodeDocument(blob: Uint8Array): Entry[] {
  const text = gunzipSync(blob, { maxOutputLength: MAXIMUM_TEXT }).toString('utf8')
  const { version, images } = JSON.parse(text) as { version?: unknown; images?: unknown }
  if (typeof version === 'number' && version > VERSION) throw new LaterCatalogueError()
  if (version !== VERSION || !Array.isArray(images)) throw new Error('it has no list of images')
  return images.filter(isEntry)
}

/** The OCI artifact that holds a document; equal documents are equal manifests. */
export function manifestOf(blob: { digest: string; size: number }): object {
  return {
    schemaVersion: 2,
    mediaType: MEDIA_TYPES.ociManifest,
    artifactType: CATALOGUE_TYPE,
    config: EMPTY_CONFIG,
    layers: [{ mediaType: BLOB_TYPE, ...blob }]
  }
}

/** Digest of the document that a manifest names. @throws Error as `decodeDocument` */
export function documentDigest(manifest: Manifest): string {
  const { layers } = JSON.parse(manifest.bytes.toString('utf8')) as { layers?: Partial<Descriptor>[] }
  const { mediaType, digest } = layers?.[0] ?? {}
  if (/^application\/vnd\.rime\.image-catalogue\.v(?!1\+)/.test(mediaType ?? ''))
    throw new LaterCatalogueError()
  if (mediaType !== BLOB_TYPE || !isDigest(digest)) throw new Error('it is not a catalogue')
  return digest
}
