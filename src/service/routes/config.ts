import type { Project } from '../../api/types.ts'
import type { Handlers, Request } from '../http/handlers.ts'
import { validateTestRunConfig } from '../../config/config.ts'
import { quote, RpcError } from '../errors.ts'
import type { Problem } from '../../problem.ts'
import { formatProblem } from '../../problem.ts'

const TEST_RUN = 'CONFIG_TYPE_TEST_RUN'
/** Parts of a test run config; a part is valid when a config that holds it is. */
const PARTS: ReadonlyMap<string, readonly string[]> = new Map([
  [TEST_RUN, []],
  ['CONFIG_TYPE_PROFILING', ['profiling_config']],
  ['CONFIG_TYPE_MODEL_PROFILING', ['profiling_config', 'model_profiling']],
  ['CONFIG_TYPE_DATA_PROFILING', ['profiling_config', 'data_profiling']],
  ['CONFIG_TYPE_TEST_SUITE', ['test_suite_config']]
])

export function configHandlers(): Pick<Handlers, 'validateConfig' | 'validateConfigInternal'> {
  const validate = ({
    path,
    body
  }: Pick<Request<'validateConfig'>, 'path' | 'body'>): Record<string, never> => {
    const part = PARTS.get(path.configType)
    if (part === undefined) {
      throw new RpcError('invalidArgument', `there is no config type ${quote(path.configType)}`)
    }
    const given = parseConfig(body.configJson ?? '')
    checkConfig(part.length === 0 ? given : wrap(given, part))
    return {}
  }
  return { validateConfig: validate, validateConfigInternal: validate }
}

/** Judges the parts of a config that a project holds for its test runs. @throws RpcError invalidArgument */
export function checkProjectConfig(project: Project): void {
  const parts = [
    [project.profilingConfig, 'profiling_config'],
    [project.projectTestSuiteConfig, 'test_suite_config'],
    [project.runTimeInfo, 'run_time_info'],
    [project.stressTestCategories, 'categories']
  ] as const
  for (const [part, name] of parts) if (part !== undefined) checkConfig(wrap(part, [name]))
}

function checkConfig(config: unknown): void {
  const problems = validateTestRunConfig(config)
  if (problems.length > 0) throw refusedConfig(problems)
}

/** Every problem, one per line. */
export function refusedConfig(problems: readonly Problem[]): RpcError {
  return new RpcError('invalidArgument', problems.map(formatProblem).join('\n'))
}

function parseConfig(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new RpcError('invalidArgument', 'configJson is not JSON text')
  }
}

/** A whole config around a part of one. */
function wrap(part: unknown, path: readonly string[]): Record<string, unknown> {
  const inner = path.reduceRight((value: unknown, key) => ({ [key]: value }), part) as Record<string, unknown>
  return {
    run_name: 'part',
    data_info: { ref_dataset_id: '-', eval_dataset_id: '-' },
    model_id: '-',
    ...inner
  }
}
