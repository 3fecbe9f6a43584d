import type { RimeClient } from '../client/rime-client.ts'
import { type Logger, silentLogger } from '../logger.ts'
import { decide, type Decision } from './image/decide.ts'
import { type NearMiss, nearMissOf } from './image/near-misses.ts'
import { type Survey, survey } from './image/survey.ts'
import type { ImageWish } from './image/wish.ts'

/** What would be done, and all that it was decided from. */
export type ImagePlan = Decision & {
  known: Survey
  /** Images that are not good enough, nearest first; empty when one is reused. */
  nearMisses: NearMiss[]
  /** How many requests the plan took. */
  requests: number
}

/**
 * Decides between reusing an image, waiting for one, and building one. Builds nothing.
 *
 * @throws ProblemsError when the requirements cannot be resolved.
 */
export async function planImage(
  client: RimeClient,
  wish: ImageWish,
  log: Logger = silentLogger
): Promise<ImagePlan> {
  const before = client.requests
  const known = await survey(client, wish, log)
  const nearMisses = known.found.misses.map(nearMissOf)
  return { ...decide(wish, known), known, nearMisses, requests: client.requests - before }
}

/** One line for each thing that an image lacks, and what would have to be written for it to fit. */
export function nearMissLines(nearMisses: readonly NearMiss[]): string[] {
  return nearMisses.flatMap(({ name, shortfalls }) => [
    `Image ${name} does not fit:`,
    ...shortfalls.map(({ reason, change }) => `  ${reason} (to use it, ${change})`)
  ])
}
