/**
 * The folder of a model: the model's Python file and what lies beside it. It is registered as one content, and a job
 * runs on a copy of its own.
 */
import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { chmod, copyFile, lstat, mkdir, readdir, realpath, stat, symlink } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'

import { quote, RpcError } from '../errors.ts'
import type { RegisteredFile } from './data-files.ts'
import { hashOf, isInside, openRegular, stampOf } from './data-files.ts'

export interface FolderLimits {
  files: number
  bytes: number
}

export interface RegisteredModel {
  /** The model's Python file: absolute, without symbolic links. */
  path: string
  /** Of the whole folder: names, sizes and contents. */
  sha256: string
  /** Of the stamps of all files: as long as it is the same, the contents need not be read again. */
  stamp: string
}

interface FileEntry {
  kind: 'file'
  /** With forward slashes, from the model's folder. */
  name: string
  source: string
  sizeBytes: number
  executable: boolean
  stamp: string
}

interface LinkEntry {
  kind: 'link'
  name: string
  /** Name of the folder it leads to, which is in the listing too. */
  target: string
}

type Entry = FileEntry | LinkEntry

interface Listing {
  entries: Entry[]
  /** Symbolic links that lead nowhere or out of the folder. */
  leftOut: string[]
}

const LEFT_OUT_FOLDERS = new Set(['__pycache__', 'node_modules'])

/** @param path real path of the model's file, already found to be under a data root. */
export async function registerModel(path: string, limits: FolderLimits): Promise<RegisteredModel> {
  const { handle } = await openRegular(path)
  await handle.close()
  const listing = await listFolder(dirname(path), limits)
  return { path, sha256: await hashFolder(path, listing), stamp: stampFolder(listing) }
}

/**
 * Copies the model's folder to `destination` for one job, without the job's own data files: their labels must not reach
 * the model. A copy, not links: a model that writes beside itself must not change the user's files.
 *
 * @returns sentences on what was left out.
 * @throws RpcError failedPrecondition when the folder is no longer what was registered.
 */
export async function copyModel(
  model: RegisteredModel,
  destination: string,
  data: readonly RegisteredFile[],
  limits: FolderLimits
): Promise<string[]> {
  const folder = dirname(model.path)
  const listing = await listFolder(folder, limits)
  const stamp = stampFolder(listing)
  if (stamp !== model.stamp && (await hashFolder(model.path, listing)) !== model.sha256) throw changed(model)
  const notes = listing.leftOut.map(
    (name) => `${quote(name)} leads out of the model's folder and is left out`
  )
  await mkdir(destination, { recursive: true })
  await chmod(destination, 0o755)
  for (const entry of listing.entries) {
    const target = join(destination, ...entry.name.split('/'))
    if (entry.kind === 'file' && (await isOneOf(data, entry))) {
      notes.push(`${quote(entry.name)} is data of this run and is kept from the model`)
      continue
    }
    await makeFolders(destination, entry.name)
    if (entry.kind === 'link') {
      await symlink(relative(dirname(target), join(destination, ...entry.target.split('/'))), target, 'dir')
    } else {
      await copyFile(entry.source, target, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
      await chmod(target, entry.executable ? 0o755 : 0o644)
    }
  }
  if (stampFolder(await listFolder(folder, limits)) !== stamp) throw changed(model)
  return notes
}

async function listFolder(folder: string, limits: FolderLimits): Promise<Listing> {
  const listing: Listing = { entries: [], leftOut: [] }
  let bytes = 0
  const visit = async (directory: string): Promise<void> => {
    for (const name of (await readdir(directory)).sort()) {
      if (name.startsWith('.')) continue
      const path = join(directory, name)
      const label = relative(folder, path).split(sep).join('/')
      const stats = await lstat(path, { bigint: true })
      if (stats.isDirectory()) {
        if (!LEFT_OUT_FOLDERS.has(name)) await visit(path)
        continue
      }
      if (stats.isSymbolicLink()) {
        const entry = await followLink(folder, path, label)
        if (entry === undefined) listing.leftOut.push(label)
        else listing.entries.push(entry)
      } else if (stats.isFile()) {
        listing.entries.push(fileEntry(label, path, stats))
      }
      const last = listing.entries.at(-1)
      if (last?.name === label && last.kind === 'file') bytes += last.sizeBytes
      if (listing.entries.length > limits.files || bytes > limits.bytes) throw tooLarge(folder, limits)
    }
  }
  await visit(folder)
  return listing
}

function fileEntry(name: string, source: string, stats: Parameters<typeof stampOf>[0]): FileEntry {
  const executable = (stats.mode & 0o100n) !== 0n
  return { kind: 'file', name, source, sizeBytes: Number(stats.size), executable, stamp: stampOf(stats) }
}

/** Undefined when the link leads out of the folder, to something hidden, or nowhere. */
async function followLink(folder: string, path: string, name: string): Promise<Entry | undefined> {
  const real = await realpath(path).catch(() => undefined)
  if (real === undefined || real === folder || !isInside(folder, real)) return undefined
  const way = relative(folder, real).split(sep)
  if (way.some((part) => part.startsWith('.') || LEFT_OUT_FOLDERS.has(part))) return undefined
  const stats = await stat(real, { bigint: true })
  if (stats.isDirectory()) return { kind: 'link', name, target: way.join('/') }
  return stats.isFile() ? fileEntry(name, real, stats) : undefined
}

async function hashFolder(path: string, listing: Listing): Promise<string> {
  const hash = createHash('sha256').update(`${basename(path)}\0`)
  for (const entry of listing.entries) {
    if (entry.kind === 'link') {
      hash.update(`link\0${entry.name}\0${entry.target}\0`)
      continue
    }
    const { handle } = await openRegular(entry.source)
    try {
      hash.update(`file\0${entry.name}\0${await hashOf(handle)}\0`)
    } finally {
      await handle.close()
    }
  }
  return hash.digest('hex')
}

function stampFolder(listing: Listing): string {
  const hash = createHash('sha256')
  for (const entry of listing.entries)
    hash.update(`${entry.name}\0${entry.kind === 'file' ? entry.stamp : entry.target}\0`)
  return hash.digest('hex')
}

/** The same file under another name (a hard link), or a copy of it. */
async function isOneOf(data: readonly RegisteredFile[], entry: FileEntry): Promise<boolean> {
  const alike = data.filter((file) => file.sizeBytes === entry.sizeBytes)
  if (alike.length === 0) return false
  const { handle } = await openRegular(entry.source)
  try {
    const sha256 = await hashOf(handle)
    return alike.some((file) => file.sha256 === sha256)
  } finally {
    await handle.close()
  }
}

async function makeFolders(destination: string, name: string): Promise<void> {
  let folder = destination
  for (const part of name.split('/').slice(0, -1)) {
    folder = join(folder, part)
    await mkdir(folder, { mode: 0o755 }).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    })
  }
}

function tooLarge(folder: string, limits: FolderLimits): RpcError {
  return new RpcError(
    'invalidArgument',
    `the model's folder ${quote(folder)} holds more than ${limits.files} files or ${limits.bytes} bytes. ` +
      'All of it is given to the model. Put the model into a folder of its own.'
  )
}

function changed(model: RegisteredModel): RpcError {
  return new RpcError(
    'failedPrecondition',
    `the model's folder ${quote(dirname(model.path))} has changed since it was registered. Register the model again.`
  )
}
