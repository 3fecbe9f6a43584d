/** Reads and describes what came. Texts of a server are cut, on one line, and free of the key. */
import type { Incoming } from './exchange.ts'

const LONGEST_MESSAGE = 4_000
const LONGEST_GLIMPSE = 80
/** A shorter secret is no key, and its letters are in every word. */
const SHORTEST_SECRET = 6

/** The JSON value of an answer; undefined when it is none, or is called something else. */
export function jsonOf(answer: Incoming): unknown {
  const type = answer.headers['content-type']
  if (type !== undefined && !/^application\/([\w.-]+\+)?json\b/i.test(type.trim())) return undefined
  try {
    return JSON.parse(answer.body.toString('utf8'))
  } catch {
    return undefined
  }
}

/** `text/html, a page titled "Sign in"`: enough to see who answered. */
export function describeAnswer(answer: Incoming): string {
  const type = answer.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  const name = type === undefined || type === '' ? 'no content type' : glimpse(type)
  if (answer.body.length === 0) return `${name}, empty`
  const text = answer.body.subarray(0, 64 * 1024).toString('utf8')
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(text)?.[1]
  if (title !== undefined && title.trim() !== '') return `${name}, a page titled "${glimpse(title)}"`
  return `${name}, which begins "${glimpse(text)}"`
}

/** gRPC code and message of an error body. */
export function errorBodyOf(json: unknown): { code?: number; message?: string } {
  if (typeof json !== 'object' || json === null) return {}
  const { code, message } = json as { code?: unknown; message?: unknown }
  return {
    ...(typeof code === 'number' ? { code } : {}),
    ...(typeof message === 'string' && message.trim() !== ''
      ? { message: message.slice(0, LONGEST_MESSAGE) }
      : {})
  }
}

function glimpse(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters of a foreign text are what is taken out
  const plain = text.replace(/[\u0000-\u0020\u007f-\u009f"]+/g, ' ').trim()
  return plain.length > LONGEST_GLIMPSE ? `${plain.slice(0, LONGEST_GLIMPSE)}…` : plain
}

/** Takes every form of `secret` out of a text that came from elsewhere: servers do repeat keys in their messages. */
export function redactor(secret: string): (text: string) => string {
  if (secret.length < SHORTEST_SECRET) return (text) => text
  const forms = new Set([secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')])
  return (text) => {
    let clean = text
    for (const form of forms) clean = clean.replaceAll(form, '***')
    return clean
  }
}
