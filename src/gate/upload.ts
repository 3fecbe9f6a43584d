import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { Readable } from 'node:stream'

import type { RimeClient } from '../client/rime-client.ts'
import type { StressTestConfig } from '../config/config.ts'
import type { Logger } from '../logger.ts'
import { ProblemsError } from '../problem.ts'
import { IncompleteRunError } from './errors.ts'
import { type FileAccess, hashFile, type NamedFile, type Registrable } from './file-access.ts'
import { type FolderLimits, type ModelFolder, ModelFolderError, readModelFolder } from './model-folder.ts'

/** One request for each file; a folder of more is a folder that is not the model's own. */
const MODEL_LIMITS: FolderLimits = { files: 2_000, bytes: 10 * 1024 ** 3 }

/** For a server elsewhere: data and models are uploaded as the SDK does it, under names that carry their content's hash. */
export class Uploads implements FileAccess {
  readonly #client: RimeClient
  readonly #locate: StressTestConfig['locate']
  readonly #log: Logger
  readonly #limits: FolderLimits

  /** @param locate where a key of the configuration stands, for problems with what it names. */
  constructor(
    client: RimeClient,
    locate: StressTestConfig['locate'],
    log: Logger,
    limits: FolderLimits = MODEL_LIMITS
  ) {
    this.#client = client
    this.#locate = locate
    this.#log = log
    this.#limits = limits
  }

  async data(file: NamedFile): Promise<Registrable> {
    const hash = await hashFile(file.path)
    return { hash, permanent: true, place: () => this.#uploadData(file, hash) }
  }

  async model(file: NamedFile, kept: readonly NamedFile[]): Promise<Registrable> {
    const local = kept.map(({ path }) => path)
    const folder = await readModelFolder(file.path, local, this.#limits).catch((error: unknown) => {
      if (!(error instanceof ModelFolderError)) throw error
      const { code, message, hint } = error
      throw new ProblemsError([{ code, place: this.#locate(file.pointer), message, hint }])
    })
    return { hash: folder.sha256, permanent: true, place: () => this.#uploadModel(file, folder) }
  }

  async #uploadData(file: NamedFile, hash: string): Promise<string> {
    const { size } = await stat(file.path)
    this.#log.info(`Uploading ${file.given} (${megabytes(size)}).`)
    const upload = await this.#client.createDatasetUpload(uploadName(file.path, hash))
    this.#refuseAbove(upload.uploadLimit, size, file)
    await this.#send(upload.uploadUrl, file.path, size, hash)
    await this.#finish(upload.doneFileUploadUrl)
    return upload.destinationUrl
  }

  async #uploadModel(file: NamedFile, folder: ModelFolder): Promise<string> {
    const count = folder.files.length
    this.#log.info(
      `Uploading the folder of ${file.given} (${count} ${count === 1 ? 'file' : 'files'}, ${megabytes(folder.sizeBytes)}).`
    )
    for (const name of folder.leftOut)
      this.#log.info(`${name} is data of this run and is kept from the model.`)
    const directory = uploadName(dirname(file.path), folder.sha256)
    const upload = await this.#client.createModelUpload(
      directory,
      folder.files.map(({ name }) => name)
    )
    this.#refuseAbove(upload.uploadLimit, folder.sizeBytes, file)
    for (const { name, path, sizeBytes, sha256 } of folder.files) {
      await this.#send(upload.uploadUrls.get(name) ?? '', path, sizeBytes, sha256)
    }
    await this.#finish(upload.doneFileUploadUrl)
    return `${upload.destinationUrl.replace(/\/$/, '')}/${folder.entry}`
  }

  async #send(url: string, path: string, sizeBytes: number, sha256: string): Promise<void> {
    let hash = createHash('sha256')
    const open = (): Readable | string => {
      hash = createHash('sha256')
      return sizeBytes === 0 ? '' : Readable.from(exactly(path, sizeBytes, hash), { objectMode: false })
    }
    await this.#client.uploadFile(url, open, sizeBytes)
    // The name that it is registered under carries the hash, so other content must not be there.
    if (hash.digest('hex') !== sha256) throw changed(path)
  }

  async #finish(doneUrl: string): Promise<void> {
    const note = `Upload complete: ${new Date().toISOString()}`
    await this.#client.uploadFile(doneUrl, () => note, Buffer.byteLength(note))
  }

  #refuseAbove(limit: number, size: number, file: NamedFile): void {
    if (limit === 0 || size <= limit) return
    throw new ProblemsError([
      {
        code: 'data-too-large',
        place: this.#locate(file.pointer),
        message: `${JSON.stringify(file.given.slice(0, 200))} is ${megabytes(size)}; the server takes uploads up to ${megabytes(limit)}.`,
        hint: 'Put it where the cluster can read it and give its URL (s3:, gs:, https:), or ask its administrator to raise the limit.'
      }
    ])
  }
}

/** The first `sizeBytes` of a file; fails when it has fewer, which the server would wait for. */
async function* exactly(path: string, sizeBytes: number, hash: Hash): AsyncGenerator<Buffer> {
  let sent = 0
  for await (const chunk of createReadStream(path, { end: sizeBytes - 1 }) as AsyncIterable<Buffer>) {
    sent += chunk.length
    hash.update(chunk)
    yield chunk
  }
  if (sent !== sizeBytes) throw changed(path)
}

function changed(path: string): IncompleteRunError {
  return new IncompleteRunError('data-changed', `${basename(path)} changed while it was uploaded.`, {
    hint: 'Let no other step write the file while the test is started.'
  })
}

/** `1f0c33aa90b1-train.csv`: never the name of other content, with the ending that says how to read it. */
function uploadName(path: string, hash: string): string {
  const name = basename(path)
    .replace(/[^\w.-]+/g, '_')
    .slice(-80)
  return `${hash.slice(0, 12)}-${name === '' ? 'model' : name}`
}

function megabytes(bytes: number): string {
  return bytes < 100_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
