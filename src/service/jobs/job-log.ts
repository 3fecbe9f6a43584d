import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'

const KEPT_BYTES = 1024 * 1024

/**
 * A log file that keeps the end of what was written: about a megabyte, whatever comes. It is two files of half the
 * size; when the newer one is full, it takes the place of the older.
 */
export class CappedLog {
  readonly #file: string
  readonly #half: number
  #descriptor: number | undefined
  #written = 0

  constructor(file: string, keptBytes = KEPT_BYTES) {
    this.#file = file
    this.#half = keptBytes / 2
    this.#descriptor = openSync(file, 'a', 0o600)
  }

  /** What comes after `close` is dropped: a worker's last output may be late. */
  write(text: string): void {
    let bytes = Buffer.from(text)
    while (bytes.length > 0 && this.#descriptor !== undefined) {
      const part = bytes.subarray(0, this.#half - this.#written)
      writeSync(this.#descriptor, part)
      this.#written += part.length
      bytes = bytes.subarray(part.length)
      if (this.#written >= this.#half) this.#turn()
    }
  }

  line(text: string): void {
    this.write(`${text.replaceAll(/[\r\n]+$/g, '')}\n`)
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor)
    this.#descriptor = undefined
  }

  #turn(): void {
    this.close()
    rmSync(`${this.#file}.1`, { force: true })
    renameSync(this.#file, `${this.#file}.1`)
    this.#descriptor = openSync(this.#file, 'a', 0o600)
    this.#written = 0
  }
}

/** All that is kept of a log; undefined when there is none. */
export function readLog(file: string): string | undefined {
  const parts = [`${file}.1`, file].filter((part) => existsSync(part)).map((part) => readFileSync(part))
  return parts.length === 0 ? undefined : Buffer.concat(parts).toString()
}

/** The last lines of a log, at most `characters` long. */
export function tailOf(text: string, lines: number, characters: number): string {
  return text.trimEnd().split('\n').slice(-lines).join('\n').slice(-characters)
}
