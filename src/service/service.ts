import { hostname, userInfo } from 'node:os'
import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'

import { Contract } from './contract/contract.ts'
import { messageOf } from './errors.ts'
import { DataRoots, resolveRoots } from './files/data-files.ts'
import type { Handlers } from './http/handlers.ts'
import { acceptedHosts, ApiKeys, BrowserGuard, hostName } from './http/guards.ts'
import { PageTokens } from './http/page-token.ts'
import { createServer } from './http/server.ts'
import { Catalogue } from './jobs/catalogue.ts'
import { engineCommand } from './jobs/engine-process.ts'
import { Resolver } from './jobs/resolver.ts'
import { JobRunner } from './jobs/runner.ts'
import type { ServiceOptions } from './options.ts'
import { concurrencyOf, limitsOf } from './options.ts'
import { configHandlers } from './routes/config.ts'
import { imageHandlers } from './routes/images/handlers.ts'
import { infoHandlers } from './routes/info.ts'
import { jobHandlers } from './routes/jobs.ts'
import { projectHandlers } from './routes/projects.ts'
import { registryHandlers } from './routes/registry.ts'
import { resultHandlers } from './routes/results.ts'
import { stressTestHandlers } from './routes/stress-tests.ts'
import type { Tools } from './routes/tools.ts'
import type { Database } from './store/database.ts'
import { openDatabase } from './store/database.ts'
import { ImageStore } from './store/images.ts'
import { JobStore } from './store/jobs.ts'
import { Owner } from './store/owner.ts'
import { ProjectStore } from './store/projects.ts'
import { RegistryStore } from './store/registry.ts'
import { ResultStore } from './store/results.ts'

export type { ServiceOptions } from './options.ts'
export { recoverJobs } from './recover-jobs.ts'
export { StateError } from './errors.ts'

export interface RunningService {
  /** `http://127.0.0.1:41234`, without a slash at the end. */
  url: string
  port: number
  /**
   * Takes no more requests and ends. With `cancelJobs` the jobs of this process are cancelled, which takes seconds;
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
  const keys = new ApiKeys(options.apiKeys)
  const roots = await resolveRoots(options.dataRoots)
  const stateDir = resolve(options.stateDir)
  const database = openDatabase(stateDir)
  let owner: Owner | undefined
  try {
    owner = new Owner(stateDir, database)
    return await serve(options, stateDir, database, owner, keys, roots)
  } catch (error) {
    owner?.release(database)
    database.close()
    throw error
  }
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
    results: new ResultStore(database, address)
  }
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
    jobSeconds: limits.jobSeconds
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
    catalogue: new Catalogue(runtime, stores.images),
    roots: new DataRoots(roots, limits.dataFileBytes),
    ownerId: owner.id,
    closing: closed.signal,
    creator: options.creator ?? `${userName()}@${hostname()}`,
    version: options.version
  }
  let browserGuard = new BrowserGuard([])
  const server = createServer({
    contract,
    handlers: allHandlers(tools),
    keys,
    browserGuard: () => browserGuard,
    bodyBytes: limits.bodyBytes,
    connections: limits.connections,
    log
  })
  runner.recovery.run()
  await server.listen({ host: options.host, port: options.port })
  const { port } = server.server.address() as AddressInfo
  address.url = `http://${hostName(options.host)}:${port}`
  browserGuard = new BrowserGuard(acceptedHosts(options.host, port, options.allowedHosts))
  tools.catalogue.refresh().catch((error: unknown) => log.warning(messageOf(error)))

  let closing: Promise<void> | undefined
  const close = async (cancelJobs: boolean): Promise<void> => {
    closed.abort(new Error('the service closes'))
    // Jobs first learn of it: the server's own end must not eat into their time.
    const jobsEnded = runner.close(cancelJobs)
    await server.close()
    await jobsEnded
    owner.release(database)
    database.close()
  }
  return {
    url: address.url,
    port,
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
    ...projectHandlers(tools),
    ...imageHandlers(tools),
    ...registryHandlers(tools),
    ...configHandlers(),
    ...stressTestHandlers(tools),
    ...jobHandlers(tools),
    ...resultHandlers(tools)
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
