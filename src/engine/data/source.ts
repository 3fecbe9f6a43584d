/** A data file, checked before it is read: what it is, and its bytes as a stream. */
import { constants, createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { extname } from 'node:path'
import { createGunzip } from 'node:zlib'
import { detectPointer } from '../../pointer.ts'
import { DataError, quoted } from './errors.ts'

export type Format = 'csv' | 'json' | 'parquet'

export interface Source {
  path: string
  format: Format
  gzip: boolean
  /** True for `.tsv`: fields are separated by tabs unless the options say otherwise. */
  tabs: boolean
}

const CHUNK_BYTES = 2 ** 20

const FORMATS = new Map<string, Format>([
  ...['.csv', '.tsv', '.txt', '.data'].map((extension) => [extension, 'csv'] as const),
  ...['.json', '.jsonl', '.ndjson'].map((extension) => [extension, 'json'] as const),
  ...['.parquet', '.pq'].map((extension) => [extension, 'parquet'] as const)
])

const SUPPORTED = 'Supported: .csv, .tsv, .json, .jsonl (each also as .gz) and .parquet.'

/**
 * Looks at the file's name and first bytes. Throws DataError for what cannot be data: nothing there, a folder, a pipe,
 * an empty file, a pointer that was not fetched, a format that is not read here.
 */
export async function inspectSource(path: string): Promise<Source> {
  const pointer = await detectPointer(path)
  if (pointer !== undefined) {
    const what = pointer.kind === 'git-lfs' ? 'a Git LFS pointer' : 'only known by a DVC metafile'
    throw new DataError(
      `data-pointer-${pointer.kind}`,
      `${path} is ${what}; the data was not fetched.`,
      pointer.hint
    )
  }
  const head = await readHead(path)
  if (startsWith(head, 'PAR1')) return { path, format: 'parquet', gzip: false, tabs: false }

  const gzip = head[0] === 0x1f && head[1] === 0x8b
  const name = gzip ? path.replace(/\.gz(ip)?$/i, '') : path
  const extension = extname(name).toLowerCase()
  const format = FORMATS.get(extension)
  if (format === 'parquet') {
    throw new DataError(
      'data-not-parquet',
      `${path} is named as Parquet but is not a Parquet file.`,
      SUPPORTED
    )
  }
  if (format === undefined) {
    const what = extension === '' ? 'no extension' : `the extension ${quoted(extension)}`
    throw new DataError('data-unsupported-format', `${path} has ${what}; its format is not known.`, SUPPORTED)
  }
  const archive = ARCHIVES.find(([magic]) => startsWith(head, magic))?.[1]
  if (archive !== undefined) {
    throw new DataError(
      'data-unsupported-format',
      `${path} is a ${archive} file under another name.`,
      SUPPORTED
    )
  }
  return { path, format, gzip, tabs: extension === '.tsv' }
}

const ARCHIVES: [magic: string, name: string][] = [
  ['PK\u0003\u0004', 'zip or Excel'],
  ['BZh', 'bzip2'],
  ['\u00fd7zXZ', 'xz'],
  ['\u0028\u00b5\u002f\u00fd', 'zstd'],
  ['\u00d0\u00cf\u0011\u00e0', 'old Excel']
]

const startsWith = (head: Buffer, magic: string): boolean =>
  head.toString('latin1', 0, magic.length) === magic

async function readHead(path: string): Promise<Buffer> {
  let file
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  } catch (error) {
    throw cannotOpen(path, error)
  }
  try {
    const stat = await file.stat()
    if (stat.isDirectory()) {
      throw new DataError('data-is-directory', `${path} is a folder.`, 'Give the path of one file.')
    }
    if (!stat.isFile())
      throw new DataError('data-not-a-file', `${path} is not a regular file.`, 'Give the path of a file.')
    if (stat.size === 0)
      throw new DataError('data-empty', `${path} is empty.`, 'Check the step that wrote it.')
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function cannotOpen(path: string, error: unknown): DataError {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new DataError(
      'data-missing',
      `${path} does not exist.`,
      'Check the path; relative paths start at working-directory.'
    )
  }
  return new DataError('data-unreadable', `${path} cannot be read: ${message}`, 'Check its permissions.')
}

/** The file's bytes in order, unpacked when it is gzip. */
export async function* readBytes(source: Source): AsyncGenerator<Buffer> {
  const file = createReadStream(source.path, { highWaterMark: CHUNK_BYTES })
  const stream = source.gzip ? file.pipe(createGunzip({ chunkSize: CHUNK_BYTES })) : file
  if (source.gzip) file.on('error', (error) => stream.destroy(error))
  try {
    for await (const chunk of stream) yield chunk as Buffer
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_')) {
      throw new DataError(
        'data-bad-gzip',
        `${source.path} is a damaged gzip file: ${(error as Error).message}.`
      )
    }
    throw cannotOpen(source.path, error)
  } finally {
    stream.destroy()
    file.destroy()
  }
}
