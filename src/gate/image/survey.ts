import { createHash } from 'node:crypto'

import type { ManagedImage, ResolveImageResponse } from '../../api/types.ts'
import { ApiError, TransportError } from '../../client/errors.ts'
import type { RimeClient } from '../../client/rime-client.ts'
import type { Logger } from '../../logger.ts'
import { imageNameBeside, imageNameFor } from '../../requirements/index.ts'
import { IncompleteRunError } from '../errors.ts'
import { conflictOf, placesOf } from './conflict.ts'
import { findImage, type Found } from './find-image.ts'
import { isSameBuild, isUsable, judgeOf } from './judge.ts'
import { canonicalText, type ImageWish, nameOf } from './wish.ts'
import { requestOf, type ServerKind } from './wire.ts'

/** All that a decision needs to know. */
export interface Survey {
  found: Found
  /** What an image would hold; absent: not asked, or the server cannot say. */
  resolution?: ResolveImageResponse
  server: ServerKind
  /** Images of the same request that are being built. */
  building: ManagedImage[]
  /** Names to build under, in the order of preference, with what has them now. */
  names: { name: string; image?: ManagedImage }[]
}

/**
 * Asks as little as is needed: nothing more once there is an image that can be used; else what the requirements
 * resolve to, so that a conflict is told before a builder is taken, and which names are free.
 *
 * @throws ProblemsError with the lines that cannot be met together.
 */
export async function survey(client: RimeClient, wish: ImageWish, log: Logger): Promise<Survey> {
  const found = await findImage(client, wish)
  const known: Survey = { found, server: 'cluster', building: [], names: [] }
  if (found.best !== undefined) return known
  const isPlain = wish.constraints.length === 0 && (wish.systemPackages ?? []).length === 0
  if (found.named !== undefined && wish.reuse !== 'never' && isPlain && isSameBuild(found.named, wish)) {
    return { ...known, building: [found.named] }
  }
  const answer = await resolveRequirements(client, wish, log)
  if (answer.resolution === undefined) {
    return { ...known, server: answer.server, ...(await nameSurvey(client, wish, found)) }
  }
  const { resolution } = answer
  const judge = judgeOf(wish, Date.now())
  const judged = resolution.images.filter(isUsable).map(judge)
  const [fitting] = judged.filter(({ shortfalls }) => shortfalls.length === 0)
  if (fitting !== undefined && wish.reuse !== 'never') {
    // Somebody's build has ended since the list was read, or the list was too long to be read to its end.
    return { ...known, server: 'ours', resolution, found: { ...found, best: fitting, misses: [] } }
  }
  const building = resolution.images.filter((image) => isSameBuild(image, wish, resolution.requestKey))
  if (building.length > 0 && wish.reuse !== 'never') {
    return { ...known, server: 'ours', resolution, building }
  }
  const named = await nameSurvey(client, wish, found, resolution)
  return { ...known, server: 'ours', resolution, ...named }
}

/**
 * What the server makes of the requirements. Undefined where it has no such call, and where it gave no answer: then the
 * build job will say.
 */
export async function resolveRequirements(
  client: RimeClient,
  wish: ImageWish,
  log: Logger
): Promise<{ resolution?: ResolveImageResponse; server: ServerKind }> {
  try {
    const resolution = await client.resolveImage(requestOf(wish, 'ours'))
    return resolution === undefined ? { server: 'cluster' } : { resolution, server: 'ours' }
  } catch (error) {
    if (error instanceof ApiError && error.status === 400 && error.code === 9) {
      if (isIndexFailure(error.message)) throw unresolved(error.message, wish)
      throw conflictOf(error.message, wish)
    }
    const noAnswer = error instanceof TransportError || (error instanceof ApiError && error.status >= 500)
    if (!noAnswer) throw error
    log.debug(`The requirements were not resolved before the build: ${error.message}`)
    return { server: 'ours' }
  }
}

/** Our server says with the explanation when it is the package index that failed, and not the requirements. */
function isIndexFailure(explanation: string): boolean {
  return /The package index (?:did not answer|refused access)|The certificate of the package index/.test(
    explanation
  )
}

function unresolved(explanation: string, wish: ImageWish): IncompleteRunError {
  const [message = '', ...rest] = explanation.split('\n')
  const detail = [placesOf(explanation, wish) ?? '', ...rest].join('\n').trim()
  return new IncompleteRunError('image-build-failed', message, { ...(detail === '' ? {} : { detail }) })
}

async function nameSurvey(
  client: RimeClient,
  wish: ImageWish,
  found: Found,
  resolution?: ResolveImageResponse
): Promise<Pick<Survey, 'names' | 'building'>> {
  const derived = imageNameFor(wish.requirements)
  if (resolution === undefined && wish.reuse !== 'never' && derived !== nameOf(wish)) {
    // Without a request key, a build under the name that others would give it is all that can be looked for.
    const image = await client.getImage(derived)
    if (image !== undefined && isSameBuild(image, wish)) return { names: [], building: [image] }
  }
  const names: Survey['names'] = []
  for (const name of candidateNames(wish, resolution?.contentKey)) {
    const image = name === nameOf(wish) ? found.named : await client.getImage(name)
    if (image !== undefined && wish.reuse !== 'never' && isSameBuild(image, wish, resolution?.requestKey)) {
      return { names, building: [image] }
    }
    names.push({ name, ...(image === undefined ? {} : { image }) })
    if (image === undefined || image.status === 'STATUS_FAILED') break
  }
  return { names, building: [] }
}

/**
 * The name itself; then with the content key's first digits, the same for everybody who wants the same; then one of the
 * day, for what is built anew; then one of the moment, which nobody has.
 */
function candidateNames(wish: ImageWish, contentKey: string | undefined): string[] {
  const name = nameOf(wish)
  const now = new Date().toISOString()
  const content = contentKey ?? sha256(`${wish.pythonVersion ?? ''}\n${canonicalText(wish.requirements)}`)
  const further = [content, sha256(`${content}\n${now.slice(0, 10)}`), sha256(`${content}\n${now}`)]
  return [name, ...further.map((digest) => imageNameBeside(name, digest))]
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
