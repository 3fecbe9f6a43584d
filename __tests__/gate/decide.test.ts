/** The decision, from what is known alone. */
import type { ManagedImage } from '../../src/api/types.ts'
import { decide } from '../../src/gate/image/decide.ts'
import type { Survey } from '../../src/gate/image/survey.ts'
import type { ImageWish } from '../../src/gate/image/wish.ts'

const WISH: ImageWish = { name: 'mine', requirements: [], constraints: [], reuse: 'satisfies' }

function image(name: string, status: ManagedImage['status'] = 'STATUS_READY'): ManagedImage {
  return { name, status, pipRequirements: [], pipLibraries: [] }
}

function known(more: Partial<Survey> = {}): Survey {
  return { found: { misses: [] }, server: 'ours', building: [], names: [{ name: 'mine' }], ...more }
}

const judged = (one: ManagedImage, same = true): { image: ManagedImage; same: boolean; shortfalls: [] } => ({
  image: one,
  same,
  shortfalls: []
})

it('reuses before it waits, and waits before it builds', () => {
  const building = [image('theirs', 'STATUS_BUILDING_FIRST_TIME')]
  const found = { best: judged(image('there')), misses: [] }
  expect(decide(WISH, known({ found, building }))).toMatchObject({ kind: 'reuse', image: { name: 'there' } })
  expect(decide(WISH, known({ building }))).toMatchObject({ kind: 'wait', image: { name: 'theirs' } })
  expect(decide(WISH, known())).toEqual({
    kind: 'build',
    name: 'mine',
    reason: 'No image has these libraries.'
  })
})

it('builds under the first name that is free, and says why it is not the wanted one', () => {
  const names = [{ name: 'mine', image: image('mine') }, { name: 'mine-1f0c33aa' }]
  expect(decide(WISH, known({ names }))).toMatchObject({
    name: 'mine-1f0c33aa',
    renamed: 'The name mine is taken by an image that does not fit; this one is called mine-1f0c33aa.'
  })
})

it('builds over a failed image and hands it on', () => {
  const failed = image('mine', 'STATUS_FAILED')
  expect(decide(WISH, known({ names: [{ name: 'mine', image: failed }] }))).toMatchObject({
    name: 'mine',
    failed
  })
})

it.each([
  ['a stale image of the same requirements', 'replace', { stale: judged(image('mine')) }, true],
  ['a stale image of other requirements', 'replace', { stale: judged(image('mine'), false) }, false],
  ['a stale image of another name', 'replace', { stale: judged(image('theirs')) }, false],
  ['a stale image, beside', 'beside', { stale: judged(image('mine')) }, false],
  ['an image that does not fit', 'replace', {}, false]
] as const)('%s, %s: replaced %j is %s', (_title, rebuild, found, replaced) => {
  const names = [{ name: 'mine', image: image('mine') }, { name: 'mine-1f0c33aa' }]
  const decision = decide({ ...WISH, rebuild }, known({ names, found: { misses: [], ...found } }))
  expect(decision).toMatchObject({ kind: 'build', name: replaced ? 'mine' : 'mine-1f0c33aa' })
  expect('replaces' in decision).toBe(replaced)
})

it('ends when every name is taken', () => {
  const names = [{ name: 'mine', image: image('mine') }]
  expect(() => decide(WISH, known({ names }))).toThrow('No free name')
})
