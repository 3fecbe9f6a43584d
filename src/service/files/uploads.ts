/**
 * Files that clients send to this service. An upload is announced with the names of its files; the answer holds an
 * address for each to be PUT to, which is the permission to do so, and the URL under which the files can be registered
 * once all have come. The two share nothing: who can see a registered dataset cannot write it.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, realpathSync, renameSync } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'

import { quote, RpcError } from '../errors.ts'
import type { Upload, UploadStore } from '../store/uploads.ts'
import { uploadNameParts, uploadNames } from './upload-names.ts'

const SCHEME = 'rime-upload://'
const TOKEN_BYTES = 32
const HOUR_MS = 3_600_000
/** What has not been finished by then is given up. */
const OPEN_MS = 24 * HOUR_MS
/** What nothing is registered from for this long is removed. */
const UNUSED_MS = 7 * 24 * HOUR_MS
const MOST_TEXT_BYTES = 4096

export interface UploadLimits {
  /** Of one upload, all its files together. */
  bytes: number
  files: number
}

export interface StartedUpload {
  /** Permission to send the files. */
  token: string
  /** Paths of the files, in the order of their numbers. */
  files: string[]
  destinationUrl: string
}

/** A file of an upload, to be registered. */
export interface UploadedFile {
  uploadId: string
  path: string
}

export class Uploads {
  readonly limits: UploadLimits
  readonly #store: UploadStore
  readonly #folder: string
  /** Bytes on their way, by upload. */
  readonly #arriving = new Map<string, number>()

  /** @param folder made when it is absent. */
  constructor(store: UploadStore, folder: string, limits: UploadLimits) {
    this.limits = limits
    this.#store = store
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    this.#folder = realpathSync(folder)
  }

  /** @throws RpcError invalidArgument when a name is not allowed. */
  startFile(fileName: string, uploadPath: string | undefined): StartedUpload {
    return this.#start(rootOf(uploadPath, fileName, 'fileName'), [])
  }

  /** @throws RpcError invalidArgument when a name is not allowed or there are too many. */
  startFolder(
    directoryName: string,
    paths: readonly string[],
    uploadPath: string | undefined
  ): StartedUpload {
    if (paths.length === 0) throw new RpcError('invalidArgument', 'relativeFilePaths is empty')
    if (paths.length > this.limits.files) {
      throw new RpcError('invalidArgument', `a folder of more than ${this.limits.files} files is not taken`)
    }
    const files = uploadNames(paths, 'relativeFilePaths')
    return this.#start(rootOf(uploadPath, directoryName, 'directoryName'), files)
  }

  /**
   * Takes one file. It counts when it has come whole and is on disk; sent again, it replaces what was there.
   *
   * @throws RpcError notFound when the upload takes no files or not this one; resourceExhausted when it is too large.
   */
  async receive(token: string, fileNumber: string, body: Readable | undefined): Promise<void> {
    const upload = this.#open(token)
    const number = /^\d{1,6}$/.test(fileNumber) ? Number(fileNumber) : -1
    const target = this.#paths(upload)[number]
    if (target === undefined) throw new RpcError('notFound', 'the upload has no such file')
    const part = join(this.#folder, upload.id, 'parts', randomUUID())
    await mkdir(dirname(part), { recursive: true, mode: 0o700 })
    try {
      const bytes = await this.#write(upload.id, number, body, part)
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      const outcome = this.#store.addFile(upload.id, number, bytes, this.limits.bytes, () => {
        renameSync(part, target)
      })
      if (outcome === 'CLOSED') throw unknownUpload()
      if (outcome === 'FULL') throw this.#tooLarge()
    } finally {
      await rm(part, { force: true })
    }
  }

  /** @throws RpcError failedPrecondition with the files that have not come. */
  async finish(token: string, body: Readable | undefined): Promise<void> {
    const upload = this.#open(token)
    await readAway(body)
    const present = this.#store.present(upload.id)
    const missing = namesOf(upload).filter((_name, number) => !present.has(number))
    if (missing.length > 0) {
      const names = missing.slice(0, 5).map(quote).join(', ')
      const more = missing.length > 5 ? ` and ${missing.length - 5} more` : ''
      throw new RpcError('failedPrecondition', `these files have not come whole: ${names}${more}`)
    }
    if (!this.#store.finish(upload.id)) throw unknownUpload()
  }

  /**
   * @returns undefined when `url` is not the URL of an upload.
   * @throws RpcError invalidArgument when it is one, of no file that has been uploaded.
   */
  locate(url: string): UploadedFile | undefined {
    const parts = partsOf(url)
    if (parts === undefined) return undefined
    const upload = this.#store.get(parts.id)
    if (upload?.status !== 'DONE') {
      throw new RpcError(
        'invalidArgument',
        `the upload ${quote(url)} is unknown, not finished or has expired`
      )
    }
    const path = this.#paths(upload)[namesOf(upload).indexOf(parts.name)]
    if (path === undefined) throw new RpcError('invalidArgument', `${quote(url)} is not a file of its upload`)
    this.#store.touch(upload.id)
    return { uploadId: upload.id, path }
  }

  /** Puts off the end of an upload that is about to be registered, or has just lost its last entry. */
  touch(id: string): boolean {
    return this.#store.touch(id)
  }

  /** URLs of all finished uploads. */
  list(): string[] {
    return this.#store.finished().map((upload) => `${SCHEME}${upload.id}/${upload.root}`)
  }

  /** @throws RpcError notFound; failedPrecondition when something is registered from it. */
  async remove(url: string): Promise<void> {
    const parts = partsOf(url)
    const upload = parts === undefined ? undefined : this.#store.get(parts.id)
    if (upload?.status !== 'DONE' || upload.root !== parts?.name) {
      throw new RpcError('notFound', 'there is no such upload')
    }
    if (!this.#store.beginRemoval(upload.id)) {
      throw new RpcError(
        'failedPrecondition',
        'a dataset, a model or predictions are registered from this upload; delete them first'
      )
    }
    await this.#erase(upload.id)
  }

  /** Removes what was never finished or is registered nowhere, once its time is over. */
  async sweep(now = Date.now()): Promise<void> {
    for (const id of this.#store.expired(new Date(now - OPEN_MS), new Date(now - UNUSED_MS))) {
      if (this.#store.beginRemoval(id)) await this.#erase(id)
    }
  }

  #start(root: string, files: string[]): StartedUpload {
    const id = randomUUID()
    const token = randomBytes(TOKEN_BYTES).toString('base64url')
    this.#store.add(id, token, root, files)
    return {
      token,
      files: files.length === 0 ? [root] : files,
      destinationUrl: `${SCHEME}${id}/${root}`
    }
  }

  #open(token: string): Upload {
    const upload = this.#store.open(token)
    if (upload === undefined) throw unknownUpload()
    return upload
  }

  #paths(upload: Upload): string[] {
    return namesOf(upload).map((name) => join(this.#folder, upload.id, 'files', ...name.split('/')))
  }

  async #write(id: string, number: number, body: Readable | undefined, part: string): Promise<number> {
    const room = this.limits.bytes - this.#store.bytesBeside(id, number)
    let bytes = 0
    const count = (added: number): void => {
      bytes += added
      this.#arriving.set(id, (this.#arriving.get(id) ?? 0) + added)
      if ((this.#arriving.get(id) ?? 0) > room) throw this.#tooLarge()
    }
    const handle = await open(part, 'wx', 0o600)
    try {
      await handle.writeFile(counted(body, count))
      await handle.sync()
      return bytes
    } catch (error) {
      throw asRefusal(error)
    } finally {
      await handle.close()
      const left = (this.#arriving.get(id) ?? 0) - bytes
      if (left > 0) this.#arriving.set(id, left)
      else this.#arriving.delete(id)
    }
  }

  async #erase(id: string): Promise<void> {
    await rm(join(this.#folder, id), { recursive: true, force: true })
    this.#store.removed(id)
  }

  #tooLarge(): RpcError {
    return new RpcError('invalidArgument', `the upload is larger than ${this.limits.bytes} bytes`, 413)
  }
}

function rootOf(uploadPath: string | undefined, name: string, what: string): string {
  if (name.includes('/')) throw new RpcError('invalidArgument', `${what} must be a name without folders`)
  const folder = uploadPath === undefined ? [] : uploadNameParts(uploadPath, 'uploadPath')
  return uploadNameParts([...folder, name].join('/'), what).join('/')
}

/** Of every file, as they stand behind the upload's id in a URL; the place in the list is the file's number. */
function namesOf(upload: Upload): string[] {
  return upload.files.length === 0 ? [upload.root] : upload.files.map((file) => `${upload.root}/${file}`)
}

function partsOf(url: string): { id: string; name: string } | undefined {
  if (!url.startsWith(SCHEME)) return undefined
  const [id = '', name = ''] = url.slice(SCHEME.length).split(/\/(.*)/s)
  return { id, name }
}

/** The connection is left open when the reader stops early, so that the client gets its answer. */
async function* counted(body: Readable | undefined, count: (bytes: number) => void): AsyncGenerator<Buffer> {
  if (body === undefined) return
  for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    count(chunk.length)
    yield chunk
  }
}

async function readAway(body: Readable | undefined): Promise<void> {
  let bytes = 0
  const count = (added: number): void => {
    bytes += added
    if (bytes > MOST_TEXT_BYTES) throw new RpcError('invalidArgument', 'the text is too long', 413)
  }
  try {
    const chunks = counted(body, count)
    while ((await chunks.next()).done !== true) continue
  } catch (error) {
    throw asRefusal(error)
  }
}

/** A body that ends early is the client's fault, a full disk the operator's; both are said. */
function asRefusal(error: unknown): unknown {
  const { code } = error as { code?: string }
  if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE') {
    return new RpcError('invalidArgument', 'the body ended before it was whole')
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new RpcError('resourceExhausted', 'the disk of this service is full')
  }
  return error
}

function unknownUpload(): RpcError {
  return new RpcError('notFound', 'this address takes no upload: it is unknown, finished or has expired')
}
