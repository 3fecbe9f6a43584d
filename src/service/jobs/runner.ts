import type { Logger } from '../../logger.ts'
import type { BuildRequest, ImageRecord } from '../../runtime/runtime.ts'
import type { EngineFailure } from '../../engine/job.ts'
import { messageOf, RpcError } from '../errors.ts'
import type { Concurrency } from '../options.ts'
import type { JobRow, TerminalStatus } from '../store/jobs.ts'
import type { Owner } from '../store/owner.ts'
import { runImageBuild } from './image-build.ts'
import { jobFolder, makeJobFolder } from './job-folder.ts'
import { Queue } from './queue.ts'
import { Recovery } from './recovery.ts'
import type { StressTestSpec, StressTestTools } from './stress-test.ts'
import { formatFailure, runStressTest } from './stress-test.ts'

export interface RunnerOptions extends StressTestTools {
  owner: Owner
  stateDir: string
  concurrency: Concurrency
  jobSeconds: number
  /** Called with each job that has ended. */
  onEnd: (job: JobRow) => void
  log: Logger
}

/** Why a running job is ended early. */
class JobStopped extends Error {
  readonly status: TerminalStatus
  constructor(status: TerminalStatus, message: string) {
    super(message)
    this.status = status
  }
}

interface Outcome {
  status: TerminalStatus
  message?: string
  record?: ImageRecord
}

/** How often requests that came through another process are looked for, and dead processes' jobs. */
const CANCEL_POLL_MS = 500
const RECOVERY_MS = 15_000
/** A runtime that ignores its signal is left behind after this long. */
const ABANDON_MS = 3_000

/** Runs the jobs of this process. */
export class JobRunner {
  /** Of jobs whose process has died. */
  readonly recovery: Recovery
  readonly #options: RunnerOptions
  readonly #queues: { stressTests: Queue; imageBuilds: Queue }
  readonly #controllers = new Map<string, AbortController>()
  readonly #timers: NodeJS.Timeout[]

  constructor(options: RunnerOptions) {
    this.#options = options
    this.recovery = new Recovery({ ...options, isActive: (id) => this.#isActive(id) })
    this.#queues = {
      stressTests: new Queue(options.concurrency.stressTests),
      imageBuilds: new Queue(options.concurrency.imageBuilds)
    }
    this.#timers = [
      setInterval(() => this.#guarded(() => this.#cancelRequested()), CANCEL_POLL_MS),
      setInterval(() => this.#guarded(() => this.recovery.run()), RECOVERY_MS)
    ]
    for (const timer of this.#timers) timer.unref()
  }

  /** A job that has been added to the store by this process. */
  submit(row: JobRow): void {
    const queue = row.type === 'JOB_TYPE_IMAGE_BUILDER' ? this.#queues.imageBuilds : this.#queues.stressTests
    queue.add(row.id, () =>
      this.#run(row).catch((error: unknown) => {
        this.#options.log.error(`The end of job ${row.id} could not be stored: ${messageOf(error)}`)
      })
    )
  }

  /** Asks for the end of a job of whichever process. A PENDING one of ours is over when this returns. */
  cancel(id: string): void {
    const row = this.#options.jobs.requestCancel(id)
    if (row.owner === this.#options.owner.id) this.#cancelOwn(id)
  }

  cancelAll(): void {
    for (const row of this.#options.jobs.ownActive()) this.cancel(row.id)
  }

  /** @param cancelJobs false: waits for all jobs to end by themselves. */
  async close(cancelJobs: boolean): Promise<void> {
    if (cancelJobs) this.cancelAll()
    await Promise.all([this.#queues.stressTests.idle(), this.#queues.imageBuilds.idle()])
    for (const timer of this.#timers) clearInterval(timer)
    await this.recovery.settled()
  }

  #isActive(id: string): boolean {
    return this.#controllers.has(id) || this.#queues.stressTests.has(id) || this.#queues.imageBuilds.has(id)
  }

  #cancelRequested(): void {
    for (const id of this.#options.jobs.cancelRequested()) this.#cancelOwn(id)
  }

  #cancelOwn(id: string): void {
    const wasWaiting = this.#queues.stressTests.remove(id) || this.#queues.imageBuilds.remove(id)
    if (wasWaiting) this.#finish(id, { status: 'JOB_STATUS_CANCELLED' })
    else this.#controllers.get(id)?.abort(new JobStopped('JOB_STATUS_CANCELLED', 'cancelled'))
  }

  async #run(row: JobRow): Promise<void> {
    const { jobs, jobSeconds, stateDir } = this.#options
    if (!jobs.start(row.id)) return
    const controller = new AbortController()
    this.#controllers.set(row.id, controller)
    const timeout = setTimeout(() => {
      controller.abort(
        new JobStopped('JOB_STATUS_FAILED', `The job took longer than its limit of ${jobSeconds} s.`)
      )
    }, jobSeconds * 1000)
    const work = { isAbandoned: false }
    try {
      makeJobFolder(jobFolder(stateDir, row.id))
      const execution = this.#execute(row, controller.signal)
      const outcome = await abandonable(execution, controller.signal, () => (work.isAbandoned = true))
      this.#finish(row.id, outcome)
    } catch (error) {
      this.#finish(row.id, this.#outcomeOf(row, error))
      if (work.isAbandoned) jobs.keepForCleanup(row.id)
    } finally {
      clearTimeout(timeout)
      this.#controllers.delete(row.id)
    }
  }

  async #execute(row: JobRow, signal: AbortSignal): Promise<Outcome> {
    const folder = jobFolder(this.#options.stateDir, row.id)
    if (row.type === 'JOB_TYPE_IMAGE_BUILDER') {
      const request = JSON.parse(row.spec) as BuildRequest
      const outcome = await runImageBuild(request, folder, this.#options.runtime, signal)
      if ('failure' in outcome) return failed(outcome.failure)
      return { status: 'JOB_STATUS_SUCCEEDED', record: outcome.record }
    }
    const spec = JSON.parse(row.spec) as StressTestSpec
    const failure = await runStressTest(row.id, spec, folder, this.#options, signal)
    signal.throwIfAborted()
    return failure === undefined ? { status: 'JOB_STATUS_SUCCEEDED' } : failed(failure)
  }

  #outcomeOf(row: JobRow, error: unknown): Outcome {
    if (error instanceof JobStopped) {
      return error.status === 'JOB_STATUS_CANCELLED'
        ? { status: error.status }
        : { status: error.status, message: error.message }
    }
    if (!(error instanceof RpcError)) this.#options.log.error(`Job ${row.id} failed: ${messageOf(error)}`)
    return { status: 'JOB_STATUS_FAILED', message: messageOf(error) }
  }

  #finish(id: string, outcome: Outcome): void {
    const { database, jobs, images, onEnd } = this.#options
    const hasEnded = database.transaction(() => {
      if (!jobs.finish(id, outcome.status, outcome.message)) return false
      const record = outcome.status === 'JOB_STATUS_SUCCEEDED' ? outcome.record : undefined
      images.finishBuild(id, record, outcome.message)
      return true
    })
    if (hasEnded) onEnd(jobs.row(id))
  }

  /** A disk that is full for a while must not end the process. */
  #guarded(body: () => unknown): void {
    try {
      body()
    } catch (error) {
      this.#options.log.error(messageOf(error))
    }
  }
}

function failed(failure: EngineFailure): Outcome {
  return { status: 'JOB_STATUS_FAILED', message: formatFailure(failure) }
}

/** `work`, or the signal's reason once it has been aborted and `work` has not ended within `ABANDON_MS`. */
function abandonable<T>(work: Promise<T>, signal: AbortSignal, onAbandon: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined
    const onAbort = (): void => {
      timer = setTimeout(() => {
        onAbandon()
        reject(signal.reason as Error)
      }, ABANDON_MS)
    }
    signal.addEventListener('abort', onAbort, { once: true })
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
    })
  })
}
