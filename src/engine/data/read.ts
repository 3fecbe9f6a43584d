/** One file, whatever its format, to one table. */
import { readJson } from './json.ts'
import { readParquet } from './parquet.ts'
import { parseLoadingKwargs } from './csv/options.ts'
import { readCsv } from './csv/read.ts'
import { DataError } from './errors.ts'
import type { Frame } from './frame.ts'
import { MemoryBudget } from './memory.ts'
import { inspectSource, readBytes, type Source } from './source.ts'

export interface ReadOptions {
  /** As for `pandas.read_csv`; the subset that csv/options.ts lists. For JSON and Parquet only `usecols` and `nrows`. */
  loadingKwargs?: Record<string, unknown> | undefined
  /** Read at most this many rows from the top. */
  rows?: number | undefined
  /** Bytes the table may take; absent: a share of this machine's memory. */
  memoryLimit?: number | undefined
  /** Told, as sentences, what was left out or adapted. */
  note?: ((text: string) => void) | undefined
}

/**
 * Reads a CSV (`.csv`, `.tsv`), JSON (`.json`, `.jsonl`, records or lines) or Parquet file; text may be gzip.
 * Text is read as a stream, Parquet one column chunk at a time. Column names are unique in the result.
 *
 * @throws DataError for every way in which the file cannot be used, naming the file and the place in it
 */
export async function readTable(path: string, options: ReadOptions = {}): Promise<Frame> {
  const source = await inspectSource(path)
  const kwargs = options.loadingKwargs ?? {}
  const isSeparated = source.tabs && kwargs['sep'] === undefined && kwargs['delimiter'] === undefined
  const csv = parseLoadingKwargs(isSeparated ? { ...kwargs, sep: '\t' } : kwargs)
  const rows = smallest(options.rows, csv.rows)
  const budget = new MemoryBudget(options.memoryLimit)
  const note = options.note ?? (() => undefined)
  requireCompression(source, csv.compression)
  if (source.format === 'csv') return await readCsv(readBytes(source), path, { ...csv, rows }, budget, note)
  const usecols = requireOnly(source, kwargs)
  if (source.format === 'json') return await readJson(readBytes(source), path, { rows, usecols }, budget)
  return await readParquet(path, { rows, usecols }, budget, note)
}

function smallest(...limits: (number | undefined)[]): number | undefined {
  const given = limits.filter((limit) => limit !== undefined)
  return given.length === 0 ? undefined : Math.min(...given)
}

function requireCompression(source: Source, compression: 'infer' | 'gzip' | 'none'): void {
  const isWrong = (compression === 'gzip' && !source.gzip) || (compression === 'none' && source.gzip)
  if (!isWrong) return
  throw new DataError(
    'data-loading-kwargs',
    `loading_kwargs.compression does not fit: ${source.path} is ${source.gzip ? '' : 'not '}a gzip file.`,
    'Leave it out; compression is found from the file itself.'
  )
}

/** Arguments of read_csv say nothing about other formats; taking them in silence would promise what is not done. */
function requireOnly(source: Source, kwargs: Record<string, unknown>): string[] | undefined {
  const others = Object.keys(kwargs).filter((key) => !['usecols', 'nrows', 'compression'].includes(key))
  if (others.length > 0) {
    throw new DataError(
      'data-loading-kwargs',
      `loading_kwargs.${others[0]} is for CSV files, but ${source.path} is ${source.format === 'json' ? 'JSON' : 'Parquet'}.`,
      'Supported there: usecols, nrows.'
    )
  }
  const usecols = kwargs['usecols']
  if (usecols === undefined || usecols === null) return undefined
  if (Array.isArray(usecols) && usecols.every((name) => typeof name === 'string')) return usecols
  throw new DataError('data-loading-kwargs', 'loading_kwargs.usecols must be a list of names here.')
}
