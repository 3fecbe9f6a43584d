/** `rime-stress-test serve` as a process: what it refuses, how it is reached and what it logs. */
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { hasOpenssl, TestAuthority } from '../support/certificates.ts'
import { runCli } from '../support/command.ts'
import { ServeProcess } from '../support/serve.ts'

const KEY = 'a-key-of-this-test-only'

let folder: string
let started: ServeProcess[]
beforeEach(async () => {
  started = []
  folder = await mkdtemp(join(tmpdir(), 'serve-'))
  await writeFile(join(folder, 'key'), KEY)
})
afterEach(async () => {
  for (const server of started) await server.stop('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

function serve(...args: string[]): ServeProcess {
  const server = new ServeProcess(folder, args)
  started.push(server)
  return server
}

describe('serve is refused', () => {
  it.each([
    [['--host', '0.0.0.0'], '--insecure-http'],
    [['--host', '192.0.2.1'], '--insecure-http'],
    [['--host', '127.0.0.1.example'], '--insecure-http'],
    [['--tls-cert', 'c'], 'belong together'],
    [['--tls-key', 'c'], 'belong together'],
    [['--tls-cert', 'c', '--tls-key', 'k', '--insecure-http'], '--insecure-http'],
    [['--log-format', 'xml'], 'Allowed choices are text, json'],
    [['--port', '8080.5'], '--port']
  ])('with %j', async (args, message) => {
    const { code, stdout, stderr } = await runCli(['serve', '--api-key-file', 'key', ...args], {
      cwd: folder
    })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
  })

  it('off loopback without a key, until there is one', async () => {
    const args = ['--host', '0.0.0.0', '--insecure-http']
    const refused = serve(...args)
    expect(await refused.ended()).toBe(3)
    expect(refused.stdout).toBe('')
    expect(refused.stderr).toMatch(/no API key that is valid.*\n {2}Make one: .*keys create/)

    const keys = ['keys', 'create', '--state-dir', 'state', '--role', 'user', '--name']
    expect((await runCli([...keys, 'gone', '--expires', 'PT1S'], { cwd: folder })).code).toBe(0)
    const { stdout: key } = await runCli([...keys, 'a'], { cwd: folder })
    const server = serve(...args)
    const { port } = new URL(await server.url())
    const answer = await fetch(`http://127.0.0.1:${port}/v1/projects`, {
      headers: { 'rime-api-key': key.trim() }
    })
    expect(answer.status).toBe(200)
    expect(await server.stop()).toBe(0)
  })
})

const withTls = hasOpenssl ? it : it.skip

withTls('reads its certificate again on SIGHUP', async () => {
  const { certificate, key } = new TestAuthority(join(folder, 'ca')).issue()
  const server = serve(
    '--host',
    '0.0.0.0',
    '--api-key-file',
    'key',
    '--tls-cert',
    certificate,
    '--tls-key',
    key
  )
  expect(await server.url()).toMatch(/^https:/)
  server.child.kill('SIGHUP')
  await server.says('stderr', /The certificate \S+ was read\./)
  expect(await server.stop()).toBe(0)
})

it('goes by the names it is given and by addresses, off loopback', async () => {
  const server = serve(
    '--host',
    '0.0.0.0',
    '--insecure-http',
    '--api-key-file',
    'key',
    '--allowed-host',
    'Rime.example'
  )
  const port = Number(new URL(await server.url()).port)
  const status = async (host: string): Promise<string> => {
    const socket = connect(port, '127.0.0.1')
    socket.write(`GET /healthz HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`)
    const [chunk] = (await once(socket, 'data')) as [Buffer]
    socket.destroy()
    return chunk.toString().slice(9, 12)
  }
  for (const host of [
    'rime.example',
    'rime.example:8443',
    `127.0.0.1:${port}`,
    '192.0.2.7',
    '[2001:db8::1]:1'
  ]) {
    expect({ host, status: await status(host) }).toEqual({ host, status: '200' })
  }
  for (const host of [
    'evil.example',
    'rime.example.evil.example',
    'x',
    '',
    'rime.example:port',
    '1.2.3.4.evil.example'
  ]) {
    expect({ host, status: await status(host) }).toEqual({ host, status: '403' })
  }
  expect(await server.stop()).toBe(0)
})

describe('the log', () => {
  /** Asks for things with odd names. @returns all that the server then wrote to its log. */
  async function use(...args: string[]): Promise<string> {
    const server = serve('--api-key-file', 'key', ...args)
    const url = await server.url()
    const send = (path: string, headers: Record<string, string>): Promise<number> =>
      fetch(url + path, { headers }).then(({ status }) => status)
    expect(await send('/v1/images/%1b%5b31m%0a', { 'rime-api-key': KEY, 'x-request-id': 'r-1' })).toBe(404)
    expect(
      await send('/%E2%80%AE%0d%0a?q=%0a', { 'rime-api-key': 'wrong\tkey', 'x-request-id': 'r 2' })
    ).toBe(401)
    expect(await send('/metrics', { 'rime-api-key': '' })).toBe(args.includes('--metrics-open') ? 200 : 401)
    expect(await server.stop()).toBe(0)
    return server.stderr
  }

  it('has one JSON object a line, and no key', async () => {
    const text = await use('--log-format', 'json', '--metrics-open')
    const entries = text
      .trimEnd()
      .split('\n')
      .map((one) => JSON.parse(one) as Record<string, unknown>)
    for (const entry of entries) {
      expect(entry).toMatchObject({ level: expect.stringMatching(/^(info|warning|error)$/) as unknown })
      expect(new Date(entry['time'] as string).toISOString()).toBe(entry['time'])
    }
    const requests = entries.filter((entry) => entry['message'] === 'request')
    expect(requests).toMatchObject([
      {
        level: 'info',
        requestId: 'r-1',
        route: '/v1/images/:name',
        status: 404,
        key: '(fixed key)',
        address: '127.0.0.1'
      },
      { level: 'warning', method: 'GET', route: '(none)', status: 401 },
      { level: 'info', route: '/metrics', status: 200 }
    ])
    expect(Object.keys(requests[0]!)).toEqual(
      expect.arrayContaining(['time', 'method', 'ms', 'bytesIn', 'bytesOut'])
    )
    expect(requests[1]).not.toHaveProperty('key')
    // eslint-disable-next-line no-control-regex -- what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e]/)
    expect(text).not.toContain(KEY)
    expect(text).not.toContain('wrong')
  })

  it('has one line of text for each request', async () => {
    const text = await use()
    expect(text).toMatch(
      /^GET \/v1\/images\/:name 404 [\d.]+ ms key=\(fixed key\) from=127\.0\.0\.1 id=r-1$/m
    )
    expect(text).toMatch(/^GET \(none\) 401 [\d.]+ ms from=127\.0\.0\.1 id=[0-9a-f-]{36}$/m)
    expect(text).not.toContain(KEY)
  })
})
