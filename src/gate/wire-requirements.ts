import type { ManagedImage, PipRequirement } from '../api/types.ts'
import { formatRequirement, parseRequirement, type Requirement } from '../requirements/index.ts'

/** `name` carries the extras and `versionSpecifier` the rest: joined they are the requirement again. */
export function toWire(requirement: Requirement): PipRequirement {
  const text = formatRequirement(requirement)
  const end = /^[^\s[<>=!~;@]+(?:\[[^\]]*\])?/.exec(text)?.[0].length ?? text.length
  const rest = text.slice(end).trim()
  return { name: text.slice(0, end), ...(rest === '' ? {} : { versionSpecifier: rest }) }
}

/** What an image was built from; undefined when the server sends something that is not understood. */
export function parsedRequirements(image: ManagedImage): Requirement[] | undefined {
  const parsed: Requirement[] = []
  for (const { name, versionSpecifier } of image.pipRequirements) {
    const requirement = parsedOnce(`${name ?? ''}${versionSpecifier ?? ''}`)
    if (requirement === undefined) return undefined
    parsed.push(requirement)
  }
  return parsed
}

const MEMO_SIZE = 10_000
const memo = new Map<string, Requirement | undefined>()

/** A catalogue repeats few requirements in many images. */
function parsedOnce(text: string): Requirement | undefined {
  if (memo.has(text)) return memo.get(text)
  if (memo.size >= MEMO_SIZE) memo.clear()
  const result = parseRequirement(text)
  const requirement = result.ok ? result.requirement : undefined
  memo.set(text, requirement)
  return requirement
}

/** As `parsedRequirements`, in canonical text and sorted. */
export function canonicalRequirements(image: ManagedImage): string[] | undefined {
  return parsedRequirements(image)?.map(formatRequirement).sort(compare)
}

export function minorOf(version: string | undefined): string | undefined {
  return /^\d+\.\d+/.exec(version ?? '')?.[0]
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
