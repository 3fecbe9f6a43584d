import type { Logger } from '../../logger.ts'
import { environmentPython } from '../image-build/installer.ts'
import { contentHash } from '../image-build/lock.ts'
import { sbomOf } from '../image-build/sbom.ts'
import type { ImageRecord } from '../runtime.ts'
import { DEFAULT_MINOR, type BaseImage } from './base-image.ts'
import {
  compilerLabel,
  createContainer,
  inspectImage,
  isOrphan,
  listContainers,
  ownerLabel,
  removeContainer
} from './container.ts'
import { EngineError, type DockerEngine } from './engine.ts'
import { encodeRecord, labelsOf, listCatalogue, type CataloguedImage } from './records.ts'
import { isOldUpload, paths, STORE, type EnvironmentStore } from './store.ts'
import { tarOf } from './tar.ts'

/** CycloneDX document of an image, in the image. */
export const SBOM_FILE = `${STORE}/sbom.cdx.json`

/** A model worker runs in the image, so it cannot be removed now. */
export class ImageInUseError extends Error {
  override name = 'ImageInUseError'
}

export interface CatalogueOptions {
  engine: DockerEngine
  store: EnvironmentStore
  namespace: string
  logger: Logger
  baseImage: string | undefined
}

/**
 * The images of one engine: a record in the labels of a small image, and the environment it stands for in the store.
 * Records of equal content share an environment; it goes with the last of them.
 */
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
    const helper = images.length === 0 ? undefined : await this.anyImage(images)
    const present = await this.store.presentOf(environments, helper)
    return images.flatMap(({ environment, layered, record }) =>
      layered || present.has(environment) ? [record] : []
    )
  }

  /**
   * Removes a record, and its environment if nothing else needs it. Silent when it is gone.
   *
   * @throws ImageInUseError when a model worker runs in the image
   */
  async remove(record: ImageRecord): Promise<void> {
    const images = await listCatalogue(this.engine, this.namespace, this.logger)
    const image = images.find(({ id }) => id === record.reference)
    if (image !== undefined) await this.removeImage(image)
  }

  /**
   * Finds an image of equal content on the same base and keeps its environment from being removed while `use` makes
   * another image of it.
   *
   * @returns undefined when there is none
   */
  async withEqual<T>(
    content: Pick<ImageRecord, 'contentKey'> & { baseDigest: string },
    use: (image: CataloguedImage) => Promise<T>
  ): Promise<T | undefined> {
    const images = await listCatalogue(this.engine, this.namespace, this.logger)
    const equal = images.filter(
      ({ record }) => record.contentKey === content.contentKey && record.baseDigest === content.baseDigest
    )
    const environments = equal.map(({ environment }) => environment)
    const present = await this.store.presentOf(environments, content.baseDigest)
    const image = equal.find(({ environment }) => present.has(environment))
    return image === undefined ? undefined : this.withClaim(image, content.baseDigest, () => use(image))
  }

  /** The image that carries the record, if it is there with its environment. */
  async find({ reference }: ImageRecord): Promise<CataloguedImage | undefined> {
    const images = await listCatalogue(this.engine, this.namespace, this.logger)
    const image = images.find(({ id }) => id === reference)
    if (image === undefined || image.layered) return image
    const present = await this.store.presentOf([image.environment], await this.anyImage(images))
    return present.has(image.environment) ? image : undefined
  }

  /** Id of the image that it was made of. */
  async parentOf({ id }: CataloguedImage): Promise<string | undefined> {
    return (await inspectImage(this.engine, id))?.Parent
  }

  /**
   * Keeps the environment of an image from being removed while another image is made of it: with a container that never
   * runs, labelled as the builder of a new environment is.
   *
   * @param helper an image that the container can be of
   * @returns undefined when the environment was removed before
   */
  async withClaim<T>(
    { environment }: CataloguedImage,
    helper: string,
    use: () => Promise<T>
  ): Promise<T | undefined> {
    const claim = await createContainer(this.engine, {
      Image: helper,
      Cmd: ['true'],
      Labels: { [`${this.namespace}.builder`]: environment, [`${this.namespace}.owner`]: ownerLabel() },
      HostConfig: { NetworkMode: 'none' }
    })
    try {
      // Who removed it before the claim was there did not see the claim.
      return (await this.refers(environment)) ? await use() : undefined
    } finally {
      await removeContainer(this.engine, claim)
      await this.removeUnused(environment)
    }
  }

  /**
   * Makes the image that carries the record: a container that never ran, saved with labels and with one file, the
   * software bill of materials. So that comes and goes with the image, wherever it is pushed.
   */
  async publish(record: ImageRecord, environment: string, base: BaseImage): Promise<ImageRecord> {
    const labels = labelsOf(this.namespace)
    const label = encodeRecord(record)
    const container = await createContainer(this.engine, {
      Image: base.id,
      Cmd: ['python3'],
      Labels: { [`${this.namespace}.helper`]: '1', [`${this.namespace}.owner`]: ownerLabel() },
      HostConfig: { NetworkMode: 'none' }
    })
    try {
      await this.engine.text('PUT', `/containers/${container}/archive`, {
        query: { path: '/' },
        bytes: tarOf([
          { path: STORE.slice(1), mode: 0o755 },
          { path: SBOM_FILE.slice(1), mode: 0o644, content: Buffer.from(JSON.stringify(sbomOf(record))) }
        ])
      })
      const { Id: id } = await this.engine.json<{ Id: string }>('POST', '/commit', {
        query: {
          container,
          repo: `${this.namespace}/${tagName(record.name)}`,
          tag: contentHash(record.contentKey, record.baseDigest ?? '').slice(0, 32)
        },
        body: {
          Cmd: [environmentPython(paths.environment(environment), 'linux')],
          Labels: {
            [labels.image]: record.name,
            [labels.environment]: environment,
            [labels.parent]: base.id,
            [labels.record]: label
          }
        }
      })
      return { ...record, reference: id }
    } finally {
      await removeContainer(this.engine, container)
    }
  }

  /**
   * A new image takes the place of those of the same name and content that were there when its build began. One that a
   * model worker uses stays, as does one that another builder has just published and is about to use.
   *
   * @param begun RFC 3339, UTC
   */
  async removeOlder(record: ImageRecord, begun: string): Promise<void> {
    for (const image of await listCatalogue(this.engine, this.namespace, this.logger)) {
      const { name, contentKey, createdAt } = image.record
      if (name !== record.name || contentKey !== record.contentKey) continue
      if (image.id === record.reference || createdAt >= begun) continue
      try {
        await this.removeImage(image)
      } catch (error) {
        if (!(error instanceof ImageInUseError)) throw error
        this.logger.debug(error.message)
      }
    }
  }

  /** The record goes first: without it nothing is listed, and the next sweep finishes what a crash leaves. */
  private async removeImage({ id, environment, layered, parent, record }: CataloguedImage): Promise<void> {
    const workers = await listContainers(this.engine, [`${this.namespace}.job`], { alive: true })
    const used = workers.filter(({ ImageID }) => ImageID === id)
    if (used.length > 0) {
      throw new ImageInUseError(
        `The image ${record.name} cannot be removed: ${used.length} model worker(s) run in it. Wait for their jobs to end, or cancel them.`
      )
    }
    const compilers = await listContainers(this.engine, [compilerLabel(this.namespace)])
    for (const { Id, ImageID } of compilers) if (ImageID === id) await removeContainer(this.engine, Id)
    try {
      await this.engine.text('DELETE', `/images/${id}`, { query: { force: 'true', noprune: 'true' } })
    } catch (error) {
      if (!(error instanceof EngineError)) throw error
      // The engine itself does not part with an image that a running container or another image is made of.
      if (error.status === 409) {
        throw new ImageInUseError(`The image ${record.name} cannot be removed: ${error.message}`)
      }
      if (error.status !== 404) throw error
    }
    // What was pulled has the environment in itself; it goes too, unless another image is made of it.
    if (layered && parent !== undefined) await this.engine.remove(`/images/${parent}`, { force: 'true' })
    else await this.removeUnused(environment)
  }

  /** Removes an environment that no record refers to, no builder works on and no worker runs in. */
  async removeUnused(environment: string): Promise<void> {
    const label = `${labelsOf(this.namespace).environment}=${environment}`
    const [builders, workers] = await Promise.all([
      listContainers(this.engine, [`${this.namespace}.builder=${environment}`]),
      listContainers(this.engine, [`${this.namespace}.job`, label], { alive: true })
    ])
    // Records come last: a builder that has just ended is seen by what it published.
    if (builders.length + workers.length > 0 || (await this.refers(environment))) return
    this.store.forget(environment)
    const helper = await this.anyImage()
    if (helper === undefined) return
    await this.store.removeFolders(helper, [paths.environment(environment), paths.bytecode(environment)])
  }

  private async refers(environment: string): Promise<boolean> {
    const images = await listCatalogue(this.engine, this.namespace, this.logger)
    return images.some((image) => image.environment === environment)
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
    const workers = await listContainers(this.engine, [`${this.namespace}.job`])
    const builders = await listContainers(this.engine, [`${this.namespace}.builder`])
    const images = await listCatalogue(this.engine, this.namespace, this.logger)
    const alive = new Set([
      ...builders.map(({ Labels }) => Labels[`${this.namespace}.builder`]),
      // A container has the labels of its image.
      ...workers.map(({ Labels }) => Labels[labelsOf(this.namespace).environment]),
      ...images.map(({ environment }) => environment)
    ])
    const abandoned = folders.filter((folder) => !alive.has(folder.slice(folder.lastIndexOf('/') + 1)))
    const used = new Set(workers.map(({ Labels }) => Labels[`${this.namespace}.upload`]))
    const forgotten = uploads.filter((folder) => !used.has(folder) && isOldUpload(folder))
    await this.store.removeFolders(image, [...abandoned, ...forgotten])
  }

  /**
   * An image of the engine that can lend its shell to look after the store: a base, because a managed image may be
   * removed by somebody else meanwhile.
   */
  async anyImage(managed?: readonly CataloguedImage[]): Promise<string | undefined> {
    for (const name of [
      this.baseImage,
      `managed-base:${DEFAULT_MINOR}`,
      `python:${DEFAULT_MINOR}-slim-bookworm`
    ]) {
      if (name === undefined) continue
      const found = await this.engine.find<{ Id: string }>(`/images/${name}/json`)
      if (found !== undefined) return found.Id
    }
    return (managed ?? (await listCatalogue(this.engine, this.namespace, this.logger)))[0]?.id
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
