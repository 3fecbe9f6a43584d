import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from '@jest/globals'
import { validateXML } from 'xmllint-wasm'

import { renderJunit } from '../../src/report/junit.ts'
import type { StressTestReport } from '../../src/report/model.ts'
import { binaryReport, errorReport, greenReport, hostileReport, regressionReport } from './fixtures.ts'
import { HOSTILE } from './hostile.ts'

const schema = readFileSync(join(import.meta.dirname, 'junit.xsd'), 'utf8')

/** Errors of libxml2 against the schema. */
async function errorsOf(report: StressTestReport): Promise<string[]> {
  const result = await validateXML({
    xml: [{ fileName: 'junit.xml', contents: renderJunit(report) }],
    schema: [schema]
  })
  return result.errors.map((error) => error.message)
}

describe('junit.xml', () => {
  test.each<[string, StressTestReport]>([
    ['binary', binaryReport()],
    ['green', greenReport()],
    ['regression', regressionReport()],
    ['error', errorReport()]
  ])('of the %s run is what Jenkins and Surefire readers take', async (_name, report) => {
    expect(await errorsOf(report)).toEqual([])
  })

  test('hostile names in every place leave it well-formed', async () => {
    const report = hostileReport(HOSTILE.length * 20, (index) => HOSTILE[index % HOSTILE.length]!)
    expect(await errorsOf(report)).toEqual([])
  })

  test('counts agree with the elements', () => {
    const text = renderJunit(binaryReport())
    const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0
    expect(text).toContain(
      '<testsuites name="Card fraud, pull request 42" tests="25" failures="3" errors="0" time="47.000">'
    )
    expect(count(/<testcase /g)).toBe(25)
    expect(count(/<failure /g)).toBe(3)
    expect(count(/<skipped /g)).toBe(1)
    expect(count(/<testsuite /g)).toBe(4)
    expect(text).toContain(
      '<testsuite name="Model Performance" tests="5" failures="1" errors="0" skipped="1"'
    )
    expect(text).toContain('<testcase classname="subset_performance:subset_auc" name="region"')
  })

  test('a warning is a failure only when the gate counts it as one', () => {
    const report = binaryReport()
    expect(renderJunit(report)).not.toContain('<failure type="WARNING"')
    const strict = renderJunit({ ...report, verdict: { ...report.verdict, failOn: 'warning' } })
    expect(strict.match(/<failure type="WARNING"/g)).toHaveLength(5)
    expect(strict).toContain('failures="8"')
  })

  test('an error is one errored case with its traceback', () => {
    const text = renderJunit(errorReport())
    expect(text).toContain('errors="1"')
    expect(text.match(/<testcase /g)).toHaveLength(1)
    expect(text).toContain('<error type="model-error"')
    expect(text).toContain('KeyError: &#39;merchant_category&#39;')
  })

  test('two cases of one name stay two', () => {
    const text = renderJunit(hostileReport(40, () => 'same'))
    expect(text.match(/name="same"/g)?.length).toBe(20 + 1)
    expect(text.match(/name="same \(2\)"/g)?.length).toBe(20)
  })
})
