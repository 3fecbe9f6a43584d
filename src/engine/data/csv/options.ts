/** `loading_kwargs`: the arguments of `pandas.read_csv` that this reader understands. */
import leven from 'leven'
import { DataError, listed, quoted } from '../errors.ts'

export type DtypeName = 'str' | 'int' | 'float' | 'bool' | 'category'

export interface CsvOptions {
  delimiter: string
  /** Undefined: nothing is quoted. */
  quote: string | undefined
  header: boolean
  names: string[] | undefined
  usecols: (string | number)[] | undefined
  /** One type for all columns, or by column. */
  dtype: { all?: DtypeName; byColumn?: ReadonlyMap<string, DtypeName> }
  missing: MissingValues
  encoding: 'utf-8' | 'latin-1'
  decimal: string
  thousands: string | undefined
  skipRows: number
  rows: number | undefined
  compression: 'infer' | 'gzip' | 'none'
  trueValues: ReadonlySet<string>
  falseValues: ReadonlySet<string>
}

/** What counts as missing: spellings, and numbers however they are spelled, for all columns or by column. */
export interface MissingValues {
  forColumn(name: string): { spellings: ReadonlySet<string>; numbers: ReadonlySet<number> }
}

/** pandas.io.parsers STR_NA_VALUES of pandas 2 and 3. */
const DEFAULT_MISSING = [
  ...['', '#N/A', '#N/A N/A', '#NA', '-1.#IND', '-1.#QNAN', '-NaN', '-nan', '1.#IND', '1.#QNAN', '<NA>'],
  ...['N/A', 'NA', 'NULL', 'NaN', 'None', 'n/a', 'nan', 'null']
]

const DTYPES = new Map<string, DtypeName>([
  ...['str', 'string', 'object', 'o'].map((name) => [name, 'str'] as const),
  ...['int', 'int64', 'int32', 'int16', 'int8'].map((name) => [name, 'int'] as const),
  ...['float', 'float64', 'float32', 'float16', 'double'].map((name) => [name, 'float'] as const),
  ...['bool', 'boolean'].map((name) => [name, 'bool'] as const),
  ['category', 'category'] as const
])

const ENCODINGS = new Map<string, CsvOptions['encoding']>([
  ...['utf-8', 'utf8', 'utf_8', 'utf-8-sig', 'utf_8_sig', 'ascii', 'us-ascii'].map(
    (name) => [name, 'utf-8'] as const
  ),
  ...['latin-1', 'latin1', 'latin_1', 'iso-8859-1', 'iso8859-1', 'l1'].map(
    (name) => [name, 'latin-1'] as const
  )
])

/** What one argument does to the options; each refuses a value it cannot honour. */
const READERS: Record<
  string,
  (options: CsvOptions, value: unknown, all: ReadonlyMap<string, unknown>) => void
> = {
  sep: (options, value) => (options.delimiter = byteCharacter('sep', value)),
  delimiter: (options, value) => (options.delimiter = byteCharacter('delimiter', value)),
  quotechar: (options, value) =>
    (options.quote = value === null ? undefined : byteCharacter('quotechar', value)),
  header: (options, value, all) => {
    if (value === 0) options.header = true
    else if (value === null) options.header = false
    else if (value === 'infer') options.header = (all.get('names') ?? null) === null
    else throw refused('header', value, '0, null or "infer"')
  },
  names: (options, value) => {
    const names = listOf('names', value, isString, 'a list of strings')
    if (new Set(names).size !== names.length) throw refused('names', value, 'a list without duplicates')
    options.names = names
  },
  usecols: (options, value) => {
    const isColumn = (item: unknown): item is string | number => isString(item) || isCount(item)
    options.usecols = listOf('usecols', value, isColumn, 'a list of column names or positions')
  },
  dtype: (options, value) => {
    if (isPlainObject(value)) {
      const byColumn = Object.entries(value).map(([name, type]) => [name, dtypeNamed(type)] as const)
      options.dtype = { byColumn: new Map(byColumn) }
    } else options.dtype = { all: dtypeNamed(value) }
  },
  na_values: () => undefined,
  keep_default_na: () => undefined,
  encoding: (options, value) => {
    const encoding = isString(value) ? ENCODINGS.get(value.toLowerCase()) : undefined
    if (encoding === undefined) throw refused('encoding', value, '"utf-8", "utf-8-sig" or "latin-1"')
    options.encoding = encoding
  },
  decimal: (options, value) => (options.decimal = byteCharacter('decimal', value)),
  thousands: (options, value) => (options.thousands = byteCharacter('thousands', value)),
  skiprows: (options, value) => (options.skipRows = count('skiprows', value)),
  nrows: (options, value) => (options.rows = count('nrows', value)),
  compression: (options, value) => {
    if (value === null) options.compression = 'none'
    else if (value === 'infer' || value === 'gzip') options.compression = value
    else throw refused('compression', value, '"infer", "gzip" or null')
  },
  true_values: (options, value) => {
    options.trueValues = new Set(listOf('true_values', value, isString, 'a list of strings'))
  },
  false_values: (options, value) => {
    options.falseValues = new Set(listOf('false_values', value, isString, 'a list of strings'))
  }
}

/** The defaults are those of `pandas.read_csv`. Throws DataError for a key or value that cannot be honoured. */
export function parseLoadingKwargs(kwargs: Readonly<Record<string, unknown>> = {}): CsvOptions {
  const given = new Map(
    Object.entries(kwargs).filter(([key, value]) => value !== null || NULL_HAS_MEANING.has(key))
  )
  const options: CsvOptions = {
    delimiter: ',',
    quote: '"',
    header: (given.get('names') ?? null) === null,
    names: undefined,
    usecols: undefined,
    dtype: {},
    missing: missingValues(given.get('na_values'), given.get('keep_default_na')),
    encoding: 'utf-8',
    decimal: '.',
    thousands: undefined,
    skipRows: 0,
    rows: undefined,
    compression: 'infer',
    trueValues: new Set(),
    falseValues: new Set()
  }
  for (const [key, value] of given) {
    if (!Object.hasOwn(READERS, key)) throw unknownKey(key)
    READERS[key]!(options, value, given)
  }
  if (options.delimiter === options.quote)
    throw refused('sep', options.delimiter, 'another character than quotechar')
  if (options.decimal === options.thousands)
    throw refused('thousands', options.thousands, 'another character than decimal')
  return options
}

const NULL_HAS_MEANING = new Set(['header', 'quotechar', 'compression'])

function unknownKey(key: string): DataError {
  const supported = Object.keys(READERS)
  const nearest = supported.toSorted((a, b) => leven(key, a) - leven(key, b))[0]!
  return new DataError(
    'data-loading-kwargs',
    `loading_kwargs has the key ${quoted(key)}, which is not supported.`,
    `${leven(key, nearest) <= 2 ? `Did you mean ${nearest}? ` : ''}Supported: ${supported.join(', ')}.`
  )
}

function refused(key: string, value: unknown, allowed: string): DataError {
  const given = quoted(JSON.stringify(value))
  return new DataError('data-loading-kwargs', `loading_kwargs.${key} is ${given}.`, `Give ${allowed}.`)
}

const isString = (value: unknown): value is string => typeof value === 'string'
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The tokenizer works on bytes, so a structural character must be one ASCII character. */
function byteCharacter(key: string, value: unknown): string {
  const isByte =
    isString(value) && value.length === 1 && value.charCodeAt(0) < 128 && value !== '\n' && value !== '\r'
  if (!isByte) throw refused(key, value, 'one ASCII character')
  return value
}

function count(key: string, value: unknown): number {
  if (!isCount(value)) throw refused(key, value, 'a whole number of at least 0')
  return value
}

function listOf<T>(key: string, value: unknown, is: (item: unknown) => item is T, allowed: string): T[] {
  if (!Array.isArray(value) || !value.every(is)) throw refused(key, value, allowed)
  return value
}

function dtypeNamed(value: unknown): DtypeName {
  const dtype = isString(value) ? DTYPES.get(value.toLowerCase()) : undefined
  if (dtype === undefined)
    throw refused('dtype', value, [...new Set(DTYPES.values())].map((name) => `"${name}"`).join(', '))
  return dtype
}

function missingValues(given: unknown, keepDefault: unknown): MissingValues {
  if (keepDefault !== undefined && typeof keepDefault !== 'boolean') {
    throw refused('keep_default_na', keepDefault, 'true or false')
  }
  const defaults = keepDefault === false ? [] : DEFAULT_MISSING
  const setOf = (values: unknown): ReturnType<MissingValues['forColumn']> => {
    const list = Array.isArray(values) ? (values as unknown[]) : values === undefined ? [] : [values]
    const isValue = (item: unknown): item is string | number => isString(item) || typeof item === 'number'
    const own = listOf(
      'na_values',
      list,
      isValue,
      'a string, a number, a list of these, or an object of such lists by column'
    )
    const spellings = own.flatMap((value) =>
      Number.isInteger(value) ? [String(value), `${value}.0`] : [String(value)]
    )
    const numbers = own
      .map((value) => (value === '' ? Number.NaN : Number(value)))
      .filter((value) => !Number.isNaN(value))
    return { spellings: new Set([...defaults, ...spellings]), numbers: new Set(numbers) }
  }
  if (!isPlainObject(given)) {
    const all = setOf(given)
    return { forColumn: () => all }
  }
  const byColumn = new Map(Object.entries(given).map(([name, values]) => [name, setOf(values)]))
  const others = setOf(undefined)
  return { forColumn: (name) => byColumn.get(name) ?? others }
}

/** Names the columns of a list that are not among `present`. Throws DataError when there is one. */
export function requireColumns(key: string, wanted: readonly string[], present: readonly string[]): void {
  const known = new Set(present)
  const absent = wanted.filter((name) => !known.has(name))
  if (absent.length === 0) return
  throw new DataError(
    'data-column-missing',
    `loading_kwargs.${key} names columns that the file does not have: ${listed(absent)}.`,
    `The file has: ${listed(present, 30)}.`
  )
}
