import { createHash } from 'node:crypto'

import type { Place, Problem } from '../problem.ts'
import type { Requirement } from './requirement.ts'
import { formatRequirement } from './requirement.ts'

/** The REST contract's pattern. The API sets no length; 63 is what a Kubernetes label holds. */
export const IMAGE_NAME = /^[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*$/
export const MAX_IMAGE_NAME_LENGTH = 63

const HASH_DIGITS = 8

/** What is wrong with the name of an image; undefined when it can be used. */
export function checkImageName(
  name: string,
  place: Place = { kind: 'input', name: 'image-name' }
): Problem | undefined {
  const rule = 'lower-case letters and digits, beginning with a letter, with single "-" or "_" between'
  // Length first, so that the pattern never runs on long text.
  const tooLong = name.length > MAX_IMAGE_NAME_LENGTH
  if (!tooLong && IMAGE_NAME.test(name)) return undefined
  const problem: Problem = {
    code: 'image-name',
    place,
    message: tooLong
      ? `An image name has at most ${MAX_IMAGE_NAME_LENGTH} characters; this one has ${name.length}.`
      : `${JSON.stringify(name.slice(0, 200))} is not an image name. It has ${rule}.`,
    value: name.slice(0, 200)
  }
  const suggestion = slug(name.slice(0, 1000))
    .slice(0, MAX_IMAGE_NAME_LENGTH)
    .replace(/[_-]+$/, '')
  if (IMAGE_NAME.test(suggestion)) problem.hint = `Write for example "${suggestion}".`
  return problem
}

/**
 * A readable name for an image of these requirements: `catboost-1-2-10`, `xgboost-1-0-2_tensorflow`.
 * Where the name can't say everything (ranges, extras, markers, length), it ends with 8 hexadecimal digits of the
 * SHA-256 of the canonical requirements. The order of the requirements does not matter.
 */
export function imageNameFor(requirements: readonly Requirement[]): string {
  if (requirements.length === 0) return 'python'
  const sorted = [...requirements].sort((a, b) => compare(formatRequirement(a), formatRequirement(b)))
  const name = sorted.map(partFor).join('_')
  const full = /^[a-z]/.test(name) ? name : `lib-${name}`
  if (sorted.every(saysAll) && full.length <= MAX_IMAGE_NAME_LENGTH) return full
  const digest = createHash('sha256').update(sorted.map(formatRequirement).join('\n')).digest('hex')
  return imageNameBeside(full, digest)
}

/** `NAME-1f0c33aa`: the name of an image that stands beside another one. @param digest hexadecimal, 8 digits or more. */
export function imageNameBeside(name: string, digest: string): string {
  const room = MAX_IMAGE_NAME_LENGTH - HASH_DIGITS - 1
  // Cut between two parts where there are several, so that no version is cut in half.
  const head = name.length > room ? name.slice(0, room).replace(/[_-][a-z0-9]*$/, '') : name
  return `${head}-${digest.slice(0, HASH_DIGITS)}`
}

function partFor(requirement: Requirement): string {
  const pin = pinOf(requirement)
  return slug(pin === undefined ? requirement.name : `${requirement.name}-${pin}`)
}

/** Whether the name and the pinned version are the whole requirement, and can be read off its part of the name. */
function saysAll(requirement: Requirement): boolean {
  const { specifiers, extras, url, marker } = requirement
  if (extras.length > 0 || url !== undefined || marker !== undefined) return false
  return specifiers.length === 0 || /^[0-9.]+$/.test(pinOf(requirement) ?? '')
}

function pinOf(requirement: Requirement): string | undefined {
  const [only, ...more] = requirement.specifiers
  return more.length === 0 && only?.operator === '==' && !only.wildcard ? only.version : undefined
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '-')
    .replace(/[_-]*_[_-]*/g, '_')
    .replace(/^[_-]+|[_-]+$/g, '')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
