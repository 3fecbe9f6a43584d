import { globSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { BuildError } from '../runtime.ts'
import { runCommand } from '../image-build/command.ts'
import { PYTHON_FACTS, parsePythonFacts, type PythonFacts } from '../image-build/python-scripts.ts'

/** The oldest Python that the model worker runs on. */
const OLDEST_MINOR = 8
const PROBE_SECONDS = 20
const DOWNLOAD_SECONDS = 180

export interface PythonSearch {
  env: Record<string, string>
  cwd: string
  signal: AbortSignal
  /** uv, where it can be had: it can also fetch a Python. */
  uv: string | undefined
  log: (line: string) => void
}

/**
 * Finds an interpreter: the one on PATH when no version is asked for or when it has the version; else the named one on
 * PATH, those of pyenv and of the GitHub tool cache, and at last one that uv fetches.
 *
 * @param minor such as `3.11`
 * @throws BuildError('prepare') that names the versions that were found
 */
export async function findPython(minor: string | undefined, search: PythonSearch): Promise<PythonFacts> {
  if (minor !== undefined && !/^3\.\d{1,2}$/.test(minor)) {
    throw new BuildError(
      'prepare',
      `"${minor.slice(0, 20)}" is not a Python version.`,
      'Write a minor version such as 3.11.'
    )
  }
  const found = new Map<string, PythonFacts>()
  for (const command of candidates(minor)) {
    const facts = await probePython(command, search)
    if (facts === undefined) continue
    found.set(facts.executable, facts)
    if (isUsable(facts) && (minor === undefined || facts.minor === minor)) return facts
  }
  if (minor !== undefined && search.uv !== undefined) {
    const fetched = await fetchPython(minor, search.uv, search)
    if (fetched !== undefined) return fetched
  }
  throw new BuildError('prepare', ...notFound(minor, [...found.values()]))
}

export async function probePython(
  command: string,
  search: Pick<PythonSearch, 'env' | 'cwd' | 'signal'>
): Promise<PythonFacts | undefined> {
  try {
    const result = await runCommand([command, '-c', PYTHON_FACTS], { ...search, seconds: PROBE_SECONDS })
    return result.code === 0 ? parsePythonFacts(result.stdout) : undefined
  } catch (error) {
    search.signal.throwIfAborted()
    if ((error as NodeJS.ErrnoException).code !== undefined) return undefined
    throw error
  }
}

function candidates(minor: string | undefined): string[] {
  const onPath = process.platform === 'win32' ? ['python', 'python3', 'py'] : ['python3', 'python']
  if (minor === undefined) return onPath
  const toolCache = process.env['RUNNER_TOOL_CACHE'] ?? process.env['AGENT_TOOLSDIRECTORY']
  const pyenv = process.env['PYENV_ROOT'] ?? join(homedir(), '.pyenv')
  const binary = process.platform === 'win32' ? 'python.exe' : join('bin', 'python3')
  const installed = [join(pyenv, 'versions', `${minor}.*`, binary)]
  if (toolCache !== undefined) installed.push(join(toolCache, 'Python', `${minor}.*`, '*', binary))
  return [...onPath, `python${minor}`, ...installed.flatMap((pattern) => globSync(pattern).sort().reverse())]
}

function isUsable(facts: PythonFacts): boolean {
  const [major, minor] = facts.minor.split('.').map(Number)
  return major === 3 && minor! >= OLDEST_MINOR
}

async function fetchPython(
  minor: string,
  uv: string,
  search: PythonSearch
): Promise<PythonFacts | undefined> {
  search.log(`Python ${minor} is not on this machine; asking uv to fetch it.`)
  const env = { ...search.env, UV_PYTHON_DOWNLOADS: 'automatic', UV_HTTP_RETRIES: '1' }
  const options = { cwd: search.cwd, env, signal: search.signal, seconds: DOWNLOAD_SECONDS }
  const installed = await runCommand([uv, 'python', 'install', '--no-bin', '--', minor], options)
  if (installed.code !== 0) return undefined
  const located = await runCommand([uv, 'python', 'find', '--managed-python', '--', minor], options)
  const path = located.stdout.trim()
  return located.code === 0 && path !== '' ? probePython(path, search) : undefined
}

function notFound(minor: string | undefined, found: PythonFacts[]): [string, string] {
  const list = found.map(({ version, executable }) => `${version} (${executable})`).join(', ')
  const names = list === '' ? 'none was found' : `found: ${list}`
  return minor === undefined
    ? [
        `No Python 3.${OLDEST_MINOR} or later is on PATH; ${names}.`,
        'Install Python, for example with actions/setup-python.'
      ]
    : [
        `Python ${minor} is not on this machine and could not be fetched; ${names}.`,
        `Install Python ${minor}, for example with actions/setup-python, or ask for one of those found.`
      ]
}
