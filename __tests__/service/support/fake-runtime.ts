import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

import { contentKeyOf, requestKeyOf } from '../../../src/runtime/image-build/keys.ts'
import type {
  BuildRequest,
  ImageRecord,
  InstalledLibrary,
  Resolution,
  Runtime,
  WorkerExit,
  WorkerProcess,
  WorkerRequest
} from '../../../src/runtime/runtime.ts'

/** A runtime at its boundary: images are entries of a map, workers are real processes that wait. */
export class FakeRuntime implements Runtime {
  readonly name = 'venv'
  readonly isolation = { enforced: [], missing: [] }
  /** By reference: several may have one name. */
  readonly images = new Map<string, ImageRecord>()
  readonly reaped: string[] = []
  readonly workers: { request: WorkerRequest; pid: number; exited: Promise<WorkerExit> }[] = []
  builds = 0
  mostBuildsAtOnce = 0
  /** What the next builds do; resolves to the libraries of the image. */
  onBuild: (request: BuildRequest, signal: AbortSignal) => Promise<InstalledLibrary[]> = (request) =>
    Promise.resolve(
      request.requirements.map(({ canonical }) => ({ name: canonical.split('=')[0]!, version: '1.0' }))
    )
  /** What a worker runs, as a script for Node. Its input ends with the service that started it, also one that is killed. */
  workerScript = 'process.stdin.resume().on("end", () => process.exit())'
  onList: () => Promise<void> = () => Promise.resolve()
  onRemove: (record: ImageRecord, options?: { localOnly?: boolean }) => Promise<void> = () =>
    Promise.resolve()
  /** Absent, as in a runtime without bases. */
  upgrade?: NonNullable<Runtime['upgrade']>
  compileBytecode?: NonNullable<Runtime['compileBytecode']>
  #building = 0

  add(name: string, pipLibraries: InstalledLibrary[] = []): void {
    const record = imageRecord(name, pipLibraries)
    this.images.set(record.reference, record)
  }

  defaultPython(): Promise<string> {
    return Promise.resolve('3.11')
  }

  requestKey(request: BuildRequest): string {
    return requestKeyOf(request, [])
  }

  /** What the next resolutions answer; the lock says what was asked for. */
  onResolve: (request: BuildRequest, signal: AbortSignal) => Promise<string> = (request) =>
    Promise.resolve(
      request.requirements
        .map(({ canonical }) => `${canonical.split(/[<>=]/)[0]!}==1.0 \\\n    --hash=sha256:00\n`)
        .sort()
        .join('')
    )

  async resolve(request: BuildRequest, signal: AbortSignal): Promise<Resolution> {
    const lock = await this.onResolve(request, signal)
    const pythonVersion = `${request.pythonVersion ?? '3.11'}.2`
    const content = { lock, pythonVersion, platform: 'linux x86_64 glibc 2.36' }
    const contentKey = contentKeyOf({ ...content, systemPackages: request.systemPackages ?? [] })
    return { ...content, extras: [], contentKey }
  }

  async build(
    request: BuildRequest,
    log: (line: string) => void,
    signal: AbortSignal,
    resolved?: Resolution
  ): Promise<ImageRecord> {
    const number = ++this.builds
    log(`building ${request.name}`)
    this.mostBuildsAtOnce = Math.max(this.mostBuildsAtOnce, ++this.#building)
    const libraries = await this.onBuild(request, signal).finally(() => this.#building--)
    const { lock, contentKey } = resolved ?? (await this.resolve(request, signal))
    const record = {
      ...imageRecord(request.name, libraries),
      reference: `/nowhere/${request.name}-${number}`,
      createdAt: new Date().toISOString(),
      requirements: request.requirements,
      systemPackages: (request.systemPackages ?? []).map(({ name, version = '9' }) => ({ name, version })),
      requestKey: this.requestKey(request),
      lock,
      contentKey
    }
    this.images.set(record.reference, record)
    return record
  }

  async list(): Promise<ImageRecord[]> {
    await this.onList()
    return [...this.images.values()]
  }

  remove(record: ImageRecord, options?: { localOnly?: boolean }): Promise<void> {
    this.images.delete(record.reference)
    return this.onRemove(record, options)
  }

  startWorker(request: WorkerRequest): Promise<WorkerProcess> {
    const child = spawn(process.execPath, ['-e', this.workerScript], { stdio: 'pipe' })
    child.stdout.on('data', (text: Buffer) => request.onOutput(text.toString()))
    child.stderr.on('data', (text: Buffer) => request.onOutput(text.toString()))
    const exited = new Promise<WorkerExit>((resolve) => {
      child.once('close', (code, signal) => resolve({ code, signal }))
    })
    this.workers.push({ request, pid: child.pid!, exited })
    return Promise.resolve({
      modelDirectory: '/model',
      exited,
      stop: async () => {
        child.kill('SIGKILL')
        await exited
      }
    })
  }

  reap(jobId: string): Promise<void> {
    this.reaped.push(jobId)
    return Promise.resolve()
  }
}

export function imageRecord(name: string, pipLibraries: InstalledLibrary[] = []): ImageRecord {
  return {
    schema: 2,
    name,
    runtime: 'venv',
    requirements: [{ given: 'NumPy>=1.0', canonical: 'numpy>=1.0' }],
    constraints: [],
    lock: '',
    requestKey: '',
    contentKey: '',
    pipLibraries,
    providedExtras: {},
    directUrls: {},
    systemPackages: [],
    platform: 'linux x86_64 glibc 2.36',
    bytes: 1024,
    pythonVersion: '3.11.2',
    markerEnvironment: { python_version: '3.11' },
    reference: `/nowhere/${name}`,
    createdAt: '2026-01-01T00:00:00.000Z',
    buildSeconds: 1,
    creator: 'test',
    builder: 'test'
  }
}

/** Rejects with the signal's reason, or resolves after the time. */
export async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal })
}
