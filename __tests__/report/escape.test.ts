import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

import {
  code,
  codeBlock,
  cut,
  html,
  jsonIsland,
  line,
  logLines,
  md,
  mdHtml,
  xml
} from '../../src/report/escape.ts'
import { HOSTILE, hostileText } from './hostile.ts'
import { commandsIn } from './runner.ts'

const RUNS = 1200

function parse(markdown: string): Nodes {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
}

/** The tree without its texts: `root(paragraph(text strong(text)))`. Neighbouring texts count as one. */
function shape(node: Nodes): string {
  const children = 'children' in node ? node.children.map(shape) : []
  const merged = children.filter((child, index) => child !== 'text' || children[index - 1] !== 'text')
  return children.length === 0 ? node.type : `${node.type}(${merged.join(' ')})`
}

function textOf(node: Nodes): string {
  if ('children' in node) return node.children.map(textOf).join(node.type === 'tableRow' ? ' | ' : '')
  return 'value' in node ? node.value : ''
}

const PLACES: Record<string, (text: string) => string> = {
  'at the start of a line': (text) => `${text}x`,
  'in a paragraph': (text) => `a ${text} b\nc`,
  'in a list': (text) => `- a: ${text}\n- b`,
  'in bold': (text) => `Run **${text}x** · b`,
  'in a heading': (text) => `## a ${text}`,
  'in a table cell': (text) => `| a | b |\n| --- | ---: |\n| ${text} | 1 |\n| c | ${text} |`,
  'in a table head': (text) => `| ${text} | b |\n| --- | ---: |\n| c | 1 |`
}

/** What GitHub looks for in the text that is left after Markdown was read. */
const REFERENCES = /@[\w-]|#\d|\bGH-\d|:\/\/|www\.|:[\w+-]*[a-z+-][\w+-]*:|:100:|\$[^\s\u200b]/i

describe('md', () => {
  test.each(Object.keys(PLACES))('%s, hostile text is text', (place) => {
    const put = PLACES[place]!
    const expected = shape(parse(put('x')))
    const check = (text: string): void => {
      const tree = parse(put(md(text) || 'x'))
      expect(shape(tree)).toBe(expected)
      expect(textOf(tree)).not.toMatch(REFERENCES)
    }
    for (const text of HOSTILE) check(text)
    fc.assert(fc.property(hostileText, check), { numRuns: RUNS / 3 })
  })

  test('what is harmless is shown as it is', () => {
    const said = 'Größe (m²) = 3.5, "a" < b & c_d*e at 11:37:04'
    expect(textOf(parse(md(said)))).toBe(said)
  })

  test('the oracle sees what is not escaped', () => {
    const bad = HOSTILE.filter(
      (text) =>
        shape(parse(PLACES['in a table cell']!(text))) !== shape(parse(PLACES['in a table cell']!('x')))
    )
    expect(bad.length).toBeGreaterThan(50)
  })
})

describe('mdHtml', () => {
  test('hostile text stays inside its HTML element', () => {
    const check = (text: string): void => {
      const tree = parse(`<details><summary>a ${mdHtml(text)} b</summary>\n\nbody\n\n</details>`)
      expect(shape(tree)).toBe('root(html paragraph(text) html)')
      const block = tree.type === 'root' && tree.children[0]?.type === 'html' ? tree.children[0].value : ''
      expect(block.match(/</g)).toHaveLength(3)
      expect(textOf(parse(block.replace(/<[^>]*>/g, '')))).not.toMatch(REFERENCES)
    }
    for (const text of HOSTILE) check(text)
    fc.assert(fc.property(hostileText, check), { numRuns: RUNS / 3 })
  })
})

describe('code and codeBlock', () => {
  test('hostile text does not leave its fence', () => {
    const check = (text: string): void => {
      expect(shape(parse(`a ${code(text)} b`))).toBe('root(paragraph(text inlineCode text))')
      expect(shape(parse(`a\n\n${codeBlock(text)}\n\nb`))).toBe('root(paragraph(text) code paragraph(text))')
    }
    for (const text of HOSTILE) check(text)
    fc.assert(fc.property(hostileText, check), { numRuns: RUNS / 3 })
  })

  test('a traceback keeps its lines, and of a long one the end is shown', () => {
    const shown = parse(codeBlock('Traceback:\n  File "a.py"\nKeyError'))
    expect(textOf(shown)).toBe('Traceback:\n  File "a.py"\nKeyError')
    expect(codeBlock(`${'x'.repeat(50_000)} the end`, 100)).toMatch(/the end\n```$/)
  })
})

describe('line', () => {
  test('the runner finds no command in it', () => {
    const check = (text: string): void => {
      expect(commandsIn(line(text))).toEqual([])
      expect(commandsIn(`[model] ${line(text)}`)).toEqual([])
      expect(commandsIn(logLines(text).join('\n'))).toEqual([])
      expect(line(text)).not.toMatch(/[\r\n\u0085\u2028\u2029\u001b\u202e]/) // eslint-disable-line no-control-regex
    }
    for (const text of HOSTILE) check(text)
    fc.assert(fc.property(hostileText, check), { numRuns: RUNS })
  })

  test.each([
    ['::error::x', 1],
    ['\u3000::add-mask::e', 1],
    ['a\r::error::b', 1],
    ['text ##[add-mask]e', 1],
    ['::no-such-command::x', 0],
    ['text ::error::x', 0]
  ])('the oracle reads %j as the runner does', (text, count) => {
    expect(new Set(commandsIn(text)).size).toBe(count)
  })

  test('text of a person stays as it is', () => {
    expect(line('Zürich: 3 of 4 — «ok» 👍')).toBe('Zürich: 3 of 4 — «ok» 👍')
    expect(logLines('a\nb\r\nc\u2028d')).toEqual(['a', 'b', 'c', 'd'])
  })
})

describe('cut', () => {
  test('counts what a reader sees and bounds what is stored', () => {
    expect(cut('👩‍👩‍👧‍👦'.repeat(5), 3)).toBe(`${'👩‍👩‍👧‍👦'.repeat(2)}…`)
    expect(cut('abc', 3)).toBe('abc')
    expect(cut('abcd', 3)).toBe('ab…')
    expect(cut(`x${'\u0301'.repeat(100_000)}`, 10).length).toBeLessThan(200)
  })

  test('is never longer than asked and never splits a character', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 30 }), (text, limit) => {
        const shown = cut(text.toWellFormed(), limit)
        expect([...segmenter.segment(shown)].length).toBeLessThanOrEqual(limit)
        expect(shown.isWellFormed()).toBe(true)
      }),
      { numRuns: RUNS }
    )
  })
})

test('html, xml and the JSON island hold no markup of the text', () => {
  const check = (text: string): void => {
    expect(html(text)).not.toMatch(/[<>"']/)
    expect(xml(text)).not.toMatch(/[<>"'\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/) // eslint-disable-line no-control-regex
    expect(jsonIsland({ text })).not.toMatch(/[<>&]/)
    expect(JSON.parse(jsonIsland({ text }))).toEqual({ text })
  }
  for (const text of HOSTILE) check(text)
  fc.assert(fc.property(hostileText, check), { numRuns: RUNS })
})
