import * as core from '@actions/core'

import type { Logger } from '../logger.ts'
import { line, logLines } from '../report/escape.ts'

/** Prints to the log of the workflow. Every line is made inert first: it may hold text of users, models or servers. */
export const actionLogger: Logger = {
  debug: (message) => {
    core.debug(line(message))
  },
  info: (message) => {
    for (const one of logLines(message)) core.info(one)
  },
  notice: (message) => {
    core.notice(line(message))
  },
  warning: (message) => {
    core.warning(line(message))
  },
  error: (message) => {
    core.error(line(message))
  },
  group: (title, body) => core.group(line(title), body)
}
