import { delimiter } from 'node:path'
import { workerEnvironment } from '../worker-command.ts'
import type { IndexSettings } from './index-settings.ts'

/**
 * Environments of child processes are lists of what is allowed, never the parent's environment minus something: tokens of
 * the workflow, API keys and cloud credentials then cannot leak by being new.
 */

/** What a process needs to find its files and to speak the user's language. */
const MACHINE = [
  'PATH',
  'HOME',
  'LANG',
  'LC_ALL',
  'TZ',
  'XDG_CONFIG_HOME',
  // Windows programs do not start without these.
  'SYSTEMROOT',
  'SystemRoot',
  'WINDIR',
  'COMSPEC',
  'PATHEXT',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
  'ProgramData'
]

function machineVariables(): Record<string, string> {
  const picked: Record<string, string> = {}
  for (const key of MACHINE) {
    const value = process.env[key]
    if (value !== undefined) picked[key] = value
  }
  return picked
}

/** For uv and pip on this machine: the machine's variables, index settings, certificates, and a temporary folder. */
export function buildEnvironment(settings: IndexSettings, temporaryFolder: string): Record<string, string> {
  const certificates =
    settings.certificates === undefined
      ? {}
      : { SSL_CERT_FILE: settings.certificates, PIP_CERT: settings.certificates }
  const netrc = process.env['NETRC']
  return {
    ...machineVariables(),
    ...settings.pip,
    ...settings.uv,
    ...certificates,
    ...(netrc === undefined ? {} : { NETRC: netrc }),
    ...temporaryFolders(temporaryFolder),
    PIP_DISABLE_PIP_VERSION_CHECK: '1',
    PIP_NO_INPUT: '1',
    UV_NO_PROGRESS: '1',
    // A resolver must not fetch another Python behind our back; where one is fetched, the step says so.
    UV_PYTHON_DOWNLOADS: 'never'
  }
}

/** For Python inside a finished environment: nothing of the user's but the way to the interpreter. */
export function environmentOfImage(binaries: string, scratch: string, cpus: number): Record<string, string> {
  const system: Record<string, string> = {}
  for (const key of ['SYSTEMROOT', 'SystemRoot', 'WINDIR', 'COMSPEC', 'PATHEXT']) {
    const value = process.env[key]
    if (value !== undefined) system[key] = value
  }
  const path = process.platform === 'win32' ? [binaries] : [binaries, '/usr/local/bin', '/usr/bin', '/bin']
  return {
    ...system,
    ...temporaryFolders(scratch),
    ...pythonVariables(cpus),
    PATH: path.join(delimiter),
    HOME: scratch,
    USERPROFILE: scratch
  }
}

/** Settings of Python and of numeric libraries that hold in every runtime. */
export function pythonVariables(cpus: number): Record<string, string> {
  return {
    ...workerEnvironment(cpus),
    LANG: 'C.UTF-8',
    PYTHONNOUSERSITE: '1',
    // The C library gives every thread an arena of its own, which would count against the memory limit.
    MALLOC_ARENA_MAX: '2'
  }
}

function temporaryFolders(folder: string): Record<string, string> {
  return { TMPDIR: folder, TEMP: folder, TMP: folder }
}
