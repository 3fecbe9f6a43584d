import { createHash } from 'node:crypto'
import type { InstalledLibrary } from '../runtime.ts'
import { canonicalName } from './requirement-file.ts'

/** Comment and blank lines out, one line feed at the end: equal resolutions are equal texts. */
export function normaliseLock(text: string): string {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !/^\s*#/.test(line))
  return lines.map((line) => line.trimEnd() + '\n').join('')
}

/** SHA-256 of the parts, hexadecimal; parts are length-prefixed so that no two lists collide. */
export function contentHash(...parts: string[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part)
  return hash.digest('hex')
}

/** The pins of a lock. A direct reference has no version in the lock and is left out. */
export function lockedLibraries(lock: string): InstalledLibrary[] {
  return [...lock.matchAll(/^([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;\\]+)/gm)].map(([, name, version]) => ({
    name: canonicalName(name!),
    version: version!
  }))
}

/** The direct references of a lock: canonical name → `URL#sha256=…`. */
export function lockedUrls(lock: string): Map<string, string> {
  const entries = lock.split(/\n(?=\S)/).flatMap((entry): [string, string][] => {
    const reference = /^([A-Za-z0-9][A-Za-z0-9._-]*)\s*@\s*([^\s#]+)/.exec(entry)
    const digest = /sha256[:=]([0-9a-f]{64})/.exec(entry)?.[1]
    if (reference === null || digest === undefined) return []
    return [[canonicalName(reference[1]!), `${reference[2]!}#sha256=${digest}`]]
  })
  return new Map(entries)
}

/** Every entry of an installable lock carries a hash; one without is refused before anything is fetched. */
export function entriesWithoutHash(lock: string): string[] {
  return lock
    .split(/\n(?=\S)/)
    .filter((entry) => entry.trim() !== '' && !entry.includes('--hash=sha'))
    .map((entry) => entry.split(/\s/)[0]!)
}
