import { runCommand } from '../image-build/command.ts'

/**
 * What the operating system lets an ordinary user switch on for a worker. On Linux `unshare` gives it namespaces of its
 * own, where the machine allows that; it is tried, not guessed.
 */
export interface Sandbox {
  /** Arguments in front of the worker's command. */
  prefix: string[]
  enforced: string[]
  missing: string[]
}

const NAMESPACES = [
  '--user',
  '--map-current-user',
  '--net',
  '--ipc',
  '--pid',
  '--fork',
  '--kill-child',
  '--mount-proc'
]

/** Memory that may be reserved but not used on top of the limit: thread stacks, arenas and mapped libraries. */
export const ADDRESS_SPACE_SLACK_MEGABYTES = 8192

export async function findSandbox(cwd: string): Promise<Sandbox> {
  const namespaces = process.platform === 'linux' && (await namespacesWork(cwd))
  const linux = process.platform === 'linux'
  const enforced = [
    'The model runs in a process group of its own, with a list of allowed environment variables and an empty private folder.',
    'Its life has a time limit, and all that it started is ended with it.'
  ]
  const missing = [
    'The model runs as the same user as this step and can read and change what this user can, the workspace and the Docker socket included.'
  ]
  if (linux) enforced.push('Its memory is watched and the model is ended when it passes the limit.')
  else missing.push('There is no limit on memory or on the number of processes.')
  if (namespaces) {
    enforced.push('It has no network, and it sees no other process of this machine.')
  } else {
    missing.push('The network is open to the model, and it can see the processes of this user.')
  }
  return { prefix: namespaces ? ['unshare', ...NAMESPACES, '--'] : [], enforced, missing }
}

async function namespacesWork(cwd: string): Promise<boolean> {
  try {
    const env = { PATH: process.env['PATH'] ?? '/usr/bin:/bin' }
    const signal = AbortSignal.timeout(10_000)
    const { code } = await runCommand(['unshare', ...NAMESPACES, '--', 'true'], {
      cwd,
      env,
      signal,
      seconds: 10
    })
    return code === 0
  } catch {
    return false
  }
}
