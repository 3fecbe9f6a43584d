import type { Marker } from './marker.ts'
import { formatMarker, parseMarker } from './marker.ts'
import { canonicalName } from './name.ts'
import { rejectUnsafe } from './refuse.ts'
import type { RequirementFault } from './scanner.ts'
import { RequirementSyntaxError, Scanner } from './scanner.ts'
import type { Specifier, SpecifierOperator } from './specifier.ts'
import { canonicalSpecifiers, formatSpecifier, parseSpecifier } from './specifier.ts'

/** One PEP 508 requirement, in canonical parts. */
export interface Requirement {
  /** Canonical by PEP 503; the only form that is compared. */
  name: string
  /** The name as it was written. */
  displayName: string
  /** Canonical, sorted, each once. */
  extras: string[]
  /** Sorted, each once; empty: any version. */
  specifiers: Specifier[]
  /** Direct reference: an `https:` URL with `#sha256=` and 64 hexadecimal digits. Never together with specifiers. */
  url?: string
  marker?: Marker
}

export type ParseResult = { ok: true; requirement: Requirement } | { ok: false; fault: RequirementFault }

const NAME = /[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?/y
const URL_FORM = /^https:\/\/[A-Za-z0-9.-]+(?::[0-9]+)?\/[A-Za-z0-9._~!&'()*+,;=:@%/?-]+$/
const HASH = /^sha256=[0-9a-fA-F]{64}$/

/**
 * Reads one requirement, stricter than pip: only what PEP 508 defines, and nothing that an installer would take
 * for an option, a path, a variable or a second line. The result is safe to serialise and hand to an installer;
 * the text is not.
 */
export function parseRequirement(text: string): ParseResult {
  try {
    rejectUnsafe(text)
    return { ok: true, requirement: parse(new Scanner(text)) }
  } catch (error) {
    if (error instanceof RequirementSyntaxError) return { ok: false, fault: error.fault }
    throw error
  }
}

/** Canonical text: what `parseRequirement` reads back as the same parts (but for `displayName`). */
export function formatRequirement(requirement: Requirement): string {
  const extras = requirement.extras.length > 0 ? `[${requirement.extras.join(',')}]` : ''
  const specifiers = requirement.specifiers.map(formatSpecifier).join(',')
  const url = requirement.url === undefined ? '' : ` @ ${requirement.url}`
  // A URL ends at white space, so `;` needs some before it.
  const separator = requirement.url === undefined ? '; ' : ' ; '
  const marker = requirement.marker === undefined ? '' : separator + formatMarker(requirement.marker)
  return requirement.name + extras + specifiers + url + marker
}

function parse(scanner: Scanner): Requirement {
  scanner.skipSpace()
  const displayName = scanner.take(NAME)
  if (displayName === undefined) {
    return scanner.fail('A library name is missing here.', {
      hint: 'A requirement begins with a name: numpy>=1.26'
    })
  }
  scanner.skipSpace()
  const extras = parseExtras(scanner)
  scanner.skipSpace()
  const requirement: Requirement = {
    name: canonicalName(displayName),
    displayName,
    extras,
    specifiers: []
  }
  if (scanner.take(/@/y) !== undefined) requirement.url = parseUrl(scanner)
  else requirement.specifiers = parseSpecifiers(scanner)
  scanner.skipSpace()
  if (scanner.take(/;/y) !== undefined) requirement.marker = parseMarker(scanner)
  if (!scanner.atEnd) failAtRest(scanner, requirement)
  return requirement
}

function parseExtras(scanner: Scanner): string[] {
  const open = scanner.position
  if (scanner.take(/\[/y) === undefined) return []
  const extras = new Set<string>()
  scanner.skipSpace()
  while (scanner.take(/\]/y) === undefined) {
    const extra = scanner.take(NAME)
    if (extra === undefined) return failInExtras(scanner, open)
    extras.add(canonicalName(extra))
    scanner.skipSpace()
    if (scanner.take(/,/y) !== undefined) {
      scanner.skipSpace()
      if (scanner.rest.startsWith(']')) scanner.fail('The name of an extra is missing after the comma.')
    } else if (!scanner.rest.startsWith(']')) {
      return failInExtras(scanner, open)
    }
  }
  return [...extras].sort()
}

function failInExtras(scanner: Scanner, open: number): never {
  if (scanner.atEnd) scanner.fail('The bracket opened here is not closed.', { at: open })
  return scanner.fail('Extras are names with commas between them.', {
    hint: 'Write for example "ray[default,tune]".'
  })
}

const CLAUSE_END = /[^ \t,;()]*/y

/** specifiers = "(" clause ("," clause)* ")" | clause ("," clause)* | nothing */
function parseSpecifiers(scanner: Scanner): Specifier[] {
  const open = scanner.position
  const parenthesised = scanner.take(/\(/y) !== undefined
  const specifiers: Specifier[] = []
  do {
    scanner.skipSpace()
    const at = scanner.position
    const operator = scanner.take(/===|==|~=|!=|<=|>=|<|>/y)
    if (operator === undefined) break
    scanner.skipSpace()
    const specifier = parseSpecifier(operator as SpecifierOperator, scanner.take(CLAUSE_END) ?? '')
    if ('message' in specifier) {
      return scanner.fail(specifier.message, {
        code: 'requirement-version',
        at,
        ...(specifier.hint === undefined ? {} : { hint: specifier.hint })
      })
    }
    specifiers.push(specifier)
    scanner.skipSpace()
  } while (scanner.take(/,/y) !== undefined)
  scanner.skipSpace()
  if (parenthesised && scanner.take(/\)/y) === undefined) {
    if (scanner.atEnd) scanner.fail('The parenthesis opened here is not closed.', { at: open })
    failInSpecifiers(scanner)
  }
  return canonicalSpecifiers(specifiers)
}

/** pip and uv fetch what the URL names, so a hash is asked for: else the content could change under one requirement. */
function parseUrl(scanner: Scanner): string {
  scanner.skipSpace()
  const at = scanner.position
  const url = scanner.take(/[^ \t]+/y) ?? ''
  const options = { code: 'requirement-url', at }
  const hint = 'Write: NAME @ https://HOST/FILE.whl#sha256=64_HEX_DIGITS'
  if (!url.startsWith('https://'))
    scanner.fail('A direct reference must be an https URL.', { ...options, hint })
  const [address = '', fragment, ...more] = url.split('#')
  if (/^https:\/\/[^/]*@/.test(address)) {
    scanner.fail('A direct reference must not hold a user name or password.', {
      ...options,
      hint: 'Keep credentials in the configuration of the installer (netrc or index settings).'
    })
  }
  if (!URL_FORM.test(address) || !URL.canParse(address)) {
    scanner.fail('This is not a complete https URL of a file.', { ...options, hint })
  }
  if (fragment === undefined || more.length > 0 || !HASH.test(fragment)) {
    scanner.fail('A direct reference needs the hash of its file, and nothing else, after "#".', {
      ...options,
      hint
    })
  }
  return `${address}#${fragment.toLowerCase()}`
}

/** Says what is wrong with text that is left over where the requirement should end. */
function failAtRest(scanner: Scanner, requirement: Requirement): never {
  if (requirement.marker !== undefined) {
    return scanner.fail('The marker should end here.', { hint: 'Join conditions with "and" or "or".' })
  }
  if (requirement.url !== undefined) {
    return scanner.fail('A direct reference should end here.', { hint: 'A marker follows after " ;".' })
  }
  return failInSpecifiers(scanner)
}

function failInSpecifiers(scanner: Scanner): never {
  const rest = scanner.rest
  const name = scanner.text.slice(0, scanner.position).trim()
  if (/^--?[A-Za-z]/.test(rest)) {
    scanner.fail('Options of pip are not accepted behind a requirement.', {
      code: 'requirement-option',
      hint: 'Remove the option; what is installed is locked with hashes anyway.'
    })
  }
  if (rest.startsWith('=>') || rest.startsWith('=<')) {
    scanner.fail(`"${rest.slice(0, 2)}" is not an operator.`, { hint: `Write "${rest.charAt(1)}=".` })
  }
  if (rest.startsWith('=')) scanner.fail('"=" is not an operator.', { hint: 'Write "==".' })
  if (/^[0-9]/.test(rest))
    scanner.fail('An operator is missing before the version.', { hint: `Write "${name}==${rest}".` })
  if (/^[<>=!~]/.test(rest)) scanner.fail('A comma is missing between two version clauses.')
  if (/^[A-Za-z]/.test(rest)) {
    scanner.fail('A requirement should end here.', { hint: 'Write each requirement on a line of its own.' })
  }
  return scanner.fail('A requirement should end here.', {
    hint: 'After the name follow extras in [ ], version clauses with commas between them, and a marker after ";".'
  })
}
