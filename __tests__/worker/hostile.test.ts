/** Models that misbehave: each ends in a right answer, an error reply, or a loss with a name; and no process is left. */
import { beforeAll, describe, expect, jest, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { ModelError } from '../../src/engine/worker/model-error.ts'
import { floats, frameOf } from '../support/frame.ts'
import { pythonOrNotice } from '../support/python.ts'
import { openTestPool } from '../support/worker.ts'
import type { TestPool } from '../support/worker.ts'

jest.setTimeout(60_000)

const FRAME = frameOf(floats('x', [0, 0.5, 1]))
const ZEROS = { values: new Float64Array(3), width: 1 }

let python: string | undefined
beforeAll(async () => {
  python = await pythonOrNotice(['pandas'])
}, 600_000)

async function withModel(
  model: string,
  body: (pool: TestPool) => Promise<void>,
  options: Partial<Parameters<typeof openTestPool>[0]> = {}
): Promise<void> {
  if (python === undefined) return
  const pool = await openTestPool({ python, model, ...options })
  try {
    await body(pool)
  } finally {
    await pool.close()
  }
}

async function modelError(promise: Promise<unknown>): Promise<ModelError> {
  const result = await promise.catch((error: unknown) => error)
  if (result instanceof ModelError) return result
  throw result instanceof Error ? result : new Error('there was no error')
}

function predict(
  lines: string,
  head = 'import ctypes, io, os, signal, socket, sys, threading, time'
): string {
  const body = lines.trim().replace(/^/gm, '    ')
  return `${head}\ndef predict_df(df):\n${body}\n    return df["x"] * 0\n`
}

describe.each([false, true])('over a pipe: %s', (pipe) => {
  test.each<[string, string]>([
    [
      'prints, also to the raw descriptor',
      'print("hello"); os.write(1, b"RMW1" * 100); sys.stderr.write("e"); os.system("echo hi")'
    ],
    [
      'prints without end in a thread',
      'threading.Thread(target=lambda: [print("x" * 1000) for _ in iter(int, 1)], daemon=True).start()'
    ],
    ['reads standard input', 'assert sys.stdin.read() == "" and os.read(0, 10) == b""'],
    ['changes the working directory', 'os.chdir("/")'],
    ['replaces the standard streams', 'sys.stdout = sys.stderr = sys.stdin = None'],
    ['closes the standard streams', 'sys.stdout.close(); sys.stderr.close(); os.close(0)'],
    ['starts a child that outlives it', 'if os.fork() == 0:\n    time.sleep(20)\n    os._exit(0)'],
    ['returns twice, as parent and as child', 'os.fork()'],
    ['starts a program', 'import subprocess; assert subprocess.check_output(["echo", "hi"]) == b"hi\\n"'],
    ['leaves a thread running', 'threading.Thread(target=time.sleep, args=(600,)).start()'],
    ['breaks the path functions', 'os.getcwd = os.path.abspath = None'],
    ['warns', 'import warnings; warnings.warn("deprecated")'],
    [
      'collects its garbage and changes limits',
      'import gc; gc.collect(); gc.disable(); sys.setrecursionlimit(200)'
    ]
  ])('a model that %s is answered for', async (_name, lines) => {
    await withModel(
      predict(lines),
      async (pool) => {
        expect(await pool.predict(FRAME)).toEqual(ZEROS)
        expect(pool.workers).toBe(1)
      },
      { pipe }
    )
  })

  test.each<[string, string]>([
    ['exits', 'os._exit(0)'],
    ['is killed', 'os.kill(os.getpid(), signal.SIGKILL)'],
    ['crashes in C', 'ctypes.string_at(0)'],
    ['aborts', 'os.abort()'],
    ['closes all descriptors', 'os.closerange(3, 256)']
  ])('a model that %s is a loss', async (_name, lines) => {
    await withModel(
      predict(lines),
      async (pool) => {
        const error = await modelError(pool.predict(FRAME))
        expect(error.kind).toBe('lost')
        expect(error.message).toMatch(
          /^The model worker ended while predicting 3 rows: it crashed, ran out of memory/
        )
        expect(pool.workers).toBe(0)
        await pool.processes[0]!.exited
      },
      { pipe }
    )
  })

  test.each<[string, string]>([
    ['sleeps', 'time.sleep(600)'],
    ['spins', 'while True: pass'],
    ['waits for itself', 'lock = threading.Lock(); lock.acquire(); lock.acquire()'],
    [
      'ignores signals and exceptions',
      'signal.signal(signal.SIGTERM, signal.SIG_IGN)\nwhile True:\n    try:\n        time.sleep(1)\n    except BaseException:\n        pass'
    ]
  ])('a model that %s is cut off at the limit and its process ends itself', async (_name, lines) => {
    await withModel(
      predict(lines),
      async (pool) => {
        const error = await modelError(pool.predict(FRAME))
        expect(error.kind).toBe('timeout')
        await pool.processes[0]!.exited
        expect(pool.processes[0]!.output()).toMatch(
          /the engine closed the connection while the model was busy at:\n.*model\.py", line [36], in predict_df/s
        )
      },
      { pipe, predictTimeoutSeconds: 0.5 }
    )
  })
})

test.each([false, true])(
  'a child that outlives the worker does not hide its end (pipe: %s)',
  async (pipe) => {
    await withModel(
      predict(
        'child = os.fork()\nif child == 0:\n    time.sleep(600)\nprint(child, flush=True)\nos._exit(0)'
      ),
      async (pool) => {
        try {
          // Were the connection still open in the child, this would be a timeout.
          expect((await modelError(pool.predict(FRAME))).kind).toBe('lost')
        } finally {
          await pool.processes[0]!.exited
          process.kill(Number(pool.processes[0]!.output()))
        }
      },
      { pipe, predictTimeoutSeconds: 15 }
    )
  }
)

test.each(['3.8', '3.12', '3.13'])(
  'a child that returns from the model too ends at once: Python %s',
  async (version) => {
    const interpreter = await pythonOrNotice(['numpy'], version)
    if (interpreter === undefined) return
    const model = 'import os\ndef predict_dict(x):\n    print(os.fork() or "", flush=True)\n    return 0\n'
    await withModel(
      model,
      async (pool) => {
        expect(await pool.predict(FRAME)).toEqual(ZEROS)
        const children = pool.processes[0]!.output().split('\n').filter(Boolean).map(Number)
        expect(children.length).toBeGreaterThan(0)
        for (const child of children) {
          // A child that ended is there as a zombie until its parent, the worker, ends.
          while (running(child)) await sleep(5)
        }
      },
      { python: interpreter }
    )
  }
)

function running(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

test('a model that holds the interpreter lock in C is ended by a timer', async () => {
  // PyDLL keeps the lock during the call, as a careless extension does.
  await withModel(
    predict('ctypes.PyDLL(None).sleep(600)'),
    async (pool) => {
      expect((await modelError(pool.predict(FRAME))).kind).toBe('timeout')
      expect(await pool.processes[0]!.exited).toEqual({ code: 1, signal: null })
      expect(pool.processes[0]!.output()).toMatch(/Timeout.*model\.py", line 3 in predict_df/s)
    },
    { predictTimeoutSeconds: 0.2 }
  )
})

test('the worker ends when the engine goes away without a word', async () => {
  await withModel(predict('pass'), async (pool) => {
    expect(await pool.predict(FRAME)).toEqual(ZEROS)
  })
  const controller = new AbortController()
  await withModel(
    predict('time.sleep(600)'),
    async (pool) => {
      const waiting = pool.predict(FRAME)
      waiting.catch(() => undefined)
      controller.abort(new Error('cancelled'))
      await expect(waiting).rejects.toThrow('cancelled')
      await pool.processes[0]!.exited
    },
    { signal: controller.signal }
  )
})

test('a model that connects to the engine a second time is not let in', async () => {
  await withModel(
    predict(
      'pass',
      `
import socket, sys, os, gc
path = os.path.join(os.path.dirname(__file__), "engine.sock")
refused = 0
try:
    socket.socket(socket.AF_UNIX).connect(path)
except OSError:
    refused = 1
assert refused
`
    ),
    async (pool) => {
      expect(await pool.predict(FRAME)).toEqual(ZEROS)
    }
  )
})

test('a model that finds the connection and forges frames gains nothing', async () => {
  const forge = `
for descriptor in range(3, 64):
    try:
        duplicate = socket.socket(fileno=os.dup(descriptor))
        duplicate.send(b"RMW1" + bytes(12))
    except OSError:
        pass
`
  await withModel(predict(forge), async (pool) => {
    const error = await modelError(pool.predict(FRAME))
    expect(error.kind).toBe('lost')
    expect(error.message).toMatch(/broke the protocol/)
  })
})
