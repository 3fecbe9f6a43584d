import type { Data, Feature } from '../data/dataset.ts'
import type { Cell, Predictions } from '../data/frame.ts'
import type { TestCategoryType, TestMetric } from '../../api/types.ts'
import type { CaseDetails, SampleRow } from '../../api/display.ts'
import type { Grouping } from '../metrics/measure.ts'
import type { Metric } from '../metrics/metric.ts'
import type { Scores, Task } from '../metrics/scores.ts'
import type { DataProfile } from '../profile/profile.ts'
import type { Settings } from './settings.ts'
import type { ModelErrorKind } from '../worker/model-error.ts'
import type { Level } from './severity.ts'

/** What a test reads. The run makes only the predictions that some test reads. */
export type Need =
  | 'reference labels'
  | 'evaluation labels'
  | 'reference predictions'
  | 'evaluation predictions'
  /** Predictions on rows that the test makes up. */
  | 'model'

/** The part of JSON Schema that describes parameters. */
export interface ParameterSchema {
  readonly description: string
  readonly default?: unknown
  readonly type?: string | readonly string[]
  readonly [keyword: string]: unknown
}

export interface TestTexts {
  readonly description: string
  readonly whyItMatters: string
  readonly configuration: string
  readonly example: string
}

/** A column of the table of a test's cases. */
export interface TableColumn {
  readonly name: string
  readonly type: 'string' | 'number'
  readonly description: string
}

/** One test: its entry in the catalogue. */
export interface TestDefinition {
  /** Result id, for example `subset_performance:subset_auc` or `null_substitution`. */
  readonly type: string
  readonly name: string
  readonly category: TestCategoryType
  /** Every name it has in `individual_tests_config`; the first is the one that documents use. */
  readonly configKeys: readonly string[]
  readonly tasks: readonly Task[]
  /** Without one of these the test is skipped. */
  readonly needs: readonly Need[]
  /** Read where they can be had. */
  readonly uses: readonly Need[]
  readonly runByDefault: boolean
  readonly parameters: Readonly<Record<string, ParameterSchema>>
  readonly texts: TestTexts
  readonly columns: readonly TableColumn[]
  readonly run: TestFunction
}

/**
 * The test itself: a generator that yields the made-up rows it wants predicted, gets the answers of the same order, and
 * returns its cases. A test that needs no made-up rows yields nothing. All tests' first wants are gathered before the
 * model is called, so nothing before the first `yield` may read predictions.
 */
export type TestFunction = (context: TestContext) => TestRun
export type TestRun = Generator<Want, CaseOutcome[], Answer[]>

export interface Want {
  readonly blocks: readonly Block[]
  /** Most rows that each later want of the same test can hold. */
  readonly later?: readonly number[]
}

/** Rows of the evaluation dataset with some cells replaced: the rows of one test case. No changes: the rows as they are. */
export interface Block {
  readonly rows: Int32Array
  readonly changes: readonly BlockChange[]
}

export interface BlockChange {
  /** Column of the frame. */
  readonly column: number
  /** One per row of the block. */
  readonly cells: readonly Cell[]
}

/** Predictions of a block's rows in their order, or the model's error on them. */
export type Answer =
  | { readonly predictions: Predictions; readonly error?: undefined }
  | { readonly error: BlockError; readonly predictions?: undefined }

export interface BlockError {
  readonly kind: ModelErrorKind
  readonly message: string
  readonly traceback: string | undefined
}

export type Side = 'reference' | 'evaluation'

export interface TestContext {
  readonly task: Task
  readonly data: Data
  readonly profiles: Pick<DataProfile, 'of'>
  readonly settings: Settings
  /** What the effect of changed rows is measured by, and the least share of labelled rows that it takes. */
  readonly impact: { readonly metric: Metric; readonly labelThreshold: number }
  /** Every row of the evaluation dataset once, in an order that only the seed of the run decides. */
  readonly shuffledRows: () => Int32Array
  /** The features that the test may look at: all but the excluded ones. */
  readonly features: readonly IndexedFeature[]
  /** Labels beside predictions; null where the predictions cannot be had. Not before the first `yield`. */
  readonly scores: (side: Side) => Scores | null
  /** The metrics of a whole dataset, null where there are no predictions. */
  readonly overall: (side: Side) => Grouping | null
  /** The evaluation dataset cut by a feature. */
  readonly subsets: (feature: IndexedFeature) => SubsetGrouping | null
}

export interface IndexedFeature extends Feature {
  /** Its column in the frames. */
  readonly column: number
}

export interface SubsetGrouping {
  readonly grouping: Grouping
  readonly names: readonly string[]
  readonly sizes: readonly number[]
}

/** One test case as a test finds it; `messages.ts` puts it on the wire. */
export interface CaseOutcome {
  /** Tells the case from the others of its test, for example the feature's name. */
  readonly key: readonly string[]
  readonly features: readonly string[]
  readonly level: Level | 'skip'
  /** Effect on the model, 0 where the case passed. */
  readonly importance: number
  readonly metrics: readonly TestMetric[]
  readonly details: Omit<CaseDetails, 'schema'>
  /** Values of the test's table columns, by column name. */
  readonly table: Readonly<Record<string, string | number | null>>
  /** Rows that speak against the model, worst first. */
  readonly failingRows?: readonly SampleRow[]
}
