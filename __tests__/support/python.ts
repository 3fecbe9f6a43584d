/**
 * Real Python for tests: a venv per set of requirements under the temp folder, made once and shared by all jest workers.
 */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

const VENVS = join(tmpdir(), 'rime-test-venvs')
const INSTALL_TIMEOUT_MS = 10 * 60_000
const PATH_IN_VENV = process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']

/** There is no Python, or the requirements cannot be installed here (no index, no wheel). A reason to skip. */
export class PythonUnavailable extends Error {
  override name = 'PythonUnavailable'
}

/**
 * Absolute path of an interpreter that has `requirements` installed (from PyPI by pip's own configuration).
 * The first call for a set makes the venv, under a lock; later calls, in any process, find it.
 *
 * @param version a minor version such as `3.8`, looked for as `python3.8` on PATH and under `~/.pyenv/versions`;
 *   absent: `python3` of PATH.
 * @throws PythonUnavailable
 */
export async function pythonWith(requirements: readonly string[], version?: string): Promise<string> {
  const base = await findPython(version)
  const key = JSON.stringify([base, [...requirements].sort()])
  const venv = join(VENVS, createHash('sha256').update(key).digest('hex').slice(0, 16))
  const interpreter = join(venv, ...PATH_IN_VENV)
  const ready = join(venv, 'ready')
  mkdirSync(VENVS, { recursive: true })
  if (exists(ready)) return interpreter
  return await withLock(`${venv}.lock`, async () => {
    if (exists(ready)) return interpreter
    rmSync(venv, { recursive: true, force: true })
    try {
      await run(base, ['-m', 'venv', venv])
      if (requirements.length > 0) {
        const quiet = ['--quiet', '--disable-pip-version-check', '--retries', '1', '--timeout', '20']
        await run(interpreter, ['-m', 'pip', 'install', ...quiet, '--', ...requirements], {
          timeout: INSTALL_TIMEOUT_MS
        })
      }
    } catch (error) {
      throw new PythonUnavailable(`cannot install ${requirements.join(' ')}: ${lastLine(error)}`)
    }
    writeFileSync(ready, key)
    return interpreter
  })
}

/** As `pythonWith`, but prints why and returns undefined when it cannot be had, so that a suite can skip itself. */
export async function pythonOrNotice(
  requirements: readonly string[],
  version?: string
): Promise<string | undefined> {
  try {
    return await pythonWith(requirements, version)
  } catch (error) {
    if (!(error instanceof PythonUnavailable)) throw error
    process.stderr.write(`notice: tests against real Python are skipped: ${error.message}\n`)
    return undefined
  }
}

async function findPython(version: string | undefined): Promise<string> {
  const names = version === undefined ? ['python3', 'python'] : [`python${version}`, ...pyenvPythons(version)]
  for (const name of names) {
    try {
      const { stdout } = await run(name, [
        '-c',
        'import sys, venv; print(sys.version_info[0]); print(sys.executable)'
      ])
      const [major, executable] = stdout.trim().split(/\r?\n/)
      if (major === '3' && executable !== undefined) return executable
    } catch {
      continue
    }
  }
  throw new PythonUnavailable(`no Python ${version ?? '3'} with venv is on PATH`)
}

function pyenvPythons(version: string): string[] {
  const versions = join(homedir(), '.pyenv', 'versions')
  if (!exists(versions)) return []
  return readdirSync(versions)
    .filter((name) => name === version || name.startsWith(`${version}.`))
    .map((name) => join(versions, name, 'bin', 'python'))
}

/** A folder is the lock, because making one is atomic everywhere; it holds the owner's pid, so a dead owner's lock is broken. */
async function withLock<T>(path: string, body: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      mkdirSync(path)
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (ownerIsGone(path)) rmSync(path, { recursive: true, force: true })
      else await sleep(250)
    }
  }
  try {
    writeFileSync(join(path, 'pid'), String(process.pid))
    return await body()
  } finally {
    rmSync(path, { recursive: true, force: true })
  }
}

function ownerIsGone(lock: string): boolean {
  try {
    process.kill(Number(readFileSync(join(lock, 'pid'), 'utf8')), 0)
    return false
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ESRCH') return true
    // No pid yet: the owner is between its two steps, unless it died there.
    if (code === 'ENOENT') return ageSeconds(lock) > 10
    return false
  }
}

function ageSeconds(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat === undefined ? 0 : (Date.now() - stat.mtimeMs) / 1000
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined
}

function lastLine(error: unknown): string {
  const text = (error as { stderr?: string }).stderr || String(error)
  return text.trim().split('\n').at(-1) ?? ''
}
