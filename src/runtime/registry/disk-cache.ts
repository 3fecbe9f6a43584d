import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeDocument, encodeDocument } from './document.ts'
import { entryOf, imageOf, type SharedImage } from './entry.ts'
import { digestOf } from './oci-client.ts'

const LISTING = 'listing'

/**
 * What was read from one repository, kept by digest below the state directory, so that it is fetched once. It is a cache:
 * all of it may be deleted, what is damaged is not used, and a disk that cannot be written costs time only.
 */
export class DiskCache {
  private readonly folder: string

  constructor(stateDir: string, repository: string) {
    const key = createHash('sha256').update(repository).digest('hex').slice(0, 16)
    this.folder = join(stateDir, 'registry', key)
  }

  async read(digest: string): Promise<Buffer | undefined> {
    const bytes = await readFile(this.path(digest)).catch(() => undefined)
    return bytes !== undefined && digestOf(bytes) === digest ? bytes : undefined
  }

  async write(digest: string, bytes: Uint8Array): Promise<void> {
    await this.replace(this.path(digest), bytes)
  }

  /** Removes what the newest listing did not need. */
  async keepOnly(digests: ReadonlySet<string>): Promise<void> {
    const names = new Set([...digests].map((digest) => digest.replace(':', '-')))
    const files = await readdir(this.folder).catch(() => [])
    const spare = files.filter((name) => name.startsWith('sha256-') && !names.has(name))
    await Promise.all(
      spare.map((name) => rm(join(this.folder, name), { force: true }).catch(() => undefined))
    )
  }

  /** Keeps a whole listing for the time when the registry is too busy to give one. */
  async writeListing(images: readonly SharedImage[]): Promise<void> {
    await this.replace(join(this.folder, LISTING), encodeDocument(images.map(entryOf)))
  }

  async readListing(repository: string): Promise<SharedImage[] | undefined> {
    try {
      const entries = decodeDocument(await readFile(join(this.folder, LISTING)))
      return entries.map((entry) => imageOf(entry, repository))
    } catch {
      return undefined
    }
  }

  private async replace(path: string, bytes: Uint8Array): Promise<void> {
    const temporary = `${path}.${randomBytes(6).toString('hex')}`
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 })
      await writeFile(temporary, bytes, { mode: 0o600 })
      await rename(temporary, path)
    } catch {
      await rm(temporary, { force: true }).catch(() => undefined)
    }
  }

  private path(digest: string): string {
    return join(this.folder, digest.replace(':', '-'))
  }
}
