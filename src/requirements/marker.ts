import { canonicalName } from './name.ts'
import type { Scanner } from './scanner.ts'
import type { Specifier, SpecifierOperator } from './specifier.ts'
import { parseSpecifier, satisfiesSpecifier } from './specifier.ts'

/** The environment marker variables of PEP 508. */
export const MARKER_VARIABLES = [
  'os_name',
  'sys_platform',
  'platform_machine',
  'platform_python_implementation',
  'platform_release',
  'platform_system',
  'platform_version',
  'python_version',
  'python_full_version',
  'implementation_name',
  'implementation_version',
  'extra'
] as const
export type MarkerVariable = (typeof MARKER_VARIABLES)[number]

export type MarkerOperator = SpecifierOperator | 'in' | 'not in'

export interface Comparison {
  kind: 'comparison'
  variable: MarkerVariable
  operator: MarkerOperator
  value: string
  /** True when the value stands on the left: `"linux" in sys_platform`. */
  valueFirst: boolean
}

/** The condition after `;`. Groups are flat: no `and` directly in an `and`, no `or` directly in an `or`. */
export type Marker = Comparison | { kind: 'and' | 'or'; operands: Marker[] }

/** Variables compared by version when the other side is one; all others are compared as text. */
const VERSION_VARIABLES: ReadonlySet<string> = new Set([
  'implementation_version',
  'platform_release',
  'python_full_version',
  'python_version'
])

/** Spellings of PEP 345 and of old setuptools. */
const OLD_SPELLINGS = new Map([
  ['os.name', 'os_name'],
  ['sys.platform', 'sys_platform'],
  ['platform.version', 'platform_version'],
  ['platform.machine', 'platform_machine'],
  ['platform.python_implementation', 'platform_python_implementation'],
  ['python_implementation', 'platform_python_implementation']
])

const MAX_DEPTH = 20

/** marker = and_group ("or" and_group)*; and_group = atom ("and" atom)* */
export function parseMarker(scanner: Scanner, depth = 0): Marker {
  return parseGroup(scanner, 'or', /or\b/y, () =>
    parseGroup(scanner, 'and', /and\b/y, () => parseAtom(scanner, depth))
  )
}

function parseGroup(scanner: Scanner, kind: 'and' | 'or', word: RegExp, next: () => Marker): Marker {
  const operands = [next()]
  while (scanner.take(word) !== undefined) operands.push(next())
  return group(kind, operands)
}

function group(kind: 'and' | 'or', operands: Marker[]): Marker {
  const [only] = operands
  if (operands.length === 1 && only !== undefined) return only
  return { kind, operands: operands.flatMap((marker) => (marker.kind === kind ? marker.operands : [marker])) }
}

/** Both conditions hold. */
export function andMarkers(a: Marker, b: Marker): Marker {
  return group('and', [a, b])
}

/** atom = "(" marker ")" | comparison, with white space around. */
function parseAtom(scanner: Scanner, depth: number): Marker {
  scanner.skipSpace()
  const open = scanner.position
  if (scanner.take(/\(/y) === undefined) {
    const comparison = parseComparison(scanner)
    scanner.skipSpace()
    return comparison
  }
  if (depth === MAX_DEPTH) scanner.fail(`A marker has more than ${MAX_DEPTH} nested parentheses.`)
  const inner = parseMarker(scanner, depth + 1)
  if (scanner.take(/\)/y) === undefined) {
    scanner.fail('The parenthesis opened here is not closed.', { at: open })
  }
  scanner.skipSpace()
  return inner
}

interface Operand {
  variable?: MarkerVariable
  text: string
  at: number
}

function parseComparison(scanner: Scanner): Comparison {
  const left = parseOperand(scanner)
  scanner.skipSpace()
  const at = scanner.position
  const operator = parseOperator(scanner)
  scanner.skipSpace()
  const right = parseOperand(scanner)
  const variable = left.variable ?? right.variable
  if (variable === undefined) {
    return scanner.fail('A marker compares a variable with a quoted value; here are two values.', {
      at: left.at
    })
  }
  if (left.variable !== undefined && right.variable !== undefined) {
    return scanner.fail('A marker compares a variable with a quoted value; here are two variables.', {
      at: right.at,
      hint: `Put the value in quotes, for example: ${left.variable} ${operator} "${right.text}".`
    })
  }
  const given = left.variable === undefined ? left.text : right.text
  const value = variable === 'extra' ? canonicalName(given) : given
  const comparison = {
    kind: 'comparison',
    variable,
    operator,
    value,
    valueFirst: left.variable === undefined
  } as const
  // Text has no such order, and a value that comes first would have to be matched by whatever the variable holds.
  const meaningless = comparison.valueFirst || versionClause(comparison) === undefined
  if ((operator === '~=' || operator === '===') && meaningless) {
    scanner.fail(`"${operator}" cannot compare ${variable} with "${given}" this way.`, {
      at,
      hint: 'Use "==" or "!=".'
    })
  }
  return comparison
}

function parseOperator(scanner: Scanner): MarkerOperator {
  const symbol = scanner.take(/===|==|~=|!=|<=|>=|<|>/y)
  if (symbol !== undefined) return symbol as SpecifierOperator
  if (scanner.take(/in\b/y) !== undefined) return 'in'
  if (scanner.take(/not[ \t]+in\b/y) !== undefined) return 'not in'
  return scanner.fail('A comparison operator is missing here.', {
    hint: 'Use one of == != < <= > >= ~= === in "not in".'
  })
}

function parseOperand(scanner: Scanner): Operand {
  const at = scanner.position
  const quoted = scanner.take(/'[^']*'|"[^"]*"/y)
  if (quoted !== undefined) return { text: quoted.slice(1, -1), at }
  if (/^['"]/.test(scanner.rest)) scanner.fail('The quote opened here is not closed.')
  const word = scanner.take(/[A-Za-z0-9_.]+/y)
  if (word === undefined) return scanner.fail('A marker variable or a quoted value is missing here.')
  const name = OLD_SPELLINGS.get(word) ?? word
  if (isMarkerVariable(name)) return { variable: name, text: word, at }
  return scanner.fail(`"${word}" is not a marker variable.`, {
    at,
    hint: `Variables: ${MARKER_VARIABLES.join(', ')}. Values stand in quotes.`
  })
}

function isMarkerVariable(name: string): name is MarkerVariable {
  return (MARKER_VARIABLES as readonly string[]).includes(name)
}

/** One spelling for equal trees; parentheses only where `or` stands inside `and`. */
export function formatMarker(marker: Marker): string {
  if (marker.kind === 'comparison') {
    const quote = marker.value.includes('"') ? "'" : '"'
    const value = `${quote}${marker.value}${quote}`
    return marker.valueFirst
      ? `${value} ${marker.operator} ${marker.variable}`
      : `${marker.variable} ${marker.operator} ${value}`
  }
  return marker.operands
    .map((operand) =>
      marker.kind === 'and' && operand.kind === 'or' ? `(${formatMarker(operand)})` : formatMarker(operand)
    )
    .join(` ${marker.kind} `)
}

/** Values of the marker variables as the Python in question reports them. `extra` is empty unless given. */
export type MarkerEnvironment = Readonly<Partial<Record<MarkerVariable, string>>>

/** The environment lacks this variable, so the marker can be neither true nor false. */
export interface UnknownMarker {
  unknown: MarkerVariable
}

/**
 * Whether a marker holds. A variable that the environment lacks makes the answer unknown, unless the other
 * operands decide it. Rules as in PyPA `packaging`: version order where both sides allow it, else text.
 */
export function evaluateMarker(marker: Marker, environment: MarkerEnvironment): boolean | UnknownMarker {
  if (marker.kind === 'comparison') {
    const actual = variableValue(marker.variable, environment)
    return actual === undefined ? { unknown: marker.variable } : compare(marker, actual)
  }
  const decisive = marker.kind === 'or'
  let result: boolean | UnknownMarker = !decisive
  for (const operand of marker.operands) {
    const value = evaluateMarker(operand, environment)
    if (value === decisive) return decisive
    if (typeof value === 'object') result = value
  }
  return result
}

function variableValue(variable: MarkerVariable, environment: MarkerEnvironment): string | undefined {
  if (variable === 'extra') return canonicalName(environment.extra ?? '')
  const value = Object.hasOwn(environment, variable) ? environment[variable] : undefined
  // A Python built from an untagged commit calls itself `3.12.0+`, which is no version until the label has a name.
  return variable === 'python_full_version' && value?.endsWith('+') === true ? `${value}local` : value
}

function compare(comparison: Comparison, actual: string): boolean {
  const left = comparison.valueFirst ? comparison.value : actual
  const right = comparison.valueFirst ? actual : comparison.value
  const clause = versionClause({ ...comparison, value: right })
  if (clause !== undefined) return satisfiesSpecifier([clause], left, { prereleases: true })
  switch (comparison.operator) {
    case 'in':
      return right.includes(left)
    case 'not in':
      return !right.includes(left)
    case '!=':
      return left !== right
    case '==':
    case '<=':
    case '>=':
      return left === right
    default:
      return false
  }
}

/** The version clause that the right side makes, where the variable is compared by version and the side is one. */
function versionClause(comparison: Comparison): Specifier | undefined {
  const { variable, operator, value } = comparison
  if (!VERSION_VARIABLES.has(variable) || operator === 'in' || operator === 'not in') return undefined
  const clause = parseSpecifier(operator, value.trim())
  return 'message' in clause ? undefined : clause
}
