import {
  canonicalName,
  evaluateMarker,
  matchImage,
  parseRequirement,
  type Requirement
} from '../../requirements/index.ts'
import type { ImageDescription } from '../worker-command.ts'

/**
 * Which extras an image provides: those of which `pip install LIBRARY[EXTRA]` would install nothing. Extras leave no
 * trace on disk, so the declared dependencies of each are looked up, through as many levels as they have.
 *
 * @returns canonical library name → its provided extras, sorted; libraries that provide none are left out
 */
export function providedExtras(description: ImageDescription): Record<string, string[]> {
  const { distributions, markerEnvironment } = description
  const contents = { pipLibraries: distributions, markerEnvironment }
  const byName = new Map(distributions.map((one) => [canonicalName(one.name), one]))
  const known = new Map<string, boolean>()

  function provides(library: string, extra: string): boolean {
    const key = `${library}[${extra}]`
    const before = known.get(key)
    if (before !== undefined) return before
    // A circle adds nothing of its own: what it needs besides is looked at elsewhere.
    known.set(key, true)
    const distribution = byName.get(library)
    const offered = distribution?.providesExtra.some((one) => canonicalName(one) === extra) === true
    const result = offered && distribution.requires.every((text) => isThere(text, extra))
    known.set(key, result)
    return result
  }

  function isThere(text: string, extra: string): boolean {
    const parsed = parseRequirement(text)
    // What cannot be read cannot be said to be there, unless it belongs to another extra.
    if (!parsed.ok) return !/extra/.test(text)
    const { marker, ...requirement } = parsed.requirement
    if (marker !== undefined) {
      if (evaluateMarker(marker, { ...markerEnvironment, extra }) !== true) return true
    }
    return isSatisfied(requirement)
  }

  function isSatisfied(requirement: Requirement): boolean {
    if (requirement.url !== undefined) return false
    const bare = { ...requirement, extras: [] }
    return (
      matchImage([bare], contents).matches &&
      requirement.extras.every((extra) => provides(requirement.name, canonicalName(extra)))
    )
  }

  const result: Record<string, string[]> = {}
  for (const [name, { providesExtra }] of byName) {
    const extras = [...new Set(providesExtra.map(canonicalName))]
      .filter((extra) => provides(name, extra))
      .sort()
    if (extras.length > 0) result[name] = extras
  }
  return result
}
