import { join } from 'node:path'
import { assetPath } from '../../assets.ts'
import { PRODUCT } from '../../product.ts'
import type { Bench } from '../image-build/bench.ts'
import { environmentOfImage } from '../image-build/child-environment.ts'
import { runCommand } from '../image-build/command.ts'
import { environmentPython, type Installer } from '../image-build/installer.ts'
import { contentHash } from '../image-build/lock.ts'
import { buildEnvironment, checkEnvironment, type BuildSite } from '../image-build/pipeline.ts'
import { IMPORT_CHECK } from '../image-build/python-scripts.ts'
import { makeRecord } from '../image-build/record.ts'
import { verifyImage } from '../image-build/verify.ts'
import {
  BuildError,
  type BuildRequest,
  type ImageRecord,
  type InstalledLibrary,
  type Resolution
} from '../runtime.ts'
import { describeArguments, type ImageDescription } from '../worker-command.ts'
import { withLock } from './file-lock.ts'
import { folderBytes } from './folder-bytes.ts'
import type { ImageStore } from './image-store.ts'
import { checkIntegrity } from './integrity.ts'
import type { Sandbox } from './sandbox.ts'
import type { Transfer } from './transfer.ts'

const IMPORT_SECONDS = 300
const VERIFY_CPUS = 2

export interface VenvBuildParts {
  request: BuildRequest
  requestKey: string
  resolution: Resolution
  systemPackages: InstalledLibrary[]
  bench: Bench
  installer: Installer
  /** Limit of a resolution; undefined: the usual one. */
  resolveSeconds: number | undefined
  sandbox: Sandbox
  store: ImageStore
  transfer: Transfer | undefined
  /** Path of the lock that stands for an environment. */
  lockFile: (environmentKey: string) => string
  scratch: string
  /** `performance.now()` at the start of the build. */
  startedAt: number
  log: (line: string) => void
  signal: AbortSignal
}

/**
 * The environment that a resolution gives on one interpreter of one kind of machine. Environments of one key can take each
 * other's place.
 */
export function environmentKeyOf(
  contentKey: string,
  python: { version: string; executable: string }
): string {
  return contentHash(
    'environment',
    '1',
    contentKey,
    python.version,
    python.executable,
    process.platform,
    process.arch
  )
}

/** Key of an environment in a cache that other machines share. */
export function transferKeyOf(environmentKey: string): string {
  return `rime-venv-${environmentKey}`
}

/** From a resolution to a READY image: by another name for an environment that is there, from a cache, or installed. */
export class VenvBuild {
  private readonly parts: VenvBuildParts
  private readonly key: string

  constructor(parts: VenvBuildParts) {
    this.parts = parts
    this.key = environmentKeyOf(parts.resolution.contentKey, parts.bench.python)
  }

  /** One environment of a key is made at a time, by whatever process; the others then find it. */
  run(): Promise<ImageRecord> {
    const { lockFile, log, signal } = this.parts
    const onWait = () => log('Another build makes the same environment; waiting for it.')
    return withLock(lockFile(this.key), { signal, onWait }, async () => {
      return (await this.share()) ?? (await this.restore()) ?? (await this.install())
    })
  }

  /** Another name for an environment of the same content, once the libraries asked for here have been imported too. */
  private async share(): Promise<ImageRecord | undefined> {
    const { store, resolution, signal, log } = this.parts
    const candidates = await store.findByKey(this.shortKey)
    const found = candidates.find(({ record }) => record.contentKey === resolution.contentKey)
    if (found === undefined) return undefined
    const { folder, record: other } = found
    try {
      const description = await this.verify(join(folder, 'env'), resolution)
      const record = this.record(folder, resolution, description, other.bytes)
      signal.throwIfAborted()
      if (!(await store.addName(folder, record))) return undefined
      log(`The image ${other.name} has the same content; its environment is shared and nothing is installed.`)
      return record
    } catch (error) {
      if (!(error instanceof BuildError)) throw error
      log(
        `The environment of the image ${other.name} has the same content but is not usable: ${error.message}`
      )
      return undefined
    }
  }

  private async restore(): Promise<ImageRecord | undefined> {
    const { store, transfer, bench, resolution, signal, log } = this.parts
    if (transfer === undefined) return undefined
    const made = await store.newFolder(this.shortKey)
    const environment = join(made, 'env')
    try {
      if (!(await transfer.restore(transferKeyOf(this.key), environment, log, signal))) {
        await store.discard(made)
        signal.throwIfAborted()
        return undefined
      }
      await checkIntegrity(bench, environment)
      const description = await checkEnvironment(this.site(), environment, resolution)
      log('The environment was found in the cache; nothing is installed.')
      return await this.publish(made, resolution, description)
    } catch (error) {
      await store.discard(made)
      if (!(error instanceof BuildError)) throw error
      log(`What the cache has is discarded, and the environment is built: ${error.message}`)
      return undefined
    }
  }

  private async install(): Promise<ImageRecord> {
    const { transfer, request, resolution, signal, log } = this.parts
    const built = await buildEnvironment(this.site(), request, resolution, log)
    const record = await this.publish(join(built.folder, '..'), built.resolution, built.description)
    // The key is of the resolution that was asked for; the libraries of the worker may have been left out since.
    if (transfer !== undefined && built.resolution.contentKey === resolution.contentKey) {
      await transfer.save(transferKeyOf(this.key), join(record.reference, 'env'), log, signal)
    }
    return record
  }

  private async publish(
    made: string,
    resolution: Resolution,
    description: ImageDescription
  ): Promise<ImageRecord> {
    const { store, signal } = this.parts
    const folder = await store.settle(made)
    try {
      const record = this.record(folder, resolution, description, await folderBytes(folder))
      signal.throwIfAborted()
      await store.publish(folder, record)
      return record
    } catch (error) {
      await store.discard(folder)
      throw error
    }
  }

  private record(
    folder: string,
    resolution: Resolution,
    description: ImageDescription,
    bytes: number
  ): ImageRecord {
    const { request, requestKey, systemPackages, startedAt } = this.parts
    return makeRecord({
      request,
      runtime: 'venv',
      resolution,
      requestKey,
      description,
      systemPackages,
      reference: folder,
      bytes,
      startedAt,
      builder: `${PRODUCT.name} ${PRODUCT.version}`
    })
  }

  private site(): BuildSite {
    const { bench, installer, resolveSeconds, store } = this.parts
    return {
      bench,
      installer,
      ...(resolveSeconds === undefined ? {} : { resolveSeconds }),
      newFolder: async () => join(await store.newFolder(this.shortKey), 'env'),
      verify: (folder, resolution) => this.verify(folder, resolution),
      discard: (folder) => store.discard(join(folder, '..'))
    }
  }

  private verify(folder: string, { lock }: Resolution): Promise<ImageDescription> {
    const { request, sandbox, scratch, signal } = this.parts
    const python = environmentPython(folder, process.platform)
    const env = environmentOfImage(join(python, '..'), scratch, VERIFY_CPUS)
    const plan = {
      lock,
      requirements: request.requirements,
      describe: describeArguments(assetPath('worker', 'model_worker.py')),
      importCheck: ['-c', IMPORT_CHECK]
    }
    return verifyImage(plan, (args) =>
      runCommand([...sandbox.prefix, python, ...args], { cwd: scratch, env, signal, seconds: IMPORT_SECONDS })
    )
  }

  /** Begins the names of folders. */
  private get shortKey(): string {
    return this.key.slice(0, 16)
  }
}
