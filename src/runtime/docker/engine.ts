import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { promisify } from 'node:util'
import { TextCollector, type CommandResult } from '../image-build/command.ts'
import { OutputDemultiplexer } from './output-stream.ts'

/** An answer of the engine that is not a success. */
export class EngineError extends Error {
  override name = 'EngineError'
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

export interface CallOptions {
  query?: Record<string, string>
  body?: unknown
  /** Sent as it is, for example a tar archive. */
  bytes?: AsyncIterable<Uint8Array> | Uint8Array
  headers?: Record<string, string>
  signal?: AbortSignal
  /** Silence after which the engine counts as hung, in seconds. */
  idleSeconds?: number
  /** Longest answer that is read. */
  maximumBytes?: number
}

export interface EngineInfo {
  OSType: string
  OperatingSystem: string
  Architecture: string
  SecurityOptions: string[] | null
  CgroupVersion?: string
  MemoryLimit?: boolean
  PidsLimit?: boolean
}

const IDLE_SECONDS = 60
const MAXIMUM_ANSWER = 64 * 1024 * 1024

/**
 * The Docker Engine API over its socket. The few calls that are needed are plain HTTP, so there is no client library
 * and no command line between this process and the engine.
 */
export class DockerEngine {
  readonly endpoint: string
  private readonly base: RequestOptions
  private readonly secure: boolean
  /** Whether the engine runs on this machine, behind a socket in its file system. */
  readonly local: boolean

  constructor(endpoint: string, env: NodeJS.ProcessEnv = process.env) {
    this.endpoint = endpoint
    const url = new URL(endpoint)
    this.local = url.protocol === 'unix:' || url.protocol === 'npipe:'
    this.secure =
      url.protocol === 'https:' || (url.protocol === 'tcp:' && (env['DOCKER_TLS_VERIFY'] ?? '') !== '')
    if (url.protocol === 'unix:') this.base = { socketPath: decodeURIComponent(url.pathname) }
    else if (url.protocol === 'npipe:') this.base = { socketPath: url.pathname.replaceAll('/', '\\') }
    else if (url.protocol === 'tcp:' || url.protocol === 'http:' || url.protocol === 'https:') {
      this.base = {
        host: url.hostname,
        port: url.port === '' ? (this.secure ? 2376 : 2375) : Number(url.port)
      }
      if (this.secure) Object.assign(this.base, certificates(env))
    } else
      throw new Error(
        `Docker at ${url.protocol}// cannot be reached; use a unix or tcp address in DOCKER_HOST`
      )
  }

  async ping(seconds: number): Promise<void> {
    await this.text('GET', '/_ping', { signal: AbortSignal.timeout(seconds * 1000) })
  }

  info(): Promise<EngineInfo> {
    return this.json('GET', '/info')
  }

  /** API version as a pair that can be compared, for example [1, 45]. */
  async apiVersion(): Promise<[number, number]> {
    const { ApiVersion: version } = await this.json<{ ApiVersion: string }>('GET', '/version')
    const [major, minor] = version.split('.').map(Number)
    return [major!, minor!]
  }

  async json<T>(method: string, path: string, options: CallOptions = {}): Promise<T> {
    const text = await this.text(method, path, options)
    return (text === '' ? undefined : JSON.parse(text)) as T
  }

  async text(method: string, path: string, options: CallOptions = {}): Promise<string> {
    const answer = await this.open(method, path, options)
    return readText(answer, options.maximumBytes)
  }

  /** Like `json`, but `undefined` when the engine does not have it. */
  async find<T>(path: string, options: CallOptions = {}): Promise<T | undefined> {
    try {
      return await this.json<T>('GET', path, options)
    } catch (error) {
      if (error instanceof EngineError && error.status === 404) return undefined
      throw error
    }
  }

  /** Deletes; silent when it is gone or already going. */
  async remove(path: string, query: Record<string, string> = {}): Promise<void> {
    try {
      await this.text('DELETE', path, { query })
    } catch (error) {
      if (!(error instanceof EngineError && (error.status === 404 || error.status === 409))) throw error
    }
  }

  /** Sends a request and resolves with the answer's head; rejects for any status from 400. */
  async open(method: string, path: string, options: CallOptions = {}): Promise<IncomingMessage> {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const call = this.call(method, path, options)
      call.on('response', resolve).on('error', (error) => reject(abortReason(options) ?? error))
      send(call, options).catch((error: unknown) => call.destroy(error as Error))
    })
    if (answer.statusCode! < 400) return answer
    throw new EngineError(answer.statusCode!, await errorText(answer))
  }

  /** Sends a request that turns the connection into a two-way byte stream. */
  async hijack(path: string, options: CallOptions = {}): Promise<Duplex> {
    const headers = { Connection: 'Upgrade', Upgrade: 'tcp' }
    return new Promise<Duplex>((resolve, reject) => {
      const call = this.call('POST', path, { ...options, headers, idleSeconds: 0 })
      call.on('upgrade', (_answer, socket, head: Buffer) => {
        socket.unshift(head)
        resolve(socket)
      })
      call.on('response', (answer: IncomingMessage) => {
        errorText(answer).then((text) => reject(new EngineError(answer.statusCode!, text)), reject)
      })
      call.on('error', (error) => reject(abortReason(options) ?? error))
      send(call, options).catch(reject)
    })
  }

  /**
   * Runs a command in a running container. The variables are not shown by `docker inspect`, unlike those of a container.
   * Past `seconds` the result says `timedOut`; the command ends with its container, which is the caller's to remove.
   */
  async exec(
    container: string,
    argv: readonly string[],
    options: {
      env?: Record<string, string>
      seconds: number
      signal: AbortSignal
      onLine?: (line: string) => void
    }
  ): Promise<CommandResult> {
    const { Id: id } = await this.json<{ Id: string }>('POST', `/containers/${container}/exec`, {
      body: {
        Cmd: argv,
        Env: Object.entries(options.env ?? {}).map(([key, value]) => `${key}=${value}`),
        AttachStdout: true,
        AttachStderr: true
      },
      signal: options.signal
    })
    const stream = await this.hijack(`/exec/${id}/start`, {
      body: { Detach: false, Tty: false },
      signal: options.signal
    })
    const stdout = new TextCollector()
    const stderr = new TextCollector(options.onLine)
    const demultiplexer = new OutputDemultiplexer(
      (chunk) => stdout.add(chunk),
      (chunk) => stderr.add(chunk)
    )
    const limit = AbortSignal.timeout(options.seconds * 1000)
    const end = AbortSignal.any([limit, options.signal])
    const abort = () => stream.destroy()
    end.addEventListener('abort', abort, { once: true })
    await demultiplexer.drain(stream)
    end.removeEventListener('abort', abort)
    options.signal.throwIfAborted()
    const timedOut = limit.aborted
    const { ExitCode: code } = await this.json<{ ExitCode: number | null }>('GET', `/exec/${id}/json`)
    return { code: timedOut ? null : code, stdout: stdout.end(), stderr: stderr.end(), timedOut }
  }

  private call(method: string, path: string, options: CallOptions) {
    const query = new URLSearchParams(options.query).toString()
    const call = (this.secure ? httpsRequest : httpRequest)({
      ...this.base,
      method,
      path: query === '' ? path : `${path}?${query}`,
      headers: {
        Host: 'docker',
        ...(options.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(options.bytes === undefined ? {} : { 'Content-Type': 'application/x-tar' }),
        ...options.headers
      },
      ...(options.signal === undefined ? {} : { signal: options.signal })
    })
    const idle = options.idleSeconds ?? IDLE_SECONDS
    if (idle > 0) {
      call.setTimeout(idle * 1000, () =>
        call.destroy(
          new Error(`The Docker engine did not answer within ${idle} seconds (${method} ${path}).`)
        )
      )
    }
    return call
  }
}

/** What the caller said when it ended a call, instead of the general error of an aborted request. */
function abortReason({ signal }: CallOptions): Error | undefined {
  return signal?.aborted === true ? (signal.reason as Error) : undefined
}

async function send(call: ReturnType<typeof httpRequest>, options: CallOptions): Promise<void> {
  if (options.body !== undefined) {
    const bytes = Buffer.from(JSON.stringify(options.body))
    call.setHeader('Content-Length', bytes.length)
    call.end(bytes)
  } else if (options.bytes instanceof Uint8Array) {
    call.setHeader('Content-Length', options.bytes.length)
    call.end(options.bytes)
  } else if (options.bytes !== undefined) {
    for await (const chunk of options.bytes) {
      if (!call.write(chunk)) await drained(call)
    }
    call.end()
  } else {
    call.end()
  }
}

function drained(call: ReturnType<typeof httpRequest>): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      call.off('drain', done).off('close', done)
      resolve()
    }
    call.on('drain', done).on('close', done)
  })
}

async function readText(answer: IncomingMessage, maximum = MAXIMUM_ANSWER): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > maximum) throw new Error('The answer of the Docker engine is too long.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

async function errorText(answer: IncomingMessage): Promise<string> {
  const text = (await readText(answer)).slice(0, 2000)
  try {
    const { message } = JSON.parse(text) as { message?: unknown }
    return typeof message === 'string' ? message : text
  } catch {
    return text
  }
}

function certificates(env: NodeJS.ProcessEnv): { ca: Buffer; cert: Buffer; key: Buffer } {
  const folder = env['DOCKER_CERT_PATH'] ?? join(env['HOME'] ?? '', '.docker')
  const read = (name: string) => readFileSync(join(folder, name))
  return { ca: read('ca.pem'), cert: read('cert.pem'), key: read('key.pem') }
}

/** Where the engine is: DOCKER_HOST, else the context that the docker command uses, else the usual socket. */
export async function findEndpoint(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const named = env['DOCKER_HOST']
  if (named !== undefined && named !== '') return named
  const usual =
    process.platform === 'win32' ? 'npipe:////./pipe/docker_engine' : 'unix:///var/run/docker.sock'
  try {
    const format = '{{.Endpoints.docker.Host}}'
    const { stdout } = await promisify(execFile)('docker', ['context', 'inspect', '--format', format], {
      timeout: 5000
    })
    return /^(unix|npipe|tcp|https?):\/\//.test(stdout.trim()) ? stdout.trim() : usual
  } catch {
    return usual
  }
}
