import * as github from '@actions/github'

import { environmentCache } from './action/environment-cache.ts'
import { runAction } from './action/run.ts'
import { actionLogger } from './action/logger.ts'
import { stateDirectory } from './state-directory.ts'

/** The workflow, and where its run can be looked at. */
function workflowRun(): string {
  const { serverUrl, repo, runId, workflow } = github.context
  return `${workflow} (${serverUrl}/${repo.owner}/${repo.repo}/actions/runs/${runId})`
}

const state = stateDirectory()
await runAction({
  stateDirectory: state,
  openBackend: async (settings, dataRoots) => {
    // Imported when it is needed: bad input is told before half a megabyte of server is loaded.
    const { openBackend } = await import('./backend.ts')
    const cache = environmentCache()
    return openBackend(settings, {
      stateDirectory: state,
      dataRoots,
      log: actionLogger,
      creator: workflowRun(),
      ...(cache === undefined ? {} : { environmentCache: cache })
    })
  }
})
