/**
 * The image of the seed's own guide, `xgboost==1.0.2` and `tensorflow` with no version, in both runtimes. It downloads
 * 800 MB and takes minutes, so it runs only when RIME_HEAVY_TESTS=1 asks for it.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { DockerEngine, findEndpoint } from '../../src/runtime/docker/engine.ts'
import { DockerRuntime } from '../../src/runtime/docker/runtime.ts'
import type { Runtime } from '../../src/runtime/runtime.ts'
import { VenvRuntime } from '../../src/runtime/venv/runtime.ts'
import { BASE_IMAGE, dockerAvailable, removeNamespace } from './docker-support.ts'
import {
  collectingLogger,
  NEVER,
  notice,
  predictOnce,
  removeFolder,
  request,
  runModel,
  scratchFolder
} from './support.ts'

const heavy = process.env['RIME_HEAVY_TESTS'] === '1'
if (!heavy) notice('the build of xgboost==1.0.2 with tensorflow runs only with RIME_HEAVY_TESTS=1')
const withDocker = heavy && (await dockerAvailable())
if (heavy && !withDocker)
  notice(`no Docker engine with the image ${BASE_IMAGE}; the seed's image is built by venv only`)

const namespace = `rime-heavy-${process.pid}`
let stateDir = ''
const MINUTES = 60_000

// float32, because xgboost 1.0.2 asks NumPy 2 for an array without a copy and gets one only where none is needed.
const MODEL = `
import numpy, xgboost
def matrix(values, **more):
    return xgboost.DMatrix(numpy.array(values, dtype="float32"), **more)
booster = xgboost.train({"objective": "reg:squarederror", "max_depth": 2, "nthread": 1, "verbosity": 0},
                        matrix([[0.0], [1.0]], label=[0.0, 1.0]), 20)
print("xgboost", xgboost.__version__)
def predict_dict(row):
    return float(numpy.clip(booster.predict(matrix([[row["x"]]]))[0], 0, 1))
`

beforeAll(() => {
  stateDir = scratchFolder()
})

afterAll(async () => {
  removeFolder(stateDir)
  if (withDocker) await removeNamespace(namespace)
}, 10 * MINUTES)

async function buildAndRun(runtime: Runtime): Promise<void> {
  const started = performance.now()
  const lines: string[] = []
  const wanted = request('xgboost102_tensorflow', ['xgboost==1.0.2', 'tensorflow'], { pythonVersion: '3.11' })
  const record = await runtime.build(wanted, (line) => lines.push(line), NEVER)
  const built = performance.now()
  expect(await runtime.list()).toEqual([record])
  const versions = new Map(record.pipLibraries.map(({ name, version }) => [name, version]))
  expect(versions.get('xgboost')).toBe('1.0.2')
  expect(versions.has('tensorflow')).toBe(true)
  const run = await runModel(runtime, record, MODEL, { limits: { seconds: 300, memoryMegabytes: 2048 } })
  const predictions = await predictOnce(run)
  expect(predictions[0]).toBeLessThan(predictions[2]!)
  await run.close()
  // Only now has all arrived that it printed.
  expect(run.output()).toContain('xgboost 1.0.2')
  const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1)
  notice(
    `${runtime.name}: ${record.pipLibraries.length} libraries, tensorflow ${versions.get('tensorflow') ?? ''}, ` +
      `pandas ${versions.get('pandas') ?? 'left out'}, built in ${seconds(started, built)} s, ` +
      `first predictions ${seconds(built, performance.now())} s later`
  )
}

describe('xgboost==1.0.2 with tensorflow', () => {
  ;(heavy ? test : test.skip)(
    'is built by venv and runs a model',
    async () => {
      await buildAndRun(await VenvRuntime.create({ stateDir, log: collectingLogger() }))
    },
    15 * MINUTES
  )
  ;(withDocker ? test : test.skip)(
    'is built by docker and runs a model',
    async () => {
      const engine = new DockerEngine(await findEndpoint())
      await buildAndRun(await DockerRuntime.create({ engine, stateDir, log: collectingLogger(), namespace }))
    },
    15 * MINUTES
  )
})
