import * as core from '@actions/core'

import { cancelJob } from '../gate/cancel.ts'
import { line } from '../report/escape.ts'
import { loadRunState } from './state.ts'
import { writeLineSummary } from './show.ts'

const CANCEL_MS = 10_000

/**
 * The `post` step: ends what a killed `main` left behind and says so. Safe to run twice; only ever warns.
 *
 * @param cleanUp ends jobs of the embedded backend whose service is gone; answers how many there were.
 */
export async function runPost(
  cleanUp: (stateDirectory: string, runtime: string) => Promise<number>
): Promise<void> {
  const state = loadRunState()
  try {
    if (state.phase === '') return
    if (state.phase === 'finished') {
      if (state.ending !== '') core.info(line(state.ending))
      return
    }
    const ended =
      state.serverUrl === '' ? await cleanUp(state.stateDirectory, state.runtime) : await cancelRemote(state)
    const text = `The stress test was stopped before it ended; ${ended === 0 ? 'nothing of it was left' : 'what was left of it is ended now'}.`
    core.warning(text)
    await writeLineSummary(text)
  } catch (error) {
    core.warning(
      line(
        `Cleaning up after the stress test failed: ${error instanceof Error ? error.message : String(error)}`
      )
    )
  }
}

async function cancelRemote(state: { serverUrl: string; jobId: string }): Promise<number> {
  const apiKey = core.getInput('api-key')
  if (state.jobId === '' || apiKey === '') return 0
  core.setSecret(apiKey)
  await cancelJob({ url: state.serverUrl, apiKey }, state.jobId, CANCEL_MS)
  return 1
}
