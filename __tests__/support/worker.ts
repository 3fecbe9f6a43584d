/** Real model workers for tests: the product's own file, started by a real Python. */
import { spawn } from 'node:child_process'
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { assetPath } from '../../src/assets.ts'
import { openWorkerPool } from '../../src/engine/worker/pool.ts'
import type { WorkerPool, WorkerPoolOptions } from '../../src/engine/worker/pool.ts'
import { workerArguments, workerEnvironment } from '../../src/runtime/worker-command.ts'

export interface TestWorker {
  readonly pid: number
  readonly exited: Promise<{ code: number | null; signal: string | null }>
  /** Everything it printed so far, standard output and error together. */
  output(): string
  /** Kills it and resolves when it is gone. */
  stop(): Promise<void>
}

/** A worker that connects to `socket`; with `pipe` it speaks on its standard streams and this process carries the bytes. */
export function startWorker(python: string, socket: string, { pipe = false } = {}): TestWorker {
  const channel = pipe ? ({ pipe: true } as const) : { socket }
  const child = spawn(python, workerArguments(assetPath('worker', 'model_worker.py'), channel), {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...workerEnvironment(1) }
  })
  let output = ''
  const collect = (chunk: Buffer): void => void (output += chunk.toString())
  child.stderr.on('data', collect)
  if (pipe) {
    void carry(child, socket)
  } else {
    child.stdin.end()
    child.stdout.on('data', collect)
  }
  const exited = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.on('exit', (code, signal) => {
      // What it printed last is still to come, unless a child of the model holds the streams open.
      const timer = setTimeout(() => resolve({ code, signal }), 500)
      child.on('close', () => {
        clearTimeout(timer)
        resolve({ code, signal })
      })
    })
    child.on('error', () => resolve({ code: null, signal: null }))
  })
  return {
    pid: child.pid ?? -1,
    exited,
    output: () => output,
    stop: async () => {
      child.kill('SIGKILL')
      await exited
    }
  }
}

/** What a service does where sockets can't be shared with the image. */
async function carry(child: ChildProcessWithoutNullStreams, path: string): Promise<void> {
  while (!existsSync(path)) await sleep(5)
  const connection = createConnection(path)
  connection.on('error', () => child.stdin.end())
  child.stdin.on('error', () => connection.destroy())
  connection.pipe(child.stdin)
  child.stdout.pipe(connection)
}

export interface TestPool extends WorkerPool {
  readonly processes: readonly TestWorker[]
  /** Folder of the model file and the socket; gone after `close`. */
  readonly folder: string
}

export interface TestPoolOptions extends Partial<Omit<WorkerPoolOptions, 'socket' | 'modelFile'>> {
  python: string
  /** Source of the model file, or the path of one. */
  model: string | { path: string }
  /** Further files beside the model: name → content. */
  files?: Record<string, string>
  pipe?: boolean
}

/**
 * Real workers with the given model, ready to predict; binary task unless told otherwise. `close` ends and removes
 * everything.
 */
export async function openTestPool(options: TestPoolOptions): Promise<TestPool> {
  const { python, model, files, pipe = false, ...rest } = options
  const folder = mkdtempSync(join(tmpdir(), 'rime-worker-'))
  const modelFile = typeof model === 'string' ? join(folder, 'model.py') : model.path
  if (typeof model === 'string') writeFileSync(modelFile, model)
  for (const [name, content] of Object.entries(files ?? {})) writeFileSync(join(folder, name), content)
  const socket = join(folder, 'engine.sock')
  const workers = rest.workers ?? 1
  const opening = openWorkerPool({
    task: 'MODEL_TASK_BINARY_CLASSIFICATION',
    predictTimeoutSeconds: 30,
    connectTimeoutSeconds: 60,
    signal: new AbortController().signal,
    ...rest,
    workers,
    socket,
    modelFile
  })
  const processes = Array.from({ length: workers }, () => startWorker(python, socket, { pipe }))
  const cleanUp = async (): Promise<void> => {
    await Promise.all(processes.map((worker) => worker.stop()))
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const pool = await opening
    return {
      folder,
      processes,
      model: pool.model,
      get workers() {
        return pool.workers
      },
      predict: (frame) => pool.predict(frame),
      close: async () => {
        await pool.close()
        await cleanUp()
      }
    }
  } catch (error) {
    await cleanUp()
    throw error
  }
}
