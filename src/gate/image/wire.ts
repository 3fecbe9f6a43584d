import type { CreateImageRequest, ResolveImageRequest } from '../../api/types.ts'
import { toWire } from '../wire-requirements.ts'
import type { ImageWish } from './wish.ts'

/** Clusters build on Rocky Linux and want to be told so; our server knows what its base image has. */
export type ServerKind = 'cluster' | 'ours'

/** The wish in the fields of a request. */
export function requestOf(wish: ImageWish, server: ServerKind): ResolveImageRequest {
  const { requirements, constraints, systemPackages = [], pythonVersion } = wish
  return {
    pipRequirements: requirements.map(toWire),
    ...(constraints.length === 0 ? {} : { pipConstraints: constraints.map(toWire) }),
    ...(systemPackages.length === 0
      ? {}
      : {
          packageRequirements: systemPackages.map(({ name, version }) => ({
            name,
            ...(version === undefined ? {} : { versionSpecifier: version }),
            ...(server === 'cluster' ? { packageType: 'PACKAGE_TYPE_ROCKYLINUX' as const } : {})
          }))
        }),
    ...(pythonVersion === undefined ? {} : { pythonVersion })
  }
}

export function createRequestOf(
  name: string,
  wish: ImageWish,
  server: ServerKind,
  replaceExisting: boolean
): CreateImageRequest {
  return { name, ...requestOf(wish, server), ...(replaceExisting ? { replaceExisting } : {}) }
}
