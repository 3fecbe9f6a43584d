import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from '../../logger.ts'
import { PRODUCT } from '../../product.ts'
import { readIndexSettings, redact } from '../image-build/index-settings.ts'
import { UvInstaller } from '../image-build/installer.ts'
import { indexIdentity } from '../image-build/index-settings.ts'
import { requestKeyOf } from '../image-build/keys.ts'
import { buildEnvironment, resolveRequirements } from '../image-build/pipeline.ts'
import { makeRecord } from '../image-build/record.ts'
import {
  BuildError,
  type BuildRequest,
  type ImageRecord,
  type Resolution,
  type Runtime,
  type WorkerProcess,
  type WorkerRequest
} from '../runtime.ts'
import { jobLabel } from '../worker-exit.ts'
import { DEFAULT_MINOR, findBaseImage, type BaseImage } from './base-image.ts'
import { Builder } from './builder.ts'
import { ImageCatalogue } from './catalogue.ts'
import { inspectImage, listContainers, removeContainer, sensitiveVariables } from './container.ts'
import { DockerEngine, type EngineInfo } from './engine.ts'
import { findHostAccess, type HostAccess } from './host.ts'
import { withOpenMP } from './openmp.ts'
import { labelsOf } from './records.ts'
import { EnvironmentStore, paths, STORE } from './store.ts'
import { verifyInContainer } from './verify.ts'
import { DockerWorker } from './worker.ts'

const PULL_SECONDS = 600

export interface DockerOptions {
  engine: DockerEngine
  stateDir: string
  log: Logger
  /** Used when a request names none. */
  baseImage?: string
  /** First part of the names of images, volumes and labels. */
  namespace?: string
  /** Instead of finding out by trying. */
  access?: HostAccess
}

/**
 * Images of a Docker engine. The environment is a folder in a volume, made by uv inside the base image; a small image
 * on top of the base carries the record in its labels. docs/decisions/0005-runtimes.md has the figures.
 */
export class DockerRuntime implements Runtime {
  readonly name = 'docker'
  readonly isolation: Runtime['isolation']
  private readonly engine: DockerEngine
  private readonly namespace: string
  private readonly store: EnvironmentStore
  private readonly catalogue: ImageCatalogue
  private readonly info: EngineInfo
  private readonly options: DockerOptions
  private minor: Promise<string> | undefined
  private access: Promise<HostAccess> | undefined
  private swept: Promise<void> | undefined

  static async create(options: DockerOptions): Promise<DockerRuntime> {
    const [info, version] = await Promise.all([options.engine.info(), options.engine.apiVersion()])
    return new DockerRuntime(options, info, version)
  }

  private constructor(options: DockerOptions, info: EngineInfo, version: [number, number]) {
    this.options = options
    this.engine = options.engine
    this.namespace = options.namespace ?? 'rime-managed'
    this.store = new EnvironmentStore(options.engine, this.namespace, version)
    this.catalogue = new ImageCatalogue({
      engine: this.engine,
      store: this.store,
      namespace: this.namespace,
      logger: options.log,
      baseImage: options.baseImage
    })
    this.info = info
    this.isolation = isolationOf(info)
  }

  /** The Python of the base image; of a named one it has to be asked. */
  defaultPython(): Promise<string> {
    if (this.options.baseImage === undefined) return Promise.resolve(DEFAULT_MINOR)
    const signal = AbortSignal.timeout(PULL_SECONDS * 1000)
    const request: BuildRequest = { name: '', requirements: [], creator: '' }
    const minor = () =>
      this.withBuilder(
        request,
        () => undefined,
        signal,
        (builder) => Promise.resolve(builder.python.minor)
      )
    this.minor ??= minor().catch((error: unknown) => {
      this.minor = undefined
      throw error
    })
    return this.minor
  }

  requestKey(request: BuildRequest): string {
    return requestKeyOf(request, indexIdentity(readIndexSettings()))
  }

  resolve(request: BuildRequest, signal: AbortSignal): Promise<Resolution> {
    const log = (line: string) => this.options.log.info(line)
    return this.withBuilder(request, log, signal, async (builder) => {
      const installer = new UvInstaller(await builder.findUv(log))
      return resolveRequirements(builder, installer, request, log)
    })
  }

  async build(
    request: BuildRequest,
    log: (line: string) => void,
    signal: AbortSignal,
    resolved?: Resolution
  ): Promise<ImageRecord> {
    const startedAt = performance.now()
    // Once in the life of this runtime, beside the work: what dead builders left is in nobody's way.
    this.swept ??= this.catalogue.sweep().catch((error: unknown) => {
      this.options.log.debug(`Sweeping the store failed: ${String(error)}`)
    })
    return this.withBuilder(request, log, signal, async (builder, base) => {
      const installer = new UvInstaller(await builder.findUv(log))
      log(
        `Building with uv for Python ${builder.python.version} of ${base.name} (${builder.python.platform}).`
      )
      const resolution = resolved ?? (await resolveRequirements(builder, installer, request, log))
      const { environment } = builder
      const site = {
        bench: builder,
        installer,
        newFolder: async () => {
          await this.inBuilder(builder, 'mkdir -p "$1" && mkdir -p -m 1777 "$2"', [
            `${STORE}/environments`,
            paths.bytecode(environment)
          ])
          return paths.environment(environment)
        },
        verify: (_folder: string, { lock }: Resolution) =>
          verifyInContainer({
            engine: this.engine,
            store: this.store,
            namespace: this.namespace,
            image: base.id,
            environment,
            lock,
            requirements: request.requirements,
            signal
          }),
        discard: () => this.discard(builder, signal)
      }
      const built = await buildEnvironment(site, request, resolution, log)
      try {
        // Nobody may add bytecode after the check.
        await this.inBuilder(builder, 'chmod 0755 "$1"', [paths.bytecode(environment)])
        const record = makeRecord({
          request,
          runtime: 'docker',
          resolution: built.resolution,
          requestKey: this.requestKey(request),
          description: built.description,
          systemPackages: [],
          reference: '',
          baseImage: base.name,
          baseDigest: base.id,
          bytes: await this.bytesOf(builder),
          startedAt,
          builder: `${PRODUCT.name} ${PRODUCT.version}`
        })
        signal.throwIfAborted()
        const published = await this.catalogue.publish(record, environment, base)
        await Promise.all([this.catalogue.removeOlder(published), this.swept])
        return published
      } catch (error) {
        await this.discard(builder, signal)
        throw error
      }
    })
  }

  list(): Promise<ImageRecord[]> {
    return this.catalogue.list()
  }

  remove(record: ImageRecord): Promise<void> {
    return this.catalogue.remove(record)
  }

  async startWorker(request: WorkerRequest): Promise<WorkerProcess> {
    const { reference } = request.record
    const labels = labelsOf(this.namespace)
    const image = await inspectImage(this.engine, reference)
    const environment = image?.Config.Labels?.[labels.environment]
    if (
      image === undefined ||
      environment === undefined ||
      !(await this.store.presentOf([environment], reference)).has(environment)
    ) {
      throw new Error(
        `The image ${request.record.name} is no longer there; it was removed or pruned. Build it again.`
      )
    }
    const access = await this.hostAccess(reference)
    const { engine, store, namespace } = this
    const unset = sensitiveVariables(image.Config.Env)
    return DockerWorker.start(request, { engine, store, namespace, environment, access, unset })
  }

  async reap(jobId: string): Promise<void> {
    const containers = await listContainers(this.engine, [`${this.namespace}.job=${jobLabel(jobId)}`])
    await Promise.all(containers.map(({ Id }) => removeContainer(this.engine, Id)))
    const uploads = containers.flatMap(({ Labels }) => Labels[`${this.namespace}.upload`] ?? [])
    const image = uploads.length === 0 ? undefined : await this.catalogue.anyImage()
    if (image !== undefined) await this.store.removeFolders(image, uploads)
  }

  private async withBuilder<T>(
    request: BuildRequest,
    log: (line: string) => void,
    signal: AbortSignal,
    use: (builder: Builder, base: BaseImage) => Promise<T>
  ): Promise<T> {
    const { engine, store, namespace } = this
    const settings = readIndexSettings()
    const show = (line: string) => log(redact(line, settings.secrets))
    const wanted = { ...this.options, ...request }
    const found = await findBaseImage(engine, wanted, { seconds: PULL_SECONDS, signal, log: show })
    let base = found
    let builder = await Builder.start({ engine, store, namespace, base, settings, signal })
    try {
      requireMinor(request, builder, base)
      if (!builder.python.hasOpenMP) {
        base = await withOpenMP(engine, found, { namespace, env: settings.uv, signal, log: show })
        if (base.id !== found.id) {
          await builder.close()
          builder = await Builder.start({ engine, store, namespace, base, settings, signal })
        }
      }
      return await use(builder, base)
    } finally {
      await builder.close()
    }
  }

  private async inBuilder(builder: Builder, script: string, args: string[]): Promise<void> {
    const { code, stderr } = await builder.run(['/bin/sh', '-c', script, 'sh', ...args], 120)
    if (code !== 0)
      throw new BuildError('install', `The store of the engine cannot be written: ${stderr.trim()}`)
  }

  private async bytesOf(builder: Builder): Promise<number> {
    const folder = paths.environment(builder.environment)
    const { stdout } = await builder.run(['du', '-sk', folder], 120)
    return 1024 * (Number.parseInt(stdout, 10) || 0)
  }

  /** Removes a failed attempt. After an abort the builder is going away, and the next sweep does it. */
  private async discard(builder: Builder, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return
    const folders = [paths.environment(builder.environment), paths.bytecode(builder.environment)]
    await this.inBuilder(builder, 'rm -rf -- "$@"', folders)
  }

  private async hostAccess(image: string): Promise<HostAccess> {
    this.access ??= this.probeAccess(image)
    try {
      return await this.access
    } catch (error) {
      this.access = undefined
      throw error
    }
  }

  private async probeAccess(image: string): Promise<HostAccess> {
    if (this.options.access !== undefined) return this.options.access
    const work = join(this.options.stateDir, 'work', 'docker')
    await mkdir(work, { recursive: true, mode: 0o700 })
    return findHostAccess(this.engine, this.info, image, work)
  }
}

function requireMinor(request: BuildRequest, builder: Builder, base: BaseImage): void {
  if (request.pythonVersion === undefined || request.pythonVersion === builder.python.minor) return
  throw new BuildError(
    'prepare',
    `The base image ${base.name} has Python ${builder.python.version}, but ${request.pythonVersion} was asked for.`,
    'Name a base image with that Python, or leave one of the two out.'
  )
}

function isolationOf(info: EngineInfo): Runtime['isolation'] {
  const enforced = [
    'The model runs in a container without network, on a read-only file system, as an ordinary user without capabilities.',
    'It sees its own files and one folder with the socket of the engine, and nothing else of this machine.'
  ]
  const missing = ['The container shares the kernel of the machine that runs the Docker engine.']
  const security = info.SecurityOptions ?? []
  if (!security.some((option) => option.includes('seccomp')))
    missing.push('The engine filters no system calls.')
  const limits = ['time']
  if (info.MemoryLimit === false) missing.push('The engine cannot limit memory.')
  else limits.push('memory')
  if (info.PidsLimit === false) missing.push('The engine cannot limit the number of processes.')
  else limits.push('processes')
  enforced.push(`It has limits on ${limits.join(', ')} and open files.`)
  return { enforced, missing }
}
