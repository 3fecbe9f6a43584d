import { describe, expect, test } from '@jest/globals'

import {
  ANNOTATION_MESSAGE_LENGTH,
  annotations,
  ANNOTATIONS_PER_LEVEL
} from '../../src/report/annotations.ts'
import type { StressTestReport } from '../../src/report/model.ts'
import { binaryReport, errorReport, greenReport, hostileReport } from './fixtures.ts'
import { HOSTILE } from './hostile.ts'

describe('annotations', () => {
  test('one per failed or warned test, worst first', () => {
    expect(annotations(binaryReport()).map(({ level, title }) => `${level}: ${title}`)).toEqual([
      'error: Subset AUC failed',
      'error: Capitalization Change failed',
      'error: F1 failed',
      'warning: Subset Recall warned',
      'warning: Null Substitution warned',
      'warning: AUC warned'
    ])
    expect(annotations(binaryReport())[0]?.message).toBe(
      'region: Worst gap: 0.271 (threshold > 0.2), impact 0.271\nhour: Worst gap: 0.152 (threshold > 0.1), impact 0.152'
    )
  })

  test('none for a run that passed', () => {
    expect(annotations(greenReport())).toEqual([])
  })

  test('an error stands at its place in the repository', () => {
    expect(annotations(errorReport())).toEqual([
      {
        level: 'error',
        title: 'Stress test: model-error',
        message: expect.stringContaining("KeyError: 'merchant_category'"),
        file: 'examples/card-fraud/model.py',
        line: 21
      }
    ])
  })

  test('an input is no file', () => {
    const report = errorReport()
    const reasons = [
      { code: 'x', message: 'Bad.', place: { kind: 'input', name: 'requirements', line: 2 } as const }
    ]
    const [one] = annotations({ ...report, verdict: { ...report.verdict, reasons } })
    expect(one).toEqual({ level: 'error', title: 'Stress test: x', message: 'input requirements:2: Bad.' })
  })

  test.each([9, 10, 11, 500])(
    'of %i failed tests at most ten are told, the last says how many more',
    (count) => {
      const all = annotations(withFailedTests(count))
      expect(all.length).toBe(Math.min(count, ANNOTATIONS_PER_LEVEL))
      if (count > ANNOTATIONS_PER_LEVEL)
        expect(all.at(-1)?.message).toBe(`And ${count - 9} more, see the summary.`)
      else expect(all.at(-1)?.message).not.toContain('more, see')
    }
  )

  test('messages are never empty, never longer than the runner keeps, and of one line each', () => {
    for (const text of HOSTILE) {
      for (const one of annotations(hostileReport(20, () => text))) {
        expect(one.message.trim()).not.toBe('')
        expect(one.message.length).toBeLessThanOrEqual(ANNOTATION_MESSAGE_LENGTH)
        expect(one.title).not.toMatch(/[\r\n\u2028]/)
        expect(one.message.split('\n').length).toBeLessThanOrEqual(6)
      }
    }
  })

  function withFailedTests(count: number): StressTestReport {
    const report = binaryReport()
    const failed = report.tests[0]!
    return {
      ...report,
      tests: Array.from({ length: count }, (_value, index) => ({ ...failed, type: `t${index}` }))
    }
  }
})
