/** Environments of equal content are one folder with a record for each name. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import type { ImageRecord } from '../../src/runtime/runtime.ts'
import { ImageStore } from '../../src/runtime/venv/image-store.ts'
import { VenvRuntime } from '../../src/runtime/venv/runtime.ts'
import {
  collectingLogger,
  HALF_MODEL,
  NEVER,
  predictOnce,
  removeFolder,
  request,
  runModel,
  scratchFolder
} from './support.ts'
import { sharedUv, startBuilder } from './venv-support.ts'

const logger = collectingLogger()
let stateDir: string
let images: string
let uv: string
let runtime: VenvRuntime

beforeAll(async () => {
  stateDir = scratchFolder()
  images = join(stateDir, 'images', 'venv')
  const tools = await sharedUv()
  uv = tools.executable
  runtime = await VenvRuntime.create({ stateDir, log: logger, findTools: tools.findTools })
}, 180_000)

afterAll(() => removeFolder(stateDir))

async function build(name: string, requirements: string[]): Promise<{ record: ImageRecord; log: string }> {
  const lines: string[] = []
  const record = await runtime.build(request(name, requirements), (line) => lines.push(line), NEVER)
  return { record, log: lines.join('\n') }
}

async function namesListed(): Promise<string[]> {
  return (await runtime.list()).map(({ name }) => name).sort()
}

async function removeAll(): Promise<void> {
  for (const record of await runtime.list()) await runtime.remove(record)
  expect(readdirSync(images)).toEqual([])
}

describe('a second name for the same content', () => {
  test('shares the environment, lives on without the first, and takes it away at last', async () => {
    const first = await build('first', ['pandas'])
    const second = await build('second', ['pandas', 'python-dateutil'])
    expect(second.record.contentKey).toBe(first.record.contentKey)
    expect(second.record.reference).toBe(first.record.reference)
    expect(second.record).toMatchObject({
      bytes: first.record.bytes,
      pipLibraries: first.record.pipLibraries
    })
    expect(first.log).toContain('Installed')
    expect(second.log).toContain('The image first has the same content; its environment is shared')
    expect(second.log).not.toContain('Installed')
    expect(await runtime.list()).toEqual(expect.arrayContaining([first.record, second.record]))
    expect(readdirSync(first.record.reference).sort()).toEqual([
      'env',
      'image-second.json',
      'image.json',
      'sbom-second.cdx.json',
      'sbom.cdx.json'
    ])

    await runtime.remove(first.record)
    expect(await runtime.list()).toEqual([second.record])
    const run = await runModel(runtime, second.record, HALF_MODEL)
    expect(await predictOnce(run)).toEqual([0.125, 0.25, 0.5])
    await run.close()

    await runtime.remove(second.record)
    await runtime.remove(second.record)
    expect(readdirSync(images)).toEqual([])
  }, 120_000)

  test('is built anew where the shared environment is not what it was', async () => {
    const first = await build('first', ['pandas'])
    const [python] = readdirSync(join(first.record.reference, 'env', 'lib'))
    const module = join(
      first.record.reference,
      'env',
      'lib',
      python!,
      'site-packages',
      'dateutil',
      '__init__.py'
    )
    // Files are links to uv's cache, so the name gets another file.
    const text = readFileSync(module, 'utf8')
    removeFolder(module)
    writeFileSync(module, `raise RuntimeError("damaged")\n${text}`)
    const second = await build('second', ['pandas', 'python-dateutil'])
    expect(second.record.reference).not.toBe(first.record.reference)
    expect(second.log).toMatch(/same content but is not usable: .*RuntimeError: damaged/)
    // The newest one is taken from now on.
    const third = await build('third', ['python-dateutil', 'pandas'])
    expect(third.record.reference).toBe(second.record.reference)
    await removeAll()
  }, 120_000)

  test('is made once when several processes ask at the same time', async () => {
    const builders = ['a', 'b', 'c', 'd'].map((name) =>
      startBuilder(stateDir, uv, { name, requirements: name < 'c' ? ['six'] : ['six>=1'] })
    )
    const ends = await Promise.all(builders.map(({ ended }) => ended))
    expect(ends.map(({ code }) => code)).toEqual([0, 0, 0, 0])
    expect(new Set(ends.map(({ record }) => record!.reference)).size).toBe(1)
    expect(builders.filter(({ log }) => log.some((line) => line.startsWith('Installed')))).toHaveLength(1)
    expect(await namesListed()).toEqual(['a', 'b', 'c', 'd'])
    await removeAll()
  }, 120_000)
})

describe('a name', () => {
  test('that is built again with the same content has one record, the newer one', async () => {
    const first = await build('again', ['six'])
    const second = await build('again', ['six'])
    expect(second.record.createdAt > first.record.createdAt).toBe(true)
    expect(await runtime.list()).toEqual([second.record])
    await removeAll()
  })

  test('that is built with other content keeps the older image, for those who use it', async () => {
    const older = await build('moving', ['six==1.16.0'])
    const newer = await build('moving', ['six==1.17.0'])
    expect((await runtime.list()).map(({ lock }) => lock).sort()).toEqual(
      [older.record.lock, newer.record.lock].sort()
    )
    await runtime.remove(older.record)
    expect(await runtime.list()).toEqual([newer.record])
    await removeAll()
  })
})

describe('the store', () => {
  function recordOf(name: string): ImageRecord {
    return {
      schema: 2,
      name,
      runtime: 'venv',
      requirements: [],
      constraints: [],
      lock: '',
      requestKey: 'r',
      contentKey: 'c',
      pipLibraries: [],
      providedExtras: {},
      directUrls: {},
      systemPackages: [],
      pythonVersion: '3.11.7',
      markerEnvironment: {},
      platform: 'linux x86_64',
      reference: '',
      bytes: 0,
      createdAt: '2026-11-22T00:00:00Z',
      buildSeconds: 0,
      creator: 'test',
      builder: 'test'
    }
  }

  function open(folder: string): ImageStore {
    return new ImageStore(join(folder, 'images'), join(folder, 'records.lock'), logger)
  }

  async function makeEnvironment(store: ImageStore, name: string): Promise<string> {
    const made = await store.newFolder('key')
    mkdirSync(join(made, 'env'))
    writeFileSync(join(made, 'env', 'pyvenv.cfg'), '')
    const folder = await store.settle(made)
    await store.publish(folder, recordOf(name))
    return folder
  }

  test('never loses a name that joins while the last other one goes', async () => {
    const scratch = scratchFolder()
    const [one, other] = [open(scratch), open(scratch)]
    const joined: boolean[] = []
    for (let round = 0; round < 30; round++) {
      const folder = await makeEnvironment(one, 'old')
      const remove = () => one.remove(folder, 'old')
      const join = () => other.addName(folder, recordOf('new'))
      const [, added] =
        round % 2 === 0 ? await Promise.all([remove(), join()]) : swap(await Promise.all([join(), remove()]))
      joined.push(added)
      expect((await one.list()).map(({ record }) => record.name)).toEqual(added ? ['new'] : [])
      await one.remove(folder, 'new')
      expect(existsSync(folder)).toBe(false)
    }
    expect(new Set(joined)).toEqual(new Set([true, false]))
    removeFolder(scratch)
  }, 60_000)

  test('keeps an environment that a later version of the product has named too', async () => {
    const scratch = scratchFolder()
    const store = open(scratch)
    const folder = await makeEnvironment(store, 'ours')
    writeFileSync(join(folder, 'image-theirs.json'), JSON.stringify({ ...recordOf('theirs'), schema: 99 }))
    await store.remove(folder, 'ours')
    expect(await store.list()).toEqual([])
    expect(readdirSync(folder).sort()).toEqual(['env', 'image-theirs.json'])
    removeFolder(scratch)
  })

  test('removes nothing outside its folder', async () => {
    const scratch = scratchFolder()
    const folder = await makeEnvironment(open(scratch), 'ours')
    const elsewhere = scratchFolder()
    await open(elsewhere).remove(folder, 'ours')
    expect(existsSync(folder)).toBe(true)
    removeFolder(scratch)
    removeFolder(elsewhere)
  })
})

function swap<A, B>([a, b]: [A, B]): [B, A] {
  return [b, a]
}
