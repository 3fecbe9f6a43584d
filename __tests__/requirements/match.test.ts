import {
  matchImage,
  parseRequirement,
  type ImageContents,
  type Requirement
} from '../../src/requirements/index.ts'

function requirements(...texts: string[]): Requirement[] {
  return texts.map((text) => {
    const result = parseRequirement(text)
    if (!result.ok) throw new Error(`${text}: ${result.fault.message}`)
    return result.requirement
  })
}

function image(libraries: Record<string, string>, more: Partial<ImageContents> = {}): ImageContents {
  const pipLibraries = Object.entries(libraries).map(([name, version]) => ({ name, version }))
  return { pipLibraries, pythonVersion: '3.11.7', ...more }
}

const HASH = 'b'.repeat(64)

describe('an image matches when pip would change nothing', () => {
  test.each([
    ['Foo.Bar', { foo_bar: '1' }, true],
    ['a==2.0', { a: '2.0+cpu' }, true],
    ['a==2.0+cpu', { a: '2.0+cu121' }, false],
    ['a==1.0.*', { a: '1' }, true],
    ['a~=1.0.0', { a: '1' }, true],
    ['a>2.0', { a: '1!1.0' }, true],
    ['a===1.0', { a: '1.0.0' }, false],
    ['a>1.0', { a: '1.0.post1' }, false],
    ['a<1.0', { a: '1.0rc1' }, false],
    ['a>=1.0', { a: '1.1rc1' }, true],
    ['a', { a: '2.0.dev3' }, true],
    ['a==1.0+12e4567', { a: '1.0+13e4567' }, false],
    ['a>=1', { a: 'not a version' }, false],
    ['a; python_version < "3.9"', {}, true],
    ['a; python_version >= "3.9"', {}, false],
    ['a; extra == "x"', {}, true],
    ['__proto__', {}, false],
    ['a', { a: '1', A: '2' }, true],
    ['a<2', { a: '1', A: '2' }, false]
  ])('%s in %j: %s', (text, libraries, matches) => {
    // __proto__ is refused as a name by the parser, which would hide what the matcher does with it.
    const wanted =
      text === '__proto__' ? [{ ...requirements('a')[0]!, name: '__proto__' }] : requirements(text)
    expect(matchImage(wanted, image(libraries)).matches).toBe(matches)
  })

  test('every requirement that fails is told, with what is installed', () => {
    const { misses } = matchImage(
      requirements('CatBoost==1.2.10', 'numpy', 'pandas<2'),
      image({ catboost: '1.2.7', pandas: '1.5.3' })
    )
    expect(misses.map(({ kind, reason, installed }) => ({ kind, reason, installed }))).toEqual([
      { kind: 'version', reason: 'CatBoost 1.2.7 is installed, ==1.2.10 is asked for', installed: '1.2.7' },
      { kind: 'missing', reason: 'numpy is not installed', installed: undefined }
    ])
  })

  test('a marker that the image cannot decide is a miss', () => {
    const wanted = requirements('a; platform_machine == "arm64"')
    expect(matchImage(wanted, image({})).misses[0]?.kind).toBe('marker-unknown')
    expect(matchImage(wanted, image({}, { markerEnvironment: { platform_machine: 'x86_64' } })).matches).toBe(
      true
    )
    const decided = requirements('a; platform_machine == "arm64" and python_version < "3.9"')
    expect(matchImage(decided, image({})).matches).toBe(true)
  })

  test('a minor Python version does not decide a full one', () => {
    const wanted = requirements('a; python_full_version < "3.11.4"')
    expect(matchImage(wanted, image({}, { pythonVersion: '3.11' })).misses[0]?.kind).toBe('marker-unknown')
    expect(matchImage(wanted, image({}, { pythonVersion: '3.11.7' })).matches).toBe(true)
  })

  test('extras count when all of their dependencies are in the image, whoever asked for them', () => {
    const libraries = { ray: '2.0', constructor: '1.0' }
    const providedExtras = { ray: ['default', 'tune'] }
    expect(matchImage(requirements('ray[Tune,default]'), image(libraries, { providedExtras })).matches).toBe(
      true
    )
    const { misses } = matchImage(requirements('ray[tune,rllib]'), image(libraries, { providedExtras }))
    expect(misses[0]?.reason).toMatch(/\[rllib\]$/)
    // Some from what it was built from, others from what was found in it.
    const builtFrom = requirements('ray[rllib]')
    expect(
      matchImage(requirements('ray[tune,rllib]'), image(libraries, { providedExtras, builtFrom })).matches
    ).toBe(true)
    // What every object inherits is nothing that an image tells.
    expect(matchImage(requirements('constructor[a]'), image(libraries, { providedExtras })).matches).toBe(
      false
    )
  })

  test('a direct reference counts when the library was installed from that URL and hash', () => {
    const direct = requirements(`a @ https://example.com/a.whl#sha256=${HASH}`)
    const from = (hash: string): ImageContents =>
      image({ a: '1' }, { directUrls: { a: `https://example.com/a.whl#sha256=${hash}` } })
    expect(matchImage(direct, from(HASH)).matches).toBe(true)
    expect(matchImage(direct, from('c'.repeat(64))).misses[0]?.kind).toBe('direct-reference')
  })

  test('extras and direct references count also when the image was built from them', () => {
    const wanted = requirements('ray[Tune]')
    const libraries = { ray: '2.0', pip: '24' }
    expect(matchImage(wanted, image(libraries)).misses[0]?.kind).toBe('extras')
    expect(
      matchImage(wanted, image(libraries, { builtFrom: requirements('ray[tune,default]==2.0') })).matches
    ).toBe(true)

    const direct = requirements(`a @ https://example.com/a.whl#sha256=${HASH}`)
    expect(matchImage(direct, image({ a: '1' })).misses[0]?.kind).toBe('direct-reference')
    expect(matchImage(direct, image({ a: '1' }, { builtFrom: direct })).matches).toBe(true)
    const other = requirements(`a @ https://example.com/a.whl#sha256=${'c'.repeat(64)}`)
    expect(matchImage(direct, image({ a: '1' }, { builtFrom: other })).matches).toBe(false)
  })

  test('a constraint binds only what is installed', () => {
    expect(matchImage([], image({}), requirements('a<2')).matches).toBe(true)
    expect(matchImage([], image({ a: '3' }), requirements('a<2')).matches).toBe(false)
  })
})
