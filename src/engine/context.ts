/** What tests see of a run: each thing is computed once, whichever test asks for it first. */
import type { Data, Dataset } from './data/dataset.ts'
import type { Predictions } from './data/frame.ts'
import { RunFailure } from './failure.ts'
import type { EngineConfig } from './job.ts'
import { Grouping } from './metrics/measure.ts'
import type { Metric } from './metrics/metric.ts'
import { Scores, type Task } from './metrics/scores.ts'
import { AVERAGE_CONFIDENCE, METRICS } from './metrics/table.ts'
import { createRandom } from './random.ts'
import type { SelectedTest } from './selection.ts'
import type { IndexedFeature, Side, SubsetGrouping, TestContext } from './tests/definition.ts'
import type { DataProfile } from './profile/profile.ts'

/** The data of a run and what is known of its columns. */
export interface PreparedData {
  readonly data: Data
  readonly profile: DataProfile
}

const IMPACT_METRICS: Readonly<Record<Task, string>> = {
  binary: 'accuracy',
  multiclass: 'multiclass_accuracy',
  regression: 'root_mean_squared_error'
}

const IMPACT_LABEL_THRESHOLD = 0.8

export class RunContext {
  readonly task: Task
  readonly data: Data
  readonly features: readonly IndexedFeature[]
  /** Ready predictions, and those that the run has made. */
  readonly predictions = new Map<Side, Predictions>()
  private readonly prepared: PreparedData
  private readonly config: EngineConfig
  private readonly seed: bigint
  private readonly impact: TestContext['impact']
  private readonly ownScores = new Map<Side, Scores>()
  private readonly ownOverall = new Map<Side, Grouping>()
  private readonly ownSubsets = new Map<number, SubsetGrouping | null>()
  private order: Int32Array | undefined

  /** @throws RunFailure `config-invalid` or `labels-out-of-range` */
  constructor(task: Task, prepared: PreparedData, config: EngineConfig) {
    this.task = task
    this.prepared = prepared
    this.data = prepared.data
    this.config = config
    this.seed = seedOf(config)
    this.impact = impactSettings(task, config)
    this.features = indexFeatures(prepared.data)
    for (const side of ['reference', 'evaluation'] as const) {
      checkLabels(task, prepared.data[side], prepared.data.classNames.length)
      const ready = prepared.data[side].predictions
      if (ready !== null) this.predictions.set(side, ready)
    }
  }

  scores(side: Side): Scores | null {
    const predictions = this.predictions.get(side)
    if (predictions === undefined) return null
    let scores = this.ownScores.get(side)
    if (scores === undefined) {
      scores = new Scores(this.task, this.data[side].labels, predictions)
      this.ownScores.set(side, scores)
    }
    return scores
  }

  overall(side: Side): Grouping | null {
    let overall = this.ownOverall.get(side)
    const scores = this.scores(side)
    if (overall === undefined && scores !== null) {
      overall = new Grouping(scores)
      this.ownOverall.set(side, overall)
    }
    return overall ?? null
  }

  forTest({ test, settings }: SelectedTest): TestContext {
    const own = 'exclude_columns' in test.parameters ? settings.names('exclude_columns') : []
    const excluded = new Set([...(this.config.test_suite_config?.global_exclude_columns ?? []), ...own])
    return {
      task: this.task,
      data: this.data,
      profiles: this.prepared.profile,
      settings,
      impact: this.impact,
      features: this.features.filter(({ name }) => !excluded.has(name)),
      shuffledRows: () => this.shuffledRows(),
      scores: (side) => this.scores(side),
      overall: (side) => this.overall(side),
      subsets: (feature) => this.subsets(feature)
    }
  }

  /** Excluded names that are no feature: misspelt, or left out of the data already. */
  unknownExclusions(tests: readonly SelectedTest[]): string[] {
    const named = tests.flatMap(({ test, settings }) =>
      'exclude_columns' in test.parameters ? settings.names('exclude_columns') : []
    )
    const known = new Set(this.data.reference.frame.columns.map(({ name }) => name))
    const all = [...(this.config.test_suite_config?.global_exclude_columns ?? []), ...named]
    return [...new Set(all)].filter((name) => !known.has(name))
  }

  private shuffledRows(): Int32Array {
    const rows = this.data.evaluation.rows
    return (this.order ??= createRandom(this.seed, 'evaluation rows').shuffle(
      Int32Array.from({ length: rows }, (_, row) => row)
    ))
  }

  private subsets(feature: IndexedFeature): SubsetGrouping | null {
    let subsets = this.ownSubsets.get(feature.column)
    if (subsets === undefined) {
      const scores = this.scores('evaluation')
      const cut = scores === null ? null : this.prepared.profile.subsets(feature)
      subsets = cut === null || cut.names.length === 0 ? null : groupingOf(scores!, cut)
      this.ownSubsets.set(feature.column, subsets)
    }
    return subsets
  }
}

function groupingOf(
  scores: Scores,
  { codes, names }: NonNullable<ReturnType<DataProfile['subsets']>>
): SubsetGrouping {
  const sizes = names.map(() => 0)
  for (const code of codes) if (code >= 0) sizes[code]!++
  return { grouping: new Grouping(scores, { codes, count: names.length }), names, sizes }
}

function indexFeatures({ features, evaluation }: Data): IndexedFeature[] {
  const columns = new Map(evaluation.frame.columns.map(({ name }, column) => [name, column]))
  return features.map((feature) => {
    const column = columns.get(feature.name)
    if (column === undefined) throw new Error(`the feature ${feature.name} has no column`)
    return { ...feature, column }
  })
}

function checkLabels(task: Task, { name, labels }: Dataset, classes: number): void {
  const highest = task === 'binary' ? 1 : classes - 1
  if (task === 'regression' || labels === null) return
  const wrong = labels.find(
    (label) => !Number.isNaN(label) && !(Number.isInteger(label) && label >= 0 && label <= highest)
  )
  if (wrong === undefined) return
  throw new RunFailure(
    'labels-out-of-range',
    `The dataset ${JSON.stringify(name.slice(0, 200))} has the label ${wrong}; labels of this task are 0 to ${highest}.`,
    { hint: 'Map the labels with experimental_fields.label_map.' }
  )
}

export function seedOf({ run_time_info }: EngineConfig): bigint {
  const seed = run_time_info?.random_seed ?? 0
  try {
    return BigInt(seed)
  } catch {
    throw new RunFailure('config-invalid', 'run_time_info.random_seed must be a whole number.')
  }
}

function impactSettings(task: Task, { profiling_config }: EngineConfig): TestContext['impact'] {
  const profiling = new Map(Object.entries(profiling_config?.model_profiling ?? {}))
  const named = profiling.get('impact_metric') ?? IMPACT_METRICS[task]
  const metric = [...METRICS, AVERAGE_CONFIDENCE].find(
    (one) => [one.key, one.slug, one.name].some((name) => name === named) && one.measures[task] !== undefined
  )
  if (metric === undefined)
    throw badProfiling('impact_metric', `a metric of ${task} models`, allowedMetrics(task))
  const labelThreshold = profiling.get('impact_label_threshold') ?? IMPACT_LABEL_THRESHOLD
  if (typeof labelThreshold !== 'number' || !(labelThreshold >= 0 && labelThreshold <= 1)) {
    throw badProfiling('impact_label_threshold', 'a number between 0 and 1')
  }
  return { metric, labelThreshold }
}

function allowedMetrics(task: Task): Metric[] {
  return METRICS.filter(({ measures }) => measures[task] !== undefined)
}

function badProfiling(key: string, wanted: string, allowed?: readonly Metric[]): RunFailure {
  return new RunFailure('config-invalid', `profiling_config.model_profiling.${key} must be ${wanted}.`, {
    ...(allowed === undefined ? {} : { hint: `Allowed: ${allowed.map(({ key: name }) => name).join(', ')}.` })
  })
}
