import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '../../logger.ts'
import type { DiskCache } from './disk-cache.ts'
import {
  decodeDocument,
  documentDigest,
  EMPTY_BLOB,
  encodeDocument,
  LaterCatalogueError,
  manifestOf,
  MAXIMUM_BLOB
} from './document.ts'
import { entryOf, imageOf, parseTag, tagOf, type Entry, type SharedImage } from './entry.ts'
import { RegistryError } from './errors.ts'
import { describeImage, type DescribedImage } from './image.ts'
import { MEDIA_TYPES, type RegistryClient } from './oci-client.ts'

/** Tag of the document that says what all the others are. */
export const CATALOGUE_TAG = 'catalogue'

/** Images that the catalogue lacks are read this many at a time. */
const PARALLEL_READS = 16
const UPDATE_ATTEMPTS = 12
/** After a write, others that write at the same time have had their turn. */
const SETTLE_MS = { least: 50, most: 400 }

export interface SharedCatalogueOptions {
  client: RegistryClient
  cache: DiskCache
  /** Kind of machine that images must be for, such as `x86_64`. */
  machine: string
  log: Logger
}

type Document = { entries: Entry[]; digest?: string; writable: boolean }

/**
 * The images of a repository. The truth is its tags: one for each image, which carries its own record. The document under
 * `catalogue` is a cache that spares reading the images one by one. Everybody who adds an image writes it, and since a
 * registry has no compare-and-swap a write may undo another one; so each writer looks again, and each reader reads what the
 * document lacks from the images themselves and puts it in.
 */
export class SharedCatalogue {
  private readonly client: RegistryClient
  private readonly cache: DiskCache
  private readonly machine: string
  private readonly log: Logger
  private readonly known = new Map<string, SharedImage>()
  /** The document that was read last, so that an unchanged one is not decoded again. */
  private decoded: { digest: string; entries: Entry[] } | undefined
  private canRepair = true
  private readonly reported = new Set<string>()

  constructor(options: SharedCatalogueOptions) {
    this.client = options.client
    this.cache = options.cache
    this.machine = options.machine
    this.log = options.log
  }

  /** All images for this kind of machine: two requests when nothing has changed. */
  async list(): Promise<SharedImage[]> {
    // In this order: an image that is in the document had its tag before.
    const document = await this.readDocument()
    const tags = new Set(await this.client.tags())
    const images = new Map<string, SharedImage>()
    for (const entry of document.entries) {
      if (!tags.has(entry.tag) || parseTag(entry.tag)!.machine !== this.machine) continue
      const image = this.parse(entry)
      if (image !== undefined) images.set(entry.tag, image)
    }
    const entered = new Set(document.entries.map(({ tag }) => tag))
    const missing = [...tags].filter((tag) => parseTag(tag)?.machine === this.machine && !entered.has(tag))
    const read = await mapParallel(missing, PARALLEL_READS, (tag) => this.read(tag))
    const found = read.filter((image) => image !== undefined)
    for (const { digest, record, tag } of found) {
      images.set(tag, this.remember({ tag, digest, record: { ...record, lock: '' } }))
    }
    const hasStale = document.entries.some(({ tag }) => !tags.has(tag))
    if ((found.length > 0 || hasStale) && document.writable) await this.repair(found, tags)
    const kept = [document.digest, ...found.map(({ configDigest }) => configDigest)]
    await this.cache.keepOnly(new Set(kept.filter((digest) => digest !== undefined)))
    return [...images.values()].sort((a, b) => (a.tag < b.tag ? -1 : 1))
  }

  /** What the tag of a name points to now, read from the image itself. @throws Error when it is damaged */
  async find(name: string): Promise<DescribedImage | undefined> {
    return describeImage(this.client, this.cache, tagOf(name, this.machine))
  }

  /** Digest that the tag of a name points to now. */
  digestOf(name: string): Promise<string | undefined> {
    return this.client.digestOf(tagOf(name, this.machine))
  }

  /** An image by its digest, with its whole record. @throws Error when it is damaged */
  describe(digest: string): Promise<DescribedImage | undefined> {
    return describeImage(this.client, this.cache, digest)
  }

  /** Enters an image whose tag is there. When that does not come off, the next reader does it. */
  async add(image: SharedImage): Promise<void> {
    const entry = entryOf(image)
    await this.update(
      (entries) => [...entries.filter(({ tag }) => tag !== entry.tag), entry],
      (entries) => entries.some(({ tag, digest }) => tag === entry.tag && digest === entry.digest)
    )
  }

  /** Takes an image out that was deleted. */
  async drop(tag: string): Promise<void> {
    await this.update(
      (entries) => entries.filter((entry) => entry.tag !== tag),
      (entries) => !entries.some((entry) => entry.tag === tag)
    )
  }

  /** Reads, changes, writes, and looks again until the change is there. */
  private async update(
    change: (entries: Entry[]) => Entry[],
    isDone: (entries: Entry[]) => boolean
  ): Promise<void> {
    for (let attempt = 0; attempt < UPDATE_ATTEMPTS; attempt++) {
      const { entries, writable } = await this.readDocument()
      if (!writable || isDone(entries)) return
      await this.writeDocument(change(entries))
      await sleep(SETTLE_MS.least + Math.random() * (SETTLE_MS.most - SETTLE_MS.least))
    }
    this.log.debug(`The catalogue of ${this.client.location.name} is written by too many at once.`)
  }

  /** A reader that may not write, or comes too late, is in nobody's way. */
  private async repair(
    found: readonly (SharedImage & DescribedImage)[],
    tags: ReadonlySet<string>
  ): Promise<void> {
    if (!this.canRepair) return
    try {
      const { entries, writable } = await this.readDocument()
      if (!writable) return
      const present = new Set(entries.map(({ tag }) => tag))
      const added = found.filter(({ tag }) => !present.has(tag)).map(entryOf)
      await this.writeDocument([...entries.filter(({ tag }) => tags.has(tag)), ...added])
    } catch (error) {
      if (error instanceof RegistryError && !error.passing) this.canRepair = false
      this.log.debug(`The catalogue was not repaired: ${String(error)}`)
    }
  }

  private async writeDocument(entries: readonly Entry[]): Promise<void> {
    const bytes = encodeDocument(entries)
    // Past the limit the catalogue stays as it is, and what it lacks is read from the images.
    if (bytes.length > MAXIMUM_BLOB) return
    const blob = await this.client.putBlob(bytes)
    await this.client.putBlob(EMPTY_BLOB)
    await this.client.putManifest(CATALOGUE_TAG, manifestOf(blob), MEDIA_TYPES.ociManifest)
  }

  private async readDocument(): Promise<Document> {
    const manifest = await this.client.manifest(CATALOGUE_TAG)
    if (manifest === undefined) return { entries: [], writable: true }
    try {
      const digest = documentDigest(manifest)
      if (this.decoded?.digest === digest) return { ...this.decoded, writable: true }
      const cached = await this.cache.read(digest)
      const bytes = cached ?? (await this.client.blob(digest, MAXIMUM_BLOB))
      if (bytes === undefined) throw new Error('its document is missing')
      const entries = decodeDocument(bytes)
      if (cached === undefined) await this.cache.write(digest, bytes)
      this.decoded = { digest, entries }
      return { entries, digest, writable: true }
    } catch (error) {
      if (error instanceof RegistryError) throw error
      if (error instanceof LaterCatalogueError) return { entries: [], writable: false }
      this.log.debug(`The catalogue of ${this.client.location.name} is made again: ${String(error)}`)
      return { entries: [], writable: true }
    }
  }

  private parse(entry: Entry): SharedImage | undefined {
    const known = this.known.get(entry.tag)
    if (known?.digest === entry.digest) return known
    try {
      return this.remember(imageOf(entry, this.client.location.name))
    } catch (error) {
      this.report(entry.tag, error)
      return undefined
    }
  }

  private async read(tag: string): Promise<(SharedImage & DescribedImage) | undefined> {
    try {
      const image = await describeImage(this.client, this.cache, tag)
      return image === undefined ? undefined : { ...image, tag }
    } catch (error) {
      // A registry that is busy or refuses says nothing about this image.
      if (error instanceof RegistryError) throw error
      this.report(tag, error)
      return undefined
    }
  }

  private remember(image: SharedImage): SharedImage {
    this.known.set(image.tag, image)
    return image
  }

  private report(tag: string, error: unknown): void {
    if (this.reported.has(tag)) return
    this.reported.add(tag)
    const reason = error instanceof Error ? error.message : String(error)
    this.log.warning(`${this.client.location.name}:${tag} is left out of the catalogue: ${reason}`)
  }
}

async function mapParallel<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>
): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const lanes = Array.from({ length: Math.min(limit, items.length) }, async () => {
    while (next < items.length) {
      const index = next++
      results[index] = await work(items[index]!)
    }
  })
  await Promise.all(lanes)
  return results
}
