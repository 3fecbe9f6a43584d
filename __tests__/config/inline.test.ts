import { INLINE, load, loaded, makeWorkspace, messages, type Workspace } from './workspace.ts'

let workspace: Workspace
beforeEach(() => {
  workspace = makeWorkspace()
})
afterEach(() => {
  workspace.remove()
})

function inline(more: object = {}, data: object = {}): object {
  return { ...INLINE, ...more, data_info: { ...INLINE.data_info, ...data } }
}

async function codes(content: object | string): Promise<string[]> {
  return (await load(workspace, content)).problems.map(({ code }) => code)
}

describe('the public examples of the vendor', () => {
  const tabular = (
    name: string,
    label: string,
    pred: string,
    model: string,
    more: object,
    data: object = {}
  ): object => ({
    run_name: name,
    data_info: {
      ref_path: 'data/ref.csv',
      eval_path: 'data/eval.csv',
      label_col: label,
      pred_col: pred,
      ...data
    },
    model_info: { path: model },
    ...more
  })

  test('fraud', async () => {
    const { source, testRunConfig } = await loaded(
      workspace,
      tabular('Fraud', 'label', 'preds', 'models/fraud_model.py', { model_task: 'Binary Classification' })
    )
    const dataset = (path: string): object => ({
      path,
      given: path,
      params: { label_col: 'label' },
      predictions: { path, given: path, predCol: 'preds' }
    })
    expect(source).toEqual({
      form: 'inline',
      task: 'MODEL_TASK_BINARY_CLASSIFICATION',
      reference: dataset('data/ref.csv'),
      evaluation: dataset('data/eval.csv'),
      model: { path: 'models/fraud_model.py', given: 'models/fraud_model.py' }
    })
    expect(testRunConfig).toEqual({ run_name: 'Fraud' })
  })

  test('income', async () => {
    const config = await loaded(
      workspace,
      tabular('Income', 'income', 'pred', 'models/model.py', { model_task: 'Binary Classification' })
    )
    expect(config.notes).toEqual([])
  })

  test('nyc_tlc', async () => {
    const config = await loaded(
      workspace,
      tabular('NYC TLC', 'TripDuration', 'Prediction', 'models/model.py', { model_task: 'Regression' })
    )
    expect(config.source).toMatchObject({ task: 'MODEL_TASK_REGRESSION' })
  })

  test('lending asks for a category that is not available, and for nothing else that is wrong', async () => {
    const lending = tabular(
      'Lending',
      'loan_status',
      'pred',
      'models/model.py',
      {
        model_task: 'Binary Classification',
        silent_errors: false,
        test_config: { categories: ['Bias and Fairness'], run_default: true }
      },
      { protected_features: ['sex', 'race', 'addr_state'], features_not_in_model: ['sex', 'race'] }
    )
    expect(await messages(workspace, lending)).toEqual([
      expect.stringContaining(
        'The category Bias and Fairness is not available yet. Allowed: Model Performance, Subset Performance, Transformations, Adversarial.'
      )
    ])
    const possible = { ...lending, test_config: { categories: ['Transformations'], run_default: true } }
    const { source, testRunConfig } = await loaded(workspace, possible)
    expect(source).toMatchObject({
      reference: {
        params: { protected_features: ['sex', 'race', 'addr_state'], features_not_in_model: ['sex', 'race'] }
      }
    })
    expect(testRunConfig.run_time_info).toEqual({ explicit_errors: true })
    expect(testRunConfig.categories).toHaveLength(4)
  })

  test('ranking, images and text name the task that is not available', async () => {
    for (const task of ['Ranking', 'Image Classification', 'Text Classification', 'Object Detection']) {
      const [message] = await messages(workspace, inline({ model_task: task }))
      expect(message).toContain(
        `No tests for the task "${task}" are available yet. Allowed: Binary Classification, Multi-class Classification, Regression.`
      )
    }
  })
})

test('every key is translated', async () => {
  const { source, testRunConfig, notes, managedImageName } = await loaded(
    workspace,
    inline(
      {
        model_task: 'Multi-class Classification',
        random_seed: 42,
        silent_errors: true,
        data_profiling_info: {
          min_nunique_for_numeric: 5,
          numeric_violation_threshold: 0.02,
          categorical_violation_threshold: null,
          num_quantiles: 101,
          num_feats_to_profile: 9,
          class_names: ['a', 'b', 'c']
        },
        model_profiling_info: {
          impact_metric: 'macro_f1',
          nrows_for_summary: 10,
          metric_configs: { ndcg: { k: 5 } }
        },
        subset_profiling_config: { num_subsets: 7, min_frq: 0.02, confidence_level: 0.9 },
        tests_config: {
          categories: ['Subset Performance', 'transformations'],
          global_exclude_columns: ['id'],
          global_transformation_performance_change_config: { severity_thresholds: [0.1, 0.2, 0.3] },
          feat_subset_accuracy: { run: false },
          null_substitution: { performance_change_config: { num_samples_to_simulate: 3 } }
        }
      },
      {
        ref_pred_path: 'p.csv',
        timestamp_col: 't',
        nrows: 100,
        sample: false,
        categorical_features: ['c'],
        loading_kwargs: { sep: ';' },
        label_map: { x: 0, y: 1, z: 2 }
      }
    )
  )
  expect(managedImageName).toBeUndefined()
  const params = {
    label_col: 'label',
    timestamp_col: 't',
    nrows: 100,
    sample: false,
    categorical_features: ['c'],
    loading_kwargs: { sep: ';' },
    class_names: ['a', 'b', 'c'],
    experimental_fields: { label_map: { x: 0, y: 1, z: 2 } }
  }
  expect(source).toEqual({
    form: 'inline',
    task: 'MODEL_TASK_MULTICLASS_CLASSIFICATION',
    reference: { path: 'ref.csv', given: 'ref.csv', params, predictions: { path: 'p.csv', given: 'p.csv' } },
    evaluation: { path: 'eval.csv', given: 'eval.csv', params },
    model: { path: 'model.py', given: 'model.py' }
  })
  const { individual_tests_config: tests, ...suite } = testRunConfig.test_suite_config ?? {}
  expect({ ...testRunConfig, test_suite_config: suite }).toEqual({
    run_name: 'Fraud',
    categories: ['TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE', 'TEST_CATEGORY_TYPE_TRANSFORMATIONS'],
    test_suite_config: { global_exclude_columns: ['id'] },
    profiling_config: {
      data_profiling: {
        num_quantiles: 101,
        num_subsets: 7,
        min_frq: 0.02,
        column_type_info: { min_nunique_for_numeric: 5, numeric_violation_threshold: 0.02 },
        feature_relationship_info: { num_feats_to_profile: 9 }
      },
      model_profiling: {
        impact_metric: 'macro_f1',
        nrows_for_summary: 10,
        metric_configs_json: '{"ndcg":{"k":5}}'
      }
    },
    run_time_info: { explicit_errors: false, random_seed: 42 }
  })
  // Tests go by their first names; the setting for all transformations gives way to a test's own.
  expect(tests).toMatchObject({
    subset_accuracy: { run: false },
    null_substitution: { performance_change_config: { num_samples_to_simulate: 3 } },
    capitalization_change: { performance_change_config: { severity_thresholds: [0.1, 0.2, 0.3] } }
  })
  expect(notes.map((note) => note.split(' ')[0])).toEqual([
    'data_profiling_info.num_quantiles',
    'data_profiling_info.num_feats_to_profile',
    'model_profiling_info.nrows_for_summary',
    'model_profiling_info.metric_configs',
    'subset_profiling_config.confidence_level'
  ])
})

test('null asks for the default everywhere', async () => {
  const { source, testRunConfig, notes } = await loaded(
    workspace,
    inline(
      {
        model_task: null,
        data_profiling_info: null,
        tests_config: { categories: null, run_default: null, auc: null },
        random_seed: null,
        subset_profiling_config: { num_subsets: null }
      },
      { pred_col: null, nrows: null, categorical_features: null, label_map: null }
    )
  )
  expect(testRunConfig).toEqual({ run_name: 'Fraud' })
  expect(source).toMatchObject({ evaluation: { params: { label_col: 'label' } } })
  expect(notes).toEqual([])
})

test('defaults that are written out give no notice', async () => {
  const config = await loaded(
    workspace,
    inline({
      model_task: 'Regression',
      data_profiling_info: { num_quantiles: 1001, infer_dist: true, epsilon_multiplier: 1 }
    })
  )
  expect(config.notes).toEqual([])
})

test('tests_config_path is read like tests_config', async () => {
  workspace.write('tests.json', '{"categories": ["Adversarial"],\n"sensitivity": {"sample_size": 20}}')
  const { testRunConfig } = await loaded(workspace, inline({ tests_config_path: 'tests.json' }))
  expect(testRunConfig).toMatchObject({
    categories: ['TEST_CATEGORY_TYPE_ADVERSARIAL'],
    test_suite_config: { individual_tests_config: { sensitivity: { sample_size: 20 } } }
  })

  workspace.write('tests.json', '{"categories": ["Drift"],\n"sensitivty": {}}')
  expect(await messages(workspace, inline({ tests_config_path: 'tests.json' }))).toEqual([
    expect.stringContaining('tests.json:1:17: The category Drift is not available yet.'),
    expect.stringContaining('tests.json:2:1: Unknown key "sensitivty". Nearest: "sensitivity".')
  ])
  expect((await messages(workspace, inline({ tests_config_path: '../../etc/passwd' })))[0]).toContain(
    'tests_config_path: '
  )
})

describe('problems', () => {
  test('all are told at once, in the order of the file', async () => {
    const text = `run_nam: x
data_info:
  ref_path: 5
  lable_col: y
  nrows: 0
  ranking_info: {query_col: q}
model_task: Ranking
tests_config:
  categories: [Drift, Transformation]
  run_default: maybe
  unseen_categorical: {run: true}
  auc: {run: 1, severity_thresholds: [1], epochs: 3}
  area_under_curve: {}
  sensitivity: {linf_constraint: 3}
test_config: {}
random_seed: abc
epochs: 4
`
    expect(await messages(workspace, text)).toEqual(
      [
        '1:1: run_name is missing. Name of the run.',
        '1:1: Unknown key "run_nam". Nearest: "run_name".',
        '1:1: There is neither a model nor predictions',
        '2:1: data_info.eval_path is missing. Evaluation dataset: the data that the mo',
        '3:13: data_info.ref_path must be a text, not 5.',
        '4:3: Unknown key "lable_col" in data_info. Nearest: "label_col".',
        '5:10: data_info.nrows must be 1 or more, not 0.',
        '6:3: data_info.ranking_info is not supported. Ranking models are not availabl',
        '7:13: No tests for the task "Ranking" are available yet. Allowed: Binary Clas',
        '9:16: The category Drift is not available yet. Allowed: Model Performance, Su',
        '9:23: "Transformation" is not a category. Allowed: Model Performance, Subset',
        '10:16: tests_config.run_default must be true or false, not "maybe" (a text).',
        '11:3: The test "unseen_categorical" belongs to the category Abnormal Inputs,',
        '12:14: tests_config.auc.run must be true or false, not 1.',
        '12:38: tests_config.auc.severity_thresholds must have 2 entries or more, not',
        '12:43: Unknown key "epochs" in tests_config.auc. Allowed: run, severity_thres',
        '13:3: tests_config.area_under_curve and auc are two names of one test. Keep a',
        '14:34: tests_config.sensitivity.linf_constraint must be 1 or less, not 3.',
        '15:1: tests_config and test_config are given together. Keep one of them.',
        '16:14: random_seed must be a whole number of at most 64 bits, not "abc" (a te',
        '17:1: Unknown key "epochs". Allowed: run_name, data_info, model_info, model_t'
      ].map((part) => expect.stringContaining(`stress.yml:${part}`) as string)
    )
  })

  test.each<[string, object, string]>([
    ['neither model nor predictions', { model_info: null }, 'config-missing-key'],
    ['two spellings of the tests', { tests_config: {}, test_config: {} }, 'config-contradiction'],
    [
      'two spellings of subsets',
      { subset_profiling_config: {}, subset_profiling_info: {} },
      'config-contradiction'
    ],
    ['no test left', { tests_config: { run_default: false } }, 'config-contradiction'],
    ['custom tests', { tests_config: { custom_tests: [{ test_path: 'x' }] } }, 'config-unsupported'],
    ['text models', { prediction_info: { ref_path: 'x' } }, 'config-unsupported'],
    ['a pattern of a seed', { random_seed: '1; rm' }, 'config-value'],
    ['an unknown key called __proto__', JSON.parse('{"__proto__": {"x": 1}}') as object, 'config-unknown-key']
  ])('%s', async (_name, more, code) => {
    const content = Object.assign(Object.create(null) as object, inline())
    for (const [key, value] of Object.entries(more)) {
      Object.defineProperty(content, key, { value, enumerable: true })
    }
    expect(await codes(content)).toEqual([code])
  })

  test.each<[string, object, string]>([
    ['predictions twice', { pred_col: 'p', eval_pred_path: 'p.csv' }, 'config-contradiction'],
    ['label and prediction in one column', { pred_col: 'label' }, 'config-contradiction'],
    ['label map without label', { label_col: null, label_map: { a: 1 } }, 'config-contradiction'],
    ['binary label 2', { label_map: { a: 2 } }, 'config-value'],
    ['label that is no number', { label_map: { a: 'b' } }, 'config-type'],
    ['a loader file', { load_path: 'load.py' }, 'config-unsupported'],
    ['another source', { type: 'huggingface' }, 'config-unsupported'],
    ['a column named twice', { categorical_features: ['a', 'a'] }, 'config-value'],
    ['an empty path', { ref_path: '' }, 'config-value']
  ])('%s', async (_name, data, code) => {
    expect(await codes(inline({}, data))).toEqual([code])
  })

  test('multi-class predictions do not fit one column', async () => {
    expect(await codes(inline({ model_task: 'Multi-class Classification' }, { pred_col: 'p' }))).toEqual([
      'config-contradiction'
    ])
    expect(
      await codes(inline({ model_task: 'Multi-class Classification' }, { label_map: { a: 1.5 } }))
    ).toEqual(['config-value'])
    expect(await codes(inline({ model_task: 'Regression' }, { label_map: { a: 1.5 } }))).toEqual([])
  })

  test('keys of both forms', async () => {
    const [message, ...more] = await messages(workspace, { ...inline(), model_id: 'M', categories: [] })
    expect(more).toEqual([])
    expect(message).toContain(
      'Of the inline form (paths) are model_info, data_info.ref_path, data_info.eval_path, data_info.label_col;'
    )
    expect(message).toContain('of the registered form (ids on the server) are model_id, categories')
  })
})

test('a column may have any name', async () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'a.b', 'a/b', '~', '']
  const text = JSON.stringify(inline({}, { categorical_features: names.slice(0, -1) })).replace(
    '"label_col"',
    '"label_map": {"__proto__": 1, "constructor": 0}, "label_col"'
  )
  const { source } = await loaded(workspace, text)
  if (source.form !== 'inline') throw new Error(source.form)
  const { params } = source.reference
  expect(params.categorical_features).toEqual(names.slice(0, -1))
  expect(Object.entries(params.experimental_fields?.label_map ?? {})).toEqual([
    ['__proto__', 1],
    ['constructor', 0]
  ])
})
