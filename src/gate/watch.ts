import { setTimeout as sleep } from 'node:timers/promises'

import type { Job } from '../api/types.ts'
import type { RimeClient } from '../client/rime-client.ts'
import { ApiError } from '../client/errors.ts'
import { IncompleteRunError } from './errors.ts'

export interface Progress {
  done: number
  /** 0 until the server has planned the tests. */
  total: number
  /** The test that runs now, as the server names it. */
  running?: string
}

export interface WatchOptions {
  signal: AbortSignal
  onProgress?: (progress: Progress) => void
  /** Whole new lines of the job's log, each once. */
  onLogLine?: (line: string) => void
}

const FIRST_POLL_MS = 150
const LONGEST_POLL_MS = 5_000
/** A job nobody takes up is lost: the queue is full for good, or no agent is there. */
const LONGEST_PENDING_MS = 30 * 60_000

const RUNNING = new Set(['JOB_STATUS_REQUESTED', 'JOB_STATUS_PENDING', 'JOB_STATUS_RUNNING'])
const TERMINAL = new Set(['JOB_STATUS_SUCCEEDED', 'JOB_STATUS_FAILED', 'JOB_STATUS_CANCELLED'])

/**
 * Follows a job to its end; polls often at first and seldom later.
 *
 * @returns the job in a terminal state, whichever; the caller decides what FAILED means.
 * @throws IncompleteRunError when the server no longer knows the job, leaves it pending, or names an unknown state.
 */
export async function watchJob(client: RimeClient, jobId: string, options: WatchOptions): Promise<Job> {
  const started = performance.now()
  let delay = FIRST_POLL_MS
  let shown = ''
  let left = false
  for (;;) {
    const job = await client.getJob(jobId).catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 404) {
        throw new IncompleteRunError('job-lost', `The server no longer knows job ${jobId}.`, {
          hint: 'It may have been restarted with an empty store. Run the step again.'
        })
      }
      throw error
    })
    const status: string = job.status
    if (!RUNNING.has(status) && !TERMINAL.has(status)) {
      throw new IncompleteRunError(
        'job-status-unknown',
        `Job ${jobId} has a status that is not known here: ${status.slice(0, 60)}.`
      )
    }
    const progress = progressOf(job)
    if (options.onProgress !== undefined && progress !== undefined) options.onProgress(progress)
    if (options.onLogLine !== undefined)
      shown = await showLog(client, jobId, shown, TERMINAL.has(status), options.onLogLine)
    if (TERMINAL.has(status)) return job

    left ||= status === 'JOB_STATUS_RUNNING'
    if (!left && performance.now() - started > LONGEST_PENDING_MS) {
      throw new IncompleteRunError(
        'job-pending',
        `Job ${jobId} has been waiting for ${LONGEST_PENDING_MS / 60_000} minutes and was not started.`,
        {
          hint: 'Ask the administrator of the server whether its workers are running.'
        }
      )
    }
    await sleep(delay, undefined, { signal: options.signal })
    delay = Math.min(LONGEST_POLL_MS, delay * 1.15)
  }
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

/** The log comes whole each time; lines already shown are left out. @returns what has been shown so far. */
async function showLog(
  client: RimeClient,
  jobId: string,
  shown: string,
  ended: boolean,
  onLine: (line: string) => void
): Promise<string> {
  const log = await client.getLog(jobId)
  // A log that does not begin with what was shown was cut at its start by the server; what is left is shown anew.
  const fresh = log === undefined ? '' : log.startsWith(shown) ? log.slice(shown.length) : log
  const end = ended ? fresh.length : fresh.lastIndexOf('\n') + 1
  const part = fresh.slice(0, end)
  if (part === '') return shown
  for (const line of part.replace(/\n$/, '').split('\n')) onLine(line)
  return log?.startsWith(shown) === true ? shown + part : part
}
