/** What RIME has and this product does not have yet, so that messages can name it. */

/** Human name (0.x) by 2.x type; both are understood, whichever is available. */
const CATEGORY_NAMES: ReadonlyMap<string, string> = new Map([
  ['TEST_CATEGORY_TYPE_MODEL_PERFORMANCE', 'Model Performance'],
  ['TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE', 'Subset Performance'],
  ['TEST_CATEGORY_TYPE_TRANSFORMATIONS', 'Transformations'],
  ['TEST_CATEGORY_TYPE_ADVERSARIAL', 'Adversarial'],
  ['TEST_CATEGORY_TYPE_ABNORMAL_INPUTS', 'Abnormal Inputs'],
  ['TEST_CATEGORY_TYPE_BIAS_AND_FAIRNESS', 'Bias and Fairness'],
  ['TEST_CATEGORY_TYPE_DATA_CLEANLINESS', 'Data Cleanliness'],
  ['TEST_CATEGORY_TYPE_DATA_POISONING_DETECTION', 'Data Poisoning Detection'],
  ['TEST_CATEGORY_TYPE_DRIFT', 'Drift'],
  ['TEST_CATEGORY_TYPE_EVASION_ATTACK_DETECTION', 'Evasion Attack Detection'],
  ['TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE_DEGRADATION', 'Subset Performance Degradation'],
  ['TEST_CATEGORY_TYPE_CUSTOM', 'Custom'],
  ['TEST_CATEGORY_TYPE_MODEL_ALIGNMENT', 'Model Alignment'],
  ['TEST_CATEGORY_TYPE_FACTUAL_AWARENESS', 'Factual Awareness']
])

/** Names that 0.16 and 0.17 had for what is called otherwise since. */
const OLD_CATEGORY_NAMES: ReadonlyMap<string, string> = new Map([
  ['compliance', 'TEST_CATEGORY_TYPE_BIAS_AND_FAIRNESS']
])

/** The 2.x type of a category by either of its names, in any case; undefined when RIME has none of that name. */
export function categoryType(name: string): string | undefined {
  const wanted = name.trim().toLowerCase()
  for (const [type, human] of CATEGORY_NAMES) {
    if (wanted === type.toLowerCase() || wanted === human.toLowerCase()) return type
  }
  return OLD_CATEGORY_NAMES.get(wanted)
}

export function categoryName(type: string): string {
  return CATEGORY_NAMES.get(type) ?? type
}

/** Tasks of RIME for which no tests are available yet. */
export const UNAVAILABLE_TASKS: readonly string[] = [
  'Ranking',
  'Text Classification',
  'Named Entity Recognition',
  'Natural Language Inference',
  'Image Classification',
  'Object Detection'
]

/** Documented config keys of tests by category (0.16 to 2.13). */
const TESTS: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'Abnormal Inputs',
    [
      'numeric_outlier',
      'unseen_categorical',
      'rare_categories',
      'out_of_range',
      'req_characters',
      'inconsistencies',
      'capitalization',
      'empty_string',
      'null_check',
      'feature_type_check',
      'embedding_anomalies'
    ]
  ],
  [
    'Drift',
    [
      'feature_drift',
      'correlation_feat_drift',
      'correlation_label_drift',
      'mutual_information_feat_drift',
      'mutual_information_label_drift',
      'categorical_label_drift',
      'multiclass_pred_label_drift',
      'regression_label_drift',
      'prediction_drift',
      'embedding_drift',
      'null_proportion',
      'row_null_proportion'
    ]
  ],
  [
    'Data Cleanliness',
    [
      'required_features',
      'duplicate_rows',
      'mi_decrease_feature_to_label',
      'high_mi_feature_to_label',
      'high_feature_correlation',
      'label_imbalance'
    ]
  ],
  [
    'Bias and Fairness',
    [
      'protected_feature_drift',
      'demographic_parity',
      'demographic_parity_avg_pred',
      'demographic_parity_avg_rank',
      'class_imbalance',
      'equalized_odds',
      'chi_squared_independence',
      'predict_protected_features',
      'equal_opportunity',
      'equal_opp_macro_recall',
      'intersectional_group_fairness',
      'group_fairness_avg_pred',
      'group_fairness_avg_rank',
      'predictive_equality',
      'protected_proxies',
      'subset_sensitivity_pos_pred',
      'subset_sensitivity_avg_pred',
      'subset_sensitivity_avg_rank'
    ]
  ],
  ['Data Poisoning Detection', ['exact_match_label_flipping', 'near_match_label_flipping']],
  ['Evasion Attack Detection', ['stateful_black_box_detection']]
])

/** The category of a test that RIME documents under this key and that is not in the schema. */
export function testCategoryElsewhere(key: string): string | undefined {
  for (const [category, tests] of TESTS) if (tests.includes(key)) return category
  return undefined
}
