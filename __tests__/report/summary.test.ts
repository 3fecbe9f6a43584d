import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from '@jest/globals'
import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

import type { StressTestReport } from '../../src/report/model.ts'
import { renderSummary, SUMMARY_BYTES } from '../../src/report/summary.ts'
import { binaryReport, errorReport, greenReport, hostileReport, regressionReport } from './fixtures.ts'
import { HOSTILE } from './hostile.ts'

const OUTPUTS = join(import.meta.dirname, '__outputs__')

/** Committed so that a reviewer sees what a change does; `UPDATE_OUTPUTS=1` writes them anew. */
function expectOutput(name: string, text: string): void {
  const path = join(OUTPUTS, name)
  if (process.env['UPDATE_OUTPUTS'] === '1') {
    mkdirSync(OUTPUTS, { recursive: true })
    writeFileSync(path, text)
  }
  expect(text).toBe(readFileSync(path, 'utf8'))
}

test.each<[string, StressTestReport]>([
  ['binary', binaryReport()],
  ['green', greenReport()],
  ['regression', regressionReport()],
  ['error', errorReport()]
])('the summary of the %s run is the committed one', (name, report) => {
  expectOutput(`${name}.summary.md`, renderSummary(report, { directory: 'stress-test-report' }))
})

describe('size', () => {
  const long = 'föö|<b>@org/team #1 `x` '.repeat(220)
  const large = hostileReport(10_000, (index) => `${index} ${long}`)

  test('10,000 failing cases with names of 5 kB stay within the budget, verdict in the first 1 kB', () => {
    const text = renderSummary(large)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(SUMMARY_BYTES)
    expect(Buffer.byteLength(text)).toBeGreaterThan(10_000)
    expect(text.slice(0, 500)).toContain('Stress test failed')
    expect(text.slice(0, 500)).toContain('20 tests of 20 failed; the gate fails')
    expect(text).toMatch(/\*9,950 more test cases not shown here: see `results\.json`\.\*/)
  })

  test('whatever is left of the budget is kept to, down to nothing', () => {
    let last = Infinity
    for (const room of [100_000, 2_000, 0]) {
      const size = Buffer.byteLength(renderSummary(large, { used: SUMMARY_BYTES - room }))
      expect(size).toBeLessThanOrEqual(room)
      expect(size).toBeLessThanOrEqual(last)
      last = size
    }
    expect(Buffer.byteLength(renderSummary(large, { limit: 2_000 }))).toBeGreaterThan(0)
    expect(last).toBe(0)
  })

  test('at the limit itself everything stays, one byte less leaves something out', () => {
    const report = binaryReport()
    const whole = renderSummary(report)
    const size = Buffer.byteLength(whole)
    expect(renderSummary(report, { limit: size })).toBe(whole)
    expect(renderSummary(report, { limit: size - 1 })).not.toBe(whole)
    expect(renderSummary(report, { limit: size - 1 })).toContain('Stress test failed')
  })

  test('passing tests are left out before failing ones', () => {
    const report = binaryReport()
    const whole = renderSummary(report)
    const failing = renderSummary(report, { limit: Buffer.byteLength(whole) - 1 })
    expect(failing).not.toContain('Bounded Single')
    expect(failing).toContain('6 further tests without findings')
    expect(failing).toContain('Accuracy falls by 0\\.214 when merchant\\_category')
  })

  test('a traceback of megabytes is cut at its start', () => {
    const report = errorReport()
    const reason = { ...report.verdict.reasons[0]!, detail: `${'x'.repeat(5_000_000)}\nKeyError: last line` }
    const text = renderSummary({
      ...report,
      verdict: { ...report.verdict, reasons: Array.from({ length: 30 }, () => reason) }
    })
    expect(Buffer.byteLength(text)).toBeLessThan(SUMMARY_BYTES)
    expect(text).toContain('KeyError: last line')
  })
})

test('the traceback of a model that raised is shown once per test, in a fence', () => {
  const text = renderSummary(hostileReport(40, () => 'Traceback:\n  File "model.py"\nValueError: `x`'))
  const tests = text.slice(text.indexOf('### Tests in full'), text.indexOf('### Managed image'))
  expect(tests.match(/```text\nTraceback:\n {2}File "model.py"\nValueError: `x`\n```/g)).toHaveLength(20)
})

test('hostile names in every place leave the tree of the summary as it is', () => {
  const expected = shape(parse(renderSummary(hostileReport(20, () => 'x'))))
  // An empty name has no text node where `x` has one.
  const names = HOSTILE.filter((text) => !/^[\s\p{C}]*$/u.test(text))
  for (let start = 0; start < names.length; start += 19) {
    const some = names.slice(start, start + 19)
    const summary = renderSummary(hostileReport(20, (index) => some[index % some.length]!))
    expect(shape(parse(summary)) === expected ? 'same tree' : some).toBe('same tree')
  }
})

function parse(markdown: string): Nodes {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
}

function shape(node: Nodes): string {
  const children = 'children' in node ? node.children.map(shape) : []
  const merged = children.filter((child, index) => child !== 'text' || children[index - 1] !== 'text')
  const more =
    node.type === 'link' ? node.url : node.type === 'html' ? String(node.value.match(/</g)?.length) : ''
  return `${node.type}${more}(${merged.join(' ')})`
}
