import type { ManagedImage } from '../api/types.ts'
import type { RimeClient } from '../client/rime-client.ts'
import { IncompleteRunError } from './errors.ts'
import { type BuildContext, buildImage, waitForImage } from './image/build-image.ts'
import type { NearMiss } from './image/near-misses.ts'
import { type ImageWish, isPinned, nameOf } from './image/wish.ts'
import { nearMissLines, planImage } from './plan-image.ts'

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
    const plan = await planImage(client, wish, log)
    const { reason, nearMisses } = plan
    if (plan.kind === 'reuse') {
      log.info(`Image ${plan.image.name} is reused. ${reason}`)
      warnOfUnknownAge(plan.image, wish, context)
      return { image: plan.image, decision: 'reused', reason, nearMisses }
    }
    if (attempt === 0) for (const line of nearMissLines(nearMisses)) log.info(line)
    if (plan.kind === 'wait') {
      log.info(`Image ${plan.image.name} is waited for. ${reason}`)
      const image = await waitForImage(client, wish, plan.image, context)
      if (image !== undefined) return { image, decision: 'waited', reason, nearMisses }
    } else {
      const image = await buildImage(client, wish, plan, plan.known.server, context)
      if (image !== undefined) return { image, decision: 'built', reason, nearMisses }
    }
  }
  throw new IncompleteRunError(
    'image-name-taken',
    `No free name could be found for the image ${nameOf(wish)}.`,
    { hint: 'Give another image-name.' }
  )
}

function warnOfUnknownAge(image: ManagedImage, wish: ImageWish, { log }: BuildContext): void {
  const matters = wish.freshnessMs !== undefined && !wish.requirements.every(isPinned)
  if (matters && image.creationTime === undefined) {
    log.warning(
      `The server does not tell when image ${image.name} was built, so freshness has no effect on it.`
    )
  }
}
