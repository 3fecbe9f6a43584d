import type { Logger } from '../../logger.ts'
import { messageOf, RpcError } from '../errors.ts'
import type { Database } from '../store/database.ts'

/** Probes come from several places at once, and a check writes to the disk. */
const GOOD_FOR_MS = 3_000
const RUNTIME_ANSWERS_WITHIN_MS = 5_000

export interface ReadinessOptions {
  database: Database
  /** Rejects when the runtime cannot be used. */
  askRuntime: () => Promise<void>
  log: Logger
}

/** Whether the service can do its work now: its database can be written and its runtime answers. */
export class Readiness {
  readonly #options: ReadinessOptions
  #last: Promise<void> | undefined
  #goodUntil = -Infinity

  constructor(options: ReadinessOptions) {
    this.#options = options
  }

  /** The answer of at most `GOOD_FOR_MS` ago. @throws RpcError unavailable; why stands in the log. */
  check(): Promise<void> {
    if (this.#last === undefined || performance.now() > this.#goodUntil) {
      this.#goodUntil = Infinity
      this.#last = this.#check().finally(() => (this.#goodUntil = performance.now() + GOOD_FOR_MS))
    }
    return this.#last
  }

  async #check(): Promise<void> {
    const { database, askRuntime, log } = this.#options
    try {
      database.run(
        "INSERT INTO meta (key, value) VALUES ('ready', ?1) ON CONFLICT (key) DO UPDATE SET value = ?1",
        new Date().toISOString()
      )
    } catch (error) {
      log.error(`The database cannot be written: ${messageOf(error)}`)
      throw new RpcError('unavailable', 'the database cannot be written')
    }
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_resolve, reject) => {
      const message = `no answer within ${RUNTIME_ANSWERS_WITHIN_MS / 1000} s`
      timer = setTimeout(() => reject(new Error(message)), RUNTIME_ANSWERS_WITHIN_MS)
    })
    try {
      await Promise.race([askRuntime(), late])
    } catch (error) {
      log.error(`The runtime is not ready: ${messageOf(error)}`)
      throw new RpcError('unavailable', 'the runtime does not answer')
    } finally {
      clearTimeout(timer)
    }
  }
}
