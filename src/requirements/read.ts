import { dirname } from 'node:path'

import type { Place, Problem } from '../problem.ts'
import { displayPath, readWorkspaceFile, WorkspaceFileError } from '../workspace-file.ts'
import { intersect, type LocatedRequirement } from './intersect.ts'
import { parseRequirement } from './requirement.ts'

export const MAX_REQUIREMENT_FILE_BYTES = 1024 * 1024
const MAX_FILES = 100

/** A text of requirements, and what to call it in messages. */
export interface RequirementsSource {
  text: string
  place: Place
}

export interface ReadRequirements {
  /** One per library and marker, with the constraints on that library worked in. */
  requirements: LocatedRequirement[]
  /** Constraints on libraries that nobody required by name; for the resolver. */
  constraints: LocatedRequirement[]
  /** All of them, in the order of the lines; with any, the rest must not be used. */
  problems: Problem[]
}

/**
 * Reads requirements, one per line. Blank lines and `#` comments are skipped; `-r FILE` and `-c FILE` read a file of
 * the workspace, relative to `base` in the source and relative to the naming file in a file.
 *
 * @param options.root absolute path of the workspace; nothing outside it is read.
 * @param options.base folder that paths in the source are relative to; default: `root`.
 */
export async function readRequirements(
  source: RequirementsSource,
  options: { root: string; base?: string }
): Promise<ReadRequirements> {
  const reader = new RequirementsReader(options.root)
  await reader.readText(source.text, {
    place: source.place,
    folder: options.base ?? options.root,
    constraint: false,
    chain: []
  })
  const { requirements, constraints, problems } = intersect(reader.requirements, reader.constraints)
  return { requirements, constraints, problems: [...reader.problems, ...problems] }
}

/** One text that is being read. */
interface Context {
  place: Place
  folder: string
  /** Inside a `-c` file, where each line only restricts. */
  constraint: boolean
  /** Files that led here, outermost first. */
  chain: readonly string[]
}

class RequirementsReader {
  readonly requirements: LocatedRequirement[] = []
  readonly constraints: LocatedRequirement[] = []
  readonly problems: Problem[] = []
  private readonly root: string
  private readonly seen = new Set<string>()

  constructor(root: string) {
    this.root = root
  }

  async readText(text: string, context: Context): Promise<void> {
    for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
      await this.readLine(line, context, (column) => ({ ...context.place, line: index + 1, column }))
    }
  }

  private async readLine(line: string, context: Context, at: (column: number) => Place): Promise<void> {
    // As pip: `#` begins a comment only at the start or after white space, so a URL keeps its hash.
    const content = line.replace(/(^|[ \t]+)#.*$/s, '').trimEnd()
    if (content.trim() === '') return
    const start = content.length - content.trimStart().length
    const include = parseInclude(content.trim())
    if (include !== undefined) {
      await this.include(include.path, at(start + 1), {
        ...context,
        constraint: context.constraint || include.constraint
      })
      return
    }
    const result = parseRequirement(content)
    if (!result.ok) {
      const { code, column, message, hint } = result.fault
      const problem: Problem = { code, place: at(column), message, value: content.trim().slice(0, 200) }
      if (hint !== undefined) problem.hint = hint
      this.problems.push(problem)
      return
    }
    const sources = [{ given: content.trim(), place: at(start + 1) }]
    if (!context.constraint) this.requirements.push({ ...result.requirement, sources })
    else this.addConstraint({ ...result.requirement, sources })
  }

  private addConstraint(constraint: LocatedRequirement): void {
    const refused =
      constraint.extras.length > 0 ? 'extras' : constraint.url === undefined ? undefined : 'a URL'
    if (refused === undefined) {
      this.constraints.push(constraint)
      return
    }
    for (const { given, place } of constraint.sources) {
      const message = `A constraint cannot have ${refused}.`
      const hint = 'A constraint is a name with version clauses. Move the line to the requirements.'
      this.problems.push({ code: 'requirement-constraint', place, message, value: given.slice(0, 200), hint })
    }
  }

  private async include(path: string, place: Place, context: Context): Promise<void> {
    const problem = (message: string, hint?: string): void => {
      const value = path.slice(0, 200)
      this.problems.push({
        code: 'requirement-file',
        place,
        message,
        value,
        ...(hint === undefined ? {} : { hint })
      })
    }
    if (/[$\\]/.test(path)) {
      problem(`"$" and "\\" are not accepted in the path of a file.`, 'Write the path itself, with "/".')
      return
    }
    let file: { path: string; content: Buffer }
    try {
      const options = { maxBytes: MAX_REQUIREMENT_FILE_BYTES, base: context.folder }
      file = await readWorkspaceFile([this.root], path, options)
    } catch (error) {
      if (!(error instanceof WorkspaceFileError)) throw error
      problem(`The requirement file ${error.message}`, error.hint)
      return
    }
    if (context.chain.includes(file.path)) {
      const cycle = [...context.chain, file.path].map((one) => displayPath(this.root, one)).join(' → ')
      problem(`This file is already being read: ${cycle}.`, 'Remove one of the lines that make the circle.')
      return
    }
    // As a requirement and as a constraint a file means two things; twice the same adds nothing.
    const key = `${context.constraint} ${file.path}`
    if (this.seen.has(key)) return
    this.seen.add(key)
    if (this.seen.size > MAX_FILES) {
      problem(`More than ${MAX_FILES} requirement files are named.`)
      return
    }
    const text = decode(file.content)
    if (text === undefined) {
      problem('The requirement file is not UTF-8 text.', 'Save it as UTF-8.')
      return
    }
    await this.readText(text, {
      place: { kind: 'file', path: displayPath(this.root, file.path) },
      folder: dirname(file.path),
      constraint: context.constraint,
      chain: [...context.chain, file.path]
    })
  }
}

/** `-r FILE`, `-rFILE`, `--requirement FILE`, `--requirement=FILE`, and the same for constraints. */
function parseInclude(line: string): { path: string; constraint: boolean } | undefined {
  const match = /^(?:-(?<short>[rc])[ \t]*|--(?<long>requirement|constraint)(?:=|[ \t]+))(?<path>.*)$/s.exec(
    line
  )
  if (match?.groups === undefined) return undefined
  const { short, long, path = '' } = match.groups
  const quoted = /^(["'])(.*)\1$/s.exec(path.trim())
  return { path: quoted?.[2] ?? path.trim(), constraint: (short ?? long ?? '').startsWith('c') }
}

function decode(content: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return undefined
  }
}
