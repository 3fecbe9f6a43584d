import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { execFileSync, spawnSync } from './run-sync.ts'

/** Whether certificates can be made here. */
export const hasOpenssl = spawnSync('openssl', ['version']).status === 0

export interface Pair {
  certificate: string
  key: string
}

/** A certificate authority that only a test trusts, made with the openssl command. */
export class TestAuthority {
  readonly #folder: string
  #count = 0

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true })
    this.#folder = folder
    openssl(
      folder,
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-days',
      '2',
      '-subj',
      '/CN=Test authority',
      '-keyout',
      'ca.key',
      '-out',
      'ca.pem'
    )
  }

  /** What a client must trust. */
  get pem(): string {
    return readFileSync(join(this.#folder, 'ca.pem'), 'utf8')
  }

  /** A new certificate for localhost and 127.0.0.1. */
  issue(): Pair {
    const name = `server-${++this.#count}`
    openssl(
      this.#folder,
      'req',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-subj',
      '/CN=localhost',
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.csr`
    )
    writeFileSync(join(this.#folder, 'names'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\n')
    openssl(
      this.#folder,
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca.key',
      '-CAcreateserial',
      '-days',
      '1',
      '-extfile',
      'names',
      '-out',
      `${name}.pem`
    )
    return { certificate: join(this.#folder, `${name}.pem`), key: join(this.#folder, `${name}.key`) }
  }
}

function openssl(cwd: string, ...args: string[]): void {
  execFileSync('openssl', args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] })
}
