import { stripVTControlCharacters } from 'node:util'

import { describe, expect, test } from '@jest/globals'

import { renderTerminal } from '../../src/report/terminal.ts'
import { binaryReport, errorReport, greenReport, hostileReport } from './fixtures.ts'
import { HOSTILE } from './hostile.ts'
import { commandsIn } from './runner.ts'

describe('terminal', () => {
  test('verdict first, then categories and the worst cases', () => {
    const text = renderTerminal(binaryReport(), { width: 80, worst: 2 })
    expect(text).toBe(`Stress test failed  Card fraud, pull request 42
3 tests of 11 failed and 3 warned; the gate fails (fail-on: fail).

Category            Severity  Passed  Warned  Failed  Skipped
Model Performance   WARNING        2       1       1        1
Subset Performance  WARNING        1       1       1        0
Transformations     WARNING        1       1       1        0
Adversarial         PASS           1       0       0        0

Worst first
ALERT    Subset AUC: region  impact 0.271 ████████
         Worst gap: 0.271 (threshold > 0.2)
ALERT    Capitalization Change: merchant_category  impact 0.214 ██████▍
         Accuracy drop: 0.214 (threshold > 0.1)
… and 6 more test cases in the report

Image catboost_fraud reused. It satisfies all 4 requirements and was built 3 days ago.
Took 47.0 s.
`)
  })

  test('an error says what, why and what to do, with the end of its traceback', () => {
    const text = renderTerminal(errorReport())
    expect(text).toContain("examples/card-fraud/model.py:21: predict_df raised KeyError: 'merchant_category'")
    expect(text).toContain("  KeyError: 'merchant_category'\n")
    expect(text).toContain('features_not_in_model')
  })

  test('colours only when asked', () => {
    expect(renderTerminal(greenReport())).not.toContain('\u001b')
    const colored = renderTerminal(greenReport(), { color: true })
    expect(colored).toContain('\u001b[32m')
    expect(stripVTControlCharacters(colored)).toBe(renderTerminal(greenReport()))
  })

  test('hostile names give no commands, no terminal sequences and no long lines', () => {
    for (const text of HOSTILE) {
      const shown = renderTerminal(
        hostileReport(40, () => text),
        { width: 60 }
      )
      expect(commandsIn(shown)).toEqual([])
      expect(shown).not.toMatch(/[\u001b\u009b\u202e\r]/) // eslint-disable-line no-control-regex
      for (const line of shown.split('\n').slice(3))
        expect([...new Intl.Segmenter('en').segment(line)].length).toBeLessThanOrEqual(122)
    }
  })
})
