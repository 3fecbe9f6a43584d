import { createReadStream, type Stats } from 'node:fs'
import { lstat, readdir, readlink } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'

const BLOCK = 512

export interface TarEntry {
  path: string
  mode: number
  /** Folders have no content. */
  content?: Uint8Array
}

/** A small ustar archive in memory. Owner is root, time is the epoch: equal content is equal bytes. */
export function tarOf(entries: readonly TarEntry[]): Buffer {
  const parts = entries.flatMap(({ path, mode, content }) =>
    content === undefined
      ? [...headers(path, mode, 0, '5')]
      : [...headers(path, mode, content.length, '0'), content, padding(content.length)]
  )
  return Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)])
}

/**
 * Streams a folder as an archive whose files everybody may read. Files, folders and links that stay inside go in; a pipe or
 * a device would block.
 */
export async function* tarOfFolder(root: string, prefix: string): AsyncGenerator<Uint8Array> {
  for (const header of headers(prefix, 0o755, 0, '5')) yield header
  yield* walk(root, root, prefix)
  yield Buffer.alloc(2 * BLOCK)
}

async function* walk(root: string, folder: string, prefix: string): AsyncGenerator<Uint8Array> {
  for (const name of (await readdir(folder)).sort()) {
    const path = join(folder, name)
    const info = await lstat(path)
    if (info.isDirectory()) {
      for (const header of headers(`${prefix}/${name}`, 0o755, 0, '5')) yield header
      yield* walk(root, path, `${prefix}/${name}`)
    } else if (info.isSymbolicLink()) {
      const target = await readlink(path)
      if (staysInside(root, path, target))
        yield* headers(`${prefix}/${name}`, 0o777, 0, '2', target.replaceAll(sep, '/'))
    } else if (info.isFile()) {
      yield* fileEntry(path, `${prefix}/${name}`, info)
    }
  }
}

function staysInside(root: string, path: string, target: string): boolean {
  const way = relative(root, resolve(dirname(path), target))
  return (
    !isAbsolute(target) &&
    !isAbsolute(way) &&
    way !== '..' &&
    !way.startsWith(`..${sep}`) &&
    target.length <= 100
  )
}

async function* fileEntry(path: string, name: string, info: Stats): AsyncGenerator<Uint8Array> {
  for (const header of headers(name, 0o644, info.size, '0')) yield header
  let sent = 0
  if (info.size > 0) {
    for await (const chunk of createReadStream(path, { end: info.size - 1 }) as AsyncIterable<Buffer>) {
      sent += chunk.length
      yield chunk
    }
  }
  if (sent !== info.size) throw new Error(`${path} changed while it was read`)
  yield padding(info.size)
}

function* headers(path: string, mode: number, size: number, type: string, link = ''): Generator<Buffer> {
  const longName = Buffer.from(path)
  // GNU long name: names past 100 bytes come as an entry of their own.
  if (longName.length > 100) {
    yield header('././@LongLink', 0o644, longName.length + 1, 'L')
    yield Buffer.concat([longName, Buffer.alloc(1), padding(longName.length + 1)])
  }
  yield header(path, mode, size, type, link)
}

function header(path: string, mode: number, size: number, type: string, link = ''): Buffer {
  const block = Buffer.alloc(BLOCK)
  Buffer.from(path).copy(block, 0, 0, 100)
  block.write(octal(mode, 7), 100)
  block.write(octal(0, 7), 108)
  block.write(octal(0, 7), 116)
  if (size < 8 ** 11) {
    block.write(octal(size, 11), 124)
  } else {
    // GNU base-256, for files from 8 GiB.
    block[124] = 0x80
    block.writeBigUInt64BE(BigInt(size), 128)
  }
  block.write(octal(0, 11), 136)
  block.fill(' ', 148, 156)
  block.write(type, 156)
  block.write(link, 157, 100)
  block.write('ustar\0' + '00', 257)
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${octal(sum, 6)}\0 `, 148)
  return block
}

function octal(value: number, width: number): string {
  return value.toString(8).padStart(width, '0')
}

function padding(size: number): Buffer {
  return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK)
}
