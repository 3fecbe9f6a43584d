import { runAction } from './action/run.ts'
import { openBackend, stateDirectory } from './backend.ts'
import { actionLogger } from './action/logger.ts'

const state = stateDirectory()
await runAction({
  stateDirectory: state,
  openBackend: (settings, dataRoots) =>
    openBackend(settings, { stateDirectory: state, dataRoots, log: actionLogger })
})
