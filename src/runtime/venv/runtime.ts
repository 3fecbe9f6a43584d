import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from '../../logger.ts'
import type { Bench } from '../image-build/bench.ts'
import { withCertificates } from '../image-build/certificates.ts'
import { buildEnvironment as uvEnvironment } from '../image-build/child-environment.ts'
import {
  indexIdentity,
  readIndexSettings,
  redact,
  type IndexOptions,
  type IndexSettings
} from '../image-build/index-settings.ts'
import { requestKeyOf } from '../image-build/keys.ts'
import { resolveRequirements } from '../image-build/pipeline.ts'
import type {
  BuildRequest,
  ImageRecord,
  Resolution,
  Runtime,
  WorkerProcess,
  WorkerRequest
} from '../runtime.ts'
import { transferKeyOf, VenvBuild } from './build.ts'
import { compileBytecode } from './bytecode.ts'
import { isFree } from './file-lock.ts'
import { HostBench } from './host-bench.ts'
import { ImageStore } from './image-store.ts'
import { endMarked, isAlive } from './process-tree.ts'
import { findPython } from './python.ts'
import { findSandbox, type Sandbox } from './sandbox.ts'
import { findSystemPackages } from './system-packages.ts'
import { findTools, type Tools } from './tools.ts'
import { Transfer, type EnvironmentCache } from './transfer.ts'
import { reapVenvWorkers, VenvWorker } from './worker.ts'

const CACHE_SECONDS = 120
const QUERY_SECONDS = 30

export interface VenvOptions {
  stateDir: string
  log: Logger
  /** Package indexes instead of those of the machine's configuration. */
  index?: IndexOptions
  /** Instead of what this machine allows, so that a machine without namespaces can be tested. */
  sandbox?: Sandbox
  /** Replaces the search for uv and pip, so that the fallback can be tested. */
  findTools?: typeof findTools
  /** Where environments are kept between machines. */
  environmentCache?: EnvironmentCache
  /** Limit of one call of the cache. */
  cacheSeconds?: number
  /** Limit of a resolution. */
  resolveSeconds?: number
}

/** Environments on this machine, made with uv. Fast and everywhere, but the model runs as the user of this step. */
export class VenvRuntime implements Runtime {
  readonly name = 'venv'
  readonly isolation: Runtime['isolation']
  private readonly folders: {
    images: string
    locks: string
    work: string
    tools: string
    cache: string
    pythons: string
  }
  private readonly logger: Logger
  private readonly sandbox: Sandbox
  private readonly store: ImageStore
  private readonly transfer: Transfer | undefined
  private readonly findTools: typeof findTools
  private readonly index: IndexOptions | undefined
  private readonly resolveSeconds: number | undefined

  static async create(options: VenvOptions): Promise<VenvRuntime> {
    const work = join(options.stateDir, 'work', 'venv')
    await mkdir(work, { recursive: true, mode: 0o700 })
    return new VenvRuntime(options, options.sandbox ?? (await findSandbox(work)))
  }

  private constructor(options: VenvOptions, sandbox: Sandbox) {
    const { stateDir } = options
    this.folders = {
      images: join(stateDir, 'images', 'venv'),
      locks: join(stateDir, 'locks', 'venv'),
      work: join(stateDir, 'work', 'venv'),
      tools: join(stateDir, 'tools'),
      // On the same file system as the images, so that their files are links to it and take no room of their own.
      cache: process.env['UV_CACHE_DIR'] ?? join(stateDir, 'cache', 'uv'),
      pythons: join(stateDir, 'tools', 'python')
    }
    this.logger = options.log
    this.sandbox = sandbox
    this.isolation = { enforced: sandbox.enforced, missing: sandbox.missing }
    this.store = new ImageStore(this.folders.images, join(this.folders.locks, 'records.lock'), options.log)
    this.transfer =
      options.environmentCache === undefined
        ? undefined
        : new Transfer({
            cache: options.environmentCache,
            folder: join(stateDir, 'transfer'),
            seconds: options.cacheSeconds ?? CACHE_SECONDS
          })
    this.findTools = options.findTools ?? findTools
    this.index = options.index
    this.resolveSeconds = options.resolveSeconds
  }

  async defaultPython(): Promise<string> {
    const signal = AbortSignal.timeout(60_000)
    return this.withScratch(async (scratch) => {
      const env = await this.environment(this.settings(), scratch)
      const search = { env, cwd: scratch, signal, uv: undefined, log: () => undefined }
      return (await findPython(undefined, search)).minor
    })
  }

  requestKey(request: BuildRequest): string {
    return requestKeyOf(request, indexIdentity(this.settings()))
  }

  resolve(request: BuildRequest, signal: AbortSignal): Promise<Resolution> {
    const log = (line: string) => this.logger.info(line)
    return this.withBench(request, log, signal, (bench, tools) =>
      resolveRequirements(bench, tools.installer, request, log, this.resolveSeconds)
    )
  }

  async build(
    request: BuildRequest,
    log: (line: string) => void,
    signal: AbortSignal,
    resolved?: Resolution
  ): Promise<ImageRecord> {
    const startedAt = performance.now()
    await this.sweep()
    return this.withBench(request, log, signal, async (bench, tools, scratch) => {
      log(
        `Building with ${tools.installer.name} for Python ${bench.python.version} (${bench.python.platform}).`
      )
      const systemPackages = await findSystemPackages(request.systemPackages ?? [], (argv) =>
        runIfPresent(bench, argv)
      )
      const resolution =
        resolved ?? (await resolveRequirements(bench, tools.installer, request, log, this.resolveSeconds))
      const build = new VenvBuild({
        request,
        requestKey: this.requestKey(request),
        resolution,
        systemPackages,
        bench,
        installer: tools.installer,
        resolveSeconds: this.resolveSeconds,
        sandbox: this.sandbox,
        store: this.store,
        transfer: this.transfer,
        lockFile: (key) => this.lockFile(key),
        scratch,
        startedAt,
        log,
        signal
      })
      return build.run()
    })
  }

  async list(): Promise<ImageRecord[]> {
    return (await this.store.list()).map(({ record }) => record)
  }

  async remove(record: ImageRecord): Promise<void> {
    await this.store.remove(record.reference, record.name)
  }

  async compileBytecode(record: ImageRecord, signal: AbortSignal): Promise<void> {
    await this.withScratch((scratch) => compileBytecode(record, { sandbox: this.sandbox, scratch, signal }))
  }

  startWorker(request: WorkerRequest): Promise<WorkerProcess> {
    return VenvWorker.start(request, this.sandbox, this.folders.work)
  }

  async reap(jobId: string): Promise<void> {
    await reapVenvWorkers(jobId, this.folders.work)
  }

  /** Ends and removes what builders that were killed left: first their installers, which would go on writing. */
  private async sweep(): Promise<void> {
    for (const name of await readdir(this.folders.work).catch(() => [])) {
      const pid = /^build\.(\d+)\./.exec(name)?.[1]
      if (pid === undefined || isAlive(Number(pid))) continue
      const scratch = join(this.folders.work, name)
      await endMarked(`TMPDIR=${scratch}`)
      await rm(scratch, { recursive: true, force: true, maxRetries: 3 })
    }
    await this.store.sweep()
    await this.transfer?.sweep((key) => isFree(this.lockFile(key.slice(transferKeyOf('').length))))
  }

  private lockFile(environmentKey: string): string {
    return join(this.folders.locks, `${environmentKey}.lock`)
  }

  private async withBench<T>(
    request: BuildRequest,
    log: (line: string) => void,
    signal: AbortSignal,
    use: (bench: Bench, tools: Tools, scratch: string) => Promise<T>
  ): Promise<T> {
    const settings = this.settings()
    return this.withScratch(async (scratch) => {
      const env = await this.environment(settings, scratch)
      const show = (line: string) => log(redact(line, settings.secrets))
      const place = { env, cwd: scratch, signal, log: show }
      // Any Python can make the helper environment for uv, so a missing version is named only after uv looked for it.
      const host = await findPython(undefined, { ...place, uv: undefined }).catch(() => undefined)
      const tools = await this.findTools(host?.executable ?? 'python3', {
        ...place,
        folder: this.folders.tools,
        secrets: settings.secrets
      })
      const python =
        host !== undefined && (request.pythonVersion ?? host.minor) === host.minor
          ? host
          : await findPython(request.pythonVersion, { ...place, uv: tools.uv })
      return use(new HostBench(python, env, scratch, settings.secrets, signal), tools, scratch)
    })
  }

  private settings(): IndexSettings {
    return readIndexSettings(process.env, this.index)
  }

  private async environment(settings: IndexSettings, scratch: string): Promise<Record<string, string>> {
    return {
      ...uvEnvironment(await withCertificates(settings, scratch), scratch),
      UV_CACHE_DIR: this.folders.cache,
      UV_PYTHON_INSTALL_DIR: this.folders.pythons
    }
  }

  private async withScratch<T>(use: (scratch: string) => Promise<T>): Promise<T> {
    await mkdir(this.folders.work, { recursive: true, mode: 0o700 })
    const scratch = await mkdtemp(join(this.folders.work, `build.${process.pid}.`))
    try {
      return await use(scratch)
    } finally {
      await rm(scratch, { recursive: true, force: true, maxRetries: 3 })
    }
  }
}

/** A query of the package manager; undefined where this machine does not have its command. */
async function runIfPresent(bench: Bench, argv: string[]): Promise<{ stdout: string } | undefined> {
  try {
    return await bench.run(argv, QUERY_SECONDS)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
