import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { PRODUCT } from '../../product.ts'
import { redact } from '../image-build/index-settings.ts'
import { RegistryError } from './errors.ts'
import { isLoopback } from './reference.ts'
import { parseRetryAfter } from './retry.ts'

const ATTEMPT_MS = 60_000
const MAXIMUM_REDIRECTS = 5
const MAXIMUM_ERROR_BYTES = 64 * 1024
/** Statuses that a registry gives when it is busy or ill; every call of ours may be repeated. */
const PASSING_STATUSES = new Set([408, 429, 500, 502, 503, 504])
/**
 * Digests are computed from the very bytes that are sent, so a registry that finds another one has mixed up two writes to
 * one tag, as docker-registry does now and then.
 */
const PASSING_CODE = 'DIGEST_INVALID'

export interface Exchange {
  method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE'
  url: URL
  headers?: Record<string, string>
  body?: Uint8Array | string
  /** Follow redirects, as registries use them for blobs; the Authorization header stays at its origin. */
  redirects?: boolean
  /** Longest body that is read. */
  maximumBytes: number
  signal?: AbortSignal | undefined
}

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/**
 * One request and its whole answer, whatever the status.
 *
 * @throws RegistryError (passing) when no whole answer comes, (final) when it is too long or redirects where it must not
 */
export async function exchange(request: Exchange): Promise<Answer> {
  const limit = AbortSignal.timeout(ATTEMPT_MS)
  const signal = request.signal === undefined ? limit : AbortSignal.any([limit, request.signal])
  let url = request.url
  let headers: Record<string, string> = {
    'user-agent': `${PRODUCT.name}/${PRODUCT.version}`,
    ...request.headers
  }
  for (let hop = 0; hop <= MAXIMUM_REDIRECTS; hop++) {
    const answer = await send(request, url, headers, signal)
    const { location } = answer.headers
    if (request.redirects !== true || !isRedirect(answer.status) || location === undefined) return answer
    const next = new URL(location, url)
    if (next.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(next.hostname))) {
      throw new RegistryError(`The registry ${url.host} redirects to an address without encryption.`)
    }
    if (next.origin !== url.origin) {
      headers = { ...headers }
      delete headers['authorization']
    }
    url = next
  }
  throw new RegistryError(`The registry ${request.url.host} redirects without end.`)
}

function isRedirect(status: number): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308
}

async function send(
  request: Exchange,
  url: URL,
  headers: Record<string, string>,
  signal: AbortSignal
): Promise<Answer> {
  try {
    const answer = await open(request, url, headers, signal)
    const status = answer.statusCode ?? 0
    const longest = status < 400 ? request.maximumBytes : MAXIMUM_ERROR_BYTES
    return { status, headers: answer.headers, body: await readBody(answer, longest, url) }
  } catch (error) {
    request.signal?.throwIfAborted()
    if (error instanceof RegistryError) throw error
    const reason = signal.aborted ? `it took longer than ${ATTEMPT_MS / 1000} seconds` : messageOf(error)
    throw new RegistryError(`The registry ${url.host} does not answer: ${reason}`, { passing: true })
  }
}

function open(
  request: Exchange,
  url: URL,
  headers: Record<string, string>,
  signal: AbortSignal
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const call = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
      method: request.method,
      headers: { ...headers, 'content-length': Buffer.byteLength(request.body ?? '') },
      signal
    })
    call.on('response', resolve).on('error', reject)
    call.end(request.body)
  })
}

async function readBody(answer: IncomingMessage, longest: number, url: URL): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > longest) {
      throw new RegistryError(`The registry ${url.host} sent more than ${longest} bytes for ${url.pathname}.`)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function messageOf(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException
  return message || code || String(error)
}

/** The error of an answer that is not a success, with the registry's own words. */
export function refusal(
  what: string,
  url: URL,
  answer: Answer,
  secrets: readonly string[],
  hint?: string
): RegistryError {
  const { status } = answer
  const { code, message } = wordsOf(answer.body)
  const words = [String(status), code, message].filter((part) => part !== undefined && part !== '').join(' ')
  const text = redact(`The registry ${url.host} did not ${what} (${words}).`, secrets)
  const retryAfter = parseRetryAfter(answer.headers['retry-after'])
  return new RegistryError(
    text,
    {
      status,
      passing: PASSING_STATUSES.has(status) || code === PASSING_CODE,
      ...(code === undefined ? {} : { code }),
      ...(retryAfter === undefined ? {} : { retryAfter })
    },
    hint
  )
}

function wordsOf(body: Buffer): { code?: string; message?: string } {
  try {
    const { errors } = JSON.parse(body.toString('utf8')) as {
      errors?: { code?: unknown; message?: unknown }[]
    }
    const [first] = errors ?? []
    return {
      ...(typeof first?.code === 'string' ? { code: first.code.slice(0, 50) } : {}),
      ...(typeof first?.message === 'string'
        ? { message: first.message.replaceAll(/\s+/g, ' ').slice(0, 300) }
        : {})
    }
  } catch {
    return {}
  }
}
