import { BuildError, type ImageRequirement } from '../runtime.ts'
import { parseImageDescription, type ImageDescription } from '../worker-command.ts'
import type { CommandResult } from './command.ts'
import { lockedLibraries } from './lock.ts'
import { lastLineAsJson, type ImportOutcome } from './python-scripts.ts'
import { canonicalName, requirementName } from './requirement-file.ts'

/** Runs the image's Python with the given arguments, kept apart from the machine as far as the runtime can. */
export type RunInImage = (args: string[]) => Promise<CommandResult>

export interface VerificationPlan {
  lock: string
  requirements: readonly ImageRequirement[]
  /** Arguments that make the worker describe the image. */
  describe: string[]
  /** Arguments that start the import check; the names of libraries follow. */
  importCheck: string[]
}

/**
 * Reads back what is in a finished environment, holds it against the lock, and imports the libraries that were asked for.
 *
 * @throws BuildError('verify') with the module's own error
 */
export async function verifyImage(plan: VerificationPlan, run: RunInImage): Promise<ImageDescription> {
  const description = readDescription(await run(plan.describe))
  const installed = new Map(
    description.distributions.map(({ name, version }) => [canonicalName(name), version])
  )
  for (const { name, version } of lockedLibraries(plan.lock)) {
    const found = installed.get(name)
    if (found !== version) {
      const state = found === undefined ? 'is missing' : `is there as version ${found}`
      throw new BuildError(
        'verify',
        `${name}==${version} was installed but ${state} when the image was read back.`
      )
    }
  }
  // A requirement whose marker is false for this Python is not installed, and need not be importable.
  const wanted = plan.requirements.map(({ canonical }) => requirementName(canonical))
  const present = [...new Set(wanted)].filter((name) => installed.has(name))
  if (present.length > 0) checkImports(await run([...plan.importCheck, ...present]))
  return description
}

function readDescription(result: CommandResult): ImageDescription {
  if (result.code !== 0) {
    throw new BuildError('verify', `The image's Python does not start: ${lastLines(result.stderr)}`)
  }
  try {
    return parseImageDescription(result.stdout)
  } catch (error) {
    throw new BuildError('verify', error instanceof Error ? error.message : String(error))
  }
}

function checkImports(result: CommandResult): void {
  if (result.timedOut) {
    throw new BuildError('verify', 'Importing the requested libraries took too long.')
  }
  let outcomes: ImportOutcome[]
  try {
    outcomes = lastLineAsJson(result.stdout) as ImportOutcome[]
  } catch {
    const how = result.code === 137 ? 'ran out of memory' : `ended with code ${result.code ?? 'none'}`
    throw new BuildError('verify', `The import check ${how}: ${lastLines(result.stderr)}`)
  }
  const failed = outcomes.filter(({ error }) => error !== null)
  if (failed.length === 0) return
  const reports = failed.map(({ library, module, error }) => {
    const what = module === '' ? library : `import ${module} (of ${library})`
    return `${what}: ${essence(error ?? '')}`
  })
  throw new BuildError(
    'verify',
    `Everything was installed, but not everything can be imported. ${reports.join('; ')}`,
    hintFor(failed.map(({ error }) => error ?? '').join('\n'))
  )
}

function hintFor(errors: string): string {
  const library = /(\S+\.so[.\d]*): cannot open shared object file/.exec(errors)?.[1]
  if (library !== undefined) {
    return `The system library ${library} is missing. Use a base image that has it, or install it on this machine.`
  }
  if (
    /numpy\.dtype size changed|_ARRAY_API not found|compiled using NumPy 1|numpy\.core\.multiarray failed/.test(
      errors
    )
  ) {
    return 'A library was built for NumPy 1 but NumPy 2 was chosen. Add "numpy<2" to the requirements.'
  }
  const missing = /No module named '([\w.]+)'/.exec(errors)?.[1]
  if (missing !== undefined) {
    return `A library needs the module ${missing} without declaring it. Add the package that provides it to the requirements.`
  }
  return 'Pin versions that were released together, or add an upper bound to the library that the error names.'
}

/** The exception of a traceback, or how the interpreter was ended. */
function essence(error: string): string {
  const lines = error.trim().split('\n')
  if (lines[0]!.startsWith('the interpreter was ended')) return lines[0]!
  return lastLines(lines.findLast((line) => /^[\w.]+(Error|Exception|Warning|Exit)?:/.test(line)) ?? error)
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-3).join(' ').replaceAll(/\s+/g, ' ').slice(-600)
}
