import { validateHeaderValue } from 'node:http'
import type { Agent } from 'node:http'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'

import { HttpClient } from '@actions/http-client'

import { describeAnswer, errorBodyOf, jsonOf, redactor } from './answer.ts'
import { ApiError, isPassing, mayHaveActed, TransportError } from './errors.ts'
import { exchange, ExchangeError, type ExchangeLimits, type Incoming, type Outgoing } from './exchange.ts'
import { retryDelay } from './retry.ts'

export interface TransportOptions {
  /** Base URL; a path in it is kept as a prefix. */
  url: string
  apiKey: string
  userAgent: string
  /** Longest time for one call with all its repetitions, in milliseconds. */
  deadlineMs?: number
  limits?: Partial<ExchangeLimits>
  signal?: AbortSignal
}

export type Method = 'GET' | 'POST' | 'DELETE'
export type Query = Record<string, string | number | boolean | readonly string[] | undefined>

export interface CallOptions {
  query?: Query
  /** Sent as JSON; `{}` when absent and the method is not GET. */
  body?: unknown
  /** A POST that does no harm when it is carried out twice, and so may be repeated like a GET. */
  repeatable?: boolean
  /** In place of the client's. */
  signal?: AbortSignal
}

const DEFAULT_DEADLINE_MS = 120_000
const MOST_ATTEMPTS = 7
const DEFAULT_LIMITS: ExchangeLimits = {
  connectMs: 15_000,
  idleMs: 60_000,
  totalMs: 120_000,
  /** A page of results with plots is about a megabyte; more than this is not an answer to any call of ours. */
  answerBytes: 256 * 1024 * 1024
}
/** A large file on a slow line; the idle limit ends what hangs. */
const LONGEST_UPLOAD_MS = 2 * 60 * 60_000

/**
 * JSON over HTTP with the key in a header. The key goes to the configured origin only: a redirect is an error.
 *
 * Proxies come from HTTPS_PROXY, HTTP_PROXY and NO_PROXY, further certificate authorities from NODE_EXTRA_CA_CERTS.
 */
export class Transport {
  readonly #base: URL
  readonly #apiKey: string
  readonly #http: HttpClient
  readonly #userAgent: string
  readonly #deadlineMs: number
  readonly #limits: ExchangeLimits
  readonly #signal: AbortSignal | undefined
  readonly #redact: (text: string) => string
  #clockAheadMs = 0
  #requests = 0

  /** @throws TransportError when the key cannot be sent in a header. */
  constructor(options: TransportOptions) {
    this.#base = new URL(options.url)
    this.#apiKey = checkedKey(options.apiKey)
    this.#userAgent = options.userAgent
    this.#deadlineMs = options.deadlineMs ?? DEFAULT_DEADLINE_MS
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits }
    this.#signal = options.signal
    this.#redact = redactor(options.apiKey)
    // For its agents, which know the proxy variables; requests are made here, with limits that it does not have.
    this.#http = new HttpClient(options.userAgent, [], { keepAlive: true })
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
   * One call. GET, DELETE and a repeatable POST are repeated after lost answers; any other POST only when the server
   * cannot have carried it out.
   *
   * @throws ApiError when the server refuses, TransportError when there is no usable answer in time.
   */
  async call(method: Method, path: string, options: CallOptions = {}): Promise<unknown> {
    const safe = method !== 'POST' || options.repeatable === true
    const request = `${method} ${path}`
    const outgoing: Outgoing = {
      method,
      url: this.#urlOf(path, options.query),
      headers: {
        'rime-api-key': this.#apiKey,
        accept: 'application/json',
        'content-type': 'application/json',
        'user-agent': this.#userAgent
      }
    }
    if (method !== 'GET') {
      outgoing.body = JSON.stringify(options.body ?? {})
      outgoing.headers['content-length'] = String(Buffer.byteLength(outgoing.body))
    }
    const signal = options.signal ?? this.#signal
    return this.#repeat(
      async () => this.#jsonAnswer(request, await this.#exchange(request, outgoing, this.#limits, signal)),
      (error) => safe || !mayHaveActed(error),
      signal
    )
  }

  /**
   * Sends a file to an address that the server has named for it, without the key. Success is 200, as with the SDK.
   *
   * @param url may hold a signature, so no message shows more than its origin.
   * @param open called for each attempt.
   */
  async put(url: string, open: () => Readable | string, sizeBytes: number): Promise<void> {
    const target = this.#uploadTarget(url)
    const request = `PUT ${target.origin}`
    const headers = { 'content-length': String(sizeBytes), 'user-agent': this.#userAgent }
    const limits = { ...this.#limits, totalMs: LONGEST_UPLOAD_MS }
    await this.#repeat(
      async () => {
        const outgoing = { method: 'PUT', url: target, headers, body: open() }
        const answer = await this.#exchange(request, outgoing, limits, this.#signal)
        if (answer.status !== 200) throw this.#refusal(request, answer)
      },
      () => true,
      this.#signal
    )
  }

  /** The server's clock by its last answer, in milliseconds since the epoch; ours until it has answered. */
  serverTime(): number {
    return Date.now() + this.#clockAheadMs
  }

  /** Waits as long as before the given repetition of a call that failed so. @returns false at once when that is past `leftMs`. */
  async pause(
    attempt: number,
    error: unknown,
    leftMs = this.#deadlineMs,
    signal = this.#signal
  ): Promise<boolean> {
    const retryAfter = error instanceof ApiError ? error.retryAfter : undefined
    const delay = retryDelay(attempt, retryAfter, leftMs)
    if (delay === undefined) return false
    await sleep(delay, undefined, signal === undefined ? {} : { signal })
    return true
  }

  async #repeat<T>(
    attemptOnce: () => Promise<T>,
    mayRepeat: (error: unknown) => boolean,
    signal: AbortSignal | undefined
  ): Promise<T> {
    const started = performance.now()
    for (let attempt = 1; ; attempt++) {
      signal?.throwIfAborted()
      try {
        return await attemptOnce()
      } catch (error) {
        if (!isPassing(error) || !mayRepeat(error) || attempt >= MOST_ATTEMPTS) throw error
        const left = this.#deadlineMs - (performance.now() - started)
        if (!(await this.pause(attempt, error, left, signal))) throw error
      }
    }
  }

  async #exchange(
    request: string,
    outgoing: Outgoing,
    limits: ExchangeLimits,
    signal: AbortSignal | undefined
  ): Promise<Incoming> {
    // The name of the class is Agent for every scheme; one through a proxy has the same shape.
    this.#requests++
    const agent: Agent = this.#http.getAgent(outgoing.url.href)
    try {
      return await exchange(outgoing, agent, limits, signal)
    } catch (error) {
      if (!(error instanceof ExchangeError)) throw error
      const { origin } = outgoing.url
      throw new TransportError(request, this.#redact(`no answer from ${origin}: ${error.message}`), {
        fault: error.fault,
        mayHaveActed: error.sent,
        cause: error.cause
      })
    }
  }

  #jsonAnswer(request: string, answer: Incoming): unknown {
    if (answer.status < 200 || answer.status >= 300) throw this.#refusal(request, answer)
    const date = Date.parse(answer.headers.date ?? '')
    if (!Number.isNaN(date)) this.#clockAheadMs = date - Date.now()
    const json = jsonOf(answer)
    if (json === undefined) {
      const what = this.#redact(describeAnswer(answer))
      const said = /json/.test(answer.headers['content-type'] ?? '')
      throw new TransportError(
        request,
        said
          ? `${this.origin} answered ${answer.status} with JSON that is damaged or ends early (${what})`
          : `${this.origin} answered ${answer.status} with something that is not JSON: ${what}`,
        { fault: said ? 'cut-off' : 'not-json' }
      )
    }
    return json
  }

  #refusal(request: string, answer: Incoming): ApiError | TransportError {
    const { status } = answer
    if (status >= 300 && status < 400) {
      // The key must not follow a redirect, so the caller has to name the right address.
      const to = this.#redact(redirectTarget(answer, this.origin))
      return new TransportError(request, `${this.origin} answered ${status}, a redirect${to}`, {
        fault: 'redirect'
      })
    }
    const json = jsonOf(answer)
    const { code, message } = errorBodyOf(json)
    const text = message ?? `${status} ${answer.statusText}`.trim() + described(json, answer)
    return new ApiError(request, status, code, this.#redact(text), answer.headers['retry-after'])
  }

  #urlOf(path: string, query: Query = {}): URL {
    const url = new URL(this.#base)
    url.pathname = url.pathname.replace(/\/$/, '') + path
    for (const [name, value] of Object.entries(query)) {
      if (value === undefined) continue
      for (const one of Array.isArray(value) ? value : [value]) url.searchParams.append(name, String(one))
    }
    return url
  }

  /** Data must not travel in the clear because a server says so: http only where the server itself is spoken to so. */
  #uploadTarget(url: string): URL {
    const target = URL.canParse(url) ? new URL(url) : undefined
    const plain = target?.protocol === 'http:' && this.#base.protocol === 'http:'
    if (target?.protocol === 'https:') return target
    if (plain && target.hostname === this.#base.hostname) return target
    throw new TransportError('PUT', `${this.origin} names an upload address that is no https URL`)
  }
}

function checkedKey(apiKey: string): string {
  try {
    validateHeaderValue('rime-api-key', apiKey)
    return apiKey
  } catch {
    throw new TransportError('connecting', 'the key holds characters that no header may hold', {
      fault: 'key',
      mayHaveActed: false
    })
  }
}

/** Without query and fragment, which may hold a token. */
function redirectTarget(answer: Incoming, base: string): string {
  const { location } = answer.headers
  if (location === undefined || !URL.canParse(location, base)) return ''
  const { origin, pathname } = new URL(location, base)
  return ` to ${`${origin}${pathname}`.slice(0, 200)}`
}

function described(json: unknown, answer: Incoming): string {
  return json === undefined && answer.body.length > 0 ? ` (${describeAnswer(answer)})` : ''
}
