import type { Cell, Predictions } from '../../data/frame.ts'
import { cellAt } from '../../data/columns.ts'
import type { Answer, Block, CaseOutcome, TestContext, TestDefinition } from '../definition.ts'
import { skippedCase } from '../messages.ts'
import { levelAbove } from '../severity.ts'
import { countMetric, numberMetric } from '../test-metrics.ts'
import { clip, counted, verdictSentence } from '../text.ts'
import {
  attackedFeatures,
  attackedRow,
  attackedRows,
  attackParameters,
  CHANGE,
  goalOf,
  modelErrorCase,
  type AttackedFeature,
  type Goal
} from './attack.ts'

export const boundedMultiFeatureChanges: TestDefinition = {
  type: 'bounded_multi_feature_changes',
  name: 'Bounded Multi-Feature Changes',
  category: 'TEST_CATEGORY_TYPE_ADVERSARIAL',
  configKeys: [
    'multi_feat_sensitivity',
    'bounded_multi_feature_changes',
    'adversarial:bounded_multi_feature_changes'
  ],
  tasks: ['binary', 'multiclass', 'regression'],
  needs: ['model'],
  uses: ['evaluation labels'],
  runByDefault: true,
  parameters: {
    ...attackParameters,
    l0_constraint: {
      description: 'Largest number of features that are changed in a row.',
      type: 'integer',
      minimum: 1,
      default: 3
    }
  },
  texts: {
    description:
      'Moves up to three numbers of a row by at most 1% of their ranges. In each step every further number is tried, up and ' +
      'down, and the move that pushes the prediction furthest from the truth is kept. The result is the average over the ' +
      'attacked rows.',
    whyItMatters:
      'Changes that do nothing one by one can tip a prediction together. This is what an attacker with patience finds.',
    configuration:
      'The search is greedy: at most l0_constraint steps for a row, and it ends where no move helps. The change of the ' +
      'prediction is measured in ranges of the label (for classes as a probability) and held against severity_thresholds. ' +
      'Whole numbers move by at least 1.',
    example:
      'Over 10 rows, three moves of at most 1% lower the probability of the true class by 0.3 on average. That is above ' +
      '0.25: an ALERT.'
  },
  columns: [
    { name: 'Features', type: 'string', description: 'Features that were changed in some row' },
    {
      name: 'Average Prediction Change',
      type: 'number',
      description: 'Mean over the attacked rows, away from the truth'
    }
  ],
  *run(context) {
    const rows = attackedRows(context)
    const attacked = attackedFeatures(context)
    const steps = context.settings.count(['l0_constraint'], 1)
    const states = Array.from(rows, (row, place): State => ({ row, place, moves: [], change: 0 }))
    let round = triesOf(states, attacked)
    if (round.length === 0) {
      return [
        skippedCase('No numeric feature of the model has values that vary, or there is no row to attack.')
      ]
    }
    const laterSteps = Math.max(0, Math.min(steps, attacked.length) - 1)
    const later = Array.from({ length: laterSteps }, (_, i) => 2 * (attacked.length - i - 1) * rows.length)
    const own: Block = { rows, changes: [] }
    let answers = yield { blocks: [own, ...round.map(blockOf)], later }
    const before = answers[0]!.predictions
    if (before === undefined) throw new Error('the attacked rows themselves have no predictions')
    const goal = goalOf(context, rows, before)
    if (goal === null)
      return [skippedCase('The labels do not vary, so a change has nothing to be measured by.')]
    answers = answers.slice(1)
    for (let step = 1; ; step++) {
      const error = answers.find((answer) => answer.error !== undefined)?.error
      if (error !== undefined) {
        const shared = { key: ['all'], features: [], table: tableOf([], null) }
        return [modelErrorCase(shared, error, 'when numbers were moved within their bounds')]
      }
      const improved = keepBest(states, round, answers, goal)
      round = step === steps ? [] : triesOf(improved, attacked)
      if (round.length === 0) break
      answers = yield { blocks: round.map(blockOf) }
    }
    return [judge(states, goal, before, context)]
  }
}

interface Move {
  readonly attacked: AttackedFeature
  readonly to: Cell
}

/** How far the search has come on one row. */
interface State {
  readonly row: number
  readonly place: number
  moves: readonly Move[]
  change: number
  /** The prediction after the moves. */
  after?: { readonly predictions: Predictions; readonly at: number }
}

/** Tries with the same features, so that a block's rows change the same columns. */
type Tries = { state: State; moves: readonly Move[] }[]

function triesOf(states: readonly State[], attacked: readonly AttackedFeature[]): Tries[] {
  const byColumns = new Map<string, Tries>()
  for (const state of states) {
    for (const next of attacked) {
      if (state.moves.some((move) => move.attacked === next)) continue
      for (const to of next.candidates(cellAt(next.column, state.row))) {
        const moves = [...state.moves, { attacked: next, to }].sort(
          (a, b) => a.attacked.feature.column - b.attacked.feature.column
        )
        const key = moves.map((move) => move.attacked.feature.column).join()
        const tries = byColumns.get(key)
        if (tries === undefined) byColumns.set(key, [{ state, moves }])
        else tries.push({ state, moves })
      }
    }
  }
  return [...byColumns.values()]
}

function blockOf(tries: Tries): Block {
  return {
    rows: Int32Array.from(tries, ({ state }) => state.row),
    changes: tries[0]!.moves.map(({ attacked }, i) => ({
      column: attacked.feature.column,
      cells: tries.map(({ moves }) => moves[i]!.to)
    }))
  }
}

/** Moves each state to its best try. @returns the states that got better */
function keepBest(
  states: readonly State[],
  round: readonly Tries[],
  answers: readonly Answer[],
  goal: Goal
): State[] {
  const moved = new Set<State>()
  round.forEach((tries, i) => {
    const { predictions } = answers[i]!
    if (predictions === undefined) return
    tries.forEach(({ state, moves }, at) => {
      const change = goal.change(state.place, predictions, at)
      if (change <= state.change) return
      state.moves = moves
      state.change = change
      state.after = { predictions, at }
      moved.add(state)
    })
  })
  return states.filter((state) => moved.has(state))
}

function judge(
  states: readonly State[],
  goal: Goal,
  before: Predictions,
  { settings }: TestContext
): CaseOutcome {
  const value = states.reduce((sum, { change }) => sum + change, 0) / states.length
  const thresholds = settings.thresholds(CHANGE, ['severity_thresholds'], ['severity_level_thresholds'])
  const level = levelAbove(value, thresholds)
  const name = `the average change of the prediction over a sample of ${counted(states.length, 'row')}`
  const worst = states
    .filter((state) => state.after !== undefined)
    .sort((a, b) => b.change - a.change || a.place - b.place)
  const rows = worst.map((state) => ({
    change: state.change,
    row: attackedRow(
      state.row,
      state.moves,
      goal.shown(state.place, before, state.place),
      goal.shown(state.place, state.after!.predictions, state.after!.at)
    )
  }))
  const features = [
    ...new Set(worst.flatMap((state) => state.moves.map((move) => move.attacked.feature.name)))
  ]
  const bound = thresholds.warning ?? thresholds.alert ?? Infinity
  return {
    key: ['all'],
    features,
    level,
    importance: level === 0 ? 0 : value,
    metrics: [
      numberMetric('ATTACK_DETAILS', 'average_prediction_change', value, { thresholds }),
      countMetric('INPUT', 'num_samples', states.length)
    ],
    details: {
      sentence: verdictSentence(level, name, value, thresholds),
      measure: { name, value, ...thresholds, direction: 'above' },
      sample: rows.slice(0, 5).map(({ row }) => row)
    },
    table: tableOf(features, value),
    ...(level === 0 ? {} : { failingRows: rows.filter(({ change }) => change > bound).map(({ row }) => row) })
  }
}

function tableOf(features: readonly string[], value: number | null): CaseOutcome['table'] {
  return { Features: clip(features.join(', '), 200), 'Average Prediction Change': value }
}
