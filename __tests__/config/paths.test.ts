import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { loadConfig, resolvePaths } from '../../src/config/config.ts'
import { formatProblem, type Problem } from '../../src/problem.ts'
import { findWorkspaceFile } from '../../src/workspace-file.ts'
import { INLINE, loaded, makeWorkspace, REGISTERED, type Workspace } from './workspace.ts'
import { execFileSync } from '../support/run-sync.ts'

let workspace: Workspace
beforeEach(() => {
  workspace = makeWorkspace()
  for (const name of ['ref.csv', 'eval.csv', 'model.py']) workspace.write(name, 'a\n1\n')
})
afterEach(() => {
  workspace.remove()
})

async function problemsOf(data: object, more: object = {}): Promise<Problem[]> {
  const config = await loaded(workspace, { ...INLINE, ...more, data_info: { ...INLINE.data_info, ...data } })
  return (await resolvePaths(config, workspace.root)).problems
}

test('paths become absolute, and keep what the user wrote', async () => {
  workspace.write('deep/p.csv', 'p')
  const config = await loaded(workspace, {
    ...INLINE,
    data_info: { ...INLINE.data_info, eval_pred_path: './deep/../deep/p.csv' }
  })
  const { config: resolved, problems } = await resolvePaths(config, workspace.root)
  expect(problems).toEqual([])
  expect(resolved.source).toMatchObject({
    reference: { path: join(workspace.root, 'ref.csv'), given: 'ref.csv' },
    evaluation: {
      predictions: { path: join(workspace.root, 'deep', 'p.csv'), given: './deep/../deep/p.csv' }
    },
    model: { path: join(workspace.root, 'model.py'), given: 'model.py' }
  })
})

test('a prediction column lies in the file of the data', async () => {
  const config = await loaded(workspace, { ...INLINE, data_info: { ...INLINE.data_info, pred_col: 'p' } })
  const { config: resolved } = await resolvePaths(config, workspace.root)
  const path = join(workspace.root, 'ref.csv')
  expect(resolved.source).toMatchObject({ reference: { path, predictions: { path, predCol: 'p' } } })
})

test('each missing file is told at its line', async () => {
  const text =
    'run_name: x\ndata_info:\n  ref_path: no.csv\n  eval_path: neither.csv\nmodel_info:\n  path: model.pkl\n'
  const { problems } = await resolvePaths(await loaded(workspace, text), workspace.root)
  expect(problems.map((problem) => formatProblem(problem).slice(0, 70))).toEqual([
    'stress.yml:3:13: data_info.ref_path: "no.csv" does not exist. Relative',
    'stress.yml:4:14: data_info.eval_path: "neither.csv" does not exist. Re',
    'stress.yml:6:9: model_info.path: "model.pkl" is not a Python file. Nam'
  ])
})

describe('files that must not be opened', () => {
  test.each([
    '../secret.csv',
    '../../../../../etc/passwd',
    '/etc/passwd',
    '/proc/self/environ',
    '/dev/zero',
    '~/secret.csv',
    '~root/secret.csv',
    'link.csv',
    'chain.csv',
    'folder/secret.csv',
    'sub/../../secret.csv',
    'folder',
    '.',
    'fifo.csv',
    's3://bucket/data.csv',
    'https://example.com/data.csv',
    'file:///etc/passwd',
    'ref.csv\0.png',
    ' ',
    'ref.csv/x'
  ])('%j', async (path) => {
    writeFileSync(join(workspace.outside, 'secret.csv'), 'secret')
    symlinkSync(join(workspace.outside, 'secret.csv'), join(workspace.root, 'link.csv'))
    symlinkSync('link.csv', join(workspace.root, 'chain.csv'))
    symlinkSync(workspace.outside, join(workspace.root, 'folder'))
    mkdirSync(join(workspace.root, 'sub'))
    if (process.platform !== 'win32') execFileSync('mkfifo', [join(workspace.root, 'fifo.csv')])
    const problems = await problemsOf({ eval_path: path })
    expect(problems.map(({ code }) => code)).toEqual(['config-path'])
    expect(problems[0]?.hint).toBeDefined()
  })

  test('a link that is swapped while files are opened', async () => {
    const inside = workspace.write('inside.csv', 'inside')
    const secret = join(workspace.outside, 'secret.csv')
    writeFileSync(secret, 'secret')
    const link = join(workspace.root, 'swap.csv')
    symlinkSync(inside, link)
    const swapper = (async () => {
      for (let turn = 0; turn < 300; turn++) {
        const next = join(workspace.root, `next-${turn}`)
        symlinkSync(turn % 2 === 0 ? secret : inside, next)
        renameSync(next, link)
        await new Promise(setImmediate)
      }
    })()
    const found = new Set<string>()
    for (let turn = 0; turn < 300; turn++) {
      found.add(await findWorkspaceFile([workspace.root], 'swap.csv', workspace.root).catch(() => 'refused'))
    }
    await swapper
    expect([...found].filter((path) => path !== 'refused' && path !== inside)).toEqual([])
  })
})

test('a working directory inside the workspace reaches the rest of the workspace when that is a root', async () => {
  const sub = join(workspace.root, 'sub')
  workspace.write(
    'sub/stress.yml',
    JSON.stringify({
      ...INLINE,
      data_info: { ...INLINE.data_info, ref_path: '../ref.csv', eval_path: '../eval.csv' },
      model_info: { path: '../model.py' }
    })
  )
  const roots = [workspace.root]
  const { config } = await loadConfig('stress.yml', { workingDirectory: sub, roots })
  expect(config?.locate([])).toMatchObject({ path: 'sub/stress.yml' })
  expect((await resolvePaths(config!, sub, roots)).problems).toEqual([])
  expect((await resolvePaths(config!, sub)).problems).toHaveLength(3)
})

describe('pointers to data that was not fetched', () => {
  test('Git LFS', async () => {
    workspace.write(
      'ref.csv',
      `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`
    )
    const [problem] = await problemsOf({})
    expect(problem?.message).toBe('data_info.ref_path: "ref.csv" is a Git LFS pointer, not the file itself.')
    expect(problem?.hint).toContain('git lfs pull')
  })

  test('DVC: the file is missing and its metafile is there, or is named itself', async () => {
    const metafile = `outs:\n- md5: ${'a'.repeat(32)}\n  size: 3\n  path: big.csv\n`
    workspace.write('big.csv.dvc', metafile)
    const [missing] = await problemsOf({ ref_path: 'big.csv' })
    expect(missing?.hint).toContain('dvc pull')
    const [named] = await problemsOf({ ref_path: 'big.csv.dvc' })
    expect(named?.message).toContain('is a DVC pointer')
  })

  test('a model', async () => {
    workspace.write(
      'model.py',
      `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 1\n`
    )
    expect((await problemsOf({}))[0]?.message).toContain('model_info.path: "model.py" is a Git LFS pointer')
  })
})

test('ids need no files', async () => {
  const config = await loaded(workspace, REGISTERED)
  expect(await resolvePaths(config, workspace.root)).toEqual({ config, problems: [] })
})

test.each(['../stress.yml', '/etc/passwd', 'gone.yml', 'folder', 'https://example.com/x.yml'])(
  'config-path %s is refused at the input',
  async (path) => {
    mkdirSync(join(workspace.root, 'folder'))
    const { config, problems } = await loadConfig(path, { workingDirectory: workspace.root })
    expect(config).toBeUndefined()
    expect(problems).toMatchObject([{ code: 'config-file', place: { kind: 'input', name: 'config-path' } }])
  }
)
