/** What a model receives equals what `read_csv` of the same pandas gives: dtypes, values, index. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { bools, datetimes, floats, frameOf, ints, mixed, strings } from '../support/frame.ts'
import { pythonOrNotice } from '../support/python.ts'
import { openTestPool } from '../support/worker.ts'
import type { TestPool } from '../support/worker.ts'

const INSTALL_MS = 10 * 60_000

/** Python (absent: the usual one) and libraries, old to new. */
const ENVIRONMENTS: [string | undefined, string[]][] = [
  ['3.8', ['numpy==1.17.*', 'pandas==1.0.*']],
  ['3.9', ['numpy==1.19.*', 'pandas==1.2.*']],
  ['3.10', ['numpy==1.*', 'pandas==2.0.*']],
  ['3.11', ['numpy==1.*', 'pandas==1.5.*']],
  ['3.11', ['pandas==3.*']],
  ['3.12', ['numpy==2.*', 'pandas==2.3.*', 'pyarrow']],
  ['3.13', ['pandas==3.*', 'pyarrow']],
  [undefined, ['pandas']]
]

const CSV = `int,float,flag,text,when,gaps,half,empty,__proto__,größe,big
1,0.5,True,a,2020-01-01 00:00:00,1,True,,x,,9007199254740993
-2,,False,,1969-12-31 23:59:59,,,,y,ü,-1
3,1000.25,True,"b, ""c""",,2,False,,x,日本,0
`

const FRAME = frameOf(
  ints('int', [1, -2, 3]),
  floats('float', [0.5, null, 1000.25]),
  bools('flag', [true, false, true]),
  strings('text', ['a', null, 'b, "c"']),
  datetimes('when', [1577836800n * 10n ** 9n, -(10n ** 9n), null]),
  floats('gaps', [1, null, 2]),
  mixed('half', [true, null, false]),
  floats('empty', [null, null, null]),
  strings('__proto__', ['x', 'y', 'x']),
  strings('größe', [null, 'ü', '日本']),
  ints('big', [9007199254740993n, -1n, 0n])
)

/** Each check is a model: it raises when something differs. The frame's first column says which to run. */
const MODEL = `
import pathlib
import numpy as np
import pandas as pd
from pandas.testing import assert_frame_equal

folder = pathlib.Path(__file__).parent

def read_csv_equals(df):
    expected = pd.read_csv(folder / "data.csv", parse_dates=["when"])
    assert_frame_equal(df, expected, check_exact=True, check_index_type=True, check_column_type=True)
    for name in expected:
        for got, wanted in zip(df[name], expected[name]):
            assert type(got) is type(wanted), (name, type(got), type(wanted))

def read_csv_has_no_such_values(df):
    for name in df:
        assert df[name].dtype == (object if name in ("any", "mixed") else pd.Series(["a"]).dtype), (name, df[name].dtype)
    values = df["any"].tolist()
    assert values[:4] == [1, 2.5, True, "x"], values
    assert [type(value) for value in values] == [int, float, bool, str, float], values
    assert df["odd"].tolist()[:3] == ["", "a\\x00b", "🦉"], df["odd"].tolist()
    assert df["odd"].isna().tolist() == [False, False, False, True, False]
    assert df["none"].isna().all()
    assert df.columns[-1] == "n" * 5000

def lone_surrogates(df):
    assert df["text"].tolist() == ["\\ud800", "a\\udfffb", "\\U00010400"], df["text"].tolist()
    assert list(df)[1] == "\\udc00"

def fresh_copy(df):
    assert df["x"].tolist() == [1.0, 2.0]
    df["x"] *= 2
    df.loc[0, "y"] = 7
    df["new"] = 0

def nanoseconds(df):
    assert df["when"].dtype == np.dtype("M8[ns]"), df["when"].dtype
    assert df["when"].values.view("int64")[0] == 1

def predict_df(df):
    check = {
        "int": read_csv_equals, "any": read_csv_has_no_such_values, "text": lone_surrogates, "x": fresh_copy,
        "when": nanoseconds,
    }
    check[df.columns[0]](df)
    return np.zeros(len(df))
`

describe.each(ENVIRONMENTS)('Python %s with %j', (version, requirements) => {
  let pool: TestPool | undefined

  beforeAll(async () => {
    const python = await pythonOrNotice(requirements, version)
    if (python !== undefined) pool = await openTestPool({ python, model: MODEL, files: { 'data.csv': CSV } })
  }, INSTALL_MS)

  afterAll(async () => pool?.close())

  /** A failed check in the model is a ModelError whose traceback says what differed. */
  async function check(frame: typeof FRAME): Promise<void> {
    if (pool === undefined) return
    const result = await pool.predict(frame).catch((error: unknown) => error)
    if (result instanceof Error)
      throw new Error((result as { traceback?: string }).traceback ?? result.message)
    expect(result).toEqual({ values: new Float64Array(frame.length), width: 1 })
  }

  test('the frame equals read_csv', async () => {
    await check(FRAME)
  })

  test('values that a CSV file cannot hold', async () => {
    await check(
      frameOf(
        mixed('any', [1n, 2.5, true, 'x', null]),
        strings('odd', ['', 'a\0b', '🦉', null, 'z']),
        mixed('mixed', ['a', 'b', null, 'c', 'd']),
        strings('none', [null, null, null, null, null]),
        strings('n'.repeat(5000), ['a', 'b', 'c', 'd', 'e'])
      )
    )
  })

  test('lone surrogates in values and names', async () => {
    await check(frameOf(strings('text', ['\ud800', 'a\udfffb', '\u{10400}']), floats('\udc00', [1, 2, 3])))
  })

  test('the model may change its frame', async () => {
    const frame = frameOf(floats('x', [1, 2]), floats('y', [3, 4]))
    await check(frame)
    await check(frame)
    expect(frame.columns).toEqual([floats('x', [1, 2]), floats('y', [3, 4])])
  })

  test('times to the nanosecond', async () => {
    await check(frameOf(datetimes('when', [1n, null])))
  })

  test('no rows, and no columns', async () => {
    await check({ columns: [], length: 0 })
    await check(frameOf(floats('x', []), strings('text', [])))
  })
})
