/**
 * - `load`: the model file could not be loaded.
 * - `raised`: the model raised an exception for a batch.
 * - `shape`: the model returned something that is not one prediction per row.
 * - `not-finite`, `out-of-range`, `not-probabilities`: the numbers it returned are not predictions of this task.
 * - `lost`: the worker ended, or broke the protocol, and was cut off.
 * - `timeout`: a batch took too long; the worker was cut off.
 */
export type ModelErrorKind =
  'load' | 'raised' | 'shape' | 'not-finite' | 'out-of-range' | 'not-probabilities' | 'lost' | 'timeout'

/** Why there are no predictions. After `lost` and `timeout` the worker is gone; after the others it can be used again. */
export class ModelError extends Error {
  override name = 'ModelError'
  readonly kind: ModelErrorKind
  /** Python traceback that begins in the model file; text from the model, at most 20,000 characters. */
  readonly traceback: string | undefined
  /** Row of the batch, from 0, where the first problem is. */
  readonly row: number | undefined

  constructor(kind: ModelErrorKind, message: string, detail: { traceback?: string; row?: number } = {}) {
    super(message)
    this.kind = kind
    this.traceback = detail.traceback
    this.row = detail.row
  }
}
