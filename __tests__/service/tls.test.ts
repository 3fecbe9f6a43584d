/** TLS with certificates of an authority that only these tests trust. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { connect as connectPlain } from 'node:net'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { json } from 'node:stream/consumers'
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls'

import { type Logger, silentLogger } from '../../src/logger.ts'
import { hasOpenssl, type Pair, TestAuthority } from '../support/certificates.ts'
import { eventually, Harness, KEY } from './support/harness.ts'

if (!hasOpenssl) process.stderr.write('Notice: no openssl here; the TLS tests are skipped.\n')

const describeTls = hasOpenssl ? describe : describe.skip

describeTls('a service with a certificate', () => {
  let harness: Harness
  let authority: TestAuthority
  let first: Pair
  let used: Pair
  const said: string[] = []
  const log: Logger = { ...silentLogger, info: (text) => said.push(text), error: (text) => said.push(text) }

  beforeAll(async () => {
    harness = new Harness()
    authority = new TestAuthority(join(harness.folder, 'ca'))
    first = authority.issue()
    used = { certificate: join(harness.folder, 'tls.pem'), key: join(harness.folder, 'tls.key') }
    put(first)
    await harness.start({ tls: used, log, limits: { headerSeconds: 1 } })
  })
  afterAll(() => harness.close())

  function put(pair: Pair): void {
    copyFileSync(pair.key, used.key)
    copyFileSync(pair.certificate, used.certificate)
  }

  /** A new connection. @returns the serial number that the server shows. */
  async function serial(): Promise<string> {
    const socket = await secure({ ca: authority.pem })
    const { serialNumber } = socket.getPeerX509Certificate() ?? { serialNumber: '' }
    socket.destroy()
    return serialNumber
  }

  async function secure(options: ConnectionOptions): Promise<TLSSocket> {
    const socket = connect({
      host: '127.0.0.1',
      port: harness.service.port,
      servername: 'localhost',
      ...options
    })
    await once(socket, 'secureConnect')
    return socket
  }

  const serialOf = (pair: Pair): string => new X509Certificate(readFileSync(pair.certificate)).serialNumber

  test('answers clients that trust its authority', async () => {
    expect(harness.service.url).toBe(`https://127.0.0.1:${harness.service.port}`)
    const call = request(`${harness.service.url}/v1/rime-info`, {
      ca: authority.pem,
      headers: { 'rime-api-key': KEY }
    }).end()
    const [response] = (await once(call, 'response')) as [{ statusCode: number; resume: () => void }]
    response.resume()
    expect(response.statusCode).toBe(200)
  })

  test('has files uploaded over TLS', async () => {
    const call = request(`${harness.service.url}/v1-beta/datasets/upload-url?fileName=x.csv`, {
      ca: authority.pem,
      headers: { 'rime-api-key': KEY }
    }).end()
    const [response] = (await once(call, 'response')) as [Readable]
    const { uploadUrl } = (await json(response)) as { uploadUrl: string }
    expect(uploadUrl.startsWith(`${harness.service.url}/`)).toBe(true)
  })

  test('is no server for others, for old protocols, or without TLS', async () => {
    await expect(secure({})).rejects.toThrow(/unable to|self.signed|issuer/i)
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const
    await expect(secure({ ca: authority.pem, ...old })).rejects.toThrow(/protocol version/)
    await expect(fetch(`http://127.0.0.1:${harness.service.port}/healthz`)).rejects.toThrow()
  })

  test('does not wait for a handshake that does not come', async () => {
    const socket = connectPlain(harness.service.port, '127.0.0.1')
    let text = ''
    socket.on('error', () => undefined).on('data', (chunk: Buffer) => (text += chunk.toString()))
    await once(socket, 'close')
    expect(text).toBe('')
  })

  test('takes a new certificate when it is told to, and keeps the old one while files do not fit', async () => {
    const second = authority.issue()
    put(second)
    harness.service.reload()
    expect(await serial()).toBe(serialOf(second))

    writeFileSync(used.key, readFileSync(first.key))
    harness.service.reload()
    expect(await serial()).toBe(serialOf(second))
    expect(said.at(-1)).toMatch(/cannot be used: .* The old ones stay in use\./)
    writeFileSync(used.certificate, 'half of a')
    harness.service.reload()
    expect(await serial()).toBe(serialOf(second))
  })

  test('takes a new certificate by itself', async () => {
    const third = authority.issue()
    put(third)
    expect(await eventually(async () => ((await serial()) === serialOf(third) ? true : undefined))).toBe(true)
  })

  test('closes although a handshake is under way', async () => {
    const other = await new Harness().start({ tls: first, limits: { headerSeconds: 60, closeSeconds: 0.2 } })
    const socket = connectPlain(other.service.port, '127.0.0.1').on('error', () => undefined)
    await once(socket, 'connect')
    await Promise.all([once(socket, 'close'), other.close()])
  })

  test('does not start with files that are missing or do not belong together', async () => {
    const second = authority.issue()
    for (const key of [join(harness.folder, 'absent'), second.key]) {
      await expect(harness.start({ tls: { certificate: first.certificate, key } })).rejects.toThrow(
        /The certificate .* cannot be used/
      )
    }
  })
})
