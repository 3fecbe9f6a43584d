import {
  formatRequirement,
  imageNameFor,
  type LocatedRequirement,
  type Requirement
} from '../../requirements/index.ts'

/** A requirement, with the lines it was read from where they are known. */
export type WishedRequirement = Requirement & Partial<Pick<LocatedRequirement, 'sources'>>

/** A package of the operating system. */
export interface SystemPackage {
  name: string
  /** Exact version as the package manager writes it; absent: any. */
  version?: string
}

/** The environment the user asks for. */
export interface ImageWish {
  /** Alias; absent: derived from the requirements. */
  name?: string
  requirements: readonly WishedRequirement[]
  /** Bind versions of libraries that get installed without asking for them. */
  constraints: readonly WishedRequirement[]
  systemPackages?: readonly SystemPackage[]
  /** Minor version such as `3.11`. */
  pythonVersion?: string
  reuse: 'satisfies' | 'exact' | 'never'
  /** Oldest image that floating requirements take, in milliseconds; absent: of any age. */
  freshnessMs?: number
  /** What becomes of an image that is too old: a new one stands beside it, or takes its name. Absent: beside. */
  rebuild?: 'beside' | 'replace'
}

/** The name an image is looked for and built under. */
export function nameOf(wish: ImageWish): string {
  return wish.name ?? imageNameFor(wish.requirements)
}

/** Whether one version and no other meets the requirement: `==V`, `===V` or a direct reference. */
export function isPinned({ specifiers, url }: Requirement): boolean {
  return url !== undefined || pinnedVersion({ specifiers }) !== undefined
}

export function pinnedVersion({ specifiers }: Pick<Requirement, 'specifiers'>): string | undefined {
  const pin = specifiers.find(({ operator, wildcard }) => /^===?$/.test(operator) && !wildcard)
  return pin?.version
}

/** The requirement as the user wrote it; its canonical text where that is not known. */
export function writtenAs(requirement: WishedRequirement): string {
  const [only, ...more] = requirement.sources ?? []
  return only !== undefined && more.length === 0 ? only.given : formatRequirement(requirement)
}

/** The requirements in one canonical text; equal exactly when the same is asked for. */
export function canonicalText(requirements: readonly Requirement[]): string {
  return requirements.map(formatRequirement).sort().join('\n')
}
