import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import type { BigIntStats } from 'node:fs'
import { lstat, open, realpath } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'

import { messageOf, quote, RpcError } from '../errors.ts'
import { detectPointer } from '../../pointer.ts'

/** A local file as it was when it was registered. */
export interface RegisteredFile {
  /** Absolute, without symbolic links. */
  path: string
  sha256: string
  sizeBytes: number
  /** Device, inode, size and times: as long as it is the same, the content need not be read again. */
  stamp: string
}

const CHUNK_BYTES = 1024 * 1024
/** Files there look regular and are not; `/proc/self/environ` would be this process's own environment. */
const KERNEL_FILES = /^\/(?:proc|sys|dev)\//

/** The folders from which local paths may be registered. */
export class DataRoots {
  readonly roots: readonly string[]
  readonly #largestBytes: number

  /** @param roots absolute paths without symbolic links (see `resolveRoots`). */
  constructor(roots: readonly string[], largestBytes: number) {
    this.roots = roots
    this.#largestBytes = largestBytes
  }

  /**
   * @param real path that `locate` or an upload gave.
   * @throws RpcError invalidArgument that names what is wrong with the file.
   */
  async register(real: string): Promise<RegisteredFile> {
    const { handle, stats } = await openRegular(real)
    try {
      if (stats.size > BigInt(this.#largestBytes)) {
        throw refused(real, `is ${stats.size} bytes long, the limit is ${this.#largestBytes}`)
      }
      const sha256 = await hashOf(handle)
      const stamp = stampOf(stats)
      if (stampOf(await handle.stat({ bigint: true })) !== stamp)
        throw refused(real, 'changed while it was read')
      return { path: real, sha256, sizeBytes: Number(stats.size), stamp }
    } finally {
      await handle.close()
    }
  }

  /**
   * The real path of a path given by a client, which must lie under a data root.
   *
   * @throws RpcError invalidArgument that names what is wrong with the path and what is allowed.
   */
  async locate(path: string): Promise<string> {
    if (path.includes('\0')) throw refused(path, 'holds a NUL character')
    if (!isAbsolute(path)) throw refused(path, 'is not an absolute path on the machine of this service')
    const pointer = await this.#pointerOf(path)
    if (pointer !== undefined) throw refused(path, pointer)
    const real = await realpath(path).catch((error: unknown) => {
      // What lies elsewhere, and whether, is not told.
      throw this.#holds(resolve(path)) ? refused(path, reasonOf(error)) : this.#outside(path)
    })
    if (!this.#holds(real)) throw this.#outside(path)
    if (KERNEL_FILES.test(real)) throw refused(path, 'is not a regular file')
    return real
  }

  async #pointerOf(path: string): Promise<string | undefined> {
    // Looked at only below a root: the answer must not tell what lies elsewhere.
    if (!this.#holds(await realpath(path).catch(() => path))) return undefined
    const pointer = await detectPointer(path)
    if (pointer === undefined) return undefined
    return `is not there: a ${pointer.kind === 'dvc' ? 'DVC' : 'Git LFS'} pointer stands in its place. ${pointer.hint}`
  }

  #holds(real: string): boolean {
    return this.roots.some((root) => isInside(root, real))
  }

  #outside(path: string): RpcError {
    const roots = this.roots.length === 0 ? 'none' : this.roots.map(quote).join(', ')
    return refused(path, `is not under a data root of this service (--data-root: ${roots})`)
  }
}

/** @throws Error when a root does not exist. */
export async function resolveRoots(roots: readonly string[]): Promise<string[]> {
  return Promise.all(roots.map((root) => realpath(root)))
}

/**
 * Whether the file still has the content it was registered with. Read again only when its stamp has changed.
 * A file that can't be read any more has not.
 */
export async function isUnchanged(file: RegisteredFile): Promise<boolean> {
  try {
    const { handle, stats } = await openRegular(file.path)
    try {
      return stampOf(stats) === file.stamp || (await hashOf(handle)) === file.sha256
    } finally {
      await handle.close()
    }
  } catch {
    return false
  }
}

/**
 * Opens what must be a regular file, never waiting for a FIFO, and makes sure that what was opened is what lies at
 * `real`: a link swapped in between is caught.
 */
export async function openRegular(real: string): Promise<{ handle: FileHandle; stats: BigIntStats }> {
  // Windows has neither of the last two; undefined counts as 0 here.
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW
  const handle = await open(real, flags).catch((error: unknown) => {
    throw refused(real, reasonOf(error))
  })
  try {
    const stats = await handle.stat({ bigint: true })
    if (!stats.isFile()) throw refused(real, 'is not a regular file')
    const there = await lstat(real, { bigint: true })
    if ((await realpath(real)) !== real || there.ino !== stats.ino || there.dev !== stats.dev) {
      throw refused(real, 'changed while it was opened')
    }
    return { handle, stats }
  } catch (error) {
    await handle.close()
    throw error
  }
}

export async function hashOf(handle: FileHandle): Promise<string> {
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES)
  for (let position = 0; ;) {
    const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES, position)
    if (bytesRead === 0) return hash.digest('hex')
    hash.update(buffer.subarray(0, bytesRead))
    position += bytesRead
  }
}

export function stampOf(stats: BigIntStats): string {
  return [stats.dev, stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(':')
}

export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}

function refused(path: string, reason: string): RpcError {
  return new RpcError('invalidArgument', `the path ${quote(path)} ${reason}`)
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'does not exist'
  if (code === 'EACCES' || code === 'EPERM') return 'cannot be read by this service'
  return code === undefined ? messageOf(error) : `cannot be opened (${code})`
}
