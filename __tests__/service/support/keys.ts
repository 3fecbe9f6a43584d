import { KeyStore } from '../../../src/service/keys/key-store.ts'
import type { Role } from '../../../src/service/keys/roles.ts'
import { openDatabase } from '../../../src/service/store/database.ts'

/** The keys of a state directory, over a connection of its own as the command has one. */
export class TestKeys {
  readonly store: KeyStore
  readonly #close: () => void

  constructor(stateDir: string) {
    const database = openDatabase(stateDir)
    this.store = new KeyStore(database)
    this.#close = () => database.close()
  }

  make(name: string, role: Role, expiresAt?: Date): string {
    return this.store.create({ name, role, ...(expiresAt === undefined ? {} : { expiresAt }) }).key
  }

  close(): void {
    this.#close()
  }
}
