/**
 * Cancels a process as the runner of GitHub Actions does (ProcessInvoker.cs of actions/runner): SIGINT, SIGTERM after
 * 7.5 s, SIGKILL after another 2.5 s. Only the process itself gets the signals, not what it started.
 */
import { spawn, type SpawnOptions } from 'node:child_process'

const TERM_AFTER_MS = 7_500
const KILL_AFTER_MS = 2_500

export interface CancelledProcess {
  code: number | null
  signal: NodeJS.Signals | null
  /** Standard output and error, interleaved. */
  output: string
  /** The signals that were sent before it ended, in order. */
  sent: NodeJS.Signals[]
  /** From the first signal to the end. */
  milliseconds: number
}

/**
 * Starts a program and cancels it when `ready` says so.
 *
 * @param ready asked again and again, with the output so far; true means that the moment has come.
 */
export async function cancelLikeRunner(
  command: string,
  args: readonly string[],
  options: SpawnOptions,
  ready: (output: string) => boolean | Promise<boolean>
): Promise<CancelledProcess> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const collect = (chunk: Buffer): void => {
    output += chunk.toString()
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const ended = new Promise<Pick<CancelledProcess, 'code' | 'signal'>>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      resolve({ code, signal })
    })
  })
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null

  try {
    while (!isOver() && !(await ready(output))) await pause(100)
    const started = performance.now()
    const sent: NodeJS.Signals[] = []
    for (const [signal, wait] of [
      ['SIGINT', TERM_AFTER_MS],
      ['SIGTERM', KILL_AFTER_MS],
      ['SIGKILL', 0]
    ] as const) {
      if (isOver()) break
      child.kill(signal)
      sent.push(signal)
      await Promise.race([ended, pause(wait)])
    }
    const end = await ended
    return { ...end, output, sent, milliseconds: performance.now() - started }
  } finally {
    if (!isOver()) child.kill('SIGKILL')
  }
}

function pause(milliseconds: number): Promise<void> {
  // The process that is waited for keeps this one alive; what is left of a pause must not.
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref())
}
