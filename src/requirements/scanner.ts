/** A requirement that cannot be used, with the position of the fault. */
export interface RequirementFault {
  /** Stable, documented in docs/reference/requirements.md. */
  code: string
  /** 1-based column of the text that was parsed. */
  column: number
  message: string
  /** What to write instead. */
  hint?: string
}

/** Ends a parse; never leaves `parseRequirement`. */
export class RequirementSyntaxError extends Error {
  override name = 'RequirementSyntaxError'
  readonly fault: RequirementFault
  constructor(fault: RequirementFault) {
    super(fault.message)
    this.fault = fault
  }
}

/** Reads tokens from left to right; every pattern given to it must be sticky (`/y`). */
export class Scanner {
  readonly text: string
  position = 0

  constructor(text: string) {
    this.text = text
  }

  /** The token at the present position, consumed; undefined leaves the position as it is. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position
    const token = pattern.exec(this.text)?.[0]
    if (token !== undefined) this.position += token.length
    return token
  }

  skipSpace(): boolean {
    return this.take(/[ \t]+/y) !== undefined
  }

  get rest(): string {
    return this.text.slice(this.position)
  }

  get atEnd(): boolean {
    return this.position === this.text.length
  }

  fail(message: string, options: { code?: string; hint?: string; at?: number } = {}): never {
    const fault: RequirementFault = {
      code: options.code ?? 'requirement-syntax',
      column: (options.at ?? this.position) + 1,
      message
    }
    if (options.hint !== undefined) fault.hint = options.hint
    throw new RequirementSyntaxError(fault)
  }
}
