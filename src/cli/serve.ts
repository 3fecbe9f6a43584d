import { randomBytes } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'

import { serveBackend } from '../backend.ts'
import { isLoopback } from '../service/http/guards.ts'
import type { TlsFiles } from '../service/http/tls.ts'
import type { RunningService } from '../service/service.ts'
import { stateDirectory } from '../state-directory.ts'
import { type CommandIo, UsageError } from './io.ts'
import { backendValues, type ServerFlags, settingsOf } from './options.ts'
import { type LOG_FORMATS, serveLog } from './serve-log.ts'

export interface ServeFlags extends ServerFlags {
  host: string
  port: string
  dataRoot: string[]
  tlsCert?: string
  tlsKey?: string
  insecureHttp?: boolean
  allowedHost: string[]
  logFormat: (typeof LOG_FORMATS)[number]
  metricsOpen?: boolean
  drain?: boolean
}

/** `rime-stress-test serve`: runs until it is told to stop. @returns the exit code. */
export async function runServe(flags: ServeFlags, io: CommandIo): Promise<number> {
  const port = readPort(flags.port)
  const tls = readTls(flags, io)
  const settings = await settingsOf(backendValues(flags), io.cwd)
  const { log, onRequest } = serveLog(flags.logFormat, io.stderr)
  const { apiKeyFile } = flags
  const service = await serveBackend(settings, {
    host: flags.host,
    port,
    apiKeys: apiKeyFile === undefined ? [] : [await keyOf(resolve(io.cwd, apiKeyFile), log)],
    storedKeys: true,
    allowedHosts: flags.allowedHost,
    openMetrics: flags.metricsOpen === true,
    onRequest,
    stateDirectory: flags.stateDir === undefined ? stateDirectory(io.env) : resolve(io.cwd, flags.stateDir),
    dataRoots: flags.dataRoot.map((path) => resolve(io.cwd, path)),
    log,
    ...(tls === undefined ? {} : { tls })
  })
  // Signals are heard before anyone is told that there is a server.
  const stopped = untilStopped(service)
  io.stdout.write(`Listening on ${service.url}\n`)
  const signal = await stopped
  const jobs = flags.drain === true ? 'waits for its jobs' : 'cancels its jobs'
  log.info(`${signal}: takes no more requests and ${jobs}. A second signal ends it at once.`)
  await service.close({ cancelJobs: flags.drain !== true })
  return 0
}

/** SIGHUP reads the certificate again. The first SIGINT or SIGTERM resolves, the second ends the process. */
function untilStopped(service: RunningService): Promise<NodeJS.Signals> {
  process.on('SIGHUP', () => service.reload())
  return new Promise((resolve) => {
    const onSecond = (): never => process.exit(1)
    const onFirst = (signal: NodeJS.Signals): void => {
      process.off('SIGINT', onFirst).off('SIGTERM', onFirst)
      // What a killed server leaves is ended by the next one.
      process.on('SIGINT', onSecond).on('SIGTERM', onSecond)
      resolve(signal)
    }
    process.on('SIGINT', onFirst).on('SIGTERM', onFirst)
  })
}

function readPort(text: string): number {
  const port = Number(text)
  if (text.trim() !== '' && Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new UsageError(`--port ${JSON.stringify(text)} is not a port: a whole number from 0 to 65535.`)
}

/** @throws UsageError for half a pair, and where keys and data would cross a network that others can read. */
function readTls(flags: ServeFlags, io: CommandIo): TlsFiles | undefined {
  const { tlsCert, tlsKey, host, insecureHttp } = flags
  if (tlsCert !== undefined && tlsKey !== undefined) {
    if (insecureHttp === true) throw new UsageError('Give --insecure-http or --tls-cert and --tls-key.')
    return { certificate: resolve(io.cwd, tlsCert), key: resolve(io.cwd, tlsKey) }
  }
  if (tlsCert !== undefined || tlsKey !== undefined) {
    throw new UsageError('--tls-cert and --tls-key belong together: give both.')
  }
  if (isLoopback(host) || insecureHttp === true) return undefined
  throw new UsageError(
    `--host ${host} can be reached from other machines, and without TLS they can read keys and data. Give --tls-cert and --tls-key, or --insecure-http where a proxy in front of this server ends TLS.`
  )
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
