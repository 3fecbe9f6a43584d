import { DataError } from './data/errors.ts'
import type { EngineFailure } from './job.ts'
import { BasePredictionError } from './plan.ts'
import { SettingError } from './tests/settings.ts'
import { ModelError, type ModelErrorKind } from './worker/model-error.ts'

/** The run cannot be completed. Carries what its last event says. */
export class RunFailure extends Error {
  override name = 'RunFailure'
  readonly failure: EngineFailure
  constructor(code: string, message: string, more: { hint?: string; detail?: string } = {}) {
    super(message)
    this.failure = { code, message, ...more }
  }
}

/** Code and advice of each way in which a model fails on data as it is. */
const MODEL_FAILURES: Readonly<Record<ModelErrorKind, { code: string; hint: string }>> = {
  load: {
    code: 'model-load',
    hint: 'Check that the model file runs in the managed image; the traceback names the line.'
  },
  raised: {
    code: 'model-raised',
    hint: 'Call predict_df or predict_dict on this dataset yourself; the traceback names the line.'
  },
  shape: {
    code: 'model-shape',
    hint: 'The model must return one prediction per row: one number, or one probability per class.'
  },
  'not-finite': { code: 'model-not-finite', hint: 'The model must return a finite number for every row.' },
  'out-of-range': {
    code: 'model-out-of-range',
    hint: 'The model must return probabilities between 0 and 1.'
  },
  'not-probabilities': {
    code: 'model-not-probabilities',
    hint: 'The class probabilities of a row must sum to 1.'
  },
  lost: {
    code: 'worker-lost',
    hint: 'The model process ended: out of memory, a crash in native code, or a call of exit. Its log tells more.'
  },
  timeout: {
    code: 'worker-timeout',
    hint: 'Raise the limit, give the run more workers, or use fewer rows (nrows).'
  }
}

/** Any error that ends a run, as its last event. What is not foreseen is a bug of the engine and says so. */
export function failureOf(error: unknown): EngineFailure {
  if (error instanceof RunFailure) return error.failure
  if (error instanceof BasePredictionError) {
    const where = `On the dataset ${JSON.stringify(error.dataset.slice(0, 200))}`
    return modelFailure(error.cause, `${where}: ${error.cause.message}`)
  }
  if (error instanceof ModelError) return modelFailure(error, error.message)
  if (error instanceof DataError) {
    return {
      code: error.code,
      message: error.message,
      ...(error.hint === undefined ? {} : { hint: error.hint })
    }
  }
  if (error instanceof SettingError) return { code: 'config-invalid', message: error.message }
  return bug(error, 'The engine failed.')
}

/** A test that raised. */
export function testFailureOf(testName: string, error: unknown): EngineFailure {
  if (error instanceof SettingError) return failureOf(error)
  return { ...bug(error, `The test ${testName} failed.`), code: 'test-raised' }
}

function modelFailure({ kind, traceback }: ModelError, message: string): EngineFailure {
  const { code, hint } = MODEL_FAILURES[kind]
  return { code, message, hint, ...(traceback === undefined ? {} : { detail: traceback }) }
}

function bug(error: unknown, what: string): EngineFailure {
  const own = error instanceof Error ? error : new Error(String(error))
  return {
    code: 'engine-bug',
    message: `${what} ${own.message}`.slice(0, 1000),
    hint: 'This is a bug of the engine, not of your model or data. Report it with the detail below.',
    detail: own.stack ?? own.message
  }
}
