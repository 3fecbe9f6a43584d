import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

import type { ImageRecord, Runtime } from '../../../src/runtime/runtime.ts'

const run = promisify(execFile)

const TIMEOUT_MS = 600_000

/**
 * What the vendor's clients import. rime-sdk asks for pandas below 1.5, which has no wheels for today's Pythons; it
 * works with later ones, so that the clients themselves are installed without dependencies.
 */
export const VENDOR_DEPENDENCIES = [
  'pandas',
  'numpy',
  'click<8.1.4',
  'deprecated<2',
  'semver<3',
  'simplejson',
  'requests',
  'tqdm',
  'importlib-metadata',
  'protobuf',
  'schema',
  'six',
  'certifi',
  'python-dateutil',
  'typing-extensions',
  'pydantic<3',
  'urllib3',
  // For uploads of data frames.
  'pyarrow'
]

/** Installs one release of a client from PyPI into a folder of its own. @returns the environment that finds it. */
export async function installClient(
  python: string,
  distribution: string,
  folder: string
): Promise<NodeJS.ProcessEnv> {
  const library = join(folder, distribution.replace('==', '-'))
  const pip = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--no-deps',
    '--target',
    library
  ]
  await run(python, [...pip, distribution])
  return {
    ...process.env,
    PYTHONPATH: library,
    PYTHONDONTWRITEBYTECODE: '1',
    NO_PROXY: '127.0.0.1,localhost'
  }
}

/** @returns the last line that the script prints, read as JSON. */
export async function runScript(
  python: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv
): Promise<Record<string, unknown>> {
  const { stdout } = await run(python, ['-W', 'ignore', ...args], { timeout: TIMEOUT_MS, env })
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<string, unknown>
}

/** The runtime as it is, which sees some images more than it has built. */
export function withImages(runtime: Runtime, others: readonly ImageRecord[]): Runtime {
  return new Proxy(runtime, {
    get: (target, name) => {
      if (name === 'list') return async () => [...(await target.list()), ...others]
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    }
  })
}
