/** Tests that make up rows, taken through their rounds of questions together. */
import type { RunContext } from './context.ts'
import { modelColumns } from './data/dataset.ts'
import { PerturbationRound, type Batching } from './plan.ts'
import type { SelectedTest } from './selection.ts'
import type { Answer, CaseOutcome, TestRun, Want } from './tests/definition.ts'

/** A test under way: what it wants next, or what it found, or the error it raised. */
export interface StartedTest extends SelectedTest {
  readonly run: TestRun | null
  want: Want | null
  cases: CaseOutcome[] | null
  error: unknown
}

/** Takes a test up to what it wants first. What it raises is kept in `error`. */
export function startTest(selected: SelectedTest, context: RunContext): StartedTest {
  const started = { ...selected, run: null, want: null, cases: null, error: undefined }
  try {
    const run = selected.test.run(context.forTest(selected))
    const withRun: StartedTest = { ...started, run }
    advance(withRun, () => run.next())
    return withRun
  } catch (error) {
    return { ...started, error }
  }
}

function advance(started: StartedTest, next: () => IteratorResult<Want, CaseOutcome[]>): void {
  started.want = null
  try {
    const step = next()
    if (step.done === true) started.cases = step.value
    else started.want = step.value
  } catch (error) {
    started.error = error
  }
}

/** Questions over the base pass of the evaluation dataset, where the model makes one. */
export class Rounds {
  private readonly context: RunContext
  private readonly tests: readonly StartedTest[]
  private readonly hasBase: boolean
  private readonly batchRows: number

  constructor(context: RunContext, tests: readonly StartedTest[], hasBase: boolean, batchRows: number) {
    this.context = context
    this.tests = tests
    this.hasBase = hasBase
    this.batchRows = batchRows
  }

  /** What all tests want now. To be made again once the base pass is there. */
  current(): PerturbationRound {
    const { data, predictions } = this.context
    const base = this.hasBase ? (predictions.get('evaluation') ?? null) : null
    const round = new PerturbationRound(
      data.evaluation,
      modelColumns(data),
      base,
      this.hasBase,
      this.batchRows
    )
    for (const { want } of this.tests) for (const block of want?.blocks ?? []) round.add(block)
    return round
  }

  get hasQuestions(): boolean {
    return this.tests.some(({ want }) => want !== null)
  }

  /** Most rows of each later round. */
  laterRows(): number[] {
    const later: number[] = []
    for (const { want } of this.tests) want?.later?.forEach((rows, i) => (later[i] = (later[i] ?? 0) + rows))
    return later
  }

  /** Gives each test its answers, round by round, until none wants more. */
  async finish(first: readonly Answer[], batching: Batching): Promise<void> {
    let answers = first
    while (this.hasQuestions) {
      this.give(answers)
      // Also when nothing is wanted any more: an empty round asks nothing.
      answers = await this.current().execute(batching)
    }
  }

  private give(answers: readonly Answer[]): void {
    let taken = 0
    for (const started of this.tests) {
      if (started.want === null) continue
      const own = answers.slice(taken, taken + started.want.blocks.length)
      taken += own.length
      advance(started, () => started.run!.next(own))
    }
  }
}
