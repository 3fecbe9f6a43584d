import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { columnFromCells } from '../../../src/engine/data/cells.ts'
import type { Data, Feature } from '../../../src/engine/data/dataset.ts'
import type { Cell, Column } from '../../../src/engine/data/frame.ts'
import { profileNumbers } from '../../../src/engine/profile/numbers.ts'
import { profileColumn, profileData } from '../../../src/engine/profile/profile.ts'
import { DEFAULT_PROFILING, profilingSettings } from '../../../src/engine/profile/settings.ts'
import { subsetsOf } from '../../../src/engine/profile/subsets.ts'
import { createRandom } from '../../../src/engine/random.ts'
import { PANDAS } from '../data/oracle.ts'
import { pythonOrNotice } from '../../support/python.ts'

const python = await pythonOrNotice(PANDAS)

const feature = (kind: Feature['kind']): Feature => ({
  name: 'x',
  kind,
  featureType: '',
  inModel: true,
  protected: false
})

const profileOf = (kind: Feature['kind'], cells: Cell[], settings = DEFAULT_PROFILING) =>
  profileColumn(columnFromCells('x', cells), feature(kind), settings)

const range = (n: number): number[] => Array.from({ length: n }, (_, at) => at)

describe('numbers', () => {
  const inPython = python === undefined ? test.skip : test

  inPython('quantiles, mean and deviation are those of NumPy', async () => {
    const random = createRandom(8, 'numpy')
    const lists = [1, 2, 3, 10, 999, 1001, 5003].map((n) =>
      range(n).map(() => Math.exp(random.float() * 20 - 10) * (random.int(2) === 0 ? -1 : 1))
    )
    lists.push(
      [5, 5, 5, 5],
      [1e150, 3e150, -1e150],
      range(1000).map((value) => value % 7)
    )
    const script = `
import json, sys
import numpy as np
for values in json.load(open(sys.argv[1])):
    a = np.array(values, dtype=float)
    print(json.dumps([np.quantile(a, np.linspace(0, 1, 1001)).tolist(), a.mean(), a.std()]))
`
    const folder = mkdtempSync(join(tmpdir(), 'rime-profile-'))
    writeFileSync(join(folder, 'values.json'), JSON.stringify(lists))
    const { stdout } = await promisify(execFile)(
      python!,
      ['-W', 'ignore', '-c', script, join(folder, 'values.json')],
      { maxBuffer: 2 ** 26 }
    )
    rmSync(folder, { recursive: true })
    const lines = stdout.trim().split('\n')
    for (const [index, values] of lists.entries()) {
      const profile = profileNumbers(Float64Array.from(values), DEFAULT_PROFILING)!
      const [quantiles, mean, deviation] = JSON.parse(lines[index]!) as [number[], number, number]
      expect([...profile.quantiles]).toEqual(quantiles)
      if (Number.isFinite(mean))
        expect(Math.abs(profile.mean - mean)).toBeLessThanOrEqual(1e-12 * Math.max(...values.map(Math.abs)))
      if (Number.isFinite(deviation))
        expect(Math.abs(profile.deviation - deviation)).toBeLessThanOrEqual(1e-9 * (1 + deviation))
    }
  })

  test('missing and infinite values enter no statistic', () => {
    const profile = profileOf('numeric', [1, null, 3, Infinity, -Infinity, 3])
    expect(profile).toMatchObject({ rows: 6, nulls: 1, distinct: 2, mostCommon: 3 })
    expect(profile.numbers).toMatchObject({ count: 3, infinite: 2, min: 1, max: 3, mean: 7 / 3 })
    expect(profileOf('numeric', [null, null]).numbers).toBeNull()
  })

  test.each<[numbers: number[], threshold: number, lowest: number | null, highest: number | null]>([
    [[0, 0.5, 1], 1, 0, 1],
    [[0, 2], 1, 0, null],
    [[-1, 2], 1, null, null],
    [[0.1, 0.2, 0.3, 7], 0.75, 0, 1],
    [[0.1, -1, 5, 6], 0.75, 0, null]
  ])('the range of %j at %d is [%d, %d]', (numbers, threshold, lowest, highest) => {
    const settings = profilingSettings({ column_type_info: { numeric_range_inference_threshold: threshold } })
    expect(profileNumbers(Float64Array.from(numbers), settings)).toMatchObject({ lowest, highest })
  })

  test('unique and ascending', () => {
    expect(profileOf('numeric', range(100)).numbers).toMatchObject({ isUnique: true, isAscending: true })
    expect(profileOf('numeric', [3, 1, 2, 5]).numbers).toMatchObject({ isUnique: true, isAscending: false })
    expect(profileOf('numeric', [0.5, 1.5, 2.5]).numbers).toMatchObject({
      isUnique: false,
      isAscending: true
    })
    const floats = profilingSettings({ column_type_info: { allow_float_unique: true } })
    expect(profileOf('numeric', [0.5, 1.5, 2.5], floats).numbers).toMatchObject({ isUnique: true })
    expect(profileOf('numeric', [1, 1, 2, null, 2]).numbers).toMatchObject({
      isUnique: false,
      isAscending: true
    })
    expect(profileOf('numeric', [4, 4]).numbers).toMatchObject({ isAscending: false })
  })

  test('numbers among text are profiled as numbers', () => {
    expect(profileOf('numeric', ['1', '2', 'oops', null]).numbers).toMatchObject({ count: 2, mean: 1.5 })
  })
})

describe('categories', () => {
  test('counts, most common first', () => {
    const profile = profileOf('categorical', ['b', 'a', 'b', null, 'c', 'a', 'b'])
    expect(profile.values).toEqual([
      { value: 'b', count: 3 },
      { value: 'a', count: 2 },
      { value: 'c', count: 1 }
    ])
    expect(profile).toMatchObject({ nulls: 1, distinct: 3, mostCommon: 'b', valuesAreComplete: true })
    expect([profile.hasText('a'), profile.hasText('A'), profile.hasText('__proto__')]).toEqual([
      true,
      false,
      false
    ])
  })

  test('too many values are cut, and the number is still right', () => {
    const profile = profileOf(
      'categorical',
      range(12_000).map((value) => `v${value}`)
    )
    expect([profile.distinct, profile.values.length, profile.valuesAreComplete]).toEqual([
      12_000,
      10_000,
      false
    ])
  })

  test('characters that all texts share', () => {
    expect(profileOf('categorical', ['a@x', 'b@x.y', null, 'x@']).requiredCharacters).toEqual(['@', 'x'])
    expect(profileOf('categorical', ['ab', 'cd']).requiredCharacters).toEqual([])
    expect(profileOf('categorical', ['👩x', '👩y']).requiredCharacters).toEqual(['👩'])
    expect(profileOf('categorical', [1, 2]).requiredCharacters).toEqual([])
  })

  test('new values are normal where a quarter of the values are distinct, or past a number', () => {
    const names = (distinct: number): Cell[] => range(100).map((row) => `v${row % distinct}`)
    expect(profileOf('categorical', names(25)).allowsUnseen).toBe(true)
    expect(profileOf('categorical', names(24)).allowsUnseen).toBe(false)
    const byNumber = profilingSettings({ column_type_info: { unseen_values_allowed_criteria: '10' } })
    expect(profileOf('categorical', names(10), byNumber).allowsUnseen).toBe(true)
    expect(profileOf('categorical', names(9), byNumber).allowsUnseen).toBe(false)
    expect(profileOf('categorical', [null]).allowsUnseen).toBe(false)
  })
})

describe('subsets', () => {
  const assigned = (subsets: ReturnType<typeof subsetsOf>, column: Column): (string | undefined)[] =>
    [...subsets.assign(column)].map((subset) => subsets.names[subset])

  test('a value each, missing last, rare and new values in none', () => {
    const reference: Cell[] = [...range(97).map((row) => (row % 2 === 0 ? 'b' : 'a')), null, null, 'rare']
    const subsets = subsetsOf(profileOf('categorical', reference), 0.02)
    expect(subsets.names).toEqual(['a', 'b', 'None'])
    const column = columnFromCells('x', ['b', null, 'rare', 'new', 'a'])
    expect(assigned(subsets, column)).toEqual(['b', 'None', undefined, undefined, 'a'])
  })

  test('the same value under another dtype of the other file', () => {
    const subsets = subsetsOf(profileOf('categorical', [10, 9, 9, 10]), 0.01)
    expect(subsets.names).toEqual(['9', '10'])
    expect(assigned(subsets, columnFromCells('x', [9.0, null, 10]))).toEqual(['9', undefined, '10'])
    expect(assigned(subsets, columnFromCells('x', ['9', 'x']))).toEqual(['9', undefined])
    expect(subsetsOf(profileOf('categorical', [true, false]), 0.01).names).toEqual(['False', 'True'])
  })

  test('quantile bins; values beyond the edges are in the outer bins', () => {
    const subsets = subsetsOf(profileOf('numeric', range(101)), 0.01)
    expect(subsets.names).toEqual(['[0, 20]', '(20, 40]', '(40, 60]', '(60, 80]', '(80, 100]'])
    const column = columnFromCells('x', [-5, 0, 20, 20.5, 100, 999, null, Infinity])
    expect(assigned(subsets, column)).toEqual([
      '[0, 20]',
      '[0, 20]',
      '[0, 20]',
      '(20, 40]',
      '(80, 100]',
      '(80, 100]',
      undefined,
      '(80, 100]'
    ])
  })

  test('equal edges are merged, but a value that fills a bin is one of its own', () => {
    const zeros = range(100).map((row) => (row < 90 ? 0 : row))
    const subsets = subsetsOf(profileOf('numeric', [...zeros, null, null]), 0.01)
    expect(subsets.names).toEqual(['[0, 0]', '(0, 99]', 'None'])
    expect(assigned(subsets, columnFromCells('x', [0, 1, null]))).toEqual(['[0, 0]', '(0, 99]', 'None'])
    expect(subsetsOf(profileOf('numeric', [7, 7, 7]), 0.01).names).toEqual(['[7, 7]'])
  })

  test('edges that are close have names of their own', () => {
    const { names } = subsetsOf(
      profileOf(
        'numeric',
        range(101).map((value) => 1_000_000_000 + value)
      ),
      0.01
    )
    expect(names[1]).toBe('(1000000020, 1000000040]')
  })

  test('text among numbers is in no bin; a column that is all missing has one subset', () => {
    const subsets = subsetsOf(profileOf('numeric', ['1', '2', '3', 'oops']), 0.01)
    expect(assigned(subsets, columnFromCells('x', ['oops', '1']))[0]).toBeUndefined()
    expect(subsetsOf(profileOf('categorical', [null, null]), 0.01).names).toEqual(['None'])
  })
})

test('a profile of the data is asked by the column of a feature', () => {
  const frame = (cells: Cell[]) => ({
    columns: [columnFromCells('when', cells), columnFromCells('x', cells)],
    length: cells.length
  })
  const side = (name: string, cells: Cell[]) => ({
    name,
    rows: cells.length,
    frame: frame(cells),
    labels: null,
    predictions: null
  })
  const data: Data = {
    reference: side('ref', ['a', 'b']),
    evaluation: side('eval', ['b', 'z']),
    features: [feature('categorical')],
    classNames: [],
    notes: []
  }
  const profile = profileData(data, DEFAULT_PROFILING)
  expect(profile.of({ column: 1 })).toBe(profile.of({ column: 1 }))
  expect(profile.subsets({ column: 1 })).toEqual({ codes: Int32Array.of(1, -1), names: ['a', 'b'] })
  expect(() => profile.of({ column: 0 })).toThrow('no feature')
  expect(() => profile.of({ column: 9 })).toThrow(RangeError)
})

test.each([
  [{ num_subsets: 0 }, 'num_subsets'],
  [{ num_quantiles: 'many' }, 'num_quantiles'],
  [{ column_type_info: { min_unique_prop: 2 } }, 'min_unique_prop'],
  [{ column_type_info: [] }, 'column_type_info']
])('%j is refused', (given, key) => {
  expect(() => profilingSettings(given)).toThrow(key)
})
