/**
 * schemathesis sends what the contract allows, and what it does not, to every operation: nothing may fail with a 5xx,
 * nothing may be answered that the file does not describe, and no route may do without the key.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { execFile } from 'node:child_process'
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

let harness: Harness
let proxy: CheckingProxy
beforeAll(async () => {
  proxy = await startCheckingProxy()
  harness = await new Harness().start({ allowedHosts: [proxy.host] })
  proxy.target = harness.service.url
  // Something to be found by the names and ids that are tried.
  await harness.waitFor((await harness.startJob()).jobId)
})
afterAll(async () => {
  await proxy.close()
  await harness.close()
})

test(
  'finds nothing',
  async () => {
    const python = await pythonOrNotice(['schemathesis==4.*'], '3.11')
    if (python === undefined) return
    const command = join(dirname(python), process.platform === 'win32' ? 'st.exe' : 'st')
    const report = await run(
      command,
      [
        'run',
        `${proxy.url}/openapi.yaml`,
        ...['--header', `rime-api-key: ${KEY}`],
        ...['--checks', CHECKS.join(',')],
        ...['--phases', 'examples,coverage,fuzzing'],
        ...['--max-examples', '5'],
        ...['--seed', '1', '--generation-database', 'none'],
        ...['--request-timeout', '30'],
        ...['--suppress-health-check', 'all'],
        '--continue-on-failure',
        '--no-color'
      ],
      {
        cwd: harness.folder,
        timeout: TIMEOUT_MS,
        maxBuffer: 64 * 1024 * 1024,
        env: { ...process.env, NO_PROXY: '127.0.0.1,localhost' }
      }
    ).then(
      ({ stdout }) => ({ isClean: true, stdout }),
      (error: unknown) => ({ isClean: false, stdout: (error as { stdout?: string }).stdout ?? String(error) })
    )
    expect(proxy.problems.slice(0, 5)).toEqual([])
    expect(report.isClean ? '' : report.stdout.slice(-20_000)).toBe('')
    const asked = new Set(proxy.requests.map((one) => one.split('?')[0]))
    const operations = new Contract().operations.length
    expect(asked.size).toBeGreaterThan(operations)
  },
  TIMEOUT_MS
)
