/** The whole run against a cluster, in this process: inputs as a user gives them, files in a workspace of its own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { run, type RunOutcome } from '../../../src/gate/run.ts'
import type { InputName } from '../../../src/gate/settings.ts'
import { type Logger, silentLogger } from '../../../src/logger.ts'
import { KEY } from './cluster.ts'

export const CONFIG = {
  run_name: 'Fraud',
  model_task: 'Binary Classification',
  data_info: { ref_path: 'ref.csv', eval_path: 'eval.csv', label_col: 'y', pred_col: 'p' },
  model_info: { path: 'model/model.py' },
  random_seed: 7,
  tests_config: { subset_accuracy: { run: true } }
}

export interface Workspace {
  root: string
  write(name: string, content: string): void
  remove(): void
}

export function makeWorkspace(config: object = CONFIG): Workspace {
  const root = mkdtempSync(join(tmpdir(), 'cluster-'))
  const write = (name: string, content: string): void => {
    const path = join(root, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
  }
  write('ref.csv', 'x,y,p\n1,0,0.1\n2,1,0.9\n')
  write('eval.csv', 'x,y,p\n3,0,0.2\n4,1,0.8\n')
  write('model/model.py', 'def predict_df(df):\n    return df["x"] * 0\n')
  write('model/weights.bin', 'w'.repeat(2_000))
  write('model/.git/config', 'hidden')
  write('stress-test.json', JSON.stringify(config))
  return { root, write, remove: () => rmSync(root, { recursive: true, force: true }) }
}

export interface ClusterRun extends RunOutcome {
  /** Of the first reason of a run without a result. */
  code: string | undefined
  lines: string[]
}

export async function runAgainst(
  url: string,
  workspace: Workspace,
  more: { inputs?: Partial<Record<InputName, string>>; signal?: AbortSignal; key?: string } = {}
): Promise<ClusterRun> {
  const inputs: Partial<Record<InputName, string>> = {
    'config-path': 'stress-test.json',
    requirements: 'pandas',
    'server-url': url,
    'api-key': more.key ?? KEY,
    'timeout-minutes': '1',
    ...more.inputs
  }
  const lines: string[] = []
  const keep = (message: string): void => void lines.push(message)
  const log: Logger = { ...silentLogger, info: keep, notice: keep, warning: keep, error: keep }
  const outcome = await run({
    values: new Map(Object.entries(inputs) as [InputName, string][]),
    root: workspace.root,
    defaultProject: 'octo/repo',
    dataRoots: [workspace.root],
    openBackend: ({ server }) =>
      Promise.resolve({ ...server!, name: url, sharesFiles: false, close: () => Promise.resolve() }),
    log,
    signal: more.signal ?? new AbortController().signal
  })
  return { ...outcome, code: outcome.report.verdict.reasons[0]?.code, lines }
}
