/** The 2.x form: ids of registered data and models. Also what clients of the service send. */
import type { Problem } from '../problem.ts'
import { checkAgainst, dotted, type Locate } from './check.ts'
import type { RegisteredSource, TestRunConfig } from './config.ts'
import type { Pointer } from './document.ts'
import { compact, contradiction, imageNameProblem, type ReadForm } from './read-form.ts'
import { readCategories, readTests } from './tests.ts'
import { field, isTable } from './values.ts'

type Table = Record<string, unknown>

const INDIVIDUAL_TESTS = ['test_suite_config', 'individual_tests_config'] as const

/** Values of the API's enum by their numbers, which the vendor's examples write too. */
const SENSITIVITIES = [
  'TEST_SENSITIVITY_UNSPECIFIED',
  'TEST_SENSITIVITY_LESS_SENSITIVE',
  'TEST_SENSITIVITY_DEFAULT',
  'TEST_SENSITIVITY_MORE_SENSITIVE'
]

export function readRegisteredForm(raw: Table, locate: Locate): ReadForm {
  const unfolded = unfold(raw, locate)
  const { value } = unfolded
  const categories = readCategories(field(value, 'categories'), locate, ['categories'], (type) => type)
  const said = new Set(
    [...unfolded.problems, ...categories.problems].map(({ place }) => JSON.stringify(place))
  )
  const sameEverywhere = said.size <= 1 && locate([]).line === undefined
  const faults = checkAgainst('registered', withoutCategories(value, categories.types), locate).filter(
    ({ place }) => sameEverywhere || !said.has(JSON.stringify(place))
  )
  const individual = field(field(value, 'test_suite_config'), 'individual_tests_config')
  const tests = readTests(isTable(individual) ? individual : {}, locate, INDIVIDUAL_TESTS)
  const image = readImage(value, locate)
  const problems = [
    ...unfolded.problems,
    ...categories.problems,
    ...faults,
    ...tests.problems,
    ...image.problems
  ]
  if (problems.length > 0) return { problems }
  return {
    problems: [],
    result: {
      source: sourceOf(value),
      testRunConfig: testRunConfigOf(value, categories.types, tests.tests),
      ...(image.name === undefined ? {} : { managedImageName: image.name }),
      notes: []
    }
  }
}

/** The same with JSON text read and enum numbers named. */
function unfold(raw: Table, locate: Locate): { value: Table; problems: Problem[] } {
  const suite = field(raw, 'test_suite_config')
  if (!isTable(suite)) return { value: raw, problems: [] }
  const unfolded = { ...suite }
  const problems: Problem[] = []
  const sensitivity = suite['global_test_sensitivity']
  if (typeof sensitivity === 'number' && sensitivity in SENSITIVITIES) {
    unfolded['global_test_sensitivity'] = SENSITIVITIES[sensitivity]
  }
  const text = suite['individual_tests_config']
  if (typeof text === 'string') {
    const parsed = parseJson(text)
    if (isTable(parsed)) unfolded['individual_tests_config'] = parsed
    else {
      problems.push({
        code: 'config-syntax',
        place: locate(INDIVIDUAL_TESTS),
        message: `${dotted(INDIVIDUAL_TESTS)} is a text that is not the JSON of a mapping.`,
        hint: 'Write the mapping itself.'
      })
    }
  }
  return { value: { ...raw, test_suite_config: unfolded }, problems }
}

function parseJson(text: string): unknown {
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Categories have been judged by name already; the schema sees those that passed. */
function withoutCategories(value: Table, types: string[]): Table {
  return Array.isArray(field(value, 'categories')) ? { ...value, categories: types } : value
}

function readImage(value: Table, locate: Locate): { name?: string; problems: Problem[] } {
  const pointers: Pointer[] = [
    ['run_time_info', 'custom_image', 'managed_image_name'],
    ['custom_image', 'managed_image_name']
  ]
  const found = pointers.flatMap((pointer) => {
    const name = pointer.reduce((inner: unknown, key) => field(inner, String(key)), value)
    return typeof name === 'string' && name !== '' ? [{ name, pointer }] : []
  })
  const problems = found.flatMap(({ name, pointer }) => imageNameProblem(name, locate, pointer))
  const [first, second] = found
  if (first !== undefined && second !== undefined && first.name !== second.name) {
    const message = `${dotted(first.pointer)} and ${dotted(second.pointer)} name two images.`
    problems.push(contradiction(locate, second.pointer, message, 'Keep the first.'))
  }
  return { ...(first === undefined ? {} : { name: first.name }), problems }
}

/** From here on the value is known to fit the schema. */
function sourceOf(value: Table): RegisteredSource {
  const data = value['data_info'] as Table
  const model = value['model_id']
  const reference = data['ref_dataset_id']
  return {
    form: 'registered',
    ...(typeof reference === 'string' ? { referenceId: reference } : {}),
    evaluationId: data['eval_dataset_id'] as string,
    modelId: (isTable(model) ? model['uuid'] : model) as string
  }
}

function testRunConfigOf(value: Table, categories: string[], tests: Map<string, Table>): TestRunConfig {
  const suite = without(field(value, 'test_suite_config'), ['individual_tests_config', 'custom_tests'])
  const runTime = without(field(value, 'run_time_info'), ['custom_image', 'agent_id'])
  const individual = tests.size > 0 ? { individual_tests_config: Object.fromEntries(tests) } : {}
  return compact({
    run_name: value['run_name'] as string,
    categories: categories.length > 0 ? categories : undefined,
    test_suite_config: nonEmpty({ ...suite, ...individual }),
    profiling_config: withoutNulls(field(value, 'profiling_config')),
    run_time_info: nonEmpty(runTime)
  })
}

function without(value: unknown, keys: readonly string[]): Table {
  const entries = Object.entries(withoutNulls(value) ?? {})
  return Object.fromEntries(entries.filter(([key]) => !keys.includes(key)))
}

function nonEmpty(table: Table): Table | undefined {
  return Object.keys(table).length === 0 ? undefined : table
}

/** null asks for the default at every level, so it need not travel. */
function withoutNulls(value: unknown): Table | undefined {
  if (!isTable(value)) return undefined
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== null)
    .map(([key, inner]) => [key, isTable(inner) ? (withoutNulls(inner) ?? {}) : inner] as const)
  return Object.fromEntries(entries)
}
