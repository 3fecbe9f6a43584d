import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { assetPath } from '../../assets.ts'
import type { Logger } from '../../logger.ts'
import { PRODUCT } from '../../product.ts'
import type { Bench } from '../image-build/bench.ts'
import { buildEnvironment as uvEnvironment, environmentOfImage } from '../image-build/child-environment.ts'
import { runCommand } from '../image-build/command.ts'
import { withCertificates } from '../image-build/certificates.ts'
import {
  indexIdentity,
  readIndexSettings,
  redact,
  type IndexOptions,
  type IndexSettings
} from '../image-build/index-settings.ts'
import { environmentPython } from '../image-build/installer.ts'
import { contentHash } from '../image-build/lock.ts'
import { requestKeyOf } from '../image-build/keys.ts'
import { buildEnvironment, resolveRequirements } from '../image-build/pipeline.ts'
import { IMPORT_CHECK, type PythonFacts } from '../image-build/python-scripts.ts'
import { makeRecord } from '../image-build/record.ts'
import { verifyImage } from '../image-build/verify.ts'
import type {
  BuildRequest,
  ImageRecord,
  Resolution,
  Runtime,
  WorkerProcess,
  WorkerRequest
} from '../runtime.ts'
import { describeArguments } from '../worker-command.ts'
import { ImageStore } from './image-store.ts'
import { folderBytes } from './folder-bytes.ts'
import { endMarked, isAlive } from './process-tree.ts'
import { findPython } from './python.ts'
import { findSandbox, type Sandbox } from './sandbox.ts'
import { findTools, type Tools } from './tools.ts'
import { reapVenvWorkers, VenvWorker } from './worker.ts'

const IMPORT_SECONDS = 300
const VERIFY_CPUS = 2

export interface VenvOptions {
  stateDir: string
  log: Logger
  /** Package indexes instead of those of the machine's configuration. */
  index?: IndexOptions
  /** Instead of what this machine allows, so that a machine without namespaces can be tested. */
  sandbox?: Sandbox
  /** Replaces the search for uv and pip, so that the fallback can be tested. */
  findTools?: typeof findTools
}

/** Environments on this machine, made with uv. Fast and everywhere, but the model runs as the user of this step. */
export class VenvRuntime implements Runtime {
  readonly name = 'venv'
  readonly isolation: Runtime['isolation']
  private readonly folders: { images: string; work: string; tools: string; cache: string; pythons: string }
  private readonly logger: Logger
  private readonly sandbox: Sandbox
  private readonly store: ImageStore
  private readonly findTools: typeof findTools
  private readonly index: IndexOptions | undefined

  static async create(options: VenvOptions): Promise<VenvRuntime> {
    const work = join(options.stateDir, 'work', 'venv')
    await mkdir(work, { recursive: true, mode: 0o700 })
    return new VenvRuntime(options, options.sandbox ?? (await findSandbox(work)))
  }

  private constructor(options: VenvOptions, sandbox: Sandbox) {
    const { stateDir } = options
    this.folders = {
      images: join(stateDir, 'images', 'venv'),
      work: join(stateDir, 'work', 'venv'),
      tools: join(stateDir, 'tools'),
      // On the same file system as the images, so that their files are links to it and take no room of their own.
      cache: process.env['UV_CACHE_DIR'] ?? join(stateDir, 'cache', 'uv'),
      pythons: join(stateDir, 'tools', 'python')
    }
    this.logger = options.log
    this.sandbox = sandbox
    this.isolation = { enforced: sandbox.enforced, missing: sandbox.missing }
    this.store = new ImageStore(this.folders.images, options.log)
    this.findTools = options.findTools ?? findTools
    this.index = options.index
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
      resolveRequirements(bench, tools.installer, request, log)
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
      const resolution = resolved ?? (await resolveRequirements(bench, tools.installer, request, log))
      const key = contentHash(request.name, bench.python.version, resolution.lock).slice(0, 16)
      const site = {
        bench,
        installer: tools.installer,
        newFolder: async () => join(await this.store.newFolder(key), 'env'),
        verify: (folder: string, { lock }: Resolution) => this.verify(folder, lock, request, scratch, signal),
        discard: (folder: string) => this.store.remove(join(folder, '..'))
      }
      const built = await buildEnvironment(site, request, resolution, log)
      const folder = await this.store.settle(join(built.folder, '..'))
      try {
        const record = makeRecord({
          request,
          runtime: 'venv',
          resolution: built.resolution,
          requestKey: this.requestKey(request),
          description: built.description,
          systemPackages: [],
          reference: folder,
          bytes: await folderBytes(folder),
          startedAt,
          builder: `${PRODUCT.name} ${PRODUCT.version}`
        })
        signal.throwIfAborted()
        await this.store.publish(folder, record)
        await this.removeOlder(record)
        return record
      } catch (error) {
        await this.store.remove(folder)
        throw error
      }
    })
  }

  async list(): Promise<ImageRecord[]> {
    return (await this.store.list()).map(({ record }) => record)
  }

  async remove(record: ImageRecord): Promise<void> {
    const image = (await this.store.list()).find(({ folder }) => folder === record.reference)
    if (image !== undefined) await this.store.remove(image.folder)
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
  }

  private verify(folder: string, lock: string, request: BuildRequest, scratch: string, signal: AbortSignal) {
    const python = environmentPython(folder, process.platform)
    const env = environmentOfImage(join(python, '..'), scratch, VERIFY_CPUS)
    const plan = {
      lock,
      requirements: request.requirements,
      describe: describeArguments(assetPath('worker', 'model_worker.py')),
      importCheck: ['-c', IMPORT_CHECK]
    }
    return verifyImage(plan, (args) =>
      runCommand([...this.sandbox.prefix, python, ...args], {
        cwd: scratch,
        env,
        signal,
        seconds: IMPORT_SECONDS
      })
    )
  }

  /** An image of the same name with the same lock is replaced by the new one; the caller decided that it is to be built. */
  private async removeOlder(record: ImageRecord): Promise<void> {
    for (const { folder, record: other } of await this.store.list()) {
      const same = other.name === record.name && other.lock === record.lock
      if (same && folder !== record.reference && other.createdAt < record.createdAt)
        await this.store.remove(folder)
    }
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

class HostBench implements Bench {
  readonly python: PythonFacts
  readonly secrets: readonly string[]
  private readonly env: Record<string, string>
  private readonly scratch: string
  private readonly signal: AbortSignal

  constructor(
    python: PythonFacts,
    env: Record<string, string>,
    scratch: string,
    secrets: readonly string[],
    signal: AbortSignal
  ) {
    this.python = python
    this.env = env
    this.scratch = scratch
    this.secrets = secrets
    this.signal = signal
  }

  async writeFile(name: string, text: string): Promise<string> {
    const path = join(this.scratch, `${randomBytes(4).toString('hex')}-${name}`)
    await writeFile(path, text, { mode: 0o600 })
    return path
  }

  run(argv: readonly string[], seconds: number, onLine?: (line: string) => void) {
    return runCommand(argv, {
      cwd: this.scratch,
      env: this.env,
      signal: this.signal,
      seconds,
      ...(onLine === undefined ? {} : { onLine })
    })
  }
}
