import { setTimeout as sleep } from 'node:timers/promises'

import { HttpClient } from '@actions/http-client'
import type { IncomingMessage } from 'node:http'

import { ApiError, TransportError } from './errors.ts'
import { RETRY_STATUSES, retryDelay } from './retry.ts'

export interface TransportOptions {
  /** Base URL; a path in it is kept as a prefix. */
  url: string
  apiKey: string
  userAgent: string
  /** Longest time for one call with all its repetitions, in milliseconds. */
  deadlineMs?: number
  signal?: AbortSignal
}

export type Method = 'GET' | 'POST' | 'DELETE'
export type Query = Record<string, string | number | boolean | readonly string[] | undefined>

const DEFAULT_DEADLINE_MS = 120_000
const ATTEMPT_MS = 60_000
/** A page of results with plots is about a megabyte; more than this is not an answer to any call of ours. */
const LONGEST_BODY_BYTES = 256 * 1024 * 1024
const CONNECTION_REFUSED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])

/** JSON over HTTP with the key in a header. The key goes to the configured origin only: a redirect is an error. */
export class Transport {
  readonly #base: URL
  readonly #apiKey: string
  readonly #http: HttpClient
  readonly #deadlineMs: number
  readonly #signal: AbortSignal | undefined
  #requests = 0

  constructor(options: TransportOptions) {
    this.#base = new URL(options.url)
    this.#apiKey = options.apiKey
    this.#deadlineMs = options.deadlineMs ?? DEFAULT_DEADLINE_MS
    this.#signal = options.signal
    this.#http = new HttpClient(options.userAgent, [], {
      allowRedirects: false,
      allowRetries: false,
      keepAlive: true,
      socketTimeout: ATTEMPT_MS
    })
  }

  /** Scheme, host and port; what messages may show of the address. */
  get origin(): string {
    return this.#base.origin
  }

  /** How many requests were sent so far, repetitions included. */
  get requests(): number {
    return this.#requests
  }

  close(): void {
    this.#http.dispose()
  }

  /**
   * One call. GET and DELETE are repeated after lost answers; POST only when it cannot have reached the server.
   *
   * @throws ApiError when the server refuses, TransportError when there is no usable answer in time.
   */
  async call(
    method: Method,
    path: string,
    query: Query = {},
    body?: unknown,
    signal = this.#signal
  ): Promise<unknown> {
    const request = `${method} ${path}`
    const url = this.#urlOf(path, query)
    const started = performance.now()
    for (let attempt = 1; ; attempt++) {
      signal?.throwIfAborted()
      let retryAfter: string | undefined
      let failure: ApiError | TransportError
      try {
        return await withAbort(this.#attempt(method, request, url, body), signal)
      } catch (error) {
        if (error instanceof ApiError && RETRY_STATUSES.has(error.status)) {
          failure = error
          retryAfter = error.retryAfter
          if (method === 'POST' && error.status === 503) throw error
        } else if (error instanceof TransportError && (method !== 'POST' || neverSent(error))) {
          failure = error
        } else {
          throw error
        }
      }
      const delay = retryDelay(attempt, retryAfter, this.#deadlineMs - (performance.now() - started))
      if (delay === undefined || attempt >= 6) throw failure
      await sleep(delay, undefined, signal === undefined ? {} : { signal })
    }
  }

  #urlOf(path: string, query: Query): string {
    const url = new URL(this.#base)
    url.pathname = url.pathname.replace(/\/$/, '') + path
    for (const [name, value] of Object.entries(query)) {
      if (value === undefined) continue
      for (const one of Array.isArray(value) ? value : [value]) url.searchParams.append(name, String(one))
    }
    return url.href
  }

  async #attempt(method: Method, request: string, url: string, body: unknown): Promise<unknown> {
    const headers = {
      'rime-api-key': this.#apiKey,
      accept: 'application/json',
      'content-type': 'application/json'
    }
    this.#requests++
    const data = method === 'GET' ? '' : JSON.stringify(body ?? {})
    let message: IncomingMessage
    let text: string
    try {
      message = (await this.#http.request(method, url, data, headers)).message
      text = await readBody(message)
    } catch (error) {
      throw new TransportError(request, `no answer from ${this.origin}: ${reasonOf(error)}`, { cause: error })
    }
    const status = message.statusCode ?? 0
    if (status >= 300 && status < 400) {
      // The key must not follow a redirect, so the caller has to name the right address.
      throw new ApiError(
        request,
        status,
        undefined,
        `${this.origin} redirects; give the address it redirects to as server-url`
      )
    }
    const json = parseJson(text)
    if (status < 200 || status >= 300) {
      throw new ApiError(
        request,
        status,
        codeOf(json),
        messageOf(json, message),
        message.headers['retry-after']
      )
    }
    if (json === undefined) {
      throw new TransportError(request, `${this.origin} answered ${status} with something that is not JSON`)
    }
    return json
  }
}

/** Fails on a body that ends early, which `HttpClientResponse.readBody` would wait for or take as whole. */
async function readBody(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > LONGEST_BODY_BYTES) throw new Error('the answer is larger than 256 MiB')
    chunks.push(chunk)
  }
  if (!message.complete) throw new Error('the answer ended early')
  return Buffer.concat(chunks).toString('utf8')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function codeOf(json: unknown): number | undefined {
  return isRecord(json) && typeof json['code'] === 'number' ? json['code'] : undefined
}

function messageOf(json: unknown, message: IncomingMessage): string {
  if (isRecord(json) && typeof json['message'] === 'string' && json['message'] !== '') return json['message']
  return `${message.statusCode ?? 0} ${message.statusMessage ?? ''}`.trim()
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = (error as NodeJS.ErrnoException).code
  return code === undefined || error.message.includes(code) ? error.message : `${error.message} (${code})`
}

function neverSent(error: TransportError): boolean {
  const code = (error.cause as NodeJS.ErrnoException | undefined)?.code
  return code !== undefined && CONNECTION_REFUSED.has(code)
}

/** The HTTP client knows no AbortSignal; the caller stops waiting and the socket ends with `close()`. */
async function withAbort<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work
  let onAbort: (() => void) | undefined
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal.reason as Error)
    signal.addEventListener('abort', onAbort, { once: true })
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    if (onAbort !== undefined) signal.removeEventListener('abort', onAbort)
    work.catch(() => undefined)
  }
}
