import type { Runtime } from '../../runtime/runtime.ts'
import { messageOf, RpcError } from '../errors.ts'
import type { ImageStore } from '../store/images.ts'

const ATTEMPTS = 3

/**
 * Keeps the stored catalogue equal to the images that are really there. The image is the record: one removed by hand is
 * gone from the next answer, one that another process has built is in it.
 */
export class Catalogue {
  readonly #runtime: Runtime
  readonly #images: ImageStore
  #refreshing: Promise<void> | undefined
  #freshUntil = -Infinity

  constructor(runtime: Runtime, images: ImageStore) {
    this.#runtime = runtime
    this.#images = images
  }

  /** @throws RpcError unavailable when the runtime cannot list its images. */
  async refresh(): Promise<void> {
    if (performance.now() < this.#freshUntil) return
    this.#refreshing ??= this.#reconcile().finally(() => (this.#refreshing = undefined))
    await this.#refreshing
  }

  async #reconcile(): Promise<void> {
    const started = performance.now()
    // A build or a deletion that ends while the runtime is asked makes its answer stale.
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const version = this.#images.version()
      const records = await this.#runtime.list().catch((error: unknown) => {
        throw new RpcError('unavailable', `the runtime cannot list its images: ${messageOf(error)}`)
      })
      if (this.#images.reconcile(records, version)) break
    }
    // A listing serves for as long as it took: asking Docker costs about a millisecond an image, and is never done
    // more than half of the time.
    const ended = performance.now()
    this.#freshUntil = ended + (ended - started)
  }
}
