/**
 * Files that the user's texts name. A pull request may hold such texts, so nothing outside the workspace is opened,
 * whatever a path or a symbolic link says.
 */
import { constants } from 'node:fs'
import { type FileHandle, open, readlink, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'

export type WorkspaceFileFault = 'missing' | 'outside' | 'url' | 'not-a-file' | 'too-large' | 'unreadable'

/** A file that can't be used; `message` and `hint` are sentences, to be put behind the place that named it. */
export class WorkspaceFileError extends Error {
  override name = 'WorkspaceFileError'
  readonly fault: WorkspaceFileFault
  readonly hint: string | undefined
  constructor(fault: WorkspaceFileFault, message: string, hint?: string) {
    super(message)
    this.fault = fault
    this.hint = hint
  }
}

/**
 * Absolute path, free of symbolic links, of a regular file inside one of `roots`.
 *
 * @param path absolute, or relative to `base`.
 * @throws WorkspaceFileError
 */
export async function findWorkspaceFile(
  roots: readonly string[],
  path: string,
  base: string
): Promise<string> {
  const file = await openInside(roots, path, base)
  await file.handle.close()
  return file.path
}

/** Content of a regular file inside one of `roots`. @throws WorkspaceFileError also when it has more than `maxBytes`. */
export async function readWorkspaceFile(
  roots: readonly string[],
  path: string,
  options: { maxBytes: number; base: string }
): Promise<{ path: string; content: Buffer }> {
  const file = await openInside(roots, path, options.base)
  try {
    const content = Buffer.alloc(options.maxBytes + 1)
    let length = 0
    // A file may grow while it is read, so the cap holds for what is read and not for what `stat` says.
    for (;;) {
      const { bytesRead } = await file.handle.read(content, length, content.length - length, length)
      length += bytesRead
      if (length > options.maxBytes) {
        throw new WorkspaceFileError('too-large', `${quote(path)} has more than ${options.maxBytes} bytes.`)
      }
      if (bytesRead === 0) return { path: file.path, content: content.subarray(0, length) }
    }
  } catch (error) {
    throw asFault(error, path)
  } finally {
    await file.handle.close()
  }
}

/** The path relative to `root` with `/`, as annotations and messages show it. */
export function displayPath(root: string, path: string): string {
  const inside = relative(root, path)
  return isEscape(inside) ? path : inside.split(sep).join('/')
}

async function openInside(
  roots: readonly string[],
  path: string,
  base: string
): Promise<{ path: string; handle: FileHandle }> {
  checkText(path)
  let handle: FileHandle | undefined
  try {
    const realRoots = await Promise.all(roots.map((root) => realpath(root)))
    const real = await realpath(resolve(base, path))
    refuseOutside(realRoots, real, path)
    // O_NONBLOCK: opening a named pipe must not wait for a writer.
    // Neither flag exists on Windows, where undefined counts as 0 here.
    handle = await open(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    const status = await handle.stat()
    if (!status.isFile()) throw notAFile(path)
    // A link on the way may have been swapped since: what counts is what was opened.
    const opened = await pathOfHandle(handle, real)
    refuseOutside(realRoots, opened, path)
    const now = await stat(opened)
    if (now.ino !== status.ino || now.dev !== status.dev) {
      throw new WorkspaceFileError('unreadable', `${quote(path)} changed while it was opened.`)
    }
    return { path: opened, handle }
  } catch (error) {
    await handle?.close()
    throw asFault(error, path)
  }
}

async function pathOfHandle(handle: FileHandle, expected: string): Promise<string> {
  return process.platform === 'linux' ? readlink(join('/proc/self/fd', `${handle.fd}`)) : realpath(expected)
}

function checkText(path: string): void {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) {
    throw new WorkspaceFileError(
      'url',
      `${quote(path)} is a URL; only files of the workspace can be read.`,
      'Download the file in an earlier step and give its path.'
    )
  }
  if (path.startsWith('~')) {
    throw new WorkspaceFileError(
      'outside',
      `${quote(path)} is not a path of the workspace.`,
      'Give a relative path.'
    )
  }
  if (path.trim() === '' || path.includes('\0')) throw notAFile(path)
}

function refuseOutside(realRoots: readonly string[], real: string, path: string): void {
  if (realRoots.some((root) => !isEscape(relative(root, real)))) return
  throw new WorkspaceFileError(
    'outside',
    `${quote(path)} leads outside the workspace.`,
    'Only files of the workspace are read. Copy the file there and give a relative path.'
  )
}

/** Judges the result of `relative`: `..`, `../x`, or another drive on Windows. */
function isEscape(inside: string): boolean {
  return inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)
}

function notAFile(path: string): WorkspaceFileError {
  return new WorkspaceFileError('not-a-file', `${quote(path)} is not a regular file.`)
}

function asFault(error: unknown, path: string): Error {
  if (error instanceof WorkspaceFileError) return error
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new WorkspaceFileError('missing', `${quote(path)} does not exist.`)
  if (code === 'EISDIR' || code === 'ENXIO' || code === 'ELOOP') return notAFile(path)
  return new WorkspaceFileError('unreadable', `${quote(path)} cannot be read (${code ?? 'unknown error'}).`)
}

function quote(path: string): string {
  return JSON.stringify(path.length > 200 ? `${path.slice(0, 199)}…` : path)
}
