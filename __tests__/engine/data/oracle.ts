/** What pandas makes of a file, in the form that `columnsOf` gives of a frame. */
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { cellAt } from '../../../src/engine/data/columns.ts'
import { type Column, type Frame, MIXED_FLOAT } from '../../../src/engine/data/frame.ts'

export const PANDAS = ['pandas==2.*', 'numpy', 'pyarrow']

export interface OracleJob {
  format: 'csv' | 'parquet' | 'json'
  path: string
  kwargs?: Record<string, unknown>
}

export interface OracleColumn {
  name: string
  dtype: string
  /** `i:7`, `f:0.5`, `b:1`, `s:text`, `t:` and nanoseconds, or null. */
  cells: (string | null)[]
}

export type OracleAnswer =
  { columns: OracleColumn[]; error?: undefined } | { error: string; columns?: undefined }

export async function askPandas(python: string, jobs: readonly OracleJob[]): Promise<OracleAnswer[]> {
  const script = fileURLToPath(new URL('./pandas_oracle.py', import.meta.url))
  const child = spawn(python, [script], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify(jobs))
  const lines = (await text(child.stdout)).trimEnd().split('\n')
  return lines.map((line) => JSON.parse(line) as OracleAnswer)
}

export function columnsOf(frame: Frame): OracleColumn[] {
  return frame.columns.map((column) => ({
    name: column.name,
    dtype: column.dtype === 'string' ? (column.category === true ? 'category' : 'object') : column.dtype,
    cells: Array.from({ length: frame.length }, (_, row) => cellText(column, row))
  }))
}

function cellText(column: Column, row: number): string | null {
  const cell = cellAt(column, row)
  if (cell === null) return null
  if (typeof cell === 'boolean') return `b:${Number(cell)}`
  if (typeof cell === 'string') return `s:${cell}`
  if (column.dtype === 'datetime64[ns]') return `t:${cell}`
  const isFloat =
    column.dtype === 'float64' || (column.dtype === 'object' && column.kinds[row] === MIXED_FLOAT)
  return isFloat ? floatText(Number(cell)) : `i:${cell}`
}

const floatText = (value: number): string => `f:${Object.is(value, -0) ? '-0' : String(value)}`

/**
 * Our columns and pandas' in a form that is equal when they agree: pandas' uint64 is our float64, and a float may differ
 * by a few units in the last place, because pandas does not round correctly.
 */
export function comparable(
  ours: OracleColumn[],
  theirs: OracleColumn[]
): { ours: OracleColumn[]; theirs: OracleColumn[] } {
  const adapted = theirs.map((column, index) => {
    const own = ours[index]
    const cells = column.cells.map((cell, row) => {
      if (cell === null) return null
      const value = Number(cell.slice(2).replace('inf', 'Infinity'))
      if (column.dtype === 'uint64') return floatText(value)
      if (!cell.startsWith('f:')) return cell
      const ownCell = own?.cells[row]
      const isNear =
        typeof ownCell === 'string' &&
        ownCell.startsWith('f:') &&
        Math.abs(Number(ownCell.slice(2)) - value) <= 4 * Number.EPSILON * Math.abs(value)
      return isNear ? ownCell : floatText(value)
    })
    return { ...column, dtype: column.dtype === 'uint64' ? 'float64' : column.dtype, cells }
  })
  return { ours, theirs: adapted }
}
