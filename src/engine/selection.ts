/** Which tests a configuration asks for, and with which parameters. */
import type { TestCategoryType } from '../api/types.ts'
import { CATEGORIES, DEFAULT_CATEGORIES } from './categories.ts'
import { RunFailure } from './failure.ts'
import type { EngineConfig } from './job.ts'
import type { Task } from './metrics/scores.ts'
import type { TestDefinition } from './tests/definition.ts'
import { Settings } from './tests/settings.ts'

export interface SelectedTest {
  readonly test: TestDefinition
  readonly settings: Settings
}

export interface Selection {
  readonly categories: readonly TestCategoryType[]
  readonly tests: readonly SelectedTest[]
  /** Keys of `individual_tests_config` that no test has. */
  readonly unknownKeys: readonly string[]
}

/** Factors on the thresholds that the user did not set. The documents name the levels but give no figures. */
const SENSITIVITIES: ReadonlyMap<string, number> = new Map([
  ['TEST_SENSITIVITY_UNSPECIFIED', 1],
  ['TEST_SENSITIVITY_DEFAULT', 1],
  ['TEST_SENSITIVITY_LESS_SENSITIVE', 1.5],
  ['TEST_SENSITIVITY_MORE_SENSITIVE', 0.67]
])

/**
 * The tests of the requested categories that fit the task and are not switched off, in the order of the catalogue.
 *
 * @throws RunFailure `category-not-available`, `no-tests-selected` or `config-invalid`
 */
export function selectTests(
  config: EngineConfig,
  task: Task,
  catalogue: readonly TestDefinition[]
): Selection {
  const categories = requestedCategories(config.categories)
  const suite = config.test_suite_config ?? {}
  const sensitivity = SENSITIVITIES.get(suite.global_test_sensitivity ?? 'TEST_SENSITIVITY_DEFAULT')
  if (sensitivity === undefined) {
    throw new RunFailure(
      'config-invalid',
      'test_suite_config.global_test_sensitivity has a value that is not known.',
      {
        hint: `Allowed: ${[...SENSITIVITIES.keys()].join(', ')}.`
      }
    )
  }
  const given = new Map(Object.entries(suite.individual_tests_config ?? {}))
  const tests: SelectedTest[] = []
  for (const category of categories) {
    const fitting = catalogue.filter((test) => test.category === category && test.tasks.includes(task))
    const selected = fitting
      .map((test) => ({ test, settings: settingsOf(test, given, sensitivity) }))
      .filter(({ settings }) => settings.flag('run'))
    if (selected.length === 0) {
      throw new RunFailure('no-tests-selected', `No test of the category ${category} is left to run.`, {
        hint: 'Switch on one of its tests in individual_tests_config, or leave the category out.'
      })
    }
    tests.push(...selected)
  }
  const known = new Set(catalogue.flatMap((test) => test.configKeys))
  return { categories, tests, unknownKeys: [...given.keys()].filter((key) => !known.has(key)) }
}

function requestedCategories(requested: readonly string[] | undefined): TestCategoryType[] {
  const names = requested === undefined || requested.length === 0 ? DEFAULT_CATEGORIES : requested
  const missing = names.filter((name) => !CATEGORIES.has(name as TestCategoryType))
  if (missing.length > 0) {
    const listed = missing.map((name) => JSON.stringify(name.slice(0, 100))).join(', ')
    throw new RunFailure('category-not-available', `These categories can't be run: ${listed}.`, {
      hint: `Available: ${DEFAULT_CATEGORIES.join(', ')}.`
    })
  }
  const wanted = new Set(names)
  return DEFAULT_CATEGORIES.filter((name) => wanted.has(name))
}

function settingsOf(
  test: TestDefinition,
  given: ReadonlyMap<string, Record<string, unknown>>,
  sensitivity: number
): Settings {
  const keys = test.configKeys.filter((key) => given.has(key))
  if (keys.length > 1) {
    throw new RunFailure(
      'config-invalid',
      `The test ${test.name} is configured under two names: ${keys.join(' and ')}.`,
      {
        hint: `Keep ${keys[0]!} in individual_tests_config.`
      }
    )
  }
  const name = keys[0] ?? test.configKeys[0]!
  return new Settings(name, test.parameters, given.get(name) ?? {}, sensitivity)
}
