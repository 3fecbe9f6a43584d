import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'

const POLL_MILLISECONDS = 100
const SQLITE_BUSY = 5

export interface Waiting {
  signal?: AbortSignal
  /** Called once, when the lock is not free at first. */
  onWait?: () => void
}

/**
 * Runs `body` while this process, and this call in it, holds the lock that `file` stands for. The operating system lets
 * go of it with the process, however that ended, so no lock is ever stale. SQLite takes it, since Node has no call for it.
 *
 * The file stays: one that is deleted and made again would be two locks for a moment.
 */
export async function withLock<T>(file: string, waiting: Waiting, body: () => Promise<T>): Promise<T> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const lock = new DatabaseSync(file, { timeout: 0 })
  try {
    for (let first = true; !isTaken(lock); first = false) {
      if (first) waiting.onWait?.()
      await sleep(POLL_MILLISECONDS)
      waiting.signal?.throwIfAborted()
    }
    return await body()
  } finally {
    lock.close()
  }
}

/** Whether nobody held the lock a moment ago. */
export function isFree(file: string): boolean {
  if (!existsSync(file)) return true
  const lock = new DatabaseSync(file, { timeout: 0 })
  try {
    return isTaken(lock)
  } finally {
    lock.close()
  }
}

/** Whether the lock is now ours. */
function isTaken(lock: DatabaseSync): boolean {
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return true
  } catch (error) {
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return false
    throw error
  }
}
