import fc from 'fast-check'

import {
  checkImageName,
  IMAGE_NAME,
  imageNameBeside,
  imageNameFor,
  parseRequirement,
  type Requirement
} from '../../src/requirements/index.ts'

function parse(text: string): Requirement {
  const result = parseRequirement(text)
  if (!result.ok) throw new Error(`${text}: ${result.fault.message}`)
  return result.requirement
}

test.each([
  [['catboost==1.2.10'], 'catboost-1-2-10'],
  [['xgboost==1.0.2', 'tensorflow'], 'tensorflow_xgboost-1-0-2'],
  [['tensorflow', 'XGBoost==1.0.2'], 'tensorflow_xgboost-1-0-2'],
  [['zope.interface==5'], 'zope-interface-5'],
  [['2to3==1.0'], 'lib-2to3-1-0'],
  [[], 'python']
])('%j is called %s', (texts, name) => {
  expect(imageNameFor(texts.map(parse))).toBe(name)
})

test('what the name cannot say is in a hash', () => {
  const names = ['a>=1', 'a>=2', 'a[x]', 'a; os_name == "nt"', 'a==1.*', 'a==1!2', 'a==1rc1'].map((text) =>
    imageNameFor([parse(text)])
  )
  for (const name of names) expect(name).toMatch(/^a(-[0-9a-z-]+)?-[0-9a-f]{8}$/)
  expect(new Set(names).size).toBe(names.length)
})

test('many libraries are cut to a valid name that still tells sets apart', () => {
  const many = Array.from({ length: 40 }, (_, index) => parse(`library-${index}==1.${index}`))
  const name = imageNameFor(many)
  expect(name.length).toBeLessThanOrEqual(63)
  expect(checkImageName(name)).toBeUndefined()
  expect(imageNameFor(many.slice(1))).not.toBe(name)
})

test('every derived name is valid', () => {
  const name = fc.stringMatching(/^[A-Za-z0-9]([A-Za-z0-9._-]{0,70}[A-Za-z0-9])?$/)
  const version = fc.constantFrom('', '==1', '==1.0+cpu', '==1!2.0rc1', '>=1,<2', '===x_Y', '[a,b]')
  fc.assert(
    fc.property(fc.array(fc.tuple(name, version), { maxLength: 6 }), (parts) => {
      const parsed = parts.flatMap(([text, specifier]) => {
        const result = parseRequirement(text + specifier)
        return result.ok ? [result.requirement] : []
      })
      const derived = imageNameFor(parsed)
      expect(derived).toMatch(IMAGE_NAME)
      expect(derived.length).toBeLessThanOrEqual(63)
    })
  )
})

describe('names that users give', () => {
  test.each(['a', 'catboost_fraud', 'a-b_c-1', 'a'.repeat(63)])('%s is accepted', (name) => {
    expect(checkImageName(name)).toBeUndefined()
  })

  test.each([
    '',
    'A',
    '1a',
    '-a',
    'a-',
    'a--b',
    'a__b',
    'a-_b',
    'a.b',
    'a/b',
    '../a',
    'a\n',
    'a b',
    'a:b',
    'a@b',
    '%2e',
    'a\0',
    'é',
    'a'.repeat(64)
  ])('%j is refused', (name) => {
    expect(checkImageName(name)).toMatchObject({
      code: 'image-name',
      place: { kind: 'input', name: 'image-name' }
    })
  })

  test('the hint is a name that can be used', () => {
    const hint = checkImageName('My Image.v2')?.hint ?? ''
    expect(hint).toContain('"my-image-v2"')
  })

  test('a million characters are refused', () => {
    expect(checkImageName('a-'.repeat(500_000))?.message).toContain('at most 63')
  })
})

test('a name beside another one can be used, and keeps as much of it as there is room for', () => {
  const digest = '1f0c33aa90b1'
  expect(imageNameBeside('mine', digest)).toBe('mine-1f0c33aa')
  expect(imageNameBeside('a'.repeat(63), digest)).toBe(`${'a'.repeat(54)}-1f0c33aa`)
  expect(imageNameBeside(`${'a'.repeat(40)}_${'b'.repeat(20)}`, digest)).toBe(`${'a'.repeat(40)}-1f0c33aa`)
  const part = fc.stringMatching(/^[a-z0-9]{1,30}$/)
  const name = fc
    .tuple(fc.stringMatching(/^[a-z][a-z0-9]{0,30}$/), fc.array(fc.tuple(fc.constantFrom('-', '_'), part)))
    .map(([first, rest]) => [first, ...rest.flat()].join(''))
    .filter((text) => text.length <= 63)
  fc.assert(
    fc.property(name, (text) => {
      expect(checkImageName(imageNameBeside(text, digest))).toBeUndefined()
    })
  )
})
