import { setTimeout as sleep } from 'node:timers/promises'

import type { BuildRequest, ImageRecord, Resolution, Runtime } from '../../runtime/runtime.ts'
import { BuildError } from '../../runtime/runtime.ts'
import type { EngineFailure } from '../../engine/job.ts'
import { RpcError } from '../errors.ts'
import type { ContentLocks } from '../store/content-locks.ts'
import type { ImageStore } from '../store/images.ts'
import type { JobFolder } from './job-folder.ts'
import { CappedLog } from './job-log.ts'
import type { Resolver } from './resolver.ts'
import type { Slots } from './slots.ts'

/** What a job of type IMAGE_BUILDER does: build from requirements, or move an image onto another base. */
export type ImageBuildSpec = { build: BuildRequest } | { upgrade: { name: string; baseImage?: string } }

export interface ImageBuildTools {
  runtime: Runtime
  images: ImageStore
  resolver: Resolver
  builders: Slots
  contentLocks: ContentLocks
}

/** One job's hold on what all share. */
export interface ImageBuildJob {
  id: string
  folder: JobFolder
  signal: AbortSignal
  /** Called when the work itself begins, after all waiting. */
  onStart: () => void
  /** Called when the job ends, also when a runtime that does not listen is left behind. */
  onEnd: (release: () => void) => void
}

export type ImageBuildOutcome = { record: ImageRecord } | { failure: EngineFailure }

const LOCK_POLL_MS = 100

/**
 * Builds or upgrades one image. Progress goes to the job's log.
 *
 * @throws the signal's reason when it is aborted, and whatever a runtime throws that is not a BuildError.
 */
export async function runImageBuild(
  spec: ImageBuildSpec,
  job: ImageBuildJob,
  tools: ImageBuildTools
): Promise<ImageBuildOutcome> {
  const log = new CappedLog(job.folder.log)
  const line = (text: string): void => log.line(text)
  try {
    const record =
      'build' in spec
        ? await build(spec.build, job, tools, line)
        : await upgrade(spec.upgrade, job, tools, line)
    line(`Image ${record.name} is ready after ${record.buildSeconds.toFixed(1)} s.`)
    return { record }
  } catch (error) {
    job.signal.throwIfAborted()
    if (!(error instanceof BuildError)) throw error
    line(error.message)
    const hint = error.hint === undefined ? {} : { hint: error.hint }
    return { failure: { code: `image-${error.stage}`, message: error.message, ...hint } }
  } finally {
    log.close()
  }
}

/**
 * Resolves first, beside whatever is being built, so that a conflict is told in seconds; then waits for whoever installs
 * the same libraries, then for a free builder.
 */
async function build(
  request: BuildRequest,
  job: ImageBuildJob,
  tools: ImageBuildTools,
  log: (line: string) => void
): Promise<ImageRecord> {
  const resolution = await tools.resolver.resolve(request, job.signal)
  tools.images.setContentKey(job.id, resolution.contentKey)
  log(`The requirements resolve to ${countPins(resolution.lock)} libraries.`)
  await lockContent(resolution, job, tools.contentLocks, log)
  await takeBuilder(job, tools.builders, log)
  return tools.runtime.build(request, log, job.signal, resolution)
}

async function upgrade(
  { name, baseImage }: { name: string; baseImage?: string },
  job: ImageBuildJob,
  tools: ImageBuildTools,
  log: (line: string) => void
): Promise<ImageRecord> {
  const { runtime, images } = tools
  if (runtime.upgrade === undefined) throw noBases(runtime)
  await takeBuilder(job, tools.builders, log)
  const options = baseImage === undefined ? {} : { baseImage }
  return runtime.upgrade(images.readyRecord(name), options, log, job.signal)
}

export function noBases(runtime: Runtime): RpcError {
  return new RpcError(
    'unimplemented',
    `images of the ${runtime.name} runtime have no base that could be upgraded`
  )
}

/** The lock is kept until the job ends. It is in the database, so that it holds for all processes. */
async function lockContent(
  { contentKey }: Resolution,
  job: ImageBuildJob,
  locks: ContentLocks,
  log: (line: string) => void
): Promise<void> {
  job.onEnd(() => locks.release(job.id))
  if (locks.tryAcquire(contentKey, job.id)) return
  log('Another build installs the same libraries; it is waited for.')
  do await sleep(LOCK_POLL_MS, undefined, { signal: job.signal })
  while (!locks.tryAcquire(contentKey, job.id))
}

async function takeBuilder(job: ImageBuildJob, builders: Slots, log: (line: string) => void): Promise<void> {
  if (builders.isFull) log('All builders are busy; the next free one is waited for.')
  job.onEnd(await builders.acquire(job.signal))
  job.onStart()
}

function countPins(lock: string): number {
  return lock.split('\n').filter((line) => /^[A-Za-z0-9]/.test(line)).length
}
