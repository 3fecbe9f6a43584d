import { evaluateMarker, formatMarker, type MarkerEnvironment } from './marker.ts'
import { canonicalName } from './name.ts'
import type { Requirement } from './requirement.ts'
import { formatSpecifier, satisfiesSpecifier, type Specifier } from './specifier.ts'

/** What is known of an image. */
export interface ImageContents {
  /** Every distribution in the image, as `pip list` shows them; an entry without name or version counts for nothing. */
  pipLibraries: readonly { name?: string; version?: string }[]
  /** Full or minor version of its Python. */
  pythonVersion?: string
  /** Marker variables as the image's Python reports them; a cluster may not tell. */
  markerEnvironment?: Readonly<Record<string, string>>
  /** What it was built from: tells of extras and direct references where the next two are not known. */
  builtFrom?: readonly Requirement[]
  /** Canonical library name → its extras of which every dependency is in the image. */
  providedExtras?: Readonly<Record<string, readonly string[]>>
  /** Canonical library name → `URL#sha256=…` it was installed from, where that is not an index. */
  directUrls?: Readonly<Record<string, string>>
}

export interface Miss {
  requirement: Requirement
  kind: 'missing' | 'version' | 'extras' | 'direct-reference' | 'marker-unknown'
  /** Why, without a full stop: `catboost 1.2.7 is installed, ==1.2.10 is asked for`. */
  reason: string
  /** Installed version, where there is one. */
  installed?: string
  /** Extras that are asked for and not there; for `extras` only. */
  absentExtras?: string[]
}

export interface ImageMatch {
  matches: boolean
  /** One per requirement that is not satisfied, in their order. */
  misses: Miss[]
}

/**
 * Whether `pip install` of the requirements inside the image would change nothing.
 *
 * Closed by default: what the image does not tell is a miss. Stricter than pip on direct references: the
 * library must have come from the same URL with the same hash.
 *
 * @param constraints bind only libraries that are installed.
 */
export function matchImage(
  requirements: readonly Requirement[],
  image: ImageContents,
  constraints: readonly Requirement[] = []
): ImageMatch {
  return imageMatcher(requirements, constraints)(image)
}

/** As `matchImage`, for one image after another. */
export function imageMatcher(
  requirements: readonly Requirement[],
  constraints: readonly Requirement[] = []
): (image: ImageContents) => ImageMatch {
  const wanted = new Set([...requirements, ...constraints].map((requirement) => requirement.name))
  const initials = new Set([...wanted].map(initial))
  return (image) => {
    const installed = installedVersions(image, wanted, initials)
    const environment = markerEnvironment(image)
    const bound = constraints.filter((constraint) => installed.has(constraint.name))
    const misses: Miss[] = []
    for (const requirement of [...requirements, ...bound]) {
      const active = isActive(requirement, environment)
      if (active === false) continue
      const miss = active === true ? missOf(requirement, installed, image) : active
      if (miss !== undefined) misses.push(miss)
    }
    return { matches: misses.length === 0, misses }
  }
}

function isActive(requirement: Requirement, environment: MarkerEnvironment): boolean | Miss {
  if (requirement.marker === undefined) return true
  const holds = evaluateMarker(requirement.marker, environment)
  if (typeof holds === 'boolean') return holds
  const reason = `it does not tell its ${holds.unknown}, which decides whether ${requirement.displayName} is needed (${formatMarker(requirement.marker)})`
  return { requirement, kind: 'marker-unknown', reason }
}

function missOf(
  requirement: Requirement,
  installed: ReadonlyMap<string, readonly string[]>,
  image: ImageContents
): Miss | undefined {
  const { displayName, specifiers, extras, url } = requirement
  const versions = installed.get(requirement.name)
  const [first] = versions ?? []
  if (versions === undefined || first === undefined) {
    return { requirement, kind: 'missing', reason: `${displayName} is not installed` }
  }
  const wrong = versions.find(
    (version) => !specifiers.every((specifier) => satisfiesOnce(specifier, version))
  )
  if (wrong !== undefined) {
    const asked = specifiers.map(formatSpecifier).join(',')
    const reason = `${displayName} ${wrong.slice(0, 100)} is installed, ${asked} is asked for`
    return { requirement, kind: 'version', reason, installed: wrong }
  }
  // What it was built from is asked for last: callers read it from text only when it is needed.
  if (url === undefined && extras.length === 0) return undefined
  const requests = (image.builtFrom ?? []).filter(
    (request) => request.name === requirement.name && request.marker === undefined
  )
  if (url !== undefined && !cameFrom(url, requirement.name, requests, image)) {
    const reason = `${displayName} ${first.slice(0, 100)} is installed, but not known to come from the URL asked for`
    return { requirement, kind: 'direct-reference', reason, installed: first }
  }
  const provided = new Set([
    ...(own(image.providedExtras, requirement.name) ?? []),
    ...requests.flatMap((request) => request.extras)
  ])
  const absent = extras.filter((extra) => !provided.has(extra))
  if (absent.length > 0) {
    const reason = `${displayName} is installed, but not known to have been installed with [${absent.join(',')}]`
    return { requirement, kind: 'extras', reason, installed: first, absentExtras: absent }
  }
  return undefined
}

function cameFrom(
  url: string,
  name: string,
  requests: readonly Requirement[],
  image: ImageContents
): boolean {
  return own(image.directUrls, name) === url || requests.some((request) => request.url === url)
}

/** A library may be called `constructor`; what every object has is not what the image tells. */
function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined
}

/** More than one version under one name is a damaged environment; then all of them must do. */
function installedVersions(
  image: ImageContents,
  wanted: ReadonlySet<string>,
  initials: ReadonlySet<number>
): Map<string, string[]> {
  const versions = new Map<string, string[]>()
  for (const library of image.pipLibraries) {
    const { name: written, version } = library
    // Images hold a hundred libraries each and few of them are asked for: most are told apart by one letter.
    if (written === undefined || version === undefined || !initials.has(initial(written))) continue
    const name = canonicalName(written)
    if (!wanted.has(name)) continue
    const known = versions.get(name)
    if (known === undefined) versions.set(name, [version])
    else known.push(version)
  }
  return versions
}

/** The first character of a name, the same for every spelling of it: 32 is what parts "A" from "a". */
function initial(name: string): number {
  return name.charCodeAt(0) | 32
}

/** What the image says, and what follows from its Python version where it says nothing. */
function markerEnvironment(image: ImageContents): MarkerEnvironment {
  const version = image.pythonVersion
  const minor = version === undefined ? null : /^(\d+\.\d+)(\.\d+)?/.exec(version)
  return {
    ...(minor?.[1] === undefined ? {} : { python_version: minor[1] }),
    ...(version === undefined || minor?.[2] === undefined ? {} : { python_full_version: version }),
    ...image.markerEnvironment
  }
}

const MEMO_SIZE = 10_000
const memo = new WeakMap<Specifier, Map<string, boolean>>()

/** A catalogue repeats few versions in many images, and a check costs ten thousand times a look-up. */
function satisfiesOnce(specifier: Specifier, version: string): boolean {
  let answers = memo.get(specifier)
  if (answers === undefined || answers.size >= MEMO_SIZE) {
    answers = new Map<string, boolean>()
    memo.set(specifier, answers)
  }
  const known = answers.get(version)
  if (known !== undefined) return known
  // pip keeps an installed pre-release whatever is asked for.
  const satisfied = satisfiesSpecifier([specifier], version, { prereleases: true })
  answers.set(version, satisfied)
  return satisfied
}
