import type { ManagedImage } from '../../api/types.ts'
import { IncompleteRunError } from '../errors.ts'
import type { Judgement } from './judge.ts'
import type { Survey } from './survey.ts'
import { type ImageWish, nameOf } from './wish.ts'

export type Decision =
  | { kind: 'reuse'; image: ManagedImage; reason: string }
  | { kind: 'wait'; image: ManagedImage; reason: string }
  | {
      kind: 'build'
      name: string
      reason: string
      /** Why the name is not the one that was asked for, as a sentence. */
      renamed?: string
      /** The image of this name that the new one takes the place of. */
      replaces?: ManagedImage
      /** The image of this name whose build failed. */
      failed?: ManagedImage
    }

/**
 * Reuse, wait or build; from what is known alone, without asking anybody.
 *
 * @throws IncompleteRunError `image-name-taken` when no name is left to build under.
 */
export function decide(wish: ImageWish, known: Survey): Decision {
  const { best } = known.found
  if (best !== undefined) return { kind: 'reuse', image: best.image, reason: reuseReason(best, wish) }
  const [building] = known.building
  if (building !== undefined) {
    return { kind: 'wait', image: building, reason: 'It is being built from the same requirements.' }
  }
  const reason = buildReason(wish, known)
  const [wanted] = known.names
  const replaced = replaceable(wish, known)
  if (wanted !== undefined && replaced !== undefined) {
    return { kind: 'build', name: wanted.name, reason, replaces: replaced }
  }
  const free = known.names.find(({ image }) => image === undefined || image.status === 'STATUS_FAILED')
  if (wanted === undefined || free === undefined) {
    throw new IncompleteRunError(
      'image-name-taken',
      `No free name could be found for the image ${nameOf(wish)}.`,
      {
        hint: 'Give another image-name.'
      }
    )
  }
  return {
    kind: 'build',
    name: free.name,
    reason,
    ...(free === wanted ? {} : { renamed: renamedReason(wish, wanted.image, free.name) }),
    ...(free.image === undefined ? {} : { failed: free.image })
  }
}

/** Only an image of the same requirements is replaced: what somebody built from others stays theirs. */
function replaceable(wish: ImageWish, { found, names }: Survey): ManagedImage | undefined {
  if (wish.rebuild !== 'replace') return undefined
  const image = names[0]?.image
  if (image?.status !== 'STATUS_READY') return undefined
  if (wish.reuse === 'never') return found.namedIsSame === true ? image : undefined
  const { stale } = found
  return stale?.same === true && stale.image.name === image.name ? image : undefined
}

function reuseReason({ image, same }: Judgement, wish: ImageWish): string {
  if (same) return 'It was built from the same requirements.'
  const alias = image.name === nameOf(wish) ? '' : ` (asked for as ${nameOf(wish)})`
  return `Its libraries satisfy every requirement${alias}.`
}

function buildReason(wish: ImageWish, { found }: Survey): string {
  if (wish.reuse === 'never') return 'The input reuse is "never".'
  if (found.stale !== undefined) return `Image ${found.stale.image.name} is older than freshness allows.`
  if (found.misses.length > 0) return 'No image has everything that is asked for.'
  return 'No image has these libraries.'
}

function renamedReason(wish: ImageWish, taken: ManagedImage | undefined, name: string): string {
  const wanted = nameOf(wish)
  const why =
    wish.reuse === 'never'
      ? 'by an image that stays as it is'
      : taken?.status === 'STATUS_READY'
        ? 'by an image that does not fit'
        : 'by an image that is being built from other requirements'
  return `The name ${wanted} is taken ${why}; this one is called ${name}.`
}
