import type { Database } from '../store/database.ts'
import { digestOf, makeKey } from './api-key.ts'
import type { Role } from './roles.ts'

const NAME = /^[A-Za-z0-9][A-Za-z0-9._@+-]{0,62}$/

export const KEY_NAME_RULE =
  '1 to 63 of the letters a-z, digits and . _ @ + -, beginning with a letter or digit'

/** Names stand in logs and lists as they are. */
export function isKeyName(text: string): boolean {
  return NAME.test(text)
}

/** A key as it may be shown. Times are RFC 3339, UTC. */
export interface KeyItem {
  id: string
  name: string
  role: Role
  createdAt: string
  /** null: never. */
  expiresAt: string | null
  revokedAt: string | null
  /** To the minute. null: not yet. */
  lastUsedAt: string | null
}

export interface StoredKey extends KeyItem {
  digest: Uint8Array
}

const COLUMNS = `id, name, role, created_at AS createdAt, expires_at AS expiresAt, revoked_at AS revokedAt,
  last_used_at AS lastUsedAt`

/** The keys of a state directory. Changes of one process are seen by the next request of every other. */
export class KeyStore {
  readonly #db: Database

  constructor(database: Database) {
    this.#db = database
  }

  /** @returns the key itself, which is stored nowhere. @throws Error for a name that is none. */
  create(given: { name: string; role: Role; expiresAt?: Date }): { item: KeyItem; key: string } {
    if (!isKeyName(given.name)) throw new Error(`not a name for a key: ${KEY_NAME_RULE}`)
    const { id, key } = makeKey()
    const item: KeyItem = {
      id,
      name: given.name,
      role: given.role,
      createdAt: new Date().toISOString(),
      expiresAt: given.expiresAt?.toISOString() ?? null,
      revokedAt: null,
      lastUsedAt: null
    }
    this.#db.run(
      'INSERT INTO api_keys (id, name, role, digest, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
      id,
      item.name,
      item.role,
      digestOf(key),
      item.createdAt,
      item.expiresAt
    )
    return { item, key }
  }

  /** In the order they were made. */
  list(): KeyItem[] {
    return this.#db.all<KeyItem>(`SELECT ${COLUMNS} FROM api_keys ORDER BY created_at, id`)
  }

  find(id: string): StoredKey | undefined {
    return this.#db.get<StoredKey>(`SELECT ${COLUMNS}, digest FROM api_keys WHERE id = ?`, id)
  }

  /** @param which an id, or a name: all keys of that name. @returns those that were revoked by this call. */
  revoke(which: string): KeyItem[] {
    return this.#db.transaction(() => {
      const items = this.#db.all<KeyItem>(
        `SELECT ${COLUMNS} FROM api_keys WHERE (id = ? OR name = ?) AND revoked_at IS NULL ORDER BY created_at, id`,
        which,
        which
      )
      const revokedAt = new Date().toISOString()
      for (const { id } of items)
        this.#db.run('UPDATE api_keys SET revoked_at = ? WHERE id = ?', revokedAt, id)
      return items.map((item) => ({ ...item, revokedAt }))
    })
  }

  hasValid(): boolean {
    return this.list().some((item) => stateOf(item) === 'valid')
  }

  setUsed(id: string, at: Date): void {
    this.#db.run('UPDATE api_keys SET last_used_at = ? WHERE id = ?', at.toISOString(), id)
  }
}

export function stateOf(item: KeyItem, now = new Date()): 'valid' | 'revoked' | 'expired' {
  if (item.revokedAt !== null) return 'revoked'
  return item.expiresAt !== null && Date.parse(item.expiresAt) <= now.getTime() ? 'expired' : 'valid'
}
