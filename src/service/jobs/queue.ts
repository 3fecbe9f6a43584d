/** Runs tasks in the order they came, a bounded number at a time. Tasks must not reject. */
export class Queue {
  readonly #limit: number
  readonly #waiting = new Map<string, () => Promise<void>>()
  readonly #running = new Set<string>()
  readonly #onIdle: (() => void)[] = []

  constructor(limit: number) {
    this.#limit = limit
  }

  add(id: string, task: () => Promise<void>): void {
    this.#waiting.set(id, task)
    this.#next()
  }

  has(id: string): boolean {
    return this.#waiting.has(id) || this.#running.has(id)
  }

  /** @returns whether it was waiting; a running task is not touched. */
  remove(id: string): boolean {
    return this.#waiting.delete(id)
  }

  /** Resolves when nothing runs and nothing waits. */
  async idle(): Promise<void> {
    if (this.#running.size + this.#waiting.size > 0) {
      await new Promise<void>((resolve) => this.#onIdle.push(resolve))
    }
  }

  #next(): void {
    for (const [id, task] of this.#waiting) {
      if (this.#running.size >= this.#limit) return
      this.#waiting.delete(id)
      this.#running.add(id)
      void task().finally(() => {
        this.#running.delete(id)
        this.#next()
      })
    }
    if (this.#running.size === 0) for (const resolve of this.#onIdle.splice(0)) resolve()
  }
}
