/** Workflows that use the action, run by nektos/act. Set ACT to the path of its binary; `.ci/run act` does. */
import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'

import { leftovers, livesLong } from '../support/leftovers.ts'
import { type ActProject, actProject, runtimes } from './act.ts'
import { execFileSync } from '../support/run-sync.ts'

const hasAct = (process.env['ACT'] ?? '') !== ''
if (!hasAct) process.stderr.write('notice: workflows under act are skipped: ACT does not name its binary\n')
const withAct = hasAct ? describe : describe.skip

/** Environments are downloaded and built; on a busy machine that takes minutes. */
const LIMIT_MS = 10 * 60_000
const allRuntimes = hasAct ? runtimes() : [{ RUNTIME: 'venv' }]
const root = resolve(import.meta.dirname, '..', '..')
const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as { outputs: Record<string, unknown> }
const outputNames = Object.keys(action.outputs).sort()

let project: ActProject | undefined
afterEach(() => {
  project?.remove()
  project = undefined
})

function kept(name: string): unknown {
  return JSON.parse(readFileSync(join(project?.outputs ?? '', name), 'utf8'))
}

function emptyFolder(folder: string): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true })
}

function removeImage(name: string, variables: Record<string, string>, { state }: ActProject): void {
  const command = [join(root, 'dist', 'cli', 'index.js'), 'images', 'delete', name]
  execFileSync(
    process.execPath,
    [...command, '--runtime', variables['RUNTIME'] ?? '', '--state-dir', join(state, 'rime-stress-test')],
    {
      stdio: 'ignore'
    }
  )
}

withAct.each(allRuntimes)('uses: ./ on $RUNTIME', (variables) => {
  test(
    'the first run builds, the second reuses',
    async () => {
      project = actProject('__tests__/act/workflows/build-and-reuse.yml', {
        'examples/breast-cancer': 'examples/breast-cancer'
      })
      // An engine keeps images between runs of this test; these requirements are of this run alone.
      const requirements = join(project.folder, 'examples', 'breast-cancer', 'requirements.txt')
      appendFileSync(requirements, `numpy!=0.0.${Date.now()}\n`)
      const { code, output } = await project.run({ variables })
      expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('Job succeeded') })
      const first = kept('first.json') as Record<string, string>
      const second = kept('second.json') as Record<string, string>
      expect(first).toMatchObject({ status: 'pass', failed: '0', 'image-decision': 'built' })
      expect(second).toMatchObject({ status: 'pass', failed: '0', 'image-decision': 'reused' })
      expect(second['image-name']).toBe(first['image-name'])
      expect(Number(first['passed'])).toBeGreaterThan(5)
      removeImage(first['image-name'] ?? '', variables, project)
    },
    LIMIT_MS
  )

  test(
    'a failing gate turns the job red with every output set and the report there',
    async () => {
      project = actProject('__tests__/act/workflows/card-fraud.yml', {
        'examples/card-fraud': 'examples/card-fraud'
      })
      const { code, output } = await project.run({ variables })
      expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining('Job failed') })
      const gate = kept('gate.json') as { outputs: Record<string, string> }
      expect(gate).toMatchObject({ outcome: 'failure', conclusion: 'failure' })
      expect(Object.keys(gate.outputs).sort()).toEqual(outputNames)
      expect(Object.entries(gate.outputs).filter(([, value]) => value === '')).toEqual([])
      expect(gate.outputs).toMatchObject({ status: 'fail' })
      expect(Number(gate.outputs['failed'])).toBeGreaterThan(0)
      expect(readdirSync(join(project.outputs, 'report'))).toEqual(
        expect.arrayContaining(['junit.xml', 'report.html', 'results.json'])
      )
      expect(output).toMatch(/::error/)
    },
    LIMIT_MS
  )

  test(
    'a cancelled run leaves nothing',
    async () => {
      const files = ['stress-test.yml', 'requirements.txt', 'model.json', 'data']
      const slow = actProject(
        '__tests__/act/workflows/cancel.yml',
        Object.fromEntries(files.map((name) => [`examples/slow/${name}`, `examples/breast-cancer/${name}`]))
      )
      project = slow
      writeFileSync(
        join(slow.folder, 'examples', 'slow', 'model.py'),
        'import time\n\n\ndef predict_df(df):\n    time.sleep(600)\n'
      )
      const { code, output } = await slow.run({
        variables,
        cancelWhen: livesLong(slow.base, 'model_worker.py')
      })
      expect(code).toBe(1)
      // act kills the step at once, so the post step has to end what it left.
      expect(output).toContain('The stress test was stopped before it ended')
      expect(leftovers(slow.base)).toEqual([])
    },
    LIMIT_MS
  )
})

withAct('GitHub’s cache', () => {
  test(
    'brings the environment to a runner with an empty disk',
    async () => {
      const fresh = actProject('__tests__/act/workflows/cache.yml', {
        'examples/breast-cancer': 'examples/breast-cancer'
      })
      project = fresh
      const cache = join(fresh.base, 'cache')
      const first = await fresh.run({ cache })
      expect(first).toEqual({ code: 0, output: expect.stringContaining('Job succeeded') })
      expect(kept('gate.json')).toMatchObject({ status: 'pass', 'image-decision': 'built' })
      emptyFolder(fresh.state)
      const second = await fresh.run({ cache })
      expect(second).toEqual({ code: 0, output: expect.stringContaining('Job succeeded') })
      expect(kept('gate.json')).toMatchObject({ status: 'pass', 'image-decision': 'built' })
      expect(first.output).not.toMatch(/was found in the cache/)
      expect(second.output).toMatch(/was found in the cache/)
      expect(second.output).not.toMatch(/Installed \d+ packages/)
    },
    LIMIT_MS
  )
})

withAct('the workflows for users', () => {
  const files = Object.fromEntries(
    ['stress-test.yml', 'requirements.txt', 'model.py', 'model.json', 'data'].map((name) => [
      name,
      `examples/breast-cancer/${name}`
    ])
  )

  test.each([
    ['pull-request-gate.yml', 'pull_request'],
    ['schedule.yml', 'workflow_dispatch']
  ])(
    '%s passes for a robust model and keeps its report',
    async (workflow, event) => {
      project = actProject(`examples/workflows/${workflow}`, files)
      const { code, output } = await project.run({ event })
      expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('Job succeeded') })
      expect(kept(join('stress-test-report', 'results.json'))).toMatchObject({ verdict: { status: 'pass' } })
    },
    LIMIT_MS
  )
})
