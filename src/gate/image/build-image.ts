import { setTimeout as sleep } from 'node:timers/promises'

import type { ManagedImage } from '../../api/types.ts'
import { ApiError } from '../../client/errors.ts'
import type { RimeClient } from '../../client/rime-client.ts'
import type { Logger } from '../../logger.ts'
import { IncompleteRunError } from '../errors.ts'
import { watchJob } from '../watch.ts'
import { placesOf } from './conflict.ts'
import type { Decision } from './decide.ts'
import { isBuilding, judgeOf } from './judge.ts'
import { nearMissOf } from './near-misses.ts'
import type { ImageWish } from './wish.ts'
import { createRequestOf, type ServerKind } from './wire.ts'

export interface BuildContext {
  log: Logger
  signal: AbortSignal
  /** Told of the build job before it is waited for. */
  onJob?: (jobId: string) => void
}

const FIRST_POLL_MS = 250

/** @returns the image, READY and seen to fit; undefined when somebody else took the name meanwhile. */
export async function buildImage(
  client: RimeClient,
  wish: ImageWish,
  decision: Extract<Decision, { kind: 'build' }>,
  server: ServerKind,
  context: BuildContext
): Promise<ManagedImage | undefined> {
  const { name, reason, renamed, replaces, failed } = decision
  const cause = failed === undefined ? undefined : await causeOfFailure(client, failed)
  if (cause !== undefined) context.log.info(`The last build of this image failed: ${cause}`)
  if (renamed !== undefined) context.log.info(renamed)
  // Deleting is a cluster's way to free a name; our server keeps the old image in use until the new one is ready.
  if (replaces !== undefined && server === 'cluster') await deleteReplaced(client, name)
  let created: Awaited<ReturnType<RimeClient['createImage']>>
  try {
    const replaceExisting = replaces !== undefined && server === 'ours'
    created = await client.createImage(createRequestOf(name, wish, server, replaceExisting))
  } catch (error) {
    if (error instanceof ApiError && error.status === 409) return undefined
    throw error
  }
  const jobId = created.job?.jobId ?? created.image.buildJobId
  if (jobId !== undefined) context.onJob?.(jobId)
  const verb = replaces === undefined ? 'built' : 'built anew'
  context.log.info(`Image ${name} is ${verb}. ${reason}`)
  const image = await waitForBuild(client, wish, name, jobId, context)
  const unmet = unmetBy(image, wish)
  if (unmet !== undefined)
    throw new IncompleteRunError('image-differs', `Image ${name} was built and does not fit: ${unmet}`)
  return image
}

/** @returns the image, READY and seen to fit; undefined when it turned out to be another one. */
export async function waitForImage(
  client: RimeClient,
  wish: ImageWish,
  { name, buildJobId }: ManagedImage,
  context: BuildContext
): Promise<ManagedImage | undefined> {
  const image = await waitForBuild(client, wish, name, buildJobId, context)
  const unmet = unmetBy(image, wish)
  if (unmet === undefined) return image
  context.log.info(`Image ${name} was waited for and does not fit: ${unmet}`)
  return undefined
}

/** What a fresh image lacks; its name, age and origin are what was asked for. */
function unmetBy(image: ManagedImage, wish: ImageWish): string | undefined {
  const judgement = judgeOf({ ...wish, reuse: 'satisfies' }, 0)(image)
  return judgement.shortfalls.length === 0
    ? undefined
    : `${nearMissOf(judgement)
        .shortfalls.map(({ reason }) => reason)
        .join('; ')}.`
}

async function deleteReplaced(client: RimeClient, name: string): Promise<void> {
  try {
    await client.deleteImage(name)
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 403) throw error
    throw new IncompleteRunError(
      'image-replace-forbidden',
      `Image ${name} cannot be replaced: on this server only administrators may delete images.`,
      { hint: 'Set rebuild to "beside", or give a key of an administrator.', cause: error }
    )
  }
}

/** The first line of why the last build failed; undefined where the server does not tell. */
export async function causeOfFailure(client: RimeClient, image: ManagedImage): Promise<string | undefined> {
  let cause = image.statusMessage
  if ((cause ?? '') === '' && image.buildJobId !== undefined) {
    const job = await client.getJob(image.buildJobId).catch((error: unknown) => {
      if (error instanceof ApiError) return undefined
      throw error
    })
    cause = job?.errorMsg
  }
  const [first = ''] = (cause ?? '').trim().split('\n')
  return first === '' ? undefined : first.slice(0, 500)
}

/** @throws IncompleteRunError `image-build-failed` with the builder's own reason. */
async function waitForBuild(
  client: RimeClient,
  wish: ImageWish,
  name: string,
  jobId: string | undefined,
  context: BuildContext
): Promise<ManagedImage> {
  const { log, signal } = context
  const ended = await log.group(`Build of image ${name}`, async () => {
    if (jobId !== undefined) {
      const job = await watchJob(client, jobId, { signal, onLogLine: (line) => log.info(line) })
      if (job.status !== 'JOB_STATUS_SUCCEEDED') return job.errorMsg ?? 'the builder gave no reason'
    }
    return pollImage(client, name, signal)
  })
  if (typeof ended !== 'string') return ended
  const [message = '', ...rest] = ended.split('\n')
  const detail = [...rest, placesOf(ended, wish) ?? ''].join('\n').trim()
  throw new IncompleteRunError('image-build-failed', `Image ${name} could not be built: ${message}`, {
    ...(detail === '' ? {} : { detail })
  })
}

/**
 * The image's own status is what counts; where a server names no job, or only the one of an earlier build, it is all
 * there is. @returns the READY image, or why there is none.
 */
async function pollImage(
  client: RimeClient,
  name: string,
  signal: AbortSignal
): Promise<ManagedImage | string> {
  let delay = FIRST_POLL_MS
  for (;;) {
    const image = await client.getImage(name)
    if (image === undefined) return 'the server no longer knows it'
    if (image.status === 'STATUS_READY') return image
    if (!isBuilding(image)) return image.statusMessage ?? `its status is ${image.status.slice(0, 60)}`
    await sleep(delay, undefined, { signal })
    delay = Math.min(10_000, delay * 1.3)
  }
}
