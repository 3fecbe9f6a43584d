import * as core from '@actions/core'

/** What `main` leaves for `post`, so that a run which was killed can still be cleaned up. The key is not among it. */
export interface RunState {
  /** Where the job runs: the URL of a server, or empty for the embedded backend. */
  serverUrl: string
  /** State directory of the embedded backend. */
  stateDirectory: string
  runtime: string
  jobId: string
  /** `finished` once nothing is left to clean up. */
  phase: 'started' | 'finished' | ''
  /** One line on how the run ended; `post` repeats it. */
  ending: string
}

const KEYS = ['serverUrl', 'stateDirectory', 'runtime', 'jobId', 'phase', 'ending'] as const

export function saveRunState(state: Partial<RunState>): void {
  for (const key of KEYS) {
    const value = state[key]
    if (value !== undefined) core.saveState(key, value)
  }
}

export function loadRunState(): RunState {
  const phase = core.getState('phase')
  return {
    serverUrl: core.getState('serverUrl'),
    stateDirectory: core.getState('stateDirectory'),
    runtime: core.getState('runtime'),
    jobId: core.getState('jobId'),
    phase: phase === 'started' || phase === 'finished' ? phase : '',
    ending: core.getState('ending')
  }
}
