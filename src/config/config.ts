/** What a stress-test configuration says, whichever form it was written in. The gate and the service both read this. */
import type { ModelTask } from '../api/types.ts'
import type { Place } from '../problem.ts'

/** `data_params` of the 2.x wire, in snake_case; `label_map` travels in `experimental_fields`. */
export interface DataParams {
  label_col?: string
  timestamp_col?: string
  class_names?: string[]
  nrows?: number
  sample?: boolean
  categorical_features?: string[]
  protected_features?: string[]
  features_not_in_model?: string[]
  loading_kwargs?: Record<string, unknown>
  experimental_fields?: { label_map?: Record<string, number> }
}

/** One dataset of the inline form. After `resolvePaths`, `path` is absolute. */
export interface InlineDataset {
  path: string
  /** The path as the user wrote it, for messages and names. */
  given: string
  params: DataParams
  /** Ready predictions: a column of the data file (`pred_col`) or a file of their own (`ref_pred_path`, `eval_pred_path`). */
  predictions?: { path: string; given: string; predCol?: string }
}

export interface InlineSource {
  form: 'inline'
  task: ModelTask
  reference: InlineDataset
  evaluation: InlineDataset
  /** Absent: predictions only, or data only. */
  model?: { path: string; given: string }
}

export interface RegisteredSource {
  form: 'registered'
  referenceId?: string
  evaluationId: string
  modelId: string
}

/** The 2.x `test_run_config` without `data_info`, `model_id` and the image: what both forms come to. Snake_case. */
export interface TestRunConfig {
  run_name: string
  categories?: string[]
  test_suite_config?: {
    global_test_sensitivity?: string
    global_exclude_columns?: string[]
    individual_tests_config?: Record<string, Record<string, unknown>>
    custom_tests?: unknown[]
  }
  profiling_config?: { data_profiling?: Record<string, unknown>; model_profiling?: Record<string, unknown> }
  run_time_info?: {
    explicit_errors?: boolean
    random_seed?: number | string
    resource_request?: { ram_request_megabytes?: number | string; cpu_request_millicores?: number | string }
  }
}

export interface StressTestConfig {
  /** Path of the file as the user gave it. */
  path: string
  runName: string
  source: InlineSource | RegisteredSource
  /** `run_time_info.custom_image.managed_image_name`, or the same at the top. */
  managedImageName?: string
  testRunConfig: TestRunConfig
  /** Sentences on what was translated or has no effect here; shown in the log and the report. */
  notes: string[]
  /** Where a key stands in the file, for messages that come later. An unknown pointer gives its nearest parent. */
  locate(pointer: readonly (string | number)[]): Place
}

export { configOfValue, loadConfig, type LoadOptions } from './load.ts'
export { resolvePaths } from './paths.ts'
export {
  normaliseTestRunConfig,
  type NormalisedTestRunConfig,
  validateTestRunConfig
} from './test-run-config.ts'
