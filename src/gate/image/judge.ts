import type { ManagedImage } from '../../api/types.ts'
import { type ImageContents, imageMatcher, type Miss } from '../../requirements/index.ts'
import { canonicalRequirements, minorOf, parsedRequirements } from '../wire-requirements.ts'
import { canonicalText, type ImageWish, isPinned, type SystemPackage } from './wish.ts'

/** What keeps an image from being used. */
export type Shortfall =
  | { kind: 'requirement'; miss: Miss }
  | { kind: 'python'; has: string | undefined; wanted: string }
  | { kind: 'system-package'; wanted: SystemPackage; has: string | undefined }
  | { kind: 'stale'; built: string; ageMs: number }
  | { kind: 'other-requirements' }

export interface Judgement {
  image: ManagedImage
  /** Built from the same requirements. */
  same: boolean
  /** Empty: the image can be used as it is. */
  shortfalls: Shortfall[]
}

/**
 * What can be said of one image after another. Everything that is the same for all of them is computed once: a catalogue
 * has ten thousand.
 *
 * @param now milliseconds since 1970.
 */
export function judgeOf(wish: ImageWish, now: number): (image: ManagedImage) => Judgement {
  const canonical = canonicalText(wish.requirements)
  const floats = wish.requirements.some((requirement) => !isPinned(requirement))
  const freshnessMs = floats ? wish.freshnessMs : undefined
  const systemPackages = wish.systemPackages ?? []
  const match = imageMatcher(wish.requirements, wish.constraints)
  return (image) => {
    const { misses } = match(contentsOf(image))
    const shortfalls: Shortfall[] = misses.map((miss) => ({ kind: 'requirement', miss }))
    if (wish.pythonVersion !== undefined && minorOf(image.pythonVersion) !== wish.pythonVersion) {
      shortfalls.push({ kind: 'python', has: image.pythonVersion, wanted: wish.pythonVersion })
    }
    for (const wanted of systemPackages) {
      const has = image.packageRequirements?.find(({ name }) => name === wanted.name)
      const version = has?.versionSpecifier
      if (has === undefined || (wanted.version !== undefined && version !== wanted.version)) {
        shortfalls.push({ kind: 'system-package', wanted, has: has === undefined ? undefined : version })
      }
    }
    const same = isSame(image, wish, canonical)
    if (wish.reuse === 'exact' && !same) shortfalls.push({ kind: 'other-requirements' })
    const ageMs = ageOf(image, now)
    if (freshnessMs !== undefined && ageMs !== undefined && ageMs > freshnessMs) {
      shortfalls.push({ kind: 'stale', built: image.creationTime ?? '', ageMs })
    }
    return { image, same, shortfalls }
  }
}

/** Whether the image does but for its age. */
export function isOnlyStale({ shortfalls }: Judgement): boolean {
  return shortfalls.length > 0 && shortfalls.every(({ kind }) => kind === 'stale')
}

/**
 * Whether an image that is being built will do: it was asked for with the same requirements.
 *
 * @param requestKey the server's key of this wish, where it has given one; then it decides.
 */
export function isSameBuild(image: ManagedImage, wish: ImageWish, requestKey?: string): boolean {
  if (!isBuilding(image)) return false
  if (requestKey !== undefined && image.requestKey !== undefined) return image.requestKey === requestKey
  return (
    isSame(image, wish, canonicalText(wish.requirements)) &&
    (wish.pythonVersion === undefined || minorOf(image.pythonVersion) === wish.pythonVersion)
  )
}

/**
 * Whether a run can start in the image now. Our server keeps an image in use while it is being rebuilt or upgraded; of a
 * cluster that is not known.
 */
export function isUsable(image: ManagedImage): boolean {
  if (image.status === 'STATUS_READY') return true
  return (
    image.status === 'STATUS_REBUILDING' && image.requestKey !== undefined && image.pipLibraries.length > 0
  )
}

export function isBuilding(image: ManagedImage): boolean {
  return image.status === 'STATUS_BUILDING_FIRST_TIME' || image.status === 'STATUS_REBUILDING'
}

function isSame(image: ManagedImage, wish: ImageWish, canonical: string): boolean {
  if (image.pipRequirements.length !== wish.requirements.length) return false
  return canonicalRequirements(image)?.join('\n') === canonical
}

function ageOf(image: ManagedImage, now: number): number | undefined {
  const built = Date.parse(image.creationTime ?? '')
  return Number.isNaN(built) ? undefined : now - built
}

function contentsOf(image: ManagedImage): ImageContents {
  return {
    pipLibraries: image.pipLibraries,
    ...(image.pythonVersion === undefined ? {} : { pythonVersion: image.pythonVersion }),
    ...(image.markerEnvironment === undefined ? {} : { markerEnvironment: image.markerEnvironment }),
    ...(image.providedExtras === undefined ? {} : { providedExtras: image.providedExtras }),
    ...(image.directUrls === undefined ? {} : { directUrls: image.directUrls }),
    get builtFrom() {
      return parsedRequirements(image) ?? []
    }
  }
}
