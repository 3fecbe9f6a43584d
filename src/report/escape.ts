/* eslint-disable no-control-regex -- control characters are what this file takes out */
/**
 * The only place where text from users, data, models and servers is made fit for Markdown, HTML, XML and logs.
 * Nothing in this folder writes such text to an output without one of these functions.
 */

/** Shown text is cut here unless a caller says otherwise. */
export const DEFAULT_CUT = 200

const ELLIPSIS = '…'
const ZERO_WIDTH_SPACE = '\u200b'

// A grapheme may carry any number of combining marks, so a limit on graphemes alone is no limit on bytes.
const MAX_UNITS_PER_GRAPHEME = 16

const PLAIN = /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff]*$/
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The first `limit` graphemes (what a reader counts as characters) of `text`, with `…` in the last place when cut. */
export function cut(text: string, limit: number = DEFAULT_CUT): string {
  if (text.length <= limit) return text
  // Of plain Latin text every character is a grapheme; the segmenter is a hundred times slower.
  if (PLAIN.test(text.slice(0, limit + 1))) return text.slice(0, limit - 1) + ELLIPSIS
  const kept: string[] = []
  let units = 0
  // A slice bounds the work on a text of many megabytes; one that is cut there is cut anyway.
  for (const { segment } of graphemes.segment(text.slice(0, (limit + 1) * MAX_UNITS_PER_GRAPHEME))) {
    units += segment.length
    if (kept.length === limit || units > limit * MAX_UNITS_PER_GRAPHEME) {
      return kept.slice(0, limit - 1).join('') + ELLIPSIS
    }
    kept.push(segment)
  }
  const joined = kept.join('')
  return joined.length < text.length ? joined + ELLIPSIS : joined
}

// ECMA-48: CSI, OSC and the other string sequences up to their terminator or the end, then any two-character escape.
const ANSI =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]?|(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]?/g
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const LINE_BREAK = /\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/

/** Without terminal sequences, control characters, direction overrides and lone surrogates; line breaks and tabs stay. */
function visible(text: string): string {
  return text.replace(ANSI, '').replace(CONTROLS, '').replace(DIRECTION, '').toWellFormed()
}

/** `text` on one line, at most `limit` graphemes: every Unicode line break and tab becomes a space. */
export function oneLine(text: string, limit: number = DEFAULT_CUT): string {
  // What lies far beyond the limit is not even looked at, so that a text of many megabytes costs nothing.
  const far = limit * 4 * MAX_UNITS_PER_GRAPHEME
  const shown = visible(text.slice(0, far)).replace(/[\n\r\t\u000b\u000c\u0085\u2028\u2029]+/g, ' ')
  return cut(text.length > far ? shown + ELLIPSIS : shown, limit)
}

/** The lines of `text` by every line break Unicode knows, each fit to be shown. */
export function lines(text: string): string[] {
  return visible(text).split(LINE_BREAK)
}

/**
 * One line for a log that the Actions runner reads. The runner takes `::name::` at the start of a line after any
 * Unicode white space, and `##[name]` anywhere in it (`ActionCommand.cs`), so both are broken wherever they stand.
 */
export function line(text: string, limit = 2000): string {
  return breakCommands(oneLine(text, limit))
}

/** As `line`, for text of several lines. */
export function logLines(text: string, limit = 2000): string[] {
  return lines(text).map((one) => line(one, limit))
}

function breakCommands(text: string): string {
  return text.replace(/:(?=:)/g, `:${ZERO_WIDTH_SPACE}`).replace(/##(?=\[)/g, `##${ZERO_WIDTH_SPACE}`)
}

/**
 * Text for GitHub-flavoured Markdown, also inside a table cell: no markup, HTML, link, mention, reference, emoji
 * short code or formula comes out of it. One line, at most `limit` graphemes.
 */
export function md(text: string, limit: number = DEFAULT_CUT): string {
  return oneLine(text, limit)
    .trim()
    .replace(BREAKS, `$&${BREAK}`)
    .replace(/[&<>"'\\`*_{}[\]()#+\-.!|~]/g, (character) => HTML_ENTITIES[character] ?? `\\${character}`)
    .replaceAll(BREAK, '&#8203;')
}

/**
 * Text inside an HTML element that itself stands in Markdown (`<summary>`): there a backslash escapes nothing, and
 * mentions, references and short codes are still looked for.
 */
export function mdHtml(text: string, limit: number = DEFAULT_CUT): string {
  return oneLine(text, limit)
    .trim()
    .replace(BREAKS, `$&${BREAK}`)
    .replace(/[&<>"'`*_[\]\\]/g, (character) => HTML_ENTITIES[character] ?? `&#${character.charCodeAt(0)};`)
    .replaceAll(BREAK, '&#8203;')
}

/**
 * Mentions, mail and web addresses, references (`#1`, `GH-1`), emoji (`:name:`) and formulas are found in the text that
 * is left after Markdown was read, where an escape is already gone: only a character in between stops them.
 */
const BREAKS = /[@$]|#(?=\d)|:(?=\/|[\w+-]*[a-z+-][\w+-]*:|100:|1234:)|www(?=\.)|GH(?=-)/gi

/** Stands for the entity while the text around it is escaped; controls were taken out before. */
const BREAK = '\u0001'

const HTML_ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;'
}

/** `text` as inline code on one line. Not for table cells, where `|` ends the cell before code is seen. */
export function code(text: string, limit: number = DEFAULT_CUT): string {
  const shown = oneLine(text, limit)
  if (shown.trim() === '') return '` `'
  const fence = '`'.repeat(longestRun(shown) + 1)
  // One space on both sides is taken away again by the renderer; it keeps a back-tick of the text apart from the fence.
  const space = /^[ `]|[ `]$/.test(shown) ? ' ' : ''
  return `${fence}${space}${shown}${space}${fence}`
}

/** `text` as a fenced block, its line breaks kept, at most `limit` UTF-16 units (the end is kept: it says the most). */
export function codeBlock(text: string, limit = 20_000): string {
  const shown = lines(tail(text, limit)).join('\n')
  const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1))
  return `${fence}text\n${shown}\n${fence}`
}

/** The last `limit` UTF-16 units: of a traceback or a log the end says the most. */
export function tail(text: string, limit: number): string {
  return text.length > limit ? `${ELLIPSIS}${text.slice(-limit).toWellFormed()}` : text
}

function longestRun(text: string): number {
  let longest = 0
  for (const run of text.match(/`+/g) ?? []) longest = Math.max(longest, run.length)
  return longest
}

/** Text for HTML content and quoted attributes. One line, at most `limit` graphemes. */
export function html(text: string, limit: number = DEFAULT_CUT): string {
  return entities(oneLine(text, limit))
}

/** As `html`, with line breaks kept, at most `limit` UTF-16 units. */
export function htmlBlock(text: string, limit = 20_000): string {
  const whole = lines(text).join('\n')
  return entities(whole.length > limit ? whole.slice(0, limit).toWellFormed() + ELLIPSIS : whole)
}

/** Text for XML 1.0 content and quoted attributes: what the standard cannot hold (noncharacters included) is left out. */
export function xml(text: string, limit = 2000): string {
  return entities(oneLine(text, limit).replace(/[\ufffe\uffff]/g, ''))
}

/** As `xml`, with line breaks kept. */
export function xmlBlock(text: string, limit = 20_000): string {
  return htmlBlock(text, limit).replace(/[\ufffe\uffff]/g, '')
}

function entities(text: string): string {
  return text.replace(/[&<>"']/g, (character) => HTML_ENTITIES[character] ?? character)
}

/** JSON that is safe inside a `<script type="application/json">` element. */
export function jsonIsland(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
}
