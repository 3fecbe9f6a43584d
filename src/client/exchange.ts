import * as http from 'node:http'
import * as https from 'node:https'
import type { Socket } from 'node:net'
import type { Readable } from 'node:stream'

import type { TransportFault } from './errors.ts'

export interface Outgoing {
  method: string
  url: URL
  headers: Record<string, string>
  /** Absent: no body. A stream needs its `content-length` among the headers. */
  body?: string | Readable
}

export interface Incoming {
  status: number
  statusText: string
  headers: http.IncomingHttpHeaders
  body: Buffer
}

/** In milliseconds and bytes. */
export interface ExchangeLimits {
  /** Until the connection stands: name, proxy, TLS. */
  connectMs: number
  /** Without a byte in either direction. */
  idleMs: number
  totalMs: number
  answerBytes: number
}

/** One request that brought no whole answer. */
export class ExchangeError extends Error {
  override name = 'ExchangeError'
  readonly fault: TransportFault
  /** Whether a byte of the request may have reached the server. */
  readonly sent: boolean
  constructor(fault: TransportFault, message: string, sent: boolean, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.fault = fault
    this.sent = sent
  }
}

/**
 * One request and its whole answer, over a connection of `agent`.
 *
 * Rejects with an ExchangeError, or with the signal's reason; either way the connection is ended, never left waiting.
 */
export function exchange(
  outgoing: Outgoing,
  agent: http.Agent,
  limits: ExchangeLimits,
  signal?: AbortSignal
): Promise<Incoming> {
  return new Promise((resolve, reject) => {
    let connected = false
    let answered = false
    let failure: Error | undefined
    const { request: start } = outgoing.url.protocol === 'https:' ? https : http
    const request = start(outgoing.url, { method: outgoing.method, headers: outgoing.headers, agent })

    const fail = (error: Error): void => {
      failure ??= error
      if (outgoing.body !== undefined && typeof outgoing.body !== 'string') outgoing.body.destroy()
      request.destroy(failure)
      settle()
      reject(failure)
    }
    const late = (fault: TransportFault, what: string): void => {
      fail(new ExchangeError(fault, what, connected))
    }
    const connectTimer = setTimeout(() => {
      late('unreachable', `no connection within ${seconds(limits.connectMs)}`)
    }, limits.connectMs)
    const totalTimer = setTimeout(() => {
      late('timed-out', `no whole answer within ${seconds(limits.totalMs)}`)
    }, limits.totalMs)
    const onAbort = (): void => {
      fail(signal?.reason as Error)
    }
    const settle = (): void => {
      clearTimeout(connectTimer)
      clearTimeout(totalTimer)
      signal?.removeEventListener('abort', onAbort)
    }
    signal?.addEventListener('abort', onAbort, { once: true })

    request.on('socket', (socket) => {
      whenReady(socket, outgoing.url.protocol === 'https:', () => {
        connected = true
        clearTimeout(connectTimer)
        request.setTimeout(limits.idleMs, () => {
          late('timed-out', `nothing came for ${seconds(limits.idleMs)}`)
        })
      })
    })
    request.on('error', (error) => {
      // A server may answer and close while the body is still on its way; then its answer counts.
      if (!answered) fail(faultOf(error, connected))
    })
    request.on('response', (message) => {
      answered = true
      readBody(message, limits.answerBytes).then(
        (body) => {
          settle()
          resolve({
            status: message.statusCode ?? 0,
            statusText: message.statusMessage ?? '',
            headers: message.headers,
            body
          })
        },
        (error: unknown) => {
          fail(error instanceof ExchangeError ? error : faultOf(error as Error, true))
        }
      )
    })
    send(request, outgoing.body, fail)
  })
}

function send(
  request: http.ClientRequest,
  body: string | Readable | undefined,
  fail: (error: Error) => void
): void {
  if (body === undefined || typeof body === 'string') {
    request.end(body)
    return
  }
  // The caller's own error, such as a file that changed, says more than the connection that it ends.
  body.on('error', fail)
  body.pipe(request)
}

function whenReady(socket: Socket, tls: boolean, ready: () => void): void {
  // A socket of the pool stands already. One through a proxy is connected, and its TLS is still to come.
  const { connecting, secureConnecting = false } = socket as Socket & { secureConnecting?: boolean }
  if (connecting || secureConnecting) socket.once(tls ? 'secureConnect' : 'connect', ready)
  else ready()
}

/** Fails on a body that ends early, which Node hands over as if it were whole. */
async function readBody(message: http.IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > most)
      throw new ExchangeError('too-large', `the answer is larger than ${most / 1024 ** 2} MiB`, true)
    chunks.push(chunk)
  }
  if (!message.complete) throw new ExchangeError('cut-off', 'the answer ended early', true)
  return Buffer.concat(chunks)
}

/** OpenSSL's names, https://nodejs.org/api/tls.html#x509-certificate-error-codes, and what Node adds. */
const TLS_CODE =
  /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|CRL_|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH|PATH_LENGTH_|ERR_TLS_|ERR_SSL_|EPROTO)/

function faultOf(error: Error, connected: boolean): ExchangeError {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  const message = error.message === '' ? code : error.message
  const text = code === '' || message.includes(code) ? message : `${message} (${code})`
  if (TLS_CODE.test(code)) return new ExchangeError('certificate', text, false, error)
  if (!connected) return new ExchangeError('unreachable', text, false, error)
  const said = text === 'aborted (ECONNRESET)' ? 'the connection ended in the middle of the answer' : text
  return new ExchangeError('cut-off', said, true, error)
}

function seconds(milliseconds: number): string {
  return `${milliseconds / 1000} s`
}
