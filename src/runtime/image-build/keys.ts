import type { BuildRequest, ImageRequirement, SystemPackage } from '../runtime.ts'
import { contentHash } from './lock.ts'

/** Begins every key; a change of what goes into a key changes it, so that old keys are never taken for new ones. */
const SCHEME = '1'

/**
 * What is asked for. Neither the name, the order of lines, their spelling nor the machine counts; secrets are no part.
 *
 * @param index identity of the package indexes: their URLs without credentials
 */
export function requestKeyOf(request: BuildRequest, index: readonly string[]): string {
  return contentHash(
    'request',
    SCHEME,
    request.pythonVersion ?? '',
    request.baseImage ?? '',
    list(canonical(request.requirements)),
    list(canonical(request.constraints ?? [])),
    list((request.systemPackages ?? []).map(packageText).sort()),
    list(index)
  )
}

/**
 * What is in an image: the lock, for one Python minor version and one platform, on the same system packages. Patch
 * versions of Python and the base image do not count: an environment works on each of them.
 */
export function contentKeyOf(content: {
  lock: string
  pythonVersion: string
  /** For example `linux x86_64 glibc 2.36`; the version of the C library does not count. */
  platform: string
  systemPackages: readonly SystemPackage[]
}): string {
  return contentHash(
    'content',
    SCHEME,
    content.platform.split(' ').slice(0, 3).join(' '),
    content.pythonVersion.split('.').slice(0, 2).join('.'),
    content.lock,
    list(content.systemPackages.map(packageText).sort())
  )
}

function canonical(requirements: readonly ImageRequirement[]): string[] {
  return [...new Set(requirements.map((requirement) => requirement.canonical))].sort()
}

function packageText({ name, version, manager }: SystemPackage): string {
  return `${manager ?? ''}:${name}=${version ?? ''}`
}

function list(items: readonly string[]): string {
  return JSON.stringify(items)
}
