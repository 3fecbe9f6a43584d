import { hash } from 'node:crypto'

import type { ManagedImage, PackageRequirement, PipRequirement } from '../../api/types.ts'
import { PRODUCT } from '../../product.ts'
import type { ImageRecord, ImageRequirement, SystemPackage } from '../../runtime/runtime.ts'

/** REBUILDING: there is a record, which stays in use until the build under way has another one. */
export type ImageStatus =
  'STATUS_BUILDING_FIRST_TIME' | 'STATUS_REBUILDING' | 'STATUS_READY' | 'STATUS_FAILED'

export interface ImageRow {
  name: string
  status: ImageStatus
  requirements: string
  packages: string
  python_version: string | null
  /** What the API answers of the record; null: there is none. */
  contents: string | null
  stamp: string | null
  build_job_id: string | null
  request_key: string | null
  content_key: string | null
  status_message: string | null
  last_used_at: string | null
  deleting_owner: string | null
  created_at: string
}

/** The part of an image that its record gives. */
export type Contents = Partial<ManagedImage> & Pick<ManagedImage, 'pipLibraries'>

/**
 * Tells one record from another. A record does not change once its image is listed, so that where the image is and when
 * it was made are enough, and thousands of records need not be compared; a later version of this product may read more
 * of the same one.
 */
export function stampOf(record: ImageRecord): string {
  const { runtime, reference, createdAt, requestKey, contentKey } = record
  const text = [PRODUCT.version, runtime, reference, createdAt, requestKey, contentKey].join('\n')
  return hash('sha256', text, 'base64url')
}

export function contentsOf(record: ImageRecord): Contents {
  const { markerEnvironment, providedExtras, directUrls, creator } = record
  return {
    pipLibraries: record.pipLibraries,
    packageRequirements: packagesToWire(record.systemPackages),
    markerEnvironment,
    providedExtras,
    directUrls,
    creator,
    sizeBytes: String(record.bytes)
  }
}

export function toImage(row: ImageRow): ManagedImage {
  return {
    name: row.name,
    status: row.status,
    roleType: 'ROLE_TYPE_USER_DEFINED',
    pipRequirements: (JSON.parse(row.requirements) as ImageRequirement[]).map(toWire),
    packageRequirements: packagesToWire(JSON.parse(row.packages) as SystemPackage[]),
    pipLibraries: [],
    creationTime: row.created_at,
    ...(row.contents === null ? {} : (JSON.parse(row.contents) as Contents)),
    ...(row.python_version === null ? {} : { pythonVersion: row.python_version }),
    ...(row.content_key === null ? {} : { contentKey: row.content_key }),
    ...(row.request_key === null ? {} : { requestKey: row.request_key }),
    ...(row.status_message === null ? {} : { statusMessage: row.status_message }),
    ...(row.last_used_at === null ? {} : { lastUsedTime: row.last_used_at }),
    ...(row.build_job_id === null ? {} : { buildJobId: row.build_job_id })
  }
}

const PACKAGE_TYPES = { apt: 'PACKAGE_TYPE_APT', dnf: 'PACKAGE_TYPE_ROCKYLINUX' } as const

function packagesToWire(packages: readonly SystemPackage[]): PackageRequirement[] {
  return packages.map(({ name, version, manager }) => ({
    name,
    ...(version === undefined ? {} : { versionSpecifier: version }),
    ...(manager === undefined ? {} : { packageType: PACKAGE_TYPES[manager] })
  }))
}

/** `xgboost[gpu]==1.0.2; python_version < "3.9"` → name `xgboost[gpu]`, specifier the rest. */
function toWire(requirement: ImageRequirement): PipRequirement {
  const [, name = '', rest = ''] = /^\s*([\w.-]+(?:\s*\[[^\]]*\])?)\s*(.*)$/s.exec(requirement.given) ?? []
  return rest === '' ? { name } : { name, versionSpecifier: rest }
}
