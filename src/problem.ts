/** Where a user finds what a message is about. */
export type Place =
  | { kind: 'input'; name: string; line?: number; column?: number }
  | { kind: 'file'; path: string; line?: number; column?: number }

/** One mistake in what the user gave, with all that is needed to mend it. Several are reported together. */
export interface Problem {
  /** Stable, documented, for example `config-unknown-key`. */
  code: string
  place: Place
  /** What is wrong, as a sentence; user text in it is quoted, cut at 200 characters, and on one line. */
  message: string
  /** The offending value as it was given. */
  value?: string
  allowed?: readonly string[]
  /** What to do or write instead. */
  hint?: string
}

/** The user's input cannot be used. Exit code 2; carries every problem found, not the first. */
export class ProblemsError extends Error {
  override name = 'ProblemsError'
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'))
    this.problems = problems
  }
}

export function formatPlace(place: Place): string {
  const name = place.kind === 'input' ? `input ${place.name}` : place.path
  if (place.line === undefined) return name
  return place.column === undefined ? `${name}:${place.line}` : `${name}:${place.line}:${place.column}`
}

/** `stress.yml:3:5: unknown key "epochs". Nearest: "categories".` */
export function formatProblem(problem: Problem): string {
  const hint = problem.hint === undefined ? '' : ` ${problem.hint}`
  return `${formatPlace(problem.place)}: ${describeProblem(problem)}${hint}`
}

/** What is wrong and what is allowed, for those who show place and hint themselves. */
export function describeProblem({ message, allowed = [] }: Problem): string {
  return allowed.length === 0 ? message : `${message} Allowed: ${allowed.join(', ')}.`
}
