import { randomBytes } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'

import { serveBackend } from '../backend.ts'
import { stateDirectory } from '../state-directory.ts'
import { Interrupted, interruptible } from './interrupt.ts'
import { type CommandIo, UsageError } from './io.ts'
import { plainLogger } from './logger.ts'
import { backendValues, type ServerFlags, settingsOf } from './options.ts'
import { progressView } from './progress.ts'

export interface ServeFlags extends ServerFlags {
  host: string
  port: string
  apiKeyFile: string
  dataRoot: string[]
}

/** `rime-stress-test serve`: runs until it is told to stop. @returns the exit code. */
export async function runServe(flags: ServeFlags, io: CommandIo): Promise<number> {
  const port = Number(flags.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(
      `--port ${JSON.stringify(flags.port)} is not a port: a whole number from 0 to 65535.`
    )
  }
  const settings = await settingsOf(backendValues(flags), io.cwd)
  const log = plainLogger(io.stderr, progressView(io.stderr))
  const apiKey = await keyOf(resolve(io.cwd, flags.apiKeyFile), log)
  const service = await serveBackend(settings, {
    host: flags.host,
    port,
    apiKey,
    stateDirectory: flags.stateDir === undefined ? stateDirectory(io.env) : resolve(io.cwd, flags.stateDir),
    dataRoots: flags.dataRoot.map((path) => resolve(io.cwd, path)),
    log
  })
  io.stdout.write(`Listening on ${service.url}\n`)
  try {
    await interruptible(
      (signal) =>
        new Promise<never>((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
        })
    )
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error
    log.info('Stopping.')
  } finally {
    await service.close({ cancelJobs: true })
  }
  return 0
}

/** The key in the file; a new one is written when there is no file, readable by its owner only. */
async function keyOf(path: string, log: { info: (message: string) => void }): Promise<string> {
  try {
    const file = await open(path, 'wx', 0o600)
    const key = randomBytes(32).toString('hex')
    await file.writeFile(`${key}\n`)
    await file.close()
    log.info(`A new key was written to ${path}.`)
    return key
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw new UsageError(`--api-key-file cannot be written: ${(error as Error).message}`)
    }
  }
  const key = (await readFile(path, 'utf8')).trim()
  if (key.length < 16)
    throw new UsageError(`--api-key-file ${path} holds fewer than 16 characters; that is no key.`)
  return key
}
