/**
 * Images of every released version stay usable. The fixtures are what that version wrote, but for the paths of the
 * machine; one is added with each new schema and none is ever changed.
 */
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from '@jest/globals'

import { matchImage, parseRequirement } from '../../src/requirements/index.ts'
import { decodeRecord, encodeRecord } from '../../src/runtime/docker/records.ts'
import { parseImageRecord } from '../../src/runtime/image-build/record.ts'
import { environmentPython } from '../../src/runtime/image-build/installer.ts'
import { sbomOf } from '../../src/runtime/image-build/sbom.ts'
import type { ImageRecord } from '../../src/runtime/runtime.ts'
import { VenvRuntime } from '../../src/runtime/venv/runtime.ts'
import { execFileSync } from '../support/run-sync.ts'
import {
  collectingLogger,
  HALF_MODEL,
  predictOnce,
  removeFolder,
  runModel,
  scratchFolder
} from './support.ts'
import { sharedUv } from './venv-support.ts'

const FIXTURES = join(import.meta.dirname, 'fixtures', 'records')
const read = (name: string) => readFileSync(join(FIXTURES, name), 'utf8').trim()

const RECORDS: [string, () => ImageRecord][] = [
  ['venv', () => parseImageRecord(read('schema-1-venv.json'))],
  ['docker, plain', () => decodeRecord(read('schema-1-docker-plain.label'))],
  ['docker, compressed', () => decodeRecord(read('schema-1-docker-gzip.label'))]
]

describe.each(RECORDS)('a record of schema 1 (%s)', (what, open) => {
  test('is read, with what it lacks filled in', () => {
    const record = open()
    expect(record).toMatchObject({
      schema: 1,
      runtime: what.split(',')[0],
      constraints: [],
      providedExtras: {},
      directUrls: {},
      systemPackages: [],
      platform: 'linux x86_64',
      bytes: 0,
      creator: 'https://github.com/example/fraud/actions/runs/1'
    })
    expect(record.contentKey).toMatch(/^[0-9a-f]{64}$/)
    expect(record.requestKey).toMatch(/^[0-9a-f]{64}$/)
    expect(record.lock).toMatch(/--hash=sha256:[0-9a-f]{64}/)
    expect(sbomOf(record).components).toHaveLength(record.pipLibraries.length)
  })

  test('satisfies what it was built for', () => {
    const record = open()
    const parsed = record.requirements.map(({ canonical }) => parseRequirement(canonical))
    const requirements = parsed.flatMap((one) => (one.ok ? [one.requirement] : []))
    expect(requirements).toHaveLength(record.requirements.length)
    expect(matchImage(requirements, record)).toEqual({ matches: true, misses: [] })
  })

  test('is read again after it was written by this version', () => {
    const record = open()
    expect(decodeRecord(encodeRecord(record))).toMatchObject({ ...record, schema: expect.any(Number) })
  })
})

test('an image folder of schema 1 is listed and a worker runs in it', async () => {
  const stateDir = scratchFolder()
  const folder = join(stateDir, 'images', 'venv', 'e1e86cc792076e20-7f67c5b2')
  mkdirSync(folder, { recursive: true })
  const { executable: uv } = await sharedUv()
  execFileSync(uv, ['venv', '--quiet', '--no-project', '--relocatable', join(folder, 'env')])
  const python = environmentPython(join(folder, 'env'), process.platform)
  // Only what every model needs: which version of it is of no importance here.
  execFileSync(uv, ['pip', 'install', '--quiet', '--python', python, 'numpy'])
  cpSync(join(FIXTURES, 'schema-1-venv.json'), join(folder, 'image.json'))
  const log = collectingLogger()
  const runtime = await VenvRuntime.create({ stateDir, log })
  const [record, ...others] = await runtime.list()
  expect(others).toEqual([])
  expect(log.lines).toEqual([])
  expect(record).toMatchObject({ name: 'six-1-16-0', schema: 1, reference: folder })
  const run = await runModel(runtime, record!, HALF_MODEL)
  try {
    expect(await predictOnce(run)).toEqual([0.125, 0.25, 0.5])
  } finally {
    await run.close()
  }
  await runtime.remove(record!)
  expect(existsSync(folder)).toBe(false)
  removeFolder(stateDir)
}, 60_000)
