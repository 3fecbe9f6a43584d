/** The action as the runner starts it: `INPUT_*` in the environment, files for outputs, state and summary. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const SOURCES = join(import.meta.dirname, '..', '..', 'src')
const FILES = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'] as const

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'action-'))
  for (const file of FILES) await writeFile(join(folder, file), '')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

interface StepResult {
  code: number | null
  log: string
  outputs: Map<string, string>
  state: Map<string, string>
  summary: string
}

async function step(entry: 'main' | 'post', env: Record<string, string>): Promise<StepResult> {
  const { PATH = '', HOME = '', SystemRoot = '' } = process.env
  const child = spawn(process.execPath, [join(SOURCES, `${entry}.ts`)], {
    cwd: folder,
    env: {
      PATH,
      HOME,
      SystemRoot,
      GITHUB_WORKSPACE: folder,
      GITHUB_REPOSITORY: 'octo/repo',
      XDG_CACHE_HOME: join(folder, 'cache'),
      ...Object.fromEntries(FILES.map((file) => [file, join(folder, file)])),
      ...env
    },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (log += text))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return {
    code,
    log,
    outputs: await readPairs('GITHUB_OUTPUT'),
    state: await readPairs('GITHUB_STATE'),
    summary: await readFile(join(folder, 'GITHUB_STEP_SUMMARY'), 'utf8')
  }
}

/** `name<<delimiter` blocks as the runner reads them. */
async function readPairs(file: string): Promise<Map<string, string>> {
  const pairs = new Map<string, string>()
  const text = await readFile(join(folder, file), 'utf8')
  for (const [, name, , value] of text.matchAll(/^(.+?)<<(.+)\n([\s\S]*?)\n\2$/gm)) pairs.set(name!, value!)
  return pairs
}

const INPUTS = { 'INPUT_CONFIG-PATH': 'stress-test.yml', INPUT_REUSE: 'satisfies', 'INPUT_FAIL-ON': 'fail' }

it('reports bad input everywhere before it fails, and sets every output', async () => {
  await writeFile(join(folder, 'stress-test.yml'), 'run_name: x\nmodel_tsk: Regression\n')
  const result = await step('main', {
    ...INPUTS,
    INPUT_REQUIREMENTS: 'numpy\n-e .\n',
    'INPUT_API-KEY': 'cnry_3',
    'INPUT_SERVER-URL': 'https://127.0.0.1:1'
  })
  expect(result.code).toBe(1)
  expect(Object.fromEntries(result.outputs)).toMatchObject({
    status: 'error',
    passed: '0',
    failed: '0',
    'image-name': ''
  })
  expect(result.outputs.size).toBe(10)
  expect(result.summary).toContain('could not be completed')
  // Annotations: the config's line, and the requirement's line in the input.
  expect(result.log).toMatch(/::error title=[^\n]*file=stress-test\.yml,line=2[^\n]*model_tsk/)
  expect(result.log).toMatch(/::error [^\n]*input requirements:2:1/)
  // The key is masked first and shown nowhere else.
  expect(result.log.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain('cnry_3')
  expect(result.summary + JSON.stringify([...result.state])).not.toContain('cnry_3')
  expect(result.state.get('phase')).toBe('finished')
}, 60_000)

it('masks the key before anything else is printed', async () => {
  const { log } = await step('main', { ...INPUTS, 'INPUT_API-KEY': 'cnry_4', 'INPUT_FAIL-ON': 'cnry' })
  expect(log.split('\n')[0]).toBe('::add-mask::cnry_4')
}, 60_000)

it('fails on bad input also with on-error: continue', async () => {
  const { code, outputs } = await step('main', {
    ...INPUTS,
    'INPUT_CONFIG-PATH': 'absent.yml',
    'INPUT_ON-ERROR': 'continue'
  })
  expect(code).toBe(1)
  expect(outputs.get('status')).toBe('error')
}, 60_000)

it('ends green with on-error: continue when the server is away, and says error', async () => {
  await writeFile(join(folder, 'a.csv'), 'x,y\n1,0\n2,1\n')
  await writeFile(join(folder, 'model.py'), 'def predict_df(df):\n    return df["x"] * 0\n')
  await writeFile(
    join(folder, 'stress-test.yml'),
    'run_name: x\nmodel_task: Binary Classification\ndata_info: {ref_path: a.csv, eval_path: a.csv, label_col: y}\nmodel_info: {path: model.py}\n'
  )
  const { code, outputs, log } = await step('main', {
    ...INPUTS,
    'INPUT_API-KEY': 'cnry_5',
    'INPUT_SERVER-URL': 'http://127.0.0.1:9',
    'INPUT_ON-ERROR': 'continue',
    'INPUT_TIMEOUT-MINUTES': '0.05'
  })
  expect(log).toContain('could not be completed')
  expect(code).toBe(0)
  expect(outputs.get('status')).toBe('error')
}, 60_000)

it('has a post step that repeats how a cancelled run ended, and does nothing without a main step', async () => {
  const quiet = await step('post', {})
  expect(quiet).toMatchObject({ code: 0, summary: '' })
  const repeated = await step('post', { STATE_phase: 'finished', STATE_ending: 'It was cancelled.' })
  expect(repeated.code).toBe(0)
  expect(repeated.log).toContain('It was cancelled.')
})

it('has a post step that only warns when it cannot clean up', async () => {
  const result = await step('post', {
    'INPUT_API-KEY': 'cnry_6',
    STATE_phase: 'started',
    STATE_serverUrl: 'http://127.0.0.1:9',
    STATE_jobId: 'j'
  })
  expect(result.code).toBe(0)
  expect(result.log).toContain('::warning::')
  expect(result.log.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain('cnry_6')
}, 60_000)

it('ends what a killed run left, and says that nothing was left when nothing was', async () => {
  const result = await step('post', {
    STATE_phase: 'started',
    STATE_stateDirectory: join(folder, 'cache', 'rime-stress-test'),
    STATE_runtime: 'venv'
  })
  expect(result.code).toBe(0)
  expect(result.log).toContain('nothing of it was left')
  expect(result.summary).toContain('stopped before it ended')
}, 60_000)
