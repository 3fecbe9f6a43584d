import type { Socket } from 'node:net'
import type { Frame, Predictions } from '../data/frame.ts'
import { bytesOf } from './bytes.ts'
import { encodeFrame, encodePredict } from './frames.ts'
import { ModelError } from './model-error.ts'
import { ReplyReader } from './reader.ts'
import { ProtocolViolation } from './replies.ts'
import type { Reply } from './replies.ts'

const BYE_GRACE_MS = 1_000
const NO_BODY = new Uint8Array(0)

export interface LoadedModel {
  function: 'predict_df' | 'predict_dict'
  python: string
  numpy: string
  pandas: string | null
}

interface Request {
  doing: string
  timeoutMs: number
  bytes: readonly Uint8Array[]
  /** Absent: nothing was asked, the worker speaks first. */
  id?: number
  /** Kinds of error that are an answer. Any other is a fault of the worker. */
  errors?: readonly string[]
}

const LOAD_ERRORS = ['load']
const PREDICT_ERRORS = ['raised', 'shape']

/** The one thing a worker is asked for at a time. */
interface Pending {
  doing: string
  /** Judges the header and returns where the body goes. */
  accept: (reply: Reply) => Uint8Array
  finish: (reply: Reply) => void
  fail: (error: ModelError) => void
  timer: NodeJS.Timeout
}

/**
 * One worker. It may speak only when asked, and only the answer; anything else, and any delay past the limit, cuts it
 * off for good. A worker that was cut off ends itself.
 */
export class WorkerConnection {
  readonly #socket: Socket
  readonly #reader: ReplyReader
  #pending: Pending | undefined
  #lastId = 0
  #python = ''
  #lost: ModelError | undefined
  #onLost: (error: ModelError) => void = () => undefined

  constructor(socket: Socket) {
    this.#socket = socket
    this.#reader = new ReplyReader({
      onHeader: (reply) => this.#accept(reply),
      onReply: (reply) => this.#finish(reply)
    })
    socket.on('data', (chunk: Buffer) => this.#receive(chunk))
    socket.on('error', () => undefined) // 'close' follows.
    socket.on('close', () => this.#cutOff(new ModelError('lost', this.#describeLoss())))
  }

  /** Why this worker can't be used any more. */
  get lost(): ModelError | undefined {
    return this.#lost
  }

  set onLost(listener: (error: ModelError) => void) {
    this.#onLost = listener
  }

  /** Waits for the worker's first words. Must be called at once after the connection was made. */
  async hello(timeoutMs: number): Promise<void> {
    this.#python = await this.#ask({ doing: 'starting', timeoutMs, bytes: [] }, (reply) => {
      if (reply.type !== 'hello') throw new ProtocolViolation(`it said ${reply.type} before hello`)
      return { body: NO_BODY, value: reply.python }
    })
  }

  /** @throws ModelError */
  async load(modelFile: string, timeoutMs: number): Promise<LoadedModel> {
    const id = this.#nextId()
    const bytes = encodeFrame({ type: 'load', id, path: modelFile })
    const request = { doing: 'loading the model', timeoutMs, bytes, id, errors: LOAD_ERRORS }
    const loaded = await this.#ask(request, (reply) => {
      if (reply.type !== 'loaded') throw new ProtocolViolation(`it answered ${reply.type} to load`)
      return { body: NO_BODY, value: reply }
    })
    return { function: loaded.function, python: this.#python, numpy: loaded.numpy, pandas: loaded.pandas }
  }

  /**
   * Predictions of every row of `frame`, `width` numbers a row, as the worker sent them. The frame's arrays must not
   * change until this settles.
   *
   * @throws ModelError
   */
  async predict(frame: Frame, width: number, timeoutMs: number): Promise<Predictions> {
    const id = this.#nextId()
    const bytes = encodePredict({ id, width, timeout: timeoutMs / 1000 }, frame)
    const doing = `predicting ${frame.length} rows`
    return await this.#ask({ doing, timeoutMs, bytes, id, errors: PREDICT_ERRORS }, (reply) => {
      if (reply.type !== 'predictions') throw new ProtocolViolation(`it answered ${reply.type} to predict`)
      if (reply.rows !== frame.length || reply.width !== width) {
        throw new ProtocolViolation(
          `it answered ${reply.rows} × ${reply.width} predictions, asked for ${frame.length} × ${width}`
        )
      }
      const values = new Float64Array(frame.length * width)
      return { body: bytesOf(values), value: { values, width } }
    })
  }

  /** Lets the worker go, and closes the connection also when it doesn't. */
  async close(): Promise<void> {
    if (this.#lost !== undefined) return
    this.#lost = new ModelError('lost', 'The worker pool was closed.')
    this.#fail(this.#lost)
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => this.#socket.destroy(), BYE_GRACE_MS)
      this.#socket.once('close', () => {
        clearTimeout(timer)
        resolve()
      })
      for (const piece of encodeFrame({ type: 'bye' })) this.#socket.write(piece)
      this.#socket.end()
      this.#socket.resume()
    })
  }

  #nextId(): number {
    this.#lastId += 1
    return this.#lastId
  }

  /** Sends a request and waits for the reply that `judge` accepts, or for one of the errors it may end with. */
  #ask<T>(request: Request, judge: (reply: Reply) => { body: Uint8Array; value: T }): Promise<T> {
    if (this.#lost !== undefined) return Promise.reject(this.#lost)
    if (this.#pending !== undefined) throw new Error('the worker is busy')
    return new Promise<T>((resolve, reject) => {
      let value: T
      const accept = (reply: Reply): Uint8Array => {
        checkId(reply, request.id)
        if (reply.type === 'error') {
          if (request.errors?.includes(reply.kind) === true) return NO_BODY
          throw new ProtocolViolation(`it answered an error of kind ${reply.kind}: ${reply.message}`)
        }
        const judged = judge(reply)
        value = judged.value
        return judged.body
      }
      const finish = (reply: Reply): void => {
        if (reply.type === 'error') reject(toModelError(reply))
        else resolve(value)
      }
      const { doing, timeoutMs } = request
      const timer = setTimeout(() => {
        const message = `The model worker gave no answer in ${timeoutMs / 1000} s while ${doing}.`
        this.#cutOff(new ModelError('timeout', message))
      }, timeoutMs)
      this.#pending = { doing, accept, finish, fail: reject, timer }
      this.#socket.cork()
      for (const piece of request.bytes) this.#socket.write(piece)
      this.#socket.uncork()
    })
  }

  #receive(chunk: Buffer): void {
    if (this.#lost !== undefined) return
    try {
      this.#reader.push(chunk)
    } catch (error) {
      if (!(error instanceof ProtocolViolation)) throw error
      this.#cutOff(
        new ModelError('lost', `The model worker broke the protocol: ${error.message}. It was cut off.`)
      )
    }
  }

  #accept(reply: Reply): Uint8Array {
    if (this.#pending === undefined) throw new ProtocolViolation(`it sent ${reply.type} without being asked`)
    return this.#pending.accept(reply)
  }

  #finish(reply: Reply): void {
    const pending = this.#pending!
    this.#pending = undefined
    clearTimeout(pending.timer)
    pending.finish(reply)
  }

  #cutOff(error: ModelError): void {
    if (this.#lost !== undefined) return
    this.#lost = error
    this.#socket.destroy()
    this.#fail(error)
    this.#onLost(error)
  }

  #fail(error: ModelError): void {
    const pending = this.#pending
    if (pending === undefined) return
    this.#pending = undefined
    clearTimeout(pending.timer)
    pending.fail(error)
  }

  #describeLoss(): string {
    const doing = this.#pending === undefined ? 'waiting for work' : this.#pending.doing
    return `The model worker ended while ${doing}: it crashed, ran out of memory, exited or was stopped.`
  }
}

function checkId(reply: Reply, expected: number | undefined): void {
  const id = reply.type === 'hello' ? undefined : reply.id
  if (id !== expected) throw new ProtocolViolation(`it sent ${reply.type} for another request`)
}

function toModelError({ kind, message, traceback, row }: Reply & { type: 'error' }): ModelError {
  return new ModelError(kind === 'protocol' ? 'lost' : kind, message, {
    ...(traceback !== undefined && { traceback }),
    ...(row !== undefined && { row })
  })
}
