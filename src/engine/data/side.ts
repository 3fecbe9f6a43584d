/** One of the two datasets of a run while it is loaded. */
import leven from 'leven'
import type { DatasetJob } from '../job.ts'
import { createRandom } from '../random.ts'
import { takeRows } from './columns.ts'
import { DataError, listed, quoted } from './errors.ts'
import type { Column, Frame } from './frame.ts'
import { readTable } from './read.ts'

/** One file with its rows chosen, and the columns that are no features taken out. */
export interface Side {
  job: DatasetJob
  role: 'reference' | 'evaluation'
  frame: Frame
  label: Column | undefined
  /** A prediction column of the data file itself. */
  prediction: Column | undefined
  /** Rows of the file that were kept; undefined: all, or the first ones. */
  chosen: Int32Array | undefined
  /** Rows in the file before sampling; undefined when it was read only from the top. */
  fileRows: number | undefined
}

/** What is said of one dataset only holds for both where the other says nothing: columns mean the same in both. */
export function withSharedColumns({
  reference,
  evaluation
}: Record<'reference' | 'evaluation', DatasetJob>): Record<'reference' | 'evaluation', DatasetJob> {
  const shared = (own: DatasetJob, other: DatasetJob): DatasetJob => {
    const labelCol = own.labelCol ?? other.labelCol
    const predCol = own.predCol ?? other.predCol
    const timestampCol = own.timestampCol ?? other.timestampCol
    return {
      ...own,
      ...(labelCol === undefined ? {} : { labelCol }),
      ...(predCol === undefined ? {} : { predCol }),
      ...(timestampCol === undefined ? {} : { timestampCol })
    }
  }
  return { reference: shared(reference, evaluation), evaluation: shared(evaluation, reference) }
}

/** Reads the file, keeps the rows that `nrows` and `sample` ask for, and takes label and prediction out. */
export async function readSide(
  role: Side['role'],
  job: DatasetJob,
  seed: bigint | number,
  notes: string[]
): Promise<Side> {
  const samples = job.sample === true && job.nrows !== undefined
  let frame = await readTable(job.path, {
    loadingKwargs: job.loadingKwargs,
    rows: samples ? undefined : job.nrows,
    note: (text) => notes.push(text)
  })
  const fileRows = job.nrows === undefined || samples ? frame.length : undefined
  let chosen: Int32Array | undefined
  if (samples && job.nrows! < frame.length) {
    chosen = createRandom(seed, 'sample', role).sampleIndices(frame.length, job.nrows!)
    notes.push(`${job.name}: ${chosen.length} of ${frame.length} rows were drawn at random (nrows, sample).`)
    frame = takeRows(frame, chosen)
  } else if (fileRows === undefined && frame.length === job.nrows) {
    notes.push(`${job.name}: only the first ${frame.length} rows are used (nrows).`)
  }
  if (frame.length === 0)
    throw new DataError('data-no-rows', `${job.name} has no rows left (nrows is ${job.nrows ?? 0}).`)
  const find = (name: string | undefined): Column | undefined =>
    frame.columns.find((column) => column.name === name)
  return {
    job,
    role,
    frame: without(frame, [job.labelCol, job.predCol]),
    label: find(job.labelCol),
    prediction: find(job.predCol),
    chosen,
    fileRows
  }
}

export function without(frame: Frame, names: readonly (string | undefined)[]): Frame {
  return { columns: frame.columns.filter(({ name }) => !names.includes(name)), length: frame.length }
}

export const columnNames = (side: Side): string[] => side.frame.columns.map(({ name }) => name)

/** A configured column that neither dataset has, with the nearest name that is there. */
export function notFound(key: string, name: string, present: readonly string[]): DataError {
  const nearest = [...new Set(present)].sort((a, b) => distance(name, a) - distance(name, b))
  const hint = nearest[0] === undefined ? '' : `Nearest: ${quoted(nearest[0])}. `
  return new DataError(
    'data-column-missing',
    `${key} names ${quoted(name)}, which neither dataset has.`,
    `${hint}The columns are: ${listed([...new Set(present)], 30)}.`
  )
}

/** Names may be kilobytes long, and the distance of two long ones takes quadratic time. */
const distance = (a: string, b: string): number =>
  leven(a.toLowerCase().slice(0, 100), b.toLowerCase().slice(0, 100))
