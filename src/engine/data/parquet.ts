/** Parquet to typed columns, one column chunk at a time. */
import { type FileHandle, open } from 'node:fs/promises'
import {
  type AsyncBuffer,
  type DecodedArray,
  type FileMetaData,
  parquetMetadataAsync,
  type ParquetParsers,
  type ParquetScan,
  parquetScan,
  parquetSchema,
  type SchemaTree
} from 'hyparquet'
import { assembleColumn, type Chunk } from './chunks.ts'
import { requireColumns } from './csv/options.ts'
import { Dictionary, decodeUtf8 } from './dictionary.ts'
import { DataError, quoted } from './errors.ts'
import type { Column, Frame } from './frame.ts'
import type { MemoryBudget } from './memory.ts'
import { PARQUET_CODECS } from './parquet-codecs.ts'

export interface ParquetOptions {
  rows: number | undefined
  usecols: readonly string[] | undefined
}

type Kind = 'int' | 'float' | 'bool' | 'text' | 'datetime'

const NOT_A_TIME = -(2n ** 63n)
const MAX_INT64 = 2n ** 63n - 1n

/**
 * Types are those of `pandas.read_parquet`, with every integer as int64 and every float as float64. Columns that
 * pandas stored as the index are left out.
 */
export async function readParquet(
  path: string,
  options: ParquetOptions,
  budget: MemoryBudget,
  note: (text: string) => void
): Promise<Frame> {
  const file = await open(path)
  try {
    return await readOpenFile(file, path, options, budget, note)
  } catch (error) {
    if (error instanceof DataError) throw error
    throw new DataError(
      'data-bad-parquet',
      `${path} cannot be read as Parquet: ${quoted(String(error), 200)}.`
    )
  } finally {
    await file.close()
  }
}

async function readOpenFile(
  handle: FileHandle,
  path: string,
  options: ParquetOptions,
  budget: MemoryBudget,
  note: (text: string) => void
): Promise<Frame> {
  const file = await bufferOf(handle)
  const metadata = await parquetMetadataAsync(file)
  const pandas = pandasMetadata(metadata)
  const fields = parquetSchema(metadata).children.filter((field) => !pandas.index.has(field.element.name))
  const names = fields.map((field) => field.element.name)
  if (options.usecols !== undefined) requireColumns('usecols', options.usecols, names)
  const wanted = fields.filter((field) => options.usecols?.includes(field.element.name) ?? true)
  const total = Math.min(Number(metadata.num_rows), options.rows ?? Infinity)
  if (total === 0)
    throw new DataError('data-no-rows', `${path} has no rows.`, 'Check the step that wrote it.')
  budget.require(total * wanted.length * 8, path)

  const text: { dictionary: Dictionary } = { dictionary: new Dictionary(decodeUtf8) }
  const scan = await parquetScan({
    file,
    metadata,
    compressors: PARQUET_CODECS,
    parsers: parsersInto(text),
    rowEnd: total
  })
  const columns: Column[] = []
  for (const field of wanted) {
    const { name } = field.element
    const kind = kindOf(field, path, note)
    text.dictionary = new Dictionary(decodeUtf8)
    const chunks = await readChunks(scan, name, kind, () =>
      note(`${path}: whole numbers past 2^63 are kept as float64 in ${quoted(name)}.`)
    )
    columns.push(assembleColumn(name, widened(chunks), text.dictionary.strings, pandas.categories.has(name)))
    budget.require(columns.length * total * 8 + text.dictionary.byteLength, path)
  }
  return { columns, length: total }
}

async function readChunks(
  scan: ParquetScan,
  column: string,
  kind: Kind,
  noteUint64: () => void
): Promise<Chunk[]> {
  const chunks: Chunk[] = []
  for (const range of scan.ranges) {
    const values = await scan.readColumn({ column, ...range })
    chunks.push(chunkOf(kind, values, noteUint64))
  }
  return chunks
}

/** One column has one type in a Parquet file; only whether values are missing may differ between its parts. */
function widened(chunks: Chunk[]): Chunk[] {
  if (!chunks.some((chunk) => chunk.kind === 'nullable-bool')) return chunks
  return chunks.map((chunk) =>
    chunk.kind === 'bool' ? { kind: 'nullable-bool', values: Int8Array.from(chunk.values) } : chunk
  )
}

/** hyparquet gives typed arrays where nothing is missing, plain arrays with null or undefined elsewhere. */
function chunkOf(kind: Kind, decoded: DecodedArray, noteUint64: () => void): Chunk {
  const cells = decoded as ArrayLike<number | bigint | boolean | null | undefined>
  const rows = cells.length
  switch (kind) {
    case 'text':
      return {
        kind,
        codes: Int32Array.from({ length: rows }, (_, row) => (cells[row] as number | null | undefined) ?? -1)
      }
    case 'datetime':
      return {
        kind,
        values: BigInt64Array.from(
          { length: rows },
          (_, row) => (cells[row] as bigint | null | undefined) ?? NOT_A_TIME
        )
      }
    case 'float': {
      const values = new Float64Array(rows)
      for (let row = 0; row < rows; row++) values[row] = Number(cells[row] ?? Number.NaN)
      return { kind, values }
    }
    case 'bool': {
      const values = new Int8Array(rows)
      let nulls = 0
      for (let row = 0; row < rows; row++) {
        const cell = cells[row] ?? null
        if (cell === null) nulls++
        values[row] = cell === null ? -1 : Number(cell)
      }
      return nulls === 0 ? { kind, values: new Uint8Array(values.buffer) } : { kind: 'nullable-bool', values }
    }
    case 'int':
      return integerChunk(cells, noteUint64)
  }
}

function integerChunk(
  cells: ArrayLike<number | bigint | boolean | null | undefined>,
  noteUint64: () => void
): Chunk {
  const rows = cells.length
  const values = new Float64Array(rows)
  let isNullable = false
  let isLarge = false
  let isUint64 = false
  for (let row = 0; row < rows; row++) {
    const cell = cells[row] ?? null
    if (cell === null) {
      isNullable = true
      values[row] = Number.NaN
      continue
    }
    const value = Number(cell)
    values[row] = value
    if (!Number.isSafeInteger(value)) {
      isLarge = true
      if ((cell as bigint) > MAX_INT64) isUint64 = true
    }
  }
  if (isUint64) noteUint64()
  if (isNullable || isUint64) return { kind: 'float', values }
  if (!isLarge) return { kind: 'int', values }
  return {
    kind: 'int',
    values: BigInt64Array.from(cells as ArrayLike<bigint>)
  }
}

function kindOf(field: SchemaTree, path: string, note: (text: string) => void): Kind {
  const { element } = field
  const { name, type, converted_type: converted, logical_type: logical } = element
  const unsupported = (what: string): DataError =>
    new DataError(
      'data-unsupported-column',
      `${path}: column ${quoted(name)} holds ${what}, which cannot be tested.`,
      'Leave it out by loading_kwargs.usecols, or write it as numbers or text.'
    )
  if (field.children.length > 0 || element.repetition_type === 'REPEATED')
    throw unsupported('lists or structures')
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') {
    note(`${path}: the decimal numbers of ${quoted(name)} are read as float64.`)
    return 'float'
  }
  if (converted === 'DATE' || logical?.type === 'DATE') {
    note(`${path}: the dates of ${quoted(name)} are read as datetime64[ns].`)
    return 'datetime'
  }
  if (converted?.startsWith('TIMESTAMP') || logical?.type === 'TIMESTAMP' || type === 'INT96')
    return 'datetime'
  if (converted?.startsWith('TIME_') || logical?.type === 'TIME' || converted === 'INTERVAL')
    throw unsupported('times of day')
  if (type === 'BOOLEAN') return 'bool'
  if (type === 'INT32' || type === 'INT64') return logical?.type === 'NULL' ? 'text' : 'int'
  if (type === 'FLOAT' || type === 'DOUBLE' || logical?.type === 'FLOAT16') return 'float'
  const isText =
    ['UTF8', 'ENUM', 'JSON'].includes(converted ?? '') ||
    ['STRING', 'ENUM', 'JSON', 'UUID'].includes(logical?.type ?? '')
  if (isText) return 'text'
  throw unsupported('binary values')
}

/** hyparquet calls these once for each distinct value of a dictionary page, so a text becomes its code at once. */
function parsersInto(text: { dictionary: Dictionary }): Partial<ParquetParsers> {
  const code = (bytes: Uint8Array): number => text.dictionary.code(bytes, 0, bytes.length)
  return {
    stringFromBytes: code,
    jsonFromBytes: code,
    uuidFromBytes: (bytes) => text.dictionary.codeOf(uuid(bytes)),
    dateFromDays: (days) => BigInt(days) * 86_400_000_000_000n,
    timestampFromMilliseconds: (millis) => millis * 1_000_000n,
    timestampFromMicroseconds: (micros) => micros * 1000n,
    timestampFromNanoseconds: (nanos) => nanos
  }
}

function uuid(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

async function bufferOf(handle: FileHandle): Promise<AsyncBuffer> {
  const { size } = await handle.stat()
  return {
    byteLength: size,
    slice: async (start, end = size) => {
      const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start))
      let at = 0
      while (at < bytes.length) {
        const { bytesRead } = await handle.read(bytes, at, bytes.length - at, start + at)
        if (bytesRead === 0) throw new Error('the file is shorter than it says')
        at += bytesRead
      }
      return bytes.buffer
    }
  }
}

/** What pandas wrote about its index and its categorical columns; nothing when another program wrote the file. */
function pandasMetadata(metadata: FileMetaData): {
  index: ReadonlySet<string>
  categories: ReadonlySet<string>
} {
  const none = { index: new Set<string>(), categories: new Set<string>() }
  const text = metadata.key_value_metadata?.find(({ key }) => key === 'pandas')?.value
  if (text === undefined) return none
  try {
    const { index_columns: index, columns } = JSON.parse(text) as {
      index_columns?: unknown[]
      columns?: { field_name?: string; name?: string; pandas_type?: string }[]
    }
    const categories = (columns ?? []).filter((column) => column.pandas_type === 'categorical')
    return {
      index: new Set((index ?? []).filter((name) => typeof name === 'string')),
      categories: new Set(categories.flatMap((column) => column.field_name ?? column.name ?? []))
    }
  } catch {
    return none
  }
}
