import type { Progress } from '../gate/watch.ts'

/** Shows how far a run is: a bar that moves on a terminal, now and then a plain line elsewhere. */
export interface ProgressView {
  update(progress: Progress): void
  /** Takes the bar away so that a line can be printed; the next update draws it again. */
  clear(): void
}

export interface Output {
  write(text: string): void
  isTTY?: boolean
  columns?: number
}

const BAR_WIDTH = 24

export function progressView(output: Output): ProgressView {
  return output.isTTY === true ? new Bar(output) : new Lines(output)
}

class Bar implements ProgressView {
  readonly #output: Output
  #drawn = false

  constructor(output: Output) {
    this.#output = output
  }

  update(progress: Progress): void {
    if (progress.total === 0) return
    const share = progress.done / progress.total
    const full = Math.round(share * BAR_WIDTH)
    const bar = '█'.repeat(full) + '░'.repeat(BAR_WIDTH - full)
    const text = `${bar} ${progress.done}/${progress.total} tests ${progress.running ?? ''}`
    this.#output.write(`\r\u001b[K${text.slice(0, (this.#output.columns ?? 80) - 1)}`)
    this.#drawn = true
  }

  clear(): void {
    if (this.#drawn) this.#output.write('\r\u001b[K')
    this.#drawn = false
  }
}

/** One line each time another tenth is done, so that a log stays short. */
class Lines implements ProgressView {
  readonly #output: Output
  #shownTenths = -1

  constructor(output: Output) {
    this.#output = output
  }

  update(progress: Progress): void {
    if (progress.total === 0) return
    const tenths = Math.floor((10 * progress.done) / progress.total)
    if (tenths === this.#shownTenths) return
    this.#shownTenths = tenths
    this.#output.write(`${progress.done} of ${progress.total} tests done\n`)
  }

  clear(): void {
    // Lines stay.
  }
}
