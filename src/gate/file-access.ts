/** How the server gets at the files of this machine. The rest of the gate does not know which way it is. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'

import { isUrl } from '../config/remote-path.ts'

/** A file that the configuration names, and where it names it. */
export interface NamedFile {
  /** Absolute, or a URL that only the server reads. */
  path: string
  /** As the user wrote it. */
  given: string
  /** Key of the configuration, for messages. */
  pointer: readonly string[]
}

/** A file that can be registered. */
export interface Registrable {
  /** SHA-256 of the content, or of the URL where only the server can read it. */
  hash: string
  /** Whether what a registration refers to stays as it is, so that an earlier one can be taken. */
  permanent: boolean
  /** The path that the server reads. Called when it is not registered yet; uploads what has to be uploaded. */
  place: () => Promise<string>
}

export interface FileAccess {
  data(file: NamedFile): Promise<Registrable>
  /** @param kept data of the run, which the model must not see. */
  model(file: NamedFile, kept: readonly NamedFile[]): Promise<Registrable>
}

/** For a server on this machine that reads the same paths, which are as permanent as a checkout: not at all. */
export const sharedFiles: FileAccess = {
  data: inPlace,
  model: inPlace
}

async function inPlace({ path }: NamedFile): Promise<Registrable> {
  return { hash: await hashFile(path), permanent: false, place: () => Promise.resolve(path) }
}

/** The same access, for configurations that name places of the server too. */
export function withRemote(files: FileAccess): FileAccess {
  return {
    data: async (file) => remote(file) ?? files.data(file),
    model: async (file, kept) => remote(file) ?? files.model(file, kept)
  }
}

function remote({ path }: NamedFile): Registrable | undefined {
  if (!isUrl(path)) return undefined
  return {
    hash: createHash('sha256').update(path).digest('hex'),
    permanent: true,
    place: () => Promise.resolve(path)
  }
}

export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
