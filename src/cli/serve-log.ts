import type { Logger } from '../logger.ts'
import { line, oneLine } from '../report/escape.ts'
import type { RequestRecord } from '../service/http/request-record.ts'
import { plainLogger } from './logger.ts'
import { type Output, progressView } from './progress.ts'

export const LOG_FORMATS = ['text', 'json'] as const

/** Where a server says what it does. Text from outside is data: one line for each entry, without control characters. */
export interface ServeLog {
  log: Logger
  onRequest: (record: RequestRecord) => void
}

export function serveLog(format: (typeof LOG_FORMATS)[number], output: Output): ServeLog {
  return format === 'json' ? jsonLog(output) : textLog(output)
}

function textLog(output: Output): ServeLog {
  const log = plainLogger(output, progressView(output))
  return {
    log,
    onRequest: (record) => {
      const who = record.keyName === undefined ? '' : ` key=${record.keyName}`
      const { method, route = '(none)', status, address, id } = record
      output.write(
        `${line(`${method} ${route} ${status} ${milliseconds(record)} ms${who} from=${address} id=${id}`)}\n`
      )
    }
  }
}

type Level = 'debug' | 'info' | 'warning' | 'error'

const MOST_CHARACTERS = 8_000

/** One JSON object a line: `time` (RFC 3339, UTC), `level`, `message`, and for a request what is known of it. */
function jsonLog(output: Output): ServeLog {
  const write = (level: Level, message: string, more: Record<string, string | number> = {}): void => {
    const entry = { time: new Date().toISOString(), level, message, ...more }
    const shown = (_key: string, value: unknown): unknown =>
      typeof value === 'string' ? oneLine(value, MOST_CHARACTERS) : value
    output.write(`${JSON.stringify(entry, shown)}\n`)
  }
  const log: Logger = {
    debug: () => undefined,
    info: (message) => write('info', message),
    notice: (message) => write('info', message),
    warning: (message) => write('warning', message),
    error: (message) => write('error', message),
    group: (title, body) => {
      write('info', title)
      return body()
    }
  }
  return {
    log,
    onRequest: (record) =>
      write(levelOf(record), 'request', {
        requestId: record.id,
        method: record.method,
        route: record.route ?? '(none)',
        status: record.status,
        ms: milliseconds(record),
        ...(record.keyName === undefined ? {} : { key: record.keyName }),
        address: record.address,
        bytesIn: record.bytesIn,
        bytesOut: record.bytesOut
      })
  }
}

function levelOf({ status }: RequestRecord): Level {
  if (status >= 500) return 'error'
  return status === 401 || status === 403 ? 'warning' : 'info'
}

function milliseconds({ seconds }: RequestRecord): number {
  return Math.round(seconds * 10_000) / 10
}
