import {
  compareVersions,
  formatRequirement,
  formatSpecifier,
  type Miss,
  parseVersion,
  type Requirement,
  satisfiesSpecifier,
  type Specifier
} from '../../requirements/index.ts'
import type { Judgement, Shortfall } from './judge.ts'
import { type WishedRequirement, writtenAs } from './wish.ts'

/** How many near misses are kept and told. */
export const MOST_NEAR_MISSES = 5

/** An image that does not fit, and what would have to be written for it to fit. */
export interface NearMiss {
  name: string
  /** Everything in one text, as reports show it. */
  reason: string
  shortfalls: {
    /** Without a full stop: `catboost 1.2.7 is installed, ==1.2.10 is asked for`. */
    reason: string
    /** The smallest change that removes it: `write "catboost>=1.2.7" instead of "catboost==1.2.10"`. */
    change: string
  }[]
}

const DAY_MS = 86_400_000

/** Nearest first: fewest shortfalls, then fewest libraries that are not there at all, then the name. */
export function compareNearness(a: Judgement, b: Judgement): number {
  return (
    a.shortfalls.length - b.shortfalls.length ||
    absent(a) - absent(b) ||
    (a.image.name < b.image.name ? -1 : a.image.name > b.image.name ? 1 : 0)
  )
}

function absent({ shortfalls }: Judgement): number {
  return shortfalls.filter((one) => one.kind === 'requirement' && one.miss.kind === 'missing').length
}

export function nearMissOf({ image, shortfalls }: Judgement): NearMiss {
  const told = shortfalls.map((shortfall) => ({
    reason: reasonOf(shortfall),
    change: changeFor(shortfall)
  }))
  const reasons = told.map(({ reason }) => reason).join('; ')
  const changes = told.map(({ change }) => change).join(', ')
  return { name: image.name, reason: `${reasons}. To use it, ${changes}.`, shortfalls: told }
}

function reasonOf(shortfall: Shortfall): string {
  switch (shortfall.kind) {
    case 'requirement':
      return shortfall.miss.reason
    case 'python':
      return `it has Python ${shortfall.has ?? 'of an unknown version'}, ${shortfall.wanted} is asked for`
    case 'system-package': {
      const { wanted, has } = shortfall
      if (wanted.version === undefined || has === undefined)
        return `the system package ${wanted.name} was not asked for when it was built`
      return `it has ${wanted.name} ${has.slice(0, 100)}, ${wanted.version} is asked for`
    }
    case 'stale': {
      const days = Math.floor(shortfall.ageMs / DAY_MS)
      return `it was built ${days === 1 ? '1 day' : `${days} days`} ago (${shortfall.built.slice(0, 40)}), which is older than freshness allows`
    }
    case 'other-requirements':
      return 'it was built from other requirements and reuse is "exact"'
  }
}

function changeFor(shortfall: Shortfall): string {
  switch (shortfall.kind) {
    case 'requirement':
      return changeOfRequirement(shortfall.miss)
    case 'python': {
      const minor = /^\d+\.\d+/.exec(shortfall.has ?? '')?.[0]
      return minor === undefined ? 'leave python-version out' : `set python-version to "${minor}"`
    }
    case 'system-package':
      return `drop the system package ${shortfall.wanted.name}`
    case 'stale':
      return `allow a freshness of P${Math.ceil(shortfall.ageMs / DAY_MS)}D`
    case 'other-requirements':
      return 'set reuse to "satisfies"'
  }
}

/** The requirement that is nearest to what was written and that the image meets. */
function changeOfRequirement(miss: Miss): string {
  const requirement: WishedRequirement = miss.requirement
  const written = JSON.stringify(writtenAs(requirement).slice(0, 200))
  const instead = loosened(miss)
  if (instead === undefined) return `drop ${written}`
  return `write ${JSON.stringify(formatRequirement(instead))} instead of ${written}`
}

function loosened(miss: Miss): Requirement | undefined {
  const { requirement, installed } = miss
  switch (miss.kind) {
    case 'missing':
    case 'marker-unknown':
      return undefined
    case 'extras':
      return {
        ...requirement,
        extras: requirement.extras.filter((extra) => !miss.absentExtras?.includes(extra))
      }
    case 'direct-reference': {
      const { name, displayName, extras, marker } = requirement
      const specifiers = pin(installed ?? '')
      return { name, displayName, extras, specifiers, ...(marker === undefined ? {} : { marker }) }
    }
    case 'version':
      return { ...requirement, specifiers: loosenedSpecifiers(requirement.specifiers, installed ?? '') }
  }
}

/** Clauses that the installed version breaks are moved just far enough; the others stay. */
function loosenedSpecifiers(specifiers: readonly Specifier[], installed: string): Specifier[] {
  const allows = (clauses: readonly Specifier[]): boolean =>
    satisfiesSpecifier(clauses, installed, { prereleases: true })
  const moved = specifiers.flatMap((specifier) =>
    allows([specifier]) ? [specifier] : moveTo(specifier, installed)
  )
  const unique = [...new Map(moved.map((specifier) => [formatSpecifier(specifier), specifier])).values()]
  // Moved clauses that exclude each other leave the one version.
  return allows(unique) ? unique : pin(installed)
}

function moveTo({ operator, version, wildcard }: Specifier, installed: string): Specifier[] {
  const [wanted, has] = [parseVersion(version), parseVersion(installed)]
  if (operator === '!=' || wanted === undefined || has === undefined) return []
  // A local version cannot stand behind an order, and does not change it.
  const bound = { version: installed.replace(/\+.*$/, ''), wildcard: false }
  const isOlder = compareVersions(has, wanted) < 0
  if (operator === '<' || operator === '<=') return [{ operator: '<=', ...bound }]
  if (isOlder) return [{ operator: '>=', ...bound }]
  // What is installed is newer than an exact version: from that one on, both are allowed.
  return wildcard || operator === '==' || operator === '===' || operator === '~='
    ? [{ operator: '>=', version: version.replace(/\+.*$/, ''), wildcard: false }]
    : []
}

function pin(version: string): Specifier[] {
  const operator = parseVersion(version) === undefined ? '===' : '=='
  return [{ operator, version, wildcard: false }]
}
