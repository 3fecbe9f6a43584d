import type { Place } from '../problem.ts'
import { formatPlace, type Problem } from '../problem.ts'
import { andMarkers, formatMarker, type Marker } from './marker.ts'
import type { Requirement } from './requirement.ts'
import { formatSpecifier, canonicalSpecifiers, satisfiesSpecifier, type Specifier } from './specifier.ts'
import { formatVersion, parseVersion, type Version } from './version.ts'

/** A requirement and the lines it was read from; several lines on one library become one. */
export interface LocatedRequirement extends Requirement {
  sources: { given: string; place: Place }[]
}

/**
 * One requirement per library and marker: version clauses and extras of several lines are joined, as pip would.
 * Lines that no version can satisfy together are a problem that names them.
 *
 * A constraint adds its clauses to the requirements of the same library; constraints on other libraries are
 * returned for the resolver. A constraint never makes a library required.
 */
export function intersect(
  requirements: readonly LocatedRequirement[],
  constraints: readonly LocatedRequirement[] = []
): { requirements: LocatedRequirement[]; constraints: LocatedRequirement[]; problems: Problem[] } {
  const problems: Problem[] = []
  const joined = joinByMarker(requirements, problems)
  const required = new Set(joined.map((requirement) => requirement.name))
  const applied = constraints.filter((constraint) => required.has(constraint.name))
  const constrained = joinByMarker(
    joined.flatMap((requirement) => constrain(requirement, applied)),
    problems
  )
  const others = joinByMarker(
    constraints.filter((constraint) => !required.has(constraint.name)),
    problems
  )
  for (const requirement of [...constrained, ...others]) {
    const problem = contradiction(requirement)
    if (problem !== undefined) problems.push(problem)
  }
  return { requirements: constrained, constraints: others, problems }
}

/** The requirement with the clauses of its constraints; clauses under a condition of their own become a second one. */
function constrain(requirement: LocatedRequirement, constraints: LocatedRequirement[]): LocatedRequirement[] {
  const own = constraints.filter((constraint) => constraint.name === requirement.name)
  return [requirement, ...own.map((constraint) => narrowed(requirement, constraint))]
}

function narrowed(requirement: LocatedRequirement, constraint: LocatedRequirement): LocatedRequirement {
  const marker = bothHold(requirement.marker, constraint.marker)
  const { name, displayName } = requirement
  const result: LocatedRequirement = { ...constraint, name, displayName, extras: [] }
  return marker === undefined ? result : { ...result, marker }
}

function bothHold(a: Marker | undefined, b: Marker | undefined): Marker | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return formatMarker(a) === formatMarker(b) ? a : andMarkers(a, b)
}

function joinByMarker(
  requirements: readonly LocatedRequirement[],
  problems: Problem[]
): LocatedRequirement[] {
  const groups = new Map<string, LocatedRequirement>()
  for (const requirement of requirements) {
    const marker = requirement.marker === undefined ? '' : formatMarker(requirement.marker)
    const key = `${requirement.name};${marker}`
    const first = groups.get(key)
    groups.set(key, first === undefined ? requirement : join(first, requirement, problems))
  }
  return [...groups.values()]
}

function join(a: LocatedRequirement, b: LocatedRequirement, problems: Problem[]): LocatedRequirement {
  const specifiers = canonicalSpecifiers([...a.specifiers, ...b.specifiers])
  const url = a.url ?? b.url
  const otherUrl = a.url !== undefined && b.url !== undefined && a.url !== b.url
  if (otherUrl || (url !== undefined && specifiers.length > 0)) {
    problems.push({
      code: 'requirement-conflict',
      place: lastPlace(b),
      message: `${a.displayName} is asked for by its URL and in another way too: ${listSources([a, b])}.`,
      hint: 'Keep one of these lines.'
    })
    return a
  }
  const extras = [...new Set([...a.extras, ...b.extras])].sort()
  return {
    ...a,
    extras,
    specifiers,
    ...(url === undefined ? {} : { url }),
    sources: [...a.sources, ...b.sources]
  }
}

function contradiction(requirement: LocatedRequirement): Problem | undefined {
  if (isSatisfiable(requirement.specifiers)) return undefined
  return {
    code: 'requirement-conflict',
    place: lastPlace(requirement),
    message: `No version of ${requirement.displayName} satisfies ${listSources([requirement])}.`,
    value: requirement.specifiers.map(formatSpecifier).join(','),
    hint: 'Change or remove one of them.'
  }
}

function lastPlace(requirement: LocatedRequirement): Place {
  return requirement.sources.at(-1)?.place ?? { kind: 'input', name: 'requirements' }
}

/** `"a>=2" (input requirements:1) and "a<2" (base.txt:3)`; the first and last few of many. */
function listSources(requirements: LocatedRequirement[]): string {
  const sources = requirements.flatMap((requirement) => requirement.sources)
  const shown = sources.length > 6 ? [...sources.slice(0, 3), ...sources.slice(-3)] : sources
  return shown
    .map(({ given, place }) => `"${given.slice(0, 200)}" (${formatPlace(lineOf(place))})`)
    .join(' and ')
}

function lineOf(place: Place): Place {
  const line = { ...place }
  delete line.column
  return line
}

/**
 * Whether any version at all is in the set, a pre-release included.
 *
 * The set is a union of intervals, so if it has a version it has one at the lower end of an interval, and those
 * ends come from the clauses. Exact: no set that has a version is called empty.
 */
export function isSatisfiable(specifiers: readonly Specifier[]): boolean {
  const literal = specifiers.find((specifier) => specifier.operator === '===')
  const parsed = specifiers.flatMap((specifier) => parseVersion(specifier.version) ?? [])
  const candidates =
    literal === undefined
      ? ['0.dev0', ...specifiers.flatMap((specifier) => lowerEnds(specifier, deepest(parsed)))]
      : [literal.version]
  return candidates.some((candidate) => satisfiesSpecifier(specifiers, candidate, { prereleases: true }))
}

function deepest(versions: Version[]): number {
  return Math.max(0, ...versions.map((version) => version.release.length))
}

/** The least versions of what a clause allows, and of what lies just above what it excludes. */
function lowerEnds(specifier: Specifier, depth: number): string[] {
  const version = parseVersion(specifier.version)
  if (version === undefined) return []
  const { epoch, release } = version
  if (specifier.wildcard) {
    const next = [...release.slice(0, -1), (release.at(-1) ?? 0) + 1]
    return [
      { epoch, release, dev: 0, local: [] },
      { epoch, release: next, dev: 0, local: [] }
    ].map(formatVersion)
  }
  // Above every post-release of the version, below any other version that a clause of this depth can name.
  const padded = [...release, ...Array<number>(depth + 1 - release.length).fill(0)]
  const above: Version[] = [
    { ...version, local: [...version.local, '0'] },
    version.dev === undefined
      ? { ...version, post: (version.post ?? -1) + 1, dev: 0, local: [] }
      : { ...version, dev: version.dev + 1, local: [] },
    version.pre === undefined
      ? { epoch, release: [...padded.slice(0, -1), 1], dev: 0, local: [] }
      : { epoch, release, pre: [version.pre[0], version.pre[1] + 1], dev: 0, local: [] }
  ]
  return [version, ...above].map(formatVersion)
}
