import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'

import { deterministicView, type StressTestReport } from '../../src/report/model.ts'
import { renderResults } from '../../src/report/results.ts'
import { binaryReport, errorReport, greenReport, hostileReport, regressionReport } from './fixtures.ts'
import { HOSTILE } from './hostile.ts'

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../schema/results.schema.json'), 'utf8')
) as object
const ajv = new Ajv2020({
  strict: true,
  allowUnionTypes: true,
  formats: { 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/ }
})
const validate = ajv.compile(schema)

function check(report: StressTestReport): unknown {
  const read: unknown = JSON.parse(renderResults(report))
  validate(read)
  return { errors: validate.errors, read }
}

describe('results.json', () => {
  test.each<[string, StressTestReport]>([
    ['binary', binaryReport()],
    ['green', greenReport()],
    ['regression', regressionReport()],
    ['error', errorReport()],
    ['hostile', hostileReport(100, (index) => HOSTILE[index % HOSTILE.length]!)]
  ])('of the %s run fits its schema and is the report itself', (_name, report) => {
    const wellFormed: unknown = JSON.parse(JSON.stringify(report), (_key, value: unknown) =>
      typeof value === 'string' ? value.toWellFormed() : value
    )
    expect(check(report)).toEqual({ errors: null, read: wellFormed })
  })

  test('the schema refuses what it does not know', () => {
    const report = binaryReport()
    const broken = [
      { ...report, extra: 1 },
      { ...report, schema: 2 },
      { ...report, verdict: { ...report.verdict, status: 'ok' } },
      { ...report, counts: { ...report.counts, tests: { ...report.counts.tests, fail: -1 } } },
      { ...report, tests: [{ ...report.tests[0]!, status: 'SEVERITY_ALERT' }] },
      { ...report, run: { ...report.run, started: 'yesterday' } },
      { ...report, run: { ...report.run, server: undefined } }
    ]
    for (const one of broken) expect(validate(JSON.parse(JSON.stringify(one)))).toBe(false)
  })

  test('every property of the schema is described and every object closed', () => {
    const missing: string[] = []
    walk(schema, '#')
    expect(missing).toEqual([])

    function walk(node: unknown, path: string): void {
      if (typeof node !== 'object' || node === null) return
      const object = node as Record<string, unknown>
      if (object['type'] === 'object' && object['additionalProperties'] !== false)
        missing.push(`${path} is open`)
      for (const [name, property] of Object.entries(
        (object['properties'] ?? {}) as Record<string, Record<string, unknown>>
      )) {
        if (['description', '$ref', 'const'].every((key) => property[key] === undefined))
          missing.push(`${path}/${name}`)
      }
      for (const [key, value] of Object.entries(object)) walk(value, `${path}/${key}`)
    }
  })

  test('two runs of the same thing differ in nothing but run', () => {
    const first = binaryReport()
    const second = binaryReport({
      started: new Date('2027-01-01T00:00:00Z'),
      finished: new Date('2027-01-01T00:10:00Z'),
      server: 'https://cluster.example',
      timings: []
    })
    expect(JSON.stringify(deterministicView(second))).toBe(JSON.stringify(deterministicView(first)))
    expect(renderResults(second)).not.toBe(renderResults(first))
    expect({ ...(JSON.parse(renderResults(second)) as StressTestReport), run: undefined }).toEqual(
      JSON.parse(JSON.stringify(deterministicView(first)))
    )
  })

  test('a number that JSON cannot hold is an error and not null', () => {
    const report = binaryReport()
    const performance = [{ metric: 'AUC', reference: NaN, evaluation: 1 }]
    expect(() => renderResults({ ...report, performance })).toThrow(/reference is NaN/)
  })
})
