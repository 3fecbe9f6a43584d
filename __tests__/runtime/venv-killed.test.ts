/** A builder that is killed at any moment leaves nothing that is listed, and nothing at all after the next build. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { VenvRuntime } from '../../src/runtime/venv/runtime.ts'
import { leftovers } from '../support/leftovers.ts'
import { collectingLogger, NEVER, notice, removeFolder, request, scratchFolder } from './support.ts'
import { sharedUv, startBuilder } from './venv-support.ts'

const KILLS = 8
const REQUIREMENTS = ['six==1.17.0', 'idna==3.10']

let stateDir: string
let uv: string
let runtime: VenvRuntime

beforeAll(async () => {
  stateDir = scratchFolder()
  const tools = await sharedUv()
  uv = tools.executable
  runtime = await VenvRuntime.create({ stateDir, log: collectingLogger(), findTools: tools.findTools })
}, 180_000)

afterAll(() => removeFolder(stateDir))

const builder = (name: string, onLine?: Parameters<typeof startBuilder>[3]) =>
  startBuilder(stateDir, uv, { name, requirements: REQUIREMENTS }, onLine)
const names = (...folder: string[]) => readdirSync(join(stateDir, ...folder))

test('killed at points all over a build, it never shows half an image', async () => {
  if (process.platform !== 'linux') {
    notice('what a killed builder leaves is looked for in /proc, which this machine does not have')
    return
  }
  const begin = performance.now()
  const whole = builder('whole')
  await whole.ended
  const duration = performance.now() - begin
  await runtime.remove((await runtime.list())[0]!)

  await builder('killed', (line, child) => {
    if (line.startsWith('Installed')) child.kill('SIGKILL')
  }).ended
  expect(names('images', 'venv')).toEqual([expect.stringMatching(/^\.building-/)])
  expect(await runtime.list()).toEqual([])

  for (let kill = 1; kill <= KILLS; kill++) {
    const { child, ended } = builder('killed')
    await Promise.race([ended, sleep((duration * kill) / (KILLS + 1))])
    child.kill('SIGKILL')
    const { record } = await ended
    const listed = await runtime.list()
    // An image that is listed is whole: it was finished before the kill, told or not.
    for (const image of listed) {
      expect(image.name).toBe('killed')
      expect(image.pipLibraries.map(({ name }) => name)).toEqual(expect.arrayContaining(['six', 'idna']))
      await runtime.remove(image)
    }
    if (record !== undefined) expect(listed).toEqual([record])
  }

  const lines: string[] = []
  const record = await runtime.build(request('next', REQUIREMENTS), (line) => lines.push(line), NEVER)
  expect(await runtime.list()).toEqual([record])
  expect(names('images', 'venv')).toHaveLength(1)
  expect(names('work', 'venv')).toEqual([])
  expect(lines.join('\n')).not.toContain('waiting')
  expect(leftovers(stateDir)).toEqual([])
}, 120_000)
