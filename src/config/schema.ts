/**
 * The JSON Schema of the configuration file: the keys of both forms from here, the tests from the engine's catalogue.
 * `scripts/generate-schema.ts` writes it to schema/; this part reads that file, since it must not import the engine.
 */

/** As much of JSON Schema (draft 7) as the configuration needs. */
export interface Schema {
  readonly $ref?: string
  readonly title?: string
  readonly description?: string
  readonly type?: string | readonly string[]
  readonly default?: unknown
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly allOf?: readonly Schema[]
  readonly definitions?: Readonly<Record<string, Schema>>
  readonly [keyword: string]: unknown
}

/** What the schema takes of a test in the engine's catalogue. */
export interface TestEntry {
  readonly name: string
  readonly category: string
  readonly configKeys: readonly string[]
  readonly parameters: Readonly<Record<string, Schema>>
}

export interface CategoryEntry {
  /** `TEST_CATEGORY_TYPE_…` */
  readonly type: string
  readonly name: string
}

export const SCHEMA_ID =
  'https://raw.githubusercontent.com/OWNER/rime-stress-test-action/v1/schema/stress-test-config.schema.json'

const text = (description: string, more: Schema = {}): Schema => ({
  description,
  type: 'string',
  minLength: 1,
  ...more
})
const flag = (description: string, byDefault?: boolean): Schema => ({
  description,
  type: ['boolean', 'null'],
  ...(byDefault === undefined ? {} : { default: byDefault })
})
const optionalText = (description: string, more: Schema = {}): Schema => ({
  description,
  type: ['string', 'null'],
  minLength: 1,
  ...more
})
const count = (description: string, more: Schema = {}): Schema => ({
  description,
  type: ['integer', 'null'],
  minimum: 1,
  ...more
})
const share = (description: string, byDefault: number): Schema => ({
  description,
  type: ['number', 'null'],
  minimum: 0,
  maximum: 1,
  default: byDefault
})
const names = (description: string, more: Schema = {}): Schema => ({
  description,
  type: ['array', 'null'],
  items: { type: 'string', minLength: 1 },
  uniqueItems: true,
  ...more
})
const table = (description: string, properties: Record<string, Schema>, more: Schema = {}): Schema => ({
  description,
  type: ['object', 'null'],
  properties,
  additionalProperties: false,
  ...more
})

/** Keys that RIME has and this product does not have yet: a value in them is refused, with this description as reason. */
export const UNSUPPORTED = 'x-unsupported'
const unsupported = (reason: string): Schema => ({
  description: `Not supported. ${reason}`,
  [UNSUPPORTED]: reason
})

/** Keys that are read and change nothing; a value in them gives a notice with this text. */
export const NO_EFFECT = 'x-no-effect'
const noEffect = (schema: Schema, reason: string): Schema => ({
  ...schema,
  description: `${schema.description ?? ''} Has no effect: ${reason}`,
  [NO_EFFECT]: reason
})

const RELATIONSHIPS = 'no available test looks at relationships between features.'

const COLUMN_TYPES: Record<string, Schema> = {
  min_nunique_for_numeric: count(
    'A column with fewer distinct values is categorical, even if they are numbers.',
    {
      default: 10
    }
  ),
  numeric_violation_threshold: share(
    'Largest share of values in a numeric column that are no numbers.',
    0.01
  ),
  categorical_violation_threshold: noEffect(
    share('Largest share of values in a column of one kind that are of another.', 0.05),
    'a column that is not numeric is categorical, whatever it mixes.'
  ),
  min_unique_prop: share('From this share of distinct values on, a column counts as unique.', 0.99),
  allow_float_unique: flag('Whether a column of decimal numbers can count as unique.', false)
}

const RELATIONSHIP_KEYS: Record<string, Schema> = {
  num_feats_to_profile: noEffect(
    count('Number of features whose relationships are profiled.'),
    RELATIONSHIPS
  ),
  compute_feature_relationships: noEffect(flag('Whether relationships are computed.', true), RELATIONSHIPS),
  compute_numeric_feature_relationships: noEffect(
    flag('Whether they are computed for numeric features too.', false),
    RELATIONSHIPS
  ),
  ignore_nan_for_feature_relationships: noEffect(
    flag('Whether missing values are left out.', true),
    RELATIONSHIPS
  )
}

const NUM_QUANTILES = noEffect(
  count('Number of quantiles in the profile of a numeric column.', {
    default: 1001,
    minimum: 2,
    maximum: 1_000_001
  }),
  'no available test reads them.'
)
const NUM_SUBSETS = count('Number of subsets that a numeric feature is cut into.', {
  default: 5,
  maximum: 10_000
})
const MIN_FRQ = share('Least share of rows in a subset of a categorical feature.', 0.01)
const IMPACT_METRIC = optionalText(
  'Metric by which the impact of a change is measured, for example accuracy; null takes the usual one of the task.'
)
const DRIFT_IMPACT_METRIC = noEffect(
  optionalText('Metric by which the impact of drift is measured.'),
  'no drift test is available yet.'
)
const SUMMARY_ROWS = noEffect(count('Number of rows for the summary of the model.'), 'all rows are used.')
const IMPORTANCE_ROWS = noEffect(
  count('Number of rows for feature importance.'),
  'no available test looks at feature importance.'
)

const DATA_KEYS: Record<string, Schema> = {
  label_col: optionalText('Column with the labels.'),
  timestamp_col: optionalText('Column with the time of each row; it is no feature.'),
  class_names: names('Names of the classes, by index.'),
  nrows: count('Read at most this many rows of each dataset.'),
  sample: flag('Whether the `nrows` rows are drawn at random; else they are the first ones.', false),
  categorical_features: names('All categorical features; null lets the types be inferred.'),
  protected_features: names('Features on which groups are compared.'),
  features_not_in_model: names('Features that the model does not get.'),
  loading_kwargs: {
    description: 'Arguments of pandas.read_csv, for example {"sep": ";"}.',
    type: ['object', 'null']
  }
}

function inlineForm(): Schema {
  return {
    title: 'Inline form',
    description: 'Data and model are named by their paths in this file.',
    type: 'object',
    additionalProperties: false,
    required: ['run_name', 'data_info'],
    properties: {
      $schema: text('URL or path of this schema, for editors.'),
      run_name: text('Name of the run.', { maxLength: 200 }),
      data_info: table(
        'Data and what is known of its columns.',
        {
          type: {
            description: 'Kind of data source. Only files can be read.',
            enum: ['default', null],
            default: 'default'
          },
          ref_path: text(
            'Reference dataset: the data that the model was built on. CSV, Parquet, JSON or JSON lines.'
          ),
          eval_path: text('Evaluation dataset: the data that the model is judged on.'),
          pred_col: optionalText('Column of both files with ready predictions; not for multi-class.'),
          ref_pred_path: optionalText('File with ready predictions for the reference dataset.'),
          eval_pred_path: optionalText('File with ready predictions for the evaluation dataset.'),
          ...DATA_KEYS,
          label_map: {
            description:
              'What a label means, by its spelling in the files: 0 or 1, the index of a class, or a number. For files ' +
              'that spell labels differently, for example {"<=50K": 0, "<=50K.": 0, ">50K": 1, ">50K.": 1}. Our extension.',
            type: ['object', 'null'],
            additionalProperties: { type: 'number' },
            minProperties: 1
          },
          nrows_per_time_bin: unsupported('Time bins belong to continuous tests.'),
          feature_type_path: unsupported('List the categorical features in categorical_features instead.'),
          ranking_info: unsupported('Ranking models are not available yet.'),
          embeddings: unsupported('Embeddings are not available yet.'),
          load_path: unsupported('Loader files are not run. Write the data to a file in an earlier step.')
        },
        { type: 'object', required: ['ref_path', 'eval_path'] }
      ),
      model_info: table('The model; null or left out when only data or ready predictions are tested.', {
        path: optionalText('Python file that defines predict_df or predict_dict.')
      }),
      model_task: {
        description: 'What the model does.',
        enum: ['Binary Classification', 'Multi-class Classification', 'Regression', null],
        default: 'Binary Classification'
      },
      data_profiling_info: table('How columns are understood.', {
        ...COLUMN_TYPES,
        class_names: names('Names of the classes, by index; the same as data_info.class_names.'),
        class_name: names('Other spelling of class_names.'),
        num_quantiles: NUM_QUANTILES,
        ...RELATIONSHIP_KEYS,
        epsilon_multiplier: noEffect(
          { description: 'Widens inferred ranges.', type: ['number', 'null'], default: 1 },
          'ranges follow the values.'
        ),
        min_integer_epsilon: noEffect(
          { description: 'Least widening of an integer range.', type: ['number', 'null'], default: 1 },
          'ranges follow the values.'
        ),
        infer_dist: noEffect(
          flag('Whether distributions are fitted.', true),
          'no available test reads them.'
        ),
        dist_max_sample_size: noEffect(
          count('Rows used to fit a distribution.', { default: 10000 }),
          'no available test reads them.'
        ),
        custom_numeric_metadata: unsupported('Text models are not available yet.'),
        custom_categorical_metadata: unsupported('Text models are not available yet.')
      }),
      model_profiling_info: table('How the model is measured.', {
        impact_metric: IMPACT_METRIC,
        impact_label_threshold: share('Least share of labelled rows for measuring impact by a metric.', 0.8),
        drift_impact_metric: DRIFT_IMPACT_METRIC,
        nrows_for_summary: SUMMARY_ROWS,
        nrows_for_feature_importance: IMPORTANCE_ROWS,
        feature_importance_config: noEffect(
          { description: 'File with feature importances.', type: ['object', 'null'] },
          'no available test looks at feature importance.'
        ),
        num_calib_bins: noEffect(
          count('Bins of the calibration curve.', { default: 10 }),
          'set num_bins of the test calibration_comparison instead.'
        ),
        metric_configs: noEffect(
          { description: 'Settings of metrics.', type: ['object', 'null'] },
          'only ranking metrics have settings.'
        )
      }),
      tests_config: {
        allOf: [{ $ref: '#/definitions/tests_config' }],
        description: 'Which tests are run, and how.'
      },
      test_config: {
        allOf: [{ $ref: '#/definitions/tests_config' }],
        description: 'Other spelling of tests_config.'
      },
      tests_config_path: optionalText('JSON or YAML file with what tests_config would hold.'),
      subset_profiling_config: SUBSET_PROFILING,
      subset_profiling_info: {
        ...SUBSET_PROFILING,
        description: 'Other spelling of subset_profiling_config.'
      },
      random_seed: SEED,
      silent_errors: flag('false: an error in one test ends the run. true: the other tests go on.', true),
      prediction_info: unsupported('Text and image models are not available yet.'),
      workspace_name: noEffect(optionalText('Workspace of the old SDK.'), 'projects take its place.')
    }
  }
}

const SEED: Schema = {
  description: 'Seed of everything that is drawn at random; the same seed gives the same results.',
  type: ['integer', 'string', 'null'],
  pattern: '^-?[0-9]{1,19}$'
}

const SUBSET_PROFILING: Schema = table('How datasets are cut into subsets.', {
  num_subsets: NUM_SUBSETS,
  min_frq: MIN_FRQ,
  confidence_level: noEffect(
    share('Confidence of a difference.', 0.95),
    'set confidence_level of the single tests instead.'
  )
})

function testsConfig(categories: readonly CategoryEntry[], tests: Record<string, Schema>): Schema {
  return table('Which tests are run, and how: the keys here, and one mapping per test under its name.', {
    categories: {
      description: 'Categories to run. null or left out: all of these.',
      type: ['array', 'null'],
      items: { type: 'string', enum: categories.map(({ name }) => name) },
      uniqueItems: true,
      minItems: 1
    },
    run_default: flag(
      'Whether the default categories are run besides `categories`; null: only without `categories`.'
    ),
    global_exclude_columns: EXCLUDED_COLUMNS,
    global_transformation_performance_change_config: {
      description: 'performance_change_config of every transformation that has none of its own.',
      ...PERFORMANCE_CHANGE
    },
    global_abnormal_inputs_performance_change_config: noEffect(
      { description: 'The same for Abnormal Inputs.', type: ['object', 'null'] },
      'the category Abnormal Inputs is not available yet.'
    ),
    global_drift_scaling_factor: noEffect(
      { description: 'Scale of drift.', type: ['number', 'null'] },
      'the category Drift is not available yet.'
    ),
    global_sample_size: noEffect(count('Sample size of text tests.'), 'text models are not available yet.'),
    custom_tests: unsupported('Custom tests are not available yet.'),
    ...tests
  })
}

const EXCLUDED_COLUMNS = names('Columns that no test looks at.')

const PERFORMANCE_CHANGE: Schema = {
  type: ['object', 'null'],
  additionalProperties: false,
  properties: {
    severity_thresholds: {
      description: '[warning, alert]; of a triple the first and last value are used.',
      type: ['array', 'null'],
      items: { type: ['number', 'null'] },
      minItems: 2,
      maxItems: 3
    },
    ignore_errors: flag('Whether a model that raises on changed rows is let off.', false),
    num_samples_to_simulate: count('Number of rows that are changed.', { default: 100 })
  }
}

function registeredForm(categories: readonly CategoryEntry[], tests: Record<string, Schema>): Schema {
  return {
    title: 'Registered form',
    description: 'Data and model are registered on the server and named by their ids.',
    type: 'object',
    additionalProperties: false,
    required: ['run_name', 'data_info', 'model_id'],
    properties: {
      $schema: text('URL or path of this schema, for editors.'),
      run_name: text('Name of the run.', { maxLength: 200 }),
      data_info: table(
        'Ids of the registered datasets.',
        {
          ref_dataset_id: optionalText('Id of the reference dataset.'),
          eval_dataset_id: text('Id of the evaluation dataset.'),
          eval_dataset_time_interval: unsupported('Time intervals belong to continuous tests.')
        },
        { type: 'object', required: ['eval_dataset_id'] }
      ),
      model_id: {
        description: 'Id of the registered model.',
        type: ['string', 'object'],
        minLength: 1,
        properties: { uuid: text('The id.') },
        required: ['uuid'],
        additionalProperties: false
      },
      categories: {
        description: 'Categories to run. null or left out: all of these.',
        type: ['array', 'null'],
        items: { type: 'string', enum: categories.map(({ type }) => type) },
        uniqueItems: true
      },
      test_suite_config: table('Which tests are run, and how.', {
        global_test_sensitivity: {
          description: 'Makes thresholds that are not given wider or narrower.',
          enum: [
            'TEST_SENSITIVITY_LESS_SENSITIVE',
            'TEST_SENSITIVITY_DEFAULT',
            'TEST_SENSITIVITY_MORE_SENSITIVE',
            'TEST_SENSITIVITY_UNSPECIFIED',
            null
          ],
          default: 'TEST_SENSITIVITY_DEFAULT'
        },
        global_exclude_columns: EXCLUDED_COLUMNS,
        individual_tests_config: {
          description: 'One mapping per test under its name; JSON text of such a mapping is read too.',
          type: ['object', 'string', 'null'],
          properties: tests,
          additionalProperties: false
        },
        custom_tests: unsupported('Custom tests are not available yet.')
      }),
      profiling_config: table('How columns are understood and the model is measured.', {
        data_profiling: table('How columns are understood.', {
          num_quantiles: NUM_QUANTILES,
          num_subsets: NUM_SUBSETS,
          min_frq: { ...MIN_FRQ, description: `${MIN_FRQ.description ?? ''} Our extension.` },
          column_type_info: table('How types are inferred.', {
            ...COLUMN_TYPES,
            numeric_range_inference_threshold: share(
              'Share of values that must lie in a range for it to be inferred.',
              1
            ),
            unseen_values_allowed_criteria: {
              description:
                'From this share of distinct values (a decimal number) or this number of them (a whole number of 2 or ' +
                'more) on, new values are normal in a column.',
              type: ['number', 'null'],
              minimum: 0,
              default: 0.25
            }
          }),
          feature_relationship_info: table('Relationships between features.', {
            ...RELATIONSHIP_KEYS,
            features_to_profile: noEffect(names('Features whose relationships are profiled.'), RELATIONSHIPS)
          })
        }),
        model_profiling: table('How the model is measured.', {
          impact_metric: IMPACT_METRIC,
          impact_label_threshold: share(
            'Least share of labelled rows for measuring impact by a metric.',
            0.8
          ),
          drift_impact_metric: DRIFT_IMPACT_METRIC,
          subset_summary_metric: noEffect(
            optionalText('Metric of the summary of Subset Performance.'),
            'the summary follows from the tests.'
          ),
          num_feats_for_subset_summary: noEffect(
            count('Number of features in that summary.'),
            'the summary follows from the tests.'
          ),
          nrows_for_summary: SUMMARY_ROWS,
          nrows_for_feature_importance: IMPORTANCE_ROWS,
          metric_configs_json: noEffect(
            optionalText('Settings of metrics as JSON text.'),
            'only ranking metrics have settings.'
          ),
          custom_metrics: unsupported('Custom metrics are not available yet.')
        })
      }),
      run_time_info: table('How the run is carried out.', {
        custom_image: CUSTOM_IMAGE,
        resource_request: table('Limits of the model worker.', {
          ram_request_megabytes: count('Memory in megabytes.'),
          cpu_request_millicores: count('Thousandths of a processor.')
        }),
        explicit_errors: flag('true: an error in one test ends the run.', false),
        random_seed: SEED,
        agent_id: unsupported('There are no agents here.')
      }),
      custom_image: { ...CUSTOM_IMAGE, description: 'The same as run_time_info.custom_image.' },
      language: {
        description: 'Language of the results.',
        enum: ['LANGUAGE_EN', 'LANGUAGE_UNSPECIFIED', null]
      }
    }
  }
}

const CUSTOM_IMAGE: Schema = table('The image that the model runs in.', {
  managed_image_name: optionalText('Name of a managed image.', { maxLength: 63 }),
  custom_image: unsupported(
    'Only managed images are run. Give managed_image_name, or the inputs of the step.'
  )
})

/** Keys of which any one makes a file the registered form. */
export const REGISTERED_KEYS = [
  'model_id',
  'categories',
  'test_suite_config',
  'profiling_config',
  'run_time_info',
  'custom_image',
  'language'
] as const
export const REGISTERED_DATA_KEYS = [
  'ref_dataset_id',
  'eval_dataset_id',
  'eval_dataset_time_interval'
] as const

/** The whole schema. `tests` are the entries of the engine's catalogue. */
export function configSchema(tests: readonly TestEntry[], categories: readonly CategoryEntry[]): Schema {
  const { properties, definitions } = testSchemas(tests, categories)
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: SCHEMA_ID,
    title: 'Stress-test configuration',
    description: 'Either form of RIME: inline (0.14 to 0.19) with paths, or registered (2.x) with ids.',
    type: 'object',
    if: {
      anyOf: [
        ...REGISTERED_KEYS.map((key) => ({ required: [key] })),
        ...REGISTERED_DATA_KEYS.map((key) => ({
          required: ['data_info'],
          properties: { data_info: { type: 'object', required: [key] } }
        }))
      ]
    },
    then: { $ref: '#/definitions/registered' },
    else: { $ref: '#/definitions/inline' },
    definitions: {
      inline: inlineForm(),
      registered: registeredForm(categories, properties),
      tests_config: testsConfig(categories, properties),
      ...definitions
    }
  }
}

/** One property per name of a test; tests with equal parameters share a definition. */
function testSchemas(
  tests: readonly TestEntry[],
  categories: readonly CategoryEntry[]
): { properties: Record<string, Schema>; definitions: Record<string, Schema> } {
  const categoryNames = new Map(categories.map(({ type, name }) => [type, name]))
  const definitions: Record<string, Schema> = {}
  const nameByParameters = new Map<string, string>()
  const properties: Record<string, Schema> = {}
  for (const { name, category, configKeys, parameters } of tests) {
    const [first = name, ...others] = configKeys
    const schema = nullable({ type: 'object', additionalProperties: false, properties: parameters })
    const key = JSON.stringify(schema)
    const definition = nameByParameters.get(key) ?? `test_${first}`
    nameByParameters.set(key, definition)
    definitions[definition] = schema
    const allOf = [{ $ref: `#/definitions/${definition}` }]
    const description = `${name} (${categoryNames.get(category) ?? category})`
    properties[first] = { description: `${description}.`, allOf, [TEST_CATEGORY]: category }
    for (const other of others) {
      properties[other] = {
        description: `${description}; other name of ${first}.`,
        allOf,
        [SAME_TEST_AS]: first
      }
    }
  }
  return { properties, definitions }
}

/** Marks the first name of a test, with its category. */
export const TEST_CATEGORY = 'x-test-category'
/** Marks the other names of a test, with its first name. */
export const SAME_TEST_AS = 'x-same-test-as'

/** Everywhere in a test's settings null asks for the default. */
function nullable(schema: Schema): Schema {
  const { type, properties } = schema
  const types = type === undefined ? undefined : [...new Set([type, 'null'].flat())]
  return {
    ...schema,
    ...(types === undefined ? {} : { type: types }),
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties).map(([key, inner]) => [key, nullable(inner)])
          )
        })
  }
}
