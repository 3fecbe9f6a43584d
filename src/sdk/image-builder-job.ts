import { setTimeout as sleep } from 'node:timers/promises'

import type { ManagedImage } from '../api/types.ts'
import type { RimeClient } from '../client/rime-client.ts'
import { causeOfFailure } from '../gate/image/build-image.ts'
import { InvalidArgumentError } from './invalid-argument.ts'
import { changes, type Print, type StatusOptions } from './status.ts'

const FIRST_POLL_MS = 500
const LONGEST_POLL_MS = 5_000
const ENDED: ReadonlySet<string> = new Set(['STATUS_READY', 'STATUS_FAILED', 'STATUS_OUTDATED'])

/** The build of a managed image. */
export class ImageBuilderJob {
  /** Name of the image. */
  readonly name: string
  readonly #client: RimeClient
  readonly #print: Print

  constructor(client: RimeClient, name: string, print: Print) {
    this.#client = client
    this.name = name
    this.#print = print
  }

  /**
   * The image as it is now, or once its build has ended. `status` is `STATUS_READY` when it can be used and
   * `STATUS_FAILED` when the build failed; the printed text says why.
   */
  async getStatus(options: StatusOptions = {}): Promise<ManagedImage> {
    const { verbose = true, waitUntilFinish = false, signal } = options
    const show = changes(verbose ? this.#print : () => undefined)
    let delay = FIRST_POLL_MS
    for (;;) {
      const image = await this.#client.getImage(this.name)
      if (image === undefined) throw new InvalidArgumentError(`The server has no image ${this.name}.`)
      show(`Image ${this.name}: ${image.status.replace('STATUS_', '')}`)
      if (image.status === 'STATUS_FAILED' && verbose) {
        show((await causeOfFailure(this.#client, image)) ?? 'The server gave no reason.')
      }
      if (!waitUntilFinish || ENDED.has(image.status)) return image
      await sleep(delay, undefined, signal === undefined ? {} : { signal })
      delay = Math.min(LONGEST_POLL_MS, delay * 1.3)
    }
  }
}
