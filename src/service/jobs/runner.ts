import type { Logger } from '../../logger.ts'
import type { ImageRecord } from '../../runtime/runtime.ts'
import type { EngineFailure } from '../../engine/job.ts'
import { messageOf, RpcError } from '../errors.ts'
import type { Concurrency } from '../options.ts'
import type { JobRow, TerminalStatus } from '../store/jobs.ts'
import type { Owner } from '../store/owner.ts'
import { ContentLocks } from '../store/content-locks.ts'
import { abandonable } from './abandonable.ts'
import { IdleWork } from './idle-work.ts'
import type { ImageBuildSpec, ImageBuildTools } from './image-build.ts'
import { runImageBuild } from './image-build.ts'
import { jobFolder, makeJobFolder } from './job-folder.ts'
import { Queue } from './queue.ts'
import { Recovery } from './recovery.ts'
import type { Resolver } from './resolver.ts'
import { RetiredSweep } from './retired-sweep.ts'
import { Slots } from './slots.ts'
import type { StressTestSpec, StressTestTools } from './stress-test.ts'
import { formatFailure, runStressTest } from './stress-test.ts'

export interface RunnerOptions extends StressTestTools {
  owner: Owner
  stateDir: string
  concurrency: Concurrency
  resolver: Resolver
  jobSeconds: number
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
const RECOVERY_MS = 5_000

/** Runs the jobs of this process. */
export class JobRunner {
  /** Of jobs whose process has died. */
  readonly recovery: Recovery
  readonly idleWork: IdleWork
  readonly #options: RunnerOptions
  readonly #retiredSweep: RetiredSweep
  readonly #imageTools: ImageBuildTools
  /** Image jobs all start at once, to be resolved; builders are what they wait for. */
  readonly #queues: { stressTests: Queue; imageJobs: Queue }
  readonly #controllers = new Map<string, AbortController>()
  readonly #timers: NodeJS.Timeout[]

  constructor(options: RunnerOptions) {
    const { concurrency, database, owner, runtime, log } = options
    this.#options = options
    this.#retiredSweep = new RetiredSweep({ ...options, ownerId: owner.id })
    this.recovery = new Recovery({
      ...options,
      retiredSweep: this.#retiredSweep,
      isActive: (id) => this.#isActive(id)
    })
    this.idleWork = new IdleWork(runtime, log)
    this.#imageTools = {
      ...options,
      builders: new Slots(concurrency.imageBuilds),
      contentLocks: new ContentLocks(database, owner.id)
    }
    this.#queues = { stressTests: new Queue(concurrency.stressTests), imageJobs: new Queue(Infinity) }
    this.#timers = [
      setInterval(() => this.#guarded(() => this.#cancelRequested()), CANCEL_POLL_MS),
      setInterval(() => this.#guarded(() => this.recovery.run()), RECOVERY_MS)
    ]
    for (const timer of this.#timers) timer.unref()
  }

  /** A job that has been added to the store by this process. */
  submit(row: JobRow): void {
    const queue = row.type === 'JOB_TYPE_IMAGE_BUILDER' ? this.#queues.imageJobs : this.#queues.stressTests
    this.idleWork.jobStarted()
    queue.add(row.id, () =>
      this.#run(row)
        .catch((error: unknown) => {
          this.#options.log.error(`The end of job ${row.id} could not be stored: ${messageOf(error)}`)
        })
        .finally(() => this.#ended())
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
    const idle = this.idleWork.close()
    if (cancelJobs) this.cancelAll()
    await Promise.all([this.#queues.stressTests.idle(), this.#queues.imageJobs.idle()])
    for (const timer of this.#timers) clearInterval(timer)
    await Promise.all([idle, this.recovery.settled()])
  }

  #isActive(id: string): boolean {
    return this.#controllers.has(id) || this.#queues.stressTests.has(id) || this.#queues.imageJobs.has(id)
  }

  #cancelRequested(): void {
    for (const id of this.#options.jobs.cancelRequested()) this.#cancelOwn(id)
  }

  #cancelOwn(id: string): void {
    const wasWaiting = this.#queues.stressTests.remove(id) || this.#queues.imageJobs.remove(id)
    if (wasWaiting) {
      this.#finish(id, { status: 'JOB_STATUS_CANCELLED' })
      this.#ended()
    } else this.#controllers.get(id)?.abort(new JobStopped('JOB_STATUS_CANCELLED', 'cancelled'))
  }

  async #run(row: JobRow): Promise<void> {
    const { jobs, stateDir } = this.#options
    if (!jobs.start(row.id)) return
    const controller = new AbortController()
    this.#controllers.set(row.id, controller)
    const onEnd: (() => void)[] = []
    const work = { isAbandoned: false }
    try {
      makeJobFolder(jobFolder(stateDir, row.id))
      const execution = this.#execute(row, controller, onEnd)
      const outcome = await abandonable(execution, controller.signal, () => (work.isAbandoned = true))
      this.#finish(row.id, outcome)
    } catch (error) {
      this.#finish(row.id, this.#outcomeOf(row, error))
      if (work.isAbandoned) jobs.keepForCleanup(row.id)
    } finally {
      for (const release of onEnd) this.#guarded(release)
      this.#controllers.delete(row.id)
    }
  }

  /** @param onEnd what is to be called when the job has ended */
  async #execute(row: JobRow, controller: AbortController, onEnd: (() => void)[]): Promise<Outcome> {
    const { signal } = controller
    const folder = jobFolder(this.#options.stateDir, row.id)
    if (row.type === 'JOB_TYPE_IMAGE_BUILDER') {
      const job = {
        id: row.id,
        folder,
        signal,
        onStart: () => onEnd.push(this.#limitTime(controller)),
        onEnd: (release: () => void) => onEnd.push(release)
      }
      const outcome = await runImageBuild(JSON.parse(row.spec) as ImageBuildSpec, job, this.#imageTools)
      if ('failure' in outcome) return failed(outcome.failure)
      return { status: 'JOB_STATUS_SUCCEEDED', record: outcome.record }
    }
    onEnd.push(this.#limitTime(controller))
    const spec = JSON.parse(row.spec) as StressTestSpec
    const failure = await runStressTest(row.id, spec, folder, this.#options, signal)
    signal.throwIfAborted()
    return failure === undefined ? { status: 'JOB_STATUS_SUCCEEDED' } : failed(failure)
  }

  /** From now on the job has `jobSeconds`. @returns ends the limit. */
  #limitTime(controller: AbortController): () => void {
    const { jobSeconds } = this.#options
    const timeout = setTimeout(() => {
      controller.abort(
        new JobStopped('JOB_STATUS_FAILED', `The job took longer than its limit of ${jobSeconds} s.`)
      )
    }, jobSeconds * 1000)
    return () => clearTimeout(timeout)
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
    const { database, jobs, images } = this.#options
    database.transaction(() => {
      if (!jobs.finish(id, outcome.status, outcome.message)) return
      const record = outcome.status === 'JOB_STATUS_SUCCEEDED' ? outcome.record : undefined
      images.finishBuild(id, record, outcome.message)
      if (record !== undefined) this.idleWork.add(record)
    })
  }

  /** A job is over: images that it was the last to use may go, and there may be time for idle work. */
  #ended(): void {
    this.idleWork.jobEnded()
    this.#retiredSweep.start()
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
