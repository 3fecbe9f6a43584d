/** How `getStatus` looks and waits. */
export interface StatusOptions {
  /** Print the status, and each change of it while waiting. Default: true. */
  verbose?: boolean
  /** Return when the job has ended, however. Default: false. */
  waitUntilFinish?: boolean
  /** Ends the waiting; the job goes on. */
  signal?: AbortSignal
}

/** Where what is printed goes: one line each, without its end. */
export type Print = (line: string) => void

/** Prints each line that differs from the one before. */
export function changes(print: Print): Print {
  let last: string | undefined
  return (line) => {
    if (line !== last) print(line)
    last = line
  }
}
