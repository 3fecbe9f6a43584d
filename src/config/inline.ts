/** The seed-era form (0.14 to 0.19): paths in the file, human names. Brought to the 2.x shape. */
import type { ModelTask } from '../api/types.ts'
import type { Problem } from '../problem.ts'
import { checkAgainst, type DefinitionName, dotted, type Locate } from './check.ts'
import type { DataParams, InlineDataset, InlineSource, TestRunConfig } from './config.ts'
import type { Pointer } from './document.ts'
import { categoryName, UNAVAILABLE_TASKS } from './elsewhere.ts'
import { compact, contradiction, given, type ReadForm, type TestsFile } from './read-form.ts'
import { AVAILABLE_CATEGORIES, readCategories, readTests, testsWithParameter } from './tests.ts'
import { field, isTable, quote } from './values.ts'

type Table = Record<string, unknown>

const TASKS = {
  'Binary Classification': 'MODEL_TASK_BINARY_CLASSIFICATION',
  'Multi-class Classification': 'MODEL_TASK_MULTICLASS_CLASSIFICATION',
  Regression: 'MODEL_TASK_REGRESSION'
} as const satisfies Record<string, ModelTask>
type TaskName = keyof typeof TASKS

/** @param tests content of the file that `tests_config_path` names, where there is one. */
export function readInlineForm(value: Table, locate: Locate, tests?: TestsFile): ReadForm {
  const own = readOwnTests(value, locate)
  const unavailable = [...taskProblems(value, locate), ...sourceTypeProblems(value, locate)]
  const problems = [
    ...schemaFaults('inline', withKnownCategories(value, own), locate, [...unavailable, ...own.problems]),
    ...contradictions(value, locate)
  ]
  let suite = own
  if (tests?.value !== undefined && tests.locate !== undefined) {
    suite = readTestsConfig(tests.value, tests.locate, [])
    const known = { ...tests.value, ...categoriesOf(suite) }
    problems.push(...schemaFaults('tests_config', known, tests.locate, suite.problems))
  }
  if (problems.length > 0) return { problems }
  const source = sourceOf(value)
  return {
    problems: [],
    result: {
      source,
      testRunConfig: testRunConfigOf(value, suite),
      notes: [...(tests?.notes ?? []), ...notesOn(value, source)]
    }
  }
}

/** The given problems, and those of the schema at other places: what is said in better words is said once. */
function schemaFaults(
  name: DefinitionName,
  value: unknown,
  locate: Locate,
  better: readonly Problem[]
): Problem[] {
  const said = new Set(better.map(({ place }) => JSON.stringify(place)))
  return [
    ...better,
    ...checkAgainst(name, value, locate).filter(({ place }) => !said.has(JSON.stringify(place)))
  ]
}

/** Categories have been judged by name already; the schema sees those that passed, as it spells them. */
function withKnownCategories(value: Table, { key, ...suite }: Suite): Table {
  return key === undefined ? value : { ...value, [key]: { ...tableAt(value, key), ...categoriesOf(suite) } }
}

function categoriesOf({ named }: Pick<Suite, 'named'>): Table {
  return named.length === 0 ? {} : { categories: named.map(categoryName) }
}

function taskProblems(value: Table, locate: Locate): Problem[] {
  const task = field(value, 'model_task')
  if (typeof task !== 'string' || Object.hasOwn(TASKS, task)) return []
  const known = UNAVAILABLE_TASKS.find((one) => one.toLowerCase() === task.toLowerCase())
  if (known === undefined) return []
  return [
    {
      code: 'config-unavailable',
      place: locate(['model_task']),
      message: `No tests for the task ${quote(known)} are available yet.`,
      value: task,
      allowed: Object.keys(TASKS)
    }
  ]
}

function sourceTypeProblems(value: Table, locate: Locate): Problem[] {
  const type = field(field(value, 'data_info'), 'type')
  if (typeof type !== 'string' || type === 'default') return []
  return [
    {
      code: 'config-unsupported',
      place: locate(['data_info', 'type']),
      message: `Data of the type ${quote(type)} cannot be read; only files can.`,
      value: type.slice(0, 200),
      allowed: ['default'],
      hint: 'Write the data to CSV or Parquet files in an earlier step.'
    }
  ]
}

/** What tests are asked for, in 2.x words. */
interface Suite {
  /** `tests_config` or `test_config`; absent for a file of its own, and where there are none. */
  key?: string
  /** Categories of the list that can be run. */
  named: string[]
  categories?: string[]
  excludeColumns?: string[]
  tests: Map<string, Table>
  problems: Problem[]
}

function readOwnTests(value: Table, locate: Locate): Suite {
  for (const key of ['tests_config', 'test_config']) {
    const tests = field(value, key)
    if (isTable(tests)) return readTestsConfig(tests, locate, [key])
  }
  return { named: [], tests: new Map(), problems: [] }
}

function readTestsConfig(table: Table, locate: Locate, pointer: Pointer): Suite {
  const { types, problems } = readCategories(
    field(table, 'categories'),
    locate,
    [...pointer, 'categories'],
    categoryName
  )
  const named = readTests(table, locate, pointer)
  const runDefault = field(table, 'run_default')
  const asked = Array.isArray(field(table, 'categories'))
  if (runDefault === false && !asked) {
    const hint = 'Name categories, or leave run_default out.'
    const path = [...pointer, 'run_default']
    problems.push(
      contradiction(locate, path, `${dotted(path)}: false without categories selects no test.`, hint)
    )
  }
  const change = field(table, 'global_transformation_performance_change_config')
  if (isTable(change)) {
    for (const test of testsWithParameter(
      'TEST_CATEGORY_TYPE_TRANSFORMATIONS',
      'performance_change_config'
    )) {
      const settings = named.tests.get(test) ?? {}
      if (!isTable(settings['performance_change_config'])) {
        named.tests.set(test, { ...settings, performance_change_config: change })
      }
    }
  }
  const columns = field(table, 'global_exclude_columns')
  const categories = runDefault === true ? AVAILABLE_CATEGORIES.slice() : types
  const [key] = pointer
  return {
    ...(typeof key === 'string' ? { key } : {}),
    named: types,
    ...(asked ? { categories: [...new Set([...categories, ...types])] } : {}),
    ...(Array.isArray(columns) ? { excludeColumns: columns as string[] } : {}),
    tests: named.tests,
    problems: [...problems, ...named.problems]
  }
}

function contradictions(value: Table, locate: Locate): Problem[] {
  const problems: Problem[] = []
  const refuse = (pointer: Pointer, message: string, hint: string): void => {
    problems.push(contradiction(locate, pointer, message, hint))
  }
  const onlyOne = (...pointers: Pointer[]): void => {
    const present = pointers.filter((pointer) => isGiven(value, pointer))
    const [, second] = present
    if (second === undefined) return
    refuse(second, `${present.map(dotted).join(' and ')} are given together.`, 'Keep one of them.')
  }
  const at = (...pointer: string[]): boolean => isGiven(value, pointer)
  onlyOne(['tests_config'], ['test_config'], ['tests_config_path'])
  onlyOne(['subset_profiling_config'], ['subset_profiling_info'])
  onlyOne(
    ['data_info', 'class_names'],
    ['data_profiling_info', 'class_names'],
    ['data_profiling_info', 'class_name']
  )
  for (const path of ['ref_pred_path', 'eval_pred_path'])
    onlyOne(['data_info', 'pred_col'], ['data_info', path])

  const task = taskOf(value)
  const data = field(value, 'data_info')
  if (at('data_info', 'pred_col') && task === 'Multi-class Classification') {
    const hint = 'Give files with one column per class as ref_pred_path and eval_pred_path.'
    refuse(['data_info', 'pred_col'], 'data_info.pred_col cannot hold multi-class predictions.', hint)
  }
  const label = field(data, 'label_col')
  for (const key of ['pred_col', 'timestamp_col']) {
    if (typeof label === 'string' && field(data, key) === label) {
      refuse(
        ['data_info', key],
        `data_info.${key} and data_info.label_col are the same column.`,
        'Name two columns.'
      )
    }
  }
  if (at('data_info', 'label_map') && !at('data_info', 'label_col')) {
    refuse(
      ['data_info', 'label_map'],
      'data_info.label_map is given without label_col.',
      'Name the column of the labels.'
    )
  }
  problems.push(...labelMapProblems(data, task, locate))
  const predictions = ['pred_col', 'ref_pred_path', 'eval_pred_path'].some((key) => at('data_info', key))
  if (!at('model_info', 'path') && !predictions && isTable(data)) {
    const message = 'There is neither a model nor predictions, and every available test needs one of them.'
    problems.push({
      code: 'config-missing-key',
      place: locate(['model_info']),
      message,
      hint: 'Give model_info.path, or data_info.pred_col.'
    })
  }
  return problems
}

function labelMapProblems(data: unknown, task: TaskName, locate: Locate): Problem[] {
  const map = field(data, 'label_map')
  if (!isTable(map) || task === 'Regression') return []
  const binary = task === 'Binary Classification'
  return Object.entries(map)
    .filter(([, label]) => typeof label === 'number')
    .filter(
      ([, label]) => !(binary ? label === 0 || label === 1 : Number.isInteger(label) && Number(label) >= 0)
    )
    .map(([spelling, label]) => ({
      code: 'config-value',
      place: locate(['data_info', 'label_map', spelling]),
      message: `data_info.label_map: ${quote(spelling)} stands for ${String(label)}; a label of ${task} is ${binary ? '0 or 1' : 'the index of a class: 0, 1, 2'}.`,
      value: String(label)
    }))
}

function isGiven(value: Table, pointer: Pointer): boolean {
  const found = pointer.reduce((inner: unknown, key) => field(inner, String(key)), value)
  return found !== undefined && found !== null
}

function taskOf(value: Table): TaskName {
  const task = field(value, 'model_task')
  return typeof task === 'string' && Object.hasOwn(TASKS, task) ? (task as TaskName) : 'Binary Classification'
}

/** From here on the value is known to fit the schema. */
function sourceOf(value: Table): InlineSource {
  const data = value['data_info'] as Table
  const path = field(value['model_info'], 'path')
  return {
    form: 'inline',
    task: TASKS[taskOf(value)],
    reference: datasetOf(value, data, 'ref'),
    evaluation: datasetOf(value, data, 'eval'),
    ...(typeof path === 'string' ? { model: { path, given: path } } : {})
  }
}

function datasetOf(value: Table, data: Table, side: 'ref' | 'eval'): InlineDataset {
  const path = data[`${side}_path`] as string
  const predCol = data['pred_col'] as string | null | undefined
  const predPath = data[`${side}_pred_path`] as string | null | undefined
  const dataset: InlineDataset = { path, given: path, params: dataParamsOf(value, data) }
  if (typeof predCol === 'string') dataset.predictions = { path, given: path, predCol }
  else if (typeof predPath === 'string') dataset.predictions = { path: predPath, given: predPath }
  return dataset
}

const DATA_PARAMS = [
  'label_col',
  'timestamp_col',
  'nrows',
  'sample',
  'categorical_features',
  'protected_features',
  'features_not_in_model',
  'loading_kwargs'
] as const

function dataParamsOf(value: Table, data: Table): DataParams {
  const profiling = field(value, 'data_profiling_info')
  const classNames = data['class_names'] ?? field(profiling, 'class_names') ?? field(profiling, 'class_name')
  const labelMap = data['label_map']
  return {
    ...(given(data, DATA_PARAMS) as DataParams | undefined),
    ...(Array.isArray(classNames) ? { class_names: classNames as string[] } : {}),
    ...(isTable(labelMap) ? { experimental_fields: { label_map: labelMap as Record<string, number> } } : {})
  }
}

const COLUMN_TYPE_KEYS = [
  'min_nunique_for_numeric',
  'numeric_violation_threshold',
  'categorical_violation_threshold',
  'min_unique_prop',
  'allow_float_unique'
]
const RELATIONSHIP_KEYS = [
  'num_feats_to_profile',
  'compute_feature_relationships',
  'compute_numeric_feature_relationships',
  'ignore_nan_for_feature_relationships'
]
const MODEL_PROFILING_KEYS = [
  'impact_metric',
  'impact_label_threshold',
  'drift_impact_metric',
  'nrows_for_summary',
  'nrows_for_feature_importance'
]

function testRunConfigOf(value: Table, suite: Suite): TestRunConfig {
  const silent = field(value, 'silent_errors')
  const seed = field(value, 'random_seed')
  const runTime = compact({
    explicit_errors: typeof silent === 'boolean' ? !silent : undefined,
    random_seed: typeof seed === 'number' || typeof seed === 'string' ? seed : undefined
  })
  const tests = suite.tests.size > 0 ? Object.fromEntries(suite.tests) : undefined
  return compact({
    run_name: value['run_name'] as string,
    categories: suite.categories,
    test_suite_config: nonEmpty(
      compact({ global_exclude_columns: suite.excludeColumns, individual_tests_config: tests })
    ),
    profiling_config: profilingOf(value),
    run_time_info: nonEmpty(runTime)
  })
}

function profilingOf(value: Table): TestRunConfig['profiling_config'] {
  const data = tableAt(value, 'data_profiling_info')
  const model = tableAt(value, 'model_profiling_info')
  const subsets = { ...tableAt(value, 'subset_profiling_config'), ...tableAt(value, 'subset_profiling_info') }
  const metrics = field(model, 'metric_configs')
  const dataProfiling = compact({
    ...given(data, ['num_quantiles']),
    ...given(subsets, ['num_subsets', 'min_frq']),
    column_type_info: given(data, COLUMN_TYPE_KEYS),
    feature_relationship_info: given(data, RELATIONSHIP_KEYS)
  })
  const modelProfiling = compact({
    ...given(model, MODEL_PROFILING_KEYS),
    metric_configs_json: isTable(metrics) ? JSON.stringify(metrics) : undefined
  })
  return nonEmpty(
    compact({ data_profiling: nonEmpty(dataProfiling), model_profiling: nonEmpty(modelProfiling) })
  )
}

function tableAt(value: Table, key: string): Table {
  const table = field(value, key)
  return isTable(table) ? table : {}
}

function nonEmpty<T extends object>(table: T): T | undefined {
  return Object.keys(table).length === 0 ? undefined : table
}

function notesOn(value: Table, source: InlineSource): string[] {
  const notes: string[] = []
  if (field(value, 'model_task') === undefined)
    notes.push('model_task is left out: Binary Classification is taken.')
  if (source.reference.params.class_names !== undefined && source.task === 'MODEL_TASK_REGRESSION') {
    notes.push('class_names have no effect: the task is Regression.')
  }
  return notes
}
