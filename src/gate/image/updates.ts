import type { ManagedImage, ResolveImageResponse } from '../../api/types.ts'
import { canonicalName, compareVersions, parseVersion } from '../../requirements/index.ts'
import { type ImageWish, isPinned } from './wish.ts'

/** A library of which a build would install a newer version than an image has. */
export interface Update {
  name: string
  installed: string
  newest: string
}

/** Newer versions of the libraries whose version is left open, in the order of the requirements. */
export function updatesOf(image: ManagedImage, resolution: ResolveImageResponse, wish: ImageWish): Update[] {
  const installed = versionsOf(image.pipLibraries)
  const newest = versionsOf(resolution.pipLibraries)
  const floating = wish.requirements.filter((requirement) => !isPinned(requirement))
  return floating.flatMap(({ name }) => {
    const [has, would] = [installed.get(name), newest.get(name)]
    return has !== undefined && would !== undefined && isNewer(would, has)
      ? [{ name, installed: has, newest: would }]
      : []
  })
}

function versionsOf(libraries: ManagedImage['pipLibraries']): Map<string, string> {
  return new Map(libraries.map(({ name, version }) => [canonicalName(name ?? ''), version ?? '']))
}

function isNewer(a: string, b: string): boolean {
  const [left, right] = [parseVersion(a), parseVersion(b)]
  return left !== undefined && right !== undefined && compareVersions(left, right) > 0
}
