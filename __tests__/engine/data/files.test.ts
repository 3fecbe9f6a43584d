import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { columnsOf } from './oracle.ts'
import { readTable } from '../../../src/engine/data/read.ts'
import { execFileSync } from '../../support/run-sync.ts'

const folder = mkdtempSync(join(tmpdir(), 'rime-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const LFS =
  'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n'

describe('files that cannot be data', () => {
  test.each<
    [title: string, make: () => string, expected: { code: string; message?: unknown; hint?: unknown }]
  >([
    ['nothing there', () => join(folder, 'nowhere.csv'), { code: 'data-missing' }],
    [
      'a folder',
      () => (mkdirSync(join(folder, 'f.csv')), join(folder, 'f.csv')),
      { code: 'data-is-directory' }
    ],
    ['empty', () => file('empty.csv', ''), { code: 'data-empty' }],
    ['only blank lines', () => file('blank.csv', '\n\n  \n'), { code: 'data-empty' }],
    ['only a header', () => file('header.csv', 'a,b\n'), { code: 'data-no-rows' }],
    [
      'an unknown extension',
      () => file('data.xyz', 'a\n1\n'),
      { code: 'data-unsupported-format', hint: expect.stringContaining('.parquet') }
    ],
    [
      'a spreadsheet named as CSV',
      () => file('sheet.csv', 'PK\u0003\u0004rest'),
      { code: 'data-unsupported-format' }
    ],
    [
      'a Git LFS pointer',
      () => file('lfs.csv', LFS),
      { code: 'data-pointer-git-lfs', hint: expect.stringMatching(/git lfs pull --include .*lfs: true/s) }
    ],
    ['a Git LFS pointer named as Parquet', () => file('lfs.parquet', LFS), { code: 'data-pointer-git-lfs' }],
    [
      'a DVC metafile',
      () => file('train.csv.dvc', 'outs:\n- md5: a\n  path: train.csv\n'),
      { code: 'data-pointer-dvc', hint: expect.stringMatching(/dvc pull .*train\.csv/) }
    ],
    [
      'a file that only its DVC metafile stands for',
      () => join(folder, 'train.csv'),
      { code: 'data-pointer-dvc' }
    ],
    [
      'damaged gzip',
      () => file('bad.csv.gz', gzipSync('a,b\n1,2\n'.repeat(1000)).subarray(0, 40)),
      { code: 'data-bad-gzip' }
    ],
    [
      'gzip under a name without a format',
      () => file('data.gz', gzipSync('a\n1\n')),
      { code: 'data-unsupported-format' }
    ],
    [
      'bytes that are not UTF-8',
      () => file('bytes.csv', Buffer.from('n,m\nabc,1\nK\xf6ln,2\n', 'latin1')),
      { code: 'data-encoding', message: expect.stringMatching(/0xf6 at offset 11 \(line 3\)/) }
    ],
    [
      'bytes cut off in a character',
      () => file('cut.csv', Buffer.from('n\nabc\n\xe4\xb8', 'latin1')),
      { code: 'data-encoding', message: expect.stringContaining('offset 6') }
    ],
    [
      'UTF-16',
      () => file('utf16.csv', Buffer.from('\ufeffa,b\n1,2\n', 'utf16le')),
      { code: 'data-encoding', message: expect.stringContaining('offset 0') }
    ],
    [
      'a row that is too long',
      () => file('ragged.csv', 'a,b\n1,2\n"x\ny",2\n1,2,3\n'),
      { code: 'data-ragged-line', message: expect.stringContaining('3 fields on line 5, where 2') }
    ],
    [
      'a quote that is never closed',
      () => file('quote.csv', 'a,b\n1,2\n"x,2\n3,4\n'),
      { code: 'data-unclosed-quote', message: expect.stringContaining('line 3') }
    ],
    ['JSON that is no record', () => file('value.json', '[1, 2]'), { code: 'data-bad-json' }],
    ['JSON that ends early', () => file('early.json', '[{"a": 1}, {"a": '), { code: 'data-bad-json' }],
    ['an array that is never closed', () => file('open.json', '[{"a": 1}'), { code: 'data-bad-json' }],
    [
      'JSON with NaN',
      () => file('nan.json', '[{"a": NaN}]'),
      { code: 'data-bad-json', hint: expect.stringContaining('null') }
    ],
    [
      'nested JSON',
      () => file('nested.jsonl', '{"a": 1}\n{"a": [1]}\n'),
      { code: 'data-nested-value', message: expect.stringContaining('line 2') }
    ],
    ['no JSON records', () => file('none.json', '[]'), { code: 'data-no-rows' }]
  ])('%s', async (_title, make, expected) => {
    await expect(readTable(make())).rejects.toMatchObject({ name: 'DataError', ...expected })
  })

  test('a named pipe does not block', async () => {
    if (process.platform === 'win32') return
    const path = join(folder, 'pipe.csv')
    execFileSync('mkfifo', [path])
    await expect(readTable(path)).rejects.toMatchObject({ code: 'data-not-a-file' })
  })

  test('a table larger than the limit is refused before it is held', async () => {
    const path = file('large.csv', `a,b\n${'1,2\n'.repeat(600_000)}`)
    await expect(readTable(path, { memoryLimit: 2 ** 22 })).rejects.toMatchObject({
      code: 'data-too-large',
      hint: expect.stringContaining('nrows') as string
    })
  })

  test('a small archive of endless rows is refused at the limit', async () => {
    const path = file('bomb.csv.gz', gzipSync(`a\n${'1\n'.repeat(5_000_000)}`))
    await expect(readTable(path, { memoryLimit: 2 ** 23 })).rejects.toMatchObject({ code: 'data-too-large' })
  })
})

describe('loading_kwargs', () => {
  const path = file('kwargs.csv', 'a,b\n1,2\n')

  test.each<[kwargs: Record<string, unknown>, message: string, hint: string]>([
    [{ parse_dates: ['a'] }, 'parse_dates', 'Supported: sep,'],
    [{ na_value: 'x' }, 'na_value', 'Did you mean na_values?'],
    [{ __proto__x: 1 }, '__proto__x', 'Supported'],
    [{ sep: '\\s+' }, 'sep', 'one ASCII character'],
    [{ sep: '"' }, 'sep', 'another character than quotechar'],
    [{ encoding: 'utf-16' }, 'encoding', 'latin-1'],
    [{ dtype: { a: 'datetime64' } }, 'dtype', '"category"'],
    [{ dtype: { z: 'str' } }, '"z"', 'The file has: "a", "b"'],
    [{ usecols: ['z'] }, '"z"', 'The file has'],
    [{ usecols: [7] }, '7', 'start at 0'],
    [{ nrows: -1 }, 'nrows', 'whole number'],
    [{ names: ['a', 'a'] }, 'names', 'duplicates'],
    [{ keep_default_na: 'no' }, 'keep_default_na', 'true or false'],
    [{ compression: 'zip' }, 'compression', 'gzip'],
    [{ compression: 'gzip' }, 'compression', 'Leave it out'],
    [{ na_values: { a: [{}] } }, 'na_values', 'a string']
  ])('%j is refused', async (loadingKwargs, message, hint) => {
    await expect(readTable(path, { loadingKwargs })).rejects.toMatchObject({
      message: expect.stringContaining(message) as string,
      hint: expect.stringContaining(hint) as string
    })
  })

  test('arguments of read_csv are refused for other formats', async () => {
    const json = file('kwargs.json', '[{"a": 1}]')
    await expect(readTable(json, { loadingKwargs: { sep: ';' } })).rejects.toMatchObject({
      code: 'data-loading-kwargs'
    })
    await expect(readTable(json, { loadingKwargs: { usecols: ['a'] } })).resolves.toMatchObject({ length: 1 })
  })
})

describe('shapes that are unusual', () => {
  test('gzip, tabs, and a format that the content decides', async () => {
    const expected = [{ name: 'a', dtype: 'int64', cells: ['i:1'] }]
    expect(columnsOf(await readTable(file('x.csv.gz', gzipSync('a\n1\n'))))).toEqual(expected)
    expect(columnsOf(await readTable(file('gzip-inside.csv', gzipSync('a\n1\n'))))).toEqual(expected)
    expect((await readTable(file('x.tsv', 'a\tb\n1\t2\n'))).columns).toHaveLength(2)
    expect(
      (await readTable(file('y.tsv', 'a;b\n1;2\n'), { loadingKwargs: { sep: ';' } })).columns
    ).toHaveLength(2)
  })

  test('ten thousand columns', async () => {
    const names = Array.from({ length: 10_000 }, (_, at) => `column ${at}`)
    const row = names.map((_, at) => (at % 2 === 0 ? at : 'x')).join()
    const frame = await readTable(file('wide.csv', `${names.join()}\n${`${row}\n`.repeat(100)}`))
    expect(frame.columns).toHaveLength(10_000)
    expect(frame.columns.map(({ dtype }) => dtype).slice(0, 2)).toEqual(['int64', 'string'])
    expect(frame.length).toBe(100)
  })

  test('names and cells of five kilobytes', async () => {
    const long = 'x'.repeat(5000)
    const frame = await readTable(file('long.csv', `${long},${long}\n${`${long},1\n`.repeat(3000)}`))
    expect(frame.columns.map(({ name, dtype }) => [name.length, dtype])).toEqual([
      [5000, 'string'],
      [5002, 'int64']
    ])
  })

  test('a cell longer than a chunk of the file', async () => {
    const long = 'y'.repeat(3 * 2 ** 20)
    const frame = await readTable(file('huge-cell.csv', `a,b\n"${long}, ""z""\n",1\nshort,2\n`))
    expect(columnsOf(frame)[0]!.cells).toEqual([`s:${long}, "z"\n`, 's:short'])
  })

  test('chunks may end anywhere', async () => {
    const rows = Array.from(
      { length: 200_000 },
      (_, row) => `${row},"v ""${row % 7}""\r\nend",${row % 3 === 0 ? '' : 'Köln'}`
    )
    const frame = await readTable(file('chunks.csv', `n,q,t\r\n${rows.join('\r\n')}\r\n`))
    const [n, q, t] = columnsOf(frame).map(({ cells }) => cells)
    expect(frame.length).toBe(rows.length)
    expect(n!.every((cell, row) => cell === `i:${row}`)).toBe(true)
    expect(q!.every((cell, row) => cell === `s:v "${row % 7}"\r\nend`)).toBe(true)
    expect(t!.every((cell, row) => cell === (row % 3 === 0 ? null : 's:Köln'))).toBe(true)
  })

  test('a text file with more characters than a string can hold', async () => {
    // V8 strings end at 2^29 - 24 characters. Gzip members may follow one another, so the file is made in no time.
    const rows = gzipSync(`${'z'.repeat(2 ** 20 - 3)},1\n`.repeat(20), { level: 1 })
    const path = file('over-2-29.csv.gz', Buffer.concat([gzipSync('a,b\n'), ...Array<Buffer>(26).fill(rows)]))
    const frame = await readTable(path, { loadingKwargs: { usecols: ['b'] } })
    expect(frame.length).toBe(520)
    expect(frame.columns.map(({ dtype }) => dtype)).toEqual(['int64'])
  }, 60_000)
})

describe('JSON', () => {
  test.each([
    ['lines', '{"a": 1, "b": "x"}\n{"a": 2.5, "b": null}\n'],
    ['records', ' [ {"a": 1, "b": "x"} , {"a": 2.5, "b": null} ] '],
    ['with a byte order mark', '\ufeff[{"a": 1, "b": "x"},\n{"a": 2.5}]']
  ])('%s', async (_title, content) => {
    expect(columnsOf(await readTable(file('records.json', content)))).toEqual([
      { name: 'a', dtype: 'float64', cells: ['f:1', 'f:2.5'] },
      { name: 'b', dtype: 'object', cells: ['s:x', null] }
    ])
  })

  test('keys that come late, hostile keys, braces in texts, whole numbers past 2^53', async () => {
    const lines = ['{"a": "}{\\"", "n": 9007199254740993}', '{"__proto__": 5, "a": "\\\\", "n": 7}']
    expect(columnsOf(await readTable(file('hostile.jsonl', lines.join('\n'))))).toEqual([
      { name: 'a', dtype: 'object', cells: ['s:}{"', 's:\\'] },
      { name: 'n', dtype: 'int64', cells: ['i:9007199254740993', 'i:7'] },
      { name: '__proto__', dtype: 'float64', cells: [null, 'f:5'] }
    ])
  })
})
