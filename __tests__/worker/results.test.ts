/** What a model may return, and what is said when it returns anything else. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ModelError } from '../../src/engine/worker/model-error.ts'
import { floats, frameOf, strings } from '../support/frame.ts'
import { pythonOrNotice } from '../support/python.ts'
import { openTestPool } from '../support/worker.ts'
import type { TestPool } from '../support/worker.ts'

const MULTICLASS = { task: 'MODEL_TASK_MULTICLASS_CLASSIFICATION', classes: 3 } as const

let python: string | undefined
const pools = new Map<string, TestPool>()

beforeAll(async () => {
  python = await pythonOrNotice(['pandas'])
  if (python === undefined) return
  // The expression to return travels in the frame, so one worker answers all.
  const model = (head: string): string => `
import numpy as np
import pandas as pd
class Scores:
    shape = (3,)
class Liar:
    @property
    def shape(self):
        raise RuntimeError("no shape today")
def evaluate(expression, scope):
    return eval(expression, {"np": np, "pd": pd, "Scores": Scores, "Liar": Liar, **scope})
${head}
`
  const byFrame = model('def predict_df(df):\n    return evaluate(df["return"].iloc[0], {"df": df})')
  const byRow = model('def predict_dict(x):\n    return evaluate(x["return"], {"x": x})')
  pools.set('predict_df', await openTestPool({ python, model: byFrame, task: 'MODEL_TASK_REGRESSION' }))
  pools.set('predict_df of 3 classes', await openTestPool({ python, model: byFrame, ...MULTICLASS }))
  pools.set('predict_dict', await openTestPool({ python, model: byRow, task: 'MODEL_TASK_REGRESSION' }))
  pools.set('predict_dict of 3 classes', await openTestPool({ python, model: byRow, ...MULTICLASS }))
}, 600_000)

afterAll(async () => {
  for (const pool of pools.values()) await pool.close()
})

async function predict(kind: string, expression: string): Promise<number[] | ModelError | undefined> {
  const frame = frameOf(strings('return', [expression, expression, expression]), floats('x', [1, 2, 3]))
  try {
    const predictions = await pools.get(kind)?.predict(frame)
    return predictions && Array.from(predictions.values)
  } catch (error) {
    if (error instanceof ModelError) return error
    throw error
  }
}

describe('accepted', () => {
  const thirds = [0.25, 0.25, 0.5]
  test.each([
    ['predict_df', 'df["x"].to_numpy()', [1, 2, 3]],
    ['predict_df', 'df["x"]', [1, 2, 3]],
    ['predict_df', 'df[["x"]]', [1, 2, 3]],
    ['predict_df', 'df[["x"]].to_numpy()', [1, 2, 3]],
    ['predict_df', 'df["x"].tolist()', [1, 2, 3]],
    ['predict_df', '[[1], [2], [3]]', [1, 2, 3]],
    ['predict_df', 'df["x"].sort_values(ascending=False)', [3, 2, 1]],
    ['predict_df', 'np.array([1, 2, 3], dtype="i4")', [1, 2, 3]],
    ['predict_df', 'np.array([1, 2, 3], dtype=">f4")', [1, 2, 3]],
    ['predict_df', 'np.array([0.5, 1, 2], dtype="float16")', [0.5, 1, 2]],
    ['predict_df', 'df["x"] > 1', [0, 1, 1]],
    ['predict_df', 'np.arange(6.0)[::2]', [0, 2, 4]],
    ['predict_df', 'np.asfortranarray(np.arange(3.0).reshape(3, 1))', [0, 1, 2]],
    ['predict_df', 'np.matrix("1; 2; 3")', [1, 2, 3]],
    ['predict_df', 'pd.Series([1, 2, 3], dtype="Int64")', [1, 2, 3]],
    ['predict_df', 'np.array([1, np.float32(2), True], dtype=object)', [1, 2, 1]],
    ['predict_df', 'pd.Series([1, 2, 3], dtype="category").astype(object)', [1, 2, 3]],
    ['predict_df', 'np.ma.masked_array([1.0, 2, 3], mask=False)', [1, 2, 3]],
    ['predict_df of 3 classes', 'np.tile([0.25, 0.25, 0.5], (3, 1))', [...thirds, ...thirds, ...thirds]],
    [
      'predict_df of 3 classes',
      'np.asfortranarray(np.tile([0.25, 0.25, 0.5], (3, 1)))',
      [...thirds, ...thirds, ...thirds]
    ],
    ['predict_df of 3 classes', '[[0.25, 0.25, 0.5]] * 3', [...thirds, ...thirds, ...thirds]],
    ['predict_df of 3 classes', 'pd.DataFrame(np.eye(3), columns=list("abc"))', [1, 0, 0, 0, 1, 0, 0, 0, 1]],
    ['predict_dict', 'x["x"]', [1, 2, 3]],
    ['predict_dict', 'np.float32(x["x"])', [1, 2, 3]],
    ['predict_dict', 'np.array(x["x"])', [1, 2, 3]],
    ['predict_dict', 'np.array([x["x"]])', [1, 2, 3]],
    ['predict_dict', 'np.array([[x["x"]]])', [1, 2, 3]],
    ['predict_dict', 'x["x"] > 1', [0, 1, 1]],
    ['predict_dict', 'np.bool_(x["x"] > 1)', [0, 1, 1]],
    ['predict_dict of 3 classes', '[0.25, 0.25, 0.5]', [...thirds, ...thirds, ...thirds]],
    ['predict_dict of 3 classes', 'np.array([[0.25, 0.25, 0.5]])', [...thirds, ...thirds, ...thirds]]
  ])('%s returns %s', async (kind, expression, values) => {
    if (python !== undefined) expect(await predict(kind, expression)).toEqual(values)
  })
})

describe('refused', () => {
  const rows = 'predict_df'
  const row = 'predict_dict'
  test.each<[string, string, string, RegExp, number?]>([
    [
      rows,
      'None',
      'shape',
      /^predict_df returned None \(is a `return` missing\?\)\. Return a NumPy array of shape \(3,\)\.$/
    ],
    [rows, '0.5', 'shape', /returned a float\./],
    [rows, 'np.float64(0.5)', 'shape', /returned numpy\.float64 of shape \(\)/],
    [rows, '"yes"', 'shape', /returned a str of length 3/],
    [rows, '(1, 2, 3)', 'shape', /returned a tuple of length 3/],
    [rows, '{"a": 1}', 'shape', /returned a dict of length 1/],
    [rows, '(x for x in [1, 2, 3])', 'shape', /returned a generator/],
    [rows, 'Scores()', 'shape', /returned model\.Scores of shape \(3,\)/],
    [rows, 'np.zeros(2)', 'shape', /numpy\.ndarray of shape \(2,\) for 3 rows, expected shape \(3,\)\.$/],
    [rows, 'np.zeros((1, 3))', 'shape', /of shape \(1, 3\)/],
    [rows, 'np.zeros((3, 1, 1))', 'shape', /of shape \(3, 1, 1\)/],
    [rows, 'np.zeros((3, 2))', 'shape', /probability of the positive class only, for example `\[:, 1\]`/],
    [rows, '[[1, 2], [3], [4]]', 'shape', /list of length 3|a list where a number/],
    [rows, '[]', 'shape', /expected shape/],
    [rows, 'df', 'shape', /pandas\S*\.DataFrame of shape \(3, 2\)/],
    [rows, 'np.array(["0.1", "0.2", "0.3"])', 'shape', /values of dtype <U3, expected numbers/],
    [rows, 'pd.Series(["a", "b", "c"])', 'shape', /a str where a number was expected/, 0],
    [rows, '[1, 2, "c"]', 'shape', /dtype <U/],
    [rows, 'np.array([1, 2j, 3])', 'shape', /dtype complex128/],
    [rows, 'np.array([1, 2, 3], dtype="M8[s]")', 'shape', /dtype datetime64/],
    [rows, 'np.array([1, 2, [3]], dtype=object)', 'shape', /a list where a number was expected/, 2],
    [rows, '[1.0, None, 3.0]', 'not-finite', /NaN in row 1/, 1],
    [rows, 'np.array([1, pd.NA, 3], dtype=object)', 'not-finite', /NaN in row 1/, 1],
    [rows, 'pd.Series([1, 2, None], dtype="Int64")', 'not-finite', /NaN in row 2/, 2],
    [rows, 'np.ma.masked_array([1.0, 2, 3], mask=[1, 0, 0])', 'not-finite', /row 0/, 0],
    [rows, 'np.array([1, 10 ** 400, 3], dtype=object)', 'not-finite', /Infinity in row 1/, 1],
    [rows, 'Liar()', 'shape', /^RuntimeError: no shape today$/],
    [rows, 'df["x"] / 0', 'not-finite', /Infinity in row 0/, 0],
    [rows, 'df["no such"]', 'raised', /^KeyError: 'no such'$/],
    [rows, 'np.linalg.inv(np.zeros((2, 2)))', 'raised', /Singular matrix/],
    [rows, 'exit(3)', 'raised', /SystemExit: the model called sys\.exit\(3\)/],
    [rows, 'bytearray(10 ** 15)', 'raised', /^MemoryError/],
    [
      'predict_df of 3 classes',
      'np.zeros((3, 2))',
      'shape',
      /shape \(3, 2\) for 3 rows, expected shape \(3, 3\)\.$/
    ],
    ['predict_df of 3 classes', 'np.zeros(3)', 'shape', /expected shape \(3, 3\)/],
    ['predict_df of 3 classes', 'np.ones((3, 3))', 'not-probabilities', /row 0 with 3/, 0],
    [row, 'None', 'shape', /^predict_dict returned None .*, expected a number\.$/, 0],
    [row, '"0.5" if x["x"] == 2 else 0.5', 'shape', /returned a str of length 3/, 1],
    [row, '10 ** 400', 'not-finite', /Infinity in row 0/, 0],
    [row, 'np.zeros(2)', 'shape', /numpy\.ndarray of shape \(2,\), expected a number/, 0],
    [row, 'np.array(["a"])', 'shape', /dtype <U1/, 0],
    [row, '0.5 / (x["x"] - 3)', 'raised', /ZeroDivisionError/, 2],
    ['predict_dict of 3 classes', '0.5', 'shape', /returned a float, expected an array of 3 numbers/, 0]
  ])('%s returns %s: %s', async (kind, expression, errorKind, message, ...[at]) => {
    if (python === undefined) return
    const error = await predict(kind, expression)
    if (!(error instanceof ModelError)) throw new Error(`it was accepted: ${String(error)}`)
    expect(error.message).toMatch(message)
    expect([error.kind, error.row]).toEqual([errorKind, at])
    // The worker goes on.
    const good = kind.includes('classes') ? '[0, 0, 1]' : kind === 'predict_df' ? 'df["x"]' : 'x["x"]'
    expect(await predict(kind, kind === 'predict_df of 3 classes' ? 'np.eye(3)' : good)).toHaveLength(
      kind.includes('classes') ? 9 : 3
    )
  })
})

describe('the traceback of a model that raised', () => {
  test('begins in the model and names no line of ours', async () => {
    if (python === undefined) return
    const error = (await predict('predict_df', '1 / 0')) as ModelError
    expect(error.traceback).toMatch(
      /^Traceback \(most recent call last\):\n {2}File ".*model\.py", line \d+, in predict_df/
    )
    expect(error.traceback).toMatch(/ZeroDivisionError: division by zero\n$/)
    expect(error.traceback).not.toMatch(/model_worker\.py/)
  })

  test('is cut in the middle, and so is the message', async () => {
    if (python === undefined) return
    const error = (await predict('predict_df', 'df["a" * 10**6]')) as ModelError
    expect(error.traceback!.length).toBe(20_000)
    expect(error.traceback).toMatch(/^Traceback.*characters left out.*aaa'\n$/s)
    expect(error.message.length).toBe(2000)
  })
})
