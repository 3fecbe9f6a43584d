/** A workspace on disk for the tests beside this file. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { loadConfig, type StressTestConfig } from '../../src/config/config.ts'
import { formatProblem, type Problem } from '../../src/problem.ts'

export interface Workspace {
  /** Folder around the workspace, for files that must not be reached. */
  outside: string
  root: string
  write(path: string, content: string | Buffer): string
  remove(): void
}

export function makeWorkspace(): Workspace {
  const outside = mkdtempSync(join(tmpdir(), 'config-'))
  const root = join(outside, 'workspace')
  mkdirSync(root)
  return {
    outside,
    root,
    write: (path, content) => {
      const file = join(root, path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, content)
      return file
    },
    remove: () => {
      rmSync(outside, { recursive: true, force: true })
    }
  }
}

export async function load(
  workspace: Workspace,
  content: string | Buffer | object,
  name = 'stress.yml'
): Promise<{ config?: StressTestConfig; problems: Problem[] }> {
  const text = typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content)
  workspace.write(name, text)
  return loadConfig(name, { workingDirectory: workspace.root })
}

/** The configuration, or a failed test that shows every problem. */
export async function loaded(workspace: Workspace, content: string | object): Promise<StressTestConfig> {
  const { config, problems } = await load(workspace, content)
  if (config === undefined) throw new Error(problems.map(formatProblem).join('\n'))
  return config
}

export async function messages(
  workspace: Workspace,
  content: string | Buffer | object,
  name?: string
): Promise<string[]> {
  return (await load(workspace, content, name)).problems.map(formatProblem)
}

/** The least that each form needs. */
export const INLINE = {
  run_name: 'Fraud',
  data_info: { ref_path: 'ref.csv', eval_path: 'eval.csv', label_col: 'label' },
  model_info: { path: 'model.py' }
}
export const REGISTERED = {
  run_name: 'Fraud',
  data_info: { ref_dataset_id: 'R', eval_dataset_id: 'E' },
  model_id: 'M'
}
