/** A real service process that is killed at each step of a real build. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { basename } from 'node:path'

import { LOST_JOB } from '../../src/service/jobs/recovery.ts'
import { eventually } from './support/harness.ts'
import { createSix, imageAt, kill, VenvServices } from './support/venv-services.ts'

const TEST_MS = 240_000

let services: VenvServices
beforeAll(() => {
  services = new VenvServices()
})
afterEach(() => services.killAll())
afterAll(() => services.close())

/** What is seen of the build: new files of images, the job's log. */
type Sight = { files: Set<string>; log: string }

function hasFile(name: string): (sight: Sight) => boolean {
  return ({ files }) => [...files].some((path) => basename(path) === name)
}

describe('a service that is killed', () => {
  test.each<[string, string, (sight: Sight) => boolean]>([
    ['while it resolves', '1.10.0', () => services.helpers().length > 0],
    ['when it has resolved', '1.11.0', ({ log }) => log.includes('resolve to')],
    ['when it has begun to install', '1.12.0', ({ files }) => files.size > 0],
    ['when it has installed', '1.13.0', hasFile('six.py')],
    ['when the image is complete', '1.14.0', hasFile('image.json')]
  ])(
    '%s leaves nothing half, and the next build works',
    async (_when, version, isThere) => {
      const killed = await services.start()
      const before = services.imageFiles()
      const name = `killed-${version.replaceAll('.', '')}`
      const job = await createSix(killed, name, version)
      await eventually(() =>
        isThere({ files: services.imageFiles(before), log: services.jobLog(job) }) ? true : undefined
      )
      await kill(killed.child)

      const next = await services.start()
      const ended = await next.calls.job(job)
      const found = await imageAt(next, name)
      const { images } = await next.calls.ok<'listImages'>('POST', '/v1/images/list', {
        pipLibraries: [{ name: 'six', version }]
      })
      if (found.status === 'STATUS_READY') {
        // The image was complete: it counts, whether its job could still say so or not.
        expect(images.map((image) => image.name)).toEqual([name])
        expect(found.pipLibraries).toContainEqual({ name: 'six', version })
      } else {
        expect(ended).toMatchObject({ status: 'JOB_STATUS_FAILED', errorMsg: LOST_JOB })
        expect(found).toMatchObject({ status: 'STATUS_FAILED', statusMessage: LOST_JOB, pipLibraries: [] })
        expect(images).toEqual([])
        const again = await next.calls.waitFor(await createSix(next, name, version))
        expect(again.status).toBe('JOB_STATUS_SUCCEEDED')
        expect((await imageAt(next, name)).status).toBe('STATUS_READY')
      }
      await eventually(() => (services.helpers().length === 0 ? true : undefined))
    },
    TEST_MS
  )
})
