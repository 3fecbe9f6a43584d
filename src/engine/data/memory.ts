/** A cap on what one table may take, so that a file that is too large is a named error and not a killed process. */
import { totalmem } from 'node:os'
import { DataError } from './errors.ts'

/** Share of the memory of this machine or container that one table may take. */
const SHARE = 0.4

export class MemoryBudget {
  readonly limit: number

  /** @param limit bytes; absent: a share of the memory this process may use */
  constructor(limit = defaultLimit()) {
    this.limit = limit
  }

  /** Throws DataError when a table of `bytes` is larger than the limit. */
  require(bytes: number, path: string): void {
    if (bytes <= this.limit) return
    throw new DataError(
      'data-too-large',
      `${path} needs more than ${Math.round(this.limit / 2 ** 20)} MiB of memory, the limit for one table on this machine.`,
      'Set nrows in data_params (with sample: true for random rows), or leave columns out by loading_kwargs.usecols.'
    )
  }
}

function defaultLimit(): number {
  const constrained = process.constrainedMemory()
  const total = totalmem()
  return SHARE * (constrained > 0 && constrained < total ? constrained : total)
}
