/** The gate against the real service: many clients at once, and what only our server can say. */
import { setTimeout as sleep } from 'node:timers/promises'

import { RimeClient } from '../../src/client/rime-client.ts'
import { type ImageWish, resolveImage } from '../../src/gate/resolve-image.ts'
import { silentLogger } from '../../src/logger.ts'
import { parseRequirement, type Requirement } from '../../src/requirements/index.ts'
import { imageRecord } from '../service/support/fake-runtime.ts'
import { Harness, KEY } from '../service/support/harness.ts'

let harness: Harness
beforeEach(async () => {
  harness = await new Harness().start()
  harness.runtime.onBuild = async () => {
    await sleep(300)
    return [{ name: 'six', version: '1.0' }]
  }
})
afterEach(() => harness.close())

function requirement(text: string): Requirement {
  const parsed = parseRequirement(text)
  if (!parsed.ok) throw new Error(parsed.fault.message)
  return parsed.requirement
}

async function resolve(
  more: Partial<ImageWish> = {},
  info: (line: string) => void = () => undefined
): ReturnType<typeof resolveImage> {
  const client = new RimeClient({ url: harness.service.url, apiKey: KEY, userAgent: 'test' })
  const wish: ImageWish = {
    requirements: [requirement('six>=1')],
    constraints: [],
    reuse: 'satisfies',
    ...more
  }
  try {
    return await resolveImage(client, wish, {
      log: { ...silentLogger, info },
      signal: new AbortController().signal
    })
  } finally {
    client.close()
  }
}

it('builds once for fifty clients that ask for the same, whatever they call it', async () => {
  const wishes = Array.from({ length: 50 }, () => resolve({ name: 'mine' }))
  const images = await Promise.all(wishes)
  expect(new Set(images.map(({ image }) => image.name))).toEqual(new Set(['mine']))
  expect(images.filter(({ decision }) => decision === 'built')).toHaveLength(1)
  expect(harness.runtime.builds).toBe(1)
}, 60_000)

it('waits for a build of the same requirements under another name', async () => {
  // The build ends when the second client says that it waits.
  const waiting = Promise.withResolvers<undefined>()
  harness.runtime.onBuild = async () => {
    await waiting.promise
    return [{ name: 'six', version: '1.0' }]
  }
  const first = resolve({ name: 'theirs' })
  while (harness.runtime.builds === 0) await sleep(10)
  const onLine = (line: string): void => {
    if (line.includes('is waited for')) waiting.resolve(undefined)
  }
  expect(await resolve({ name: 'ours' }, onLine)).toMatchObject({
    decision: 'waited',
    image: { name: 'theirs' }
  })
  await first
  expect(harness.runtime.builds).toBe(1)
})

it('names an image beside another one after the content key that the server tells', async () => {
  harness.runtime.add('mine', [{ name: 'six', version: '0.9' }])
  const { image } = await resolve({ name: 'mine' })
  expect(image.name).toBe(`mine-${image.contentKey!.slice(0, 8)}`)
})

it('uses an image for an extra that nobody asked for when all of it is there', async () => {
  const record = imageRecord('team', [{ name: 'six', version: '1.0' }])
  harness.runtime.images.set(record.reference, { ...record, providedExtras: { six: ['fast'] } })
  expect(await resolve({ requirements: [requirement('six[fast]')] })).toMatchObject({
    decision: 'reused',
    image: { name: 'team' }
  })
})
