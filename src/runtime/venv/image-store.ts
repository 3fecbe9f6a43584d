import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import type { ImageRecord } from '../runtime.ts'
import type { Logger } from '../../logger.ts'
import { parseImageRecord } from '../image-build/record.ts'
import { isAlive } from './process-tree.ts'

const RECORD = 'image.json'
const OWNER = 'builder.json'
/** A folder without an owner file is younger than its first write only for a moment. */
const OWNERLESS_MILLISECONDS = 60_000

/**
 * Environments as folders: `ID/env` is the environment, `ID/image.json` its record, written last. A folder without a
 * record is half built: it belongs to a living builder, or is swept away.
 */
export class ImageStore {
  private readonly root: string
  private readonly logger: Logger
  private readonly damaged = new Set<string>()

  constructor(root: string, logger: Logger) {
    this.root = root
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
    const temporary = join(folder, `.${RECORD}`)
    await writeDurably(temporary, `${JSON.stringify(record, null, 2)}\n`)
    await rename(temporary, join(folder, RECORD))
    await syncFolder(folder)
    await syncFolder(this.root)
    await rm(join(folder, OWNER), { force: true })
  }

  async list(): Promise<{ folder: string; record: ImageRecord }[]> {
    const images: { folder: string; record: ImageRecord }[] = []
    for (const name of await this.names()) {
      if (name.startsWith('.')) continue
      const folder = join(this.root, name)
      const record = await this.read(folder)
      if (record !== undefined) images.push({ folder, record })
    }
    return images
  }

  private async read(folder: string): Promise<ImageRecord | undefined> {
    let text: string
    try {
      text = await readFile(join(folder, RECORD), 'utf8')
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
      if (!this.damaged.has(folder)) {
        this.damaged.add(folder)
        const reason = error instanceof Error ? error.message : String(error)
        this.logger.warning(`The image in ${folder} is damaged and is left out: ${reason}`)
      }
      return undefined
    }
  }

  /** Takes an image out of sight in one step, then deletes it. */
  async remove(folder: string): Promise<void> {
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
      if (name.startsWith('.trash-')) await rm(folder, { recursive: true, force: true })
      else if (await isAbandoned(folder)) await this.remove(folder)
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
  try {
    await stat(join(folder, RECORD))
    return false
  } catch {
    // No record: half built, by somebody living or dead.
  }
  try {
    const owner = JSON.parse(await readFile(join(folder, OWNER), 'utf8')) as { host: string; pid: number }
    return owner.host === hostname() && !isAlive(owner.pid)
  } catch {
    const info = await stat(folder).catch(() => undefined)
    return info !== undefined && Date.now() - info.mtimeMs > OWNERLESS_MILLISECONDS
  }
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
