import { compare, parse } from '@renovatebot/pep440'

/** A version in the parts that PEP 440 names. */
export interface Version {
  epoch: number
  release: number[]
  pre?: [phase: string, number: number]
  post?: number
  dev?: number
  /** Lower-case segments of the local version label; empty: none. */
  local: string[]
}

/** Numbers of more digits lose precision in JavaScript; PyPI has none outside local labels. */
const LONG_NUMBER = /[0-9]{16}/

/** The parts of `text`; undefined when PEP 440 does not know it, or a number in it has more than 15 digits. */
export function parseVersion(text: string): Version | undefined {
  const plus = text.indexOf('+')
  const publicPart = plus === -1 ? text : text.slice(0, plus)
  if (LONG_NUMBER.test(publicPart)) return undefined
  // The library's own typing of `parse` is narrower than what it returns.
  const parsed = parse(text) as unknown as LibraryVersion | null
  if (parsed === null) return undefined
  const version: Version = {
    epoch: parsed.epoch,
    release: parsed.release,
    // The library reads a label such as `12e4567` (a Git commit) as a floating-point number, so labels are read here.
    local: plus === -1 ? [] : localSegments(text.slice(plus + 1))
  }
  if (parsed.pre !== null) version.pre = parsed.pre
  if (parsed.post !== null) version.post = parsed.post[1]
  if (parsed.dev !== null) version.dev = parsed.dev[1]
  return version
}

interface LibraryVersion {
  epoch: number
  release: number[]
  pre: [string, number] | null
  post: [string, number] | null
  dev: [string, number] | null
}

function localSegments(label: string): string[] {
  return label
    .toLowerCase()
    .split(/[._-]/)
    .map((segment) => (isNumeric(segment) ? segment.replace(/^0+(?=[0-9])/, '') : segment))
}

/** PEP 440's normal form; the number of release segments stays as it is. */
export function formatVersion(version: Version): string {
  const local = version.local.length > 0 ? `+${version.local.join('.')}` : ''
  return formatPublicVersion(version) + local
}

function formatPublicVersion(version: Version): string {
  const epoch = version.epoch === 0 ? '' : `${version.epoch}!`
  const pre = version.pre === undefined ? '' : version.pre.join('')
  const post = version.post === undefined ? '' : `.post${version.post}`
  const dev = version.dev === undefined ? '' : `.dev${version.dev}`
  return epoch + version.release.join('.') + pre + post + dev
}

/** Negative, zero or positive, without regard to local labels. */
export function comparePublicVersions(a: Version, b: Version): number {
  return compare(formatPublicVersion(a), formatPublicVersion(b))
}

/** Negative, zero or positive in PEP 440's total order. */
export function compareVersions(a: Version, b: Version): number {
  return comparePublicVersions(a, b) || compareLocal(a.local, b.local)
}

/** Segment by segment; a number is above a word, and a longer label above its own beginning. */
function compareLocal(a: string[], b: string[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index]
    if (right === undefined) return 1
    if (left === right) continue
    if (isNumeric(left) !== isNumeric(right)) return isNumeric(left) ? 1 : -1
    // Leading zeros are gone, so the longer number is the larger.
    if (isNumeric(left) && left.length !== right.length) return left.length - right.length
    return left < right ? -1 : 1
  }
  return a.length - b.length
}

function isNumeric(segment: string): boolean {
  return /^[0-9]+$/.test(segment)
}

export function isPrerelease(version: Version): boolean {
  return version.pre !== undefined || version.dev !== undefined
}

/** True when both have the same epoch and release segments; missing segments count as zero. */
export function sameRelease(a: Version, b: Version): boolean {
  const length = Math.max(a.release.length, b.release.length)
  return a.epoch === b.epoch && startsWithRelease(a, b.release, length)
}

/** True when the first `length` segments of the version's release, padded with zeros, are those of `prefix`. */
export function startsWithRelease(version: Version, prefix: number[], length = prefix.length): boolean {
  for (let index = 0; index < length; index++) {
    if ((version.release[index] ?? 0) !== (prefix[index] ?? 0)) return false
  }
  return true
}
