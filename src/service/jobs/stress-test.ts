import { writeFileSync } from 'node:fs'
import { basename } from 'node:path'

import type { DatasetJob, EngineConfig, EngineFailure, EngineJob } from '../../engine/job.ts'
import type { Runtime, WorkerExit, WorkerLimits, WorkerProcess } from '../../runtime/runtime.ts'
import type { Contract } from '../contract/contract.ts'
import { quote } from '../errors.ts'
import type { RegisteredFile } from '../files/data-files.ts'
import { isUnchanged } from '../files/data-files.ts'
import type { FolderLimits, RegisteredModel } from '../files/model-folder.ts'
import { copyModel } from '../files/model-folder.ts'
import type { Database } from '../store/database.ts'
import type { ImageStore } from '../store/images.ts'
import type { JobStore } from '../store/jobs.ts'
import type { ResultStore } from '../store/results.ts'
import type { EngineProcess } from './engine-process.ts'
import { startEngine } from './engine-process.ts'
import { EventStore } from './event-store.ts'
import type { JobFolder } from './job-folder.ts'
import { clearJobFolder, makeSocketDirectory } from './job-folder.ts'
import { CappedLog, readLog, tailOf } from './job-log.ts'
import { incomplete, ResultStream } from './result-stream.ts'
import { StreamError } from './event-fields.ts'

/** What a stress test needs, frozen when it was asked for: later changes of the registry do not reach it. */
export interface StressTestSpec {
  testRunId: string
  task: EngineJob['task']
  config: EngineConfig
  reference: DatasetJob
  evaluation: DatasetJob
  /** Every data file that the run reads. */
  files: { what: string; file: RegisteredFile }[]
  /** Absent: predictions or data only. */
  model?: RegisteredModel
  /** The image the model runs in; present with a model. */
  imageName?: string
  /** Where that image is: another one may take its name before the job starts. */
  imageReference?: string
  workers: number
  workerLimits: WorkerLimits
  predictSeconds: number
}

export interface StressTestTools {
  contract: Contract
  database: Database
  jobs: JobStore
  images: ImageStore
  results: ResultStore
  runtime: Runtime
  engineCommand: readonly string[]
  mostEventBytes: number
  modelLimits: FolderLimits
}

/** Longest wait for the engine to say what it knows of a worker that was lost. */
const LOST_WORKER_MS = 10_000
/** Longest wait for a runtime to end its workers; what it left is reaped. */
const STOP_WORKERS_MS = 3_000
const OUTPUT_LINES = 20
const OUTPUT_CHARACTERS = 4_000

/**
 * Runs one stress test to its end: checks the files, gives the workers a copy of the model, starts the engine, stores
 * what it sends. Nothing that was started is left when it returns or throws.
 *
 * @returns why the run has no result; undefined when it has one, all of it stored.
 * @throws the signal's reason when it is aborted.
 */
export async function runStressTest(
  jobId: string,
  spec: StressTestSpec,
  folder: JobFolder,
  tools: StressTestTools,
  signal: AbortSignal
): Promise<EngineFailure | undefined> {
  const log = new CappedLog(folder.log)
  const output = new CappedLog(folder.workerLog)
  const workers: WorkerProcess[] = []
  let engine: EngineProcess | undefined
  try {
    const changed = await findChanged(spec)
    if (changed !== undefined) return changed
    const lost = Promise.withResolvers<undefined>()
    let modelFile: string | undefined
    if (spec.model !== undefined) {
      modelFile = await startWorkers(jobId, spec, folder, tools, workers, log, output, signal)
      for (const worker of workers) {
        void worker.exited.then((exit) => {
          if (exit.code !== 0) lost.resolve(undefined)
        })
      }
    }
    signal.throwIfAborted()
    writeFileSync(folder.jobFile, JSON.stringify(engineJob(spec, folder, modelFile)), { mode: 0o600 })
    const stream = new ResultStream(tools.contract, spec.testRunId)
    const store = new EventStore(jobId, spec.testRunId, tools, log)
    engine = startEngine({
      command: tools.engineCommand,
      jobFile: folder.jobFile,
      directory: folder.temporary,
      mostLineBytes: tools.mostEventBytes,
      onLines: (lines) => store.add(lines.map((line) => stream.accept(line)))
    })
    tools.jobs.setEnginePid(jobId, engine.pid)
    const failure = await judge(engine, stream, lost.promise, signal)
    return failure === undefined ? undefined : await explain(failure, workers, folder)
  } finally {
    await Promise.all([engine?.stop(), stopWorkers(jobId, workers, tools.runtime)])
    log.close()
    output.close()
    await clearJobFolder(folder)
  }
}

/** Text of a failure as `errorMsg` holds it: the message first, then the hint, then the details. */
export function formatFailure(failure: EngineFailure): string {
  return [failure.message, failure.hint, failure.detail].filter((part) => part !== undefined).join('\n')
}

async function findChanged(spec: StressTestSpec): Promise<EngineFailure | undefined> {
  for (const { what, file } of spec.files) {
    if (await isUnchanged(file)) continue
    return {
      code: 'data-changed',
      message: `${what} is no longer the file that was registered: ${quote(file.path)}.`,
      hint: 'Register it again and start another stress test.'
    }
  }
  return undefined
}

/** @returns path of the model's file as the workers see it. */
async function startWorkers(
  jobId: string,
  spec: StressTestSpec,
  folder: JobFolder,
  tools: StressTestTools,
  workers: WorkerProcess[],
  log: CappedLog,
  output: CappedLog,
  signal: AbortSignal
): Promise<string> {
  const { model, imageName, imageReference } = spec
  if (model === undefined || imageName === undefined || imageReference === undefined)
    throw new Error('a model needs an image')
  const data = spec.files.map(({ file }) => file)
  const notes = await copyModel(model, folder.model, data, tools.modelLimits)
  for (const note of notes) log.line(note)
  const record = tools.images.taken(imageName, imageReference)
  makeSocketDirectory(folder)
  for (let index = 0; index < spec.workers; index++) {
    signal.throwIfAborted()
    workers.push(
      await tools.runtime.startWorker({
        jobId,
        record,
        modelDirectory: folder.model,
        socketDirectory: folder.socketDirectory,
        socketName: folder.socketName,
        limits: spec.workerLimits,
        onOutput: (text) => output.write(text)
      })
    )
  }
  const [first] = workers
  if (first === undefined) throw new Error('a stress test needs at least one worker')
  const separator = first.modelDirectory.includes('\\') ? '\\' : '/'
  return `${first.modelDirectory}${separator}${basename(model.path)}`
}

function engineJob(spec: StressTestSpec, folder: JobFolder, modelFile: string | undefined): EngineJob {
  return {
    ...(modelFile === undefined ? {} : { socket: folder.socket, modelFile }),
    workers: modelFile === undefined ? 0 : spec.workers,
    task: spec.task,
    reference: spec.reference,
    evaluation: spec.evaluation,
    testRunId: spec.testRunId,
    config: spec.config,
    predictTimeoutSeconds: spec.predictSeconds
  }
}

/** Waits for the engine's end, an abort, or a lost worker that the engine does not get over. */
async function judge(
  engine: EngineProcess,
  stream: ResultStream,
  lost: Promise<undefined>,
  signal: AbortSignal
): Promise<EngineFailure | undefined> {
  const aborted = Promise.withResolvers<never>()
  const onAbort = (): void => aborted.reject(signal.reason as Error)
  signal.addEventListener('abort', onAbort, { once: true })
  if (signal.aborted) onAbort()
  let isOver = false
  let timer: NodeJS.Timeout | undefined
  const stuck = Promise.withResolvers<'stuck'>()
  void lost.then(() => {
    if (!isOver) timer = setTimeout(() => stuck.resolve('stuck'), LOST_WORKER_MS)
  })
  try {
    const exit = await Promise.race([engine.ended, aborted.promise, stuck.promise])
    if (exit === 'stuck') return { code: 'worker-lost', message: 'A model worker was lost.' }
    const failure = stream.finish(exit)
    const words = engine.errorOutput().trim()
    if (failure === undefined || failure.detail !== undefined || words === '') return failure
    return { ...failure, detail: tailOf(words, OUTPUT_LINES, OUTPUT_CHARACTERS) }
  } catch (error) {
    if (error instanceof StreamError) return incomplete(error.message)
    throw error
  } finally {
    isOver = true
    clearTimeout(timer)
    signal.removeEventListener('abort', onAbort)
    aborted.promise.catch(() => undefined)
  }
}

/** Adds to a failure what is known of workers that ended before they were let go. */
async function explain(
  failure: EngineFailure,
  workers: readonly WorkerProcess[],
  folder: JobFolder
): Promise<EngineFailure> {
  const parts = failure.detail === undefined ? [] : [failure.detail]
  // A worker that took the connection with it may be a moment behind the engine.
  const exits = await Promise.all(workers.map((worker) => settled(worker.exited, 500)))
  const ended = exits.filter((exit) => exit !== undefined && exit.code !== 0)
  for (const exit of ended) if (exit !== undefined) parts.push(describeExit(exit))
  if (ended.length > 0) {
    const text = readLog(folder.workerLog)?.trim() ?? ''
    const tail = tailOf(text, OUTPUT_LINES, OUTPUT_CHARACTERS)
    parts.push(tail === '' ? 'It printed nothing.' : `The last lines of its output:\n${tail}`)
  }
  return parts.length === 0 ? failure : { ...failure, detail: parts.join('\n') }
}

function describeExit(exit: WorkerExit): string {
  const how =
    exit.signal !== null ? `was ended by ${exit.signal}` : `ended with exit code ${String(exit.code)}`
  return `The model worker ${how}${exit.reason === undefined ? '' : ` (${exit.reason})`}.`
}

async function stopWorkers(
  jobId: string,
  workers: readonly WorkerProcess[],
  runtime: Runtime
): Promise<void> {
  const stopped = await settled(
    Promise.all(workers.map((worker) => worker.stop())).then(
      () => true,
      () => false
    ),
    STOP_WORKERS_MS
  )
  if (workers.length > 0 && stopped !== true) await runtime.reap(jobId)
}

/** The value of a promise that settles in time. */
async function settled<T>(promise: Promise<T>, milliseconds: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
