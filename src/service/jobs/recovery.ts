import type { Logger } from '../../logger.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import { messageOf } from '../errors.ts'
import type { Database } from '../store/database.ts'
import { ContentLocks } from '../store/content-locks.ts'
import type { ImageStore } from '../store/images.ts'
import type { JobRow, JobStore } from '../store/jobs.ts'
import type { Owner } from '../store/owner.ts'
import { stopLeftEngine } from './engine-process.ts'
import { clearJobFolder, jobFolder } from './job-folder.ts'
import type { RetiredSweep } from './retired-sweep.ts'

export interface RecoveryOptions {
  owner: Owner
  database: Database
  jobs: JobStore
  images: ImageStore
  runtime: Runtime
  retiredSweep: RetiredSweep
  stateDir: string
  log: Logger
  /** Whether this process is at work on the job. */
  isActive: (jobId: string) => boolean
}

export const LOST_JOB = 'The service that ran this job stopped; start it again.'

/** Ends the jobs of service processes that died, and clears away what they left. */
export class Recovery {
  readonly #options: RecoveryOptions
  readonly #contentLocks: ContentLocks
  #cleaning: Promise<void> | undefined

  constructor(options: RecoveryOptions) {
    this.#options = options
    this.#contentLocks = new ContentLocks(options.database, options.owner.id)
  }

  /**
   * Marks the jobs FAILED and begins to end their engines, workers and files; see `settled`. Cleaning that was itself
   * cut off is done again.
   *
   * @returns how many jobs were ended.
   */
  run(): number {
    const { owner, database, jobs, images, isActive } = this.#options
    for (const dead of owner.findDead(database)) {
      database.transaction(() => {
        jobs.takeOver(dead)
        images.abandonRemovals(dead)
        this.#contentLocks.releaseAllOf(dead)
      })
      owner.forget(database, dead)
    }
    // Taken over just now, or ours with an end that could not be written when it came.
    const lost = jobs.ownActive().filter((row) => !isActive(row.id))
    for (const row of lost) this.#giveUp(row)
    this.#options.retiredSweep.start()
    this.#cleaning ??= this.#cleanUpAll().finally(() => (this.#cleaning = undefined))
    return lost.length
  }

  /** Resolves when nothing is being cleared away. */
  async settled(): Promise<void> {
    await Promise.all([this.#cleaning, this.#options.retiredSweep.settled()])
  }

  #giveUp(row: JobRow): void {
    const { database, jobs, images, log } = this.#options
    database.transaction(() => {
      jobs.finish(row.id, 'JOB_STATUS_FAILED', LOST_JOB)
      images.finishBuild(row.id, undefined, LOST_JOB)
      this.#contentLocks.release(row.id)
      jobs.keepForCleanup(row.id)
    })
    log.warning(`Job ${row.id} was lost: the service that ran it has stopped.`)
  }

  async #cleanUpAll(): Promise<void> {
    const { jobs, isActive } = this.#options
    for (const row of jobs.needingCleanup()) if (!isActive(row.id)) await this.#cleanUp(row)
  }

  async #cleanUp(row: JobRow): Promise<void> {
    const { runtime, stateDir, jobs, log } = this.#options
    const folder = jobFolder(stateDir, row.id)
    try {
      if (row.engine_pid !== null) await stopLeftEngine(row.engine_pid, folder.jobFile)
      await runtime.reap(row.id)
      await clearJobFolder(folder)
      jobs.cleanedUp(row.id)
    } catch (error) {
      log.warning(`What job ${row.id} left behind could not be removed: ${messageOf(error)}`)
    }
  }
}
