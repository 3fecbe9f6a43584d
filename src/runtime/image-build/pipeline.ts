import { BuildError, type BuildRequest, type Resolution } from '../runtime.ts'
import type { ImageDescription } from '../worker-command.ts'
import type { Bench } from './bench.ts'
import { redact } from './index-settings.ts'
import type { Installer } from './installer.ts'
import { contentKeyOf } from './keys.ts'
import { entriesWithoutHash } from './lock.ts'
import { requirementFile, workerExtras } from './requirement-file.ts'
import type { ResolverProgress } from './resolver-progress.ts'
import { explainResolution, isIndexFailure, trimExplanation } from './resolver-messages.ts'

/** A resolver that has not answered by then will not: sets that can be resolved take seconds. */
const RESOLVE_SECONDS = 120
const INSTALL_SECONDS = 1800
const CHECK_SECONDS = 60

/** What a runtime adds to the steps that are the same everywhere. */
export interface BuildSite {
  bench: Bench
  installer: Installer
  /** Makes room for one attempt; the folder does not exist when this returns its path (as commands see it). */
  newFolder(): Promise<string>
  /** Verifies the environment in `folder` and returns what was read back from it. */
  verify(folder: string, resolution: Resolution): Promise<ImageDescription>
  discard(folder: string): Promise<void>
  /** Limit of a resolution, where it is not the usual one. */
  resolveSeconds?: number
}

export interface BuiltEnvironment {
  folder: string
  resolution: Resolution
  description: ImageDescription
}

/**
 * Resolves the user's requirements together with what the worker imports. A set that cannot hold NumPy and pandas is
 * resolved without them: models that only take dictionaries still work in it.
 */
export async function resolveRequirements(
  bench: Bench,
  installer: Installer,
  request: BuildRequest,
  log: (line: string) => void,
  seconds: number = RESOLVE_SECONDS
): Promise<Resolution> {
  const extras = workerExtras(request.requirements)
  if (extras.length > 0) {
    const attempt = await resolveOnce(bench, installer, request, extras, seconds)
    if ('lock' in attempt) return resolutionOf(bench, request, attempt.lock, extras)
    if (attempt.final) throw attempt.error
  }
  const attempt = await resolveOnce(bench, installer, request, [], seconds)
  if (!('lock' in attempt)) throw attempt.error
  if (extras.length > 0)
    log(`${sentence(extras)} cannot be added to this set; models that need a data frame will not run.`)
  return resolutionOf(bench, request, attempt.lock, [])
}

function resolutionOf(bench: Bench, request: BuildRequest, lock: string, extras: string[]): Resolution {
  const { version: pythonVersion, platform: machine, libc } = bench.python
  const platform = `${machine} ${libc}`.trim()
  const systemPackages = request.systemPackages ?? []
  const contentKey = contentKeyOf({ lock, pythonVersion, platform, systemPackages })
  return { lock, extras, pythonVersion, platform, contentKey }
}

type Attempt = { lock: string } | { error: BuildError; final: boolean }

async function resolveOnce(
  bench: Bench,
  installer: Installer,
  request: BuildRequest,
  extras: string[],
  seconds: number
): Promise<Attempt> {
  const target = { python: bench.python.minor, platform: bench.python.platform }
  const requirements = requirementFile(request.requirements, extras)
  if (requirements.trim() === '') return { lock: '' }
  const constraints = requirementFile(request.constraints ?? [], [])
  const { result, lock, progress } = await installer.resolve(bench, { requirements, constraints }, seconds)
  if (result.timedOut) return { error: noAnswer(progress, seconds), final: true }
  if (lock === undefined) {
    const output = redact(`${result.stderr}\n${result.stdout}`, bench.secrets)
    return { error: explainResolution(output, request.requirements, target), final: isIndexFailure(output) }
  }
  const bare = entriesWithoutHash(lock)
  if (bare.length > 0) {
    const error = new BuildError(
      'resolve',
      `The package index gives no hash for ${bare.slice(0, 5).join(', ')}.`,
      'Use an index that publishes SHA-256 hashes of its files.'
    )
    return { error, final: true }
  }
  return { lock }
}

function noAnswer(progress: ResolverProgress, seconds: number): BuildError {
  const { suspect } = progress
  const pin = suspect === undefined ? 'Pin' : `Name a version of ${suspect}, or pin`
  return new BuildError(
    'resolve',
    `The resolver found no answer within ${seconds} seconds. ${progress.sentence}`.trim(),
    `${pin} more of the requirements, so that fewer versions have to be tried. If the package index is slow, run again.`
  )
}

/**
 * Installs a resolution and verifies it. When that fails and the worker's libraries were our own addition, the user's
 * bare set gets a second chance.
 */
export async function buildEnvironment(
  site: BuildSite,
  request: BuildRequest,
  resolution: Resolution,
  log: (line: string) => void
): Promise<BuiltEnvironment> {
  try {
    return await buildOnce(site, resolution, log)
  } catch (error) {
    if (!(error instanceof BuildError) || error.stage !== 'verify' || resolution.extras.length === 0)
      throw error
    const seconds = site.resolveSeconds ?? RESOLVE_SECONDS
    const attempt = await resolveOnce(site.bench, site.installer, request, [], seconds)
    if (!('lock' in attempt) || attempt.lock === resolution.lock) throw error
    log(`${error.message} Trying without ${sentence(resolution.extras)}, which the requirements do not name.`)
    return await buildOnce(site, resolutionOf(site.bench, request, attempt.lock, []), log)
  }
}

async function buildOnce(
  site: BuildSite,
  resolution: Resolution,
  log: (line: string) => void
): Promise<BuiltEnvironment> {
  const { bench, installer } = site
  const folder = await site.newFolder()
  try {
    const show = (line: string) => log(redact(line, bench.secrets))
    const installed = await installer.install(bench, resolution.lock, folder, INSTALL_SECONDS, show)
    if (installed.code !== 0)
      throw installError(installed.stderr + installed.stdout, installed.timedOut, bench)
    return { folder, resolution, description: await checkEnvironment(site, folder, resolution) }
  } catch (error) {
    await site.discard(folder)
    throw error
  }
}

/**
 * What makes an environment ready, however it came to be: its libraries agree with each other, are those of the lock, and
 * those that were asked for can be imported.
 *
 * @throws BuildError('verify')
 */
export async function checkEnvironment(
  site: BuildSite,
  folder: string,
  resolution: Resolution
): Promise<ImageDescription> {
  const { bench, installer } = site
  const checked = await installer.check(bench, folder, CHECK_SECONDS)
  if (checked.code !== 0) {
    const output = trimExplanation(redact(`${checked.stdout}\n${checked.stderr}`, bench.secrets))
    throw new BuildError('verify', `The installed libraries contradict each other: ${output}`)
  }
  return site.verify(folder, resolution)
}

function installError(output: string, timedOut: boolean, bench: Bench): BuildError {
  if (timedOut) return new BuildError('install', `Installing took longer than ${INSTALL_SECONDS} seconds.`)
  const text = trimExplanation(redact(output, bench.secrets))
  if (/hash mismatch|HashMismatch|DO NOT MATCH THE HASHES/i.test(output)) {
    return new BuildError(
      'install',
      `A file of the package index is not the one that was resolved: ${text}`,
      'Somebody may have changed the file. Do not use this index until it is clear why.'
    )
  }
  if (/No space left on device|os error 28/i.test(output)) {
    return new BuildError(
      'install',
      `The disk is full: ${text}`,
      'Free some room, or remove images that nobody uses.'
    )
  }
  const hint = isIndexFailure(output)
    ? 'The package index did not answer. Run again when it does.'
    : undefined
  return new BuildError('install', `The libraries cannot be installed: ${text}`, hint)
}

function sentence(names: readonly string[]): string {
  return names.map((name) => (name === 'numpy' ? 'NumPy' : name)).join(' and ')
}
