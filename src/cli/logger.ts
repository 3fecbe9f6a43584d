import type { Logger } from '../logger.ts'
import { line, logLines } from '../report/escape.ts'
import type { Output, ProgressView } from './progress.ts'

/** Plain lines for a terminal or a file; the progress bar steps aside for each. */
export function plainLogger(output: Output, progress: ProgressView, debug = false): Logger {
  let indent = ''
  const print = (text: string): void => {
    progress.clear()
    output.write(`${indent}${text}\n`)
  }
  return {
    debug: (message) => {
      if (debug) print(line(message))
    },
    info: (message) => {
      for (const one of logLines(message)) print(one)
    },
    notice: (message) => {
      print(line(message))
    },
    warning: (message) => {
      print(`warning: ${line(message)}`)
    },
    error: (message) => {
      print(`error: ${line(message)}`)
    },
    group: async (title, body) => {
      print(line(title))
      const outer = indent
      indent += '  '
      try {
        return await body()
      } finally {
        indent = outer
      }
    }
  }
}
