/**
 * What all transformations do: take clean rows of the evaluation dataset, damage one feature, ask the model again, and
 * hold the change of the impact metric against thresholds. One case per feature that the damage can befall.
 */
import type { SampleRow } from '../../../api/display.ts'
import type { Cell, Column } from '../../data/frame.ts'
import { cellAt } from '../../data/columns.ts'
import type {
  Answer,
  Block,
  CaseOutcome,
  IndexedFeature,
  ParameterSchema,
  TestContext,
  TestDefinition,
  TestRun,
  TestTexts
} from '../definition.ts'
import type { ColumnProfile } from '../../profile/profile.ts'
import { modelFailureMetric, modelFailureText } from '../model-failure.ts'
import { excludeColumns, run, thresholdPair } from '../parameters.ts'
import { levelAbove, type Thresholds } from '../severity.ts'
import { skippedCase } from '../messages.ts'
import { countMetric, numberMetric, textMetric } from '../test-metrics.ts'
import { counted, formatCell, formatNumber, jsonCell, quoted, verdictSentence } from '../text.ts'
import { impactOf, type Impact } from './impact.ts'

const IMPACT: Thresholds = { warning: 0.03, alert: 0.1 }
const ROWS_SHOWN = 5
const FAILING_ROWS = 20

/** How one feature is damaged. */
export interface Damage {
  /** The damaged value for a row, the `nth` that is taken; undefined: the row is not clean and is passed over. */
  replace(row: number, nth: number): Cell | undefined
  /** What the rows are set to before, instead of what they hold. */
  readonly baseline?: Cell
  /** Rows of the evaluation dataset that look like this already. */
  readonly observed: number
}

export interface Target {
  readonly feature: IndexedFeature
  readonly profile: ColumnProfile
  /** The feature's column in the evaluation dataset. */
  readonly column: Column
}

export interface Transformation {
  readonly type: string
  readonly name: string
  readonly configKeys: readonly string[]
  readonly runByDefault: boolean
  readonly parameters: Readonly<Record<string, ParameterSchema>>
  readonly texts: TestTexts
  /** What is done to a feature, as in "when `age` was <damaged>". */
  readonly damaged: string
  /** Why no feature can be damaged so, as a sentence. */
  readonly noTarget: string
  /** Null: the damage cannot befall this feature. */
  damage(target: Target, context: TestContext): Damage | null
}

const performanceChange: ParameterSchema = {
  description: 'How the change of the predictions is simulated and judged.',
  type: ['object', 'null'],
  additionalProperties: false,
  properties: {
    ignore_errors: {
      description:
        'Whether a model that raises, or returns no valid prediction, on the changed rows is let off. false makes the ' +
        'case fail with an alert; true skips the case.',
      type: ['boolean', 'null'],
      default: false
    },
    performance_thresholds: thresholdPair(
      `[warning, alert] for the change of the impact metric for the worse. null takes [${IMPACT.warning!}, ${IMPACT.alert!}] ` +
        'and follows global_test_sensitivity; a pair that is given does not. Of a triple the first and last value are used.'
    ),
    severity_thresholds: thresholdPair('The same under its 0.x name.'),
    num_samples_to_simulate: {
      description: 'Number of clean rows of the evaluation dataset that are changed.',
      type: ['integer', 'null'],
      minimum: 1,
      default: 100
    }
  }
}

export function transformationTest(transformation: Transformation): TestDefinition {
  const { type, name, configKeys, runByDefault, texts } = transformation
  return {
    type,
    name,
    category: 'TEST_CATEGORY_TYPE_TRANSFORMATIONS',
    configKeys: [...new Set([...configKeys, type, `transformations:${type}`])],
    tasks: ['binary', 'multiclass', 'regression'],
    needs: ['model'],
    uses: ['evaluation labels'],
    runByDefault,
    parameters: {
      run: run(runByDefault),
      exclude_columns: excludeColumns,
      performance_change_config: performanceChange,
      ...transformation.parameters
    },
    texts,
    columns: [
      { name: 'Feature', type: 'string', description: 'The feature that was changed' },
      { name: 'Impact', type: 'number', description: 'Change of the impact metric for the worse' },
      { name: 'Impact Metric', type: 'string', description: 'What the impact was measured by' },
      { name: 'Example', type: 'string', description: 'A value and what it was changed to' },
      {
        name: 'Observed',
        type: 'number',
        description: 'Rows of the evaluation dataset that look like this already'
      }
    ],
    run: (context) => simulate(transformation, context)
  }
}

interface Simulation {
  readonly target: Target
  readonly damage: Damage
  readonly rows: Int32Array
  readonly cells: readonly Cell[]
}

function* simulate(transformation: Transformation, context: TestContext): TestRun {
  const impact = impactOf(context)
  const simulations = context.features.flatMap((feature) => {
    const simulation = feature.inModel ? prepare(transformation, feature, impact, context) : null
    return simulation === null ? [] : [simulation]
  })
  if (simulations.length === 0) return [skippedCase(transformation.noTarget)]
  const answers = yield { blocks: simulations.flatMap(blocksOf) }
  return simulations.map((simulation, i) =>
    judge(transformation, simulation, answers[2 * i]!, answers[2 * i + 1]!, impact, context)
  )
}

function prepare(
  transformation: Transformation,
  feature: IndexedFeature,
  impact: Impact,
  context: TestContext
): Simulation | null {
  const column = context.data.evaluation.frame.columns[feature.column]!
  const target: Target = { feature, profile: context.profiles.of(feature), column }
  const damage = transformation.damage(target, context)
  if (damage === null) return null
  const wanted = context.settings.count(['performance_change_config', 'num_samples_to_simulate'], 1)
  const rows: number[] = []
  const cells: Cell[] = []
  for (const row of context.shuffledRows()) {
    if (rows.length === wanted) break
    if (!impact.takes(row)) continue
    const cell = damage.replace(row, rows.length)
    if (cell === undefined) continue
    rows.push(row)
    cells.push(cell)
  }
  return rows.length === 0 ? null : { target, damage, rows: Int32Array.from(rows), cells }
}

/** The rows before and the rows after. */
function blocksOf({ target, damage, rows, cells }: Simulation): [Block, Block] {
  const { column } = target.feature
  const { baseline } = damage
  const before = baseline === undefined ? [] : [{ column, cells: cells.map(() => baseline) }]
  return [
    { rows, changes: before },
    { rows, changes: [{ column, cells }] }
  ]
}

function judge(
  transformation: Transformation,
  simulation: Simulation,
  before: Answer,
  after: Answer,
  impact: Impact,
  { settings }: TestContext
): CaseOutcome {
  const { target, rows, cells, damage } = simulation
  const { feature, column } = target
  const from = damage.baseline === undefined ? cellAt(column, rows[0]!) : damage.baseline
  const example = `${formatCell(from)} → ${formatCell(cells[0]!)}`
  const shared = { key: [feature.name], features: [feature.name] }
  const inputs = [
    countMetric('INPUT', 'num_samples', rows.length),
    countMetric('FAILING_INPUTS', 'observed', damage.observed),
    textMetric('FEATURE', 'example', example)
  ]
  const table = (value: number | null): CaseOutcome['table'] => ({
    Feature: feature.name,
    Impact: value,
    'Impact Metric': impact.name,
    Example: example,
    Observed: damage.observed
  })
  const when = `when ${quoted(feature.name)} was ${transformation.damaged}`
  const error = before.error ?? after.error
  if (error !== undefined) {
    const ignored = settings.flag('performance_change_config', 'ignore_errors')
    return {
      ...shared,
      level: ignored ? 'skip' : 2,
      importance: ignored ? 0 : 1,
      metrics: [...inputs, modelFailureMetric(error)],
      details: {
        sentence: `${ignored ? 'Skipped' : 'Failed with an alert'}, because ${modelFailureText(error)} ${when}.`
      },
      table: table(null)
    }
  }

  const thresholds = settings.thresholds(
    IMPACT,
    ['performance_change_config', 'performance_thresholds'],
    ['performance_change_config', 'severity_thresholds']
  )
  const change = impact.measure(rows, before.predictions!, after.predictions!)
  const metrics = [
    numberMetric(impact.comparesLabels ? 'PERFORMANCE_DIFF' : 'OUTPUT_DIFF', impact.key, change.value, {
      thresholds
    }),
    numberMetric('PERFORMANCE_METRIC_VALUE', `before_${impact.key}`, change.before),
    numberMetric('PERFORMANCE_METRIC_VALUE', `after_${impact.key}`, change.after),
    ...inputs
  ]
  if (change.value === null) {
    const sentence = `Skipped: ${impact.name} is not defined on the ${counted(rows.length, 'row')} that were changed.`
    return { ...shared, level: 'skip', importance: 0, metrics, details: { sentence }, table: table(null) }
  }
  const level = levelAbove(change.value, thresholds)
  const name = `the ${impact.changeName}`
  const values =
    change.before === null || change.after === null
      ? ''
      : ` ${impact.name} went from ${formatNumber(change.before)} to ${formatNumber(change.after)}.`
  const samples = samplesOf(simulation, change.shifts)
  const failingRows = samples
    .flatMap(({ place, sample }) => (change.fails(place) ? [sample] : []))
    .slice(0, FAILING_ROWS)
  return {
    ...shared,
    level,
    importance: level === 0 ? 0 : change.value,
    metrics,
    details: {
      sentence: `${verdictSentence(level, `${name} ${when}, over ${counted(rows.length, 'row')},`, change.value, thresholds)}${values} Example: ${example}.`,
      measure: { name: `${name} ${when}`, value: change.value, ...thresholds, direction: 'above' },
      sample: samples.slice(0, ROWS_SHOWN).map(({ sample }) => sample)
    },
    table: table(change.value),
    ...(level === 0 ? {} : { failingRows })
  }
}

/** All rows by their place, the largest change of the prediction first. */
function samplesOf(
  { target, rows, cells, damage }: Simulation,
  shifts: readonly { before: number; after: number }[]
): { place: number; sample: SampleRow }[] {
  const order = [...rows.keys()].sort((a, b) => size(shifts[b]!) - size(shifts[a]!) || a - b)
  return order.map((place) => {
    const row = rows[place]!
    const from = damage.baseline === undefined ? cellAt(target.column, row) : damage.baseline
    const changes = [{ feature: target.feature.name, from: jsonCell(from), to: jsonCell(cells[place]!) }]
    return { place, sample: { row, changes, ...shifts[place]! } }
  })
}

function size({ before, after }: { before: number; after: number }): number {
  return Math.abs(after - before)
}
