import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from '../../logger.ts'
import { indexIdentity, type IndexOptions, readIndexSettings } from '../image-build/index-settings.ts'
import { requestKeyOf } from '../image-build/keys.ts'
import type {
  BuildRequest,
  ImageRecord,
  Resolution,
  Runtime,
  WorkerProcess,
  WorkerRequest
} from '../runtime.ts'
import { jobLabel } from '../worker-exit.ts'
import { DEFAULT_MINOR } from './base-image.ts'
import { buildImage, resolveInContainer } from './build.ts'
import { compileBytecode } from './bytecode.ts'
import { ImageCatalogue } from './catalogue.ts'
import { inspectImage, listContainers, removeContainer, sensitiveVariables } from './container.ts'
import type { DockerEngine, EngineInfo } from './engine.ts'
import { findHostAccess, type HostAccess } from './host.ts'
import { labelsOf, SHARED_LABELS } from './records.ts'
import { isShared, SharedImages } from './share.ts'
import { baseOf, redacting, withBuilder, type DockerSite } from './site.ts'
import { EnvironmentStore } from './store.ts'
import { upgradeImage } from './upgrade.ts'
import { DockerWorker } from './worker.ts'

/** For the Python of a base that may have to be pulled first. */
const ASK_SECONDS = 600

export interface DockerOptions {
  engine: DockerEngine
  stateDir: string
  log: Logger
  /** Used when a request names none. */
  baseImage?: string
  /** Package indexes instead of those of the machine's configuration. */
  index?: IndexOptions
  /** First part of the names of images, volumes and labels. */
  namespace?: string
  /** `HOST/PATH` where images are shared with others. */
  registry?: string
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
  private readonly site: DockerSite
  private readonly shared: SharedImages | undefined
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
    const { engine, log: logger, baseImage, namespace = 'rime-managed' } = options
    const store = new EnvironmentStore(engine, namespace, version)
    const catalogue = new ImageCatalogue({ engine, store, namespace, logger, baseImage })
    const indexSettings = () => readIndexSettings(process.env, options.index)
    this.site = { engine, store, namespace, logger, baseImage, catalogue, indexSettings }
    this.info = info
    const { registry, stateDir } = options
    if (registry !== undefined) {
      this.shared = new SharedImages({ site: this.site, registry, stateDir, machine: info.Architecture })
    }
    this.isolation = isolationOf(info)
  }

  /** The Python of the base image; of a named one it has to be asked. */
  defaultPython(): Promise<string> {
    if (this.options.baseImage === undefined) return Promise.resolve(DEFAULT_MINOR)
    this.minor ??= this.askBase().catch((error: unknown) => {
      this.minor = undefined
      throw error
    })
    return this.minor
  }

  requestKey(request: BuildRequest): string {
    return requestKeyOf(request, indexIdentity(this.site.indexSettings()))
  }

  resolve(request: BuildRequest, signal: AbortSignal): Promise<Resolution> {
    const log = redacting(this.site, (line) => this.options.log.info(line))
    return resolveInContainer(this.site, request, { log, signal })
  }

  async build(
    request: BuildRequest,
    log: (line: string) => void,
    signal: AbortSignal,
    resolution?: Resolution
  ): Promise<ImageRecord> {
    const sweeping = this.sweepOnce()
    const seen = this.shared?.look(request.name)
    const context = { log: redacting(this.site, log), signal }
    const record = await buildImage(this.site, request, context, resolution)
    await sweeping
    return seen === undefined ? record : this.shared!.share(record, await seen, context)
  }

  async upgrade(
    record: ImageRecord,
    options: { baseImage?: string },
    log: (line: string) => void,
    signal: AbortSignal
  ): Promise<ImageRecord> {
    const context = { log: redacting(this.site, log), signal }
    const seen = this.shared?.look(record.name)
    const upgraded = await upgradeImage(this.site, await this.localOf(record), options, context)
    const isNew = upgraded.reference !== record.reference
    return seen !== undefined && isNew ? this.shared!.share(upgraded, await seen, context) : upgraded
  }

  compileBytecode(record: ImageRecord, signal: AbortSignal): Promise<void> {
    return compileBytecode(this.site, record, signal)
  }

  async list(): Promise<ImageRecord[]> {
    const local = await this.site.catalogue.list()
    return this.shared === undefined ? local : this.shared.list(local)
  }

  async remove(record: ImageRecord, options: { localOnly?: boolean } = {}): Promise<void> {
    // First where it may be refused, so that a refusal leaves everything as it was.
    if (options.localOnly !== true) await this.shared?.remove(record)
    await this.site.catalogue.remove(record)
  }

  complete(record: ImageRecord): Promise<ImageRecord> {
    const isRemote = this.shared !== undefined && isShared(record)
    return isRemote ? this.shared.complete(record) : Promise.resolve(record)
  }

  async startWorker(asked: WorkerRequest): Promise<WorkerProcess> {
    const request = { ...asked, record: await this.localOf(asked.record) }
    const { reference } = request.record
    const { engine, store, namespace } = this.site
    const image = await inspectImage(engine, reference)
    const environment = image?.Config.Labels?.[labelsOf(namespace).environment]
    const layered = image?.Config.Labels?.[SHARED_LABELS.environment] === environment
    if (
      image === undefined ||
      environment === undefined ||
      !(layered || (await store.presentOf([environment], reference)).has(environment))
    ) {
      throw new Error(
        `The image ${request.record.name} is no longer there; it was removed or pruned. Build it again.`
      )
    }
    const access = await this.hostAccess(reference)
    const unset = sensitiveVariables(image.Config.Env)
    return DockerWorker.start(request, { engine, store, namespace, environment, layered, access, unset })
  }

  async reap(jobId: string): Promise<void> {
    const { engine, store, namespace, catalogue } = this.site
    const containers = await listContainers(engine, [`${namespace}.job=${jobLabel(jobId)}`])
    await Promise.all(containers.map(({ Id }) => removeContainer(engine, Id)))
    const uploads = containers.flatMap(({ Labels }) => Labels[`${namespace}.upload`] ?? [])
    const image = uploads.length === 0 ? undefined : await catalogue.anyImage()
    if (image !== undefined) await store.removeFolders(image, uploads)
  }

  /** An image of the registry is pulled when it is first used. */
  private localOf(record: ImageRecord): Promise<ImageRecord> {
    return this.shared !== undefined && isShared(record) ? this.shared.fetch(record) : Promise.resolve(record)
  }

  private async askBase(): Promise<string> {
    const context = { log: () => undefined, signal: AbortSignal.timeout(ASK_SECONDS * 1000) }
    const base = await baseOf(this.site, {}, context)
    const plan = { base, prepare: () => Promise.resolve(base) }
    return withBuilder(this.site, plan, context.signal, ({ python }) => Promise.resolve(python.minor))
  }

  /** Once in the life of this runtime, beside the work: what dead builders left is in nobody's way. */
  private sweepOnce(): Promise<void> {
    this.swept ??= this.site.catalogue.sweep().catch((error: unknown) => {
      this.options.log.debug(`Sweeping the store failed: ${String(error)}`)
    })
    return this.swept
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
    return findHostAccess(this.site.engine, this.info, image, work)
  }
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
