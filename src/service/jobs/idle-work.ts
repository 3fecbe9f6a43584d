import type { Logger } from '../../logger.ts'
import type { ImageRecord, Runtime } from '../../runtime/runtime.ts'
import { messageOf } from '../errors.ts'

/** A runtime that ignores its signal is not waited for longer than this. */
const STOP_MS = 1_000

/**
 * Compiles the bytecode of new images while this process has nothing else to do. A job that starts ends it, and the
 * image's turn comes again when all jobs have ended.
 */
export class IdleWork {
  readonly #runtime: Runtime
  readonly #log: Logger
  readonly #waiting = new Map<string, ImageRecord>()
  #activeJobs = 0
  #running: { reference: string; controller: AbortController; ended: Promise<void> } | undefined
  #isClosed = false

  constructor(runtime: Runtime, log: Logger) {
    this.#runtime = runtime
    this.#log = log
  }

  /** An image that was built just now. */
  add(record: ImageRecord): void {
    if (this.#runtime.compileBytecode !== undefined) this.#waiting.set(record.reference, record)
  }

  jobStarted(): void {
    this.#activeJobs++
    this.#running?.controller.abort(new Error('a job has started'))
  }

  jobEnded(): void {
    this.#activeJobs--
    this.#next()
  }

  /** The image is about to be removed. Resolves when nothing is at work in it. */
  async drop(reference: string): Promise<void> {
    this.#waiting.delete(reference)
    if (this.#running?.reference === reference) await this.#stop('the image is removed')
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#stop('the service closes')
  }

  async #stop(reason: string): Promise<void> {
    if (this.#running === undefined) return
    this.#running.controller.abort(new Error(reason))
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, STOP_MS)))
    await Promise.race([this.#running.ended, late])
    clearTimeout(timer)
  }

  #next(): void {
    const [record] = this.#waiting.values()
    if (record === undefined || this.#activeJobs > 0 || this.#running !== undefined || this.#isClosed) return
    const controller = new AbortController()
    const ended = this.#compile(record, controller.signal).then(() => {
      this.#running = undefined
      this.#next()
    })
    this.#running = { reference: record.reference, controller, ended }
  }

  async #compile(record: ImageRecord, signal: AbortSignal): Promise<void> {
    try {
      await this.#runtime.compileBytecode?.(record, signal)
    } catch (error) {
      if (!signal.aborted) {
        this.#log.debug(`Bytecode of image ${record.name} was not compiled: ${messageOf(error)}`)
      }
    }
    if (!signal.aborted) this.#waiting.delete(record.reference)
  }
}
