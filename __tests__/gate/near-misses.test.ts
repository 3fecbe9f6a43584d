/** What is said of an image that does not fit, and that the change it names really makes it fit. */
import fc from 'fast-check'

import type { ManagedImage } from '../../src/api/types.ts'
import { type Judgement, judgeOf } from '../../src/gate/image/judge.ts'
import { compareNearness, nearMissOf } from '../../src/gate/image/near-misses.ts'
import type { ImageWish } from '../../src/gate/image/wish.ts'
import { parseRequirement, type Requirement } from '../../src/requirements/index.ts'

const NOW = Date.parse('2026-03-01T00:00:00Z')

function requirement(text: string): Requirement {
  const parsed = parseRequirement(text)
  if (!parsed.ok) throw new Error(`${text}: ${parsed.fault.message}`)
  return parsed.requirement
}

function image(libraries: Record<string, string>, more: Partial<ManagedImage> = {}): ManagedImage {
  return {
    name: 'near',
    status: 'STATUS_READY',
    pipRequirements: [],
    pipLibraries: Object.entries(libraries).map(([name, version]) => ({ name, version })),
    pythonVersion: '3.11.2',
    creationTime: '2026-01-20T00:00:00Z',
    ...more
  }
}

function judge(requirements: string[], one: ManagedImage, more: Partial<ImageWish> = {}): Judgement {
  const wish: ImageWish = {
    requirements: requirements.map(requirement),
    constraints: [],
    reuse: 'satisfies',
    ...more
  }
  return judgeOf(wish, NOW)(one)
}

describe('the smallest change', () => {
  it.each([
    ['catboost==1.2.10', '1.2.7', 'catboost>=1.2.7'],
    ['catboost==1.2.5', '1.2.7', 'catboost>=1.2.5'],
    ['a==1.2.*', '1.1', 'a>=1.1'],
    ['a==1.2.*', '1.3', 'a>=1.2'],
    ['a~=1.4.2', '1.5.0', 'a>=1.4.2'],
    ['a~=1.4.2', '1.4.1', 'a>=1.4.1'],
    ['a>=2,<3', '1.9', 'a<3,>=1.9'],
    ['a>=2,<3', '3.1', 'a<=3.1,>=2'],
    ['a<3', '3.0.post1', 'a<=3.0.post1'],
    ['a!=1.5', '1.5', 'a'],
    ['a!=1.5.*,>=1', '1.5.2', 'a>=1'],
    ['a>1.0', '1.0.post1', 'a'],
    ['a==2.0+cpu', '2.0+cu121', 'a>=2.0'],
    ['a===1.0', '1.0.0', 'a>=1.0'],
    ['a>=2', 'weird', 'a'],
    ['a>=2; python_version >= "3.8"', '1.0', 'a>=1.0; python_version >= "3.8"']
  ])('of %s where %s is installed is %s', (asked, installed, instead) => {
    const libraries = { [requirement(asked).name]: installed }
    const { shortfalls } = nearMissOf(judge([asked], image(libraries)))
    expect(shortfalls.map(({ change }) => change)).toEqual([
      `write ${JSON.stringify(instead)} instead of ${JSON.stringify(asked.replace('>=2,<3', '<3,>=2'))}`
    ])
    expect(judge([instead], image(libraries)).shortfalls).toEqual([])
  })

  it('makes the image fit, whatever was asked for and whatever is installed', () => {
    const version = fc.constantFrom(
      '1',
      '1.0',
      '1.0.1',
      '1.1',
      '2.0rc1',
      '2.0',
      '2.0.post1',
      '2.0+cpu',
      '2.1.dev3',
      '3',
      '1!0.5'
    )
    const clause = fc
      .tuple(fc.constantFrom('==', '!=', '<', '<=', '>', '>=', '~=', '==*', '!=*'), version)
      .map(([operator, text]) =>
        operator.endsWith('*') ? `${operator.slice(0, 2)}${text}.*` : operator + text
      )
      .filter((text) => parseRequirement(`a${text}`).ok)
    fc.assert(
      fc.property(fc.array(clause, { minLength: 1, maxLength: 4 }), version, (clauses, installed) => {
        const libraries = image({ a: installed })
        const { shortfalls } = nearMissOf(judge([`a${clauses.join(',')}`], libraries))
        for (const { change } of shortfalls) {
          const instead = /^write ("[^"]*")/.exec(change)?.[1]
          expect(judge([JSON.parse(instead ?? '') as string], libraries).shortfalls).toEqual([])
        }
      }),
      { numRuns: 2000 }
    )
  })

  it('drops what is not there', () => {
    const one = image({ ray: '2.0' }, { providedExtras: { ray: ['tune'] } })
    const changes = (text: string): string[] =>
      nearMissOf(judge([text], one)).shortfalls.map(({ change }) => change)
    expect(changes('shap')).toEqual(['drop "shap"'])
    expect(changes('ray[default,tune]')).toEqual(['write "ray[tune]" instead of "ray[default,tune]"'])
    const url = `ray @ https://example.com/ray.whl#sha256=${'a'.repeat(64)}`
    expect(changes(url)).toEqual([`write "ray==2.0" instead of "${url}"`])
  })

  it('is quoted as the user wrote it', () => {
    const sources = [
      { given: 'CatBoost == 1.2.10', place: { kind: 'input' as const, name: 'requirements', line: 1 } }
    ]
    const wish: ImageWish = {
      requirements: [{ ...requirement('CatBoost == 1.2.10'), sources }],
      constraints: [],
      reuse: 'satisfies'
    }
    expect(nearMissOf(judgeOf(wish, NOW)(image({ catboost: '1.2.7' }))).reason).toContain(
      'instead of "CatBoost == 1.2.10"'
    )
  })
})

it('tells Python, system packages, age and origin', () => {
  const wish: Partial<ImageWish> = {
    pythonVersion: '3.12',
    systemPackages: [{ name: 'libgomp1' }, { name: 'ffmpeg', version: '6' }],
    freshnessMs: 30 * 86_400_000,
    reuse: 'exact'
  }
  const one = image({ six: '1.16.0' }, { packageRequirements: [{ name: 'ffmpeg', versionSpecifier: '5' }] })
  expect(nearMissOf(judge(['six'], one, wish)).shortfalls).toEqual([
    { reason: 'it has Python 3.11.2, 3.12 is asked for', change: 'set python-version to "3.11"' },
    {
      reason: 'the system package libgomp1 was not asked for when it was built',
      change: 'drop the system package libgomp1'
    },
    { reason: 'it has ffmpeg 5, 6 is asked for', change: 'drop the system package ffmpeg' },
    {
      reason: 'it was built from other requirements and reuse is "exact"',
      change: 'set reuse to "satisfies"'
    },
    {
      reason: 'it was built 40 days ago (2026-01-20T00:00:00Z), which is older than freshness allows',
      change: 'allow a freshness of P40D'
    }
  ])
})

it('knows no age where every requirement is pinned, and where the server does not tell', () => {
  const freshness = { freshnessMs: 1 }
  expect(judge(['six==1.16.0'], image({ six: '1.16.0' }), freshness).shortfalls).toEqual([])
  const ageless = image({ six: '1.16.0' })
  delete ageless.creationTime
  expect(judge(['six'], ageless, freshness).shortfalls).toEqual([])
  expect(judge(['six'], image({ six: '1.16.0' }), freshness).shortfalls).toHaveLength(1)
})

it('puts the nearest first: fewest shortfalls, then most libraries there, then the name', () => {
  const near = (name: string, libraries: Record<string, string>): Judgement =>
    judge(['a==1', 'b==1', 'c==1'], image(libraries, { name }))
  const all = [
    near('none', {}),
    near('one-missing', { a: '1', b: '1' }),
    near('two-off', { a: '1', b: '2', c: '2' }),
    near('z-one-off', { a: '1', b: '1', c: '2' }),
    near('one-off', { a: '1', b: '1', c: '2' })
  ]
  expect(all.sort(compareNearness).map((one) => one.image.name)).toEqual([
    'one-off',
    'z-one-off',
    'one-missing',
    'two-off',
    'none'
  ])
})
