import type { InstalledLibrary } from './runtime.ts'

/** How a worker reaches the engine: a Unix socket it can open, or its own standard input and output. */
export type WorkerChannel = { socket: string } | { pipe: true }

/**
 * Arguments that follow the interpreter of the image. The user's environment stays importable (no `-I`, `-E` or `-s`);
 * `-X faulthandler` prints where a crash happened, `-u` shows what the model prints at once and in order.
 *
 * @param script absolute path of `model_worker.py` as the worker sees it
 */
export function workerArguments(script: string, channel: WorkerChannel): string[] {
  const where = 'socket' in channel ? ['--socket', channel.socket] : ['--pipe']
  return ['-X', 'faulthandler', '-u', script, ...where]
}

/** Arguments that make the same script print a description of the image; see `parseImageDescription`. */
export function describeArguments(script: string): string[] {
  return [script, '--check']
}

/**
 * Environment variables that a worker should have besides those of the image: every numerical library that counts
 * cores by itself is held to the worker's share, and `set` and `dict` order in a model does not change between runs.
 */
export function workerEnvironment(threads: number): Record<string, string> {
  const count = String(Math.max(1, Math.floor(threads)))
  return {
    OMP_NUM_THREADS: count,
    OPENBLAS_NUM_THREADS: count,
    MKL_NUM_THREADS: count,
    BLIS_NUM_THREADS: count,
    VECLIB_MAXIMUM_THREADS: count,
    NUMEXPR_NUM_THREADS: count,
    PYTHONHASHSEED: '0'
  }
}

export interface ImageDescription {
  pythonVersion: string
  /** PEP 508 marker variables. */
  markerEnvironment: Record<string, string>
  distributions: Distribution[]
}

export interface Distribution extends InstalledLibrary {
  providesExtra: string[]
  /** Declared dependencies (`Requires-Dist`), those of extras included. */
  requires: string[]
  /** `URL#sha256=…`, where it was not installed from an index. */
  directUrl?: string
}

/**
 * Reads what `--check` printed. Only the last line counts, because a package may print at start-up.
 *
 * @throws Error when it is not a complete description
 */
export function parseImageDescription(output: string): ImageDescription {
  const line = output.trimEnd().split('\n').at(-1) ?? ''
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    throw new Error(`The image's Python did not describe itself; it printed: ${line.slice(0, 200)}`)
  }
  if (!isDescription(value)) throw new Error("The image's Python described itself incompletely.")
  return {
    pythonVersion: value.pythonVersion,
    markerEnvironment: { ...value.markerEnvironment },
    distributions: value.distributions.map(({ name, version, providesExtra, requires, directUrl }) => ({
      name,
      version,
      providesExtra: [...providesExtra],
      requires: [...requires],
      ...(directUrl === undefined ? {} : { directUrl })
    }))
  }
}

function isDescription(value: unknown): value is ImageDescription {
  if (!isRecord(value) || typeof value['pythonVersion'] !== 'string') return false
  const { markerEnvironment, distributions } = value
  return (
    isRecord(markerEnvironment) &&
    Object.values(markerEnvironment).every((item) => typeof item === 'string') &&
    Array.isArray(distributions) &&
    distributions.every(
      (item) =>
        isRecord(item) &&
        typeof item['name'] === 'string' &&
        typeof item['version'] === 'string' &&
        isTexts(item['providesExtra']) &&
        isTexts(item['requires']) &&
        (item['directUrl'] === undefined || typeof item['directUrl'] === 'string')
    )
  )
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
