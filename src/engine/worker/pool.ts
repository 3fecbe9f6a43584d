import { chmodSync, chownSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import { dirname } from 'node:path'
import type { Frame, Predictions } from '../data/frame.ts'
import type { EngineJob } from '../job.ts'
import { WorkerConnection } from './connection.ts'
import type { LoadedModel } from './connection.ts'
import { ModelError } from './model-error.ts'
import { predictionWidth, validatePredictions } from './validate.ts'

/** Docker has to start a container first. */
const CONNECT_SECONDS = 120
/** TensorFlow on a cold disk takes a minute. */
const LOAD_SECONDS = 300

/** A longer timer would end at once. */
const MAX_SECONDS = (2 ** 31 - 1) / 1000

export interface WorkerPoolOptions {
  /** Unix socket path in a folder that only its owner may enter, or the name of a Windows pipe. */
  socket: string
  /** How many workers will connect. */
  workers: number
  /** Path of the model file as the workers see it. */
  modelFile: string
  task: EngineJob['task']
  /** Number of classes, multiclass only. */
  classes?: number
  /** Longest wait for the answer to one batch. */
  predictTimeoutSeconds: number
  connectTimeoutSeconds?: number
  loadTimeoutSeconds?: number
  signal: AbortSignal
  onLog?: (message: string) => void
}

export interface WorkerPool {
  /** What the workers said of the model and its libraries. */
  readonly model: LoadedModel
  /** Workers that can still be used. */
  readonly workers: number
  /**
   * Predictions of every row, validated for the task. Calls wait in line for an idle worker; up to `workers` are under
   * way at once. The frame must not change until the promise settles. `ModelError.row` counts from 0 in this frame.
   *
   * @throws ModelError
   */
  predict(frame: Frame): Promise<Predictions>
  /** Lets the workers go and removes the socket. Waiting calls are rejected. Idempotent. */
  close(): Promise<void>
}

/**
 * Listens for the workers, has each load the model, and hands out batches.
 *
 * @throws ModelError `load` when the model can't be loaded, `lost` or `timeout` when a worker doesn't come or goes away;
 *   the signal's reason when it is aborted
 */
export async function openWorkerPool(options: WorkerPoolOptions): Promise<WorkerPool> {
  const width = predictionWidth(options.task, options.classes)
  for (const name of ['predictTimeoutSeconds', 'connectTimeoutSeconds', 'loadTimeoutSeconds'] as const) {
    const seconds = options[name] ?? 1
    if (!(seconds > 0 && seconds <= MAX_SECONDS)) throw new Error(`${name} is ${seconds}`)
  }
  options.signal.throwIfAborted()
  const connections: WorkerConnection[] = []
  const server = createServer()
  const closeAll = async (): Promise<void> => {
    stopListening(server)
    await Promise.all(connections.map((connection) => connection.close()))
  }
  try {
    await listen(server, options.socket)
    await untilAborted(options.signal, acceptWorkers(server, options, connections))
    // Nobody else may connect: from here on the model's code runs.
    stopListening(server)
    const loadMs = (options.loadTimeoutSeconds ?? LOAD_SECONDS) * 1000
    const loading = connections.map((connection) => connection.load(options.modelFile, loadMs))
    const models = await untilAborted(options.signal, Promise.all(loading))
    const model = models[0]!
    options.onLog?.(describe(model, options.workers))
    return new Pool(options, width, model, connections)
  } catch (error) {
    await closeAll()
    throw error
  }
}

interface Waiting {
  frame: Frame
  resolve: (predictions: Predictions) => void
  reject: (error: unknown) => void
}

class Pool implements WorkerPool {
  readonly model: LoadedModel
  readonly #options: WorkerPoolOptions
  readonly #width: number
  readonly #connections: Set<WorkerConnection>
  readonly #idle: WorkerConnection[]
  readonly #queue: Waiting[] = []
  readonly #onAbort: () => void
  #closing: Promise<void> | undefined
  /** Why `predict` can't be called any more. */
  #ended: unknown

  constructor(
    options: WorkerPoolOptions,
    width: number,
    model: LoadedModel,
    connections: readonly WorkerConnection[]
  ) {
    this.model = model
    this.#options = options
    this.#width = width
    this.#connections = new Set(connections)
    this.#idle = [...connections]
    this.#onAbort = () => void this.#end(options.signal.reason)
    options.signal.addEventListener('abort', this.#onAbort, { once: true })
    for (const connection of connections) {
      connection.onLost = (error) => this.#drop(connection, error)
      if (connection.lost !== undefined) this.#drop(connection, connection.lost)
    }
  }

  get workers(): number {
    return this.#connections.size
  }

  predict(frame: Frame): Promise<Predictions> {
    return new Promise<Predictions>((resolve, reject) => {
      this.#queue.push({ frame, resolve, reject })
      this.#dispatch()
    })
  }

  close(): Promise<void> {
    return this.#end(new ModelError('lost', 'The worker pool was closed.'))
  }

  #dispatch(): void {
    if (this.#ended !== undefined) {
      for (const waiting of this.#queue.splice(0)) waiting.reject(this.#ended)
      return
    }
    while (this.#idle.length > 0 && this.#queue.length > 0) {
      void this.#run(this.#idle.shift()!, this.#queue.shift()!)
    }
  }

  async #run(connection: WorkerConnection, { frame, resolve, reject }: Waiting): Promise<void> {
    const { task, classes, predictTimeoutSeconds } = this.#options
    try {
      const predictions = await connection.predict(frame, this.#width, predictTimeoutSeconds * 1000)
      validatePredictions(task, predictions, frame.length, classes)
      resolve(predictions)
    } catch (error) {
      reject(this.#closing === undefined ? error : this.#ended)
    }
    if (connection.lost === undefined) this.#idle.push(connection)
    this.#dispatch()
  }

  /** A batch that ended a worker is not tried on the next: it would end that one too. */
  #drop(connection: WorkerConnection, error: ModelError): void {
    this.#connections.delete(connection)
    const position = this.#idle.indexOf(connection)
    if (position >= 0) this.#idle.splice(position, 1)
    this.#options.onLog?.(`${error.message} Workers left: ${this.#connections.size}.`)
    if (this.#connections.size === 0) {
      this.#ended ??= new ModelError('lost', `No model worker is left. ${error.message}`)
      this.#dispatch()
    }
  }

  #end(reason: unknown): Promise<void> {
    this.#ended ??= reason
    this.#closing ??= (async () => {
      this.#options.signal.removeEventListener('abort', this.#onAbort)
      this.#dispatch()
      await Promise.all([...this.#connections].map((connection) => connection.close()))
      this.#connections.clear()
      this.#idle.length = 0
    })()
    return this.#closing
  }
}

async function listen(server: Server, path: string): Promise<void> {
  const windowsPipe = path.startsWith('\\\\')
  const folder = windowsPipe ? undefined : statSync(dirname(path))
  if (folder !== undefined && (folder.mode & 0o077) !== 0) {
    throw new Error(`the folder of the socket ${path} can be entered by others`)
  }
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  if (folder === undefined) return
  chmodSync(path, 0o600)
  // A runtime that runs workers as another user gives that user the folder.
  if (process.getuid?.() === 0 && folder.uid !== 0) chownSync(path, folder.uid, folder.gid)
}

function stopListening(server: Server): void {
  if (server.listening) server.close()
}

/** Resolves when the expected number of workers has connected and said hello. */
function acceptWorkers(
  server: Server,
  { workers, connectTimeoutSeconds }: WorkerPoolOptions,
  connections: WorkerConnection[]
): Promise<void> {
  const seconds = connectTimeoutSeconds ?? CONNECT_SECONDS
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      const message = `${connections.length} of ${workers} model workers connected within ${seconds} s.`
      reject(new ModelError('timeout', message))
    }, seconds * 1000)
    const hellos: Promise<void>[] = []
    const onConnection = (socket: Socket): void => {
      const connection = new WorkerConnection(socket)
      connections.push(connection)
      const hello = connection.hello(seconds * 1000)
      hello.catch(reject)
      hellos.push(hello)
      if (hellos.length < workers) return
      server.off('connection', onConnection)
      // One that had already been let in by the system.
      server.on('connection', (extra: Socket) => extra.destroy())
      clearTimeout(timer)
      Promise.all(hellos).then(() => resolve(), reject)
    }
    server.on('connection', onConnection)
  })
}

function untilAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error)
    signal.addEventListener('abort', onAbort, { once: true })
    if (signal.aborted) onAbort()
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}

function describe(model: LoadedModel, workers: number): string {
  const pandas = model.pandas === null ? 'no pandas' : `pandas ${model.pandas}`
  const count = workers === 1 ? '1 model worker' : `${workers} model workers`
  return `${count} ready: ${model.function}, Python ${model.python}, NumPy ${model.numpy}, ${pandas}.`
}
