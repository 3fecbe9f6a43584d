import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import type { ImageRecord } from '../runtime.ts'
import type { Logger } from '../../logger.ts'
import { parseImageRecord } from '../image-build/record.ts'
import { sbomOf } from '../image-build/sbom.ts'
import { withLock } from './file-lock.ts'
import { isAlive } from './process-tree.ts'

const FIRST_RECORD = 'image.json'
const RECORD_FILE = /^image(-[^/\\]+)?\.json$/
const OWNER = 'builder.json'
/** A folder without an owner file is younger than its first write only for a moment. */
const OWNERLESS_MILLISECONDS = 60_000

export interface StoredImage {
  folder: string
  /** Name of the record's file in the folder. */
  file: string
  record: ImageRecord
}

/**
 * Environments as folders: `KEY-RANDOM/env` is the environment; `image.json`, and `image-NAME.json` for each further name
 * of the same content, are its records, written last. A folder without a record is half built: it belongs to a living
 * builder, or is swept away.
 */
export class ImageStore {
  private readonly root: string
  /** Held while a record joins a folder or leaves it, so that no folder goes while a name is added. */
  private readonly lockFile: string
  private readonly logger: Logger
  private readonly damaged = new Set<string>()

  constructor(root: string, lockFile: string, logger: Logger) {
    this.root = root
    this.lockFile = lockFile
    this.logger = logger
  }

  /** A new folder that is marked as this process's, below which `env` may be made. */
  async newFolder(key: string): Promise<string> {
    await mkdir(this.root, { recursive: true, mode: 0o700 })
    const folder = join(this.root, `.building-${key}-${randomBytes(4).toString('hex')}`)
    await mkdir(folder, { mode: 0o700 })
    await writeDurably(join(folder, OWNER), JSON.stringify({ host: hostname(), pid: process.pid }))
    return folder
  }

  /** Moves a finished folder to its final name, where it is not listed until `publish`. */
  async settle(folder: string): Promise<string> {
    const final = folder.replace(/\.building-([^/\\]*)$/, '$1')
    await rename(folder, final)
    return final
  }

  /** The moment at which an image becomes READY: the record is on disk under its name. */
  async publish(folder: string, record: ImageRecord): Promise<void> {
    await writeRecord(folder, FIRST_RECORD, record)
    await syncFolder(this.root)
    await rm(join(folder, OWNER), { force: true })
  }

  /**
   * Gives a finished environment another name; a record that it has of this name is replaced.
   *
   * @returns whether the environment was still there
   */
  async addName(folder: string, record: ImageRecord): Promise<boolean> {
    return withLock(this.lockFile, {}, async () => {
      const there = await this.readFolder(folder)
      if (there.length === 0) return false
      const before = there.find((image) => image.record.name === record.name)
      await writeRecord(folder, before?.file ?? `image-${encodeURIComponent(record.name)}.json`, record)
      return true
    })
  }

  /** Environments whose folder begins with this key, the newest first. */
  async findByKey(key: string): Promise<StoredImage[]> {
    const images: StoredImage[] = []
    for (const name of await this.names()) {
      if (name.startsWith(`${key}-`)) images.push(...(await this.readFolder(join(this.root, name))))
    }
    return images.sort((a, b) => (a.record.createdAt > b.record.createdAt ? -1 : 1))
  }

  async list(): Promise<StoredImage[]> {
    const images: StoredImage[] = []
    for (const name of await this.names()) {
      if (!name.startsWith('.')) images.push(...(await this.readFolder(join(this.root, name))))
    }
    return images
  }

  private async readFolder(folder: string): Promise<StoredImage[]> {
    const images: StoredImage[] = []
    for (const file of (await recordFiles(folder)).sort()) {
      const record = await this.read(folder, file)
      if (record !== undefined) images.push({ folder, file, record })
    }
    return images
  }

  private async read(folder: string, file: string): Promise<ImageRecord | undefined> {
    const path = join(folder, file)
    let text: string
    try {
      text = await readFile(path, 'utf8')
    } catch {
      return undefined
    }
    try {
      const record = parseImageRecord(text)
      if (record.runtime !== 'venv') throw new Error(`it is a record of the ${record.runtime} runtime`)
      // The folder may have been moved; where it is now is the truth.
      record.reference = folder
      await stat(join(folder, 'env', 'pyvenv.cfg'))
      return record
    } catch (error) {
      if (!this.damaged.has(path)) {
        this.damaged.add(path)
        const reason = error instanceof Error ? error.message : String(error)
        this.logger.warning(`The image in ${path} is damaged and is left out: ${reason}`)
      }
      return undefined
    }
  }

  /** Takes a name off an environment, and the environment away with its last name. */
  async remove(folder: string, name: string): Promise<void> {
    if (dirname(folder) !== this.root) return
    await withLock(this.lockFile, {}, async () => {
      const image = (await this.readFolder(folder)).find(({ record }) => record.name === name)
      if (image === undefined) return
      // Files, not records: one that this version cannot read is somebody's image as well.
      if ((await recordFiles(folder)).length === 1) {
        await this.discard(folder)
        return
      }
      await rm(join(folder, image.file), { force: true })
      await rm(join(folder, sbomFile(image.file)), { force: true })
      await syncFolder(folder)
    })
  }

  /** Takes a folder out of sight in one step, then deletes it. */
  async discard(folder: string): Promise<void> {
    const doomed = join(this.root, `.trash-${randomBytes(6).toString('hex')}`)
    try {
      await rename(folder, doomed)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
      throw error
    }
    await rm(doomed, { recursive: true, force: true, maxRetries: 3 })
  }

  /** Deletes what builders that are no longer alive left behind. */
  async sweep(): Promise<void> {
    for (const name of await this.names()) {
      const folder = join(this.root, name)
      if (name.startsWith('.trash-')) await rm(folder, { recursive: true, force: true, maxRetries: 3 })
      else if (await isAbandoned(folder)) await this.discard(folder)
    }
  }

  private async names(): Promise<string[]> {
    try {
      return await readdir(this.root)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
      throw error
    }
  }
}

async function isAbandoned(folder: string): Promise<boolean> {
  if ((await recordFiles(folder)).length > 0) return false
  // No record: half built, by somebody living or dead.
  try {
    const owner = JSON.parse(await readFile(join(folder, OWNER), 'utf8')) as { host: string; pid: number }
    return owner.host === hostname() && !isAlive(owner.pid)
  } catch {
    const info = await stat(folder).catch(() => undefined)
    return info !== undefined && Date.now() - info.mtimeMs > OWNERLESS_MILLISECONDS
  }
}

async function recordFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => RECORD_FILE.test(name))
}

/** `image-NAME.json` → `sbom-NAME.cdx.json`. */
function sbomFile(file: string): string {
  return file.replace(/^image(.*)\.json$/, 'sbom$1.cdx.json')
}

/** The bill of materials first: whoever sees a record finds it beside. */
async function writeRecord(folder: string, file: string, record: ImageRecord): Promise<void> {
  await replaceDurably(folder, sbomFile(file), sbomOf(record))
  await replaceDurably(folder, file, record)
}

async function replaceDurably(folder: string, file: string, value: unknown): Promise<void> {
  const temporary = join(folder, `.${file}`)
  await writeDurably(temporary, `${JSON.stringify(value, null, 2)}\n`)
  await rename(temporary, join(folder, file))
  await syncFolder(folder)
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder; its file systems order the rename by themselves.
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
