import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  type ParsedNode,
  Parser,
  type Scalar,
  YAMLParseError
} from 'yaml'

import type { Place, Problem } from '../problem.ts'
import { quote } from './values.ts'

export const MAX_DOCUMENT_BYTES = 256 * 1024
/** Far above any configuration; bounds the time that hostile text can take. */
const MAX_LEXEMES = 50_000
const MAX_DEPTH = 20
const MAX_SYNTAX_PROBLEMS = 20

export type Pointer = readonly (string | number)[]

/** A parsed file: plain values (objects without a prototype) and where each of them stands. */
export interface ConfigDocument {
  path: string
  value: unknown
  /** Place of a value; of its key when `of` is `key`. An unknown pointer gives the place of its nearest parent. */
  readonly locate: (pointer: Pointer, of?: 'key' | 'value') => Place
}

/**
 * Reads JSON (files named `.json`) or YAML 1.2 (core schema), strictly: duplicate keys, aliases, tags, several
 * documents and numbers that JSON has no word for are problems.
 *
 * @param path what places call the file.
 */
export function parseDocument(
  path: string,
  content: Buffer
): { document: ConfigDocument; problems: [] } | { document?: undefined; problems: Problem[] } {
  const at = (line?: number, column?: number): Place => ({
    kind: 'file',
    path,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column })
  })
  const refuse = (message: string, hint?: string, place = at()): { problems: Problem[] } => ({
    problems: [{ code: 'config-syntax', place, message, ...(hint === undefined ? {} : { hint }) }]
  })
  if (content.length > MAX_DOCUMENT_BYTES)
    return refuse(`The file has more than ${MAX_DOCUMENT_BYTES / 1024} KiB.`)
  const text = decode(content)
  if (text === undefined) return refuse('The file is not UTF-8 text.', 'Save it as UTF-8.')
  if (path.toLowerCase().endsWith('.json')) {
    const fault = jsonFault(text)
    if (fault !== undefined) {
      const before = text.slice(0, fault.offset).split('\n')
      return refuse(fault.message, undefined, at(before.length, (before.at(-1) ?? '').length + 1))
    }
  }
  const lines = new LineCounter()
  const parsed = compose(text, lines)
  if (parsed === undefined) {
    return refuse(
      'The file is nested too deep or has too many parts.',
      `At most ${MAX_DEPTH} levels are read.`
    )
  }
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return at(line, col)
  }
  const reader = new ValueReader(placeAt)
  for (const error of parsed.errors.slice(0, MAX_SYNTAX_PROBLEMS)) {
    reader.refuse(error.pos[0], firstLine(error.message), hintFor(error.code))
  }
  const value = reader.problems.length > 0 ? undefined : reader.read(parsed.contents, [])
  if (reader.problems.length > 0) return { problems: reader.problems.slice(0, MAX_SYNTAX_PROBLEMS) }
  const locate: ConfigDocument['locate'] = (pointer, of = 'value') => {
    for (let length = pointer.length; length >= 0; length--) {
      const found = reader.offsets.get(JSON.stringify(pointer.slice(0, length)))
      // A parent stands for what it lacks, and it is best recognised by its key.
      if (found !== undefined)
        return placeAt(length < pointer.length || of === 'key' ? found.key : found.value)
    }
    return at()
  }
  return { document: { path, value, locate }, problems: [] }
}

function decode(content: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return undefined
  }
}

/** YAML would read much that is no JSON; another reader of the same file would not. */
function jsonFault(text: string): { message: string; offset: number } | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    const { message } = error as Error
    const position = /at position (\d+)/.exec(message)?.[1]
    const [reason = ''] = message.split(/ in JSON at|, (?:\.\.\.)?"| \(line/)
    return {
      message: `This is not JSON: ${firstLine(reason)}.`,
      offset: position === undefined ? jsonFaultOffset(text) : Number(position)
    }
  }
}

const JSON_TOKEN = /\s*(?:[{}[\],:]|"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null)/y

/** Where JSON.parse stumbled when it does not say: over text that is no token, or over one where a value must be. */
function jsonFaultOffset(text: string): number {
  let before = ''
  JSON_TOKEN.lastIndex = 0
  for (;;) {
    const start = JSON_TOKEN.lastIndex
    const token = JSON_TOKEN.exec(text)?.[0]
    const space = /\s*/y
    space.lastIndex = start
    const offset = start + (space.exec(text)?.[0].length ?? 0)
    const mark = token?.trim() ?? ''
    const valueIsMissing = /^[:,]$/.test(before)
      ? /^[\]},:]$/.test(mark)
      : before === '[' && /^[},:]$/.test(mark)
    if (token === undefined || valueIsMissing) return offset
    before = mark
  }
}

/** The first document of the text; undefined when it is deeper or larger than a configuration can be. */
function compose(text: string, lines: LineCounter): Document.Parsed | undefined {
  lines.addNewLine(0)
  const parser = new Parser(lines.addNewLine)
  const tokens = []
  let lexemes = 0
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme))
    lexemes++
    // The composer is recursive, so depth is bounded before it runs. The stack holds the document too.
    if (lexemes > MAX_LEXEMES || parser.stack.length > MAX_DEPTH + 1) return undefined
  }
  tokens.push(...parser.end())
  // Duplicate keys are found while reading: the composer's own search takes quadratic time.
  const composer = new Composer({ version: '1.2', schema: 'core', uniqueKeys: false, prettyErrors: false })
  const [first, second] = composer.compose(tokens, true, text.length)
  if (first === undefined) return undefined
  if (second !== undefined) {
    const [offset] = second.range
    const message = 'The file holds more than one document.'
    first.errors.push(new YAMLParseError([offset, offset + 1], 'MULTIPLE_DOCS', message))
  }
  return first
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').slice(0, 200)
}

function hintFor(code: string): string | undefined {
  if (code === 'TAB_AS_INDENT') return 'YAML is indented with spaces.'
  if (code === 'MULTIPLE_DOCS') return 'Keep one, without a line "---" between.'
  if (code === 'BAD_INDENT' || code === 'MISSING_CHAR')
    return 'Check the indentation and the quotes of this line.'
  return undefined
}

const PLAIN_TAGS = /^tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq)$/

/** Turns nodes into values and notes where each one stands. */
class ValueReader {
  readonly problems: Problem[] = []
  /** By pointer as JSON text: offset of the key (of the item, in a list) and of the value. */
  readonly offsets = new Map<string, { key: number; value: number }>()
  private readonly placeAt: (offset: number) => Place

  constructor(placeAt: (offset: number) => Place) {
    this.placeAt = placeAt
  }

  refuse(offset: number, message: string, hint?: string): void {
    const problem: Problem = { code: 'config-syntax', place: this.placeAt(offset), message }
    if (hint !== undefined) problem.hint = hint
    this.problems.push(problem)
  }

  read(node: Node | null, pointer: Pointer, keyOffset?: number): unknown {
    const offset = node?.range?.[0] ?? keyOffset ?? 0
    this.offsets.set(JSON.stringify(pointer), { key: keyOffset ?? offset, value: offset })
    if (node === null) return null
    if (isAlias(node)) {
      this.refuse(offset, 'Aliases ("*name") are not accepted.', 'Write the value out.')
      return null
    }
    if (node.tag !== undefined && !PLAIN_TAGS.test(node.tag)) {
      this.refuse(offset, `The tag ${quote(node.tag)} is not accepted.`, 'Remove it.')
      return null
    }
    if (isMap(node)) return this.readMap(node.items, pointer)
    if (isSeq(node)) return node.items.map((item, index) => this.read(item as Node, [...pointer, index]))
    return isScalar(node) ? this.readScalar(node, offset) : null
  }

  private readMap(items: readonly unknown[], pointer: Pointer): Record<string, unknown> {
    // No prototype: a user may call a column `__proto__`.
    const result = Object.create(null) as Record<string, unknown>
    for (const pair of items) {
      if (!isPair(pair)) continue
      const key = pair.key as ParsedNode | null
      const offset = key?.range[0] ?? 0
      const name = isScalar(key) ? keyText(key) : undefined
      if (name === undefined) {
        this.refuse(offset, 'A key must be a text or a number.')
      } else if (Object.hasOwn(result, name)) {
        this.refuse(offset, `The key ${quote(name)} is given twice.`, 'Keep one of them.')
      } else {
        result[name] = this.read(pair.value as Node | null, [...pointer, name], offset)
      }
    }
    return result
  }

  private readScalar(node: Scalar, offset: number): unknown {
    const { value } = node
    if (typeof value !== 'number') return value
    if (!Number.isFinite(value)) {
      this.refuse(offset, `${quote(node.source ?? String(value))} is not a number that can be used here.`)
      return null
    }
    // A 64-bit seed keeps its digits as text; anywhere else that is the wrong type.
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? (node.source ?? String(value)) : value
  }
}

/** As written: a class label `1.0` or `True` must not turn into `1` or `true`. */
function keyText(key: Scalar): string {
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value))
}
