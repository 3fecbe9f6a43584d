import { readFileSync, unwatchFile, watchFile } from 'node:fs'
import { createSecureContext, type SecureContextOptions, type Server } from 'node:tls'

import type { Logger } from '../../logger.ts'
import { messageOf } from '../errors.ts'

/** PEM files: the certificate with its chain, and its private key. */
export interface TlsFiles {
  certificate: string
  key: string
}

/** Files are looked at rather than watched: tools that renew certificates replace files, links and whole folders. */
const LOOK_EVERY_MS = 2_000

/** A certificate that is exchanged while the server runs. Connections that are open keep theirs. */
export class Certificate {
  readonly #files: TlsFiles
  readonly #log: Logger
  readonly #onChange = (): void => this.reload()
  #server: Server | undefined
  #options: SecureContextOptions

  /** @throws Error when the files cannot be read or do not belong together. */
  constructor(files: TlsFiles, log: Logger) {
    this.#files = files
    this.#log = log
    this.#options = this.#read()
    for (const file of this.#names()) {
      watchFile(file, { interval: LOOK_EVERY_MS, persistent: false }, this.#onChange)
    }
  }

  get options(): SecureContextOptions {
    return this.#options
  }

  /** From now on `server` gets every new certificate. @returns `server`. */
  follow<S extends Server>(server: S): S {
    this.#server = server
    return server
  }

  /** Reads the files again. What cannot be used leaves the old pair in place: half of a renewal looks like that. */
  reload(): void {
    try {
      this.#options = this.#read()
      this.#server?.setSecureContext(this.#options)
      this.#log.info(`The certificate ${this.#files.certificate} was read.`)
    } catch (error) {
      this.#log.error(`${messageOf(error)} The old ones stay in use.`)
    }
  }

  close(): void {
    for (const file of this.#names()) unwatchFile(file, this.#onChange)
  }

  #names(): string[] {
    return [this.#files.certificate, this.#files.key]
  }

  #read(): SecureContextOptions {
    const { certificate, key } = this.#files
    try {
      const options: SecureContextOptions = {
        cert: readFileSync(certificate),
        key: readFileSync(key),
        minVersion: 'TLSv1.2'
      }
      createSecureContext(options)
      return options
    } catch (error) {
      throw new Error(
        `The certificate ${certificate} and the key ${key} cannot be used: ${messageOf(error)}.`,
        { cause: error }
      )
    }
  }
}
