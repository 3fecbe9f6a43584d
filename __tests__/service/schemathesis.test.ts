/**
 * schemathesis sends what the contract allows, and what it does not, to every operation: nothing may fail with a 5xx,
 * nothing may be answered that the file does not describe, and no route may do without the key.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

import { Contract } from '../../src/service/contract/contract.ts'
import { pythonOrNotice } from '../support/python.ts'
import type { CheckingProxy } from './support/checking-proxy.ts'
import { startCheckingProxy } from './support/checking-proxy.ts'
import { Harness, KEY } from './support/harness.ts'

const run = promisify(execFile)

const TIMEOUT_MS = 600_000
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
  'ignored_auth'
]

/** Of a runtime at its boundary, which has no newer base to move an image to: 501, as the contract says. */
const LEFT_OUT = ['upgradeImage']

let harness: Harness
let proxy: CheckingProxy
/** Things that are there, by the names of the parameters that ask for them. */
let known: Record<string, string>
beforeAll(async () => {
  proxy = await startCheckingProxy()
  harness = await new Harness().start({ allowedHosts: [proxy.host] })
  proxy.target = harness.service.url
  const { jobId, projectId } = await harness.startJob()
  const job = await harness.waitFor(jobId)
  const [dataset, model] = [await harness.dataset(projectId, 'ref.csv'), await harness.model(projectId)]
  known = {
    jobId,
    projectId_uuid: projectId,
    modelId_uuid: model,
    datasetId: dataset,
    testRunId: job.jobData?.stress?.testRunId ?? '',
    testType: 'null_substitution',
    urlSafeFeatureId: 'f1',
    name: 'img',
    customerName: 'embedded',
    limit: 'LICENSE_LIMIT_EXPIRATION',
    feature: 'LICENSE_FEATURE_FIREWALL',
    configType: 'CONFIG_TYPE_TEST_RUN'
  }
})
afterAll(async () => {
  await proxy.close()
  await harness.close()
})

/** The contract with names of path parameters that schemathesis can read: it takes a dot for an attribute. */
function writeContract(): string {
  const file = join(harness.folder, 'contract.yaml')
  const text = new Contract().text
    .replaceAll(/\{(\w+)\.(\w+)\}/g, '{$1_$2}')
    .replaceAll(/name: (\w+)\.(\w+)(\n +in: path)/g, 'name: $1_$2$3')
  writeFileSync(file, text)
  return file
}

function writeConfig(): string {
  const file = join(harness.folder, 'schemathesis.toml')
  const lines = Object.entries(known).map(([name, value]) => `"path.${name}" = ${JSON.stringify(value)}`)
  writeFileSync(file, `[parameters]\n${lines.join('\n')}\n`)
  return file
}

/** @returns what it has found; undefined when there is no schemathesis. */
async function schemathesis(
  global: readonly string[],
  options: readonly string[]
): Promise<string | undefined> {
  const python = await pythonOrNotice(['schemathesis==4.*'], '3.11')
  if (python === undefined) return undefined
  const command = join(dirname(python), process.platform === 'win32' ? 'st.exe' : 'st')
  const args = [
    ...global,
    'run',
    writeContract(),
    ...['--url', proxy.url],
    ...['--header', `rime-api-key: ${KEY}`],
    ...['--checks', CHECKS.join(',')],
    ...['--phases', 'examples,coverage,fuzzing'],
    ...['--max-examples', '5'],
    ...['--seed', '1', '--generation-database', 'none'],
    ...['--request-timeout', '30'],
    ...['--suppress-health-check', 'all'],
    ...LEFT_OUT.flatMap((id) => ['--exclude-operation-id', id]),
    ...options,
    '--continue-on-failure',
    '--no-color'
  ]
  try {
    await run(command, args, {
      cwd: harness.folder,
      timeout: TIMEOUT_MS,
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, NO_PROXY: '127.0.0.1,localhost' }
    })
    return ''
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    return `${stdout}${stderr}`.slice(-20_000) || String(error)
  }
}

test(
  'finds nothing in things that are there',
  async () => {
    const found = await schemathesis(
      ['--config-file', writeConfig()],
      // Else the first deletion would leave nothing to be read.
      ['--exclude-method', 'DELETE']
    )
    if (found === undefined) return
    expect(proxy.problems.slice(0, 5)).toEqual([])
    expect(found).toBe('')
  },
  TIMEOUT_MS
)

test(
  'finds nothing in things that are not',
  async () => {
    proxy.requests.length = 0
    const found = await schemathesis([], [])
    if (found === undefined) return
    expect(proxy.problems.slice(0, 5)).toEqual([])
    expect(found).toBe('')
    for (const { method, path, id } of new Contract().operations) {
      const pattern = new RegExp(`^${method} ${path.replaceAll(/\{[^}]+\}/g, '[^/]*')}(\\?|$)`)
      if (!LEFT_OUT.includes(id)) expect(proxy.requests.some((one) => pattern.test(one)) ? '' : id).toBe('')
    }
  },
  TIMEOUT_MS
)
