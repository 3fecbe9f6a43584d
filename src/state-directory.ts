import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where images and runs are kept between runs of this machine, so that what was built once is found again. */
export function stateDirectory(env: NodeJS.ProcessEnv = process.env): string {
  const { XDG_CACHE_HOME: cache, LOCALAPPDATA: local } = env
  const home = homedir()
  const base =
    process.platform === 'win32'
      ? (local ?? join(home, 'AppData', 'Local'))
      : process.platform === 'darwin'
        ? join(home, 'Library', 'Caches')
        : cache !== undefined && cache !== ''
          ? cache
          : join(home, '.cache')
  return join(base, 'rime-stress-test')
}
