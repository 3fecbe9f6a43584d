import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'

import { checkAnswer } from './contract-check.ts'

export interface CheckingProxy {
  url: string
  /** As the service's `allowedHosts` wants it. */
  host: string
  /** How answers differed from the contract. */
  problems: string[]
  /** `POST /v1/images` and so on, in order. */
  requests: string[]
  /** The service to pass requests to. */
  target: string
  close(): Promise<void>
}

/** Stands between a client that is not ours and the service, and holds every answer against the contract. */
export async function startCheckingProxy(): Promise<CheckingProxy> {
  const server = createServer((incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming
    const onward = request(`${proxy.target}${url}`, { method, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        const text = Buffer.concat(parts)
        const type = answer.headers['content-type'] ?? ''
        proxy.requests.push(`${method} ${url}`)
        try {
          const body: unknown = type.startsWith('application/json')
            ? JSON.parse(text.toString())
            : text.toString()
          checkAnswer({ method, url, status: answer.statusCode ?? 0, type, body })
        } catch (error) {
          proxy.problems.push(String(error))
        }
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers).end(text)
      })
    })
    onward.on('error', (error) => {
      proxy.problems.push(`${method} ${url}: ${error.message}`)
      outgoing.destroy()
    })
    incoming.pipe(onward)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const proxy: CheckingProxy = {
    url: `http://${host}`,
    host,
    problems: [],
    requests: [],
    target: '',
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    }
  }
  return proxy
}
