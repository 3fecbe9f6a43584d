/** The vendor's own SDK against this backend: what it accepts is the contract. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { pythonOrNotice } from '../support/python.ts'
import { Harness, KEY } from './support/harness.ts'

const run = promisify(execFile)

/** rime-sdk asks for pandas below 1.5, which has no wheels for today's Pythons; it works with later ones. */
const DEPENDENCIES = [
  'pandas',
  'numpy',
  'click<8.1.4',
  'deprecated<2',
  'simplejson',
  'requests',
  'tqdm',
  'importlib-metadata',
  'protobuf',
  'schema',
  'six',
  'certifi',
  'python-dateutil',
  'typing-extensions'
]

let harness: Harness
beforeAll(async () => {
  harness = await new Harness().start()
})
afterAll(() => harness.close())

test('rime-sdk 2.13.2 does its whole flow', async () => {
  const python = await pythonOrNotice(DEPENDENCIES, '3.11')
  if (python === undefined) return
  const sdk = join(harness.folder, 'sdk')
  const pip = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--target', sdk, 'rime-sdk==2.13.2']
  await run(python, pip)

  harness.runtime.onBuild = () => Promise.resolve([{ name: 'xgboost', version: '1.0.2' }])
  for (let index = 0; index < 45; index++) {
    const version = index % 2 === 0 ? '1.26.4' : '2.0'
    harness.runtime.add(`image-${index}`, [{ name: 'numpy', version }])
  }
  const script = join(import.meta.dirname, 'support', 'vendor_sdk.py')
  const { stdout } = await run(python, ['-W', 'ignore', script, harness.service.url, KEY, harness.data], {
    timeout: 120_000,
    env: { ...process.env, PYTHONPATH: sdk, PYTHONDONTWRITEBYTECODE: '1', NO_PROXY: '127.0.0.1,localhost' }
  })
  const seen = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<string, unknown>
  expect(seen).toMatchObject({
    image: 'STATUS_READY',
    has_image: [true, false],
    all_images: 46,
    duplicate: expect.stringMatching(/an image named sdk_image exists/) as unknown,
    projects: ['SDK'],
    project: 'SDK',
    refused_path: expect.stringMatching(/not under a data root/) as unknown,
    datasets: ['ref', 'eval'],
    models: ['model'],
    dataset: 'ref',
    has_dataset: [true, false],
    predictions: 'a',
    job: 'JOB_STATUS_SUCCEEDED',
    cases: 6,
    batches: ['overall_accuracy', 'subset_performance:subset_accuracy', 'null_substitution'],
    batch_cases: 3,
    summary_tests: 3,
    categories: 3,
    jobs: 1,
    runs: true,
    bad_config: expect.stringMatching(/epochs/) as unknown,
    unknown_job: expect.stringMatching(/not-a-job/) as unknown,
    wrong_key: expect.stringMatching(/invalid or expired/) as unknown,
    after: [false, 0]
  })
  expect(seen['filtered']).toHaveLength(23)
}, 600_000)
