/** Environments that come from a cache outside the machine, here a folder that two state directories share. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'

import type { ImageRecord } from '../../src/runtime/runtime.ts'
import { VenvRuntime } from '../../src/runtime/venv/runtime.ts'
import type { findTools } from '../../src/runtime/venv/tools.ts'
import type { EnvironmentCache } from '../../src/runtime/venv/transfer.ts'
import {
  collectingLogger,
  HALF_MODEL,
  NEVER,
  predictOnce,
  removeFolder,
  request,
  runModel,
  scratchFolder,
  startIndex,
  type TestIndex
} from './support.ts'
import { sharedUv } from './venv-support.ts'

let scratch: string
let stored: string
let tools: typeof findTools
/** Has one small package, so that the worker's libraries are left out. */
let index: TestIndex
let states = 0

beforeAll(async () => {
  tools = (await sharedUv()).findTools
  index = await startIndex()
}, 180_000)

afterAll(() => index.close())

beforeEach(() => {
  scratch = scratchFolder()
  stored = join(scratch, 'stored')
})

afterEach(() => removeFolder(scratch))

/** As GitHub's cache: a key is written once, and what is restored is a copy. */
const folderCache: EnvironmentCache = {
  restore: (key, folder) => {
    if (!existsSync(join(stored, key))) return Promise.resolve(false)
    cpSync(join(stored, key), folder, { recursive: true, verbatimSymlinks: true })
    return Promise.resolve(true)
  },
  save: (key, folder) => {
    if (existsSync(join(stored, key))) return Promise.reject(new Error('the key exists'))
    mkdirSync(stored, { recursive: true })
    cpSync(folder, join(stored, key), { recursive: true, verbatimSymlinks: true })
    return Promise.resolve()
  }
}

interface Built {
  record: ImageRecord
  log: string
  runtime: VenvRuntime
  stateDir: string
}

/** Builds on a machine that has nothing yet. */
async function buildElsewhere(
  environmentCache: EnvironmentCache,
  requirements = ['canarypkg'],
  cacheSeconds = 60
): Promise<Built> {
  const stateDir = join(scratch, `state-${(states += 1)}`)
  const runtime = await VenvRuntime.create({
    stateDir,
    log: collectingLogger(),
    findTools: tools,
    environmentCache,
    cacheSeconds,
    ...(requirements.includes('canarypkg') ? { index: { url: index.url() } } : {})
  })
  const lines: string[] = []
  const record = await runtime.build(request('cached', requirements), (line) => lines.push(line), NEVER)
  expect(readdirSync(join(stateDir, 'transfer'))).toEqual([])
  expect(readdirSync(join(stateDir, 'images', 'venv')).filter((name) => name.startsWith('.'))).toEqual([])
  return { record, log: lines.join('\n'), runtime, stateDir }
}

function sitePackages(folder: string): string {
  const [python] = readdirSync(join(folder, 'lib'))
  return join(folder, 'lib', python!, 'site-packages')
}

describe('an environment', () => {
  test('is saved after its first build, and elsewhere neither installed nor saved again', async () => {
    const first = await buildElsewhere(folderCache, ['pandas'])
    expect(first.log).toContain('Installed')
    const [key] = readdirSync(stored)
    expect(key).toMatch(/^rime-venv-[0-9a-f]{64}$/)
    expect(existsSync(join(stored, key!, 'pyvenv.cfg'))).toBe(true)

    const second = await buildElsewhere(folderCache, ['pandas'])
    expect(second.log).toContain('The environment was found in the cache')
    expect(second.log).not.toMatch(/Installed|left aside/)
    expect(second.record.pipLibraries).toEqual(first.record.pipLibraries)
    expect(await second.runtime.list()).toEqual([second.record])
    const run = await runModel(second.runtime, second.record, HALF_MODEL)
    expect(await predictOnce(run)).toEqual([0.125, 0.25, 0.5])
    await run.close()
  }, 120_000)

  test.each<[string, RegExp, (folder: string) => void]>([
    [
      'lacks a file',
      /canarypkg\/__init__\.py: No such file/,
      (folder) => removeFolder(join(sitePackages(folder), 'canarypkg', '__init__.py'))
    ],
    [
      'has another file',
      /canarypkg\/__init__\.py is not the file that was installed/,
      (folder) => writeFileSync(join(sitePackages(folder), 'canarypkg', '__init__.py'), 'VALUE = 3')
    ],
    [
      'has a file too many',
      /sitecustomize\.py belongs to no library/,
      (folder) => writeFileSync(join(sitePackages(folder), 'sitecustomize.py'), 'print("mine")')
    ],
    [
      'lacks a library',
      /canarypkg==1\.0 was installed but is missing/,
      (folder) => {
        const site = sitePackages(folder)
        for (const name of readdirSync(site)) if (name.startsWith('canarypkg')) removeFolder(join(site, name))
      }
    ],
    [
      'is of another Python',
      /it is of the Python in \/nowhere/,
      (folder) => {
        const file = join(folder, 'pyvenv.cfg')
        writeFileSync(file, readFileSync(file, 'utf8').replace(/^home.*$/m, 'home = /nowhere'))
      }
    ],
    [
      'is empty',
      /it is of the Python in no folder/,
      (folder) => {
        removeFolder(folder)
        mkdirSync(folder)
      }
    ]
  ])(
    'of the cache that %s is discarded and built',
    async (_what, reason, harm) => {
      await buildElsewhere(folderCache)
      const [key] = readdirSync(stored)
      harm(join(stored, key!))
      const { log, record, runtime } = await buildElsewhere(folderCache)
      expect(log).toMatch(reason)
      expect(log).toContain('What the cache has is discarded')
      expect(log).toContain('Installed')
      expect(log).toMatch(/could not save .* the key exists/)
      expect(await runtime.list()).toEqual([record])
    },
    120_000
  )
})

describe('a cache', () => {
  test('that throws costs two lines of the log', async () => {
    const broken: EnvironmentCache = {
      restore: () => Promise.reject(new Error('the service answered 503')),
      save: () => {
        throw new Error('no room is left')
      }
    }
    const { log } = await buildElsewhere(broken)
    expect(log).toMatch(/could not restore rime-venv-.*: the service answered 503/)
    expect(log).toMatch(/could not save rime-venv-.*: no room is left/)
  })

  test('that does not answer is asked once', async () => {
    const asked: string[] = []
    const silent = (what: string) => () => {
      asked.push(what)
      return new Promise<never>(() => undefined)
    }
    const { log } = await buildElsewhere(
      { restore: silent('restore'), save: silent('save') },
      ['canarypkg'],
      0.2
    )
    expect(log).toMatch(/could not restore .*: no answer within 0.2 seconds/)
    expect(asked).toEqual(['restore'])
  })

  test('does not keep a build from ending', async () => {
    const abort = new AbortController()
    const runtime = await VenvRuntime.create({
      stateDir: join(scratch, 'ended'),
      index: { url: index.url() },
      log: collectingLogger(),
      findTools: tools,
      environmentCache: {
        restore: () => {
          abort.abort(new Error('enough'))
          return new Promise<never>(() => undefined)
        },
        save: () => Promise.resolve()
      }
    })
    const build = runtime.build(request('ended', ['canarypkg']), () => undefined, abort.signal)
    await expect(build).rejects.toThrow('enough')
    expect(readdirSync(join(scratch, 'ended', 'images', 'venv'))).toEqual([])
  })

  test('that was left in the middle by a killed builder is cleared by the next build', async () => {
    const { runtime, stateDir } = await buildElsewhere(folderCache)
    mkdirSync(join(stateDir, 'transfer', `rime-venv-${'0'.repeat(64)}`, 'lib'), { recursive: true })
    await runtime.build(request('next', ['canarypkg']), () => undefined, NEVER)
    expect(readdirSync(join(stateDir, 'transfer'))).toEqual([])
  })
})
