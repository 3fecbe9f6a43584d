import { link, mkdir, readdir, readlink, rename, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'

/** A store of environments outside this machine, such as the cache of GitHub's runners. Keys are never written twice. */
export interface EnvironmentCache {
  /** Puts what was saved under the key into `folder`, which does not exist; false: there is nothing. */
  restore(key: string, folder: string): Promise<boolean>
  /** Saves the content of `folder`, which is deleted afterwards. */
  save(key: string, folder: string): Promise<void>
}

export interface TransferOptions {
  cache: EnvironmentCache
  /** Folder with a path that is the same on every machine that shares the cache, as GitHub's cache wants it. */
  folder: string
  /** Limit of one call of the cache. */
  seconds: number
}

type Log = (line: string) => void

/**
 * Environments on their way to and from a cache. A cache that fails costs a line of the log and nothing else; one that
 * does not answer is not asked again, because it may still be at work in the folder.
 */
export class Transfer {
  private readonly options: TransferOptions
  private answers = true

  constructor(options: TransferOptions) {
    this.options = options
  }

  /** Whether the environment of this key is now at `destination`, whatever it is worth. */
  async restore(key: string, destination: string, log: Log, signal: AbortSignal): Promise<boolean> {
    return this.attempt(key, 'restore', log, async (folder) => {
      const found = await this.limited(this.options.cache.restore(key, folder), signal)
      if (found) await rename(folder, destination)
      return found
    })
  }

  /** Whether the environment was saved; it stays as it is. */
  async save(key: string, environment: string, log: Log, signal: AbortSignal): Promise<boolean> {
    return this.attempt(key, 'save', log, async (folder) => {
      await linkTree(environment, folder)
      await this.limited(this.options.cache.save(key, folder), signal)
      return true
    })
  }

  /** Deletes what transfers of processes that are no longer alive left; `isFree` tells whether nobody uses a key. */
  async sweep(isFree: (key: string) => boolean): Promise<void> {
    for (const key of await readdir(this.options.folder).catch(() => [])) {
      if (isFree(key)) await remove(join(this.options.folder, key))
    }
  }

  private async attempt(
    key: string,
    what: 'restore' | 'save',
    log: Log,
    body: (folder: string) => Promise<boolean>
  ): Promise<boolean> {
    if (!this.answers) return false
    const folder = join(this.options.folder, key)
    try {
      await mkdir(this.options.folder, { recursive: true, mode: 0o700 })
      await remove(folder)
      return await body(folder)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      log(`The cache of environments could not ${what} ${key} and is left aside: ${reason}`)
      return false
    } finally {
      await remove(folder).catch(() => undefined)
    }
  }

  private async limited<T>(call: Promise<T>, signal: AbortSignal): Promise<T> {
    const { seconds } = this.options
    const limit = new AbortController()
    const end = (reason: string) => () => limit.abort(new Error(reason))
    const [onAbort, onTime] = [end('the build was ended'), end(`no answer within ${seconds} seconds`)]
    const timer = setTimeout(onTime, seconds * 1000)
    signal.addEventListener('abort', onAbort, { once: true })
    if (signal.aborted) onAbort()
    try {
      return await Promise.race([call, rejectionOf(limit.signal)])
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      if (limit.signal.aborted) this.answers = false
    }
  }
}

function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const fail = () => reject(signal.reason as Error)
    if (signal.aborted) fail()
    else signal.addEventListener('abort', fail, { once: true })
  })
}

function remove(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 3 })
}

/** A copy of a folder whose files are links to the same content. */
async function linkTree(from: string, to: string): Promise<void> {
  await mkdir(to, { mode: 0o700 })
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) await linkTree(source, target)
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target)
    else await link(source, target)
  }
}
