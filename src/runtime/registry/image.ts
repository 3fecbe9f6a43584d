import { decodeRecord, SHARED_LABELS } from '../docker/records.ts'
import type { ImageRecord } from '../runtime.ts'
import type { DiskCache } from './disk-cache.ts'
import { parseTag } from './entry.ts'
import { isDigest, MEDIA_TYPES, parseObject, type RegistryClient } from './oci-client.ts'

/** A record of 500 libraries with hashes is about 2 MB before it is compressed. */
const MAXIMUM_CONFIG = 16 * 1024 * 1024

/** An image as it describes itself. */
export interface DescribedImage {
  digest: string
  configDigest: string
  environment: string
  record: ImageRecord
}

/**
 * Reads the record that an image of the registry carries, by two requests.
 *
 * @param reference tag or digest
 * @returns undefined when it is not there
 * @throws Error when it is not an image of ours or its record is damaged
 */
export async function describeImage(
  client: RegistryClient,
  cache: DiskCache,
  reference: string
): Promise<DescribedImage | undefined> {
  const { host, name } = client.location
  const manifest = await client.manifest(reference)
  if (manifest === undefined) return undefined
  const { config, mediaType } = parseObject(manifest.bytes, host)
  const type = typeof mediaType === 'string' ? mediaType : manifest.mediaType
  const { digest } = (config ?? {}) as { digest?: unknown }
  if ((type !== MEDIA_TYPES.ociManifest && type !== MEDIA_TYPES.dockerManifest) || !isDigest(digest)) {
    throw new Error('it is not an image for one platform')
  }
  const cached = await cache.read(digest)
  const bytes = cached ?? (await client.blob(digest, MAXIMUM_CONFIG))
  if (bytes === undefined) throw new Error('its configuration is missing')
  if (cached === undefined) await cache.write(digest, bytes)
  const labels = labelsIn(parseObject(bytes, host))
  const { [SHARED_LABELS.environment]: environment, [SHARED_LABELS.record]: encoded } = labels
  if (typeof environment !== 'string' || !/^[0-9a-f-]+$/.test(environment))
    throw new Error('it names no environment')
  if (typeof encoded !== 'string') throw new Error('it carries no record')
  const record = decodeRecord(encoded)
  const named = parseTag(reference)
  if (named !== undefined && named.name !== record.name) throw new Error(`it is the image ${record.name}`)
  const whole = { ...record, reference: `${name}@${manifest.digest}` }
  return { digest: manifest.digest, configDigest: digest, environment, record: whole }
}

function labelsIn(image: Record<string, unknown>): Record<string, unknown> {
  const { Labels: labels } = (image['config'] ?? {}) as { Labels?: unknown }
  return (labels ?? {}) as Record<string, unknown>
}
