/** Processes and containers that have to do with a folder: their command line, environment or mounts name it. Linux. */
import { readdirSync, readFileSync } from 'node:fs'
import { execFileSync } from './run-sync.ts'

export interface Leftover {
  /** `process 4711` or `container 0123456789ab`. */
  id: string
  command: string
}

export function leftovers(folder: string): Leftover[] {
  return [...processes(folder), ...containers(folder)]
}

function processes(folder: string): Leftover[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
  return pids.flatMap((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8')
      // A process that has ended but was not waited for has neither.
      return `${command}\0${environment}`.includes(folder) ? [{ id: `process ${pid}`, command }] : []
    } catch {
      return []
    }
  })
}

function containers(folder: string): Leftover[] {
  try {
    const docker = (...args: string[]): string =>
      execFileSync('docker', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
    const ids = docker('ps', '--all', '--quiet')
      .split('\n')
      .filter((id) => id !== '')
    return ids.flatMap((id) => {
      try {
        const found = docker(
          'inspect',
          '--format',
          '{{json .Mounts}} {{json .Args}} {{json .HostConfig.Binds}}',
          id
        )
        return found.includes(folder) ? [{ id: `container ${id}`, command: found }] : []
      } catch {
        // It ended between the two calls.
        return []
      }
    })
  } catch {
    return []
  }
}

/** Says when one process or container with this text in its command has been there for three seconds. */
export function livesLong(folder: string, text: string): () => boolean {
  const since = new Map<string, number>()
  return () => {
    const found = leftovers(folder).filter(({ command }) => command.includes(text))
    for (const { id } of found) since.set(id, since.get(id) ?? performance.now())
    return found.some(({ id }) => performance.now() - (since.get(id) ?? Infinity) > 3000)
  }
}
