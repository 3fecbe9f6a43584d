import { quote, RpcError } from '../errors.ts'

const LONGEST_PART_BYTES = 255
const LONGEST_PATH_BYTES = 1_000
const DEEPEST_PATH = 32
// eslint-disable-next-line no-control-regex -- they are what is looked for
const FORBIDDEN = /[\u0000-\u001f\u007f\\:*?"<>|]/
/** Devices to Windows, whatever follows the first dot. */
const DEVICE = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)/i

/**
 * The parts of a relative path that a client gave for a file of an upload. Only names that mean the same on every
 * operating system are taken, so that none can lead out of the upload's folder or onto another file of it.
 *
 * @param what the field it came in, for the message.
 * @throws RpcError invalidArgument
 */
export function uploadNameParts(path: string, what: string): string[] {
  const parts = path.split('/')
  if (Buffer.byteLength(path) > LONGEST_PATH_BYTES || parts.length > DEEPEST_PATH) {
    throw refused(path, what, 'is too long')
  }
  for (const part of parts) {
    const reason = reasonAgainst(part)
    if (reason !== undefined) throw refused(path, what, reason)
  }
  return parts
}

/**
 * The paths of a folder's files, each checked, no two of them the same file and none the folder of another, also where
 * the case of letters does not count.
 */
export function uploadNames(paths: readonly string[], what: string): string[] {
  const files = new Set<string>()
  const folders = new Set<string>()
  for (const path of paths) {
    const parts = uploadNameParts(path, what).map((part) => part.normalize('NFC').toLowerCase())
    const name = parts.join('/')
    if (files.has(name)) throw refused(path, what, 'is given twice')
    files.add(name)
    for (let depth = 1; depth < parts.length; depth++) folders.add(parts.slice(0, depth).join('/'))
  }
  const both = [...files].find((name) => folders.has(name))
  if (both !== undefined) throw refused(both, what, 'is a file and a folder')
  return [...paths]
}

function reasonAgainst(part: string): string | undefined {
  if (part === '') return 'is absolute or has an empty part'
  if (part === '.' || part === '..') return 'must not go through "." or ".."'
  if (FORBIDDEN.test(part))
    return 'holds a character that is not allowed: a control character or one of \\ : * ? " < > |'
  if (/[. ]$/.test(part)) return 'has a part that ends with a dot or a space'
  if (DEVICE.test(part)) return 'names a device of Windows'
  if (Buffer.byteLength(part) > LONGEST_PART_BYTES) return 'is too long'
  if (!part.isWellFormed()) return 'is not valid Unicode'
  return undefined
}

function refused(path: string, what: string, reason: string): RpcError {
  return new RpcError('invalidArgument', `${what} ${quote(path)} ${reason}`)
}
