import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from '../../logger.ts'
import { PRODUCT } from '../../product.ts'
import { readIndexSettings, redact } from '../image-build/index-settings.ts'
import { environmentPython, UvInstaller } from '../image-build/installer.ts'
import { contentHash } from '../image-build/lock.ts'
import {
  buildEnvironment,
  ResolutionMemo,
  resolveRequirements,
  type Resolution
} from '../image-build/pipeline.ts'
import { makeRecord } from '../image-build/record.ts'
import {
  BuildError,
  type BuildRequest,
  type ImageRecord,
  type Runtime,
  type WorkerProcess,
  type WorkerRequest
} from '../runtime.ts'
import { jobLabel } from '../worker-exit.ts'
import { DEFAULT_MINOR, findBaseImage, type BaseImage } from './base-image.ts'
import { Builder } from './builder.ts'
import {
  createContainer,
  inspectImage,
  isOrphan,
  listContainers,
  ownerLabel,
  removeContainer,
  sensitiveVariables
} from './container.ts'
import { DockerEngine, type EngineInfo } from './engine.ts'
import { findHostAccess, type HostAccess } from './host.ts'
import { withOpenMP } from './openmp.ts'
import { encodeRecord, labelsOf, listCatalogue, type CataloguedImage } from './records.ts'
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
  private readonly info: EngineInfo
  private readonly options: DockerOptions
  private readonly memo = new ResolutionMemo()
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
    this.info = info
    this.isolation = isolationOf(info)
  }

  defaultPython(): Promise<string> {
    return Promise.resolve(DEFAULT_MINOR)
  }

  resolve(request: BuildRequest, signal: AbortSignal): Promise<string> {
    const log = (line: string) => this.options.log.info(line)
    return this.withBuilder(request, log, signal, async (builder) => {
      const installer = new UvInstaller(await builder.findUv(log))
      const resolution = await resolveRequirements(builder, installer, request, log)
      this.memo.set(request, resolution)
      return resolution.lock
    })
  }

  async build(request: BuildRequest, log: (line: string) => void, signal: AbortSignal): Promise<ImageRecord> {
    const startedAt = performance.now()
    // Once in the life of this runtime, beside the work: what dead builders left is in nobody's way.
    this.swept ??= this.sweep().catch((error: unknown) => {
      this.options.log.debug(`Sweeping the store failed: ${String(error)}`)
    })
    return this.withBuilder(request, log, signal, async (builder, base) => {
      const installer = new UvInstaller(await builder.findUv(log))
      log(
        `Building with uv for Python ${builder.python.version} of ${base.name} (${builder.python.platform}).`
      )
      const resolution =
        this.memo.get(request) ?? (await resolveRequirements(builder, installer, request, log))
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
          lock: built.resolution.lock,
          description: built.description,
          reference: '',
          baseImage: base.name,
          startedAt,
          builder: `${PRODUCT.name} ${PRODUCT.version}`
        })
        signal.throwIfAborted()
        const published = await this.publish(record, environment, base)
        await Promise.all([this.removeOlder(published), this.swept])
        return published
      } catch (error) {
        await this.discard(builder, signal)
        throw error
      }
    })
  }

  async list(): Promise<ImageRecord[]> {
    return (await this.catalogue()).map(({ record }) => record)
  }

  async remove(record: ImageRecord): Promise<void> {
    const images = await listCatalogue(this.engine, this.namespace, this.options.log)
    const image = images.find(({ id }) => id === record.reference)
    if (image !== undefined) await this.removeImage(image)
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
    const volume = await this.engine.find(`/volumes/${this.store.volume}`)
    const image = volume === undefined ? undefined : await this.anyImage()
    if (image === undefined) return
    const prefix = paths.upload(jobLabel(jobId), '')
    const uploads = await this.store.listFolders(image, [paths.uploads])
    const left = uploads.filter((folder) => folder.startsWith(prefix))
    await this.store.removeFolders(image, left)
  }

  /** Makes the image that carries the record: a container that never ran, saved with labels. */
  private async publish(record: ImageRecord, environment: string, base: BaseImage): Promise<ImageRecord> {
    const labels = labelsOf(this.namespace)
    const container = await createContainer(this.engine, {
      Image: base.id,
      Cmd: ['python3'],
      Labels: { [`${this.namespace}.helper`]: '1', [`${this.namespace}.owner`]: ownerLabel() },
      HostConfig: { NetworkMode: 'none' }
    })
    try {
      const { Id: id } = await this.engine.json<{ Id: string }>('POST', '/commit', {
        query: {
          container,
          repo: `${this.namespace}/${tagName(record.name)}`,
          tag: contentHash(record.lock).slice(0, 32)
        },
        body: {
          Cmd: [environmentPython(paths.environment(environment), 'linux')],
          Labels: {
            [labels.image]: record.name,
            [labels.environment]: environment,
            [labels.record]: encodeRecord(record)
          }
        }
      })
      return { ...record, reference: id }
    } finally {
      await removeContainer(this.engine, container)
    }
  }

  private async catalogue(): Promise<CataloguedImage[]> {
    const images = await listCatalogue(this.engine, this.namespace, this.options.log)
    const environments = images.map(({ environment }) => environment)
    const present = await this.store.presentOf(environments, images[0]?.id)
    return images.filter(({ environment }) => present.has(environment))
  }

  /** The record goes first: without it nothing is listed, and the next sweep finishes what a crash leaves. */
  private async removeImage(image: CataloguedImage): Promise<void> {
    const base = await this.engine.find<{ Parent: string }>(`/images/${image.id}/json`)
    this.store.forget(image.environment)
    await this.engine.remove(`/images/${image.id}`, { force: 'true', noprune: 'true' })
    const helper = (base?.Parent ?? '') === '' ? await this.anyImage() : base!.Parent
    if (helper === undefined) return
    await this.store.removeFolders(helper, [
      paths.environment(image.environment),
      paths.bytecode(image.environment)
    ])
  }

  private async removeOlder(record: ImageRecord): Promise<void> {
    for (const image of await listCatalogue(this.engine, this.namespace, this.options.log)) {
      const other = image.record
      if (other.name !== record.name || other.lock !== record.lock || image.id === record.reference) continue
      if (other.createdAt < record.createdAt) await this.removeImage(image)
    }
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

  /** Removes a failed attempt. After an abort the builder is going away, and the next sweep does it. */
  private async discard(builder: Builder, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return
    const folders = [paths.environment(builder.environment), paths.bytecode(builder.environment)]
    await this.inBuilder(builder, 'rm -rf -- "$@"', folders)
  }

  /**
   * Removes containers of dead processes and environments without a record. Folders are listed first and records last,
   * so that a build that ends in between is seen by one of the two.
   */
  private async sweep(): Promise<void> {
    for (const kind of ['builder', 'helper']) {
      for (const { Id, Labels } of await listContainers(this.engine, [`${this.namespace}.${kind}`])) {
        if (isOrphan(Labels[`${this.namespace}.owner`])) await removeContainer(this.engine, Id)
      }
    }
    const volume = await this.engine.find(`/volumes/${this.store.volume}`)
    const image = volume === undefined ? undefined : await this.anyImage()
    if (image === undefined) return
    const folders = await this.store.listFolders(image, [`${STORE}/environments`, `${STORE}/bytecode`])
    const builders = await listContainers(this.engine, [`${this.namespace}.builder`])
    const images = await listCatalogue(this.engine, this.namespace, this.options.log)
    const alive = new Set([
      ...builders.map(({ Labels }) => Labels[`${this.namespace}.builder`]),
      ...images.map(({ environment }) => environment)
    ])
    const abandoned = folders.filter((folder) => !alive.has(folder.slice(folder.lastIndexOf('/') + 1)))
    await this.store.removeFolders(image, abandoned)
  }

  /** An image of the engine that can lend its shell to look after the store. */
  private async anyImage(): Promise<string | undefined> {
    const [managed] = await listCatalogue(this.engine, this.namespace, this.options.log)
    if (managed !== undefined) return managed.id
    for (const name of [
      this.options.baseImage,
      `managed-base:${DEFAULT_MINOR}`,
      `python:${DEFAULT_MINOR}-slim-bookworm`
    ]) {
      if (name === undefined) continue
      const found = await this.engine.find<{ Id: string }>(`/images/${name}/json`)
      if (found !== undefined) return found.Id
    }
    return undefined
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

/** Names of images may hold `_`, which a repository takes once or twice but not at its ends. */
function tagName(name: string): string {
  return (
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 100) || 'image'
  )
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
