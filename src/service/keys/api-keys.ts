import { timingSafeEqual } from 'node:crypto'

import type { Logger } from '../../logger.ts'
import { messageOf, RpcError } from '../errors.ts'
import { digestOf, idOf } from './api-key.ts'
import { type KeyStore, stateOf, type StoredKey } from './key-store.ts'
import type { Caller } from './roles.ts'

const HASHED = /^sha256:([0-9a-f]{64})$/i

/** No stored key can have this name. */
const FIXED: Caller = { name: '(fixed key)', role: 'admin' }

/** A use is written down at most this often, so that reading does not write. */
const USED_EVERY_MS = 60_000

const ABSENT: Pick<StoredKey, 'digest'> = { digest: new Uint8Array(32) }

/** The keys that open this service: fixed ones, which are administrators' keys, and those of the state directory. */
export class ApiKeys {
  readonly #fixed: readonly Buffer[]
  readonly #store: KeyStore | undefined
  readonly #log: Logger
  readonly #lastUse = new Map<string, number>()

  /**
   * @param fixed each as it is, or `sha256:` and its hexadecimal digest.
   * @param store absent: only the fixed keys are taken.
   */
  constructor(fixed: readonly string[], store: KeyStore | undefined, log: Logger) {
    if (fixed.some((key) => key.trim() === '') || (fixed.length === 0 && store === undefined)) {
      throw new Error('the service needs at least one API key, and no empty one')
    }
    this.#fixed = fixed.map((key) => {
      const hex = HASHED.exec(key)?.[1]
      return hex === undefined ? digestOf(key) : Buffer.from(hex, 'hex')
    })
    this.#store = store
    this.#log = log
  }

  /**
   * Costs the same for every wrong key: one digest, one look-up by the id that the key names, and comparisons of whole
   * digests.
   *
   * @throws RpcError unauthenticated. Only who holds a key is told that it has expired or was revoked.
   */
  check(given: string | string[] | undefined): Caller {
    const key = typeof given === 'string' ? given : ''
    const digest = digestOf(key)
    let isFixed = false
    for (const known of this.#fixed) if (timingSafeEqual(known, digest)) isFixed = true
    const stored = this.#store?.find(idOf(key) ?? '')
    const isStored = timingSafeEqual((stored ?? ABSENT).digest, digest)
    if (isFixed) return FIXED
    if (stored === undefined || !isStored) {
      throw new RpcError('unauthenticated', 'the header rime-api-key is missing or holds no valid key')
    }
    const state = stateOf(stored)
    if (state !== 'valid') {
      throw new RpcError(
        'unauthenticated',
        `the key ${stored.id} of ${stored.name} ${state === 'expired' ? 'has expired' : 'was revoked'}; ask the administrator of this server for a new one`
      )
    }
    this.#noteUse(stored.id)
    return { name: stored.name, role: stored.role }
  }

  #noteUse(id: string): void {
    const now = performance.now()
    if (now - (this.#lastUse.get(id) ?? -Infinity) < USED_EVERY_MS) return
    this.#lastUse.set(id, now)
    try {
      this.#store?.setUsed(id, new Date())
    } catch (error) {
      // A disk that is full must not keep anyone from reading.
      this.#log.warning(`The last use of key ${id} could not be stored: ${messageOf(error)}`)
    }
  }
}
