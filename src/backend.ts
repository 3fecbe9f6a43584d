/** Wires the parts of the embedded backend together for the entry points. */
import { randomBytes } from 'node:crypto'

import { IncompleteRunError } from './gate/errors.ts'
import type { Backend } from './gate/run.ts'
import { RUNTIMES, type Settings } from './gate/settings.ts'
import { type Logger, silentLogger } from './logger.ts'
import { PRODUCT } from './product.ts'
import { BuildError, type Runtime } from './runtime/runtime.ts'
import { type RuntimeOptions, selectRuntime } from './runtime/select.ts'
import { recoverJobs, type RunningService, startService, StateError } from './service/service.ts'

export interface EmbeddedOptions {
  stateDirectory: string
  /** Folders that registrations may read from. */
  dataRoots: string[]
  log: Logger
  /** Who images are built for; absent: the user of this machine. */
  creator?: string
  environmentCache?: RuntimeOptions['environmentCache']
}

/** The server of the settings, or the embedded backend on a free port of the loopback interface with a random key. */
export async function openBackend(settings: Settings, options: EmbeddedOptions): Promise<Backend> {
  if (settings.server !== undefined) {
    const { url, apiKey } = settings.server
    return { url, apiKey, name: new URL(url).origin, sharesFiles: false, close: () => Promise.resolve() }
  }
  const apiKey = randomBytes(32).toString('hex')
  const { service, runtime } = await start(settings, {
    ...options,
    host: '127.0.0.1',
    port: 0,
    apiKey
  })
  return {
    url: service.url,
    apiKey,
    name: 'embedded',
    sharesFiles: true,
    runtime: { name: runtime.name, isolationMissing: runtime.isolation.missing },
    close: () => service.close({ cancelJobs: true })
  }
}

export interface ServeOptions extends EmbeddedOptions {
  host: string
  port: number
  apiKey: string
}

/** The same backend as a server of its own. */
export async function serveBackend(
  settings: RuntimeSettings,
  options: ServeOptions
): Promise<RunningService> {
  return (await start(settings, options)).service
}

/** What of the settings is the backend's. */
type RuntimeSettings = Pick<Settings, 'runtime' | 'baseImage' | 'index' | 'registry'>

/** Ends what a backend that was killed left running. @returns how many jobs that were. */
export async function endAbandonedJobs(stateDirectory: string, runtimeName: string): Promise<number> {
  const choice = RUNTIMES.find((name) => name === runtimeName) ?? 'auto'
  const { runtime } = await selectRuntime(choice, { stateDir: stateDirectory, log: silentLogger })
  return recoverJobs({ stateDir: stateDirectory, runtime })
}

async function start(
  { runtime: choice, baseImage, index, registry }: RuntimeSettings,
  options: ServeOptions
): Promise<{ service: RunningService; runtime: Runtime }> {
  const { log } = options
  try {
    const { runtime, reason } = await selectRuntime(choice, {
      stateDir: options.stateDirectory,
      log,
      ...(baseImage === undefined ? {} : { baseImage }),
      ...(index === undefined ? {} : { index }),
      ...(registry === undefined ? {} : { registry }),
      ...(options.environmentCache === undefined ? {} : { environmentCache: options.environmentCache })
    })
    log.info(reason)
    const service = await startService({
      host: options.host,
      port: options.port,
      stateDir: options.stateDirectory,
      runtime,
      apiKeys: [options.apiKey],
      dataRoots: options.dataRoots,
      version: PRODUCT.version,
      log,
      ...(options.creator === undefined ? {} : { creator: options.creator })
    })
    return { service, runtime }
  } catch (error) {
    throw asIncomplete(error)
  }
}

function asIncomplete(error: unknown): unknown {
  if (!(error instanceof BuildError || error instanceof StateError)) return error
  const code = error instanceof StateError ? error.code : 'runtime-unavailable'
  return new IncompleteRunError(code, error.message, {
    cause: error,
    ...(error.hint === undefined ? {} : { hint: error.hint })
  })
}
