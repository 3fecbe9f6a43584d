/** Real data and models, from configuration to report, in a real environment built by the venv runtime. */
import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { deterministicView, type StressTestReport } from '../../src/report/model.ts'
import { runCli, type CommandResult } from '../support/command.ts'
import { pythonOrNotice } from '../support/python.ts'
import { execFileSync } from '../support/run-sync.ts'

const SHARED = join(import.meta.dirname, '..', '..', '..', 'shared', 'data')
const REQUIREMENTS = ['lightgbm==4.6.0', 'pandas==2.2.3', 'scipy<2', 'numpy<3']

let python: string | undefined
let stateDir: string
const folders: string[] = []

beforeAll(async () => {
  if (!existsSync(SHARED))
    console.log('notice: ../shared/data is absent, the tests on real data are left out')
  else python = await pythonOrNotice(REQUIREMENTS)
  stateDir = await mkdtemp(join(tmpdir(), 'real-data-state-'))
}, 300_000)

afterAll(async () => {
  for (const folder of [...folders, stateDir]) await rm(folder, { recursive: true, force: true })
})

/** A workspace with a model trained by `train.py` of the case. */
async function workspace(name: 'adult' | 'diamonds', source: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `${name}-`))
  folders.push(folder)
  const own = join(import.meta.dirname, name)
  execFileSync(python!, [join(own, 'train.py'), join(SHARED, source), folder])
  await copyFile(join(own, 'model.py'), join(folder, 'model.py'))
  return folder
}

function run(cwd: string, config: string, reports: string): Promise<CommandResult> {
  const requirements = REQUIREMENTS.flatMap((text) => ['--requirements', text])
  return runCli(
    [
      'run',
      '--config-path',
      config,
      '--runtime',
      'venv',
      '--state-dir',
      stateDir,
      '--report-dir',
      reports,
      ...requirements,
      '--json'
    ],
    { cwd }
  )
}

async function reportOf(cwd: string, reports: string): Promise<StressTestReport> {
  return JSON.parse(await readFile(join(cwd, reports, 'results.json'), 'utf8')) as StressTestReport
}

const adultConfig = (labelMap: Record<string, number> | undefined): string =>
  JSON.stringify({
    run_name: 'Adult income',
    model_task: 'Binary Classification',
    data_info: {
      ref_path: 'train.csv',
      eval_path: 'test.csv',
      label_col: 'class',
      protected_features: ['sex', 'race'],
      ...(labelMap === undefined ? {} : { label_map: labelMap })
    },
    model_info: { path: 'model.py' },
    random_seed: 11
  })

describe('Adult income, LightGBM', () => {
  let folder: string
  beforeAll(async () => {
    if (python === undefined) return
    folder = await workspace('adult', 'adult-train.csv')
    await copyFile(join(SHARED, 'adult-train.csv'), join(folder, 'train.csv'))
    await copyFile(join(SHARED, 'adult-test.csv'), join(folder, 'test.csv'))
  }, 120_000)

  it('says that the spelling of the labels differs between the files, and how to map it', async () => {
    if (python === undefined) return
    await writeFile(join(folder, 'unmapped.json'), adultConfig(undefined))
    const { code, stdout } = await run(folder, 'unmapped.json', 'unmapped')
    expect(code).toBe(3)
    const result = JSON.parse(stdout) as { status: string; reasons: unknown }
    expect(result.status).toBe('error')
    const reasons = JSON.stringify(result.reasons)
    for (const text of ['<=50K.', '>50K', 'label_map']) expect(reasons).toContain(text)
  }, 300_000)

  it('runs with the labels mapped, twice with identical results', async () => {
    if (python === undefined) return
    const map = { '<=50K': 0, '>50K': 1, '<=50K.': 0, '>50K.': 1 }
    await writeFile(join(folder, 'mapped.json'), adultConfig(map))
    const first = await run(folder, 'mapped.json', 'first')
    const second = await run(folder, 'mapped.json', 'second')
    expect([0, 1]).toContain(first.code)
    expect(second.code).toBe(first.code)
    const [a, b] = [await reportOf(folder, 'first'), await reportOf(folder, 'second')]
    expect(JSON.stringify(deterministicView(a))).toBe(JSON.stringify(deterministicView(b)))
    expect(b.run.image?.decision).toBe('reused')
    const auc = a.performance.find((metric) => /auc|area_under_curve/i.test(metric.metric))
    expect(auc?.evaluation).toBeGreaterThan(0.91)
    expect(a.counts.tests.total).toBeGreaterThan(30)
  }, 300_000)
})

it('diamonds, regression', async () => {
  if (python === undefined) return
  const folder = await workspace('diamonds', 'diamonds.csv')
  await writeFile(
    join(folder, 'stress-test.yml'),
    [
      'run_name: Diamonds',
      'model_task: Regression',
      'data_info:',
      '  ref_path: reference.csv',
      '  eval_path: evaluation.csv',
      '  label_col: price',
      'model_info:',
      '  path: model.py',
      'random_seed: 11'
    ].join('\n')
  )
  const first = await run(folder, 'stress-test.yml', 'first')
  const second = await run(folder, 'stress-test.yml', 'second')
  expect([0, 1]).toContain(first.code)
  expect(second.code).toBe(first.code)
  const [a, b] = [await reportOf(folder, 'first'), await reportOf(folder, 'second')]
  expect(JSON.stringify(deterministicView(a))).toBe(JSON.stringify(deterministicView(b)))
  const mae = a.performance.find((metric) => /mean_absolute_error|mae/i.test(metric.metric))
  expect(mae?.evaluation).toBeLessThan(400)
}, 300_000)
