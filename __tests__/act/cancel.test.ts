/** The action cancelled by the signals of GitHub's own runner. act cannot show this: it kills a step at once. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { cancelLikeRunner } from '../support/cancel.ts'
import { leftovers, livesLong } from '../support/leftovers.ts'
import { pythonOrNotice } from '../support/python.ts'
import { runtimes } from './act.ts'
import { spawnSync } from '../support/run-sync.ts'

const root = resolve(import.meta.dirname, '..', '..')
/** An environment is built first; on a busy machine that takes minutes. */
const LIMIT_MS = 10 * 60_000
const FILES = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY', 'GITHUB_ENV', 'GITHUB_PATH']

const onLinux = process.platform === 'linux' ? describe : describe.skip
if (process.platform !== 'linux') process.stderr.write('notice: cancelling is tested on Linux only\n')

onLinux.each(process.platform === 'linux' ? runtimes() : [])('cancelled on $RUNTIME', (variables) => {
  let base: string
  let python: string | undefined

  beforeAll(async () => {
    python = await pythonOrNotice([])
    base = mkdtempSync(join(tmpdir(), 'cancel-'))
    const example = join(root, 'examples', 'breast-cancer')
    for (const name of ['workspace', 'tmp']) mkdirSync(join(base, name))
    for (const name of ['data', 'stress-test.yml', 'requirements.txt']) {
      cpSync(join(example, name), join(base, 'workspace', name), { recursive: true })
    }
    writeFileSync(
      join(base, 'workspace', 'model.py'),
      'import time\n\n\ndef predict_df(df):\n    time.sleep(600)\n'
    )
    for (const name of FILES) writeFileSync(join(base, name), '')
  }, LIMIT_MS)

  afterAll(() => rmSync(base, { recursive: true, force: true }))

  function environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      ...Object.fromEntries(FILES.map((name) => [name, join(base, name)])),
      XDG_CACHE_HOME: join(base, 'state'),
      TMPDIR: join(base, 'tmp'),
      RUNNER_TEMP: base,
      GITHUB_WORKSPACE: join(base, 'workspace'),
      GITHUB_REPOSITORY: 'example/cancel',
      'INPUT_CONFIG-PATH': 'stress-test.yml',
      INPUT_REQUIREMENTS: '-r requirements.txt',
      INPUT_RUNTIME: variables['RUNTIME'],
      'INPUT_BASE-IMAGE': variables['BASE_IMAGE'] ?? ''
    }
  }

  test(
    'ends in time with a summary, and leaves nothing',
    async () => {
      if (python === undefined) return
      const options = { env: environment(), cwd: join(base, 'workspace') }
      const ended = await cancelLikeRunner(
        process.execPath,
        [join(root, 'src', 'main.ts')],
        options,
        livesLong(base, 'model_worker.py')
      )
      expect(ended).toMatchObject({ code: 1, sent: ['SIGINT'] })
      expect(ended.output).toMatch(/::error::.*cancelled/)
      expect(readFileSync(join(base, 'GITHUB_STEP_SUMMARY'), 'utf8').trim()).toMatch(/^.*cancelled.*$/)
      expect(readFileSync(join(base, 'GITHUB_OUTPUT'), 'utf8')).toMatch(/status<<(\S+)\nerror\n\1/)
      expect(leftovers(base)).toEqual([])
      expect(readdirSync(join(base, 'tmp'))).toEqual([])
    },
    LIMIT_MS
  )

  test('the post step repeats how it ended, and changes nothing', () => {
    if (python === undefined) return
    const states = [
      ...readFileSync(join(base, 'GITHUB_STATE'), 'utf8').matchAll(/^(\w+)<<(\S+)\n([^]*?)\n\2$/gm)
    ]
    const env = {
      ...environment(),
      ...Object.fromEntries(states.map(([, name = '', , value = '']) => [`STATE_${name}`, value]))
    }
    const summary = readFileSync(join(base, 'GITHUB_STEP_SUMMARY'), 'utf8')
    const post = spawnSync(process.execPath, [join(root, 'src', 'post.ts')], { env, encoding: 'utf8' })
    expect({ status: post.status, stderr: post.stderr }).toEqual({ status: 0, stderr: '' })
    expect(post.stdout).toContain('cancelled')
    expect(readFileSync(join(base, 'GITHUB_STEP_SUMMARY'), 'utf8')).toBe(summary)
  })
})
