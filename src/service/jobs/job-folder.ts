import { mkdirSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A Unix socket's path has 108 bytes on Linux, 104 elsewhere, with its final NUL. */
const LONGEST_SOCKET_PATH = 100
const SOCKET_NAME = 'engine.sock'

/** Where one job keeps its files. All of it is private to the service's user but what a runtime hands to its workers. */
export interface JobFolder {
  path: string
  jobFile: string
  log: string
  workerLog: string
  /** The model as the workers get it. */
  model: string
  socketDirectory: string
  socketName: string
  /** What the engine listens on. */
  socket: string
  temporary: string
}

export function jobFolder(stateDir: string, jobId: string): JobFolder {
  const path = join(stateDir, 'jobs', jobId)
  const inside = join(path, 'socket')
  const isShort = Buffer.byteLength(join(inside, SOCKET_NAME)) <= LONGEST_SOCKET_PATH
  const socketDirectory = isShort ? inside : join(tmpdir(), `rime-${jobId}`)
  const socketName = process.platform === 'win32' ? `\\\\.\\pipe\\rime-${jobId}` : SOCKET_NAME
  return {
    path,
    jobFile: join(path, 'job.json'),
    log: join(path, 'job.log'),
    workerLog: join(path, 'worker.log'),
    model: join(path, 'model'),
    socketDirectory,
    socketName,
    socket: process.platform === 'win32' ? socketName : join(socketDirectory, socketName),
    temporary: join(path, 'tmp')
  }
}

export function makeJobFolder(folder: JobFolder): void {
  for (const path of [folder.path, folder.temporary]) mkdirSync(path, { recursive: true, mode: 0o700 })
}

/** Fails when the folder is there already: in the shared temporary folder somebody else may have made it. */
export function makeSocketDirectory(folder: JobFolder): void {
  mkdirSync(folder.socketDirectory, { mode: 0o700 })
}

/** Everything but the logs. */
export async function clearJobFolder(folder: JobFolder): Promise<void> {
  const paths = [folder.model, folder.socketDirectory, folder.temporary, folder.jobFile]
  await Promise.all(paths.map((path) => rm(path, { recursive: true, force: true, maxRetries: 3 })))
}

export function removeJobFolder(stateDir: string, jobId: string): void {
  rmSync(jobFolder(stateDir, jobId).path, { recursive: true, force: true })
}
