import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { assetPath } from '../../assets.ts'
import { environmentOfImage } from '../image-build/child-environment.ts'
import { killGroup } from '../image-build/command.ts'
import { environmentPython } from '../image-build/installer.ts'
import type { WorkerExit, WorkerProcess, WorkerRequest } from '../runtime.ts'
import { workerArguments } from '../worker-command.ts'
import { bridgeToEngine, engineSocketPath, jobLabel, type EndReason } from '../worker-exit.ts'
import {
  endMarked,
  killProcess,
  listProcesses,
  proportionalMemory,
  withDescendants,
  type ProcessInfo
} from './process-tree.ts'
import { ADDRESS_SPACE_SLACK_MEGABYTES, type Sandbox } from './sandbox.ts'

/** Marks every process of a worker, so that those which left its group and its parent are found. */
const MARK = 'MODEL_WORKER_JOB'
const WATCH_MILLISECONDS = 200
const PAGE_BYTES = 4096
const OPEN_FILES = 4096

/** Constant: limits, then the command, both as arguments. A limit that the system refuses is left out. */
const LIMITS_SCRIPT =
  'ulimit -c 0 2>/dev/null; ulimit -n "$1" 2>/dev/null; ulimit -v "$2" 2>/dev/null; shift 2; exec nice -n 5 "$@"'

export class VenvWorker implements WorkerProcess {
  readonly modelDirectory: string
  readonly exited: Promise<WorkerExit>
  private readonly child: ChildProcess
  private readonly scratch: string
  private readonly request: WorkerRequest
  private readonly mark: string
  /** Every process that was ever seen below the worker, by number. */
  private readonly seen = new Map<number, ProcessInfo>()
  private readonly bridge = new AbortController()
  private reason: EndReason | undefined
  private readonly timers: NodeJS.Timeout[] = []
  private readonly closed: Promise<unknown>
  private readonly cleaned: Promise<void>

  static async start(request: WorkerRequest, sandbox: Sandbox, workFolder: string): Promise<VenvWorker> {
    await mkdir(workFolder, { recursive: true, mode: 0o700 })
    const scratch = await mkdtemp(join(workFolder, `${jobLabel(request.jobId)}.`))
    const worker = new VenvWorker(request, sandbox, scratch)
    // Rejects when the interpreter cannot be started at all.
    await Promise.race([once(worker.child, 'spawn'), worker.exited])
    return worker
  }

  private constructor(request: WorkerRequest, sandbox: Sandbox, scratch: string) {
    this.request = request
    this.scratch = scratch
    this.modelDirectory = request.modelDirectory
    this.mark = `${MARK}=${request.jobId}`
    const pipe = process.platform === 'win32'
    const argv = commandOf(request, sandbox, pipe)
    const python = environmentPython(join(request.record.reference, 'env'), process.platform)
    this.child = spawn(argv[0]!, argv.slice(1), {
      cwd: scratch,
      env: { ...environmentOfImage(dirname(python), scratch, request.limits.cpus), [MARK]: request.jobId },
      stdio: [pipe ? 'pipe' : 'ignore', 'pipe', 'pipe'],
      detached: !pipe,
      windowsHide: true
    })
    this.closed = once(this.child, 'close').catch(() => undefined)
    const ended = new Promise<WorkerExit>((resolve, reject) => {
      this.child.once('error', reject)
      // `exit`, not `close`: a grandchild that holds the pipes open must not keep a dead worker alive.
      this.child.once('exit', (code, signal) => {
        resolve({ code, signal })
      })
    })
    if (pipe)
      bridgeToEngine(engineSocketPath(request), this.child.stdin!, this.child.stdout!, this.bridge.signal)
    else this.forward(this.child.stdout)
    this.forward(this.child.stderr)
    this.timers.push(
      setTimeout(() => this.end('time limit'), request.limits.seconds * 1000),
      setInterval(() => this.watch(), WATCH_MILLISECONDS)
    )
    this.cleaned = ended.then(
      () => this.clean(),
      () => this.clean()
    )
    this.exited = ended.then(async (exit) => {
      await this.cleaned
      return this.reason === undefined ? exit : { ...exit, reason: this.reason }
    })
    // The caller may look at `exited` later than it settles.
    this.exited.catch(() => undefined)
  }

  async stop(): Promise<void> {
    this.end('stopped')
    await this.cleaned
  }

  private forward(stream: NodeJS.ReadableStream | null): void {
    const decoder = new TextDecoder()
    stream?.on('data', (chunk: Buffer) => this.request.onOutput(decoder.decode(chunk, { stream: true })))
  }

  private end(reason: EndReason): void {
    if (this.child.exitCode === null && this.child.signalCode === null) this.reason ??= reason
    this.kill()
  }

  private kill(): void {
    if (process.platform === 'win32') {
      if (this.child.pid !== undefined) spawnSync('taskkill', ['/T', '/F', '/PID', String(this.child.pid)])
      return
    }
    killGroup(this.child.pid)
    for (const { pid, startTime } of this.seen.values()) killProcess(pid, startTime)
  }

  /** Remembers what the worker started, and ends it when all of it together passes a limit. */
  private watch(): void {
    if (this.child.pid === undefined) return
    const processes = listProcesses()
    const known = [...this.seen.values()].filter(
      ({ pid, startTime }) => processes.get(pid)?.startTime === startTime
    )
    const family = withDescendants([this.child.pid, ...known.map(({ pid }) => pid)], processes)
    this.seen.clear()
    for (const info of family) this.seen.set(info.pid, info)
    if (family.length > this.request.limits.processes) {
      this.end('too many processes')
      return
    }
    const limit = this.request.limits.memoryMegabytes * 1024 * 1024
    const resident = family.reduce((sum, { privatePages }) => sum + privatePages, 0) * PAGE_BYTES
    // Forked processes share pages; the exact sum costs more and is asked for only when it matters.
    if (resident > limit && (family.length === 1 || proportionalMemory(this.seen.keys()) > limit)) {
      this.end('out of memory')
    }
  }

  private async clean(): Promise<void> {
    for (const timer of this.timers) clearTimeout(timer)
    this.bridge.abort()
    this.kill()
    await endMarked(this.mark)
    // Nobody holds the pipes any more, so what was printed last arrives now.
    await Promise.race([this.closed, sleep(1000, undefined, { ref: false })])
    this.child.stdout?.destroy()
    this.child.stderr?.destroy()
    await rm(this.scratch, { recursive: true, force: true, maxRetries: 3 })
  }
}

function commandOf(request: WorkerRequest, sandbox: Sandbox, pipe: boolean): string[] {
  const python = environmentPython(join(request.record.reference, 'env'), process.platform)
  const channel = pipe ? ({ pipe: true } as const) : { socket: engineSocketPath(request) }
  const worker = [python, ...workerArguments(assetPath('worker', 'model_worker.py'), channel)]
  if (process.platform === 'win32') return worker
  const kilobytes = (request.limits.memoryMegabytes + ADDRESS_SPACE_SLACK_MEGABYTES) * 1024
  return [
    ...sandbox.prefix,
    'sh',
    '-c',
    LIMITS_SCRIPT,
    'sh',
    String(OPEN_FILES),
    String(kilobytes),
    ...worker
  ]
}

/** Ends whatever a job left on this machine, also when the service that started it is gone. */
export async function reapVenvWorkers(jobId: string, workFolder: string): Promise<void> {
  await endMarked(`${MARK}=${jobLabel(jobId)}`)
  const names = await readdir(workFolder).catch(() => [])
  for (const name of names) {
    if (name.startsWith(`${jobId}.`)) await rm(join(workFolder, name), { recursive: true, force: true })
  }
}
