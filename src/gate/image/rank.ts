import type { ManagedImage } from '../../api/types.ts'
import { canonicalName, compareVersions, parseVersion } from '../../requirements/index.ts'
import { minorOf } from '../wire-requirements.ts'
import type { Judgement } from './judge.ts'
import { type ImageWish, isPinned, nameOf } from './wish.ts'

/** An image that can be used, with what decides its rank. */
export interface Candidate {
  image: ManagedImage
  same: boolean
  alias: boolean
  python: boolean
  /** How many libraries were asked for beyond the wish. */
  further: number
  /** Versions of the libraries asked for, in the order of the requirements. */
  versions: string[]
  built: string
}

export function candidateOf({ image, same }: Judgement, wish: ImageWish): Candidate {
  const asked = new Set(wish.requirements.map((requirement) => requirement.name))
  const installed = new Map(
    image.pipLibraries.map(({ name, version }) => [canonicalName(name ?? ''), version ?? ''])
  )
  return {
    image,
    same,
    alias: image.name === nameOf(wish),
    python: wish.pythonVersion === undefined || minorOf(image.pythonVersion) === wish.pythonVersion,
    further: image.pipRequirements.filter(({ name }) => !asked.has(canonicalName(bareName(name ?? ''))))
      .length,
    versions: wish.requirements.map((requirement) => installed.get(requirement.name) ?? ''),
    built: image.creationTime ?? ''
  }
}

/**
 * Negative when `a` is the better image: the same requirements; the alias asked for; the Python asked for; fewest further
 * requirements; newest versions of what was asked for, in that order; newest build; name. A total order, so that
 * everyone gets the same answer.
 */
export function compareCandidates(a: Candidate, b: Candidate): number {
  return (
    Number(b.same) - Number(a.same) ||
    Number(b.alias) - Number(a.alias) ||
    Number(b.python) - Number(a.python) ||
    a.further - b.further ||
    newestFirst(a.versions, b.versions) ||
    compareText(b.built, a.built) ||
    compareText(a.image.name, b.image.name)
  )
}

/**
 * Whether no image that is not seen yet can matter: this one is the best by the first two rules, or it was built from
 * the same pins, so that another one of those would hold the same libraries. Nobody waits for further pages then, and
 * since a list has one order, everybody stops at the same image.
 */
export function isUnbeatable(candidate: Candidate, wish: ImageWish): boolean {
  if (wish.requirements.length === 0) return candidate.alias
  return candidate.same && (candidate.alias || wish.requirements.every(isPinned))
}

function newestFirst(a: readonly string[], b: readonly string[]): number {
  for (const [index, text] of a.entries()) {
    const other = b[index] ?? ''
    if (text === other) continue
    const [left, right] = [parseVersion(text), parseVersion(other)]
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
