/** How a model file is loaded, and what is said when it can't be. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ModelError } from '../../src/engine/worker/model-error.ts'
import { floats, frameOf, strings } from '../support/frame.ts'
import { pythonOrNotice } from '../support/python.ts'
import { openTestPool } from '../support/worker.ts'
import type { TestPoolOptions } from '../support/worker.ts'
import { execFileSync } from '../support/run-sync.ts'

const FRAME = frameOf(floats('x', [1, 2, 3]))
const PREDICT = 'def predict_df(df):\n    return df["x"].to_numpy() * 0\n'

jest.setTimeout(60_000)

let python: string | undefined
let withoutPandas: string | undefined

beforeAll(async () => {
  python = await pythonOrNotice(['pandas'])
  withoutPandas = await pythonOrNotice(['numpy'])
}, 600_000)

/** Loads the model, predicts once, and gives what the worker printed. */
async function run(model: TestPoolOptions['model'], files?: Record<string, string>): Promise<string> {
  if (python === undefined) return ''
  const pool = await openTestPool({ python, model, ...(files !== undefined && { files }) })
  try {
    await pool.predict(FRAME)
  } finally {
    await pool.close()
  }
  return pool.processes[0]!.output()
}

async function failure(
  model: TestPoolOptions['model'],
  interpreter = python
): Promise<ModelError | undefined> {
  if (interpreter === undefined) return undefined
  const result = await openTestPool({ python: interpreter, model }).catch((error: unknown) => error)
  if (result instanceof ModelError) return result
  throw result instanceof Error ? result : new Error('the model was loaded')
}

test('a sibling is imported, and artifacts are found beside __file__', async () => {
  await run(
    `
import pathlib, sys
import features
from features import double
assert pathlib.Path(__file__).name == "model.py"
assert sys.path[0] == str(pathlib.Path(__file__).parent)
assert not any("worker" in entry for entry in sys.path if entry.endswith("worker")), sys.path
assert sys.argv == [__file__], sys.argv
assert __name__ == "model" and sys.modules["model"].__file__ == __file__
weight = float((pathlib.Path(__file__).parent / "weight.txt").read_text())
def predict_df(df):
    return double(df["x"].to_numpy()) * weight
`,
    { 'features.py': 'def double(x):\n    return 2 * x\n', 'weight.txt': '0.1' }
  )
})

test('a pickle finds its classes in the file, called by its name or __main__', async () => {
  if (python === undefined) return
  const folder = mkdtempSync(join(tmpdir(), 'rime-pickle-'))
  const model = join(folder, 'scorer.py')
  writeFileSync(
    model,
    `
import pathlib, pickle
class Scorer:
    def __init__(self, value):
        self.value = value
if __name__ == "__main__":
    pickle.dump(Scorer(0.25), open("as_main.pkl", "wb"))
    raise SystemExit
folder = pathlib.Path(__file__).parent
def load(name):
    path = folder / name
    return pickle.loads(path.read_bytes()).value if path.exists() else 0
values = [load("as_main.pkl"), load("as_module.pkl")]
def predict_df(df):
    return [values[0], values[1], 0]
`
  )
  execFileSync(
    python,
    ['-c', 'import pickle, scorer; pickle.dump(scorer.Scorer(0.75), open("as_module.pkl", "wb"))'],
    {
      cwd: folder
    }
  )
  execFileSync(python, [model], { cwd: folder })
  const pool = await openTestPool({ python, model: { path: model } })
  expect(Array.from((await pool.predict(FRAME)).values)).toEqual([0.25, 0.75, 0])
  await pool.close()
  rmSync(folder, { recursive: true })
})

test('child processes of the model can import it', async () => {
  await run(`
import multiprocessing
def half(x):
    return x / 2
def predict_df(df):
    totals = []
    for method in multiprocessing.get_all_start_methods():
        with multiprocessing.get_context(method).Pool(1) as pool:
            totals.append(pool.map(half, [1.0, 0.5, 0.0]))
    assert all(total == totals[0] for total in totals), totals
    return totals[0]
`)
}, 60_000)

test('a file whose name is that of a library, or no name at all, is loaded', async () => {
  if (python === undefined) return
  const folder = mkdtempSync(join(tmpdir(), 'rime-name-'))
  mkdirSync(join(folder, 'my models'))
  for (const name of ['json.py', 'my models/a-model.v2.py', '2.py', '-c.py']) {
    const path = join(folder, name)
    writeFileSync(path, `import re\n${PREDICT}`)
    const pool = await openTestPool({ python, model: { path } })
    expect((await pool.predict(FRAME)).values).toEqual(new Float64Array(3))
    await pool.close()
  }
  rmSync(folder, { recursive: true })
})

test('no bytecode is written beside the model file', async () => {
  if (python === undefined) return
  const pool = await openTestPool({ python, model: PREDICT })
  expect(readdirSync(pool.folder)).toEqual(['model.py'])
  await pool.close()
})

test('the environment that a model sets before its imports reaches them', async () => {
  await run(`
import sys
assert "numpy" not in sys.modules and "pandas" not in sys.modules
${PREDICT}`)
})

test('predict_df wins over predict_dict', async () => {
  if (python === undefined) return
  const model = `${PREDICT}def predict_dict(x):\n    raise AssertionError\n`
  const pool = await openTestPool({ python, model })
  expect(pool.model.function).toBe('predict_df')
  await pool.close()
})

describe('what is said when it cannot be loaded', () => {
  test.each<[string, string, RegExp, RegExp | undefined]>([
    [
      'a syntax error',
      'x = 1\ndef predict_df(df)\n',
      /^SyntaxError: .*\(model\.py, line 2\)/,
      /model\.py", line 2\n/
    ],
    ['tabs and spaces', 'if 1:\n\tx=1\n        y=2\n', /^(Tab|Indentation)Error: .*line 3/, undefined],
    ['text that is not UTF-8', 'x = "\u00e9"\n', /^SyntaxError/, undefined],
    [
      'a missing library',
      'import catboost_of_tomorrow\n',
      /^ModuleNotFoundError: .*catboost_of_tomorrow/,
      /line 1/
    ],
    [
      'an exception',
      'def f():\n    raise ValueError("bad weights")\nf()\n',
      /^ValueError: bad weights$/,
      /line 3.*line 2/s
    ],
    ['sys.exit', 'import sys\nsys.exit(3)\n', /^SystemExit: the model called sys\.exit\(3\)$/, /line 2/],
    ['an interrupt', 'raise KeyboardInterrupt\n', /^KeyboardInterrupt$/, /line 1/],
    [
      'neither function',
      'def predict(df): pass\nPREDICT_ALL = 1\n',
      /defines neither predict_df\(df\) nor predict_dict\(x\)\. It has PREDICT_ALL, predict\.$/,
      undefined
    ],
    ['a function that is none', 'predict_df = None\n', /defines neither/, undefined],
    ['endless recursion', 'def f(): f()\nf()\n', /^RecursionError/, /line 1/],
    [
      'an error whose text raises',
      'class E(Exception):\n    def __str__(self): raise E\nraise E\n',
      /^E: \(the exception has no/,
      undefined
    ]
  ])('%s', async (_name, model, message, traceback) => {
    const file = _name === 'text that is not UTF-8' ? latin1File(model) : model
    const error = await failure(file)
    if (error === undefined) return
    expect(error.kind).toBe('load')
    expect(error.message).toMatch(message)
    if (traceback !== undefined) expect(error.traceback).toMatch(traceback)
    expect(error.traceback ?? '').not.toMatch(/model_worker\.py/)
  })

  let latin1: string | undefined
  afterAll(() => {
    if (latin1 !== undefined) rmSync(latin1, { recursive: true })
  })

  function latin1File(model: string): { path: string } {
    latin1 = mkdtempSync(join(tmpdir(), 'rime-latin1-'))
    const path = join(latin1, 'model.py')
    writeFileSync(path, model, 'latin1')
    return { path }
  }

  test('a missing file', async () => {
    const error = await failure({ path: '/nowhere/model.py' })
    if (error === undefined) return
    expect([error.kind, error.message]).toEqual(['load', 'There is no model file /nowhere/model.py.'])
  })

  test('a crash', async () => {
    const error = await failure('import os\nos._exit(0)\n')
    if (error === undefined) return
    expect([error.kind, error.message]).toEqual([
      'lost',
      expect.stringMatching(/ended while loading the model/)
    ])
  })

  test('pandas is missing', async () => {
    const error = await failure(PREDICT, withoutPandas)
    if (error === undefined) return
    expect(error.kind).toBe('load')
    expect(error.message).toBe(
      'predict_df takes a pandas DataFrame. pandas is not installed in this image. Add pandas to the requirements.'
    )
  })

  test('NumPy is missing', async () => {
    const error = await failure('def predict_dict(x):\n    return 0.5\n', await pythonOrNotice([]))
    if (error === undefined) return
    expect(error.message).toBe(
      'Every model needs NumPy. NumPy is not installed in this image. Add numpy to the requirements.'
    )
  })
})

test('predict_dict works without pandas, on plain Python values', async () => {
  if (withoutPandas === undefined) return
  const model = `
import datetime
def predict_dict(x):
    kinds = {key: type(value).__name__ for key, value in x.items()}
    assert kinds["x"] == "float" and kinds["t"] == ("str" if x["x"] < 3 else "float"), kinds
    x.clear()
    return 0.5
`
  const pool = await openTestPool({ python: withoutPandas, model })
  expect(pool.model).toMatchObject({ function: 'predict_dict', pandas: null })
  const frame = frameOf(floats('x', [1, 2, 3]), strings('t', ['a', 'b', null]))
  expect(Array.from((await pool.predict(frame)).values)).toEqual([0.5, 0.5, 0.5])
  await pool.close()
})

test('a file without the extension .py is loaded', async () => {
  if (python === undefined) return
  const folder = mkdtempSync(join(tmpdir(), 'rime-extension-'))
  const path = join(folder, 'model')
  writeFileSync(path, PREDICT)
  const pool = await openTestPool({ python, model: { path } })
  expect(dirname(pool.processes[0]!.output())).toBe('.')
  await pool.close()
  rmSync(folder, { recursive: true })
})
