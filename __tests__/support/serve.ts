import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const CLI = join(import.meta.dirname, '..', '..', 'src', 'cli.ts')

/** `rime-stress-test serve` as a process of its own, on a free port, with the venv runtime. */
export class ServeProcess {
  readonly child: ChildProcess
  stdout = ''
  stderr = ''
  readonly #ended: Promise<number | NodeJS.Signals>

  constructor(folder: string, args: readonly string[]) {
    const usual = ['serve', '--port', '0', '--runtime', 'venv', '--state-dir', 'state']
    this.child = spawn(process.execPath, [CLI, ...usual, ...args], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe']
    })
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.stdout += text))
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.stderr += text))
    this.#ended = once(this.child, 'close').then(
      ([code, signal]) => (code ?? signal) as number | NodeJS.Signals
    )
  }

  /** Where it listens, once it does. */
  async url(): Promise<string> {
    const [, url = ''] = await this.says('stdout', /Listening on (\S+)\n/)
    return url
  }

  /** Waits for a text. Fails when the process ends without it. */
  async says(stream: 'stdout' | 'stderr', text: RegExp): Promise<RegExpExecArray> {
    const output = this.child[stream]
    for (;;) {
      const found = text.exec(this[stream])
      if (found !== null) return found
      const more = output === null ? this.#ended : once(output, 'data')
      const ended = await Promise.race([more.then(() => undefined), this.#ended])
      if (ended !== undefined && !text.test(this[stream])) {
        throw new Error(`serve ended with ${ended} and did not say ${text}: ${this.stdout}${this.stderr}`)
      }
    }
  }

  /** @returns the exit code, or the signal that ended it. */
  ended(): Promise<number | NodeJS.Signals> {
    return this.#ended
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | NodeJS.Signals> {
    this.child.kill(signal)
    return this.#ended
  }
}
