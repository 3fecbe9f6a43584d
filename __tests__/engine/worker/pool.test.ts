/** The pool with real workers: order, several at once, limits, abort and what is left behind. */
import { afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ModelError } from '../../../src/engine/worker/model-error.ts'
import { openWorkerPool } from '../../../src/engine/worker/pool.ts'
import type { WorkerPool, WorkerPoolOptions } from '../../../src/engine/worker/pool.ts'
import { floats, frameOf, ints, strings } from '../../support/frame.ts'
import { pythonOrNotice } from '../../support/python.ts'
import { openTestPool, startWorker } from '../../support/worker.ts'

jest.setTimeout(60_000)

const IDENTITY = 'def predict_df(df):\n    return df["x"]\n'

let python: string | undefined
let folder: string

beforeAll(async () => {
  python = await pythonOrNotice(['pandas'])
}, 600_000)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rime-pool-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

function open(options: Partial<WorkerPoolOptions> = {}): Promise<WorkerPool> {
  return openWorkerPool({
    socket: join(folder, 'engine.sock'),
    workers: 1,
    modelFile: '/model.py',
    task: 'MODEL_TASK_REGRESSION',
    predictTimeoutSeconds: 20,
    connectTimeoutSeconds: 20,
    signal: new AbortController().signal,
    ...options
  })
}

test('many calls over several workers each get their own answer', async () => {
  if (python === undefined) return
  const pool = await openTestPool({ python, model: IDENTITY, workers: 3, task: 'MODEL_TASK_REGRESSION' })
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, i) => pool.predict(frameOf(floats('x', Array<number>(i).fill(i)))))
  )
  answers.forEach(({ values }, i) => expect(Array.from(values)).toEqual(Array<number>(i).fill(i)))
  await pool.close()
})

test('several workers are busy at the same time', async () => {
  if (python === undefined) return
  // Each waits for the other, so one after the other would never end.
  const model = `
import os, pathlib, time
folder = pathlib.Path(__file__).parent
def predict_df(df):
    (folder / ("seen-%d" % df["x"][0])).touch()
    while len(list(folder.glob("seen-*"))) < 2:
        time.sleep(0.005)
    return df["x"]
`
  const pool = await openTestPool({ python, model, workers: 2, task: 'MODEL_TASK_REGRESSION' })
  await Promise.all([1, 2].map((x) => pool.predict(frameOf(floats('x', [x])))))
  await pool.close()
})

test('waiting calls are served in order', async () => {
  if (python === undefined) return
  const pool = await openTestPool({ python, model: IDENTITY, task: 'MODEL_TASK_REGRESSION' })
  const order: number[] = []
  await Promise.all(
    [0, 1, 2, 3].map(async (i) => {
      await pool.predict(frameOf(floats('x', [i])))
      order.push(i)
    })
  )
  expect(order).toEqual([0, 1, 2, 3])
  await pool.close()
})

test('a worker that is lost takes its batch with it, the others go on', async () => {
  if (python === undefined) return
  const logged: string[] = []
  const model = 'import os\ndef predict_df(df):\n    return os._exit(1) if df["x"][0] < 0 else df["x"]\n'
  const pool = await openTestPool({
    python,
    model,
    workers: 2,
    task: 'MODEL_TASK_REGRESSION',
    onLog: (message) => logged.push(message)
  })
  const results = await Promise.allSettled(
    [1, -1, 2, 3, 4].map((x) => pool.predict(frameOf(floats('x', [x]))))
  )
  expect(results.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled'
  ])
  expect(pool.workers).toBe(1)
  expect(logged).toEqual([
    expect.stringMatching(
      /^2 model workers ready: predict_df, Python 3\.\d+\.\d+, NumPy [\d.]+, pandas [\d.]+\.$/
    ),
    expect.stringMatching(/ended while predicting 1 rows: .* Workers left: 1\.$/)
  ])
  await expect(pool.predict(frameOf(floats('x', [-1])))).rejects.toThrow(/ended while predicting/)
  await expect(pool.predict(frameOf(floats('x', [1])))).rejects.toThrow(/^No model worker is left\./)
  await pool.close()
})

test('close rejects what waits, ends the workers and leaves no socket', async () => {
  if (python === undefined) return
  const pool = await openTestPool({
    python,
    model: 'import time\ndef predict_df(df):\n    time.sleep(600)\n'
  })
  expect(readdirSync(pool.folder)).toEqual(['model.py'])
  const waiting = [pool.predict(frameOf(floats('x', [1]))), pool.predict(frameOf(floats('x', [1])))]
  const settled = Promise.allSettled(waiting)
  await pool.close()
  for (const result of await settled) {
    expect(result).toMatchObject({ status: 'rejected', reason: { message: 'The worker pool was closed.' } })
  }
  expect(await pool.processes[0]!.exited).toEqual({ code: 0, signal: null })
  await pool.close()
  await expect(pool.predict(frameOf(floats('x', [1])))).rejects.toThrow('The worker pool was closed.')
})

test('the socket is for its owner only, in a folder that is too', async () => {
  const opening = open({ connectTimeoutSeconds: 1 })
  opening.catch(() => undefined)
  const socket = join(folder, 'engine.sock')
  while (!existsSync(socket)) await sleep(1)
  await sleep(20)
  expect(statSync(socket).mode & 0o777).toBe(0o600)
  await expect(opening).rejects.toThrow('0 of 1 model workers connected within 1 s.')
  expect(existsSync(socket)).toBe(false)
  chmodSync(folder, 0o755)
  await expect(open()).rejects.toThrow(/can be entered by others/)
})

test('a path that is taken or too long is an error', async () => {
  writeFileSync(join(folder, 'engine.sock'), '')
  await expect(open()).rejects.toThrow(/EADDRINUSE/)
  await expect(open({ socket: join(folder, 'x'.repeat(200)) })).rejects.toThrow()
})

test('fewer workers than expected: all are let go at the limit', async () => {
  if (python === undefined) return
  const worker = startWorker(python, join(folder, 'engine.sock'))
  const error: unknown = await open({ workers: 2, connectTimeoutSeconds: 3 }).catch(
    (reason: unknown) => reason
  )
  expect(error).toBeInstanceOf(ModelError)
  expect(error).toMatchObject({ kind: 'timeout', message: '1 of 2 model workers connected within 3 s.' })
  await worker.exited
})

test('an abort while it waits for workers, and while the model loads', async () => {
  if (python === undefined) return
  await expect(open({ signal: AbortSignal.abort(new Error('early')) })).rejects.toThrow('early')
  await expect(open({ signal: AbortSignal.timeout(50) })).rejects.toThrow(/timeout/)
  const model = 'import time\ntime.sleep(600)\n'
  const controller = new AbortController()
  const opening = openTestPool({ python, model, signal: controller.signal, onLog: () => undefined })
  setTimeout(() => controller.abort(new Error('cancelled')), 500)
  await expect(opening).rejects.toThrow('cancelled')
})

test('a model that takes too long to load', async () => {
  if (python === undefined) return
  const model = 'import time\ntime.sleep(600)\n'
  await expect(openTestPool({ python, model, loadTimeoutSeconds: 0.3 })).rejects.toMatchObject({
    kind: 'timeout',
    message: 'The model worker gave no answer in 0.3 s while loading the model.'
  })
})

test('a frame that contradicts itself is refused before anything is sent', async () => {
  if (python === undefined) return
  const pool = await openTestPool({ python, model: IDENTITY, task: 'MODEL_TASK_REGRESSION' })
  await expect(pool.predict(frameOf(floats('x', [1]), floats('x', [1])))).rejects.toThrow(
    /two columns are called "x"/
  )
  await expect(pool.predict(frameOf(floats('x', [1]), floats('y', [])))).rejects.toThrow(
    /"y" has 0 rows, the frame 1/
  )
  expect(Array.from((await pool.predict(frameOf(floats('x', [1])))).values)).toEqual([1])
  await pool.close()
})

test.each([false, true])('a large frame crosses whole (pipe: %s)', async (pipe) => {
  if (python === undefined) return
  const rows = 300_000
  const model = `
def predict_df(df):
    assert df["i"].tolist() == list(range(len(df)))
    assert (df["s"] == df["i"].map(lambda i: "value %d" % (i % 5000))).all()
    return df["x"] * 2
`
  const pool = await openTestPool({ python, model, pipe, task: 'MODEL_TASK_REGRESSION' })
  const x = Float64Array.from({ length: rows }, (_, i) => i / 3)
  const dictionary = Array.from({ length: 5000 }, (_, i) => `value ${i}`)
  const frame = frameOf(
    { name: 'x', dtype: 'float64', length: rows, values: x },
    { name: 'i', dtype: 'int64', length: rows, values: Float64Array.from({ length: rows }, (_, i) => i) },
    { name: 's', dtype: 'string', length: rows, codes: Int32Array.from(x, (_, i) => i % 5000), dictionary }
  )
  const { values } = await pool.predict(frame)
  expect(Buffer.compare(Buffer.from(values.buffer), Buffer.from(x.map((value) => value * 2).buffer))).toBe(0)
  await pool.close()
})

test('of a large dictionary only the entries in use are sent', async () => {
  if (python === undefined) return
  const model =
    'def predict_df(df):\n    return [len(value) if value == value else -1 for value in df["s"]]\n'
  const pool = await openTestPool({ python, model, task: 'MODEL_TASK_REGRESSION' })
  const dictionary = Array.from({ length: 100_000 }, (_, i) => 'x'.repeat(i % 7))
  const codes = Int32Array.from([99_999, -1, 6, 99_999])
  const frame = frameOf({ name: 's', dtype: 'string', length: 4, codes, dictionary })
  expect(Array.from((await pool.predict(frame)).values)).toEqual([4, -1, 6, 4])
  expect(Array.from((await pool.predict(frameOf(strings('s', ['ab', null])))).values)).toEqual([2, -1])
  expect(Array.from((await pool.predict(frameOf(strings('s', []), ints('i', [])))).values)).toEqual([])
  await pool.close()
})
