/**
 * CPU time of reading data, ours and pandas' on the same files in the same run:
 *
 *   node benchmarks/data.mjs [ROWS ...]          (10000 100000 1000000 when none are given)
 *
 * Makes files of 20 numeric and 10 text columns under the temp folder, and a venv with pandas and pyarrow there. Each
 * figure is the least of three reads, each in a process of its own; start-up and imports are not counted.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pythonWith } from '../__tests__/support/python.ts'

const FOLDER = join(tmpdir(), 'rime-benchmark-data')
const REPEATS = 3

const MAKE = `
import sys
import numpy as np, pandas as pd
rows, path = int(sys.argv[1]), sys.argv[2]
rng = np.random.default_rng(1)
data = {f"real{i}": rng.normal(size=rows) * 10 ** (i % 4) for i in range(14)}
data |= {f"whole{i}": rng.integers(0, 10 ** (i + 1), rows) for i in range(6)}
for i in range(0, 14, 3):
    data[f"real{i}"][rng.random(rows) < .03] = np.nan
for i in range(10):
    values = np.array([f"value_{i}_{j}" for j in range(3 + i * 4)], dtype=object)[rng.integers(0, 3 + i * 4, rows)]
    if i % 2:
        values[rng.random(rows) < .05] = None
    data[f"text{i}"] = values
frame = pd.DataFrame(data)
frame.to_csv(path + ".csv", index=False)
frame.to_parquet(path + ".parquet", index=False)
`

const READ_WITH_PANDAS = `
import sys, time
import pandas as pd
import pyarrow
read = pd.read_parquet if sys.argv[1].endswith("parquet") else pd.read_csv
start = time.process_time()
frame = read(sys.argv[1])
print(time.process_time() - start)
`

const READ_WITH_OURS = `
import { readTable } from ${JSON.stringify(new URL('../src/engine/data/read.ts', import.meta.url).href)}
const start = process.cpuUsage()
await readTable(process.argv[1])
const { user, system } = process.cpuUsage(start)
console.log((user + system) / 1e6, process.resourceUsage().maxRSS / 1024)
`

const python = await pythonWith(['pandas==2.*', 'numpy', 'pyarrow'])
const sizes = process.argv.slice(2).map(Number)
mkdirSync(FOLDER, { recursive: true })
console.log('| rows | file | MB | ours, CPU s | pandas, CPU s | ratio | our peak RSS, MB |')
console.log('|---|---|---|---|---|---|---|')
for (const rows of sizes.length > 0 ? sizes : [10_000, 100_000, 1_000_000]) {
  const stem = join(FOLDER, String(rows))
  if (!existsSync(`${stem}.parquet`)) execFileSync(python, ['-c', MAKE, String(rows), stem])
  for (const format of ['csv', 'parquet']) {
    const path = `${stem}.${format}`
    const reads = Array.from({ length: REPEATS }, () => ({ ours: readOurs(path), pandas: readPandas(path) }))
    const ours = Math.min(...reads.map((read) => read.ours.seconds))
    const pandas = Math.min(...reads.map((read) => read.pandas))
    const peak = Math.max(...reads.map((read) => read.ours.megabytes))
    const figures = [rows, format, (statSync(path).size / 1e6).toFixed(1), ours.toFixed(2), pandas.toFixed(2)]
    console.log(`| ${[...figures, (ours / pandas).toFixed(2), peak.toFixed(0)].join(' | ')} |`)
  }
}
if (process.env.KEEP !== '1') rmSync(FOLDER, { recursive: true })

function readOurs(path) {
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', READ_WITH_OURS, path], {
    encoding: 'utf8'
  })
  const [seconds, megabytes] = output.trim().split(' ').map(Number)
  return { seconds, megabytes }
}

function readPandas(path) {
  return Number(execFileSync(python, ['-c', READ_WITH_PANDAS, path], { encoding: 'utf8' }))
}
