import { columnFromCells } from '../../../src/engine/data/cells.ts'
import type { Cell, Frame, Predictions } from '../../../src/engine/data/frame.ts'
import { cellAt } from '../../../src/engine/data/columns.ts'
import {
  BasePredictionError,
  inParallel,
  PerturbationRound,
  predictBase,
  type Batching,
  type Predict
} from '../../../src/engine/plan.ts'
import type { Block } from '../../../src/engine/tests/definition.ts'
import { ModelError } from '../../../src/engine/worker/model-error.ts'

const ROWS = 6
const frame: Frame = {
  length: ROWS,
  columns: [
    columnFromCells('x', [0, 1, 2, 3, 4, 5]),
    columnFromCells('y', [0.5, 1.5, 2.5, 3.5, 4.5, 5.5]),
    columnFromCells('s', ['a', 'b', 'c', 'd', 'e', 'f'])
  ]
}
const evaluation = { name: 'eval', frame }
const ALL = [0, 1, 2]

/** x + 10 y + 100 for each other letter than the row's own; keeps the frames it was asked for. */
function fakeModel(raisesOn: (row: Cell[]) => boolean = () => false): Batching & { frames: Frame[] } {
  const frames: Frame[] = []
  const predict: Predict = (asked) => {
    frames.push(asked)
    const values = Float64Array.from({ length: asked.length }, (_, row) => {
      const cells = asked.columns.map((column) => cellAt(column, row))
      if (raisesOn(cells)) throw new ModelError('raised', 'no', { traceback: 'Traceback\nValueError: no' })
      return Number(cells[0]) + 10 * Number(cells[1]) + 100 * String(cells[2]).length
    })
    return Promise.resolve({ values, width: 1 })
  }
  return { frames, predict: async (asked) => await predict(asked), width: 1, batchRows: 50, parallel: 2 }
}

const block = (rows: number[], column: number, cells: Cell[]): Block => ({
  rows: Int32Array.from(rows),
  changes: [{ column, cells }]
})
const asIs = (rows: number[]): Block => ({ rows: Int32Array.from(rows), changes: [] })

function roundOf(blocks: Block[], base: Predictions | null, batchRows = 50): PerturbationRound {
  const round = new PerturbationRound(evaluation, ALL, base, base !== null, batchRows)
  blocks.forEach((one) => round.add(one))
  return round
}

test('the base pass puts its batches back in order', async () => {
  const model = { ...fakeModel(), batchRows: 4 }
  const { values } = await predictBase('eval', frame, ALL, model)
  expect([...values]).toEqual([105, 116, 127, 138, 149, 160])
  expect(model.frames.map(({ length }) => length)).toEqual([4, 2])
})

test('a model that fails on data as it is fails the run, with the name of the dataset', async () => {
  const model = fakeModel((cells) => cells[0] === 3)
  await expect(predictBase('eval', frame, ALL, model)).rejects.toThrow(BasePredictionError)
})

test('rows that are wanted twice, or equal the original, are not asked for again', async () => {
  const model = fakeModel()
  const base = await predictBase('eval', frame, ALL, model)
  model.frames.length = 0
  const round = roundOf([asIs([0, 1]), block([0, 1], 0, [9, 1]), block([0, 2], 0, [9, 7])], base)
  expect([round.rows, round.batches]).toEqual([2, 1])
  const answers = await round.execute(model)
  expect(answers.map(({ predictions }) => [...predictions!.values])).toEqual([
    [105, 116],
    [114, 116],
    [114, 132]
  ])
  expect(model.frames.map(({ length }) => length)).toEqual([2])
})

test('without a base pass of the model the rows as they are are asked for too', async () => {
  const model = fakeModel()
  const answers = await roundOf([asIs([5]), block([5], 0, [5])], null).execute(model)
  expect(answers.map(({ predictions }) => [...predictions!.values])).toEqual([[160], [160]])
  expect(model.frames.map(({ length }) => length)).toEqual([1])
})

test('a value of another type changes the dtype of its own group only', async () => {
  const model = fakeModel()
  const blocks = [
    block([0, 1], 0, [7, 8]),
    block([2], 0, ['text']),
    block([3], 0, [null]),
    block([4], 1, [null])
  ]
  const round = roundOf(blocks, { values: new Float64Array(ROWS), width: 1 })
  expect(round.batches).toBe(3)
  await round.execute(model)
  const dtypes = model.frames.map(({ columns, length }) => [length, columns[0]!.dtype, columns[1]!.dtype])
  expect(dtypes.sort()).toEqual([
    [1, 'float64', 'float64'],
    [1, 'object', 'float64'],
    [3, 'int64', 'float64']
  ])
})

test('an error is laid to the block that causes it, and the others get their answers', async () => {
  const model = fakeModel((cells) => cells[2] === 'bad')
  const base = await predictBase('eval', frame, ALL, model)
  const blocks = [block([0, 1], 0, [9, 9]), block([0, 1], 2, ['ok', 'bad']), block([3], 2, ['ok'])]
  const answers = await roundOf(blocks, base).execute(model)
  expect(answers[0]!.predictions!.values).toEqual(Float64Array.from([114, 124]))
  expect(answers[1]!.error).toEqual({ kind: 'raised', message: 'no', traceback: 'Traceback\nValueError: no' })
  expect(answers[2]!.predictions!.values).toEqual(Float64Array.from([238]))
})

test('a model that fails on rows as they are, asked for beside made-up ones, fails the run', async () => {
  const model = fakeModel((cells) => cells[0] === 3)
  await expect(roundOf([asIs([2, 3]), block([2], 0, [8])], null).execute(model)).rejects.toThrow(
    BasePredictionError
  )
})

test('a lost worker ends the run', async () => {
  const model = { ...fakeModel(), predict: () => Promise.reject(new ModelError('lost', 'gone')) }
  await expect(roundOf([block([0], 0, [9])], null).execute(model)).rejects.toThrow('gone')
})

test('the size of batches does not change the answers', async () => {
  const blocks = [block([0, 1, 2, 3], 0, [9, 8, 7, 6]), block([4, 5], 2, ['long', 'longer']), asIs([1])]
  const answersWith = async (batchRows: number): Promise<unknown> => {
    const model = { ...fakeModel(), batchRows }
    return await roundOf(blocks, null, batchRows).execute(model)
  }
  expect(await answersWith(1)).toEqual(await answersWith(50))
})

test('inParallel keeps to its limit and waits for what is under way before it fails', async () => {
  let running = 0
  let most = 0
  let ended = 0
  const work = async (item: number): Promise<void> => {
    running++
    most = Math.max(most, running)
    await new Promise((resolve) => setTimeout(resolve, 5))
    running--
    ended++
    if (item === 1) throw new Error('one')
  }
  await expect(inParallel([0, 1, 2, 3, 4], 2, work)).rejects.toThrow('one')
  expect([most, running]).toEqual([2, 0])
  expect(ended).toBeLessThan(5)
})
