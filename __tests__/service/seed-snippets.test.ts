/**
 * The Python of the seed's guide, as it stands but for the client's set-up, with rime-sdk 2.13.2. Its image of 800 MB is
 * built only with RIME_HEAVY_TESTS=1; otherwise two small libraries stand in for xgboost and tensorflow.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { silentLogger } from '../../src/logger.ts'
import { selectRuntime } from '../../src/runtime/select.ts'
import { startService } from '../../src/service/service.ts'
import { pythonOrNotice } from '../support/python.ts'
import { imageRecord } from './support/fake-runtime.ts'
import { Harness, KEY } from './support/harness.ts'
import { installClient, runScript, VENDOR_DEPENDENCIES, withImages } from './support/vendor-client.ts'

const SUPPORT = join(import.meta.dirname, 'support')
/** The document itself lies beside the project where it is developed. */
const GUIDE = join(import.meta.dirname, '../../../shared/reference/seed-managed-images.md')
const TIMEOUT_MS = 1_200_000
const isHeavy = process.env['RIME_HEAVY_TESTS'] === '1'

const CATBOOST = [{ name: 'catboost', version: '1.0.3' }]
let harness: Harness
beforeAll(async () => {
  harness = new Harness()
  writeData(harness.data)
  const { runtime } = await selectRuntime('venv', { stateDir: harness.stateDir, log: silentLogger })
  const teammates = [
    imageRecord('fraud_team', CATBOOST),
    imageRecord('pricing', CATBOOST),
    imageRecord('other', [])
  ]
  const options = { ...harness.options(), runtime: withImages(runtime, teammates) }
  delete options.engineCommand
  harness.service = await startService(options)
}, TIMEOUT_MS)
afterAll(() => harness.close())

function writeData(folder: string): void {
  for (const [file, start] of [
    ['ref.csv', 0],
    ['eval.csv', 400]
  ] as const) {
    const rows = Array.from({ length: 400 }, (_row, index) => {
      const value = ((index + start) * 37) % 101
      return `${value},${value + (((index + start) * 7) % 40) > 70 ? 1 : 0}`
    })
    writeFileSync(join(folder, file), `x,label\n${rows.join('\n')}\n`)
  }
  const library = isHeavy ? 'xgboost' : 'packaging'
  const body = 'return min(1.0, max(0.0, float(row["x"] or 0) / 100))'
  writeFileSync(
    join(folder, 'model', 'model.py'),
    `import ${library}\n\ndef predict_dict(row):\n    ${body}\n`
  )
}

function snippetsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/^```python\n(.*?)^```$/gms)].map(([, code]) => code ?? '')
}

test('the snippets are those of the guide', () => {
  if (!existsSync(GUIDE)) return
  expect(snippetsOf(join(SUPPORT, 'seed-snippets.md'))).toEqual(snippetsOf(GUIDE))
})

test(
  'every snippet of the guide runs',
  async () => {
    const python = await pythonOrNotice(VENDOR_DEPENDENCIES, '3.11')
    if (python === undefined) return
    const setUp = readFileSync(join(SUPPORT, 'seed_setup.py'), 'utf8')
    // "Insert your own stress testing configuration here."
    const snippets = snippetsOf(join(SUPPORT, 'seed-snippets.md'))
      .join('\n')
      .replace('config = ...', 'config = CONFIG')
    const seen = [
      'import json',
      'image = rime_client.get_managed_image("xgboost102_tensorflow")',
      'print(json.dumps({"names": names, "token": next_page_token, "libraries": [x["name"] for x in image["pip_libraries"]],',
      '  "image": builder_job.get_status(verbose=False)["status"],',
      '  "status": stress_test_job.get_status(verbose=False)["status"],',
      '  "cases": len(stress_test_job.get_test_run().get_test_cases_df())}))'
    ].join('\n')
    const file = join(harness.folder, 'guide.py')
    writeFileSync(file, [setUp, isHeavy ? snippets : smaller(snippets), seen].join('\n'))
    const env = await installClient(python, 'rime-sdk==2.13.2', harness.folder)
    const result = await runScript(python, [file, harness.service.url, KEY, harness.data], env)
    expect(result).toMatchObject({
      names: ['fraud_team', 'pricing'],
      image: 'STATUS_READY',
      status: 'JOB_STATUS_SUCCEEDED'
    })
    expect(result['libraries']).toEqual(
      expect.arrayContaining(isHeavy ? ['xgboost', 'tensorflow'] : ['packaging', 'pandas'])
    )
    expect(result['cases']).toBeGreaterThan(0)
  },
  TIMEOUT_MS
)

function smaller(snippets: string): string {
  return snippets
    .replace('pip_requirement("xgboost", "==1.0.2")', 'pip_requirement("packaging", "==24.2")')
    .replace('pip_requirement("tensorflow")', 'pip_requirement("pandas")')
}
