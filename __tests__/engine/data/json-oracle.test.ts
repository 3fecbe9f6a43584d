import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readTable } from '../../../src/engine/data/read.ts'
import { pythonOrNotice } from '../../support/python.ts'
import { askPandas, columnsOf, comparable, PANDAS } from './oracle.ts'

const python = await pythonOrNotice(PANDAS)
const testOracle = python === undefined ? test.skip : test

const folder = mkdtempSync(join(tmpdir(), 'rime-json-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const VALUES: unknown[][] = [
  [1, 2, 3],
  [1, null, 3],
  [1.5, 2, 3],
  [1.0, 2.0, 3.0],
  [true, false, true],
  [true, null, false],
  ['a', 'b', 'a'],
  ['a', null, 'b'],
  ['a', '', 'ä'],
  ['1', '2', '3'],
  ['1', null, '3'],
  ['1.5', '2', '1e3'],
  ['1', 'x', '3'],
  [1, 'x', 2],
  ['007', '8', '9'],
  [null, null, null],
  [4503599627370497, 1, 2],
  [1, true, 2],
  ['NA', 'nan', 'b']
]

testOracle(
  'JSON lines are typed as pandas.read_json types them',
  async () => {
    const jobs = VALUES.map((values, index) => {
      const path = join(folder, `${index}.jsonl`)
      writeFileSync(path, values.map((value) => `${JSON.stringify({ x: value, y: 1 })}\n`).join(''))
      return { format: 'json' as const, path, kwargs: { lines: true } }
    })
    const answers = await askPandas(python!, jobs)
    for (const [index, { path }] of jobs.entries()) {
      const { ours, theirs } = comparable(columnsOf(await readTable(path)), answers[index]!.columns!)
      expect({ values: VALUES[index], columns: ours }).toEqual({ values: VALUES[index], columns: theirs })
    }
  },
  60_000
)
