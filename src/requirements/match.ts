import { evaluateMarker, formatMarker, type MarkerEnvironment } from './marker.ts'
import { canonicalName } from './name.ts'
import type { Requirement } from './requirement.ts'
import { formatSpecifier, satisfiesSpecifier, type Specifier } from './specifier.ts'

/** What is known of an image. */
export interface ImageContents {
  /** Every distribution in the image, as `pip list` shows them. */
  pipLibraries: readonly { name: string; version: string }[]
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
  const wanted = new Set([...requirements, ...constraints].map((requirement) => requirement.name))
  const installed = installedVersions(image, wanted)
  const environment = markerEnvironment(image)
  const bound = constraints.filter((constraint) => installed.has(constraint.name))
  const misses = [...requirements, ...bound].flatMap((requirement) => {
    const active = isActive(requirement, environment)
    if (active === false) return []
    return (active === true ? undefined : active) ?? missOf(requirement, installed, image) ?? []
  })
  return { matches: misses.length === 0, misses }
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
  const requests = (image.builtFrom ?? []).filter(
    (request) => request.name === requirement.name && request.marker === undefined
  )
  if (url !== undefined && !cameFrom(url, requirement.name, requests, image)) {
    const reason = `${displayName} ${first.slice(0, 100)} is installed, but not known to come from the URL asked for`
    return { requirement, kind: 'direct-reference', reason, installed: first }
  }
  if (extras.length === 0) return undefined
  const provided = new Set([
    ...(own(image.providedExtras, requirement.name) ?? []),
    ...requests.flatMap((request) => request.extras)
  ])
  const absent = extras.filter((extra) => !provided.has(extra))
  if (absent.length > 0) {
    const reason = `${displayName} is installed, but not known to have been installed with [${absent.join(',')}]`
    return { requirement, kind: 'extras', reason, installed: first }
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
function installedVersions(image: ImageContents, wanted: ReadonlySet<string>): Map<string, string[]> {
  const versions = new Map<string, string[]>()
  for (const library of image.pipLibraries) {
    const name = canonicalName(library.name)
    if (!wanted.has(name)) continue
    const known = versions.get(name)
    if (known === undefined) versions.set(name, [library.version])
    else known.push(library.version)
  }
  return versions
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

const MEMO_SIZE = 50_000
const memo = new Map<string, boolean>()

/** A catalogue repeats few versions in many images, and a check costs ten thousand times a look-up. */
function satisfiesOnce(specifier: Specifier, version: string): boolean {
  const key = `${formatSpecifier(specifier)} ${version}`
  const known = memo.get(key)
  if (known !== undefined) return known
  if (memo.size >= MEMO_SIZE) memo.clear()
  // pip keeps an installed pre-release whatever is asked for.
  const satisfied = satisfiesSpecifier([specifier], version, { prereleases: true })
  memo.set(key, satisfied)
  return satisfied
}
