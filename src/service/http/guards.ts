import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

import { RpcError } from '../errors.ts'

const HASHED = /^sha256:([0-9a-f]{64})$/i

/** The keys that open this service, kept as digests only. */
export class ApiKeys {
  readonly #digests: readonly Buffer[]

  /** @param keys each as it is, or `sha256:` and its hexadecimal digest. */
  constructor(keys: readonly string[]) {
    if (keys.length === 0 || keys.some((key) => key.trim() === '')) {
      throw new Error('the service needs at least one API key, and no empty one')
    }
    this.#digests = keys.map((key) => {
      const hex = HASHED.exec(key)?.[1]
      return hex === undefined ? digestOf(key) : Buffer.from(hex, 'hex')
    })
  }

  /** Compares digests, so that neither the length nor a common beginning shows in the time it takes. */
  check(given: string | string[] | undefined): void {
    const digest = digestOf(typeof given === 'string' ? given : '')
    let isKnown = false
    for (const known of this.#digests) if (timingSafeEqual(known, digest)) isKnown = true
    if (!isKnown)
      throw new RpcError('unauthenticated', 'the header rime-api-key is missing or holds no valid key')
  }
}

/**
 * Keeps web pages out: a page in a browser on this machine may send requests to loopback, and by rebinding a host name
 * may even read the answers.
 */
export class BrowserGuard {
  readonly #hosts: ReadonlySet<string> | undefined

  /** @param hosts accepted Host headers; undefined: all (the service is not on loopback only). */
  constructor(hosts: readonly string[] | undefined) {
    this.#hosts = hosts === undefined ? undefined : new Set(hosts.map((host) => host.toLowerCase()))
  }

  check(headers: IncomingHttpHeaders): void {
    if (headers.origin !== undefined) {
      throw new RpcError('permissionDenied', 'requests from web pages are not accepted')
    }
    const host = headers.host?.toLowerCase()
    if (host === undefined || (this.#hosts !== undefined && !this.#hosts.has(host))) {
      throw new RpcError('permissionDenied', 'the Host header does not name this service')
    }
  }
}

const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]']

/** Host headers to accept by a service on `host` and `port`; undefined: any. */
export function acceptedHosts(
  host: string,
  port: number,
  allowed: readonly string[] | undefined
): string[] | undefined {
  const isLoopback = host === 'localhost' || host === '::1' || host.startsWith('127.')
  if (!isLoopback && allowed === undefined) return undefined
  const own = isLoopback ? [...LOOPBACK_NAMES, hostName(host)] : [hostName(host)]
  const others = (allowed ?? []).flatMap((name) => (/:\d+$/.test(name) ? [name] : [name, `${name}:${port}`]))
  return [...own.map((name) => `${name}:${port}`), ...(port === 80 ? own : []), ...others]
}

/** As it stands in a URL: IPv6 addresses in brackets. */
export function hostName(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}

function digestOf(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}
