import type { Version } from './version.ts'
import {
  comparePublicVersions,
  compareVersions,
  formatVersion,
  isPrerelease,
  parseVersion,
  sameRelease,
  startsWithRelease
} from './version.ts'

export const SPECIFIER_OPERATORS = ['===', '~=', '==', '!=', '<=', '>=', '<', '>'] as const
export type SpecifierOperator = (typeof SPECIFIER_OPERATORS)[number]

/** One clause of a version specifier, for example `>=1.0` or `==2.1.*`. */
export interface Specifier {
  operator: SpecifierOperator
  /** Normal form of the version, without `.*`; for `===` the text as written. */
  version: string
  /** True for `==V.*` and `!=V.*`. */
  wildcard: boolean
}

/** Why a clause is not one; `message` and `hint` are sentences. */
export interface SpecifierFault {
  message: string
  hint?: string
}

/** What PEP 440 allows after `===` is nearly any text; this much is safe to hand to an installer. */
const ARBITRARY = /^[A-Za-z0-9](?:[A-Za-z0-9._+!-]*[A-Za-z0-9])?$/

/** Reads one clause from its operator and the text after it. */
export function parseSpecifier(operator: SpecifierOperator, text: string): Specifier | SpecifierFault {
  if (operator === '===') {
    if (ARBITRARY.test(text)) return { operator, version: text, wildcard: false }
    return { message: 'After "===" stand letters, digits and ". _ + ! -" only.' }
  }
  const wildcard = text.endsWith('.*')
  const version = parseVersion(wildcard ? text.slice(0, -2) : text)
  if (version === undefined) return versionFault(operator, text)
  const clause = { operator, version: formatVersion(version), wildcard }
  if (wildcard && operator !== '==' && operator !== '!=') {
    return {
      message: `".*" can only follow "==" or "!=".`,
      hint: operator === '~=' ? `Write "~=${clause.version}".` : `Write "${operator}${clause.version}".`
    }
  }
  if (wildcard && (isPrerelease(version) || version.post !== undefined || version.local.length > 0)) {
    return { message: '".*" cannot follow a pre-release, post-release, development or local version.' }
  }
  if (version.local.length > 0 && operator !== '==' && operator !== '!=') {
    return {
      message: 'A local version label (the part after "+") can only be used with "==" or "!=".',
      hint: `Write "${operator}${formatVersion({ ...version, local: [] })}".`
    }
  }
  if (operator === '~=' && version.release.length < 2) {
    return {
      message: '"~=" needs a version of two numbers or more.',
      hint: `Write "~=${clause.version}.0" or "==${clause.version}.*".`
    }
  }
  return clause
}

function versionFault(operator: SpecifierOperator, text: string): SpecifierFault {
  if (text === '') {
    return {
      message: `A version is missing after "${operator}".`,
      hint: `Write for example "${operator}1.2".`
    }
  }
  if (text === '*')
    return { message: '"*" is not a version.', hint: 'Leave the specifier out to accept any version.' }
  if (/[0-9]{16}/.test(text)) return { message: 'A number in the version has more than 15 digits.' }
  return {
    message: 'This is not a version as PEP 440 defines it.',
    hint: 'Write for example "==1.2.10" or ">=1.2,<2".'
  }
}

export function formatSpecifier(specifier: Specifier): string {
  return `${specifier.operator}${specifier.version}${specifier.wildcard ? '.*' : ''}`
}

/** Sorted and without repetitions, so that equal sets have one spelling. */
export function canonicalSpecifiers(specifiers: readonly Specifier[]): Specifier[] {
  const byText = new Map(specifiers.map((specifier) => [formatSpecifier(specifier), specifier]))
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, specifier]) => specifier)
}

/**
 * Whether a version is in a set of clauses, by PEP 440's "Version specifiers".
 *
 * @param version any text; what is no version satisfies only `===`.
 * @param options.prereleases true for what is installed, since pip keeps an installed pre-release; false refuses
 *   every pre-release, also one that a clause names.
 */
export function satisfiesSpecifier(
  specifiers: readonly Specifier[],
  version: string,
  options: { prereleases: boolean }
): boolean {
  const parsed = parseVersion(version)
  if (parsed !== undefined && isPrerelease(parsed) && !options.prereleases) return false
  return specifiers.every((specifier) =>
    specifier.operator === '==='
      ? version.toLowerCase() === specifier.version.toLowerCase()
      : parsed !== undefined && contains(specifier, parsed)
  )
}

function contains(specifier: Specifier, version: Version): boolean {
  const bound = parseVersion(specifier.version)
  if (bound === undefined) return false
  switch (specifier.operator) {
    case '==':
      return specifier.wildcard ? hasPrefix(version, bound, bound.release) : isEqual(version, bound)
    case '!=':
      return !(specifier.wildcard ? hasPrefix(version, bound, bound.release) : isEqual(version, bound))
    case '>=':
      return compareVersions(version, bound) >= 0
    case '<=':
      return comparePublicVersions(version, bound) <= 0
    case '<':
      return isBelow(version, bound)
    case '>':
      return isAbove(version, bound)
    case '~=':
      return compareVersions(version, bound) >= 0 && hasPrefix(version, bound, bound.release.slice(0, -1))
    case '===':
      return false
  }
}

function hasPrefix(version: Version, bound: Version, prefix: number[]): boolean {
  return version.epoch === bound.epoch && startsWithRelease(version, prefix)
}

/** `==2.0` takes `2.0+cpu`; `==2.0+cpu` takes nothing else. */
function isEqual(version: Version, bound: Version): boolean {
  return bound.local.length === 0
    ? comparePublicVersions(version, bound) === 0
    : compareVersions(version, bound) === 0
}

/** Exclusive order: `<1.0` leaves out the pre-releases of 1.0, unless the bound is one itself. */
function isBelow(version: Version, bound: Version): boolean {
  return compareVersions(version, isPrerelease(bound) ? bound : { ...bound, dev: 0 }) < 0
}

/** Exclusive order: `>1.0` leaves out the post-releases of 1.0, unless the bound is one (or a dev release) itself. */
function isAbove(version: Version, bound: Version): boolean {
  if (comparePublicVersions(version, bound) <= 0) return false
  if (bound.post !== undefined || bound.dev !== undefined) return true
  return !(sameRelease(version, bound) && version.pre?.join() === bound.pre?.join())
}
