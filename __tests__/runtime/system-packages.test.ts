import { describe, expect, test } from '@jest/globals'

import { checkedSystemPackages, parseSystemPackage } from '../../src/runtime/image-build/system-packages.ts'

describe('a system package', () => {
  test.each([
    ['libgomp1', undefined],
    ['libstdc++6', '12.2.0-14+deb12u1'],
    ['python3.11', '1:3.11.2-6~bpo1'],
    ['glibc-langpack-en', '2.34-100.el9_4.2']
  ])('%s in version %s is one', (name, version) => {
    expect(parseSystemPackage(name, version)).toEqual({
      package: version === undefined ? { name } : { name, version }
    })
  })

  test.each(['', '-o', '--install', 'a b', 'a;b', 'a=1', 'a*', '../a', 'a/b', 'é', 'a\n', 'x'.repeat(129)])(
    'has no name like %j',
    (name) => expect(parseSystemPackage(name)).toEqual({ error: expect.stringContaining('is not the name') })
  )

  test.each(['', '*', 'a1', '1 2', '1;2', '-1', '1=2', '1$2', '1\n'])('has no version like %j', (version) =>
    expect(parseSystemPackage('libgomp1', version)).toEqual({
      error: expect.stringContaining('is not a version of the system package libgomp1')
    })
  )
})

describe('the packages of a request', () => {
  test('are sorted, each once, with the version that one of them names', () => {
    expect(
      checkedSystemPackages([{ name: 'b' }, { name: 'a' }, { name: 'b', version: '1' }, { name: 'b' }])
    ).toEqual([{ name: 'a' }, { name: 'b', version: '1' }])
  })

  test('are refused together when some are no packages or contradict each other', () => {
    const packages = [{ name: '-x' }, { name: 'a', version: '1' }, { name: 'a', version: '2' }]
    expect(() => checkedSystemPackages(packages)).toThrow(/"-x" is not .*; .*a is asked for as 1 and as 2\./)
  })
})
