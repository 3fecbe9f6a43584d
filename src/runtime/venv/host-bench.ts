import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bench } from '../image-build/bench.ts'
import { runCommand } from '../image-build/command.ts'
import type { PythonFacts } from '../image-build/python-scripts.ts'

/** This machine as the place where environments are made. */
export class HostBench implements Bench {
  readonly python: PythonFacts
  readonly secrets: readonly string[]
  private readonly env: Record<string, string>
  private readonly scratch: string
  private readonly signal: AbortSignal

  constructor(
    python: PythonFacts,
    env: Record<string, string>,
    scratch: string,
    secrets: readonly string[],
    signal: AbortSignal
  ) {
    this.python = python
    this.env = env
    this.scratch = scratch
    this.secrets = secrets
    this.signal = signal
  }

  async writeFile(name: string, text: string): Promise<string> {
    const path = join(this.scratch, `${randomBytes(4).toString('hex')}-${name}`)
    await writeFile(path, text, { mode: 0o600 })
    return path
  }

  run(argv: readonly string[], seconds: number, onLine?: (line: string) => void) {
    return runCommand(argv, {
      cwd: this.scratch,
      env: this.env,
      signal: this.signal,
      seconds,
      ...(onLine === undefined ? {} : { onLine })
    })
  }
}
