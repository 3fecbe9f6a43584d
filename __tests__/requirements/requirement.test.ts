import { formatRequirement, parseRequirement } from '../../src/requirements/index.ts'

const HASH = 'a'.repeat(64)

function fault(text: string): { code: string; column: number; message: string; hint?: string } {
  const result = parseRequirement(text)
  if (result.ok) throw new Error(`accepted: ${formatRequirement(result.requirement)}`)
  return result.fault
}

describe('canonical form', () => {
  test.each([
    ['catboost==1.2.10', 'catboost==1.2.10'],
    ['  Foo_Bar.baz ', 'foo-bar-baz'],
    ['ray [Tune, default] >= 2 , <3', 'ray[default,tune]<3,>=2'],
    ['a (>=1.0)', 'a>=1.0'],
    ['a==v1.0-Alpha', 'a==1.0a0'],
    ['a==1.0,==1.0', 'a==1.0'],
    ['a==2.0+CU-118', 'a==2.0+cu.118'],
    ['a===Weird.1', 'a===Weird.1'],
    [`a;python_version<'3.9'`, 'a; python_version < "3.9"'],
    [
      'a; (os.name=="nt" or extra=="B_c") and "x" in platform.version',
      'a; (os_name == "nt" or extra == "b-c") and "x" in platform_version'
    ],
    [`a; ((os_name=='nt' and (os_name=="posix")))`, 'a; os_name == "nt" and os_name == "posix"'],
    [
      `a@https://example.com/a-1.whl#sha256=${HASH.toUpperCase()}`,
      `a @ https://example.com/a-1.whl#sha256=${HASH}`
    ],
    [
      `a @ https://example.com/a.whl#sha256=${HASH} ; os_name == "nt"`,
      `a @ https://example.com/a.whl#sha256=${HASH} ; os_name == "nt"`
    ]
  ])('%s', (text, canonical) => {
    const result = parseRequirement(text)
    expect(result.ok && formatRequirement(result.requirement)).toBe(canonical)
  })

  test('keeps the spelling of the name for display', () => {
    const result = parseRequirement('Scikit_Learn')
    expect(result.ok && result.requirement).toMatchObject({
      name: 'scikit-learn',
      displayName: 'Scikit_Learn'
    })
  })
})

describe('what pip would take for an option', () => {
  // All options that pip reads in a requirement file (pip `_internal/req/req_file.py`).
  const lines = [
    '-i https://example.com',
    '--index-url https://example.com',
    '--extra-index-url=https://example.com',
    '--no-index',
    '-c constraints.txt',
    '-r base.txt',
    '-e .',
    '--editable=git+https://example.com/a',
    '-f https://example.com',
    '--find-links wheels',
    '--no-binary :all:',
    '--only-binary=:all:',
    '--prefer-binary',
    '--require-hashes',
    '--no-require-hashes',
    '--pre',
    '--all-releases a',
    '--only-final a',
    '--trusted-host example.com',
    '--use-feature=fast-deps',
    '\t--pre',
    `--hash=sha256:${HASH}`,
    '--config-settings=a=b'
  ]
  test.each(lines)('%s', (line) => {
    expect(fault(line)).toMatchObject({ code: 'requirement-option', column: line.startsWith('\t') ? 2 : 1 })
  })
  test.each([`a==1 --hash=sha256:${HASH}`, 'a --config-settings x=y', 'a>=1 -e .'])('%s', (line) => {
    expect(fault(line)).toMatchObject({ code: 'requirement-option', column: line.indexOf(' -') + 2 })
  })
})

describe('refused, with the column', () => {
  test.each([
    ['a\n--pre', 'requirement-second-line', 2],
    ['a\r--pre', 'requirement-second-line', 2],
    ['a\u2028--pre', 'requirement-second-line', 2],
    ['a==1 \\', 'requirement-continuation', 6],
    ['a\0', 'requirement-character', 2],
    ['a\u001b[31m', 'requirement-character', 2],
    ['a==1é', 'requirement-character', 5],
    ['foo @ https://x.test/${RIME_API_KEY}/foo.whl', 'requirement-character', 22],
    ['a; os_name == "$HOME"', 'requirement-character', 16],
    ['a; os_name == "x #y"', 'requirement-character', 18],
    ['a==1#c', 'requirement-character', 5],
    ['.', 'requirement-path', 1],
    ['./a', 'requirement-path', 1],
    ['  ../a', 'requirement-path', 3],
    ['/etc/passwd', 'requirement-path', 1],
    ['~/a', 'requirement-path', 1],
    ['C:\\a', 'requirement-path', 1],
    ['wheels/a.whl', 'requirement-path', 1],
    ['a.whl', 'requirement-path', 1],
    ['a.tar.gz[x]', 'requirement-path', 1],
    ['a==1.0+x.zip', 'requirement-path', 1],
    ['file:///etc/', 'requirement-path', 1],
    ['git+ssh://git@example.com/a', 'requirement-url', 1],
    ['a @ git+https://example.com/a@main', 'requirement-url', 5],
    ['https://example.com/a.whl', 'requirement-url', 1],
    [`a @ http://example.com/a.whl#sha256=${HASH}`, 'requirement-url', 5],
    [`a @ https://u:p@example.com/a.whl#sha256=${HASH}`, 'requirement-url', 5],
    ['a @ https://example.com/a.whl', 'requirement-url', 5],
    ['a @ https://example.com/a.whl#sha256=abc', 'requirement-url', 5],
    [`a @ https://example.com/a.whl#egg=a&sha256=${HASH}`, 'requirement-url', 5],
    ['a'.repeat(3000), 'requirement-too-long', 2049],
    ['a>=1.*', 'requirement-version', 2],
    ['a~=1', 'requirement-version', 2],
    ['a>=2.0+cpu', 'requirement-version', 2],
    ['a==1,==', 'requirement-version', 6],
    ['a==1.0.x', 'requirement-version', 2],
    ['a==20240101123456789', 'requirement-version', 2],
    ['a=1', 'requirement-syntax', 2],
    ['a 1.0', 'requirement-syntax', 3],
    ['a>=1 <2', 'requirement-syntax', 6],
    ['a; python_version', 'requirement-syntax', 18],
    ['a; "3" == "3"', 'requirement-syntax', 4],
    ['a; python_version >= python_full_version', 'requirement-syntax', 22],
    ['a; machine == "x"', 'requirement-syntax', 4],
    [`a; ${'('.repeat(30)}os_name == "x"${')'.repeat(30)}`, 'requirement-syntax', 25]
  ])('%j', (text, code, column) => {
    expect(fault(text)).toMatchObject({ code, column })
  })

  test.each([
    ['a=1.2', 'Write "==".'],
    ['a 1.2', 'Write "a==1.2".'],
    ['a=>1', 'Write ">=".'],
    ['a>=1.*', 'Write ">=1".'],
    ['a~=1', 'Write "~=1.0" or "==1.*".'],
    ['a>=2.0+cpu', 'Write ">=2.0".'],
    ['--pre', 'NAME==2.0rc1']
  ])('%s says what to write', (text, hint) => {
    expect(fault(text).hint).toContain(hint)
  })
})

test('a long hostile text is refused without delay', () => {
  for (const text of [
    `a${'['.repeat(2000)}`,
    `a; ${'('.repeat(2000)}`,
    `a==${'1.'.repeat(1000)}`,
    `${'a-'.repeat(1000)}!`,
    `a==1+${'a.'.repeat(1000)}`,
    `a @ https://${'a'.repeat(1000)}@${'b'.repeat(1000)}`
  ]) {
    expect(parseRequirement(text).ok).toBe(false)
  }
})
