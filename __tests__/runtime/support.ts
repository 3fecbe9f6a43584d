/** What the tests of the runtimes share: real environments, real workers, and the real engine pool that talks to them. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { openWorkerPool, type WorkerPool } from '../../src/engine/worker/pool.ts'
import type { Logger } from '../../src/logger.ts'
import type {
  BuildRequest,
  ImageRecord,
  Runtime,
  WorkerExit,
  WorkerLimits,
  WorkerProcess
} from '../../src/runtime/runtime.ts'
import { floats, frameOf } from '../support/frame.ts'
import { execFileSync } from '../support/run-sync.ts'

export const NEVER = new AbortController().signal

/** A private folder that the test removes. */
export function scratchFolder(): string {
  return mkdtempSync(join(tmpdir(), 'rime-runtime-'))
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

export function collectingLogger(): Logger & { lines: string[] } {
  const lines: string[] = []
  const add = (line: string) => void lines.push(line)
  return {
    lines,
    debug: add,
    info: add,
    notice: add,
    warning: add,
    error: add,
    group: (_title, body) => body()
  }
}

export function request(
  name: string,
  requirements: string[],
  more: Partial<BuildRequest> = {}
): BuildRequest {
  return {
    name,
    requirements: requirements.map((line) => ({ given: line, canonical: line })),
    creator: 'test',
    ...more
  }
}

/** Says why tests are left out; a skipped test that nobody sees looks like a passed one. */
export function notice(text: string): void {
  process.stderr.write(`NOTICE: ${text}\n`)
}

/** Runs with variables set (or removed), and puts them back. */
export async function withVariables<T>(variables: NodeJS.ProcessEnv, body: () => Promise<T>): Promise<T> {
  const before = Object.fromEntries(Object.keys(variables).map((key) => [key, process.env[key]]))
  const apply = (values: NodeJS.ProcessEnv) => {
    for (const [key, value] of Object.entries(values)) {
      if (value === undefined) Reflect.deleteProperty(process.env, key)
      else process.env[key] = value
    }
  }
  apply(variables)
  try {
    return await body()
  } finally {
    apply(before)
  }
}

export interface ModelRun {
  worker: WorkerProcess
  /** Everything the model printed so far. */
  output: () => string
  /** Connects, loads the model and returns the pool; rejects when the model cannot be loaded. */
  pool: Promise<WorkerPool>
  exit: Promise<WorkerExit>
  close: () => Promise<void>
}

export const SMALL_LIMITS: WorkerLimits = { memoryMegabytes: 1024, cpus: 1, processes: 128, seconds: 60 }

let jobs = 0

/** A job id that no other test has. */
export function newJobId(): string {
  jobs += 1
  return `job-${process.pid}-${jobs}`
}

/** Starts a worker of the image with this model, as the service does it: the worker first, then the engine. */
export async function runModel(
  runtime: Runtime,
  record: ImageRecord,
  source: string,
  options: { limits?: Partial<WorkerLimits>; jobId?: string; files?: Record<string, string> } = {}
): Promise<ModelRun> {
  const folder = scratchFolder()
  const [modelDirectory, socketDirectory] = [join(folder, 'model'), join(folder, 'socket')]
  mkdirSync(modelDirectory, { mode: 0o755 })
  mkdirSync(socketDirectory, { mode: 0o700 })
  for (const [name, text] of Object.entries({ ...options.files, 'model.py': source })) {
    writeFileSync(join(modelDirectory, name), text, { mode: 0o644 })
  }
  let output = ''
  const starting = runtime.startWorker({
    jobId: options.jobId ?? newJobId(),
    record,
    modelDirectory,
    socketDirectory,
    socketName: 'engine.sock',
    limits: { ...SMALL_LIMITS, ...options.limits },
    onOutput: (text) => (output += text)
  })
  starting.catch(() => removeFolder(folder))
  const worker = await starting
  const ended = new AbortController()
  const pool = openWorkerPool({
    socket: join(socketDirectory, 'engine.sock'),
    workers: 1,
    modelFile: `${worker.modelDirectory}/model.py`,
    task: 'MODEL_TASK_BINARY_CLASSIFICATION',
    predictTimeoutSeconds: 30,
    connectTimeoutSeconds: 30,
    signal: ended.signal
  })
  pool.catch(() => undefined)
  return {
    worker,
    output: () => output,
    pool,
    exit: worker.exited,
    close: async () => {
      ended.abort()
      await pool.then(
        (opened) => opened.close(),
        () => undefined
      )
      await worker.stop()
      removeFolder(folder)
    }
  }
}

/** Loads the model, predicts three rows and returns them with what was printed. */
export async function predictOnce(run: ModelRun): Promise<number[]> {
  const pool = await run.pool
  const predictions = await pool.predict(frameOf(floats('x', [0.25, 0.5, 1])))
  return [...predictions.values]
}

export const HALF_MODEL = `
def predict_dict(row):
    return row["x"] / 2
`

export interface TestIndex {
  url: (credentials?: string, host?: string) => string
  /** Of the wheel, with its hash. */
  wheelUrl: () => string
  /** Authorization headers, decoded, in the order of the requests. */
  credentials: string[]
  /** Paths of the requests. */
  paths: string[]
  /** Serves other bytes under the same name and hash from now on. */
  corrupt: () => void
  close: () => Promise<void>
}

/** Key and certificate of this machine, made by `openssl` in a folder; PEM texts and the certificate's path. */
export function makeCertificate(folder: string): { key: string; cert: string; certificate: string } {
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const extensions = ['subjectAltName=IP:127.0.0.1', 'basicConstraints=critical,CA:FALSE']
  const subject = ['-subj', '/CN=127.0.0.1', ...extensions.flatMap((one) => ['-addext', one])]
  const made = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key]
  execFileSync('openssl', ['req', '-x509', ...made, '-out', certificate, ...subject], { stdio: 'ignore' })
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(certificate, 'utf8'), certificate }
}

export interface TestIndexOptions {
  password?: string
  host?: string
  /** PEM texts; the index then speaks https. */
  tls?: { key: string; cert: string }
  /** A package whose page is asked for and never comes. */
  silentAbout?: string
  /** Of the package; 1.0 when absent. */
  version?: string
}

/** A package index with one small wheel, `canarypkg`, behind a password if one is given. */
export async function startIndex(options: TestIndexOptions = {}): Promise<TestIndex> {
  const folder = scratchFolder()
  const { version = '1.0' } = options
  const name = `canarypkg-${version}-py3-none-any.whl`
  const script = `
import base64, hashlib, sys, zipfile
version = sys.argv[3]
info = "canarypkg-%s.dist-info/" % version
files = {"canarypkg/__init__.py": "VALUE = %s\\n" % sys.argv[2],
         info + "METADATA": "Metadata-Version: 2.1\\nName: canarypkg\\nVersion: %s\\n" % version,
         info + "WHEEL": "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"}
record = ""
for path, text in files.items():
    digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
    record += "%s,sha256=%s,%d\\n" % (path, digest, len(text))
record += info + "RECORD,,\\n"
with zipfile.ZipFile(sys.argv[1], "w") as wheel:
    for path, text in files.items():
        wheel.writestr(path, text)
    wheel.writestr(info + "RECORD", record)
print(hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest())
print(files[info + "METADATA"], end="")
`
  const path = join(folder, name)
  const otherPath = `${path}.other`
  const printed = execFileSync('python3', ['-c', script, path, '1', version], { encoding: 'utf8' })
  execFileSync('python3', ['-c', script, otherPath, '2', version])
  const digest = printed.slice(0, 64)
  const metadata = printed.slice(65)
  let wheel = readFileSync(path)
  const otherWheel = readFileSync(otherPath)
  removeFolder(folder)
  const credentials: string[] = []
  const paths: string[] = []
  const answerRequest: RequestListener = (incoming, answer) => {
    const url = decodeURIComponent(incoming.url ?? '')
    paths.push(url)
    const header = incoming.headers.authorization
    if (header !== undefined)
      credentials.push(Buffer.from(header.replace(/^Basic /, ''), 'base64').toString())
    if (options.password !== undefined && credentials.at(-1)?.endsWith(`:${options.password}`) !== true) {
      answer.writeHead(401, { 'WWW-Authenticate': 'Basic realm="test"' }).end()
    } else if (url === `/simple/${options.silentAbout}/`) {
      // Left open until the index is closed.
    } else if (url === '/simple/canarypkg/') {
      answer.writeHead(200, { 'Content-Type': 'text/html' })
      // With the metadata apart (PEP 658) a resolver need not download the wheel.
      const link = `<a href="/files/${name}#sha256=${digest}" data-core-metadata="true">${name}</a>`
      answer.end(`<!DOCTYPE html><html><body>${link}</body></html>`)
    } else if (url === `/files/${name}.metadata`) {
      answer.writeHead(200, { 'Content-Length': metadata.length }).end(metadata)
    } else if (url.startsWith(`/files/${name}`)) {
      answer.writeHead(200, { 'Content-Type': 'application/zip', 'Content-Length': wheel.length }).end(wheel)
    } else {
      answer.writeHead(404).end()
    }
  }
  const server: Server =
    options.tls === undefined ? createServer(answerRequest) : createTlsServer(options.tls, answerRequest)
  const host = options.host ?? '127.0.0.1'
  await new Promise<void>((resolve, reject) => server.on('error', reject).listen(0, host, resolve))
  const { port } = server.address() as AddressInfo
  const scheme = options.tls === undefined ? 'http' : 'https'
  return {
    wheelUrl: () => `${scheme}://${host}:${port}/files/${encodeURIComponent(name)}#sha256=${digest}`,
    url: (login) => `${scheme}://${login === undefined ? '' : `${login}@`}${host}:${port}/simple`,
    credentials,
    paths,
    corrupt: () => {
      wheel = otherWheel
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      })
  }
}
