/**
 * The examples of the guide "Run RIME on Managed Docker Images", line by line, in the order in which they stand there,
 * against the real service with real environments, the real engine and a real model. The guide's own libraries are
 * 800 MB, so they are used when RIME_HEAVY_TESTS=1 asks for it; else two smaller ones stand for them.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { silentLogger } from '../../src/logger.ts'
import { selectRuntime } from '../../src/runtime/select.ts'
import { Client } from '../../src/sdk/index.ts'
import { type RunningService, startService } from '../../src/service/service.ts'
import { pythonOrNotice } from '../support/python.ts'

const KEY = 'a-key-of-this-test-only'
const EXAMPLE = resolve(import.meta.dirname, '..', '..', 'examples', 'breast-cancer')
const MINUTES = 60_000

/** What the guide pins and what it leaves open; the filter of its last part. */
const GUIDE =
  process.env['RIME_HEAVY_TESTS'] === '1'
    ? { image: 'xgboost102_tensorflow', fixed: ['xgboost', '==1.0.2'], open: 'tensorflow', filter: '1.0.2' }
    : { image: 'numpy1264_pandas', fixed: ['numpy', '==1.26.4'], open: 'pandas', filter: '1.26.4' }

let folder: string
let service: RunningService
let rimeClient: Client
const printed: string[] = []
let hasPython = false

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'rime-seed-')))
  const { runtime } = await selectRuntime('venv', { stateDir: folder, log: silentLogger })
  service = await startService({
    host: '127.0.0.1',
    port: 0,
    stateDir: folder,
    runtime,
    apiKeys: [KEY],
    // Nothing of this machine may be read, so that the files must come as uploads.
    dataRoots: [],
    version: '0.0.0',
    log: silentLogger
  })
  // {{ sdk_client_setup }}
  rimeClient = new Client({ url: service.url, apiKey: KEY, print: (line) => printed.push(line) })
  hasPython = (await pythonOrNotice(['pandas'])) !== undefined
}, MINUTES)

afterAll(async () => {
  rimeClient.close()
  await service.close({ cancelJobs: true })
  rmSync(folder, { recursive: true, force: true })
})

describe('the guide', () => {
  test(
    'Building a Managed Docker Image',
    async () => {
      if (!hasPython) return
      const [library = '', version] = GUIDE.fixed
      const requirements = [
        // Fix the version of `xgboost` to `1.0.2`.
        rimeClient.pipRequirement(library, version),
        // We do not care about the installed version of `tensorflow`.
        rimeClient.pipRequirement(GUIDE.open)
      ]
      // Start a new image building job
      const builderJob = await rimeClient.createManagedImage(GUIDE.image, requirements)
      // Wait until the job has finished and print out status information.
      // Once this prints out the `READY` status, your image is available for use in stress tests.
      const image = await builderJob.getStatus({ verbose: true, waitUntilFinish: true })

      expect(printed.at(-1)).toBe(`Image ${GUIDE.image}: READY`)
      expect(image).toMatchObject({ name: GUIDE.image, status: 'STATUS_READY' })
      const names = image.pipLibraries.map((one) => one.name)
      expect(names).toEqual(expect.arrayContaining([library, GUIDE.open]))
    },
    20 * MINUTES
  )

  test(
    'Start a Stress Test on a Managed Docker Image',
    async () => {
      if (!hasPython) return
      // Insert your own stress testing configuration here.
      const config = {
        run_name: 'Breast cancer',
        model_task: 'Binary Classification',
        data_info: {
          ref_path: 'data/reference.csv',
          eval_path: 'data/evaluation.csv',
          label_col: 'malignant'
        },
        model_info: { path: 'model.py' },
        random_seed: 42
      }
      // Kick off a stress test on the "xgboost102_tensorflow" image.
      const stressTestJob = await rimeClient.startStressTest({
        testRunConfig: config,
        rimeManagedImage: GUIDE.image,
        workingDirectory: EXAMPLE
      })
      // Wait until the job has finished and print out status information.
      const job = await stressTestJob.getStatus({ verbose: true, waitUntilFinish: true })

      expect(job).toMatchObject({ status: 'JOB_STATUS_SUCCEEDED' })
      expect(job.jobData?.stress?.testRunId).toBeTruthy()
      expect(printed.at(-1)).toBe(`Stress test ${stressTestJob.jobId}: SUCCEEDED`)
      expect(printed.join('\n')).toMatch(/\d+ of \d+ tests completed/)
    },
    5 * MINUTES
  )

  test('Querying for Managed Docker Images', async () => {
    if (!hasPython) return
    const [library = ''] = GUIDE.fixed
    const filters = [rimeClient.pipLibraryFilter(library, GUIDE.filter)]
    const [images, nextPageToken] = await rimeClient.listManagedImages({ pipLibraryFilters: filters })
    expect(nextPageToken).toBe('')
    expect(images[0]?.pipLibraries).toContainEqual({ name: library, version: GUIDE.filter })

    const names = (await rimeClient.listManagedImages({ pipLibraryFilters: filters }))[0].map((x) => x.name)
    expect(names).toEqual([GUIDE.image])

    const none = await rimeClient.listManagedImages({
      pipLibraryFilters: [rimeClient.pipLibraryFilter('catboost', '1.0.3')]
    })
    expect(none).toEqual([[], ''])
  })
})
