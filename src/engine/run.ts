/** One run: select the tests, read the data, make the predictions they need, judge, and report as events. */
import type { TestCategoryType } from '../api/types.ts'
import { batchOf, categoryOf, levelOfTest, runMetricsOf, type TestResult } from './aggregate.ts'
import { catalogue as allTests } from './catalogue.ts'
import { RunContext, type PreparedData } from './context.ts'
import { modelColumns } from './data/dataset.ts'
import type { Predictions } from './data/frame.ts'
import { failureOf, RunFailure, testFailureOf } from './failure.ts'
import type { EngineEvent, EngineJob } from './job.ts'
import { taskOf } from './metrics/scores.ts'
import { METRICS } from './metrics/table.ts'
import { BATCH_ROWS, PerturbationRound, predictBase, type Batching } from './plan.ts'
import { prepareData } from './prepare.ts'
import { selectTests, type SelectedTest } from './selection.ts'
import type { Answer, CaseOutcome, Need, Side, TestDefinition, TestRun, Want } from './tests/definition.ts'
import { skippedCase, testCaseOf } from './tests/messages.ts'
import { openWorkerPool, type WorkerPool } from './worker/pool.ts'

/** Takes events one at a time; the run waits for it. */
export type Emit = (event: EngineEvent) => void | Promise<void>

/** What a run takes from outside; tests give their own. */
export interface RunParts {
  readonly catalogue: readonly TestDefinition[]
  readonly prepare: (job: EngineJob) => Promise<PreparedData>
  readonly openPool: (
    job: EngineJob,
    classes: number,
    signal: AbortSignal
  ) => Promise<Pick<WorkerPool, 'predict' | 'close'>>
  readonly batchRows: number
}

const REAL_PARTS: RunParts = {
  catalogue: allTests,
  prepare: prepareData,
  openPool: (job, classes, signal) => {
    if (job.socket === undefined || job.modelFile === undefined) throw new Error('the job has no model')
    return openWorkerPool({
      socket: job.socket,
      workers: job.workers,
      modelFile: job.modelFile,
      task: job.task,
      ...(classes > 0 ? { classes } : {}),
      predictTimeoutSeconds: job.predictTimeoutSeconds,
      signal
    })
  },
  batchRows: BATCH_ROWS
}

/**
 * Runs the job and emits its events: `plan` first, then for each test its progress, cases and batch, then categories, the
 * run and `end`. A run that can't be completed ends with `failed` in place of `end`. The same job and seed give the same
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

/** A test under way: its generator and what it wants next. */
interface Started extends SelectedTest {
  readonly run: TestRun
  want: Want | null
  /** Set once the generator has returned. */
  cases: CaseOutcome[] | null
  failed: boolean
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
  private readonly results = new Map<TestCategoryType, TestResult[]>()
  private pool: Pick<WorkerPool, 'predict' | 'close'> | undefined
  private counts = { cases: 0, batches: 0, testErrors: 0 }

  constructor(job: EngineJob, emit: Emit, signal: AbortSignal, parts: RunParts) {
    this.job = job
    this.emit = emit
    this.signal = signal
    this.parts = parts
  }

  async close(): Promise<void> {
    await this.pool?.close()
  }

  async execute(): Promise<void> {
    const { job, parts, signal } = this
    const task = taskOf(job.task)
    const selection = selectTests(job.config, task, parts.catalogue)
    for (const key of selection.unknownKeys) {
      await this.log(
        'warning',
        `individual_tests_config names no test of this engine: ${JSON.stringify(key.slice(0, 100))}.`
      )
    }
    const prepared = await parts.prepare(job)
    for (const note of prepared.data.notes) await this.log('info', note)
    const context = new RunContext(task, prepared, job.config)
    for (const name of context.unknownExclusions(selection.tests)) {
      await this.log(
        'warning',
        `A column to be excluded is not in the data: ${JSON.stringify(name.slice(0, 100))}.`
      )
    }
    const hasModel = job.socket !== undefined && job.modelFile !== undefined

    const available = availableNeeds(context, hasModel)
    const runnable = selection.tests.filter(({ test }) => test.needs.every((need) => available.has(need)))
    const perturbing: Started[] = []
    for (const selected of runnable.filter(({ test }) => test.needs.includes('model'))) {
      const started = this.start(selected, context)
      await this.advance(started, undefined)
      perturbing.push(started)
    }
    const wanted = new Set(runnable.flatMap(({ test }) => [...test.needs, ...test.uses]))
    const passes = (['reference', 'evaluation'] as const).filter(
      (side) => hasModel && wanted.has(`${side} predictions`) && !context.predictions.has(side)
    )
    const basePlanned = passes.includes('evaluation')
    const visible = modelColumns(context.data)
    const classes = task === 'multiclass' ? context.data.classNames.length : 0
    const firstRound = (base: Predictions | null): PerturbationRound => {
      const round = new PerturbationRound(
        context.data.evaluation,
        visible,
        base,
        basePlanned,
        parts.batchRows
      )
      for (const { want } of perturbing) want?.blocks.forEach((block) => round.add(block))
      return round
    }
    await this.emitPlan(selection.tests, context, passes, firstRound(null), perturbing)

    if (hasModel && (passes.length > 0 || perturbing.some(({ want }) => want !== null))) {
      this.pool = await parts.openPool(job, classes, signal)
    }
    const batching: Batching = {
      predict: (frame) => {
        signal.throwIfAborted()
        return this.pool!.predict(frame)
      },
      width: task === 'multiclass' ? classes : 1,
      batchRows: parts.batchRows,
      parallel: job.workers + 1
    }
    for (const side of passes) {
      const { name, frame } = context.data[side]
      await this.log('info', `Asking the model for ${frame.length} predictions on the ${side} dataset.`)
      context.predictions.set(side, await predictBase(name, frame, visible, batching))
    }
    const base = basePlanned ? context.predictions.get('evaluation')! : null

    // The workers predict the made-up rows while the tests that need none are judged here.
    const answers = firstRound(base).execute(batching)
    answers.catch(() => undefined)
    for (const selected of selection.tests) {
      if (perturbing.some(({ test }) => test === selected.test)) continue
      const missing = selected.test.needs.filter((need) => !available.has(need))
      await this.judge(selected, context, missing)
    }
    await this.finishRounds(perturbing, await answers, (blocks) => {
      const round = new PerturbationRound(
        context.data.evaluation,
        visible,
        base,
        basePlanned,
        parts.batchRows
      )
      blocks.forEach((block) => round.add(block))
      return round.execute(batching)
    })
    for (const started of perturbing) if (!started.failed) await this.report(started, started.cases!)
    await this.emitEnd(selection.categories, context)
  }

  private async emitPlan(
    tests: readonly SelectedTest[],
    context: RunContext,
    passes: readonly Side[],
    round: PerturbationRound,
    perturbing: readonly Started[]
  ): Promise<void> {
    const { batchRows } = this.parts
    const later: number[] = []
    for (const { want } of perturbing) {
      want?.later?.forEach((rows, i) => (later[i] = (later[i] ?? 0) + rows))
    }
    const base = passes.map((side) => context.data[side].rows)
    const batchesOf = (rows: number): number => Math.ceil(rows / batchRows)
    await this.emit({
      type: 'plan',
      testTypes: tests.map(({ test }) => test.type),
      predictions: {
        rows: sum([...base, round.rows, ...later]),
        batches: sum([...base, ...later].map(batchesOf)) + round.batches
      }
    })
  }

  /** Feeds answers to the generators and runs what they want next, until none wants more. */
  private async finishRounds(
    perturbing: readonly Started[],
    first: readonly Answer[],
    execute: (blocks: Want['blocks'][number][]) => Promise<Answer[]>
  ): Promise<void> {
    let answers = first
    for (;;) {
      const waiting = perturbing.filter(({ want }) => want !== null)
      if (waiting.length === 0) return
      let taken = 0
      for (const started of waiting) {
        const own = answers.slice(taken, taken + started.want!.blocks.length)
        taken += own.length
        await this.advance(started, own)
      }
      const blocks = perturbing.flatMap(({ want }) => want?.blocks ?? [])
      answers = await execute(blocks)
    }
  }

  private start(selected: SelectedTest, context: RunContext): Started {
    const run = selected.test.run(context.forTest(selected))
    return { ...selected, run, want: null, cases: null, failed: false }
  }

  private async advance(started: Started, answers: Answer[] | undefined): Promise<void> {
    try {
      const step = answers === undefined ? started.run.next() : started.run.next(answers)
      started.want = step.done === true ? null : step.value
      if (step.done === true) started.cases = step.value
    } catch (error) {
      started.want = null
      started.failed = true
      await this.testError(started.test, error)
    }
  }

  /** A test without made-up rows, or one that something is missing for. */
  private async judge(selected: SelectedTest, context: RunContext, missing: readonly Need[]): Promise<void> {
    this.signal.throwIfAborted()
    const { test } = selected
    if (missing.length > 0) {
      const reasons = missing.map((need) => NEEDS[need]).join(', and ')
      await this.report(selected, [skippedCase(`${reasons}.`)])
      return
    }
    await this.emit({ type: 'progress', testType: test.type, status: 'running' })
    const started = this.start(selected, context)
    await this.advance(started, undefined)
    if (started.want !== null) throw new Error(`${test.type} wants made-up rows but does not need the model`)
    if (!started.failed) await this.report(selected, started.cases!)
  }

  private async report({ test, settings }: SelectedTest, found: readonly CaseOutcome[]): Promise<void> {
    const { testRunId } = this.job
    const cases =
      found.length > 0 ? found : [skippedCase('the data has no feature that this test could look at.')]
    const result: TestResult = { test, cases, level: levelOfTest(cases) }
    for (const one of cases) await this.emit({ type: 'case', case: testCaseOf(test, testRunId, one) })
    await this.emit({ type: 'batch', batch: batchOf(testRunId, result, settings) })
    await this.emit({ type: 'progress', testType: test.type, status: 'completed' })
    this.counts.cases += cases.length
    this.counts.batches++
    const ofCategory = this.results.get(test.category)
    if (ofCategory === undefined) this.results.set(test.category, [result])
    else ofCategory.push(result)
  }

  private async testError(test: TestDefinition, error: unknown): Promise<void> {
    if (error instanceof RunFailure) throw error
    const failure = testFailureOf(test.name, error)
    this.counts.testErrors++
    await this.emit({ type: 'test-error', testType: test.type, failure })
    await this.emit({ type: 'progress', testType: test.type, status: 'failed' })
    if (this.job.config.run_time_info?.explicit_errors === true) {
      throw new RunFailure(failure.code, failure.message, failure)
    }
  }

  private async emitEnd(categories: readonly TestCategoryType[], context: RunContext): Promise<void> {
    const ordered = new Map(
      categories.flatMap((category) => {
        const results = this.results.get(category)
        return results === undefined
          ? []
          : [[category, inCatalogueOrder(results, this.parts.catalogue)] as const]
      })
    )
    for (const [type, results] of ordered)
      await this.emit({ type: 'category', category: categoryOf(type, results) })
    const evaluation = context.predictions.get('evaluation')
    await this.emit({
      type: 'run',
      run: {
        testCategories: [...categories],
        metrics: {
          modelPerf: modelPerformance(context),
          ...(evaluation?.width === 1 ? { averagePrediction: meanOf(evaluation.values) } : {}),
          numInputs: String(context.data.evaluation.rows),
          ...runMetricsOf(ordered)
        }
      }
    })
    await this.emit({ type: 'end', ...this.counts, categories: ordered.size })
  }

  private async log(level: 'info' | 'warning', message: string): Promise<void> {
    await this.emit({ type: 'log', level, message })
  }
}

function availableNeeds(context: RunContext, hasModel: boolean): Set<Need> {
  const available = new Set<Need>(hasModel ? ['model'] : [])
  for (const side of ['reference', 'evaluation'] as const) {
    if (context.data[side].labels !== null) available.add(`${side} labels`)
    if (hasModel || context.predictions.has(side)) available.add(`${side} predictions`)
  }
  return available
}

function inCatalogueOrder(
  results: readonly TestResult[],
  catalogue: readonly TestDefinition[]
): TestResult[] {
  const order = new Map(catalogue.map(({ type }, i) => [type, i]))
  return [...results].sort((a, b) => order.get(a.test.type)! - order.get(b.test.type)!)
}

/** Metrics that are defined on the evaluation dataset. */
function modelPerformance(context: RunContext): Record<string, { refMetric?: number; evalMetric: number }> {
  const evaluation = context.overall('evaluation')
  const reference = context.overall('reference')
  const performance: Record<string, { refMetric?: number; evalMetric: number }> = {}
  for (const metric of METRICS) {
    if (evaluation === null || metric.measures[context.task] === undefined) continue
    const after = evaluation.overall(metric).value
    const before = reference?.overall(metric).value ?? null
    if (after === null) continue
    performance[metric.name] = { ...(before === null ? {} : { refMetric: before }), evalMetric: after }
  }
  return performance
}

function meanOf(values: Float64Array): number {
  return values.length === 0 ? 0 : sum(values) / values.length
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}
