import * as github from '@actions/github'

import { runAction } from './action/run.ts'
import { openBackend, stateDirectory } from './backend.ts'
import { actionLogger } from './action/logger.ts'

/** Where the run of this workflow can be looked at. */
function workflowRun(): string {
  const { serverUrl, repo, runId } = github.context
  return `${serverUrl}/${repo.owner}/${repo.repo}/actions/runs/${runId}`
}

const state = stateDirectory()
await runAction({
  stateDirectory: state,
  openBackend: (settings, dataRoots) =>
    openBackend(settings, { stateDirectory: state, dataRoots, log: actionLogger, creator: workflowRun() })
})
