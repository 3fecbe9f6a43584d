import { createHash, randomBytes } from 'node:crypto'

const ID_BYTES = 6
const SECRET_BYTES = 32
const KEY = /^rime_([0-9a-f]{12})_[\w-]{43}$/

export interface NewKey {
  id: string
  /** `rime_`, the id, `_` and 256 random bits. The prefix is there for scanners that look for leaked secrets. */
  key: string
}

export function makeKey(): NewKey {
  const id = randomBytes(ID_BYTES).toString('hex')
  return { id, key: `rime_${id}_${randomBytes(SECRET_BYTES).toString('base64url')}` }
}

/** The id in a key of the form above; undefined for any other text. */
export function idOf(key: string): string | undefined {
  return KEY.exec(key)?.[1]
}

/**
 * What is stored of a key. A slow hash protects secrets that people think up and that can be tried one after the other;
 * there are 2^256 of these, and a slow hash on every request would be a way to stop the server.
 */
export function digestOf(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}
