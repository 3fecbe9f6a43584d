import type { IncomingHttpHeaders } from 'node:http'
import { isIP, isIPv4 } from 'node:net'
import { hostname } from 'node:os'

import { RpcError } from '../errors.ts'

/**
 * Keeps web pages out: a page in a browser on this machine may send requests to loopback, and by rebinding a host name
 * may even read the answers.
 */
export class BrowserGuard {
  readonly #accepts: (host: string) => boolean

  /** @param accepts judges a Host header in lower case. */
  constructor(accepts: (host: string) => boolean) {
    this.#accepts = accepts
  }

  /** @throws RpcError permissionDenied */
  check(headers: IncomingHttpHeaders): void {
    if (headers.origin !== undefined) {
      throw new RpcError('permissionDenied', 'requests from web pages are not accepted')
    }
    if (headers.host === undefined || !this.#accepts(headers.host.toLowerCase())) {
      throw new RpcError(
        'permissionDenied',
        'the Host header does not name this service; its administrator can allow a name with --allowed-host'
      )
    }
  }
}

const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]']

/** Whether only this machine reaches a service on `host`. What is not known to be loopback is not. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))
}

/**
 * Which Host headers name a service on `host` and `port`: its own address, and what `allowed` names, as `name` (with any
 * port or none, as a proxy may have another) or `name:port`. Off loopback also this machine's name, and any IP address:
 * a page can make a name of its own lead here, but not an address.
 */
export function hostRule(
  host: string,
  port: number,
  allowed: readonly string[] = []
): (host: string) => boolean {
  const isOpen = !isLoopback(host)
  const own = [...LOOPBACK_NAMES, hostName(host), ...(isOpen ? [hostname()] : [])]
  const isDefaultPort = port === 80 || port === 443
  const exact = new Set(
    [...own.map((name) => `${name}:${port}`), ...(isDefaultPort ? own : []), ...allowed].map((name) =>
      name.toLowerCase()
    )
  )
  const names = new Set(allowed.map((name) => name.toLowerCase()))
  return (given) => {
    const name = given.replace(/:\d{1,5}$/, '')
    return exact.has(given) || names.has(name) || (isOpen && isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0)
  }
}

/** As it stands in a URL: IPv6 addresses in brackets. */
export function hostName(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
