import { loadConfig, resolvePaths, type StressTestConfig } from '../config/config.ts'
import type { Problem } from '../problem.ts'
import { readRequirements, type Requirement } from '../requirements/index.ts'
import { checkSettings, type InputName, placeOf, type Settings } from './settings.ts'

/** All that the user gave: inputs, requirement files, configuration. */
export interface Request {
  settings: Settings
  requirements: Requirement[]
  constraints: Requirement[]
  config: StressTestConfig
}

export interface CheckedRequest {
  settings: Settings
  /** Present when there are no problems. */
  request?: Request
  /** Every problem of every input, in the order of the inputs. */
  problems: Problem[]
}

/** Reads and checks everything before complaining of anything. */
export async function checkRequest(
  values: ReadonlyMap<InputName, string>,
  root: string,
  dataRoots: readonly string[]
): Promise<CheckedRequest> {
  const { settings, problems } = await checkSettings(values, root)
  const { workingDirectory } = settings
  const read = await readRequirements(
    { text: settings.requirements, place: placeOf('requirements') },
    { root, base: workingDirectory }
  )
  problems.push(...read.problems)
  if (settings.configPath === '') return { settings, problems }

  const loaded = await loadConfig(settings.configPath, { workingDirectory, roots: dataRoots })
  problems.push(...loaded.problems)
  if (loaded.config === undefined) return { settings, problems }
  const config = await resolvePaths(loaded.config, workingDirectory, dataRoots, settings.server !== undefined)
  problems.push(...config.problems)
  if (problems.length > 0) return { settings, problems }
  const { requirements, constraints } = read
  return { settings, problems, request: { settings, requirements, constraints, config: config.config } }
}
