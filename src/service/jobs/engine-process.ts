import { execFile, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { StringDecoder } from 'node:string_decoder'
import { promisify } from 'node:util'

import { assetPath } from '../../assets.ts'
import type { EngineExit } from './result-stream.ts'
import { StreamError } from './event-fields.ts'

const POSIX = process.platform !== 'win32'
const TERMINATE_MS = 500
const STDERR_CHARACTERS = 16_000
/** Nothing of the workflow, the runner, the cloud or this product's own settings reaches the engine. */
const ENVIRONMENT = ['PATH', 'LANG', 'LC_ALL', 'LC_CTYPE', 'TZ', 'SystemRoot', 'SYSTEMROOT', 'windir']

export interface EngineProcess {
  pid: number
  /** Settles when the process has ended and all it wrote was read. Rejects with what `onLines` threw. */
  ended: Promise<EngineExit>
  /** The end of what it wrote to standard error. */
  errorOutput(): string
  /** Ends the process group; resolves when it is gone. */
  stop(): Promise<void>
}

export interface EngineOptions {
  command: readonly string[]
  jobFile: string
  directory: string
  mostLineBytes: number
  /** Whole lines as they come, several at a time. Throwing ends the engine. */
  onLines: (lines: string[]) => void
}

/** The engine of this installation: the bundle when this code runs from one, else its source. */
export function engineCommand(): readonly string[] {
  const isBundle = !import.meta.url.endsWith('.ts')
  const file = isBundle ? assetPath('dist', 'engine', 'index.js') : assetPath('src', 'engine', 'index.ts')
  return [process.execPath, file]
}

export function startEngine(options: EngineOptions): EngineProcess {
  const [program = process.execPath, ...args] = options.command
  const child = spawn(program, [...args, options.jobFile], {
    cwd: options.directory,
    detached: POSIX,
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...allowedEnvironment(),
      TMPDIR: options.directory,
      TEMP: options.directory,
      TMP: options.directory
    }
  })
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-STDERR_CHARACTERS)
  })
  const ended = new Promise<EngineExit>((resolve, reject) => {
    child.once('error', reject)
    readLines(child, options, reject)
    child.once('close', (code, signal) => resolve({ code, signal }))
  })
  // The caller awaits it later than it may settle.
  ended.catch(() => undefined)
  return { pid: child.pid ?? -1, ended, errorOutput: () => errors, stop: () => stop(child) }
}

function readLines(child: ChildProcess, options: EngineOptions, reject: (error: unknown) => void): void {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  const fail = (error: unknown): void => {
    reject(error)
    child.stdout?.destroy()
    void stop(child)
  }
  child.stdout?.on('data', (chunk: Buffer) => {
    const lines = (rest + decoder.write(chunk)).split('\n')
    rest = lines.pop() ?? ''
    try {
      if ([...lines, rest].some((line) => line.length > options.mostLineBytes)) {
        throw new StreamError(`the engine wrote a line longer than ${options.mostLineBytes} bytes`)
      }
      if (lines.length > 0) options.onLines(lines)
    } catch (error) {
      fail(error)
    }
  })
  child.stdout?.on('end', () => {
    // A last line without its end is a line that was cut.
    if (rest !== '') reject(new StreamError('the engine stopped in the middle of a line'))
  })
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  signalGroup(child.pid, 'SIGTERM')
  const timer = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), TERMINATE_MS)
  if (child.pid !== undefined) await gone
  clearTimeout(timer)
  // What the engine had started is in its group and may have outlived it.
  signalGroup(child.pid, 'SIGKILL')
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  try {
    process.kill(POSIX ? -pid : pid, signal)
  } catch (error) {
    // macOS says EPERM of a group whose members have all ended.
    if (!['ESRCH', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

/** Ends the engine that a dead service left behind, if `pid` is still that engine. */
export async function stopLeftEngine(pid: number, jobFile: string): Promise<void> {
  if (!POSIX || !(await commandOf(pid)).includes(jobFile)) return
  signalGroup(pid, 'SIGKILL')
}

async function commandOf(pid: number): Promise<string> {
  try {
    const file = `/proc/${pid}/cmdline`
    if (existsSync('/proc/self/cmdline')) return (await readFile(file, 'utf8')).replaceAll('\0', ' ')
    return (await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)])).stdout
  } catch {
    return ''
  }
}

function allowedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    ENVIRONMENT.flatMap((name) => {
      const value = process.env[name]
      return value === undefined ? [] : [[name, value]]
    })
  )
}
