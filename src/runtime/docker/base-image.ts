import { BuildError } from '../runtime.ts'
import { runCommand } from '../image-build/command.ts'
import { EngineError, type DockerEngine } from './engine.ts'

/** Used when neither a Python version nor a base image is asked for. */
export const DEFAULT_MINOR = '3.11'

/** Name, optional registry and port, tag or digest: what the engine takes as an image, and never an option. */
const REFERENCE =
  /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?(?::\d{1,5})?(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(?:@sha256:[0-9a-f]{64})?$/

export interface BaseImage {
  /** As people name it. */
  name: string
  id: string
}

export interface PullOptions {
  seconds: number
  signal: AbortSignal
  log: (line: string) => void
}

/**
 * The base image of a request. One that this machine prepared (`managed-base:3.11`, by scripts/start-docker.sh or an
 * administrator) comes before the public Python image.
 *
 * @throws BuildError('prepare') when it is neither here nor to be had
 */
export async function findBaseImage(
  engine: DockerEngine,
  wanted: { baseImage?: string; pythonVersion?: string },
  options: PullOptions
): Promise<BaseImage> {
  const minor = wanted.pythonVersion ?? DEFAULT_MINOR
  if (!/^3\.\d{1,2}$/.test(minor)) {
    throw new BuildError(
      'prepare',
      `"${minor.slice(0, 20)}" is not a Python version.`,
      'Write a minor version such as 3.11.'
    )
  }
  const names = wanted.baseImage === undefined ? baseImageNames(minor) : [wanted.baseImage]
  for (const name of names) {
    if (!REFERENCE.test(name) || name.length > 255) {
      throw new BuildError('prepare', `"${name.slice(0, 200)}" is not the name of an image.`)
    }
    const id = await imageId(engine, name)
    if (id !== undefined) return { name, id }
  }
  const name = names.at(-1)!
  options.log(`Pulling the base image ${name}.`)
  const problem = await pullImage(engine, name, options)
  const id = await imageId(engine, name)
  if (id !== undefined) return { name, id }
  throw new BuildError(
    'prepare',
    `The base image ${name} is not on this machine and cannot be pulled: ${problem}`,
    wanted.baseImage === undefined
      ? `Prepare an image named managed-base:${minor}, name one in base-image, or use the venv runtime.`
      : 'Check the name in base-image, and log in to its registry in an earlier step if it is private.'
  )
}

function baseImageNames(minor: string): string[] {
  return [`managed-base:${minor}`, `python:${minor}-slim-bookworm`]
}

async function imageId(engine: DockerEngine, name: string): Promise<string | undefined> {
  return (await engine.find<{ Id: string }>(`/images/${name}/json`))?.Id
}

/** Pulls with the docker command, which knows the user's logins; without the command, through the engine. */
async function pullImage(engine: DockerEngine, name: string, options: PullOptions): Promise<string> {
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(options.seconds * 1000)])
  try {
    const { code, stderr, timedOut } = await runCommand(['docker', 'pull', '--quiet', '--', name], {
      cwd: '/',
      env: { ...clientEnvironment(), DOCKER_HOST: engine.endpoint },
      signal,
      seconds: options.seconds
    })
    if (timedOut) return `it took longer than ${options.seconds} seconds`
    return code === 0 ? '' : shorten(stderr)
  } catch (error) {
    options.signal.throwIfAborted()
    if (signal.aborted) return `it took longer than ${options.seconds} seconds`
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  return pullThroughEngine(engine, name, signal)
}

async function pullThroughEngine(engine: DockerEngine, name: string, signal: AbortSignal): Promise<string> {
  try {
    const query = /[:@][^/]*$/.test(name) ? { fromImage: name } : { fromImage: name, tag: 'latest' }
    const progress = await engine.text('POST', '/images/create', { query, signal, idleSeconds: 120 })
    return shorten(/"error":"((?:[^"\\]|\\.)*)"/.exec(progress)?.[1] ?? '')
  } catch (error) {
    if (error instanceof EngineError || signal.aborted) return shorten((error as Error).message)
    throw error
  }
}

/** The docker command gets its own settings and the proxy's, and no token of the workflow. */
function clientEnvironment(): Record<string, string> {
  const allowed =
    /^(PATH|HOME|USERPROFILE|SystemRoot|DOCKER_(CONFIG|CERT_PATH|TLS_VERIFY)|(https?|no|all)_proxy)$/i
  const entries = Object.entries(process.env).filter(
    ([key, value]) => value !== undefined && allowed.test(key)
  )
  return Object.fromEntries(entries) as Record<string, string>
}

function shorten(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ').slice(0, 300)
}
