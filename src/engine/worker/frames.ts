/**
 * The bytes between engine and model worker: a prefix, a JSON header, and raw little-endian buffers, each aligned to
 * 8 bytes so that both sides read them in place. See docs/reference/worker-protocol.md.
 */
import { endianness } from 'node:os'
import type { Column, Frame } from '../data/frame.ts'
import { ALIGNMENT, bytesOf, paddingOf } from './bytes.ts'
import { encodeDictionary, usedEntries } from './dictionary.ts'

export const MAGIC = 'RMW1'
export const PREFIX_BYTES = 16

/** How the header names a column's buffers. */
interface WireColumn {
  name: string
  dtype: 'float64' | 'int64' | 'int64-as-float64' | 'bool' | 'string' | 'datetime64[ns]' | 'object'
}

const ZEROS = Buffer.alloc(ALIGNMENT)

/**
 * One frame as pieces to be written in order. The buffers are not copied, so they must not change until they have
 * been written.
 */
export function encodeFrame(header: object, buffers: readonly Uint8Array[] = []): Uint8Array[] {
  const lengths = buffers.map((buffer) => buffer.byteLength)
  const text = Buffer.from(JSON.stringify({ ...header, buffers: lengths }))
  const start = Buffer.alloc(PREFIX_BYTES + text.length + paddingOf(text.length))
  start.write(MAGIC, 'latin1')
  start.writeUInt32LE(text.length, 4)
  start.writeBigUInt64LE(BigInt(lengths.reduce((sum, length) => sum + length + paddingOf(length), 0)), 8)
  text.copy(start, PREFIX_BYTES)
  const pieces: Uint8Array[] = [start]
  for (const buffer of buffers) {
    if (buffer.byteLength > 0) pieces.push(buffer)
    if (paddingOf(buffer.byteLength) > 0) pieces.push(ZEROS.subarray(0, paddingOf(buffer.byteLength)))
  }
  return pieces
}

/** What one prediction request says besides the columns. */
export interface PredictRequest {
  id: number
  /** Predictions wanted per row. */
  width: number
  /** Seconds after which the engine gives up. */
  timeout: number
}

/**
 * A request for predictions of all rows of `frame`. Numeric columns are sent from where they lie.
 *
 * @throws Error when the frame contradicts itself, which is a mistake in the engine
 */
export function encodePredict(request: PredictRequest, frame: Frame): Uint8Array[] {
  if (endianness() !== 'LE') throw new Error('the engine needs a little-endian machine')
  const columns: WireColumn[] = []
  const buffers: Uint8Array[] = []
  const names = new Set<string>()
  for (const column of frame.columns) {
    if (names.has(column.name)) throw new Error(`two columns are called ${JSON.stringify(column.name)}`)
    names.add(column.name)
    // A model is not called for an empty frame, so its columns are not sent either.
    if (frame.length > 0) columns.push(encodeColumn(column, frame.length, buffers))
  }
  return encodeFrame({ type: 'predict', ...request, rows: frame.length, columns }, buffers)
}

function encodeColumn(column: Column, rows: number, buffers: Uint8Array[]): WireColumn {
  const { name, dtype } = column
  const push = (array: ArrayBufferView & { length: number }): void => {
    if (array.length !== rows) {
      throw new Error(`column ${JSON.stringify(name)} has ${array.length} rows, the frame ${rows}`)
    }
    buffers.push(bytesOf(array))
  }
  switch (column.dtype) {
    case 'int64':
      push(column.values)
      return { name, dtype: column.values instanceof BigInt64Array ? 'int64' : 'int64-as-float64' }
    case 'float64':
    case 'bool':
    case 'datetime64[ns]':
      push(column.values)
      return { name, dtype: column.dtype }
    case 'string': {
      const { codes, dictionary } = usedEntries(column.codes, column.dictionary)
      push(codes)
      buffers.push(...encodeDictionary(dictionary))
      return { name, dtype: column.dtype }
    }
    case 'object': {
      push(column.kinds)
      push(column.numbers)
      push(column.codes)
      buffers.push(...encodeDictionary(column.dictionary))
      return { name, dtype: column.dtype }
    }
    default:
      throw new Error(`column ${JSON.stringify(name)} has the unknown dtype ${dtype as string}`)
  }
}
