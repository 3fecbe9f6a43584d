import { availableParallelism, totalmem } from 'node:os'

import type { Logger } from '../logger.ts'
import type { Runtime, WorkerLimits } from '../runtime/runtime.ts'

export interface ServiceOptions {
  /** Address to listen on. Off loopback, any Host header is taken unless `allowedHosts` is given. */
  host: string
  /** 0: a free one. */
  port: number
  /** Database, logs and private folders of jobs. Made when it is absent, with access for its owner only. */
  stateDir: string
  runtime: Runtime
  /** Each as it is, or as `sha256:` and the hexadecimal digest of it. */
  apiKeys: readonly string[]
  /** Folders from which local paths may be registered. */
  dataRoots: readonly string[]
  /** Version of this product. */
  version: string
  log: Logger
  /** Who images are built for; absent: `user@host`. */
  creator?: string
  /** Host headers to accept besides the address that is listened on, as `name` or `name:port`. */
  allowedHosts?: readonly string[]
  /** Command that runs the engine; the job file's path follows. Absent: the engine of this installation. */
  engineCommand?: readonly string[]
  concurrency?: Partial<Concurrency>
  limits?: Partial<Limits>
}

export interface Concurrency {
  stressTests: number
  imageBuilds: number
  /** Model workers of one stress test. */
  workers: number
}

export interface Limits {
  bodyBytes: number
  connections: number
  /** Largest data file that may be registered. */
  dataFileBytes: number
  modelFiles: number
  modelBytes: number
  /** One line of the engine's event stream. */
  eventBytes: number
  /** Longest time of one stress test, and of one image build. */
  jobSeconds: number
  /** Longest time that a client waits for its requirements to be resolved, the line before the resolver included. */
  resolveSeconds: number
  predictSeconds: number
  worker: Omit<WorkerLimits, 'seconds'>
}

export function concurrencyOf(given: Partial<Concurrency> = {}): Concurrency {
  const cores = availableParallelism()
  // One engine and its workers keep about four cores busy.
  const stressTests = Math.max(1, Math.floor(cores / 4))
  return { stressTests, imageBuilds: 2, workers: cores >= 4 ? 2 : 1, ...given }
}

export function limitsOf(given: Partial<Limits> = {}): Limits {
  const memoryMegabytes = Math.max(1024, Math.floor(totalmem() / 2 / 1024 / 1024))
  return {
    bodyBytes: 1024 * 1024,
    connections: 1024,
    dataFileBytes: 64 * 1024 ** 3,
    modelFiles: 20_000,
    modelBytes: 10 * 1024 ** 3,
    eventBytes: 16 * 1024 * 1024,
    jobSeconds: 6 * 3600,
    resolveSeconds: 300,
    predictSeconds: 300,
    // Thread pools count as processes: NumPy and XGBoost each start one thread per core.
    worker: { memoryMegabytes, cpus: availableParallelism(), processes: 1024 },
    ...given
  }
}
