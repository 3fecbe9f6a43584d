/** Names of columns as `pandas.read_csv` gives them, and which of them are read. */
import { DataError, quoted } from '../errors.ts'
import { type CsvOptions, requireColumns } from './options.ts'

/**
 * @param header fields of the header line; undefined when the file has none
 * @param fields number of fields of the first row, which decides the width of the table
 * @returns names by column, and how many fields at the start of each row have no name
 */
export function columnNames(
  header: readonly string[] | undefined,
  options: CsvOptions,
  fields: number
): { names: string[]; unnamed: number } {
  if (options.names !== undefined) {
    const { names } = options
    return { names, unnamed: Math.max(0, fields - names.length) }
  }
  if (header === undefined) {
    return { names: Array.from({ length: fields }, (_, index) => String(index)), unnamed: 0 }
  }
  return { names: distinctNames(header), unnamed: Math.max(0, fields - header.length) }
}

/** `a`, `a` become `a`, `a.1`; a column without a name becomes `Unnamed: 3` (its position, from 0). */
export function distinctNames(header: readonly string[]): string[] {
  const names = header.map((name, index) => (name === '' ? `Unnamed: ${index}` : name))
  const isUnnamed = (index: number): boolean => header[index] === ''
  const indices = names.map((_, index) => index)
  const seen = new Map<string, number>()
  const taken = new Set(names)
  // Given names come first: it is the made-up name that has to give way.
  for (const index of [...indices.filter((at) => !isUnnamed(at)), ...indices.filter(isUnnamed)]) {
    const given = names[index]!
    let name = given
    let count = seen.get(name) ?? 0
    while (count > 0) {
      seen.set(given, count + 1)
      name = `${given}.${count}`
      if (taken.has(name)) count++
      else count = seen.get(name) ?? 0
    }
    names[index] = name
    taken.add(name)
    seen.set(name, count + 1)
  }
  return names
}

/** Positions of the columns to read. Throws DataError when the options name one that is not there. */
export function selectedColumns(names: readonly string[], options: CsvOptions): ReadonlySet<number> {
  requireColumns('dtype', [...(options.dtype.byColumn?.keys() ?? [])], names)
  if (options.usecols === undefined) return new Set(names.keys())
  requireColumns(
    'usecols',
    options.usecols.filter((column) => typeof column === 'string'),
    names
  )
  const positions = options.usecols.map((column) =>
    typeof column === 'string' ? names.indexOf(column) : column
  )
  const outside = positions.find((position) => position >= names.length)
  if (outside !== undefined) {
    throw new DataError(
      'data-column-missing',
      `loading_kwargs.usecols names position ${outside}, but the file has ${names.length} columns.`,
      `Positions start at 0. The first column is ${quoted(names[0] ?? '')}.`
    )
  }
  return new Set(positions)
}
