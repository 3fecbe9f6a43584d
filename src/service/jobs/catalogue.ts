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

  /**
   * @param name an image that is asked for: one that is not known is looked for again, however fresh the listing.
   * @throws RpcError unavailable when the runtime cannot list its images.
   */
  async refresh(name?: string): Promise<void> {
    const isFresh = performance.now() < this.#freshUntil
    if (isFresh && (name === undefined || this.#images.has(name))) return
    const isUnderWay = this.#refreshing !== undefined
    await this.#refreshOnce()
    // A listing that had begun before this request came may have missed the image.
    if (isUnderWay && name !== undefined && !this.#images.has(name)) await this.#refreshOnce()
  }

  #refreshOnce(): Promise<void> {
    this.#refreshing ??= this.#reconcile().finally(() => (this.#refreshing = undefined))
    return this.#refreshing
  }

  async #reconcile(): Promise<void> {
    // A build or a deletion that ends while the runtime is asked makes its answer stale.
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const version = this.#images.version()
      const started = performance.now()
      const records = await this.#runtime.list().catch((error: unknown) => {
        throw new RpcError('unavailable', `the runtime cannot list its images: ${messageOf(error)}`)
      })
      const isApplied = this.#images.reconcile(records, version)
      // A listing serves for as long as it took: asking Docker costs about a millisecond an image, and is never done
      // more than half of the time.
      const ended = performance.now()
      this.#freshUntil = ended + (ended - started)
      if (isApplied) return
    }
  }
}
