/** Longest list of packages in a message. */
const NAMED = 3
const NAME = '[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?'
const PROGRESS = /^(TRACE|DEBUG|INFO)\b/
/** A failure that uv tries again is reported over several lines. */
const CONTINUATION = /^\s+Caused by:/
const NEEDED = new RegExp(`^DEBUG Adding (?:direct|transitive) dependency(?: for [^:]+)?: (${NAME})`)
const TRIED = new RegExp(`^DEBUG Searching for a compatible version of (${NAME})`)
const COLLECTED = new RegExp(`^\\s*Collecting (${NAME})`, 'gm')

/**
 * Follows a resolver that says what it is at. It comes to a package when the index has told its versions, so those that
 * it never came to are the ones that it waits for, or the ones behind them.
 */
export class ResolverProgress {
  private readonly lines: string[] = []
  private readonly seen = new Set<string>()
  private readonly waiting = new Set<string>()
  private last: string | undefined
  private inProgress = false

  /** One line of `uv --verbose`. */
  add(line: string): void {
    this.inProgress = PROGRESS.test(line) || (this.inProgress && CONTINUATION.test(line))
    if (!this.inProgress) {
      this.lines.push(line)
      return
    }
    const needed = NEEDED.exec(line)?.[1]
    if (needed !== undefined && !this.seen.has(needed)) this.waiting.add(needed)
    const tried = TRIED.exec(line)?.[1]
    if (tried !== undefined) this.try(tried)
  }

  /** The output of pip, which names a package when it has chosen a version. */
  addPip(output: string): void {
    for (const [, name] of output.matchAll(COLLECTED)) this.try(name!)
  }

  private try(name: string): void {
    this.last = name
    this.seen.add(name)
    this.waiting.delete(name)
  }

  /** The lines that are no progress: warnings, and the error. */
  get rest(): string {
    return this.lines.join('\n')
  }

  /** Where it is, as a sentence: `It tried pandas last and did not come to numpy.` */
  get sentence(): string {
    const names = [...this.waiting]
    const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : ''
    const missing = names.length === 0 ? '' : `did not come to ${names.slice(0, NAMED).join(', ')}${more}`
    if (this.last === undefined) return missing === '' ? '' : `It ${missing}.`
    return `It tried ${this.last} last${missing === '' ? '' : ` and ${missing}`}.`
  }

  /** The package to do something about, where there is one. */
  get suspect(): string | undefined {
    return [...this.waiting][0] ?? this.last
  }
}
