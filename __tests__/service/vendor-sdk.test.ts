/**
 * The vendor's own clients, from PyPI and unmodified, against this backend with nothing stood in for: images built by
 * the venv runtime, the real engine, models in their workers. What they accept is the contract; every answer that they
 * get is held against the file.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { silentLogger } from '../../src/logger.ts'
import { selectRuntime } from '../../src/runtime/select.ts'
import { startService } from '../../src/service/service.ts'
import { pythonOrNotice } from '../support/python.ts'
import type { CheckingProxy } from './support/checking-proxy.ts'
import { startCheckingProxy } from './support/checking-proxy.ts'
import { imageRecord } from './support/fake-runtime.ts'
import { Harness, KEY } from './support/harness.ts'
import { installClient, runScript, VENDOR_DEPENDENCIES, withImages } from './support/vendor-client.ts'

const EXAMPLE = join(import.meta.dirname, '../../examples/breast-cancer')
const TIMEOUT_MS = 600_000
/** More than two of the pages of 20 that SDKs ask for. */
const OTHER_IMAGES = 45

let harness: Harness
let proxy: CheckingProxy
let python: string | undefined
beforeAll(async () => {
  python = await pythonOrNotice(VENDOR_DEPENDENCIES, '3.11')
  harness = new Harness()
  writeData(harness.data)
  const { runtime } = await selectRuntime('venv', { stateDir: harness.stateDir, log: silentLogger })
  const others = Array.from({ length: OTHER_IMAGES }, (_image, index) =>
    imageRecord(`image-${index}`, [{ name: 'old-library', version: index % 2 === 0 ? '1.26.4' : '2.0' }])
  )
  proxy = await startCheckingProxy()
  const options = {
    ...harness.options(),
    runtime: withImages(runtime, others),
    allowedHosts: [proxy.host]
  }
  delete options.engineCommand
  harness.service = await startService(options)
  proxy.target = harness.service.url
}, TIMEOUT_MS)
afterAll(async () => {
  await proxy.close()
  await harness.close()
})

function writeData(folder: string): void {
  cpSync(join(EXAMPLE, 'data'), folder, { recursive: true })
  for (const file of ['model.py', 'model.json']) cpSync(join(EXAMPLE, file), join(folder, 'model', file))
  for (const [name, body] of [
    ['broken', 'raise ValueError("the model is not happy")'],
    ['slow', 'import time; time.sleep(600)']
  ] as const) {
    mkdirSync(join(folder, name))
    writeFileSync(
      join(folder, name, 'model.py'),
      `print("loaded", flush=True)\n\ndef predict_df(df):\n    ${body}\n`
    )
  }
}

/** Lets a client do its flow. */
async function drive(script: string, distribution: string, image: string): Promise<Record<string, unknown>> {
  if (python === undefined) throw new Error('there is no Python')
  const env = await installClient(python, distribution, harness.folder)
  const file = join(import.meta.dirname, 'support', script)
  const seen = await runScript(python, [file, proxy.url, KEY, harness.data, image], env)
  expect(proxy.problems).toEqual([])
  return seen
}

test.each(['2.0.17', '2.6.8', '2.13.2'])(
  'rime-sdk %s does its whole flow',
  async (version) => {
    if (python === undefined) return
    const image = `sdk_${version.replaceAll('.', '_')}`
    const seen = await drive('vendor_sdk.py', `rime-sdk==${version}`, image)
    const two = ['TEST_CATEGORY_TYPE_MODEL_PERFORMANCE', 'TEST_CATEGORY_TYPE_SUBSET_PERFORMANCE'].length
    expect(seen).toEqual({
      image: 'STATUS_READY',
      libraries: ['numpy', 'pandas'],
      has_image: [true, true, false],
      all_images: [OTHER_IMAGES + 1, OTHER_IMAGES + 1, true],
      filtered: 23,
      filtered_by_both: [image],
      duplicate: expect.stringContaining(`an image named ${image} exists`) as unknown,
      projects: ['SDK'],
      project: 'SDK',
      link: expect.stringMatching(/^127\.0\.0\.1:\d+\/v1\/projects\//) as unknown,
      refused_path: expect.stringContaining('not under a data root') as unknown,
      uploads: 3,
      datasets: ['ref', 'eval', 'frame'],
      models: ['model', 'placeholder'],
      prediction_sets: [true],
      dataset: 'ref',
      model: 'model',
      has_dataset: [true, false],
      predictions: 'mean radius',
      job: 'JOB_STATUS_SUCCEEDED',
      progress: true,
      result: ['SDK run', true],
      cases: [true, true],
      batches: true,
      batch: true,
      batch_total: true,
      summary_tests: two,
      ...(version === '2.0.17' ? {} : { categories: two }),
      run_link: expect.stringMatching(/^http:\/\/127\.0\.0\.1/) as unknown,
      jobs: [true],
      runs: true,
      text: true,
      by_id: [true, true],
      broken: 'JOB_STATUS_FAILED',
      broken_logs: [true, true],
      cancelled: 'JOB_STATUS_CANCELLED',
      bad_config: expect.stringContaining('epochs') as unknown,
      unknown_job: expect.stringContaining('not-a-job') as unknown,
      unknown_run: expect.stringContaining('not-a-run') as unknown,
      wrong_key: expect.stringContaining('invalid or expired') as unknown,
      left: [0, 2, 2],
      after: [false, 0, 0]
    })
    const [base] = version === '2.0.17' ? ['/internal'] : ['/v1-beta']
    expect(proxy.requests.some((one) => one.startsWith(`GET ${base}/logs/`))).toBe(true)
  },
  TIMEOUT_MS
)

test(
  'robustintelligence 2.13.2 does its whole flow',
  async () => {
    if (python === undefined) return
    const seen = await drive('vendor_ri.py', 'robustintelligence==2.13.2', 'ri_image')
    expect(seen).toEqual({
      image: 'STATUS_READY',
      all_images: [OTHER_IMAGES + 1, OTHER_IMAGES + 1, true],
      project: ['RI', 'RI'],
      projects: ['renamed'],
      registry: [['ref', 'eval'], ['model'], 'ref', 'model'],
      predictions: ['mean radius', 1],
      job: ['JOB_STATUS_SUCCEEDED', true],
      ids: [true, true],
      run: ['renamed run', true, true],
      batches: [true, true],
      features: [true, true],
      categories: [2, 2],
      broken: ['JOB_STATUS_FAILED', true],
      cancelled: 'JOB_STATUS_CANCELLED',
      jobs: 1,
      limit: 'LICENSE_LIMIT_EXPIRATION',
      version: '2.13.2',
      unknown: [404, 5],
      uploads: 1,
      after: 0
    })
  },
  TIMEOUT_MS
)
