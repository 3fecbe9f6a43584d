import { BuildError, type ImageRequirement } from '../runtime.ts'

/** What the model worker imports; added to a resolution where the user's own set does not name them. */
const WORKER_LIBRARIES = ['numpy', 'pandas']

const NAME = '[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?'
const HEAD = new RegExp(`^(${NAME})(?:\\s*\\[[A-Za-z0-9._, -]*\\])?\\s*(?:$|[<>=!~;@(])`)
const DIRECT = /^[^;@]+@ https:\/\/[^@\s;#$]+#sha256=[0-9a-f]{64}(?: ?;.*)?$/
const ARCHIVE = /\.(whl|zip|tar|tgz|gz|bz2|xz)$/i

/** PEP 503. */
export function canonicalName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-')
}

/** Canonical name of the library that a serialised requirement is about. */
export function requirementName(canonical: string): string {
  return canonicalName(HEAD.exec(canonical)?.[1] ?? canonical)
}

/**
 * The file that the resolver reads: one serialised requirement per line, and nothing that a requirement file could take as
 * an option, a path, an expansion or a second line. Requirements were parsed before they came here; this is the last door.
 */
export function requirementFile(
  requirements: readonly ImageRequirement[],
  extras: readonly string[]
): string {
  const lines = requirements.map(({ canonical }) => {
    if (!isPlainRequirement(canonical)) {
      throw new BuildError(
        'resolve',
        `The requirement ${JSON.stringify(canonical.slice(0, 200))} cannot be handed to an installer.`,
        'Write a name with version specifiers, for example "xgboost==1.0.2".'
      )
    }
    return canonical
  })
  return [...lines, ...extras, ''].join('\n')
}

export function isPlainRequirement(line: string): boolean {
  const name = HEAD.exec(line)?.[1]
  if (name === undefined || line.length > 2000 || ARCHIVE.test(name)) return false
  if (!/^[\x20-\x7e]+$/.test(line) || /[$\\]/.test(line) || /\s-/.test(line)) return false
  if (line.includes('@') || line.includes('#')) return DIRECT.test(line)
  return true
}

/** The worker's libraries that the user's set does not name. */
export function workerExtras(requirements: readonly ImageRequirement[]): string[] {
  const named = new Set(requirements.map(({ canonical }) => requirementName(canonical)))
  return WORKER_LIBRARIES.filter((name) => !named.has(name))
}
