import type { Answer, Block, CaseOutcome, TestContext, TestDefinition } from '../definition.ts'
import { cellAt } from '../../data/columns.ts'
import { skippedCase } from '../messages.ts'
import { levelAbove } from '../severity.ts'
import { countMetric, numberMetric } from '../test-metrics.ts'
import { counted, quoted, verdictSentence } from '../text.ts'
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

export const boundedSingleFeatureChanges: TestDefinition = {
  type: 'bounded_single_feature_changes',
  name: 'Bounded Single-Feature Changes',
  category: 'TEST_CATEGORY_TYPE_ADVERSARIAL',
  configKeys: ['sensitivity', 'bounded_single_feature_changes', 'adversarial:bounded_single_feature_changes'],
  tasks: ['binary', 'multiclass', 'regression'],
  needs: ['model'],
  uses: ['evaluation labels'],
  runByDefault: true,
  parameters: attackParameters,
  texts: {
    description:
      'Moves one number of a row by at most 1% of its range, up and down, and takes the move that pushes the prediction ' +
      'furthest from the truth. The case of a feature is the average over the attacked rows.',
    whyItMatters:
      'Whoever gains from a wrong answer will try small changes that nobody notices. A model whose prediction jumps on ' +
      'them can be steered, and is as fragile against plain noise.',
    configuration:
      'The change of the prediction is measured in ranges of the label (for classes as a probability) and held against ' +
      'severity_thresholds. Only numeric features of the model are attacked; values stay within the range of the ' +
      'reference data. Whole numbers move by at least 1, also where that is more than linf_constraint.',
    example:
      'Over 10 rows, moving "age" by at most 0.7 years lowers the probability of the true class by 0.08 on average. That is ' +
      'above 0.05: a WARNING.'
  },
  columns: [
    { name: 'Feature', type: 'string', description: 'The attacked feature' },
    {
      name: 'Average Prediction Change',
      type: 'number',
      description: 'Mean over the attacked rows, away from the truth'
    }
  ],
  *run(context) {
    const rows = attackedRows(context)
    const attacks = attackedFeatures(context).flatMap((attacked) => {
      const attack = prepare(attacked, rows)
      return attack.rows.length === 0 ? [] : [attack]
    })
    if (attacks.length === 0) {
      return [
        skippedCase('No numeric feature of the model has values that vary, or there is no row to attack.')
      ]
    }
    const answers = yield { blocks: [{ rows, changes: [] }, ...attacks] }
    const [before] = answers
    if (before?.predictions === undefined) throw new Error('the attacked rows themselves have no predictions')
    const goal = goalOf(context, rows, before.predictions)
    if (goal === null)
      return [skippedCase('The labels do not vary, so a change has nothing to be measured by.')]
    return attacks.map((attack, i) => judge(attack, rows, before, answers[i + 1]!, goal, context))
  }
}

interface Attack extends Block {
  readonly attacked: AttackedFeature
  /** Place in the attacked rows, per row of the block. */
  readonly places: Int32Array
}

function prepare(attacked: AttackedFeature, rows: Int32Array): Attack {
  const tries = [...rows].flatMap((row, place) =>
    attacked.candidates(cellAt(attacked.column, row)).map((to) => ({ row, place, to }))
  )
  return {
    attacked,
    rows: Int32Array.from(tries, ({ row }) => row),
    places: Int32Array.from(tries, ({ place }) => place),
    changes: [{ column: attacked.feature.column, cells: tries.map(({ to }) => to) }]
  }
}

function judge(
  { attacked, places, changes }: Attack,
  rows: Int32Array,
  before: Answer,
  after: Answer,
  goal: Goal,
  { settings }: TestContext
): CaseOutcome {
  const { feature } = attacked
  const shared = { key: [feature.name], features: [feature.name] }
  const when = `when ${quoted(feature.name)} was moved within its bound`
  if (after.error !== undefined) {
    const table = { Feature: feature.name, 'Average Prediction Change': null }
    return modelErrorCase({ ...shared, table }, after.error, when)
  }
  const best = new Map<number, { at: number; change: number }>()
  places.forEach((place, at) => {
    const change = goal.change(place, after.predictions, at)
    if (change > (best.get(place)?.change ?? 0)) best.set(place, { at, change })
  })
  // Rows that cannot be moved, because the value is missing, count as not changed.
  const value = [...best.values()].reduce((sum, { change }) => sum + change, 0) / rows.length
  const thresholds = settings.thresholds(CHANGE, ['severity_thresholds'], ['severity_level_thresholds'])
  const level = levelAbove(value, thresholds)
  const name = 'the average change of the prediction'
  const moved = [...best].sort((a, b) => b[1].change - a[1].change || a[0] - b[0])
  const samples = moved.map(([place, { at, change }]) => ({
    change,
    row: attackedRow(
      rows[place]!,
      [{ attacked, to: changes[0]!.cells[at]! }],
      goal.shown(place, before.predictions!, place),
      goal.shown(place, after.predictions, at)
    )
  }))
  const bound = thresholds.warning ?? thresholds.alert ?? Infinity
  return {
    ...shared,
    level,
    importance: level === 0 ? 0 : value,
    metrics: [
      numberMetric('ATTACK_DETAILS', 'average_prediction_change', value, { thresholds }),
      countMetric('INPUT', 'num_samples', rows.length)
    ],
    details: {
      sentence: verdictSentence(
        level,
        `${name} ${when}, over a sample of ${counted(rows.length, 'row')},`,
        value,
        thresholds
      ),
      measure: { name: `${name} ${when}`, value, ...thresholds, direction: 'above' },
      sample: samples.slice(0, 5).map(({ row }) => row)
    },
    table: { Feature: feature.name, 'Average Prediction Change': value },
    ...(level === 0
      ? {}
      : { failingRows: samples.filter(({ change }) => change > bound).map(({ row }) => row) })
  }
}
