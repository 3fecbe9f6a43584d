/** The folder of a model as it is uploaded: its Python file and what lies beside it, as the SDK's `upload_directory`. */
import { createHash } from 'node:crypto'
import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path'

import { detectPointer } from '../pointer.ts'
import { hashFile } from './file-access.ts'

export interface FolderFile {
  /** With forward slashes, from the model's folder. */
  name: string
  path: string
  sizeBytes: number
  sha256: string
}

export interface ModelFolder {
  /** Name of the Python file in it. */
  entry: string
  files: FolderFile[]
  /** Of all names and contents. */
  sha256: string
  sizeBytes: number
  /** Names that were kept out because they are data of the run. */
  leftOut: string[]
}

export interface FolderLimits {
  files: number
  bytes: number
}

/** Something in the folder that must not, or cannot, be uploaded. `message` and `hint` are sentences. */
export class ModelFolderError extends Error {
  override name = 'ModelFolderError'
  readonly code: 'model-pointer' | 'model-link' | 'model-folder'
  readonly hint: string
  constructor(code: ModelFolderError['code'], message: string, hint: string) {
    super(message)
    this.code = code
    this.hint = hint
  }
}

const LEFT_OUT_FOLDERS = new Set(['__pycache__', 'node_modules'])

/**
 * Hidden files and folders, caches of Python and `node_modules` are left out.
 *
 * @param path the model's Python file: absolute, without symbolic links.
 * @param kept absolute paths of data that the model must not see.
 * @throws ModelFolderError on pointers in the place of files, links that lead out, other things than files, and too much.
 */
export async function readModelFolder(
  path: string,
  kept: readonly string[],
  limits: FolderLimits
): Promise<ModelFolder> {
  const root = dirname(path)
  const entry = basename(path)
  if (entry.startsWith('.')) {
    throw new ModelFolderError(
      'model-folder',
      `The model ${quote(entry)} is a hidden file; those are not uploaded.`,
      'Rename it.'
    )
  }
  const listed = await list(root, limits)
  const leftOut: string[] = []
  const files: FolderFile[] = []
  const data = await Promise.all(kept.map(async (file) => ({ path: file, ...(await identityOf(file)) })))
  for (const file of listed) {
    const sha256 = await hashFile(file.path)
    const isData = data.some((one) => one.sizeBytes === file.sizeBytes && one.sha256 === sha256)
    if (isData) leftOut.push(file.name)
    else files.push({ ...file, sha256 })
  }
  const hash = createHash('sha256').update(`${entry}\0`)
  for (const file of files) hash.update(`${file.name}\0${file.sha256}\0`)
  const sizeBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0)
  return { entry, files, sha256: hash.digest('hex'), sizeBytes, leftOut }
}

type Listed = Omit<FolderFile, 'sha256'>

async function list(root: string, limits: FolderLimits): Promise<Listed[]> {
  const files: Listed[] = []
  let bytes = 0
  const visit = async (folder: string): Promise<void> => {
    for (const name of (await readdir(folder)).sort()) {
      if (name.startsWith('.') || LEFT_OUT_FOLDERS.has(name)) continue
      const path = join(folder, name)
      const label = relative(root, path).split(sep).join('/')
      if ((await lstat(path)).isDirectory()) {
        await visit(path)
        continue
      }
      if (name.endsWith('.dvc')) {
        await refuseUnfetched(path, label)
        continue
      }
      const file = { name: label, ...(await fileAt(root, path, label)) }
      bytes += file.sizeBytes
      files.push(file)
      if (files.length > limits.files || bytes > limits.bytes) throw tooMuch(root, limits)
    }
  }
  await visit(root)
  return files
}

/** A file, or the one that a link inside the folder leads to. */
async function fileAt(root: string, path: string, label: string): Promise<Omit<Listed, 'name'>> {
  const real = await realpath(path).catch(() => undefined)
  const inside = real === undefined ? '..' : relative(root, real)
  if (real === undefined || isAbsolute(inside) || inside.split(sep).some((part) => part.startsWith('.'))) {
    throw new ModelFolderError(
      'model-link',
      `${quote(label)} is a link that leads out of the model's folder, to something hidden, or nowhere.`,
      'Put a copy in its place, or move the model into a folder without it.'
    )
  }
  const stats = await stat(real)
  if (!stats.isFile()) {
    throw new ModelFolderError(
      stats.isDirectory() ? 'model-link' : 'model-folder',
      `${quote(label)} is ${stats.isDirectory() ? 'a link to a folder' : 'no regular file'}; only files are uploaded.`,
      'Move the model into a folder without it.'
    )
  }
  const pointer = await detectPointer(real)
  if (pointer !== undefined) {
    const system = pointer.kind === 'git-lfs' ? 'Git LFS' : 'DVC'
    throw new ModelFolderError(
      'model-pointer',
      `${quote(label)} is a ${system} pointer, not the file itself.`,
      pointer.hint
    )
  }
  return { path: real, sizeBytes: stats.size }
}

/** DVC's pointer `x.dvc` lies beside `x` once it has been fetched, and is of no use to the model. */
async function refuseUnfetched(path: string, label: string): Promise<void> {
  const target = path.slice(0, -'.dvc'.length)
  const fetched = await stat(target).then(
    () => true,
    () => false
  )
  const pointer = fetched ? undefined : await detectPointer(target)
  if (pointer === undefined) return
  throw new ModelFolderError(
    'model-pointer',
    `${quote(label.slice(0, -'.dvc'.length))} has not been fetched by DVC.`,
    pointer.hint
  )
}

async function identityOf(path: string): Promise<{ sizeBytes: number; sha256: string }> {
  return { sizeBytes: (await stat(path)).size, sha256: await hashFile(path) }
}

function tooMuch(root: string, limits: FolderLimits): ModelFolderError {
  return new ModelFolderError(
    'model-folder',
    `The model's folder ${quote(basename(root))} holds more than ${limits.files} files or ${limits.bytes / 1024 ** 3} GiB.`,
    'All that lies beside the model is uploaded with it. Put the model into a folder of its own.'
  )
}

function quote(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 199)}…` : text)
}
