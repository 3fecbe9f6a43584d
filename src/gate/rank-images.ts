import type { ManagedImage } from '../api/types.ts'
import {
  canonicalName,
  compareVersions,
  formatRequirement,
  parseVersion,
  type Requirement
} from '../requirements/index.ts'
import { canonicalRequirements, minorOf } from './wire-requirements.ts'

export interface RankWish {
  /** The alias asked for. */
  name: string
  requirements: readonly Requirement[]
  pythonVersion?: string
}

/**
 * Images that satisfy the wish, best first: the same requirements; the alias asked for; the Python asked for; fewest
 * further requirements; newest versions of what was asked for, in that order; newest build; name. A total order, so
 * that everyone gets the same answer.
 */
export function rankImages(images: readonly ManagedImage[], wish: RankWish): ManagedImage[] {
  const canonical = wish.requirements.map(formatRequirement).sort().join('\n')
  const asked = new Set(wish.requirements.map((requirement) => requirement.name))
  const keyed = images.map((image) => {
    const versions = new Map(
      image.pipLibraries.map(({ name, version }) => [canonicalName(name ?? ''), version ?? '0'])
    )
    return {
      image,
      same: canonicalRequirements(image)?.join('\n') === canonical,
      alias: image.name === wish.name,
      python: wish.pythonVersion === undefined || minorOf(image.pythonVersion) === wish.pythonVersion,
      further: image.pipRequirements.filter(({ name }) => !asked.has(canonicalName(bareName(name ?? ''))))
        .length,
      versions: wish.requirements.map((requirement) => versions.get(requirement.name) ?? '0'),
      built: image.creationTime ?? ''
    }
  })
  keyed.sort(
    (a, b) =>
      Number(b.same) - Number(a.same) ||
      Number(b.alias) - Number(a.alias) ||
      Number(b.python) - Number(a.python) ||
      a.further - b.further ||
      newestFirst(a.versions, b.versions) ||
      compareText(b.built, a.built) ||
      compareText(a.image.name, b.image.name)
  )
  return keyed.map(({ image }) => image)
}

function newestFirst(a: readonly string[], b: readonly string[]): number {
  for (const [index, text] of a.entries()) {
    const [left, right] = [parseVersion(text), parseVersion(b[index] ?? '')]
    // A version that cannot be read counts as the oldest.
    const order =
      left === undefined || right === undefined
        ? Number(right !== undefined) - Number(left !== undefined)
        : compareVersions(right, left)
    if (order !== 0) return order
  }
  return 0
}

function bareName(name: string): string {
  return name.replace(/\[.*$/, '')
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
