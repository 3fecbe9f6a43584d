import type { Logger } from '../../logger.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import { messageOf } from '../errors.ts'
import type { ImageStore } from '../store/images.ts'

export interface SweepOptions {
  images: ImageStore
  runtime: Runtime
  ownerId: string
  log: Logger
}

/** Removes images that were replaced, once no job uses them. */
export class RetiredSweep {
  readonly #options: SweepOptions
  #sweeping: Promise<void> = Promise.resolve()

  constructor(options: SweepOptions) {
    this.#options = options
  }

  /** Called when a job has ended. Does not throw; what cannot be removed is tried again the next time. */
  start(): void {
    this.#sweeping = this.#sweeping.then(() => this.#sweep())
  }

  async settled(): Promise<void> {
    await this.#sweeping
  }

  async #sweep(): Promise<void> {
    const { images, runtime, ownerId, log } = this.#options
    try {
      for (const record of images.retired.take(ownerId)) {
        try {
          // What a team shares under the name is the new image by now.
          await runtime.remove(record, { localOnly: true })
          images.retired.delete(record)
        } catch (error) {
          log.warning(`The image ${record.name} that was replaced could not be removed: ${messageOf(error)}`)
        }
      }
      images.retired.giveBack(ownerId)
    } catch (error) {
      log.warning(`Images that were replaced could not be removed: ${messageOf(error)}`)
    }
  }
}
