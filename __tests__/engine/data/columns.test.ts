import fc from 'fast-check'
import { columnFromCells } from '../../../src/engine/data/cells.ts'
import {
  cellAt,
  concatFrames,
  numbersOf,
  replaceColumn,
  selectColumns,
  takeRows
} from '../../../src/engine/data/columns.ts'
import { decodeUtf8, Dictionary } from '../../../src/engine/data/dictionary.ts'
import type { Cell, Column, Frame } from '../../../src/engine/data/frame.ts'
import { groupIdenticalRows } from '../../../src/engine/data/identical-rows.ts'

const cellsOf = (column: Column): Cell[] =>
  Array.from({ length: column.length }, (_, row) => cellAt(column, row))

const frameOf = (columns: Record<string, Cell[]>): Frame => {
  const made = Object.entries(columns).map(([name, cells]) => columnFromCells(name, cells))
  return { columns: made, length: made[0]!.length }
}

describe('columnFromCells types as pandas.Series does', () => {
  test.each<[cells: Cell[], dtype: Column['dtype']]>([
    [[1, 2], 'int64'],
    [[1, null], 'float64'],
    [[1, 2.5], 'float64'],
    [[NaN, 1], 'float64'],
    [[null, null], 'float64'],
    [[true, false], 'bool'],
    [[true, null], 'object'],
    [[true, 1], 'object'],
    [['a', null], 'string'],
    [['a', 1], 'object'],
    [[2n ** 60n, 1], 'int64'],
    [[Infinity, -0], 'float64']
  ])('%p is %s', (cells, dtype) => {
    expect(columnFromCells('x', cells).dtype).toBe(dtype)
  })

  test('cells come back as they were', () => {
    const cell = fc.oneof(
      fc.constant(null),
      fc.boolean(),
      fc.double({ noNaN: true }),
      fc.integer(),
      fc.string({ unit: 'grapheme' })
    )
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1 }), (cells) => {
        expect(cellsOf(columnFromCells('x', cells))).toEqual(cells)
      })
    )
    expect(cellsOf(columnFromCells('x', [2n ** 60n + 1n, 7]))).toEqual([2n ** 60n + 1n, 7n])
  })
})

describe('frames', () => {
  const frame = frameOf({
    i: [1, 2, 3],
    s: ['a', null, 'c'],
    m: ['x', 1, true],
    f: [0.5, null, 2],
    b: [true, false, true]
  })

  test('rows are taken in any order, also twice', () => {
    const taken = takeRows(frame, Int32Array.of(2, 0, 2))
    expect(taken.length).toBe(3)
    expect(taken.columns.map(cellsOf)).toEqual([
      [3, 1, 3],
      ['c', 'a', 'c'],
      [true, 'x', true],
      [2, 0.5, 2],
      [true, true, true]
    ])
  })

  test('columns are selected and replaced by name', () => {
    expect(selectColumns(frame, ['s', 'i']).columns.map(({ name }) => name)).toEqual(['s', 'i'])
    expect(() => selectColumns(frame, ['z'])).toThrow('"z"')
    const replaced = replaceColumn(frame, columnFromCells('i', ['p', 'q', 'r']))
    expect(cellsOf(replaced.columns[0]!)).toEqual(['p', 'q', 'r'])
    expect(cellsOf(frame.columns[0]!)).toEqual([1, 2, 3])
    expect(() => replaceColumn(frame, columnFromCells('i', [1]))).toThrow(RangeError)
  })

  test.each<[Cell[], Cell[], Column['dtype']]>([
    [[1], [2], 'int64'],
    [[1], [0.5], 'float64'],
    [[1], [true], 'object'],
    [[true], [false], 'bool'],
    [['a', 'b'], ['b', 'c', null], 'string'],
    [['a'], [1], 'object'],
    [['a'], [null], 'string'],
    [['a', 1], [2], 'object'],
    [[2n ** 60n], [1], 'int64']
  ])('%p and %p concatenate to %s', (first, second, dtype) => {
    const { columns } = concatFrames([frameOf({ x: first }), frameOf({ x: second })])
    expect(columns[0]!.dtype).toBe(dtype)
    expect(cellsOf(columns[0]!).map(String)).toEqual([...first, ...second].map(String))
  })

  test('frames with other columns do not concatenate', () => {
    expect(() => concatFrames([frameOf({ x: [1] }), frameOf({ y: [1] })])).toThrow(RangeError)
  })

  test('numbers in texts count, truth values do not', () => {
    expect([...numbersOf(columnFromCells('x', ['1.5', ' 2 ', 'x', null]))]).toEqual([1.5, 2, NaN, NaN])
    expect([...numbersOf(columnFromCells('x', ['7', 1, true]))]).toEqual([7, 1, NaN])
  })
})

test('identical rows are grouped as by comparing every pair', () => {
  const cell = fc.constantFrom<Cell>(0, -0, 1, 1.5, null, 'a', 'b', '', true, 2n ** 60n)
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 60 }), (rows) => {
      const frame = frameOf({
        a: rows.map(([a]) => a),
        b: rows.map(([, b]) => b),
        c: rows.map(([, , c]) => c)
      })
      const keys = rows.map((_, row) =>
        JSON.stringify(frame.columns.map((column) => describeCell(cellAt(column, row))))
      )
      const { groupOf, firstRows } = groupIdenticalRows(frame)
      expect([...groupOf].map((group) => keys[firstRows[group]!])).toEqual(keys)
      expect(firstRows).toHaveLength(new Set(keys).size)
    })
  )
})

function describeCell(cell: Cell): string {
  return `${typeof cell} ${Object.is(cell, -0) ? '-0' : String(cell)}`
}

test('a dictionary holds each value once, also the empty one', () => {
  const dictionary = new Dictionary(decodeUtf8, (text) => text === 'NA')
  const bytes = Buffer.from('aNAKöln')
  const before = dictionary.byteLength
  for (let round = 0; round < 1000; round++) {
    expect(dictionary.code(bytes, 0, 0)).toBe(0)
    expect(dictionary.code(bytes, 0, 1)).toBe(1)
    expect(dictionary.code(bytes, 1, 3)).toBe(-1)
    expect(dictionary.codeOf('Köln')).toBe(2)
  }
  expect(dictionary.strings).toEqual(['', 'a', 'Köln'])
  expect(dictionary.byteLength).toBe(before)
  for (let value = 0; value < 5000; value++) dictionary.codeOf(`v${value}`)
  expect(dictionary.codeOf('v4999')).toBe(5002)
})
