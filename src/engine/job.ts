/**
 * What the service hands to the engine process, and what the engine streams back. The job is one JSON file whose path is
 * the engine's only argument; events are JSON lines on the engine's standard output.
 */
import type { CategoryResult, ModelTask, TestBatchResult, TestCase, TestRunDetail } from '../api/types.ts'

/** One side of the data, with the documented `data_params` that the engine uses (snake_case as in the config). */
export interface DatasetJob {
  /** What messages call it: the registered name or the path as the user wrote it. */
  name: string
  /** Absolute path of a CSV, Parquet, JSON or JSON-lines file (`.gz` accepted for text). */
  path: string
  labelCol?: string
  /** A column of this file that holds ready predictions (seed-era `pred_col`); never a feature. */
  predCol?: string
  timestampCol?: string
  nrows?: number
  sample?: boolean
  categoricalFeatures?: string[]
  protectedFeatures?: string[]
  featuresNotInModel?: string[]
  classNames?: string[]
  loadingKwargs?: Record<string, unknown>
  /** Ours, `experimental_fields.label_map`: spelling in the file → 0/1, class index or number. */
  labelMap?: Record<string, number>
  /** Predictions registered apart from the data. */
  predictions?: { path: string; predCol?: string }
}

export interface EngineJob {
  /** Unix socket path or Windows pipe the engine listens on; `workers` of them will connect. Absent: no model. */
  socket?: string
  workers: number
  /** Path of the model file as the worker sees it. Absent: predictions only, or data only. */
  modelFile?: string
  task: Extract<
    ModelTask,
    'MODEL_TASK_BINARY_CLASSIFICATION' | 'MODEL_TASK_MULTICLASS_CLASSIFICATION' | 'MODEL_TASK_REGRESSION'
  >
  reference: DatasetJob
  evaluation: DatasetJob
  testRunId: string
  /** The 2.x test run config, validated, keys in snake_case, `individual_tests_config` as an object. */
  config: EngineConfig
  /** Longest wait for the answer to one batch, in seconds. */
  predictTimeoutSeconds: number
}

export interface EngineConfig {
  run_name: string
  categories?: string[]
  test_suite_config?: {
    global_test_sensitivity?: string
    global_exclude_columns?: string[]
    individual_tests_config?: Record<string, Record<string, unknown>>
  }
  profiling_config?: { data_profiling?: Record<string, unknown>; model_profiling?: Record<string, unknown> }
  run_time_info?: { explicit_errors?: boolean; random_seed?: number | string }
}

/** How a run that could not be completed ended. `code` is stable and documented; `detail` holds a traceback or the like. */
export interface EngineFailure {
  code: string
  message: string
  hint?: string
  detail?: string
}

export type EngineEvent =
  | { type: 'log'; level: 'debug' | 'info' | 'warning'; message: string }
  /** Sent once before the first prediction. */
  | { type: 'plan'; testTypes: string[]; predictions: { rows: number; batches: number } }
  | { type: 'progress'; testType: string; status: 'running' | 'completed' | 'failed' }
  /** All of one test's cases come before its batch. */
  | { type: 'case'; case: TestCase }
  | { type: 'batch'; batch: TestBatchResult }
  | { type: 'category'; category: CategoryResult }
  | { type: 'run'; run: Pick<TestRunDetail, 'metrics' | 'testCategories'> }
  /** A test that raised: the run is incomplete and ends as an error. Other tests go on. */
  | { type: 'test-error'; testType: string; failure: EngineFailure }
  /** The run as a whole failed; the last event. */
  | { type: 'failed'; failure: EngineFailure }
  /** End marker: the result counts only with it, and only when the counts are right and `testErrors` is 0. */
  | { type: 'end'; cases: number; batches: number; categories: number; testErrors: number }
