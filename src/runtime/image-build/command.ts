import { spawn } from 'node:child_process'

export interface CommandOptions {
  cwd: string
  /** The whole environment of the child: nothing is inherited. */
  env: Record<string, string>
  signal: AbortSignal
  /** Limit in seconds; the child and its group are killed past it. */
  seconds: number
  /** Lines of standard error as they come (standard output is collected only). */
  onLine?: (line: string) => void
}

export interface CommandResult {
  code: number | null
  stdout: string
  stderr: string
  timedOut: boolean
}

/** Longest output kept of one command; a lock of 500 libraries with hashes is about 5 MB. */
export const MAXIMUM_OUTPUT = 32 * 1024 * 1024

/**
 * Runs a command to its end in a process group of its own. A non-zero exit code is an answer, not an error.
 * Rejects when the command cannot be started or when `signal` aborts (after the group is killed).
 */
export async function runCommand(argv: readonly string[], options: CommandOptions): Promise<CommandResult> {
  options.signal.throwIfAborted()
  const [file, ...args] = argv
  const child = spawn(file!, args, {
    cwd: options.cwd,
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true
  })
  const stdout = new TextCollector()
  const stderr = new TextCollector(options.onLine)
  child.stdout.on('data', (chunk: Buffer) => stdout.add(chunk))
  child.stderr.on('data', (chunk: Buffer) => stderr.add(chunk))

  let timedOut = false
  const kill = () => killGroup(child.pid)
  const timer = setTimeout(() => {
    timedOut = true
    kill()
  }, options.seconds * 1000)
  options.signal.addEventListener('abort', kill, { once: true })
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
    })
    options.signal.throwIfAborted()
    return { code, stdout: stdout.end(), stderr: stderr.end(), timedOut }
  } finally {
    clearTimeout(timer)
    options.signal.removeEventListener('abort', kill)
  }
}

/** Kills a process and its group; silent when they are gone. */
export function killGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // ESRCH: nothing is left to kill.
  }
}

/** Decodes UTF-8 chunks, keeps a bounded text and hands out whole lines. */
export class TextCollector {
  private readonly decoder = new TextDecoder()
  private readonly onLine: ((line: string) => void) | undefined
  private text = ''
  private partial = ''

  constructor(onLine?: (line: string) => void) {
    this.onLine = onLine
  }

  add(chunk: Uint8Array): void {
    this.push(this.decoder.decode(chunk, { stream: true }))
  }

  end(): string {
    this.push(this.decoder.decode())
    if (this.partial !== '') this.onLine?.(this.partial)
    this.partial = ''
    return this.text
  }

  private push(text: string): void {
    if (this.text.length < MAXIMUM_OUTPUT) this.text += text
    if (this.onLine === undefined) return
    const lines = (this.partial + text).split(/\r\n|\r|\n/)
    this.partial = lines.pop() ?? ''
    // A line without an end must not grow without bound.
    if (this.partial.length > 100_000) this.partial = this.partial.slice(-10_000)
    for (const line of lines) this.onLine(line)
  }
}
