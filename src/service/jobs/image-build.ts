import type { BuildRequest, ImageRecord, Runtime } from '../../runtime/runtime.ts'
import { BuildError } from '../../runtime/runtime.ts'
import type { EngineFailure } from '../../engine/job.ts'
import type { JobFolder } from './job-folder.ts'
import { CappedLog } from './job-log.ts'

export type ImageBuildOutcome = { record: ImageRecord } | { failure: EngineFailure }

/**
 * Builds one image. The requirements are resolved first, so that a conflict is told in seconds, before anything is
 * built. Progress goes to the job's log.
 *
 * @throws the signal's reason when it is aborted, and whatever a runtime throws that is not a BuildError.
 */
export async function runImageBuild(
  request: BuildRequest,
  folder: JobFolder,
  runtime: Runtime,
  signal: AbortSignal
): Promise<ImageBuildOutcome> {
  const log = new CappedLog(folder.log)
  try {
    const resolution = await runtime.resolve(request, signal)
    log.line(`The requirements resolve to ${countPins(resolution.lock)} libraries.`)
    const record = await runtime.build(request, (line) => log.line(line), signal, resolution)
    log.line(`Image ${request.name} is ready after ${record.buildSeconds.toFixed(1)} s.`)
    return { record }
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof BuildError)) throw error
    log.line(error.message)
    const hint = error.hint === undefined ? {} : { hint: error.hint }
    return { failure: { code: `image-${error.stage}`, message: error.message, ...hint } }
  } finally {
    log.close()
  }
}

function countPins(lock: string): number {
  return lock.split('\n').filter((line) => /^[A-Za-z0-9]/.test(line)).length
}
