/** A worker runs the user's code, so it may send anything. Whatever it sends, it is a named error or the right answer. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createConnection } from 'node:net'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Frame } from '../../../src/engine/data/frame.ts'
import { encodeFrame } from '../../../src/engine/worker/frames.ts'
import { ModelError } from '../../../src/engine/worker/model-error.ts'
import { openWorkerPool } from '../../../src/engine/worker/pool.ts'
import type { WorkerPool, WorkerPoolOptions } from '../../../src/engine/worker/pool.ts'
import { floats, frameOf } from '../../support/frame.ts'

const ANSWER = [0.1, 0.2, 0.3, 0.4]
const FRAME: Frame = frameOf(floats('x', [1, 2, 3, 4]))
const HELLO = frame({ type: 'hello', protocol: 1, python: '3.11.0' })
const LOADED = { type: 'loaded', id: 1, function: 'predict_df', numpy: '2.0.0', pandas: null }
const GOOD = { type: 'predictions', id: 2, rows: 4, width: 1, dtype: 'float64' }

function frame(header: object, values?: readonly number[]): Buffer {
  return Buffer.concat(encodeFrame(header, values === undefined ? [] : [bytes(values)]))
}

function bytes(values: readonly number[]): Uint8Array {
  return new Uint8Array(Float64Array.from(values).buffer)
}

/** A frame whose header is exactly `text`. */
function raw(text: string, body: Uint8Array = new Uint8Array(0)): Buffer {
  const start = Buffer.alloc(16)
  start.write('RMW1', 'latin1')
  start.writeUInt32LE(Buffer.byteLength(text), 4)
  start.writeBigUInt64LE(BigInt(body.length), 8)
  return Buffer.concat([
    start,
    Buffer.from(text),
    Buffer.alloc((8 - (Buffer.byteLength(text) % 8)) % 8),
    body
  ])
}

interface Script {
  hello?: Buffer
  loaded?: Buffer
  /** What it sends when asked to predict; a function may do as it likes with the connection. */
  answer: Buffer | ((socket: Socket) => void)
}

let folder: string
let pool: WorkerPool | undefined
let sockets: Socket[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rime-liar-'))
  sockets = []
})

afterEach(async () => {
  await pool?.close()
  pool = undefined
  for (const socket of sockets) socket.destroy()
  rmSync(folder, { recursive: true, force: true })
})

async function open(script: Script, options: Partial<WorkerPoolOptions> = {}): Promise<WorkerPool> {
  const socket = join(folder, `${sockets.length}.sock`)
  const opening = openWorkerPool({
    socket,
    workers: 1,
    modelFile: '/model/model.py',
    task: 'MODEL_TASK_BINARY_CLASSIFICATION',
    predictTimeoutSeconds: 20,
    connectTimeoutSeconds: 20,
    loadTimeoutSeconds: 20,
    signal: new AbortController().signal,
    ...options
  })
  opening.catch(() => undefined)
  while (!existsSync(socket)) await sleep(1)
  const connection = createConnection(socket)
  sockets.push(connection)
  connection.on('error', () => undefined)
  connection.write(script.hello ?? HELLO)
  let request = 0
  let received = Buffer.alloc(0)
  connection.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk])
    for (;;) {
      if (received.length < 16) return
      const header = received.readUInt32LE(4)
      const length = 16 + Math.ceil(header / 8) * 8 + Number(received.readBigUInt64LE(8))
      if (received.length < length) return
      received = received.subarray(length)
      request += 1
      const reply = request === 1 ? (script.loaded ?? frame(LOADED)) : script.answer
      if (typeof reply === 'function') reply(connection)
      else connection.write(reply)
    }
  })
  pool = await opening
  return pool
}

async function modelError(promise: Promise<unknown>): Promise<ModelError> {
  const result = await promise.catch((error: unknown) => error)
  if (!(result instanceof ModelError)) throw new Error(`no ModelError: ${String(result)}`)
  return result
}

test('the honest one is believed, time and again', async () => {
  let id = 1
  const answer = (socket: Socket): void => void socket.write(frame({ ...GOOD, id: ++id }, ANSWER))
  const { predict } = bind(await open({ answer }))
  for (let i = 0; i < 3; i++) expect(Array.from((await predict(FRAME)).values)).toEqual(ANSWER)
})

function bind(target: WorkerPool): { predict: WorkerPool['predict'] } {
  return { predict: (data) => target.predict(data) }
}

describe('an answer that breaks the protocol', () => {
  test.each<[string, Script['answer'], RegExp]>([
    ['to another request', frame({ ...GOOD, id: 3 }, ANSWER), /another request/],
    ['to an earlier request', frame({ ...GOOD, id: 1 }, ANSWER), /another request/],
    [
      'with a row too few',
      frame({ ...GOOD, rows: 3 }, ANSWER.slice(1)),
      /3 × 1 predictions, asked for 4 × 1/
    ],
    ['with a row too many', frame({ ...GOOD, rows: 5 }, [...ANSWER, 0]), /5 × 1/],
    ['with two columns', frame({ ...GOOD, width: 2 }, [...ANSWER, ...ANSWER]), /4 × 2/],
    ['with the shape turned', frame({ ...GOOD, rows: 1, width: 4 }, ANSWER), /1 × 4/],
    ['of another dtype', frame({ ...GOOD, dtype: 'float32' }, ANSWER), /dtype is none of float64/],
    ['with no dtype', frame({ type: 'predictions', id: 2, rows: 4, width: 1 }, ANSWER), /dtype/],
    ['with fewer values than rows', frame(GOOD, ANSWER.slice(1)), /wrong number or length/],
    ['with no values', frame(GOOD), /wrong number or length/],
    ['whose values have no length', raw(JSON.stringify(GOOD), bytes(ANSWER)), /buffers is not a list/],
    [
      'whose lengths disagree',
      raw(JSON.stringify({ ...GOOD, buffers: [32] }), bytes([1])),
      /wrong number or length/
    ],
    ['with two buffers', raw(JSON.stringify({ ...GOOD, buffers: [32, 0] }), bytes(ANSWER)), /at most one/],
    ['with rows as text', frame({ ...GOOD, rows: '4' }, ANSWER), /rows is not a whole number/],
    ['with negative rows and width', frame({ ...GOOD, rows: -4, width: -1 }, ANSWER), /whole number/],
    ['with rows beyond counting', frame({ ...GOOD, rows: 1e300 }, ANSWER), /whole number/],
    ['and one byte more', Buffer.concat([frame(GOOD, ANSWER), Buffer.alloc(1)]), /bytes follow/],
    ['twice', Buffer.concat([frame(GOOD, ANSWER), frame(GOOD, ANSWER)]), /bytes follow/],
    [
      'to this and the next',
      Buffer.concat([frame(GOOD, ANSWER), frame({ ...GOOD, id: 3 }, ANSWER)]),
      /bytes follow/
    ],
    ['that is a second hello', HELLO, /another request|hello/],
    ['after a second hello', Buffer.concat([HELLO, frame(GOOD, ANSWER)]), /hello/],
    ['that is a second loaded', frame({ ...LOADED, id: 2 }), /loaded to predict/],
    ['of an unknown type', frame({ ...GOOD, type: 'result' }, ANSWER), /type is none of/],
    ['that is printed text', Buffer.from('predicting 4 rows ...\n'), /magic/],
    [
      'in another version',
      Buffer.from(frame(GOOD, ANSWER).toString('latin1').replace('RMW1', 'RMW2'), 'latin1'),
      /magic/
    ],
    ['with no header', raw(''), /header of 0 bytes/],
    ['with a header that is no JSON', raw('{"type": "predictions",'), /not JSON/],
    ['with NaN as JSON', raw('{"type":"predictions","id":NaN}'), /not JSON/],
    ['with a list as header', raw('[1, 2]'), /not an object/],
    ['with null as header', raw('null'), /not an object/],
    [
      'by way of __proto__',
      raw(`{"__proto__":${JSON.stringify({ ...GOOD, buffers: [32] })}}`, bytes(ANSWER)),
      /buffers/
    ],
    ['with nesting', raw('['.repeat(50_000)), /not JSON/],
    [
      'that promises a giant header',
      Buffer.from('RMW1\xff\xff\xff\x7f\0\0\0\0\0\0\0\0', 'latin1'),
      /header of 2147483647/
    ],
    ['that promises a giant body', giantBody(), /wrong number or length/],
    [
      'that is an error of loading',
      frame({ type: 'error', id: 2, kind: 'load', message: 'x' }),
      /kind load: x/
    ],
    [
      'that is an error of no kind',
      frame({ type: 'error', id: 2, kind: 'pass', message: 'x' }),
      /kind is none of/
    ],
    [
      'that is an error with no text',
      frame({ type: 'error', id: 2, kind: 'raised', message: null }),
      /message is not a string/
    ],
    [
      'that is an error of another request',
      frame({ type: 'error', id: 1, kind: 'raised', message: 'x' }),
      /another/
    ],
    [
      'that is an endless traceback',
      frame({ type: 'error', id: 2, kind: 'raised', message: '', traceback: 'x'.repeat(30_000) }),
      /traceback/
    ],
    [
      'that is an error with values',
      frame({ type: 'error', id: 2, kind: 'raised', message: '' }, ANSWER),
      /wrong number/
    ],
    ['that is the end', (socket) => socket.destroy(), /ended while predicting 4 rows/],
    ['that ends half way', (socket) => socket.end(frame(GOOD, ANSWER).subarray(0, -1)), /ended while/]
  ])('%s', async (_name, answer, message) => {
    const lied = await open({ answer })
    const error = await modelError(lied.predict(FRAME))
    expect(error.kind).toBe('lost')
    expect(error.message).toMatch(message)
    // Cut off for good: the next question has nobody to answer it.
    expect(lied.workers).toBe(0)
    expect((await modelError(lied.predict(FRAME))).message).toMatch(/No model worker is left/)
  })

  function giantBody(): Buffer {
    const honest = frame(GOOD, ANSWER)
    honest.writeBigUInt64LE(2n ** 64n - 1n, 8)
    return honest
  }
})

test.each([
  [[0.1, NaN, 0.3, 0.4], 'not-finite', 1],
  [[0.1, 0.2, -Infinity, 0.4], 'not-finite', 2],
  [[0, 1, 1, 2], 'out-of-range', 3],
  [[-1, 0, 0, 0], 'out-of-range', 0]
] as const)('the predictions %j are %s, and the worker can go on', async (values, kind, row) => {
  let answers = 0
  const answer = (socket: Socket): void => {
    answers += 1
    socket.write(frame({ ...GOOD, id: 1 + answers }, answers === 1 ? values : ANSWER))
  }
  const lied = await open({ answer })
  const error = await modelError(lied.predict(FRAME))
  expect([error.kind, error.row]).toEqual([kind, row])
  expect(Array.from((await lied.predict(FRAME)).values)).toEqual(ANSWER)
})

test('class probabilities that do not sum to 1', async () => {
  const answer = frame({ ...GOOD, width: 2 }, [0.5, 0.5, 1, 0, 0.9, 0.9, 0, 1])
  const lied = await open({ answer }, { task: 'MODEL_TASK_MULTICLASS_CLASSIFICATION', classes: 2 })
  const error = await modelError(lied.predict(FRAME))
  expect([error.kind, error.row]).toEqual(['not-probabilities', 2])
})

test('what is sent without being asked ends the worker before its next answer', async () => {
  const lied = await open({ answer: frame(GOOD, ANSWER) })
  sockets[0]!.write(frame(GOOD, ANSWER))
  while (lied.workers > 0) await sleep(1)
  expect((await modelError(lied.predict(FRAME))).message).toMatch(/without being asked/)
})

test.each<[string, (socket: Socket) => void]>([
  ['says nothing', () => undefined],
  ['sends half an answer', (socket) => void socket.write(frame(GOOD, ANSWER).subarray(0, 30))],
  ['drips', (socket) => void drip(socket, frame(GOOD, ANSWER))]
])('one that %s is cut off at the limit', async (_name, answer) => {
  const lied = await open({ answer }, { predictTimeoutSeconds: 0.2 })
  const error = await modelError(lied.predict(FRAME))
  expect(error.kind).toBe('timeout')
  expect(error.message).toBe('The model worker gave no answer in 0.2 s while predicting 4 rows.')
  expect(lied.workers).toBe(0)
})

async function drip(socket: Socket, data: Buffer): Promise<void> {
  for (const byte of data) {
    if (socket.destroyed) return
    socket.write(Buffer.of(byte))
    await sleep(20)
  }
}

test.each<[string, Partial<Script>, string, RegExp]>([
  [
    'hello of another version',
    { hello: frame({ type: 'hello', protocol: 2, python: '3.11.0' }) },
    'lost',
    /version/
  ],
  ['no hello but loaded', { hello: frame(LOADED) }, 'lost', /another request/],
  ['hello and loaded unasked', { hello: Buffer.concat([HELLO, frame(LOADED)]) }, 'lost', /bytes follow/],
  [
    'an error as hello',
    { hello: frame({ type: 'error', id: 1, kind: 'load', message: 'x' }) },
    'lost',
    /another request/
  ],
  ['an unknown function', { loaded: frame({ ...LOADED, function: 'evil' }) }, 'lost', /function is none of/],
  [
    'predictions before the model',
    { loaded: frame({ ...GOOD, id: 1 }, ANSWER) },
    'lost',
    /predictions to load/
  ],
  [
    'an error of predicting',
    { loaded: frame({ type: 'error', id: 1, kind: 'raised', message: 'x' }) },
    'lost',
    /raised: x/
  ],
  [
    'a failure to load',
    { loaded: frame({ type: 'error', id: 1, kind: 'load', message: 'no such' }) },
    'load',
    /^no such$/
  ]
])('%s ends the start', async (_name, script, kind, message) => {
  const error = await modelError(open({ answer: Buffer.alloc(0), ...script }))
  expect(error.kind).toBe(kind)
  expect(error.message).toMatch(message)
})

test('one that never says hello ends the start at the limit', async () => {
  const error = await modelError(
    open({ hello: Buffer.alloc(0), answer: Buffer.alloc(0) }, { connectTimeoutSeconds: 0.2 })
  )
  expect(error.kind).toBe('timeout')
})

test('an answer cut anywhere, or with any byte of its frame changed, is never another result', async () => {
  const honest = frame(GOOD, ANSWER)
  const envelope = honest.length - 32
  const answers = [
    ...Array.from({ length: honest.length }, (_, end) => honest.subarray(0, end)),
    ...Array.from({ length: envelope }, (_, at) => {
      const changed = Buffer.from(honest)
      changed[at]! ^= 1 << (at % 8)
      return changed
    })
  ]
  let right = 0
  for (const answer of answers) {
    const lied = await open({ answer: (socket) => void socket.end(answer) })
    const result = await lied.predict(FRAME).catch((error: unknown) => error)
    if (result instanceof ModelError) continue
    expect(Array.from((result as { values: Float64Array }).values)).toEqual(ANSWER)
    right += 1
  }
  // Only the padding of the header may change.
  expect(right).toBeLessThan(8)
}, 60_000)
