import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readTable } from '../../../src/engine/data/read.ts'
import { pythonOrNotice } from '../../support/python.ts'
import { askPandas, columnsOf, comparable, type OracleColumn, PANDAS } from './oracle.ts'

const python = await pythonOrNotice(PANDAS)
const describeOracle = python === undefined ? describe.skip : describe

const folder = mkdtempSync(join(tmpdir(), 'rime-parquet-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const WRITE = `
import sys
import numpy as np, pandas as pd, pyarrow as pa, pyarrow.parquet as pq
folder = sys.argv[1]
rng = np.random.default_rng(3)
n = 5000
texts = np.array(["a", "b b", "Köln", "", None], dtype=object)
frame = pd.DataFrame({
    "i64": rng.integers(-10**12, 10**12, n), "i8": rng.integers(-100, 100, n).astype("int8"),
    "u32": rng.integers(0, 2**32, n).astype("uint32"), "f64": rng.normal(size=n), "f32": rng.normal(size=n).astype("float32"),
    "holes": np.where(rng.random(n) < .2, np.nan, rng.normal(size=n)), "flag": rng.random(n) < .5,
    "text": texts[rng.integers(0, 5, n)], "ids": [f"id-{i}" for i in range(n)], "__proto__": rng.integers(0, 3, n),
    "when": pd.Timestamp("2024-02-29") + pd.to_timedelta(rng.integers(0, 10**9, n), unit="s"),
    "big": [2**53 + 1] + [7] * (n - 1), "constant": 1.0, "empty": [None] * n,
})
frame["kind"] = pd.Categorical(rng.choice(["x", "y", "z"], n))
frame["flag_holes"] = frame["flag"].astype(object).where(rng.random(n) < .9, None)
frame.loc[frame.index % 97 == 0, "when"] = pd.NaT
for name, kwargs in {
    "snappy": {}, "gzip": {"compression": "gzip"}, "zstd": {"compression": "zstd"}, "brotli": {"compression": "brotli"},
    "lz4": {"compression": "lz4"}, "plain": {"compression": None, "use_dictionary": False},
    "groups": {"row_group_size": 700}, "v1": {"version": "1.0", "data_page_version": "1.0", "coerce_timestamps": "ms"},
    "v2pages": {"data_page_version": "2.0", "data_page_size": 2000},
}.items():
    frame.to_parquet(f"{folder}/{name}.parquet", **kwargs)
frame.set_index("ids").head(20).to_parquet(f"{folder}/index.parquet")
frame.head(1).to_parquet(f"{folder}/one-row.parquet")
holes = pa.table({"i": pa.array([1, None, 3]), "b": pa.array([True, None, False]), "u": pa.array([2**63, 1, 2], pa.uint64())})
pq.write_table(holes, f"{folder}/arrow.parquet")
pq.write_table(pa.table({"l": pa.array([[1], [2, 3]])}), f"{folder}/lists.parquet")
pq.write_table(pa.table({"b": pa.array([b"\\\\xff", b"\\\\x00"])}), f"{folder}/binary.parquet")
pq.write_table(holes.slice(0, 0), f"{folder}/no-rows.parquet")
`

const FILES = [
  'snappy',
  'gzip',
  'zstd',
  'brotli',
  'lz4',
  'plain',
  'groups',
  'v1',
  'v2pages',
  'index',
  'one-row',
  'arrow'
]

/** Our frames know int64 and float64 only. */
function widened(column: OracleColumn): OracleColumn {
  if (/^u?int(8|16|32)$/.test(column.dtype)) return { ...column, dtype: 'int64' }
  if (column.dtype === 'float32') return { ...column, dtype: 'float64' }
  return column.dtype.startsWith('datetime64') ? { ...column, dtype: 'datetime64[ns]' } : column
}

describeOracle('Parquet read as pandas reads it', () => {
  beforeAll(async () => {
    await promisify(execFile)(python!, ['-c', WRITE, folder])
  }, 60_000)

  test('every codec, page layout and type', async () => {
    const jobs = FILES.map((name) => ({ format: 'parquet' as const, path: join(folder, `${name}.parquet`) }))
    const answers = await askPandas(python!, jobs)
    for (const [index, { path }] of jobs.entries()) {
      const { ours, theirs } = comparable(columnsOf(await readTable(path)), answers[index]!.columns!)
      expect({ path, columns: ours }).toEqual({ path, columns: theirs.map(widened) })
    }
  }, 60_000)

  test('rows and columns can be limited', async () => {
    const path = join(folder, 'groups.parquet')
    const frame = await readTable(path, { rows: 1000, loadingKwargs: { usecols: ['text', 'i64'] } })
    expect(frame.length).toBe(1000)
    expect(frame.columns.map(({ name, length }) => [name, length])).toEqual([
      ['i64', 1000],
      ['text', 1000]
    ])
    const whole = await readTable(path)
    expect(columnsOf(frame)[0]!.cells).toEqual(columnsOf(whole)[0]!.cells.slice(0, 1000))
  })

  test.each([
    ['lists', 'data-unsupported-column'],
    ['binary', 'data-unsupported-column'],
    ['no-rows', 'data-no-rows']
  ])('%s.parquet is refused by name', async (name, code) => {
    await expect(readTable(join(folder, `${name}.parquet`))).rejects.toMatchObject({ code })
  })
})

test('a damaged file is a named error', async () => {
  const path = join(folder, 'damaged.parquet')
  writeFileSync(path, Buffer.concat([Buffer.from('PAR1'), Buffer.alloc(100, 7), Buffer.from('PAR1')]))
  await expect(readTable(path)).rejects.toMatchObject({ code: 'data-bad-parquet' })
  writeFileSync(path, 'a,b\n1,2\n')
  await expect(readTable(path)).rejects.toMatchObject({ code: 'data-not-parquet' })
})
