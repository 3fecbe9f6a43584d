import type { CommandResult } from './command.ts'
import type { PythonFacts } from './python-scripts.ts'

/** The place where environments are made: this machine for `venv`, a builder container for `docker`. */
export interface Bench {
  readonly python: PythonFacts
  /** Secrets that must not appear in a log or a message. */
  readonly secrets: readonly string[]
  /** Puts a file into the bench's private folder; returns its path as commands see it. */
  writeFile(name: string, text: string): Promise<string>
  /** A non-zero exit code is an answer; a rejection means that the bench itself failed or was aborted. */
  run(argv: readonly string[], seconds: number, onLine?: (line: string) => void): Promise<CommandResult>
}
