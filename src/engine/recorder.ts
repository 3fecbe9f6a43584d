/** Turns what tests found into events, in the order that readers rely on, and keeps count. */
import type { TestCategoryType } from '../api/types.ts'
import { batchOf, categoryOf, levelOfTest, runMetricsOf, type TestResult } from './aggregate.ts'
import type { RunContext } from './context.ts'
import { RunFailure, testFailureOf } from './failure.ts'
import type { EngineEvent, EngineJob } from './job.ts'
import { METRICS } from './metrics/table.ts'
import type { SelectedTest } from './selection.ts'
import type { CaseOutcome, TestDefinition } from './tests/definition.ts'
import { skippedCase, testCaseOf } from './tests/messages.ts'

/** Takes events one at a time; the run waits for it. */
export type Emit = (event: EngineEvent) => void | Promise<void>

type ModelPerformance = Record<string, { refMetric?: number; evalMetric: number }>

export class Recorder {
  private readonly job: EngineJob
  private readonly emit: Emit
  private readonly results = new Map<TestDefinition, TestResult>()
  private readonly counts = { cases: 0, batches: 0, testErrors: 0 }

  constructor(job: EngineJob, emit: Emit) {
    this.job = job
    this.emit = emit
  }

  async log(level: 'info' | 'warning', message: string): Promise<void> {
    await this.emit({ type: 'log', level, message })
  }

  async running({ test }: SelectedTest): Promise<void> {
    await this.emit({ type: 'progress', testType: test.type, status: 'running' })
  }

  /** All cases of a test and then its batch. */
  async completed({ test, settings }: SelectedTest, found: readonly CaseOutcome[]): Promise<void> {
    const { testRunId } = this.job
    const cases =
      found.length > 0 ? found : [skippedCase('the data has no feature that this test could look at.')]
    const result: TestResult = { test, cases, level: levelOfTest(cases) }
    for (const one of cases) await this.emit({ type: 'case', case: testCaseOf(test, testRunId, one) })
    await this.emit({ type: 'batch', batch: batchOf(testRunId, result, settings) })
    await this.emit({ type: 'progress', testType: test.type, status: 'completed' })
    this.counts.cases += cases.length
    this.counts.batches++
    this.results.set(test, result)
  }

  /** @throws RunFailure when the run asks for explicit errors, or the error is of the run and not of the test */
  async failed({ test }: SelectedTest, error: unknown): Promise<void> {
    if (error instanceof RunFailure) throw error
    const failure = testFailureOf(test.name, error)
    this.counts.testErrors++
    await this.emit({ type: 'test-error', testType: test.type, failure })
    await this.emit({ type: 'progress', testType: test.type, status: 'failed' })
    if (this.job.config.run_time_info?.explicit_errors === true) {
      throw new RunFailure(failure.code, failure.message, failure)
    }
  }

  /** Categories, the run and the end marker. A category all of whose tests raised has no result. */
  async end(
    categories: readonly TestCategoryType[],
    tests: readonly SelectedTest[],
    context: RunContext
  ): Promise<void> {
    const ordered = tests.flatMap(({ test }) => this.results.get(test) ?? [])
    const byCategory = new Map(
      categories.map(
        (category) => [category, ordered.filter(({ test }) => test.category === category)] as const
      )
    )
    for (const [category, results] of byCategory) {
      if (results.length === 0) byCategory.delete(category)
      else await this.emit({ type: 'category', category: categoryOf(category, results) })
    }
    const evaluation = context.predictions.get('evaluation')
    await this.emit({
      type: 'run',
      run: {
        testCategories: [...categories],
        metrics: {
          modelPerf: modelPerformance(context),
          ...(evaluation?.width === 1 ? { averagePrediction: meanOf(evaluation.values) } : {}),
          numInputs: String(context.data.evaluation.rows),
          ...runMetricsOf(byCategory)
        }
      }
    })
    await this.emit({ type: 'end', ...this.counts, categories: byCategory.size })
  }
}

/** Metrics that are defined on the evaluation dataset. */
function modelPerformance(context: RunContext): ModelPerformance {
  const evaluation = context.overall('evaluation')
  const reference = context.overall('reference')
  const performance: ModelPerformance = {}
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
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
