import { hostname, userInfo } from 'node:os'
import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'

import { Contract } from './contract/contract.ts'
import type { Logger } from '../logger.ts'
import { messageOf, StateError } from './errors.ts'
import { DataRoots, resolveRoots } from './files/data-files.ts'
import { Uploads } from './files/uploads.ts'
import type { Handlers } from './http/handlers.ts'
import { Admission } from './http/admission.ts'
import { BrowserGuard, hostName, hostRule, isLoopback } from './http/guards.ts'
import { Listener } from './http/listener.ts'
import { Metrics } from './http/metrics.ts'
import { PageTokens } from './http/page-token.ts'
import { Readiness } from './http/readiness.ts'
import { createServer } from './http/server.ts'
import { Certificate } from './http/tls.ts'
import { Catalogue } from './jobs/catalogue.ts'
import { engineCommand } from './jobs/engine-process.ts'
import { Resolver } from './jobs/resolver.ts'
import { JobRunner } from './jobs/runner.ts'
import { ApiKeys } from './keys/api-keys.ts'
import { KeyStore } from './keys/key-store.ts'
import { Makers } from './keys/makers.ts'
import type { ServiceOptions } from './options.ts'
import { concurrencyOf, limitsOf } from './options.ts'
import { configHandlers } from './routes/config.ts'
import { contractHandlers } from './routes/contract.ts'
import { healthHandlers } from './routes/health.ts'
import { imageHandlers } from './routes/images/handlers.ts'
import { infoHandlers } from './routes/info.ts'
import { jobHandlers } from './routes/jobs.ts'
import { projectHandlers } from './routes/projects.ts'
import { registryHandlers } from './routes/registry.ts'
import { resultHandlers } from './routes/results.ts'
import { stressTestHandlers } from './routes/stress-tests.ts'
import type { Tools } from './routes/tools.ts'
import { uploadHandlers } from './routes/uploads.ts'
import type { Database } from './store/database.ts'
import { openDatabase } from './store/database.ts'
import { ImageStore } from './store/images.ts'
import { JobStore } from './store/jobs.ts'
import { Owner } from './store/owner.ts'
import { ProjectStore } from './store/projects.ts'
import { RegistryStore } from './store/registry.ts'
import { ResultStore } from './store/results.ts'
import { UploadStore } from './store/uploads.ts'

export type { ServiceOptions } from './options.ts'
export { recoverJobs } from './recover-jobs.ts'
export { StateError } from './errors.ts'

export interface RunningService {
  /** `http://127.0.0.1:41234`, without a slash at the end. */
  url: string
  port: number
  /** Reads the certificate again; does nothing without one. */
  reload(): void
  /**
   * Takes no more requests, lets those under way end, and ends. With `cancelJobs` the jobs of this process are cancelled, which takes seconds;
   * without, they are waited for, however long they run. Nothing of them is left when it resolves. Idempotent.
   */
  close(options: { cancelJobs: boolean }): Promise<void>
}

/**
 * Starts the embedded backend: the RIME REST API over one runtime, with its state in one directory. Several services
 * may share a state directory on one machine.
 *
 * @throws StateError when the state directory cannot be used; Error for a missing data root or API key, or a port in use.
 */
export async function startService(options: ServiceOptions): Promise<RunningService> {
  const roots = await resolveRoots(options.dataRoots)
  const stateDir = resolve(options.stateDir)
  const database = openDatabase(stateDir)
  let owner: Owner | undefined
  try {
    const store = options.storedKeys === true ? new KeyStore(database) : undefined
    const keys = new ApiKeys(options.apiKeys, store, options.log)
    requireKeys(options, store)
    owner = new Owner(stateDir, database)
    return await serve(options, stateDir, database, owner, keys, roots)
  } catch (error) {
    owner?.release(database)
    database.close()
    throw error
  }
}

/** A server that nobody can use yet may wait for its first key, but not where others reach it. */
function requireKeys({ host, apiKeys, log }: ServiceOptions, store: KeyStore | undefined): void {
  if (apiKeys.length > 0 || store?.hasValid() !== false) return
  const message = 'The state directory has no API key that is valid.'
  const hint = 'Make one: rime-stress-test keys create --name NAME --role admin --state-dir DIRECTORY.'
  if (!isLoopback(host)) throw new StateError('state-no-keys', message, hint)
  log.warning(`${message} ${hint}`)
}

async function serve(
  options: ServiceOptions,
  stateDir: string,
  database: Database,
  owner: Owner,
  keys: ApiKeys,
  roots: string[]
): Promise<RunningService> {
  const { log, runtime } = options
  const certificate = options.tls === undefined ? undefined : new Certificate(options.tls, log)
  const limits = limitsOf(options.limits)
  const concurrency = concurrencyOf(options.concurrency)
  const contract = new Contract()
  const address = { url: '' }
  const closed = new AbortController()
  const stores = {
    projects: new ProjectStore(database),
    registry: new RegistryStore(database),
    images: new ImageStore(database),
    jobs: new JobStore(database, owner.id),
    results: new ResultStore(database, address),
    makers: new Makers(database)
  }
  const metrics = new Metrics(database, options.version)
  const catalogue = new Catalogue(runtime, stores.images)
  const resolver = new Resolver(runtime)
  const runner = new JobRunner({
    ...stores,
    resolver,
    contract,
    database,
    owner,
    runtime,
    stateDir,
    concurrency,
    log,
    engineCommand: options.engineCommand ?? engineCommand(),
    mostEventBytes: limits.eventBytes,
    modelLimits: { files: limits.modelFiles, bytes: limits.modelBytes },
    jobSeconds: limits.jobSeconds,
    onEnd: (job) => metrics.observeJob(job)
  })
  const tools: Tools = {
    ...stores,
    contract,
    database,
    resolver,
    runner,
    runtime,
    limits,
    concurrency,
    stateDir,
    tokens: new PageTokens(pageTokenSecret(database)),
    catalogue,
    metrics,
    readiness: new Readiness({ database, askRuntime: () => catalogue.refresh(), log }),
    roots: new DataRoots(roots, limits.dataFileBytes),
    uploads: new Uploads(new UploadStore(database), join(stateDir, 'uploads'), {
      bytes: limits.uploadBytes,
      files: limits.modelFiles
    }),
    ownerId: owner.id,
    closing: closed.signal,
    creator: options.creator ?? `${userName()}@${hostname()}`,
    version: options.version
  }
  const listener = new Listener(limits, certificate)
  let browserGuard = new BrowserGuard(() => false)
  const server = createServer({
    contract,
    handlers: allHandlers(tools),
    admission: new Admission({
      keys,
      needsNoKey: new Set(options.openMetrics === true ? ['getMetrics'] : []),
      wrongKeySeconds: limits.wrongKeySeconds
    }),
    browserGuard: () => browserGuard,
    listener,
    limits,
    onRequest: (record) => {
      metrics.observeRequest(record)
      options.onRequest?.(record)
    },
    log
  })
  runner.recovery.run()
  try {
    await server.listen({ host: options.host, port: options.port })
  } catch (error) {
    certificate?.close()
    await runner.close(true)
    throw error
  }
  const sweeping = sweepUploads(tools.uploads, log)
  const { port } = server.server.address() as AddressInfo
  const scheme = certificate === undefined ? 'http' : 'https'
  address.url = `${scheme}://${hostName(options.host)}:${port}`
  browserGuard = new BrowserGuard(hostRule(options.host, port, options.allowedHosts))
  catalogue.refresh().catch((error: unknown) => log.warning(messageOf(error)))

  let closing: Promise<void> | undefined
  const close = async (cancelJobs: boolean): Promise<void> => {
    closed.abort(new Error('the service closes'))
    // Jobs first learn of it: the server's own end must not eat into their time.
    const jobsEnded = runner.close(cancelJobs)
    await listener.end(() => server.close())
    certificate?.close()
    await jobsEnded
    await sweeping.stop()
    owner.release(database)
    database.close()
  }
  return {
    url: address.url,
    port,
    reload: () => certificate?.reload(),
    close: ({ cancelJobs }) => {
      if (closing !== undefined && cancelJobs) runner.cancelAll()
      closing ??= close(cancelJobs)
      return closing
    }
  }
}

function allHandlers(tools: Tools): Handlers {
  return {
    ...infoHandlers(tools),
    ...healthHandlers(tools),
    ...projectHandlers(tools),
    ...imageHandlers(tools),
    ...registryHandlers(tools),
    ...uploadHandlers(tools),
    ...contractHandlers(tools),
    ...configHandlers(),
    ...stressTestHandlers(tools),
    ...jobHandlers(tools),
    ...resultHandlers(tools)
  }
}

const SWEEP_MS = 3_600_000

/** Removes expired uploads now and every hour. */
function sweepUploads(uploads: Uploads, log: Logger): { stop: () => Promise<void> } {
  let sweep: Promise<void> | undefined
  const run = (): void => {
    sweep ??= uploads
      .sweep()
      .catch((error: unknown) => log.warning(`Expired uploads could not be removed: ${messageOf(error)}`))
      .finally(() => (sweep = undefined))
  }
  run()
  const timer = setInterval(run, SWEEP_MS)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await sweep
    }
  }
}

/** One per state directory, so that page tokens outlive the process. */
function pageTokenSecret(database: Database): Uint8Array {
  const key = 'page-token-secret'
  return database.transaction(() => {
    const row = database.get<{ value: Uint8Array }>('SELECT value FROM meta WHERE key = ?', key)
    if (row !== undefined) return row.value
    const secret = randomBytes(32)
    database.run('INSERT INTO meta (key, value) VALUES (?, ?)', key, secret)
    return secret
  })
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'unknown'
  }
}
