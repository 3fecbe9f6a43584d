import type { IncomingHttpHeaders } from 'node:http'
import { isIPv4 } from 'node:net'

import { RpcError } from '../errors.ts'

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

/** Whether only this machine reaches a service on `host`. What is not known to be loopback is not. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))
}

/** Host headers to accept by a service on `host` and `port`; undefined: any. */
export function acceptedHosts(
  host: string,
  port: number,
  allowed: readonly string[] | undefined
): string[] | undefined {
  if (!isLoopback(host) && allowed === undefined) return undefined
  const own = isLoopback(host) ? [...LOOPBACK_NAMES, hostName(host)] : [hostName(host)]
  const others = (allowed ?? []).flatMap((name) => (/:\d+$/.test(name) ? [name] : [name, `${name}:${port}`]))
  return [...own.map((name) => `${name}:${port}`), ...(port === 80 ? own : []), ...others]
}

/** As it stands in a URL: IPv6 addresses in brackets. */
export function hostName(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
