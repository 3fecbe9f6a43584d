/**
 * Commands that a test waits for without a turn of the event loop. Jest's own limit cannot end these, so they have one:
 * a command that hangs is a failed test, not a run of CI that never ends.
 */
import * as childProcess from 'node:child_process'

const LIMIT = { timeout: 10 * 60_000, killSignal: 'SIGKILL' } as const

export const execFileSync = ((file: string, args: readonly string[], options: object = {}) =>
  childProcess.execFileSync(file, args, { ...LIMIT, ...options })) as typeof childProcess.execFileSync

export const spawnSync = ((file: string, args: readonly string[], options: object = {}) =>
  childProcess.spawnSync(file, args, { ...LIMIT, ...options })) as typeof childProcess.spawnSync
