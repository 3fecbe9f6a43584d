import { normaliseTestRunConfig, validateTestRunConfig } from '../../src/config/config.ts'
import { formatProblem, ProblemsError } from '../../src/problem.ts'
import { load, loaded, makeWorkspace, messages, REGISTERED, type Workspace } from './workspace.ts'

let workspace: Workspace
beforeEach(() => {
  workspace = makeWorkspace()
})
afterEach(() => {
  workspace.remove()
})

describe('a file of the registered form', () => {
  test('the documented example', async () => {
    const config = await loaded(workspace, {
      ...REGISTERED,
      run_time_info: {
        custom_image: { managed_image_name: 'catboost' },
        random_seed: '42',
        explicit_errors: true
      },
      categories: ['TEST_CATEGORY_TYPE_TRANSFORMATIONS'],
      test_suite_config: {
        global_test_sensitivity: 'TEST_SENSITIVITY_LESS_SENSITIVE',
        global_exclude_columns: ['id'],
        individual_tests_config: {
          null_substitution: { run: false },
          'transformations:capitalization_change': {}
        },
        custom_tests: []
      },
      profiling_config: {
        data_profiling: { num_subsets: 10, column_type_info: null },
        model_profiling: { impact_metric: null }
      }
    })
    expect(config).toMatchObject({
      runName: 'Fraud',
      managedImageName: 'catboost',
      source: { form: 'registered', referenceId: 'R', evaluationId: 'E', modelId: 'M' }
    })
    expect(config.testRunConfig).toEqual({
      run_name: 'Fraud',
      categories: ['TEST_CATEGORY_TYPE_TRANSFORMATIONS'],
      test_suite_config: {
        global_test_sensitivity: 'TEST_SENSITIVITY_LESS_SENSITIVE',
        global_exclude_columns: ['id'],
        individual_tests_config: { null_substitution: { run: false }, capitalization_change: {} }
      },
      profiling_config: { data_profiling: { num_subsets: 10 }, model_profiling: {} },
      run_time_info: { random_seed: '42', explicit_errors: true }
    })
  })

  test('the image at the top, as the guide of the vendor has it', async () => {
    const config = await loaded(workspace, { ...REGISTERED, custom_image: { managed_image_name: 'a' } })
    expect(config.managedImageName).toBe('a')
    expect(config.testRunConfig).toEqual({ run_name: 'Fraud' })
  })

  test('settings of tests as JSON text', async () => {
    const tests = { auc: { run: false } }
    const config = await loaded(workspace, {
      ...REGISTERED,
      test_suite_config: { individual_tests_config: JSON.stringify(tests) }
    })
    expect(config.testRunConfig.test_suite_config?.individual_tests_config).toEqual(tests)
  })

  test('a seed of 64 bits keeps its digits', async () => {
    const config = await loaded(
      workspace,
      'run_name: a\ndata_info: {eval_dataset_id: E}\nmodel_id: M\nrun_time_info: {random_seed: 9223372036854775807}\n'
    )
    expect(config.testRunConfig.run_time_info?.random_seed).toBe('9223372036854775807')
  })

  test.each<[object, string]>([
    [{ model_id: undefined, categories: [] }, 'model_id is missing'],
    [{ data_info: { ref_dataset_id: 'R' } }, 'data_info.eval_dataset_id is missing'],
    [
      { categories: ['TEST_CATEGORY_TYPE_DRIFT'] },
      'The category Drift is not available yet. Allowed: TEST_CATEGORY_TYPE_MODEL_PERFORMANCE'
    ],
    [{ categories: ['TEST_CATEGORY_TYPE_TRANSFORMATION'] }, 'Nearest: "TEST_CATEGORY_TYPE_TRANSFORMATIONS"'],
    [{ test_suite_config: { global_test_sensitivity: 'HIGH' } }, 'Allowed: TEST_SENSITIVITY_LESS_SENSITIVE'],
    [{ test_suite_config: { individual_tests_config: '{' } }, 'is not the JSON of a mapping'],
    [{ test_suite_config: { individual_tests_config: { aucc: {} } } }, 'Nearest: "auc"'],
    [
      { test_suite_config: { individual_tests_config: { auc: {}, area_under_curve: {} } } },
      'two names of one test'
    ],
    [{ test_suite_config: { custom_tests: ['{}'] } }, 'test_suite_config.custom_tests is not supported'],
    [
      { profiling_config: { model_profiling: { custom_metrics: [{ name: 'x' }] } } },
      'custom_metrics is not supported'
    ],
    [
      { run_time_info: { custom_image: { custom_image: { name: 'x' } } } },
      'custom_image.custom_image is not supported'
    ],
    [{ run_time_info: { agent_id: 'x' } }, 'run_time_info.agent_id is not supported'],
    [{ custom_image: { managed_image_name: 'Bad Name' } }, 'is not an image name'],
    [
      {
        custom_image: { managed_image_name: 'a' },
        run_time_info: { custom_image: { managed_image_name: 'b' } }
      },
      'name two images'
    ],
    [{ language: 'LANGUAGE_JA' }, 'Allowed: LANGUAGE_EN'],
    [{ modelId: 'x' }, 'Unknown key "modelId". Nearest: "model_id"']
  ])('%j is refused', async (more, message) => {
    const found = await messages(workspace, { ...REGISTERED, ...more })
    expect(found).toEqual([expect.stringContaining(message)])
    expect(found[0]).toMatch(/^stress\.yml:1:\d+: /)
  })
})

describe('a test run config of a client', () => {
  const wire = {
    runName: 'Fraud',
    dataInfo: { refDatasetId: 'R', evalDatasetId: 'E' },
    modelId: { uuid: 'M' },
    categories: ['TEST_CATEGORY_TYPE_ADVERSARIAL'],
    testSuiteConfig: {
      individualTestsConfig: '{"sensitivity": {"sample_size": 5}}',
      globalTestSensitivity: 2
    },
    profilingConfig: { dataProfiling: { columnTypeInfo: { minNuniqueForNumeric: '4' } } },
    runTimeInfo: {
      customImage: { managedImageName: 'abc' },
      randomSeed: '42',
      resourceRequest: { ramRequestMegabytes: '4000' }
    }
  }

  test('in camel case, with numbers as text', () => {
    expect(validateTestRunConfig(wire)).toEqual([])
    expect(normaliseTestRunConfig(wire)).toEqual({
      referenceDatasetId: 'R',
      evaluationDatasetId: 'E',
      modelId: 'M',
      managedImageName: 'abc',
      testRunConfig: {
        run_name: 'Fraud',
        categories: ['TEST_CATEGORY_TYPE_ADVERSARIAL'],
        test_suite_config: {
          individual_tests_config: { sensitivity: { sample_size: 5 } },
          global_test_sensitivity: 'TEST_SENSITIVITY_DEFAULT'
        },
        profiling_config: { data_profiling: { column_type_info: { min_nunique_for_numeric: 4 } } },
        run_time_info: { random_seed: '42', resource_request: { ram_request_megabytes: 4000 } }
      }
    })
  })

  test('in snake case, as the SDK sends it', () => {
    const { testRunConfig } = normaliseTestRunConfig({
      ...REGISTERED,
      test_suite_config: { individual_tests_config: '' }
    })
    expect(testRunConfig).toEqual({ run_name: 'Fraud', test_suite_config: undefined })
  })

  test('what a file comes to is valid on the wire', async () => {
    const { config } = await load(workspace, {
      ...REGISTERED,
      categories: ['TEST_CATEGORY_TYPE_ADVERSARIAL'],
      run_time_info: { random_seed: 1 }
    })
    expect(validateTestRunConfig({ ...REGISTERED, ...config?.testRunConfig })).toEqual([])
  })

  test('every problem is told, each with the path of its key', () => {
    const problems = validateTestRunConfig({
      run_name: '',
      runName: 'twice',
      data_info: {},
      categories: ['TEST_CATEGORY_TYPE_DRIFT'],
      test_suite_config: { individual_tests_config: { auc: { run: 'no' } } },
      profilingConfig: { modelProfiling: { customMetrics: [1] } },
      foo: 1
    }).map(formatProblem)
    for (const part of [
      '"run_name" is given in two spellings',
      'data_info.eval_dataset_id is missing',
      'model_id is missing',
      'The category Drift is not available yet',
      'test_suite_config.individual_tests_config.auc.run must be true or false, not "no" (a text)',
      'profiling_config.model_profiling.custom_metrics is not supported',
      'Unknown key "foo"'
    ]) {
      expect(problems).toContainEqual(expect.stringContaining(part))
    }
    expect(problems.every((problem) => problem.startsWith('input testRunConfig: '))).toBe(true)
  })

  test.each([null, undefined, 'text', 3, []])('%j is refused', (config) => {
    expect(validateTestRunConfig(config)).toHaveLength(1)
    expect(() => normaliseTestRunConfig(config)).toThrow(ProblemsError)
  })
})
