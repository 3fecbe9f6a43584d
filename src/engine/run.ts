/** One run: select the tests, read the data, make the predictions they need, judge, and report as events. */
import { catalogue as allTests } from './catalogue.ts'
import { RunContext, type PreparedData } from './context.ts'
import { modelColumns } from './data/dataset.ts'
import { failureOf, RunFailure } from './failure.ts'
import type { EngineJob } from './job.ts'
import { taskOf } from './metrics/scores.ts'
import { BATCH_ROWS, predictBase, type Batching } from './plan.ts'
import { prepareData } from './prepare.ts'
import { Recorder, type Emit } from './recorder.ts'
import { Rounds, startTest } from './rounds.ts'
import { selectTests, type SelectedTest, type Selection } from './selection.ts'
import type { Need, TestDefinition } from './tests/definition.ts'
import { skippedCase } from './tests/messages.ts'
import { openWorkerPool, type WorkerPool } from './worker/pool.ts'

type Pool = Pick<WorkerPool, 'predict' | 'close'>

/** What a run takes from outside; tests give their own. */
export interface RunParts {
  readonly catalogue: readonly TestDefinition[]
  readonly prepare: (job: EngineJob) => Promise<PreparedData>
  /** @param classes number of classes, 0 where the task is not multiclass */
  readonly openPool: (job: EngineJob, classes: number, signal: AbortSignal) => Promise<Pool>
  readonly batchRows: number
}

const REAL_PARTS: RunParts = {
  catalogue: allTests,
  prepare: prepareData,
  openPool: ({ socket, modelFile, workers, task, predictTimeoutSeconds }, classes, signal) => {
    if (socket === undefined || modelFile === undefined) throw new Error('the job has no model')
    const ofClasses = classes > 0 ? { classes } : {}
    return openWorkerPool({ socket, workers, modelFile, task, ...ofClasses, predictTimeoutSeconds, signal })
  },
  batchRows: BATCH_ROWS
}

/**
 * Runs the job and emits its events: `plan`, then for each test its progress, cases and batch, then categories, the run
 * and `end`. A run that can't be completed ends with `failed` in place of `end`. The same job and seed give the same
 * events, byte for byte, however many workers there are.
 *
 * @returns whether the run came to its `end`
 * @throws the signal's reason when it is aborted; whatever `emit` throws
 */
export async function runEngine(
  job: EngineJob,
  emit: Emit,
  signal: AbortSignal,
  parts: Partial<RunParts> = {}
): Promise<boolean> {
  const run = new Run(job, emit, signal, { ...REAL_PARTS, ...parts })
  try {
    await run.execute()
    return true
  } catch (error) {
    signal.throwIfAborted()
    await emit({ type: 'failed', failure: failureOf(error) })
    return false
  } finally {
    await run.close()
  }
}

const NEEDS: Readonly<Record<Need, string>> = {
  'reference labels': 'the reference dataset has no labels',
  'evaluation labels': 'the evaluation dataset has no labels',
  'reference predictions': 'there are no predictions for the reference dataset and no model to make them',
  'evaluation predictions': 'there are no predictions for the evaluation dataset and no model to make them',
  model: 'there is no model to ask about changed rows'
}

class Run {
  private readonly job: EngineJob
  private readonly emit: Emit
  private readonly signal: AbortSignal
  private readonly parts: RunParts
  private readonly recorder: Recorder
  private readonly hasModel: boolean
  private readonly ended = new AbortController()
  private pool: Promise<Pool> | undefined

  constructor(job: EngineJob, emit: Emit, signal: AbortSignal, parts: RunParts) {
    this.job = job
    this.emit = emit
    this.signal = signal
    this.parts = parts
    this.recorder = new Recorder(job, emit)
    this.hasModel = job.socket !== undefined && job.modelFile !== undefined
  }

  async close(): Promise<void> {
    this.ended.abort(new Error('the run is over'))
    const pool = await this.pool?.catch(() => undefined)
    await pool?.close()
  }

  async execute(): Promise<void> {
    const { job, parts, recorder } = this
    const task = taskOf(job.task)
    const selection = selectTests(job.config, task, parts.catalogue)
    // The model loads while the data is read; only multiclass has to know the number of classes first.
    if (task !== 'multiclass' && this.asksModel(selection)) void this.open(0)
    const prepared = await parts.prepare(job)
    const context = new RunContext(task, prepared, job.config)
    await this.logNotes(selection, context)

    const available = this.availableNeeds(context)
    const runnable = selection.tests.filter(({ test }) => test.needs.every((need) => available.has(need)))
    const perturbing = runnable
      .filter(({ test }) => test.needs.includes('model'))
      .map((selected) => startTest(selected, context))
    const wanted = new Set(runnable.flatMap(({ test }) => [...test.needs, ...test.uses]))
    const passes = (['reference', 'evaluation'] as const).filter(
      (side) => this.hasModel && wanted.has(`${side} predictions`) && !context.predictions.has(side)
    )
    const rounds = new Rounds(context, perturbing, passes.includes('evaluation'), parts.batchRows)
    await this.emitPlan(
      selection,
      passes.map((side) => context.data[side].rows),
      rounds
    )
    for (const started of perturbing) {
      await recorder.running(started)
      if (started.error !== undefined) await recorder.failed(started, started.error)
    }

    const classes = task === 'multiclass' ? context.data.classNames.length : 0
    const batching = await this.batching(classes, passes.length > 0 || rounds.hasQuestions)
    for (const side of passes) {
      const { name, frame } = context.data[side]
      await recorder.log('info', `Asking the model for ${frame.length} predictions on the ${side} dataset.`)
      context.predictions.set(side, await predictBase(name, frame, modelColumns(context.data), batching))
    }

    // The workers predict the made-up rows while the tests that need none are judged here.
    const answers = rounds.current().execute(batching)
    answers.catch(() => undefined)
    for (const selected of selection.tests) {
      if (perturbing.some(({ test }) => test === selected.test)) continue
      const missing = selected.test.needs.filter((need) => !available.has(need))
      await this.judge(selected, context, missing)
    }
    const raisedBefore = new Set(perturbing.filter(({ error }) => error !== undefined))
    await rounds.finish(await answers, batching)
    for (const started of perturbing) {
      if (started.cases !== null) await recorder.completed(started, started.cases)
      else if (!raisedBefore.has(started)) await recorder.failed(started, started.error)
    }
    await recorder.end(selection.categories, selection.tests, context)
  }

  /** Whether the model is needed whatever the data holds: some test makes up rows, or no predictions came along. */
  private asksModel({ tests }: Selection): boolean {
    const { reference, evaluation } = this.job
    const isReady = [reference, evaluation].every(
      (side) => side.predCol !== undefined || side.predictions !== undefined
    )
    return this.hasModel && (!isReady || tests.some(({ test }) => test.needs.includes('model')))
  }

  private open(classes: number): Promise<Pool> {
    if (this.pool === undefined) {
      const signal = AbortSignal.any([this.signal, this.ended.signal])
      this.pool = this.parts.openPool(this.job, classes, signal)
      // Awaited where the first prediction is made; an error of the data comes first.
      this.pool.catch(() => undefined)
    }
    return this.pool
  }

  private async batching(classes: number, asks: boolean): Promise<Batching> {
    const isMulticlass = taskOf(this.job.task) === 'multiclass'
    if (asks && isMulticlass && classes < 2) {
      throw new RunFailure(
        'classes-unknown',
        'Neither labels nor class_names tell how many classes there are.',
        {
          hint: 'Give class_names in data_params.'
        }
      )
    }
    const pool = asks ? await this.open(classes) : null
    return {
      predict: (frame) => {
        this.signal.throwIfAborted()
        return pool!.predict(frame)
      },
      width: isMulticlass ? classes : 1,
      batchRows: this.parts.batchRows,
      // One more than can be answered at once, so that a worker never waits for a frame to be built.
      parallel: this.job.workers + 1
    }
  }

  private async logNotes({ unknownKeys, tests }: Selection, context: RunContext): Promise<void> {
    const { recorder } = this
    const named = (text: string): string => JSON.stringify(text.slice(0, 100))
    for (const key of unknownKeys) {
      await recorder.log('warning', `individual_tests_config names no test of this engine: ${named(key)}.`)
    }
    for (const note of context.data.notes) await recorder.log('info', note)
    for (const name of context.unknownExclusions(tests)) {
      await recorder.log('warning', `A column to be excluded is not in the data: ${named(name)}.`)
    }
  }

  private availableNeeds(context: RunContext): Set<Need> {
    const available = new Set<Need>(this.hasModel ? ['model'] : [])
    for (const side of ['reference', 'evaluation'] as const) {
      if (context.data[side].labels !== null) available.add(`${side} labels`)
      if (this.hasModel || context.predictions.has(side)) available.add(`${side} predictions`)
    }
    return available
  }

  /** Rows and batches at most; a batch that has to be asked again after an error is not counted. */
  private async emitPlan({ tests }: Selection, passes: readonly number[], rounds: Rounds): Promise<void> {
    const round = rounds.current()
    const known = [...passes, ...rounds.laterRows()]
    const batches = known.map((rows) => Math.ceil(rows / this.parts.batchRows))
    const predictions = { rows: sum(known) + round.rows, batches: sum(batches) + round.batches }
    await this.emit({ type: 'plan', testTypes: tests.map(({ test }) => test.type), predictions })
  }

  /** A test without made-up rows, or one that something is missing for. */
  private async judge(selected: SelectedTest, context: RunContext, missing: readonly Need[]): Promise<void> {
    this.signal.throwIfAborted()
    if (missing.length > 0) {
      const reasons = missing.map((need) => NEEDS[need]).join(', and ')
      await this.recorder.completed(selected, [skippedCase(`${reasons}.`)])
      return
    }
    await this.recorder.running(selected)
    const { cases, want, error } = startTest(selected, context)
    if (want !== null) throw new Error(`${selected.test.type} wants made-up rows but does not need the model`)
    if (cases === null) await this.recorder.failed(selected, error)
    else await this.recorder.completed(selected, cases)
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
