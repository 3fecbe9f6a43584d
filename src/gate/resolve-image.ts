import type { ManagedImage } from '../api/types.ts'
import type { RimeClient } from '../client/rime-client.ts'
import { IncompleteRunError } from './errors.ts'
import { type BuildContext, buildImage, waitForImage } from './image/build-image.ts'
import { decide, type Decision } from './image/decide.ts'
import { type NearMiss, nearMissOf } from './image/near-misses.ts'
import { type Survey, survey } from './image/survey.ts'
import { type ImageWish, isPinned, nameOf } from './image/wish.ts'

export type { ImageWish } from './image/wish.ts'
export type { NearMiss } from './image/near-misses.ts'

export interface ResolvedImage {
  image: ManagedImage
  decision: 'reused' | 'waited' | 'built'
  /** Why this decision, as a sentence. */
  reason: string
  /** Images that were not good enough, nearest first, and what each lacks. */
  nearMisses: NearMiss[]
}

/** A name can be lost to somebody who was faster; each time all is looked at anew. */
const ATTEMPTS = 4

/** What would be done, with all that it was decided from. Builds nothing. */
export async function planImage(
  client: RimeClient,
  wish: ImageWish,
  context: Pick<BuildContext, 'log'>
): Promise<{ decision: Decision; known: Survey; nearMisses: NearMiss[] }> {
  const known = await survey(client, wish, context.log)
  const nearMisses = known.found.misses.map(nearMissOf)
  return { decision: decide(wish, known), known, nearMisses }
}

/**
 * Finds a managed image that satisfies the wish, waits for one that is being built, or builds one.
 *
 * @throws ProblemsError when the requirements cannot be resolved; IncompleteRunError `image-build-failed` with the
 *   builder's own reason.
 */
export async function resolveImage(
  client: RimeClient,
  wish: ImageWish,
  context: BuildContext
): Promise<ResolvedImage> {
  const { log } = context
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { decision, known, nearMisses } = await planImage(client, wish, context)
    const { reason } = decision
    if (decision.action === 'reuse') {
      log.info(`Image ${decision.image.name} is reused. ${reason}`)
      warnOfUnknownAge(decision.image, wish, context)
      return { image: decision.image, decision: 'reused', reason, nearMisses }
    }
    if (attempt === 0) for (const line of nearMissLines(nearMisses)) log.info(line)
    if (decision.action === 'wait') {
      log.info(`Image ${decision.image.name} is waited for. ${reason}`)
      const image = await waitForImage(client, wish, decision.image, context)
      if (image !== undefined) return { image, decision: 'waited', reason, nearMisses }
    } else {
      const image = await buildImage(client, wish, decision, known.server, context)
      if (image !== undefined) return { image, decision: 'built', reason, nearMisses }
    }
  }
  throw new IncompleteRunError(
    'image-name-taken',
    `No free name could be found for the image ${nameOf(wish)}.`,
    { hint: 'Give another image-name.' }
  )
}

/** One line for each thing that an image lacks, and what would have to be written for it to fit. */
export function nearMissLines(nearMisses: readonly NearMiss[]): string[] {
  return nearMisses.flatMap(({ name, shortfalls }) => [
    `Image ${name} does not fit:`,
    ...shortfalls.map(({ reason, change }) => `  ${reason} (to use it, ${change})`)
  ])
}

function warnOfUnknownAge(image: ManagedImage, wish: ImageWish, { log }: BuildContext): void {
  const matters = wish.freshnessMs !== undefined && !wish.requirements.every(isPinned)
  if (matters && image.creationTime === undefined) {
    log.warning(
      `The server does not tell when image ${image.name} was built, so freshness has no effect on it.`
    )
  }
}
