/**
 * Every prediction of a run. Base passes and the rows that tests make up are gathered first, freed of duplicates, and
 * sent in few large batches. Batches are cut the same way however many workers there are.
 */
import type { Cell, Frame, Predictions } from './data/frame.ts'
import { cellAt } from './data/columns.ts'
import { dtypeSignature, perturbedFrame, sliceFrame, type PerturbedRow } from './perturbed-frame.ts'
import type { Answer, Block, BlockError } from './tests/definition.ts'
import { ModelError } from './worker/model-error.ts'

/** Rows of one call. Large enough that the call itself costs little, small enough to share out and to hold in memory. */
export const BATCH_ROWS = 50_000

/** Asks the model. Rejects with ModelError. */
export type Predict = (frame: Frame) => Promise<Predictions>

export interface Batching {
  readonly predict: Predict
  readonly width: number
  readonly batchRows: number
  /** Most batches under way at once: bounds the frames in memory. */
  readonly parallel: number
}

/** The predictions on rows as they are failed: the run can't go on. */
export class BasePredictionError extends Error {
  override name = 'BasePredictionError'
  readonly dataset: string
  override readonly cause: ModelError
  constructor(dataset: string, cause: ModelError) {
    super(cause.message)
    this.dataset = dataset
    this.cause = cause
  }
}

/** The model on every row of a dataset. @throws BasePredictionError */
export async function predictBase(
  name: string,
  frame: Frame,
  visible: readonly number[],
  { predict, width, batchRows, parallel }: Batching
): Promise<Predictions> {
  const values = new Float64Array(frame.length * width)
  const starts = Array.from({ length: Math.ceil(frame.length / batchRows) }, (_, i) => i * batchRows)
  await inParallel(starts, parallel, async (from) => {
    const to = Math.min(frame.length, from + batchRows)
    try {
      const batch = await predict(sliceFrame(frame, from, to, visible))
      values.set(batch.values, from * width)
    } catch (error) {
      throw error instanceof ModelError ? new BasePredictionError(name, error) : error
    }
  })
  return { values, width }
}

/** Worker gone: no answer is to be had for these rows, and the next batch may end the next worker. */
function endsRun(error: unknown): boolean {
  return !(error instanceof ModelError) || ['lost', 'timeout', 'load'].includes(error.kind)
}

interface Slot extends PerturbedRow {
  /** Place in `values`. */
  readonly index: number
  readonly signature: string
}

interface PlannedBlock {
  /** Per row of the block: a slot, or a row of the base pass. */
  readonly slots: Int32Array
  readonly baseRows: Int32Array
  error?: BlockError
}

/**
 * One round of made-up rows. `add` every block, look at `rows` and `batches`, then `execute`.
 * A row that two blocks want is predicted once; a row that equals its original is read from the base pass, if the model
 * made one.
 */
export class PerturbationRound {
  private readonly frame: Frame
  private readonly visible: readonly number[]
  private readonly base: Predictions | null
  private readonly hasBase: boolean
  private readonly baseName: string
  private readonly batchRows: number
  private readonly slots: Slot[] = []
  private readonly known = new Map<string, number>()
  private readonly blocks: PlannedBlock[] = []

  /**
   * @param base predictions of the model on every row of `frame`, or null when the model made none (there are ready
   *   ones, which may come from another model); `hasBase` says so before they are there, for counting
   */
  constructor(
    evaluation: { name: string; frame: Frame },
    visible: readonly number[],
    base: Predictions | null,
    hasBase: boolean,
    batchRows: number
  ) {
    this.frame = evaluation.frame
    this.baseName = evaluation.name
    this.visible = visible
    this.base = base
    this.hasBase = hasBase
    this.batchRows = batchRows
  }

  get rows(): number {
    return this.slots.length
  }

  get batches(): number {
    return this.cut().length
  }

  add({ rows, changes }: Block): void {
    const slots = new Int32Array(rows.length).fill(-1)
    const ordered = [...changes].sort((a, b) => a.column - b.column)
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!
      const columns: number[] = []
      const cells: Cell[] = []
      for (const { column, cells: values } of ordered) {
        const cell = values[i]!
        if (sameCell(cell, cellAt(this.frame.columns[column]!, row))) continue
        columns.push(column)
        cells.push(cell)
      }
      if (columns.length > 0 || !this.hasBase) slots[i] = this.slotOf({ row, columns, cells })
    }
    this.blocks.push({ slots, baseRows: rows })
  }

  private slotOf(perturbed: PerturbedRow): number {
    const parts: unknown[] = [perturbed.row]
    perturbed.columns.forEach((column, i) => parts.push(column, keyOf(perturbed.cells[i]!)))
    const key = JSON.stringify(parts)
    let slot = this.known.get(key)
    if (slot === undefined) {
      slot = this.slots.length
      const signature = dtypeSignature(this.frame, perturbed)
      this.slots.push({ ...perturbed, index: slot, signature })
      this.known.set(key, slot)
    }
    return slot
  }

  /** Batches: rows of one dtype signature each, at most `batchRows`, in the order in which they were wanted. */
  private cut(): Slot[][] {
    const bySignature = Map.groupBy(this.slots, (slot) => slot.signature)
    return [...bySignature.values()].flatMap((slots) => inChunks(slots, this.batchRows))
  }

  /**
   * Answers in the order of `add`. A batch on which the model fails is run again block by block, so that the error is
   * the block's whose rows cause it.
   *
   * @throws BasePredictionError when it fails on rows as they are; ModelError when the workers are gone
   */
  async execute({ predict, width, parallel }: Batching): Promise<Answer[]> {
    const values = new Float64Array(this.slots.length * width)
    const send = async (batch: readonly Slot[]): Promise<void> => {
      const { values: answer } = await predict(perturbedFrame(this.frame, batch, this.visible))
      batch.forEach(({ index }, i) => values.set(answer.subarray(i * width, (i + 1) * width), index * width))
    }
    const failed: Slot[][] = []
    await inParallel(this.cut(), parallel, async (batch) => {
      try {
        await send(batch)
      } catch (error) {
        if (endsRun(error)) throw error
        failed.push(batch)
      }
    })
    const inFailed = new Set(failed.flat().map((slot) => slot.index))
    const suspects = inFailed.size === 0 ? [] : this.blocks
    await inParallel(suspects, parallel, (block) => this.sendAlone(block, inFailed, send))
    return this.blocks.map((block) => this.answerOf(block, values, width))
  }

  private async sendAlone(
    block: PlannedBlock,
    failed: ReadonlySet<number>,
    send: (batch: Slot[]) => Promise<void>
  ): Promise<void> {
    if (!block.slots.some((slot) => failed.has(slot))) return
    const rows = Array.from(new Set(block.slots.filter((slot) => slot >= 0)), (slot) => this.slots[slot]!)
    // The whole block, also the part that was in a batch that went well: the model's message must not depend on how
    // batches were cut.
    for (const batch of Map.groupBy(rows, (slot) => slot.signature).values()) {
      try {
        await send(batch)
      } catch (error) {
        if (endsRun(error)) throw error
        const { kind, message, traceback } = error as ModelError
        if (batch.some((slot) => slot.columns.length === 0)) await this.blameBase(batch, send)
        block.error ??= { kind, message, traceback }
      }
    }
  }

  /** Among the rows of a failed batch are some as they are in the data. If the model fails on those, the run ends. */
  private async blameBase(batch: Slot[], send: (batch: Slot[]) => Promise<void>): Promise<void> {
    try {
      await send(batch.filter((slot) => slot.columns.length === 0))
    } catch (error) {
      throw endsRun(error) ? error : new BasePredictionError(this.baseName, error as ModelError)
    }
  }

  private answerOf({ slots, baseRows, error }: PlannedBlock, values: Float64Array, width: number): Answer {
    if (error !== undefined) return { error }
    const own = new Float64Array(slots.length * width)
    slots.forEach((slot, i) => {
      const from = slot >= 0 ? values : this.base!.values
      const at = (slot >= 0 ? slot : baseRows[i]!) * width
      own.set(from.subarray(at, at + width), i * width)
    })
    return { predictions: { values: own, width } }
  }
}

/** int64 cells are numbers or bigints by the size of the column's largest value. */
function sameCell(a: Cell, b: Cell): boolean {
  if (typeof a === 'bigint' && Number.isSafeInteger(b)) return a === BigInt(b as number)
  if (typeof b === 'bigint' && Number.isSafeInteger(a)) return b === BigInt(a as number)
  return Object.is(a, b)
}

function keyOf(cell: Cell): unknown {
  return typeof cell === 'bigint' ? [cell.toString()] : Object.is(cell, -0) ? ['-0'] : cell
}

function inChunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size)
  )
}

/** Runs `work` on every item, at most `limit` at once. The first error ends it, once those under way have settled. */
export async function inParallel<T>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<void>
): Promise<void> {
  let next = 0
  let failed = false
  const take = async (): Promise<void> => {
    while (!failed && next < items.length) {
      try {
        await work(items[next++]!)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const results = await Promise.allSettled(Array.from({ length: Math.min(limit, items.length) }, take))
  const rejected = results.find((result) => result.status === 'rejected')
  if (rejected !== undefined) throw rejected.reason
}
