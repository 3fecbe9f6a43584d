import { columnFromCells } from '../../../src/engine/data/cells.ts'
import type { Cell, Column, Frame } from '../../../src/engine/data/frame.ts'
import { cellAt } from '../../../src/engine/data/columns.ts'
import {
  dtypeSignature,
  perturbedFrame,
  sliceFrame,
  type PerturbedRow
} from '../../../src/engine/perturbed-frame.ts'

const frame = (columns: Record<string, Cell[]>): Frame => {
  const made = Object.entries(columns).map(([name, cells]) => columnFromCells(name, cells))
  return { columns: made, length: made[0]!.length }
}
const cellsOf = (column: Column): Cell[] =>
  Array.from({ length: column.length }, (_, row) => cellAt(column, row))
const data = frame({
  int: [1, 2, 3],
  float: [0.5, null, 2.5],
  text: ['a', null, 'b'],
  bool: [true, false, true],
  big: [2n ** 60n, 1, 2],
  mixed: ['x', 1, null]
})
const column = (name: string): number => data.columns.findIndex((one) => one.name === name)
const put = (name: string, cell: Cell, row = 0): PerturbedRow => ({
  row,
  columns: [column(name)],
  cells: [cell]
})

test.each<[string, Cell, string, Cell]>([
  ['int', 7, 'int64', 7],
  ['int', null, 'float64', null],
  ['int', 7.5, 'float64', 7.5],
  ['int', 'text', 'object', 'text'],
  ['float', null, 'float64', null],
  ['float', 9, 'float64', 9],
  ['float', 'text', 'object', 'text'],
  ['text', 'new', 'string', 'new'],
  ['text', null, 'string', null],
  ['text', 1, 'object', 1],
  ['bool', false, 'bool', false],
  ['bool', null, 'object', null],
  ['bool', 'text', 'object', 'text'],
  ['big', 5, 'int64', 5n],
  ['big', 2n ** 61n, 'int64', 2n ** 61n],
  ['mixed', 'y', 'object', 'y'],
  ['mixed', 2.5, 'object', 2.5]
])('%s with %p is a column of %s', (name, cell, dtype, held) => {
  const made = perturbedFrame(data, [put(name, cell)], [column(name)]).columns[0]!
  expect(made.dtype).toBe(dtype)
  expect(cellsOf(made)).toEqual([held])
})

test('only rows that keep every dtype share a frame with untouched ones', () => {
  expect(dtypeSignature(data, put('text', 'new'))).toBe('')
  expect(dtypeSignature(data, put('int', 4))).toBe('')
  expect(dtypeSignature(data, put('int', null))).not.toBe('')
  expect(dtypeSignature(data, put('int', null))).not.toBe(dtypeSignature(data, put('int', 'text')))
})

test('other rows and columns keep their values, and the source is not touched', () => {
  const before = data.columns.map(cellsOf)
  const rows = [put('text', 'new'), { row: 2, columns: [], cells: [] }, put('float', 8, 1)]
  const made = perturbedFrame(data, rows, [0, 1, 2, 3, 4, 5])
  expect(made.columns.map(cellsOf)).toEqual([
    [1, 3, 2],
    [0.5, 2.5, 8],
    ['new', 'b', null],
    [true, true, false],
    [2n ** 60n, 2n, 1n],
    ['x', null, 1]
  ])
  expect(data.columns.map(cellsOf)).toEqual(before)
})

test('columns that the model does not see are left out', () => {
  expect(sliceFrame(data, 1, 3, [2, 0]).columns.map(({ name, length }) => [name, length])).toEqual([
    ['text', 2],
    ['int', 2]
  ])
  expect(perturbedFrame(data, [put('int', 5)], [0]).columns).toHaveLength(1)
})

test('slices share dictionaries, so that each is sent once', () => {
  const [whole, part] = [data.columns[column('text')]!, sliceFrame(data, 0, 1, [column('text')]).columns[0]!]
  expect(part.dtype === 'string' && whole.dtype === 'string' && part.dictionary === whole.dictionary).toBe(
    true
  )
})
