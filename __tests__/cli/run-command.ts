import { Writable } from 'node:stream'

import { runCommand } from '../../src/cli/command.ts'
import type { CommandResult } from '../support/command.ts'

class Text extends Writable {
  text = ''
  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString()
    done()
  }
}

/** Runs a command in this process, on streams of its own; for tests of what it says and asks, not of the process. */
export async function inProcess(
  args: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv }
): Promise<CommandResult> {
  const [stdout, stderr] = [new Text(), new Text()]
  const code = await runCommand(args, { stdout, stderr, cwd: options.cwd, env: options.env ?? {} })
  return { code, stdout: stdout.text, stderr: stderr.text }
}
