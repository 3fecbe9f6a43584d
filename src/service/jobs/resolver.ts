import type { BuildRequest, Resolution, Runtime } from '../../runtime/runtime.ts'
import { BuildError } from '../../runtime/runtime.ts'
import { Slots } from './slots.ts'

/** Resolving costs one core and the index's patience, no room: a few at a time beside whatever is being built. */
const AT_ONCE = 4
/** The runtime has a limit of its own that names the library it was stuck on; this one is for a runtime that hangs. */
const LIMIT_SECONDS = 300

/** Resolves requirements, a bounded number at a time and never behind a build, so that a conflict is told in seconds. */
export class Resolver {
  readonly #runtime: Runtime
  readonly #slots = new Slots(AT_ONCE)
  readonly #limitSeconds: number

  constructor(runtime: Runtime, limitSeconds = LIMIT_SECONDS) {
    this.#runtime = runtime
    this.#limitSeconds = limitSeconds
  }

  /** @throws BuildError that explains the conflict, or the signal's reason. */
  async resolve(request: BuildRequest, signal: AbortSignal): Promise<Resolution> {
    const release = await this.#slots.acquire(signal)
    const limit = AbortSignal.timeout(this.#limitSeconds * 1000)
    const ended = Promise.withResolvers<never>()
    const either = AbortSignal.any([signal, limit])
    const end = (): void => ended.reject(either.reason as Error)
    either.addEventListener('abort', end, { once: true })
    try {
      return await Promise.race([this.#runtime.resolve(request, either), ended.promise])
    } catch (error) {
      signal.throwIfAborted()
      if (!limit.aborted) throw error
      throw new BuildError(
        'resolve',
        `The requirements could not be resolved within ${this.#limitSeconds} s.`,
        'Pin versions of the largest libraries, so that fewer combinations have to be tried.'
      )
    } finally {
      either.removeEventListener('abort', end)
      release()
    }
  }
}
