/** The command as a user meets it: usage, bad input, exit codes, the server and its images. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { formatPlace, type Place } from '../../src/problem.ts'
import { runCli } from '../support/command.ts'
import { execFileSync } from '../support/run-sync.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const run = (...args: string[]): ReturnType<typeof runCli> => runCli(args, { cwd: folder })

it('explains itself and its exit codes', async () => {
  const { code, stdout } = await run('run', '--help')
  expect(code).toBe(0)
  for (const flag of ['--config-path', '--requirements', '--fail-on', '--json'])
    expect(stdout).toContain(flag)
  expect((await run('--help')).stdout).toMatch(/0 {2}the gate passed\n.*1 {2}the gate failed/s)
})

it.each([
  [[], 'Usage'],
  [['run'], '--config-path'],
  [['run', '--config-path', 'x.yml', '--fail-on', 'alert'], 'Allowed choices are fail, warning, never'],
  [['run', '--config-path', 'x.yml', '--no-such-flag'], '--no-such-flag'],
  [['serve', '--api-key-file', 'key', '--port', 'http'], '--port'],
  [['images', 'show', 'Not A Name'], 'not an image name']
])('%j is a usage error', async (args, message) => {
  const { code, stderr } = await run(...args)
  expect(code).toBe(2)
  expect(stderr).toContain(message)
})

it('refuses a key on the command line, without repeating it', async () => {
  const { code, stdout, stderr } = await run(
    'images',
    'list',
    '--server-url',
    'http://127.0.0.1:1',
    '--api-key',
    'cnry_1'
  )
  expect(code).toBe(2)
  expect(stderr).toContain('RIME_API_KEY')
  expect(stdout + stderr).not.toContain('cnry_1')
})

it('reports every problem of inputs, requirements and configuration at once, each at its place', async () => {
  await writeFile(join(folder, 'requirements.txt'), 'numpy\n--index-url https://example.com\n')
  await writeFile(
    join(folder, 'stress-test.yml'),
    'run_name: x\nmodel_task: Binary Classification\ndata_info:\n  ref_path: a.csv\n  eval_pth: b.csv\n'
  )
  const args = [
    '--config-path',
    'stress-test.yml',
    '-r',
    'requirements.txt',
    '--python-version',
    '3.1',
    '--json'
  ]
  const { code, stdout } = await run('run', ...args)
  expect(code).toBe(2)
  const result = JSON.parse(stdout) as {
    status: string
    exitCode: number
    reasons: { message: string; place: Place }[]
  }
  expect(result).toMatchObject({ status: 'error', exitCode: 2 })
  const messages = result.reasons.map(({ place, message }) => `${formatPlace(place)}: ${message}`).join('\n')
  expect(messages).toContain('input python-version: "3.1"')
  expect(messages).toContain('requirements.txt:2:1')
  expect(messages).toMatch(/stress-test\.yml:5:3: .*eval_pth/)
  const report = JSON.parse(await readFile(join(folder, 'stress-test-report', 'results.json'), 'utf8')) as {
    verdict: { status: string }
  }
  expect(report.verdict.status).toBe('error')
})

it('says when there is no server, with exit code 3 and never green', async () => {
  await writeFile(join(folder, 'a.csv'), 'x,y\n1,0\n2,1\n')
  await writeFile(join(folder, 'model.py'), 'def predict_df(df):\n    return df["x"] * 0\n')
  await writeFile(
    join(folder, 'c.json'),
    JSON.stringify({
      run_name: 'x',
      model_task: 'Binary Classification',
      data_info: { ref_path: 'a.csv', eval_path: 'a.csv', label_col: 'y' },
      model_info: { path: 'model.py' }
    })
  )
  const { code, stdout } = await runCli(
    [
      'run',
      '--config-path',
      'c.json',
      '--server-url',
      'http://127.0.0.1:9',
      '--timeout-minutes',
      '0.05',
      '--json'
    ],
    { cwd: folder, env: { RIME_API_KEY: 'cnry_2' } }
  )
  expect(code).toBe(3)
  expect(JSON.parse(stdout)).toMatchObject({ status: 'error' })
  expect(stdout).not.toContain('cnry_2')
}, 30_000)

it('serves with a key of its own making, and answers images commands', async () => {
  const cli = join(import.meta.dirname, '..', '..', 'src', 'cli.ts')
  const args = [
    cli,
    'serve',
    '--port',
    '0',
    '--runtime',
    'venv',
    '--state-dir',
    'state',
    '--api-key-file',
    'key'
  ]
  const server = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let text = ''
      server.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
        const found = /Listening on (\S+)/.exec(text)
        if (found !== null) resolve(found[1]!)
      })
      server.on('exit', () => {
        reject(new Error(`serve ended: ${text}`))
      })
    })
    if (process.platform !== 'win32') expect((await stat(join(folder, 'key'))).mode & 0o777).toBe(0o600)
    const list = await run('images', 'list', '--server-url', url, '--api-key-file', 'key')
    expect(list).toMatchObject({ code: 0, stdout: 'No images.\n' })
    const absent = await run('images', 'show', 'nobody', '--server-url', url, '--api-key-file', 'key')
    expect(absent).toMatchObject({ code: 2, stderr: 'error: There is no image nobody.\n' })
    await writeFile(join(folder, 'wrong'), 'x'.repeat(40))
    const refused = await run('images', 'list', '--server-url', url, '--api-key-file', 'wrong')
    expect(refused.code).toBe(3)
  } finally {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGTERM')
    expect(await ended).toBe(0)
  }
}, 60_000)

it('is one clear line on an older Node', () => {
  let older: string
  try {
    older = execFileSync('sh', ['-c', 'PATH=/usr/local/bin:/usr/bin command -v node'], {
      encoding: 'utf8'
    }).trim()
    if (
      Number(execFileSync(older, ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8' })) >= 24
    )
      return
  } catch {
    console.log('notice: there is no older Node on this machine')
    return
  }
  const bundle = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'index.js')
  let stderr = ''
  try {
    execFileSync(older, [bundle, 'run'], { stdio: 'pipe' })
  } catch (error) {
    stderr = String((error as { stderr: Buffer }).stderr)
    expect((error as { status: number }).status).toBe(2)
  }
  expect(stderr).toMatch(/^rime-stress-test needs Node 24 or later; this is Node [\d.]+\.\n$/)
})
