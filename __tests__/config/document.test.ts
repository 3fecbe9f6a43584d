import { makeWorkspace, messages, loaded, INLINE, type Workspace } from './workspace.ts'
import { parseDocument } from '../../src/config/document.ts'

let workspace: Workspace
beforeEach(() => {
  workspace = makeWorkspace()
})
afterEach(() => {
  workspace.remove()
})

function parse(text: string, path = 'a.yml'): ReturnType<typeof parseDocument> {
  return parseDocument(path, Buffer.from(text))
}

describe('places', () => {
  const text = 'a: 1\nlist:\n  - x\n  - {k: v}\n"b c":\n'
  test.each([
    [['a'], 'value', 1, 4],
    [['a'], 'key', 1, 1],
    [['list', 1], 'value', 4, 5],
    [['list', 1, 'k'], 'key', 4, 6],
    [['list', 1, 'k'], 'value', 4, 9],
    [['list', 9], 'value', 2, 1],
    [['gone', 'deeper'], 'value', 1, 1],
    [['b c'], 'key', 5, 1]
  ] as const)('%j (%s) stands at %i:%i', (pointer, of, line, column) => {
    expect(parse(text).document?.locate(pointer, of)).toEqual({ kind: 'file', path: 'a.yml', line, column })
  })

  test('JSON with tabs has places too', () => {
    const document = parse('{\n\t"a":\t[\n\t\t1,\n\t\t{"b": "\\/"}\n\t]\n}', 'a.json').document
    expect(document?.value).toEqual({ a: [1, { b: '/' }] })
    expect(document?.locate(['a', 1, 'b'])).toMatchObject({ line: 4, column: 9 })
  })
})

describe('values are read as YAML 1.2 core, without surprises', () => {
  test.each([
    ['no', 'no'],
    ['yes', 'yes'],
    ['2024-01-01', '2024-01-01'],
    ['1e3', 1000],
    ['0o17', 15],
    ['~', null],
    ['12345678901234567890', '12345678901234567890'],
    ['"\\u0000"', '\0']
  ])('%s is %j', (text, value) => {
    expect((parse(`a: ${text}`).document?.value as { a: unknown }).a).toEqual(value)
  })

  test('keys keep their spelling, also those of objects', () => {
    const value = parse('1.0: a\nTrue: b\n__proto__: c\nconstructor: d\n007: e\n').document?.value
    expect(Object.entries(value as object)).toEqual([
      ['1.0', 'a'],
      ['True', 'b'],
      ['__proto__', 'c'],
      ['constructor', 'd'],
      ['007', 'e']
    ])
    expect(Object.getPrototypeOf(value)).toBeNull()
  })
})

describe('refused, with the line and column', () => {
  test.each([
    ['a: 1\na: 2', 2, 1, 'given twice'],
    ['a: &x 1\nb: *x', 2, 4, 'Aliases'],
    ['a: .nan', 1, 4, '".nan" is not a number'],
    ['a: 1e999', 1, 4, 'is not a number'],
    ['a: -.inf', 1, 4, 'is not a number'],
    ['a:\n\t- b', 2, 1, 'Tabs'],
    ['a: !!js/function "x"', 1, 18, 'The tag'],
    ['a: !!python/object:os.system [x]', 1, 30, 'The tag'],
    ['{a: 1', 1, 6, ''],
    ['a: "x', 1, 6, ''],
    ['[1, 2]: x', 1, 1, 'A key must be'],
    ['a: 1\n---\nb: 2', 2, 1, 'more than one document']
  ])('%j', (text, line, column, message) => {
    const { problems } = parse(text)
    expect(problems[0]).toMatchObject({ code: 'config-syntax', place: { line, column } })
    expect(problems[0]?.message).toContain(message)
  })

  test.each([
    ['{"a": 1,}', 1, 9],
    ["{'a': 1}", 1, 2],
    ['{"a": NaN}', 1, 7],
    ['{\n "a": 1 // c\n}', 2, 9],
    ['a: 1', 1, 1],
    ['{"a": 01}', 1, 8]
  ])('a .json file with %j', (text, line, column) => {
    const { problems } = parse(text, 'A.JSON')
    expect(problems[0]).toMatchObject({ code: 'config-syntax', place: { line, column } })
    expect(problems[0]?.message).toMatch(/^This is not JSON: [^\n]+\.$/)
  })

  test('duplicate keys of a .json file', () => {
    expect(parse('{"status": "FAIL",\n"status": "PASS"}', 'a.json').problems[0]?.place).toMatchObject({
      line: 2
    })
  })

  test('several faults are told together', () => {
    expect(parse('a: *x\nb: .nan\na: 1').problems).toHaveLength(3)
  })
})

describe('bombs', () => {
  const bombs: Record<string, string> = {
    'open brackets': '['.repeat(200_000),
    'open mappings': '{a: '.repeat(60_000),
    'dashes on one line': '- '.repeat(130_000),
    'question marks': '? '.repeat(130_000),
    colons: ': '.repeat(120_000),
    'deep indentation': Array.from({ length: 700 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    commas: `[${','.repeat(250_000)}`,
    quotes: '"'.repeat(250_000),
    anchors: '&a '.repeat(80_000),
    aliases: '*a '.repeat(80_000),
    documents: '---\n'.repeat(60_000),
    'many keys': Array.from({ length: 25_000 }, (_, index) => `k${index}:`).join('\n'),
    billion: `a: &a [x,x,x,x]\n${Array.from({ length: 12 }, (_, index) => `b${index}: &b${index} [*a,*a,*a,*a]`).join('\n')}`
  }
  test.each(Object.entries(bombs))('%s', (_name, text) => {
    const { document, problems } = parse(text)
    expect(document).toBeUndefined()
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.length).toBeLessThanOrEqual(20)
  })

  test('JSON of great depth', () => {
    expect(parse('['.repeat(100_000) + ']'.repeat(100_000), 'a.json').document).toBeUndefined()
  })

  test('20 levels are read, 21 are not', () => {
    const nested = (depth: number): string => `${'['.repeat(depth)}1${']'.repeat(depth)}`
    expect(parse(nested(20)).problems).toEqual([])
    expect(parse(nested(21)).problems).toHaveLength(1)
  })

  test('more than 256 KiB, before anything is parsed', async () => {
    const found = await messages(workspace, `a: ${'x'.repeat(256 * 1024)}`)
    expect(found).toEqual([expect.stringContaining('has more than 262144 bytes')])
  })
})

test('text that is not UTF-8', async () => {
  expect(await messages(workspace, Buffer.from([0x61, 0x3a, 0x20, 0xff]))).toEqual([
    'stress.yml: The file is not UTF-8 text. Save it as UTF-8.'
  ])
})

test.each(['', '\n# only a comment\n', '- a\n- b', '"text"', '42'])(
  '%j is no configuration',
  async (text) => {
    const [message, ...more] = await messages(workspace, text)
    expect(more).toEqual([])
    expect(message).toContain('The configuration must be a mapping')
  }
)

test('a file with a byte-order mark and Windows line ends', async () => {
  const text = `\uFEFF${JSON.stringify(INLINE, undefined, 2).replaceAll('\n', '\r\n')}`
  expect((await loaded(workspace, text)).locate(['data_info', 'ref_path'])).toMatchObject({
    line: 4,
    column: 17
  })
})
