import { sbomOf } from '../image-build/sbom.ts'
import type { ImageRecord } from '../runtime.ts'
import { EMPTY_BLOB, EMPTY_CONFIG } from './document.ts'
import { MEDIA_TYPES, parseObject, type Descriptor, type RegistryClient } from './oci-client.ts'

export const SBOM_TYPE = 'application/vnd.cyclonedx+json'

/**
 * Attaches the bill of materials to an image as OCI 1.1 has it: an artifact whose subject is the image. A registry that
 * does not keep a list of referrers itself gets it under the tag that the specification names for that case.
 *
 * @param digest of the image
 */
export async function attachSbom(client: RegistryClient, digest: string, record: ImageRecord): Promise<void> {
  const image = await client.manifest(digest)
  if (image === undefined) return
  const blob = await client.putBlob(Buffer.from(JSON.stringify(sbomOf(record))))
  await client.putBlob(EMPTY_BLOB)
  const artifact = {
    schemaVersion: 2,
    mediaType: MEDIA_TYPES.ociManifest,
    artifactType: SBOM_TYPE,
    config: EMPTY_CONFIG,
    layers: [{ mediaType: SBOM_TYPE, ...blob }],
    subject: { mediaType: image.mediaType, digest, size: image.bytes.length },
    annotations: { 'org.opencontainers.image.created': record.createdAt }
  }
  const put = await client.putManifest(undefined, artifact, MEDIA_TYPES.ociManifest)
  if (put.subjectKnown) return
  const { annotations } = artifact
  const entry = {
    mediaType: MEDIA_TYPES.ociManifest,
    artifactType: SBOM_TYPE,
    digest: put.digest,
    size: put.size
  }
  await addReferrer(client, referrersTag(digest), { ...entry, annotations })
}

/** `sha256-HEX`: where the referrers of an image are listed by clients, for registries that do not do it. */
export function referrersTag(digest: string): string {
  return digest.replace(':', '-')
}

/** Deletes what was attached to an image that is gone. */
export async function removeReferrers(client: RegistryClient, digest: string): Promise<void> {
  const index = await client.manifest(referrersTag(digest))
  if (index === undefined) return
  const { manifests } = parseObject(index.bytes, client.location.host)
  await client.deleteManifest(index.digest)
  for (const { digest: one } of Array.isArray(manifests) ? (manifests as Descriptor[]) : []) {
    await client.deleteManifest(one)
  }
}

async function addReferrer(client: RegistryClient, tag: string, entry: Descriptor): Promise<void> {
  const present = await client.manifest(tag)
  const { manifests } = present === undefined ? {} : parseObject(present.bytes, client.location.host)
  const others = (Array.isArray(manifests) ? (manifests as Descriptor[]) : []).filter(
    ({ digest }) => digest !== entry.digest
  )
  const index = { schemaVersion: 2, mediaType: MEDIA_TYPES.ociIndex, manifests: [...others, entry] }
  await client.putManifest(tag, index, MEDIA_TYPES.ociIndex)
}
