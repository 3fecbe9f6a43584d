import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { runCommand, type CommandOptions } from '../image-build/command.ts'
import { environmentPython, PipInstaller, UvInstaller, type Installer } from '../image-build/installer.ts'
import { redact } from '../image-build/index-settings.ts'

/** Older ones lack options that are used here (`--relocatable`, `pip check --python`). */
const OLDEST_UV = [0, 5]
const UV_REQUIREMENT = 'uv>=0.5,<1'
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
 * @param python the interpreter whose pip is used
 */
export async function findTools(python: string, search: ToolSearch): Promise<Tools> {
  const folder = join(search.folder, 'uv')
  const own = join(folder, 'bin', process.platform === 'win32' ? 'uv.exe' : 'uv')
  for (const uv of ['uv', own]) {
    if (await isUsable(uv, search)) return { uv, installer: new UvInstaller(uv) }
  }
  search.log('uv is not on this machine; installing it from the package index.')
  const pip = await findPip(python, search)
  const problem = await installUv(folder, pip, search)
  if (await isUsable(own, search)) return { uv: own, installer: new UvInstaller(own) }
  search.log(`uv cannot be had here (${redact(problem, search.secrets)}); using pip, which is slower.`)
  return { uv: undefined, installer: new PipInstaller(pip) }
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

/** An interpreter that has pip: the given one, or one of a helper environment. */
async function findPip(python: string, search: ToolSearch): Promise<string> {
  if ((await attempt([python, '-m', 'pip', '--version'], search)) === '') return python
  const folder = join(search.folder, 'pip')
  const own = environmentPython(folder, process.platform)
  if ((await attempt([own, '-m', 'pip', '--version'], search)) !== '') {
    await attempt([python, '-m', 'venv', '--clear', '--', folder], search)
  }
  return own
}

/** Installs beside the final place and moves it there, so that two processes may do it at once. */
async function installUv(folder: string, pip: string, search: ToolSearch): Promise<string> {
  const temporary = `${folder}.${process.pid}-${Date.now().toString(36)}`
  await mkdir(search.folder, { recursive: true })
  try {
    const problem = await attempt(
      [
        ...[pip, '-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check'],
        ...['--only-binary', ':all:', '--target', temporary, UV_REQUIREMENT]
      ],
      search
    )
    if (problem === '') await rename(temporary, folder)
    return problem
  } catch (error) {
    search.signal.throwIfAborted()
    return error instanceof Error ? error.message : String(error)
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

/** Runs a command and returns the last line of its complaint; nothing when it worked. */
async function attempt(argv: readonly string[], search: ToolSearch): Promise<string> {
  try {
    const { code, stderr } = await runCommand(argv, { ...search, seconds: INSTALL_SECONDS })
    return code === 0 ? '' : (stderr.trim().split('\n').at(-1) ?? 'unknown reason')
  } catch (error) {
    search.signal.throwIfAborted()
    return error instanceof Error ? error.message : String(error)
  }
}
