/** A real registry for one test file, and a proxy in front of it that counts, and breaks what a test wants broken. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTcpServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { silentLogger } from '../../../src/logger.ts'
import { encodeRecord, SHARED_LABELS } from '../../../src/runtime/docker/records.ts'
import { SharedCatalogue } from '../../../src/runtime/registry/catalogue.ts'
import { DiskCache } from '../../../src/runtime/registry/disk-cache.ts'
import { MEDIA_TYPES, RegistryClient, type ClientOptions } from '../../../src/runtime/registry/oci-client.ts'
import { parseRegistry } from '../../../src/runtime/registry/reference.ts'
import type { ImageRecord } from '../../../src/runtime/runtime.ts'
import { spawnSync } from '../../support/run-sync.ts'

/** The registry that Debian packages; `scripts/start-docker.sh` installs it. */
export const registryInstalled = spawnSync('docker-registry', ['--version']).status === 0

export const USER = 'teammate'
export const PASSWORD = 'correct horse'
/** bcrypt of the password; the registry takes no other kind. */
const HTPASSWD = `${USER}:$2b$04$t176/dSkz50z/bAYAQGyQuFMzHak3m580.fPnuXKkzucAvisgLBda`

export interface TestRegistry {
  /** `127.0.0.1:PORT`. */
  host: string
  close: () => Promise<void>
}

export async function startRegistry(options: { login?: boolean } = {}): Promise<TestRegistry> {
  const folder = mkdtempSync(join(tmpdir(), 'rime-registry-'))
  const port = await freePort()
  const data = join(folder, 'data')
  mkdirSync(data)
  const htpasswd = join(folder, 'htpasswd')
  writeFileSync(htpasswd, `${HTPASSWD}\n`)
  const config = {
    version: '0.1',
    log: { level: 'error' },
    storage: { filesystem: { rootdirectory: data }, delete: { enabled: true } },
    http: { addr: `127.0.0.1:${port}` },
    ...(options.login === true ? { auth: { htpasswd: { realm: 'test', path: htpasswd } } } : {})
  }
  const file = join(folder, 'config.json')
  writeFileSync(file, JSON.stringify(config))
  const child: ChildProcess = spawn('docker-registry', ['serve', file], {
    stdio: 'ignore',
    env: { PATH: process.env['PATH'] }
  })
  const exited = new Promise((resolve) => child.once('exit', resolve))
  const host = `127.0.0.1:${port}`
  while (
    child.exitCode === null &&
    (await fetch(`http://${host}/v2/`).catch(() => undefined)) === undefined
  ) {
    await sleep(50)
  }
  return {
    host,
    close: async () => {
      child.kill('SIGKILL')
      await exited
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

async function freePort(): Promise<number> {
  const server = createTcpServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

export interface Proxy {
  host: string
  /** `METHOD PATH` of each request, in order. */
  requests: string[]
  close: () => Promise<void>
}

/**
 * What happens to a request: `undefined` goes through; a status is answered at once; `drop` ends the connection, for an
 * upload after some of its bytes have reached the registry; a promise holds it back until it is kept.
 */
export type Fault = { status: number; headers?: Record<string, string> } | 'drop' | Promise<void> | undefined

export async function startProxy(
  target: string,
  faultOf: (request: IncomingMessage) => Fault = () => undefined
): Promise<Proxy> {
  const requests: string[] = []
  const server = createServer((incoming, answer) => {
    requests.push(`${incoming.method ?? ''} ${incoming.url ?? ''}`)
    const fault = faultOf(incoming)
    if (fault instanceof Promise) {
      void fault.then(() => forward(target, incoming, answer, false))
      return
    }
    if (typeof fault === 'object') {
      incoming.resume()
      const body = JSON.stringify({ errors: [{ code: 'TOOMANYREQUESTS', message: 'slow down' }] })
      answer.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers }).end(body)
      return
    }
    forward(target, incoming, answer, fault === 'drop')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      })
  }
}

function forward(target: string, incoming: IncomingMessage, answer: ServerResponse, drop: boolean): void {
  const [host, port] = target.split(':')
  const call = httpRequest({
    host,
    port,
    method: incoming.method,
    path: incoming.url,
    // With the proxy's own Host the registry sends uploads back through the proxy.
    headers: incoming.headers,
    agent: false
  })
  call.on('response', (result) => {
    answer.writeHead(result.statusCode!, result.headers)
    result.pipe(answer)
  })
  call.on('error', () => answer.destroy())
  if (!drop) {
    incoming.pipe(call)
    return
  }
  incoming.on('data', (chunk: Buffer) => {
    call.write(chunk.subarray(0, 1000))
    setTimeout(() => {
      incoming.socket.destroy()
      call.destroy()
    }, 20)
  })
  incoming.on('end', () => {
    incoming.socket.destroy()
    call.destroy()
  })
}

export function clientOf(host: string, repository: string, options: ClientOptions = {}): RegistryClient {
  return new RegistryClient(parseRegistry(`${host}/${repository}`), {
    credentials: () => Promise.resolve(undefined),
    ...options
  })
}

export function catalogueOf(
  host: string,
  repository: string,
  stateDir: string,
  log = silentLogger
): SharedCatalogue {
  const client = clientOf(host, repository)
  const cache = new DiskCache(stateDir, client.location.name)
  return new SharedCatalogue({ client, cache, machine: 'x86_64', log })
}

export function recordOf(name: string, more: Partial<ImageRecord> = {}): ImageRecord {
  return {
    schema: 2,
    name,
    runtime: 'docker',
    requirements: [{ given: 'six', canonical: 'six' }],
    constraints: [],
    lock: 'six==1.17.0 \\\n    --hash=sha256:4721f391ed90541fddacab5acf947aa0d3dc7d27b2e1e8eda2be8970586c3274',
    requestKey: 'r'.repeat(64),
    contentKey: 'c'.repeat(64),
    pipLibraries: [{ name: 'six', version: '1.17.0' }],
    providedExtras: {},
    directUrls: {},
    systemPackages: [],
    pythonVersion: '3.11.2',
    markerEnvironment: { platform_machine: 'x86_64', python_version: '3.11' },
    platform: 'linux x86_64 glibc 2.36',
    reference: '',
    bytes: 1000,
    createdAt: '2026-11-22T10:00:00.000Z',
    buildSeconds: 1,
    creator: 'test',
    builder: 'test',
    ...more
  }
}

/** Puts an image without layers: to a registry it is as good as any. @returns its digest */
export async function putImage(client: RegistryClient, record: ImageRecord, tag?: string): Promise<string> {
  const labels = {
    [SHARED_LABELS.image]: record.name,
    [SHARED_LABELS.environment]: 'abc123',
    [SHARED_LABELS.record]: encodeRecord(record)
  }
  const config = Buffer.from(
    JSON.stringify({
      architecture: 'amd64',
      os: 'linux',
      config: { Labels: labels },
      rootfs: { type: 'layers', diff_ids: [] }
    })
  )
  const blob = await client.putBlob(config)
  const manifest = {
    schemaVersion: 2,
    mediaType: MEDIA_TYPES.ociManifest,
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', ...blob },
    layers: []
  }
  const { digest } = await client.putManifest(
    tag ?? `image.${record.name}.x86_64`,
    manifest,
    MEDIA_TYPES.ociManifest
  )
  return digest
}
