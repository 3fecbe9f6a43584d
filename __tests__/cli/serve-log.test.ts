/** Whatever text reaches the log of a server, an entry is one line and nothing else. */
import blns from 'big-list-of-naughty-strings/blns.json' with { type: 'json' }

import { LOG_FORMATS, serveLog } from '../../src/cli/serve-log.ts'
import type { RequestRecord } from '../../src/service/http/request-record.ts'

const HOSTILE = [
  ...blns,
  'one\ntwo',
  'one\r\u2028\u2029\u0085two',
  '\u001b[31mred\u001b]0;title\u0007',
  '\u009b31m',
  '\u202eright to left',
  '"}\n{"level":"error"}',
  'x'.repeat(1_000_000)
]

const RECORD: RequestRecord = {
  id: 'r',
  method: 'GET',
  route: undefined,
  status: 200,
  seconds: 0.0012,
  keyName: undefined,
  address: '::1',
  bytesIn: 0,
  bytesOut: 1
}

describe.each(LOG_FORMATS)('a log as %s', (format) => {
  function entries(use: (log: ReturnType<typeof serveLog>) => void): string[] {
    let text = ''
    use(serveLog(format, { write: (more) => (text += more) }))
    // eslint-disable-next-line no-control-regex -- what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/)
    expect(text.endsWith('\n')).toBe(true)
    const lines = text.slice(0, -1).split('\n')
    if (format === 'json') for (const one of lines) expect(JSON.parse(one)).toHaveProperty('message')
    return lines
  }

  it('takes any text as one line of data', () => {
    for (const text of HOSTILE) {
      const [line = '', ...more] = entries(({ log }) => log.error(text))
      expect(more).toEqual([])
      expect(line.length).toBeLessThan(20_000)
    }
  })

  it('takes any text in a request as one line of data', () => {
    for (const text of HOSTILE) {
      const record = { ...RECORD, id: text, method: text, route: text, keyName: text, address: text }
      expect(entries(({ onRequest }) => onRequest(record))).toHaveLength(1)
    }
  })

  it('marks a request by how it ended', () => {
    if (format === 'text') return
    const levels = [200, 404, 401, 403, 499, 500, 503].map((status) => {
      const [line = ''] = entries(({ onRequest }) => onRequest({ ...RECORD, status }))
      return (JSON.parse(line) as { level: string }).level
    })
    expect(levels).toEqual(['info', 'info', 'warning', 'warning', 'info', 'error', 'error'])
  })
})
