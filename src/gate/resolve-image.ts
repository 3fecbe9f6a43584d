import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

import type { ManagedImage, PipLibraryFilter } from '../api/types.ts'
import { ApiError } from '../client/errors.ts'
import type { RimeClient } from '../client/rime-client.ts'
import type { Logger } from '../logger.ts'
import {
  type ImageContents,
  type ImageMatch,
  formatRequirement,
  imageNameFor,
  matchImage,
  type Requirement
} from '../requirements/index.ts'
import { IncompleteRunError } from './errors.ts'
import { rankImages } from './rank-images.ts'
import { canonicalRequirements, minorOf, parsedRequirements, toWire } from './wire-requirements.ts'
import { watchJob } from './watch.ts'

/** The environment the user asks for. */
export interface ImageWish {
  /** Alias; absent: derived from the requirements. */
  name?: string
  requirements: readonly Requirement[]
  /** Bind versions of libraries that get installed without asking for them. */
  constraints: readonly Requirement[]
  pythonVersion?: string
  reuse: 'satisfies' | 'exact' | 'never'
}

export interface ResolvedImage {
  image: ManagedImage
  decision: 'reused' | 'waited' | 'built'
  /** Why this decision, as a sentence. */
  reason: string
  /** Images that were not good enough, nearest first, and what each lacks. */
  nearMisses: { name: string; reason: string }[]
}

interface Context {
  log: Logger
  signal: AbortSignal
  onJob?: (jobId: string) => void
}

const NEAR_MISSES_SHOWN = 5
const CREATE_ATTEMPTS = 4
const FIRST_POLL_MS = 250

/**
 * Finds a managed image that satisfies the wish, waits for one that is being built, or builds one.
 *
 * @throws IncompleteRunError `image-build-failed` with the builder's own reason.
 */
export async function resolveImage(
  client: RimeClient,
  wish: ImageWish,
  context: Context
): Promise<ResolvedImage> {
  const name = wish.name ?? imageNameFor(wish.requirements)
  const { match, nearMisses } = await findImage(client, wish, name)
  if (match !== undefined) {
    const reason = reuseReason(match, wish, name)
    context.log.info(`Image ${match.name} is reused. ${reason}`)
    return { image: match, decision: 'reused', reason, nearMisses: [] }
  }
  const why =
    wish.reuse === 'never'
      ? 'The input reuse is "never".'
      : nearMisses.length === 0
        ? 'No image has these libraries.'
        : 'No image has these libraries in the versions asked for.'
  for (const miss of nearMisses) context.log.info(`Image ${miss.name} does not fit: ${miss.reason}`)
  const result = await buildOrWait(client, wish, name, why, context)
  return { ...result, nearMisses }
}

async function findImage(
  client: RimeClient,
  wish: ImageWish,
  name: string
): Promise<{ match?: ManagedImage; nearMisses: ResolvedImage['nearMisses'] }> {
  if (wish.reuse === 'never') return { nearMisses: [] }
  // By library name only: an image with another version is a near miss, and saying so is worth the longer list.
  const filters: PipLibraryFilter[] = wish.requirements.map((requirement) => ({ name: requirement.name }))
  const matches: ManagedImage[] = []
  const misses: { image: ManagedImage; match: ImageMatch }[] = []
  for await (const page of client.listImages(filters)) {
    for (const image of page) {
      if (image.status !== 'STATUS_READY') continue
      const match = matchImage(wish.requirements, contentsOf(image), wish.constraints)
      const fits =
        match.matches && pythonFits(image, wish) && (wish.reuse === 'satisfies' || isExact(image, wish))
      // Without requirements every image would do; only one made for that is meant.
      if (fits && (wish.requirements.length > 0 || image.name === name || isExact(image, wish)))
        matches.push(image)
      else misses.push({ image, match })
    }
  }
  const [best] = rankImages(matches, { ...wish, name })
  if (best !== undefined) return { match: best, nearMisses: [] }
  misses.sort((a, b) => a.match.misses.length - b.match.misses.length || compare(a.image.name, b.image.name))
  const nearMisses = misses
    .slice(0, NEAR_MISSES_SHOWN)
    .map(({ image, match }) => ({ name: image.name, reason: missReason(image, match, wish) }))
  return { nearMisses }
}

async function buildOrWait(
  client: RimeClient,
  wish: ImageWish,
  wanted: string,
  why: string,
  context: Context
): Promise<Omit<ResolvedImage, 'nearMisses'>> {
  let name = wanted
  for (let attempt = 0; attempt < CREATE_ATTEMPTS; attempt++) {
    const taken = await client.getImage(name)
    if (taken !== undefined && isBuilding(taken) && isExact(taken, wish) && wish.reuse !== 'never') {
      const reason = 'It is being built from the same requirements.'
      context.log.info(`Image ${name} is waited for. ${reason}`)
      const image = await waitForImage(client, wish, name, taken.buildJobId, context)
      return { image, decision: 'waited', reason }
    }
    if (taken !== undefined && taken.status !== 'STATUS_FAILED') {
      // Somebody's image of that name stays as it is; ours gets a name of its own.
      name = `${wanted.slice(0, 54)}-${suffixOf(wish, attempt)}`
      context.log.info(
        `The name ${wanted} is taken by an image that does not fit; this one is called ${name}.`
      )
      if ((await client.getImage(name)) !== undefined) continue
    }
    const created = await create(client, wish, name)
    // Somebody else was faster: look again what they are building.
    if (created === undefined) continue
    const jobId = created.job?.jobId ?? created.image.buildJobId
    if (jobId !== undefined) context.onJob?.(jobId)
    context.log.info(`Image ${name} is built. ${why}`)
    const image = await waitForImage(client, wish, name, jobId, context)
    return { image, decision: 'built', reason: why }
  }
  throw new IncompleteRunError('image-name-taken', `No free name could be found for the image ${wanted}.`, {
    hint: 'Give another image-name.'
  })
}

async function create(
  client: RimeClient,
  wish: ImageWish,
  name: string
): Promise<Awaited<ReturnType<RimeClient['createImage']>> | undefined> {
  try {
    return await client.createImage({
      name,
      pipRequirements: wish.requirements.map(toWire),
      ...(wish.constraints.length === 0 ? {} : { pipConstraints: wish.constraints.map(toWire) }),
      ...(wish.pythonVersion === undefined ? {} : { pythonVersion: wish.pythonVersion })
    })
  } catch (error) {
    if (error instanceof ApiError && error.status === 409) return undefined
    throw error
  }
}

async function waitForImage(
  client: RimeClient,
  wish: ImageWish,
  name: string,
  jobId: string | undefined,
  context: Context
): Promise<ManagedImage> {
  const failure = await context.log.group(`Build of image ${name}`, async () => {
    if (jobId === undefined) return pollImage(client, name, context.signal)
    const job = await watchJob(client, jobId, {
      signal: context.signal,
      onLogLine: (line) => {
        context.log.info(line)
      }
    })
    return job.status === 'JOB_STATUS_SUCCEEDED' ? undefined : (job.errorMsg ?? 'the builder gave no reason')
  })
  if (failure !== undefined) {
    const [message = '', ...rest] = failure.split('\n')
    throw new IncompleteRunError('image-build-failed', `Image ${name} could not be built: ${message}`, {
      ...(rest.length === 0 ? {} : { detail: rest.join('\n') })
    })
  }
  const image = await client.getImage(name)
  if (image?.status !== 'STATUS_READY') {
    throw new IncompleteRunError(
      'image-not-ready',
      `Image ${name} was built and is ${image?.status ?? 'gone'}.`
    )
  }
  const match = matchImage(wish.requirements, contentsOf(image), wish.constraints)
  if (!match.matches || !pythonFits(image, wish)) {
    throw new IncompleteRunError(
      'image-differs',
      `Image ${name} was built and does not fit: ${missReason(image, match, wish)}`
    )
  }
  return image
}

/** For servers that name no build job: the image's own status is all there is. @returns why it failed, if it did. */
async function pollImage(client: RimeClient, name: string, signal: AbortSignal): Promise<string | undefined> {
  let delay = FIRST_POLL_MS
  for (;;) {
    const image = await client.getImage(name)
    if (image === undefined) return 'the server no longer knows it'
    if (image.status === 'STATUS_READY') return undefined
    if (!isBuilding(image)) return `its status is ${image.status.slice(0, 60)}`
    await sleep(delay, undefined, { signal })
    delay = Math.min(10_000, delay * 1.3)
  }
}

function isExact(image: ManagedImage, wish: ImageWish): boolean {
  const theirs = canonicalRequirements(image)
  const ours = wish.requirements.map(formatRequirement).sort(compare)
  return theirs !== undefined && theirs.join('\n') === ours.join('\n') && pythonFits(image, wish)
}

function pythonFits(image: ManagedImage, wish: ImageWish): boolean {
  return wish.pythonVersion === undefined || minorOf(image.pythonVersion) === wish.pythonVersion
}

function isBuilding(image: ManagedImage): boolean {
  return image.status === 'STATUS_BUILDING_FIRST_TIME' || image.status === 'STATUS_REBUILDING'
}

function contentsOf(image: ManagedImage): ImageContents {
  return {
    pipLibraries: image.pipLibraries.flatMap(({ name, version }) =>
      name === undefined || version === undefined ? [] : [{ name, version }]
    ),
    ...(image.pythonVersion === undefined ? {} : { pythonVersion: image.pythonVersion }),
    ...(image.markerEnvironment === undefined ? {} : { markerEnvironment: image.markerEnvironment }),
    builtFrom: parsedRequirements(image) ?? []
  }
}

function reuseReason(image: ManagedImage, wish: ImageWish, name: string): string {
  if (isExact(image, wish)) return 'It was built from the same requirements.'
  const alias = image.name === name ? '' : ` (asked for as ${name})`
  return `Its libraries satisfy every requirement${alias}.`
}

function missReason(image: ManagedImage, match: ImageMatch, wish: ImageWish): string {
  const reasons = match.misses.map((miss) => miss.reason)
  if (!pythonFits(image, wish)) {
    reasons.push(
      `it has Python ${image.pythonVersion ?? 'of an unknown version'}, ${wish.pythonVersion ?? ''} is asked for`
    )
  }
  if (reasons.length === 0) reasons.push('it was built from other requirements and reuse is "exact"')
  return `${reasons.join('; ')}.`
}

function suffixOf(wish: ImageWish, attempt: number): string {
  const salt = wish.reuse === 'never' ? `${Date.now()}` : `${attempt}`
  const text = [
    wish.pythonVersion ?? '',
    ...wish.requirements.map(formatRequirement).sort(compare),
    salt
  ].join('\n')
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
