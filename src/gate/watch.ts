import { setTimeout as sleep } from 'node:timers/promises'

import type { Job } from '../api/types.ts'
import type { RimeClient } from '../client/rime-client.ts'
import { ApiError, isPassing } from '../client/errors.ts'
import { IncompleteRunError } from './errors.ts'
import { LogTail } from './log-tail.ts'

export interface Progress {
  done: number
  /** 0 until the server has planned the tests. */
  total: number
  /** The test that runs now, as the server names it. */
  running?: string
}

export interface WatchOptions {
  signal: AbortSignal
  /** Told when something of it has changed. */
  onProgress?: (progress: Progress) => void
  /** Whole new lines of the job's log, each once. */
  onLogLine?: (line: string) => void
  limits?: Partial<WatchLimits>
}

/** In milliseconds. */
export interface WatchLimits {
  /** A job nobody takes up is lost: the queue is full for good, or no agent is there. */
  pendingMs: number
  /** How long the server may fail to answer before it counts as gone; an upgrade of a cluster takes minutes. */
  outageMs: number
}

const DEFAULT_LIMITS: WatchLimits = { pendingMs: 30 * 60_000, outageMs: 10 * 60_000 }
const SHORTEST_POLL_MS = 150
const LONGEST_POLL_MS = 20_000
/** A poll after each twentieth of the time so far: the end is seen within 5 % of the job's length. */
const POLL_SHARE = 1 / 20

const WAITING = new Set(['JOB_STATUS_REQUESTED', 'JOB_STATUS_PENDING'])
const RUNNING = 'JOB_STATUS_RUNNING'
const TERMINAL = new Set(['JOB_STATUS_SUCCEEDED', 'JOB_STATUS_FAILED', 'JOB_STATUS_CANCELLED'])

/** Wait before the next poll of a job that has been watched for `elapsedMs`. */
export function pollDelay(elapsedMs: number): number {
  return Math.min(LONGEST_POLL_MS, Math.max(SHORTEST_POLL_MS, elapsedMs * POLL_SHARE))
}

/**
 * Follows a job to its end.
 *
 * @returns the job in a terminal state, whichever; the caller decides what FAILED means.
 * @throws IncompleteRunError when the server no longer knows the job, leaves it pending, or names an unknown state;
 *   ApiError or TransportError when the server is away for longer than the limit, or refuses.
 */
export async function watchJob(client: RimeClient, jobId: string, options: WatchOptions): Promise<Job> {
  const { signal, onProgress, onLogLine } = options
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const started = performance.now()
  const log = onLogLine === undefined ? undefined : new LogTail(() => client.getLog(jobId), onLogLine)
  let lastAnswer = started
  let taken = false
  let shown = ''
  for (;;) {
    const job = await client.getJob(jobId).catch((error: unknown) => {
      if (!mayComeBack(error) || performance.now() - lastAnswer > limits.outageMs) throw lost(error, jobId)
      return undefined
    })
    if (job !== undefined) {
      const { status } = job as { status: string }
      const ended = TERMINAL.has(status)
      if (!ended && status !== RUNNING && !WAITING.has(status)) throw unknownStatus(jobId, status)
      lastAnswer = performance.now()
      taken ||= status === RUNNING
      const progress = progressOf(job)
      if (progress !== undefined && JSON.stringify(progress) !== shown) {
        shown = JSON.stringify(progress)
        onProgress?.(progress)
      }
      await log?.show(ended)
      if (ended) return job
      if (!taken && lastAnswer - started > limits.pendingMs) throw stuck(jobId, limits.pendingMs)
    }
    await sleep(pollDelay(performance.now() - started), undefined, { signal })
  }
}

/** What is ridden out. A 404 without the API's code is that of an ingress whose server is away. */
function mayComeBack(error: unknown): boolean {
  if (isPassing(error)) return true
  return error instanceof ApiError && (error.status === 500 || isForeign404(error))
}

function isForeign404({ status, code }: ApiError): boolean {
  return status === 404 && code === undefined
}

function lost(error: unknown, jobId: string): unknown {
  if (!(error instanceof ApiError && error.status === 404)) return error
  return new IncompleteRunError('job-lost', `The server no longer knows job ${jobId}.`, {
    hint: 'It may have been restarted with an empty store, or its project was deleted. Run the step again.',
    cause: error
  })
}

function unknownStatus(jobId: string, status: string): IncompleteRunError {
  return new IncompleteRunError(
    'job-status-unknown',
    `Job ${jobId} has a status that is not known here: ${status.slice(0, 60)}.`
  )
}

function stuck(jobId: string, limitMs: number): IncompleteRunError {
  return new IncompleteRunError(
    'job-pending',
    `Job ${jobId} has been waiting for ${Math.round(limitMs / 6_000) / 10} minutes and was not started.`,
    {
      hint: 'Ask the administrator of the server whether its agents are running and have room, then run the step again.'
    }
  )
}

function progressOf(job: Job): Progress | undefined {
  const batches = job.jobData?.stress?.progress?.testRun?.testBatches
  if (batches === undefined || batches.length === 0) return undefined
  const running = batches.find((batch) => batch.status === 'TEST_TASK_STATUS_RUNNING')?.type
  return {
    done: batches.filter((batch) => batch.status === 'TEST_TASK_STATUS_COMPLETED').length,
    total: batches.length,
    ...(running === undefined ? {} : { running })
  }
}
