import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { assetPath } from '../../assets.ts'
import {
  createContainer,
  ownerLabel,
  pathExists,
  removeContainer,
  startContainer,
  type Mount
} from './container.ts'
import { TextCollector } from '../image-build/command.ts'
import type { DockerEngine } from './engine.ts'
import { OutputDemultiplexer } from './output-stream.ts'
import { withoutRecord } from './records.ts'
import { tarOf } from './tar.ts'

/** Where the store is mounted while something is made in it; environments hold this path, so it never changes. */
export const STORE = '/opt/rime'
/** The first API version that mounts a folder of a volume. */
const SUBPATH_API = [1, 45] as const

/** Folders of the store. */
export const paths = {
  environment: (id: string) => `${STORE}/environments/${id}`,
  /** Bytecode that the import check compiled; read-only afterwards, and never shared between environments. */
  bytecode: (id: string) => `${STORE}/bytecode/${id}`,
  uploads: `${STORE}/jobs`,
  /** A copy of a model for one worker. The time is in the name, so that a forgotten one can be told by its age. */
  newUpload: (job: string) => `${STORE}/jobs/${job}.${Date.now()}.${randomBytes(6).toString('hex')}`,
  worker: (digest: string) => `${STORE}/worker/${digest}`,
  uv: (platform: string) => `${STORE}/tools/uv-${platform}`,
  cache: `${STORE}/cache`
}

const FORGOTTEN_MILLISECONDS = 24 * 3600 * 1000

/** Whether an upload is so old that its worker cannot be about to start. */
export function isOldUpload(folder: string): boolean {
  const time = Number(/\.(\d+)\.[0-9a-f]+$/.exec(folder)?.[1])
  return Date.now() - time > FORGOTTEN_MILLISECONDS
}

/**
 * One volume of the engine that holds environments, their download cache and the worker's file. In one volume because
 * files can then be links to the cache; a worker gets single folders of it, read-only.
 */
export class EnvironmentStore {
  readonly volume: string
  private readonly engine: DockerEngine
  private readonly namespace: string
  private readonly hasSubpath: boolean
  /** Environments that were found complete, as long as the volume is the same one. */
  private readonly present = new Set<string>()
  private createdAt: string | undefined
  private workerFile: Promise<string> | undefined

  constructor(engine: DockerEngine, namespace: string, apiVersion: readonly [number, number]) {
    this.engine = engine
    this.namespace = namespace
    this.volume = `${namespace}-store`
    this.hasSubpath = apiVersion[0] > SUBPATH_API[0] || apiVersion[1] >= SUBPATH_API[1]
  }

  /** The whole store, writable: for builders and for cleaning up, never for foreign code. */
  wholeMount(): Mount {
    // Without NoCopy an empty volume would be filled with the environment that a shared image holds at this place.
    return {
      Type: 'volume',
      Source: this.volume,
      Target: STORE,
      ReadOnly: false,
      VolumeOptions: { NoCopy: true }
    }
  }

  /** A path of the store as archives and mounts name it. */
  relative(path: string): string {
    return path.slice(STORE.length + 1)
  }

  /** One folder of the store at its own path. Engines that cannot do that for a volume can for the volume's folder. */
  async folderMount(path: string, options: { readOnly: boolean; target?: string }): Promise<Mount> {
    const subpath = this.relative(path)
    const common = { Target: options.target ?? path, ReadOnly: options.readOnly }
    if (this.hasSubpath) {
      return {
        ...common,
        Type: 'volume',
        Source: this.volume,
        VolumeOptions: { Subpath: subpath, NoCopy: true }
      }
    }
    const { Mountpoint: root } = await this.engine.json<{ Mountpoint: string }>(
      'GET',
      `/volumes/${this.volume}`
    )
    return { ...common, Type: 'bind', Source: `${root}/${subpath}` }
  }

  /** Which of the environments are there. Only the volume's loss can take one away behind this program's back. */
  async presentOf(environments: readonly string[], image: string | undefined): Promise<Set<string>> {
    const volume = await this.engine.find<{ CreatedAt?: string }>(`/volumes/${this.volume}`)
    if (volume === undefined || image === undefined) return new Set()
    if (volume.CreatedAt !== this.createdAt) this.present.clear()
    this.createdAt = volume.CreatedAt
    const unknown = environments.filter((id) => !this.present.has(id))
    if (unknown.length > 0) {
      await this.withContainer(image, async (container) => {
        for (const id of unknown) {
          if (await pathExists(this.engine, container, `${paths.environment(id)}/pyvenv.cfg`))
            this.present.add(id)
        }
      })
    }
    return new Set(environments.filter((id) => this.present.has(id)))
  }

  forget(environment: string): void {
    this.present.delete(environment)
  }

  /** Folder of the store that holds this version of model_worker.py. */
  async ensureWorkerFile(image: string): Promise<string> {
    this.workerFile ??= this.putWorkerFile(image)
    try {
      return await this.workerFile
    } catch (error) {
      this.workerFile = undefined
      throw error
    }
  }

  private async putWorkerFile(image: string): Promise<string> {
    const content = readFileSync(assetPath('worker', 'model_worker.py'))
    const folder = paths.worker(createHash('sha256').update(content).digest('hex').slice(0, 32))
    await this.withContainer(image, async (container) => {
      if (await pathExists(this.engine, container, `${folder}/model_worker.py`)) return
      const name = this.relative(folder)
      await this.upload(
        container,
        tarOf([
          { path: name, mode: 0o755 },
          { path: `${name}/model_worker.py`, mode: 0o644, content }
        ])
      )
    })
    return folder
  }

  /** Unpacks an archive at the store's root, through a container that need not run. */
  async upload(container: string, archive: AsyncIterable<Uint8Array> | Uint8Array): Promise<void> {
    await this.engine.text('PUT', `/containers/${container}/archive`, {
      query: { path: STORE },
      bytes: archive
    })
  }

  /** A container with the whole store that is made but not started: enough to look at files and to put some. */
  async withContainer<T>(image: string, use: (container: string) => Promise<T>): Promise<T> {
    const container = await createContainer(this.engine, this.helper(image, ['true']))
    try {
      return await use(container)
    } finally {
      await removeContainer(this.engine, container)
    }
  }

  /** Deletes folders of the store. */
  async removeFolders(image: string, folders: readonly string[]): Promise<void> {
    if (folders.length > 0) await this.runShell(image, 'rm -rf -- "$@"', folders)
  }

  /** Absolute paths of what is directly below the given folders. */
  async listFolders(image: string, folders: readonly string[]): Promise<string[]> {
    const script = 'for d in "$@"; do for f in "$d"/*; do if [ -e "$f" ]; then echo "$f"; fi; done; done'
    return (await this.runShell(image, script, folders)).split('\n').filter((line) => line !== '')
  }

  private async runShell(image: string, script: string, args: readonly string[]): Promise<string> {
    const command = ['/bin/sh', '-c', script, 'sh', ...args]
    const container = await createContainer(this.engine, this.helper(image, command))
    try {
      const stream = await this.engine.hijack(`/containers/${container}/attach`, {
        query: { stream: '1', stdout: '1', stderr: '1' }
      })
      const output = new TextCollector()
      const add = (chunk: Buffer) => output.add(chunk)
      const drained = new OutputDemultiplexer(add, add).drain(stream)
      await startContainer(this.engine, container)
      await drained
      return output.end()
    } finally {
      await removeContainer(this.engine, container)
    }
  }

  private helper(image: string, command: string[]) {
    return {
      Image: image,
      Entrypoint: command.slice(0, 1),
      Cmd: command.slice(1),
      User: '0:0',
      AttachStdout: true,
      AttachStderr: true,
      Labels: {
        [`${this.namespace}.helper`]: '1',
        [`${this.namespace}.owner`]: ownerLabel(),
        ...withoutRecord(this.namespace)
      },
      HostConfig: {
        NetworkMode: 'none',
        CapDrop: ['ALL'],
        // Files of the import check belong to another user; without these root could not delete them.
        CapAdd: ['DAC_OVERRIDE', 'FOWNER'],
        SecurityOpt: ['no-new-privileges'],
        LogConfig: { Type: 'none' },
        Mounts: [this.wholeMount()]
      }
    }
  }
}
