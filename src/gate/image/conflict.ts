import { formatPlace, type Place, type Problem, ProblemsError } from '../../problem.ts'
import { canonicalName } from '../../requirements/index.ts'
import type { ImageWish, WishedRequirement } from './wish.ts'

const LONGEST_EXPLANATION = 2_000

/** The requirements that an explanation names, in their order. */
export function namedIn(explanation: string, wish: ImageWish): WishedRequirement[] {
  const words = explanation.match(/[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?/g) ?? []
  const names = new Set(words.map(canonicalName))
  return [...wish.requirements, ...wish.constraints].filter(({ name }) => names.has(name))
}

/**
 * Requirements that cannot be met together are the user's to mend: one problem at each line that the resolver's
 * explanation is about, and the explanation at the first.
 */
export function conflictOf(explanation: string, wish: ImageWish): ProblemsError {
  const text = explanation.replace(/\s+/g, ' ').trim().slice(0, LONGEST_EXPLANATION)
  const message = /^The requirements cannot be resolved/.test(text)
    ? text
    : `The requirements cannot be resolved. ${text}`
  const sources = namedIn(explanation, wish).flatMap((requirement) => requirement.sources ?? [])
  const [first, ...others] = sources
  const code = 'requirement-unresolvable'
  const problems: Problem[] = [
    {
      code,
      place: first === undefined ? { kind: 'input', name: 'requirements' } : lineOf(first.place),
      message,
      ...(first === undefined ? {} : { value: first.given.slice(0, 200) })
    },
    ...others.map(({ given, place }) => ({
      code,
      place: lineOf(place),
      message: `${JSON.stringify(given.slice(0, 200))} is part of this.`,
      value: given.slice(0, 200)
    }))
  ]
  return new ProblemsError(problems)
}

/** `It is about "numpy<1.20" (input requirements:1) and "pandas>=2" (base.txt:3).` Undefined when no line is known. */
export function placesOf(explanation: string, wish: ImageWish): string | undefined {
  const sources = namedIn(explanation, wish).flatMap((requirement) => requirement.sources ?? [])
  if (sources.length === 0) return undefined
  const told = sources
    .slice(0, 6)
    .map(({ given, place }) => `${JSON.stringify(given.slice(0, 200))} (${formatPlace(lineOf(place))})`)
  return `It is about ${told.join(' and ')}.`
}

function lineOf(place: Place): Place {
  const line = { ...place }
  delete line.column
  return line
}
