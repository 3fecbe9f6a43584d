import { ApiError, TransportError } from '../client/errors.ts'

/** Shows a log that comes whole each time, each of its lines once. A log is for people: that it can't be had ends nothing. */
export class LogTail {
  readonly #read: () => Promise<string | undefined>
  readonly #onLine: (line: string) => void
  #shown = ''
  #absent = false

  /** @param read the whole log so far; undefined where the server keeps none. */
  constructor(read: () => Promise<string | undefined>, onLine: (line: string) => void) {
    this.#read = read
    this.#onLine = onLine
  }

  /** Shows the lines that are new. @param ended shows also a last line without its end. */
  async show(ended: boolean): Promise<void> {
    // Most clusters keep no logs; one that had none is asked once more at the end.
    if (this.#absent && !ended) return
    const log = await this.#read().catch((error: unknown) => {
      if (error instanceof ApiError || error instanceof TransportError) return undefined
      throw error
    })
    this.#absent = log === undefined
    if (log === undefined) return
    // A log that does not begin with what was shown was cut at its start by the server; what is left is shown anew.
    const grown = log.startsWith(this.#shown)
    const fresh = grown ? log.slice(this.#shown.length) : log
    const part = fresh.slice(0, ended ? fresh.length : fresh.lastIndexOf('\n') + 1)
    if (part === '') return
    for (const line of part.replace(/\n$/, '').split('\n')) this.#onLine(line)
    this.#shown = grown ? this.#shown + part : part
  }
}
