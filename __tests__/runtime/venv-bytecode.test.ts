/** Bytecode is compiled when there is time for it. */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { ImageRecord } from '../../src/runtime/runtime.ts'
import { VenvRuntime } from '../../src/runtime/venv/runtime.ts'
import { leftovers } from '../support/leftovers.ts'
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
import { sharedUv } from './venv-support.ts'

let stateDir: string
let runtime: VenvRuntime
let record: ImageRecord

beforeAll(async () => {
  stateDir = scratchFolder()
  const { findTools } = await sharedUv()
  runtime = await VenvRuntime.create({ stateDir, log: collectingLogger(), findTools })
  record = await runtime.build(request('compiled', ['six']), () => undefined, NEVER)
}, 180_000)

afterAll(() => removeFolder(stateDir))

function site(): string {
  const [python] = readdirSync(join(record.reference, 'env', 'lib'))
  return join(record.reference, 'env', 'lib', python!, 'site-packages')
}

function compiled(): string[] {
  return readdirSync(site(), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.pyc'))
}

test('compiling is ended with its signal and leaves nothing running', async () => {
  const abort = new AbortController()
  const compiling = runtime.compileBytecode(record, abort.signal)
  setTimeout(() => abort.abort(new Error('enough')), 300)
  await expect(compiling).rejects.toThrow('enough')
  expect(leftovers(record.reference)).toEqual([])
  expect(readdirSync(join(stateDir, 'work', 'venv'))).toEqual([])
})

test('every module is compiled beside a running worker, but for one that cannot be', async () => {
  writeFileSync(join(site(), 'broken.py'), 'this is no Python')
  const before = compiled().length
  const run = await runModel(runtime, record, HALF_MODEL)
  const [, predictions] = await Promise.all([runtime.compileBytecode(record, NEVER), predictOnce(run)])
  expect(predictions).toEqual([0.125, 0.25, 0.5])
  await run.close()
  const after = compiled()
  expect(after.length).toBeGreaterThan(before)
  // No worker imports these.
  expect(after.some((name) => name.includes(join('pandas', 'tests')))).toBe(true)
  expect(after.some((name) => name.includes('broken'))).toBe(false)
  expect(await runtime.list()).toEqual([record])
}, 120_000)
