import type { Logger } from '../../logger.ts'
import { SharedCatalogue } from '../registry/catalogue.ts'
import { DiskCache } from '../registry/disk-cache.ts'
import { tagOf } from '../registry/entry.ts'
import { explain, RegistryError } from '../registry/errors.ts'
import type { DescribedImage } from '../registry/image.ts'
import { RegistryClient } from '../registry/oci-client.ts'
import { parseRegistry } from '../registry/reference.ts'
import { attachSbom, removeReferrers } from '../registry/sbom-artifact.ts'
import type { ImageRecord } from '../runtime.ts'
import { inspectImage } from './container.ts'
import { makeLayeredImage } from './layered-image.ts'
import { labelsOf, listCatalogue } from './records.ts'
import type { DockerSite } from './site.ts'
import { pullThroughEngine, pushThroughEngine } from './transfer.ts'

/** A listing that takes longer than this goes without the registry. */
const READ_MS = 15_000
const WRITE_MS = 120_000

export interface SharingOptions {
  site: DockerSite
  /** `HOST/PATH`. */
  registry: string
  stateDir: string
  /** Kind of machine that the engine runs on, such as `x86_64`. */
  machine: string
}

/** What the tag of a name pointed to when a build began: a digest, nothing, or not known. */
export type Seen = { digest: string | undefined } | 'unknown'

interface Context {
  log: (line: string) => void
  signal: AbortSignal
}

/** Whether a record is of an image that lies in a registry and is still to be pulled. */
export function isShared(record: ImageRecord): boolean {
  return /@sha256:[0-9a-f]{64}$/.test(record.reference)
}

/**
 * The images that a team shares in a registry, as one engine sees them. What cannot be read or shared is a warning: the
 * images of this machine are usable without the registry.
 */
export class SharedImages {
  private readonly site: DockerSite
  private readonly machine: string
  private readonly client: RegistryClient
  /** For what a user waits for; the other one is for what should come off even if it takes a while. */
  private readonly reader: SharedCatalogue
  private readonly writer: SharedCatalogue
  private readonly cache: DiskCache
  private readonly log: Logger
  private readonly fetching = new Map<string, Promise<ImageRecord>>()
  private readonly warned = new Set<string>()

  /** @throws BuildError('prepare') when `registry` is not HOST/PATH */
  constructor({ site, registry, stateDir, machine }: SharingOptions) {
    const location = parseRegistry(registry)
    this.site = site
    this.machine = machine
    this.log = site.logger
    this.cache = new DiskCache(stateDir, location.name)
    this.client = new RegistryClient(location, { deadlineMs: WRITE_MS })
    const impatient = new RegistryClient(location, { deadlineMs: READ_MS })
    const common = { cache: this.cache, machine, log: site.logger }
    this.writer = new SharedCatalogue({ ...common, client: this.client })
    this.reader = new SharedCatalogue({ ...common, client: impatient })
  }

  /**
   * Images of this engine and of the registry, one of each name: the one that is here, unless the registry has a newer one
   * with other libraries.
   */
  async list(local: readonly ImageRecord[]): Promise<ImageRecord[]> {
    const here = new Map(local.map((record) => [record.name, record]))
    const better = (await this.listRegistry()).filter((record) => {
      const mine = here.get(record.name)
      return (
        mine === undefined || (mine.contentKey !== record.contentKey && mine.createdAt < record.createdAt)
      )
    })
    const replaced = new Set(better.map(({ name }) => name))
    return [...local.filter(({ name }) => !replaced.has(name)), ...better]
  }

  /** To be asked before a build, so that `share` can tell what others have shared meanwhile. */
  async look(name: string): Promise<Seen> {
    try {
      return { digest: await this.reader.digestOf(name) }
    } catch (error) {
      this.log.debug(`It is not known whether ${name} is shared: ${explain(error)}`)
      return 'unknown'
    }
  }

  /**
   * Shares an image that was just built. When somebody else has shared one of the same name and libraries since the build
   * began, theirs is used and this one is dropped; of another content under the name, theirs is left alone.
   *
   * @returns the record to use. Only an abort is thrown; what fails leaves the image on this machine, with a warning
   */
  async share(record: ImageRecord, seen: Seen, context: Context): Promise<ImageRecord> {
    try {
      const winner = await this.findWinner(record, seen)
      if (winner !== undefined) return await this.yieldTo(winner, record, context)
      return await this.push(record, seen, context)
    } catch (error) {
      context.signal.throwIfAborted()
      this.log.warning(
        `The image ${record.name} is on this machine only; it could not be shared in ${this.client.location.name}: ${explain(error)}`
      )
      return record
    }
  }

  /** Pulls an image of the registry, once, and takes it over into the catalogue of this engine. */
  fetch(record: ImageRecord): Promise<ImageRecord> {
    const key = record.reference
    const running =
      this.fetching.get(key) ?? this.pullAndAdopt(record).finally(() => this.fetching.delete(key))
    this.fetching.set(key, running)
    return running
  }

  /** The record with the lock, which listings of the registry leave out. */
  async complete(record: ImageRecord): Promise<ImageRecord> {
    return (await this.reader.describe(digestIn(record)))?.record ?? record
  }

  /**
   * Deletes an image in the registry; silent when it is not there, or when the name is another image by now.
   *
   * @throws RegistryError that says how to do it by hand when the registry does not let it be deleted
   */
  async remove(record: ImageRecord): Promise<void> {
    const shared = await this.reader.find(record.name)
    const isSame = isShared(record)
      ? shared?.digest === digestIn(record)
      : shared?.record.contentKey === record.contentKey
    if (shared === undefined || !isSame) return
    const tag = tagOf(record.name, this.machine)
    try {
      await this.client.deleteManifest(shared.digest)
    } catch (error) {
      if (!(error instanceof RegistryError) || error.passing || error.status === undefined) throw error
      throw new RegistryError(
        `The image ${record.name} cannot be deleted in the registry: ${error.message}`,
        { status: error.status },
        `Delete the tag ${tag} of ${this.client.location.name} with the registry's own tools, or allow deletion there.`
      )
    }
    await this.writer.drop(tag)
    await removeReferrers(this.client, shared.digest).catch((error: unknown) => {
      this.log.debug(`The bill of materials of ${record.name} stays in the registry: ${explain(error)}`)
    })
  }

  private async listRegistry(): Promise<ImageRecord[]> {
    const { name, host } = this.client.location
    try {
      const images = await this.reader.list()
      await this.cache.writeListing(images)
      return images.map(({ record }) => record)
    } catch (error) {
      const isBusy = error instanceof RegistryError && error.passing && error.status !== undefined
      const cached = isBusy ? await this.cache.readListing(name) : undefined
      if (cached !== undefined) {
        this.log.notice(`The registry ${host} is busy; its last listing is used. ${explain(error)}`)
        return cached.map(({ record }) => record)
      }
      const text = `Images of ${name} are left out: ${explain(error)}`
      if (this.warned.has(text)) this.log.debug(text)
      else this.log.warning(text)
      this.warned.add(text)
      return []
    }
  }

  /**
   * The image that the name has in the registry now, if somebody has put it there since `seen`.
   *
   * @throws RegistryError when it holds other libraries
   */
  private async findWinner(record: ImageRecord, seen: Seen): Promise<DescribedImage | undefined> {
    const digest = await this.writer.digestOf(record.name)
    if (digest === undefined || (seen !== 'unknown' && seen.digest === digest)) return undefined
    const found = await this.writer.describe(digest).catch(() => undefined)
    if (found !== undefined && found.record.contentKey === record.contentKey) return found
    throw new RegistryError(
      'the name was taken there meanwhile by an image with other libraries.',
      {},
      'Give this image another name to share it.'
    )
  }

  private async yieldTo(winner: DescribedImage, record: ImageRecord, { log }: Context): Promise<ImageRecord> {
    const { name, creator } = winner.record
    log(`The image ${name} was shared by ${creator} meanwhile, with the same libraries; it is used.`)
    await this.site.catalogue.remove(record)
    return winner.record
  }

  private async push(record: ImageRecord, seen: Seen, context: Context): Promise<ImageRecord> {
    const { log, signal } = context
    const { engine } = this.site
    const tag = tagOf(record.name, this.machine)
    const name = `${this.client.location.name}:${tag}`
    log(`Sharing the image as ${name}.`)
    const { environment, base } = await this.originOf(record)
    const layered = await makeLayeredImage(this.site, { record, environment, base }, signal)
    try {
      // Making the image took a while.
      const winner = await this.findWinner(record, seen)
      if (winner !== undefined) return await this.yieldTo(winner, record, context)
      const beforePush = async () => {
        const query = { repo: this.client.location.name, tag }
        await engine.text('POST', `/images/${layered.id}/tag`, { query })
      }
      const digest = await pushThroughEngine(tag, { engine, client: this.client, signal, log, beforePush })
      const now = await this.writer.find(record.name)
      if (now === undefined) throw new RegistryError('the registry took the image but does not have it.')
      if (now.environment !== environment || now.record.createdAt !== record.createdAt) {
        if (now.record.contentKey === record.contentKey) return await this.yieldTo(now, record, context)
        throw new RegistryError('somebody else shared another image under the name at the same time.')
      }
      await this.writer.add({ tag, digest: now.digest, record })
      log(`Shared as ${this.client.location.name}@${digest}.`)
      await attachSbom(this.client, now.digest, record).catch((error: unknown) => {
        this.log.debug(`The bill of materials of ${record.name} was not attached: ${explain(error)}`)
      })
      return record
    } finally {
      await engine.remove(`/images/${name}`)
      await layered.remove()
    }
  }

  /** Where the environment of an image of this engine lies, and what it was built in. */
  private async originOf(record: ImageRecord): Promise<{ environment: string; base: string }> {
    const labels = labelsOf(this.site.namespace)
    const image = await inspectImage(this.site.engine, record.reference)
    const environment = image?.Config.Labels?.[labels.environment]
    // Engines with another image store do not tell the parent.
    const base = image?.Config.Labels?.[labels.parent] ?? image?.Parent ?? ''
    if (environment === undefined || base === '') throw new Error('it is no longer on this machine.')
    return { environment, base }
  }

  private async pullAndAdopt(record: ImageRecord): Promise<ImageRecord> {
    const present = await this.findAdopted(record)
    if (present !== undefined) return present
    const { name } = this.client.location
    const { engine, catalogue } = this.site
    const started = performance.now()
    this.log.info(`Pulling the image ${record.name} from ${name}.`)
    const digest = await this.pull(record)
    const pulled = await inspectImage(engine, `${name}@${digest}`)
    const described = await this.writer.describe(digest)
    if (pulled === undefined || described === undefined) throw gone(record)
    if (described.record.name !== record.name || described.record.contentKey !== record.contentKey) {
      throw new Error(`The image ${record.name} of ${name} is not what the catalogue says. Build it again.`)
    }
    const base = { name: described.record.baseImage ?? '', id: pulled.Id }
    const adopted = await catalogue.publish(described.record, described.environment, base)
    this.log.info(`Pulled in ${((performance.now() - started) / 1000).toFixed(1)} s.`)
    return adopted
  }

  /** @returns digest of what was pulled: the image asked for, or its equal that took its place */
  private async pull(record: ImageRecord): Promise<string> {
    const options = {
      engine: this.site.engine,
      client: this.client,
      signal: new AbortController().signal,
      log: (line: string) => this.log.info(line)
    }
    const digest = digestIn(record)
    try {
      await pullThroughEngine(digest, options)
      return digest
    } catch (error) {
      if (!(error instanceof RegistryError) || error.status !== 404) throw error
      const now = await this.writer.find(record.name)
      if (now === undefined || now.digest === digest || now.record.contentKey !== record.contentKey)
        throw gone(record)
      await pullThroughEngine(now.digest, options)
      await this.writer.add({ tag: tagOf(record.name, this.machine), ...now })
      return now.digest
    }
  }

  private async findAdopted({ name, contentKey, createdAt }: ImageRecord): Promise<ImageRecord | undefined> {
    const { engine, namespace, logger } = this.site
    const images = await listCatalogue(engine, namespace, logger)
    return images.find(
      ({ layered, record }) =>
        layered && record.name === name && record.contentKey === contentKey && record.createdAt === createdAt
    )?.record
  }
}

function digestIn({ reference }: ImageRecord): string {
  return reference.slice(reference.indexOf('@') + 1)
}

function gone({ name }: ImageRecord): Error {
  return new Error(`The image ${name} is no longer in the registry; it was deleted. Build it again.`)
}
