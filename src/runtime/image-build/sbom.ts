import { createHash } from 'node:crypto'
import { canonicalName } from '../../requirements/index.ts'
import type { ImageRecord } from '../runtime.ts'

/** A CycloneDX 1.6 document: https://cyclonedx.org/docs/1.6/json/. */
export interface Sbom {
  bomFormat: 'CycloneDX'
  specVersion: '1.6'
  serialNumber: string
  version: 1
  metadata: Record<string, unknown>
  components: Component[]
}

interface Component {
  type: 'library'
  'bom-ref': string
  name: string
  version: string
  purl: string
  /** Of the files that the lock allows; which of them was installed depends on the platform. */
  hashes?: { alg: 'SHA-256'; content: string }[]
}

/**
 * The software bill of materials of an image: every library of its lock with the hashes that it may have, the libraries
 * that were found besides, and the system packages that were asked for. Equal records give equal documents.
 */
export function sbomOf(record: ImageRecord): Sbom {
  const hashes = lockedHashes(record.lock)
  const libraries = record.pipLibraries.map(({ name, version }): Component => {
    const purl = `pkg:pypi/${canonicalName(name)}@${encodeURIComponent(version)}`
    const known = hashes.get(canonicalName(name)) ?? []
    return {
      type: 'library',
      'bom-ref': purl,
      name,
      version,
      purl,
      ...(known.length === 0 ? {} : { hashes: known.map((content) => ({ alg: 'SHA-256', content })) })
    }
  })
  const packages = record.systemPackages.map(({ name, version }): Component => {
    const purl = `pkg:generic/${encodeURIComponent(name)}@${encodeURIComponent(version)}`
    return { type: 'library', 'bom-ref': purl, name, version, purl }
  })
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(record)}`,
    version: 1,
    metadata: {
      timestamp: record.createdAt,
      tools: { components: [{ type: 'application', name: record.builder }] },
      component: {
        type: 'container',
        'bom-ref': record.name,
        name: record.name,
        version: record.contentKey,
        properties: [
          { name: 'python', value: record.pythonVersion },
          { name: 'platform', value: record.platform },
          ...(record.baseImage === undefined ? [] : [{ name: 'base-image', value: record.baseImage }])
        ]
      }
    },
    components: [...libraries, ...packages]
  }
}

function lockedHashes(lock: string): Map<string, string[]> {
  const entries = lock.split(/\n(?=\S)/).map((entry): [string, string[]] => {
    const name = /^[A-Za-z0-9][A-Za-z0-9._-]*/.exec(entry)?.[0] ?? ''
    const digests = [...entry.matchAll(/sha256[:=]([0-9a-f]{64})/g)].map((match) => match[1]!)
    return [canonicalName(name), digests]
  })
  return new Map(entries)
}

/** A version 8 UUID (RFC 9562) from the record, so that the document does not change from one reading to the next. */
function uuidOf(record: ImageRecord): string {
  const hash = createHash('sha256').update(JSON.stringify([record.name, record.contentKey, record.createdAt]))
  const digits = hash.digest('hex').slice(0, 32).split('')
  digits[12] = '8'
  digits[16] = '8'
  return digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
