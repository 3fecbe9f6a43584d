import type { Logger } from '../logger.ts'
import { findBaseImage } from './docker/base-image.ts'
import { DockerEngine, findEndpoint } from './docker/engine.ts'
import { DockerRuntime } from './docker/runtime.ts'
import type { IndexOptions } from './image-build/index-settings.ts'
import { parseRegistry } from './registry/reference.ts'
import { BuildError, type Runtime } from './runtime.ts'
import { VenvRuntime } from './venv/runtime.ts'
import type { EnvironmentCache } from './venv/transfer.ts'

const PING_SECONDS = 5
/** `auto` waits for the base image this long, and takes `venv` then; `docker` by name waits as long as a pull takes. */
const AUTO_PULL_SECONDS = 60
const PULL_SECONDS = 600

export interface RuntimeOptions {
  /** Environments, tools and scratch are kept below it. */
  stateDir: string
  log: Logger
  /** Base image of a Docker image whose request names none. */
  baseImage?: string
  /** First part of the names of Docker images, volumes and labels; `rime-managed` when absent. */
  namespace?: string
  /** Package indexes instead of those of the machine's configuration. */
  index?: IndexOptions
  /** `HOST/PATH` of an OCI registry where images are shared; docker only. */
  registry?: string
  /** Where environments of the `venv` runtime are kept between machines, such as the cache of GitHub's runners. */
  environmentCache?: EnvironmentCache
}

/**
 * Chooses what builds images and runs models. `auto` takes Docker when an engine answers and the base image is there or
 * can be pulled in a short time, else `venv`.
 *
 * @returns the runtime, and a sentence that says which it is, why, and what isolation is missing
 * @throws BuildError('prepare') when `docker` is asked for by name and cannot be used
 */
export async function selectRuntime(
  choice: 'auto' | 'docker' | 'venv',
  options: RuntimeOptions
): Promise<{ runtime: Runtime; reason: string }> {
  if (options.registry !== undefined) parseRegistry(options.registry)
  if (choice === 'venv') return venv('it was asked for', options)
  try {
    const runtime = await openDocker(options, choice === 'auto' ? AUTO_PULL_SECONDS : PULL_SECONDS)
    const why = choice === 'auto' ? 'a Docker engine answers and the base image is there' : 'it was asked for'
    return { runtime, reason: describe(runtime, why) }
  } catch (error) {
    if (choice === 'docker' || !(error instanceof BuildError)) throw error
    return venv(withoutStop(error.message), options)
  }
}

async function venv(why: string, options: RuntimeOptions): Promise<{ runtime: Runtime; reason: string }> {
  if (options.registry !== undefined) {
    throw new BuildError(
      'prepare',
      `Images cannot be shared in ${options.registry} with the venv runtime, which is taken because ${why}: its environments belong to one machine.`,
      'Use the docker runtime, or leave registry out.'
    )
  }
  const runtime = await VenvRuntime.create(options)
  return { runtime, reason: describe(runtime, why) }
}

async function openDocker(options: RuntimeOptions, pullSeconds: number): Promise<DockerRuntime> {
  const engine = await connect()
  const info = await engine.info()
  if (info.OSType !== 'linux') {
    throw new BuildError(
      'prepare',
      `The Docker engine runs ${info.OSType} containers, and images are made for Linux.`,
      'Switch the engine to Linux containers, or use the venv runtime.'
    )
  }
  await findBaseImage(engine, options, {
    seconds: pullSeconds,
    signal: AbortSignal.timeout((pullSeconds + PING_SECONDS) * 1000),
    log: (line) => options.log.info(line)
  })
  return DockerRuntime.create({ ...options, engine })
}

async function connect(): Promise<DockerEngine> {
  const endpoint = await findEndpoint()
  try {
    const engine = new DockerEngine(endpoint)
    await engine.ping(PING_SECONDS)
    return engine
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new BuildError(
      'prepare',
      `No Docker engine answers at ${endpoint} (${reason}).`,
      'Start Docker, set DOCKER_HOST to where it listens, or use the venv runtime.'
    )
  }
}

function describe(runtime: Runtime, why: string): string {
  const { missing } = runtime.isolation
  const isolation = missing.length === 0 ? '' : ` Not isolated: ${missing.join(' ')}`
  return `The runtime is ${runtime.name}, because ${why}.${isolation}`
}

/** A sentence as a part of another one. */
function withoutStop(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1).replace(/\.\s*$/, '')
}
