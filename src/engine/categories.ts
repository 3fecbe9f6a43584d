import type { CategoryResult, TestCategoryType } from '../api/types.ts'

export type Risk = NonNullable<CategoryResult['riskCategory']>

/** What is said of a category wherever it appears. */
export interface Category {
  /** Slug, as in `<category_slug>:<test_slug>`. */
  readonly id: string
  readonly name: string
  readonly description: string
  readonly risk: Risk
}

/** The categories that can be run, in the order in which they are run and shown. */
export const CATEGORIES: ReadonlyMap<TestCategoryType, Category> = new Map<TestCategoryType, Category>([
  [
    'TEST_CATEGORY_TYPE_MODEL_PERFORMANCE',
    {
      id: 'model_performance',
      name: 'Model Performance',
      description:
        'How good the predictions are on the whole evaluation dataset, and how far they fall behind the reference dataset.',
      risk: 'RISK_CATEGORY_TYPE_OPERATIONAL_HEALTH'
    }
  ],
  [
    'TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE',
    {
      id: 'subset_performance',
      name: 'Subset Performance',
      description:
        'Whether the model is much worse on some part of the evaluation dataset than on all of it: on one value of a ' +
        'category, or on one range of a number.',
      risk: 'RISK_CATEGORY_TYPE_OPERATIONAL_HEALTH'
    }
  ],
  [
    'TEST_CATEGORY_TYPE_TRANSFORMATIONS',
    {
      id: 'transformations',
      name: 'Transformations',
      description:
        'What the model does with rows in which one feature is damaged the way real pipelines damage it: missing, of ' +
        'another type, spelled differently, out of range.',
      risk: 'RISK_CATEGORY_TYPE_OPERATIONAL_HEALTH'
    }
  ],
  [
    'TEST_CATEGORY_TYPE_ADVERSARIAL',
    {
      id: 'adversarial',
      name: 'Adversarial',
      description: 'How far small, deliberate changes of a row can push its prediction away from the truth.',
      risk: 'RISK_CATEGORY_TYPE_SECURITY_RISK'
    }
  ]
])

export const DEFAULT_CATEGORIES: readonly TestCategoryType[] = [...CATEGORIES.keys()]
