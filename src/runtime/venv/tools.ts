import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { runCommand, type CommandOptions } from '../image-build/command.ts'
import { environmentPython, PipInstaller, UvInstaller, type Installer } from '../image-build/installer.ts'
import { redact } from '../image-build/index-settings.ts'

/** Older ones lack options that are used here (`--relocatable`, `pip check --python`). */
const OLDEST_UV = [0, 5]
const UV_REQUIREMENT = 'uv>=0.5,<1'
const PIP_REQUIREMENT = 'pip>=23'
const INSTALL_SECONDS = 240

export interface Tools {
  installer: Installer
  uv: string | undefined
}

export interface ToolSearch extends Omit<CommandOptions, 'seconds' | 'onLine'> {
  /** Where uv is installed when the machine has none; kept for the next run. */
  folder: string
  /** Credentials that may not be shown. */
  secrets: readonly string[]
  log: (line: string) => void
}

/**
 * uv from PATH; else from the tools folder; else installed from the package index into it; else pip.
 *
 * @param python the interpreter that makes helper environments
 */
export async function findTools(python: string, search: ToolSearch): Promise<Tools> {
  const installed = join(search.folder, 'uv')
  for (const uv of ['uv', uvIn(installed)]) {
    if (await isUsable(uv, search)) return { uv, installer: new UvInstaller(uv) }
  }
  search.log('uv is not on this machine; installing it from the package index.')
  const problem = await installInto(installed, python, UV_REQUIREMENT, search)
  if (await isUsable(uvIn(installed), search)) {
    return { uv: uvIn(installed), installer: new UvInstaller(uvIn(installed)) }
  }
  search.log(`uv cannot be had here (${redact(problem, search.secrets)}); using pip, which is slower.`)
  const pip = join(search.folder, 'pip')
  await installInto(pip, python, PIP_REQUIREMENT, search)
  return { uv: undefined, installer: new PipInstaller(environmentPython(pip, process.platform)) }
}

function uvIn(folder: string): string {
  return process.platform === 'win32' ? join(folder, 'Scripts', 'uv.exe') : join(folder, 'bin', 'uv')
}

async function isUsable(uv: string, search: ToolSearch): Promise<boolean> {
  try {
    const { code, stdout } = await runCommand([uv, '--version'], { ...search, seconds: 20 })
    const version = /^uv (\d+)\.(\d+)/.exec(stdout)
    if (code !== 0 || version === null) return false
    const [major, minor] = [Number(version[1]), Number(version[2])]
    return major > OLDEST_UV[0]! || minor >= OLDEST_UV[1]!
  } catch {
    search.signal.throwIfAborted()
    return false
  }
}

/** Makes a helper environment beside its final place and moves it there, so that two processes may do it at once. */
async function installInto(
  folder: string,
  python: string,
  requirement: string,
  search: ToolSearch
): Promise<string> {
  const temporary = `${folder}.${process.pid}-${Date.now().toString(36)}`
  await mkdir(search.folder, { recursive: true })
  try {
    for (const argv of [
      [python, '-m', 'venv', '--', temporary],
      [
        ...[environmentPython(temporary, process.platform), '-m', 'pip', 'install', '--quiet', '--no-input'],
        ...['--only-binary', ':all:', '--upgrade', requirement]
      ]
    ]) {
      const { code, stderr } = await runCommand(argv, { ...search, seconds: INSTALL_SECONDS })
      if (code !== 0) return stderr.trim().split('\n').at(-1) ?? 'unknown reason'
    }
    await rename(temporary, folder)
    return ''
  } catch (error) {
    search.signal.throwIfAborted()
    return error instanceof Error ? error.message : String(error)
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}
