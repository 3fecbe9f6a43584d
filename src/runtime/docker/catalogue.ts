import type { Logger } from '../../logger.ts'
import { environmentPython } from '../image-build/installer.ts'
import { contentHash } from '../image-build/lock.ts'
import type { ImageRecord } from '../runtime.ts'
import { DEFAULT_MINOR, type BaseImage } from './base-image.ts'
import { createContainer, isOrphan, listContainers, ownerLabel, removeContainer } from './container.ts'
import type { DockerEngine } from './engine.ts'
import { encodeRecord, labelsOf, listCatalogue, type CataloguedImage } from './records.ts'
import { isOldUpload, paths, STORE, type EnvironmentStore } from './store.ts'

export interface CatalogueOptions {
  engine: DockerEngine
  store: EnvironmentStore
  namespace: string
  logger: Logger
  baseImage: string | undefined
}

/** The images of one engine: a record in the labels of a small image, and the environment it stands for in the store. */
export class ImageCatalogue {
  private readonly engine: DockerEngine
  private readonly store: EnvironmentStore
  private readonly namespace: string
  private readonly logger: Logger
  private readonly baseImage: string | undefined

  constructor(options: CatalogueOptions) {
    this.engine = options.engine
    this.store = options.store
    this.namespace = options.namespace
    this.logger = options.logger
    this.baseImage = options.baseImage
  }

  /** Records whose environment is there. */
  async list(): Promise<ImageRecord[]> {
    const images = await listCatalogue(this.engine, this.namespace, this.logger)
    const environments = images.map(({ environment }) => environment)
    const present = await this.store.presentOf(environments, images[0]?.id)
    return images.flatMap(({ environment, record }) => (present.has(environment) ? [record] : []))
  }

  async remove(record: ImageRecord): Promise<void> {
    const images = await listCatalogue(this.engine, this.namespace, this.logger)
    const image = images.find(({ id }) => id === record.reference)
    if (image !== undefined) await this.removeImage(image)
  }

  /** Makes the image that carries the record: a container that never ran, saved with labels. */
  async publish(record: ImageRecord, environment: string, base: BaseImage): Promise<ImageRecord> {
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

  /** A new image of the same name with the same lock takes the place of the older one. */
  async removeOlder(record: ImageRecord): Promise<void> {
    for (const image of await listCatalogue(this.engine, this.namespace, this.logger)) {
      const other = image.record
      if (other.name !== record.name || other.lock !== record.lock || image.id === record.reference) continue
      if (other.createdAt < record.createdAt) await this.removeImage(image)
    }
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

  /**
   * Removes containers of dead processes and environments without a record. Folders are listed first and records last,
   * so that a build that ends in between is seen by one of the two.
   */
  async sweep(): Promise<void> {
    for (const kind of ['builder', 'helper']) {
      for (const { Id, Labels } of await listContainers(this.engine, [`${this.namespace}.${kind}`])) {
        if (isOrphan(Labels[`${this.namespace}.owner`])) await removeContainer(this.engine, Id)
      }
    }
    const volume = await this.engine.find(`/volumes/${this.store.volume}`)
    const image = volume === undefined ? undefined : await this.anyImage()
    if (image === undefined) return
    const folders = await this.store.listFolders(image, [`${STORE}/environments`, `${STORE}/bytecode`])
    const uploads = await this.store.listFolders(image, [paths.uploads])
    const workers = await listContainers(this.engine, [`${this.namespace}.upload`])
    const builders = await listContainers(this.engine, [`${this.namespace}.builder`])
    const images = await listCatalogue(this.engine, this.namespace, this.logger)
    const alive = new Set([
      ...builders.map(({ Labels }) => Labels[`${this.namespace}.builder`]),
      ...images.map(({ environment }) => environment)
    ])
    const abandoned = folders.filter((folder) => !alive.has(folder.slice(folder.lastIndexOf('/') + 1)))
    const used = new Set(workers.map(({ Labels }) => Labels[`${this.namespace}.upload`]))
    const forgotten = uploads.filter((folder) => !used.has(folder) && isOldUpload(folder))
    await this.store.removeFolders(image, [...abandoned, ...forgotten])
  }

  /** An image of the engine that can lend its shell to look after the store. */
  async anyImage(): Promise<string | undefined> {
    const [managed] = await listCatalogue(this.engine, this.namespace, this.logger)
    if (managed !== undefined) return managed.id
    for (const name of [
      this.baseImage,
      `managed-base:${DEFAULT_MINOR}`,
      `python:${DEFAULT_MINOR}-slim-bookworm`
    ]) {
      if (name === undefined) continue
      const found = await this.engine.find<{ Id: string }>(`/images/${name}/json`)
      if (found !== undefined) return found.Id
    }
    return undefined
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
