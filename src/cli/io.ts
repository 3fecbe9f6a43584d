/** What a command reads from and writes to; the process's own streams, or a test's. */
export interface CommandIo {
  stdout: NodeJS.WritableStream & { isTTY?: boolean; columns?: number }
  stderr: NodeJS.WritableStream & { isTTY?: boolean; columns?: number }
  env: NodeJS.ProcessEnv
  cwd: string
}

/** Usage or configuration error: exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}

export function processIo(): CommandIo {
  for (const stream of [process.stdout, process.stderr]) {
    // A reader that went away (`| head`) is no failure of ours.
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
  return { stdout: process.stdout, stderr: process.stderr, env: process.env, cwd: process.cwd() }
}
