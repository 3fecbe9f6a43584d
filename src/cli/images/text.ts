/** How images are shown to people. */
import type { ManagedImage } from '../../api/types.ts'
import { canonicalRequirements } from '../../gate/wire-requirements.ts'
import { line } from '../../report/escape.ts'
import type { CommandIo } from '../io.ts'

export function statusWord(image: ManagedImage): string {
  return image.status.replace('STATUS_', '').toLowerCase().replaceAll('_', ' ')
}

export function requirementsOf(image: ManagedImage): string {
  const given = image.pipRequirements.map(
    ({ name, versionSpecifier }) => `${name ?? ''}${versionSpecifier ?? ''}`
  )
  return (canonicalRequirements(image) ?? given).join(', ')
}

export function systemPackagesOf(image: ManagedImage): string {
  return (image.packageRequirements ?? [])
    .map(({ name, versionSpecifier }) => [name ?? '', versionSpecifier ?? ''].filter(Boolean).join('='))
    .join(', ')
}

/** Bytes that an image takes on disk; undefined where the server does not tell or has not measured. */
export function bytesOf(image: ManagedImage): number | undefined {
  const bytes = Number(image.sizeBytes ?? 0)
  return Number.isFinite(bytes) && bytes > 0 ? bytes : undefined
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB']

/** `335 MB`: decimal units, as Docker shows them. */
export function size(bytes: number): string {
  let [value, unit] = [bytes, 0]
  while (value >= 999.5 && unit < UNITS.length - 1) [value, unit] = [value / 1000, unit + 1]
  return `${value < 9.95 && unit > 0 ? value.toFixed(1) : value.toFixed(0)} ${UNITS[unit] ?? ''}`
}

/** `2026-01-31 08:15`, UTC. */
export function moment(time: string | undefined): string {
  return (time ?? '').slice(0, 16).replace('T', ' ')
}

export function printJson(io: CommandIo, value: unknown): void {
  io.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

/** Rows with their columns in line, the last one as long as it is. */
export function printTable(io: CommandIo, rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_cell, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length))
  )
  for (const row of rows) {
    const cells = row.map((cell, column) => cell.padEnd(widths[column] ?? 0))
    io.stdout.write(`${line(cells.join('  ')).trimEnd()}\n`)
  }
}
