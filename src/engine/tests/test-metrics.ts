/** The `metrics` list of test cases on the wire. */
import type { TestMetric } from '../../api/types.ts'
import type { Direction, Thresholds } from './severity.ts'

type Category =
  NonNullable<TestMetric['category']> extends `TEST_METRIC_CATEGORY_${infer Name}` ? Name : never

/** A number, or `empty` where there is none. `judged` gives the thresholds that it was held against. */
export function numberMetric(
  category: Category,
  metric: string,
  value: number | null,
  judged?: { thresholds: Thresholds; direction?: Direction; isSubset?: boolean }
): TestMetric {
  const content: TestMetric = value === null ? { empty: {} } : { floatValue: value }
  return {
    metric,
    category: `TEST_METRIC_CATEGORY_${category}`,
    ...content,
    ...(judged ? monitor(judged) : {})
  }
}

export function countMetric(category: Category, metric: string, value: number): TestMetric {
  return { metric, category: `TEST_METRIC_CATEGORY_${category}`, intValue: String(value) }
}

export function textMetric(category: Category, metric: string, value: string): TestMetric {
  return { metric, category: `TEST_METRIC_CATEGORY_${category}`, strValue: value }
}

function monitor(judged: {
  thresholds: Thresholds
  direction?: Direction
  isSubset?: boolean
}): Pick<TestMetric, 'testCaseMonitorInfo'> {
  const { warning, alert } = judged.thresholds
  const direction = judged.direction ?? 'above'
  return {
    testCaseMonitorInfo: {
      threshold: {
        ...(warning === null ? {} : { low: warning }),
        ...(alert === null ? {} : { high: alert }),
        type: direction === 'above' ? 'TYPE_UPPER_BOUND' : 'TYPE_LOWER_BOUND'
      },
      isSubsetMetric: judged.isSubset ?? false
    }
  }
}
