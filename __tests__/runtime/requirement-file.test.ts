import { describe, expect, test } from '@jest/globals'

import {
  canonicalName,
  isPlainRequirement,
  requirementFile,
  requirementName,
  workerExtras
} from '../../src/runtime/image-build/requirement-file.ts'

const hash = 'a'.repeat(64)

describe('the last door before the installer', () => {
  test.each([
    'six',
    'six==1.17.0',
    'xgboost<2,>=1.0.2',
    'scikit-learn[examples,tests]>=1.2; python_version >= "3.9"',
    'zope.interface~=5.0',
    'torch==2.0+cpu',
    'pkg===1.0-weird',
    'colorama; sys_platform == "win32"',
    `six @ https://files.example/six-1.17.0-py2.py3-none-any.whl#sha256=${hash}`
  ])('lets %j through', (line) => expect(isPlainRequirement(line)).toBe(true))

  test.each([
    ['an option', '--index-url https://evil.example'],
    ['a short option', '-rother.txt'],
    ['an option behind a requirement', 'six --hash=sha256:0'],
    ['an option behind a tab', 'six\t--pre'],
    ['a second line', 'six\n--pre'],
    ['a carriage return', 'six\r--pre'],
    ['a continuation', 'six \\'],
    ['an expansion', 'six==${SECRET}'],
    ['a comment', 'six # --pre'],
    ['a path', './six'],
    ['a path with a name', 'folder/six'],
    ['an absolute path', '/etc/passwd'],
    ['an archive', 'six-1.0.tar.gz'],
    ['a wheel', 'six.whl'],
    ['a bare URL', 'https://files.example/six.whl'],
    ['a file URL', `six @ file:///tmp/six.whl#sha256=${hash}`],
    ['a repository', 'six @ git+https://host.example/six'],
    ['a URL without a hash', 'six @ https://files.example/six.whl'],
    ['credentials in a URL', `six @ https://user:pass@files.example/six.whl#sha256=${hash}`],
    ['an unusual letter', 'sıx'],
    ['a NUL', 'six\0'],
    ['nothing', ''],
    ['white space', ' six'],
    ['excessive length', `six>=${'1.'.repeat(2000)}0`]
  ])('stops %s', (_what, line) => {
    expect(isPlainRequirement(line)).toBe(false)
    expect(() => requirementFile([{ given: line, canonical: line }], [])).toThrow('cannot be handed')
  })
})

test('a file has one line for every requirement, and the worker’s libraries where they are not named', () => {
  const requirements = [{ given: 'Pandas == 2.2.3', canonical: 'pandas==2.2.3' }]
  expect(workerExtras(requirements)).toEqual(['numpy'])
  expect(requirementFile(requirements, workerExtras(requirements))).toBe('pandas==2.2.3\nnumpy\n')
  expect(workerExtras([{ given: 'x', canonical: 'NumPy[dev]>=2' }])).toEqual(['pandas'])
})

test.each([
  ['Foo_Bar', 'foo-bar'],
  ['foo.bar', 'foo-bar'],
  ['FOO--bar', 'foo-bar']
])('the name %j is %j', (name, canonical) => {
  expect(canonicalName(name)).toBe(canonical)
  expect(requirementName(`${name}[extra] >=1; python_version > "3"`)).toBe(canonical)
})
