import { lockedLibraries } from '../../../runtime/image-build/lock.ts'
import { sbomOf } from '../../../runtime/image-build/sbom.ts'
import { BuildError, type BuildRequest, type Resolution } from '../../../runtime/runtime.ts'
import { RpcError } from '../../errors.ts'
import type { Handlers } from '../../http/handlers.ts'
import type { Tools } from '../tools.ts'
import { readResolveRequest } from './requests.ts'

/** What an image would hold, and what one does. */
export function imageContentHandlers(tools: Tools): Pick<Handlers, 'resolveImage' | 'getImageSbom'> {
  return {
    resolveImage: async ({ body, signal }) => {
      const request = readResolveRequest(body, tools.creator)
      const { contentKey, pythonVersion, lock } = await resolve(tools, request, signal)
      await tools.catalogue.refresh()
      const requestKey = tools.runtime.requestKey(request)
      return {
        requestKey,
        contentKey,
        pythonVersion,
        lock,
        pipLibraries: lockedLibraries(lock),
        images: tools.images.withKey({ requestKey, contentKey })
      }
    },
    getImageSbom: async ({ path }) => {
      await tools.catalogue.refresh(path.name)
      const record = tools.images.readyRecord(path.name)
      return { sbom: { ...sbomOf((await tools.runtime.complete?.(record)) ?? record) } }
    }
  }
}

/**
 * Ends with the client: nobody resolves for somebody who has gone.
 *
 * @throws RpcError failedPrecondition with the resolver's explanation, deadlineExceeded, or unavailable.
 */
async function resolve(tools: Tools, request: BuildRequest, gone: AbortSignal): Promise<Resolution> {
  const { resolveSeconds } = tools.limits
  const limit = AbortSignal.timeout(resolveSeconds * 1000)
  const signal = AbortSignal.any([gone, tools.closing, limit])
  try {
    return await tools.resolver.resolve(request, signal)
  } catch (error) {
    if (error instanceof BuildError) {
      throw new RpcError('failedPrecondition', [error.message, error.hint ?? ''].join('\n').trim())
    }
    if (limit.aborted) {
      throw new RpcError(
        'deadlineExceeded',
        `the requirements could not be resolved within ${resolveSeconds} s; others may be in line`
      )
    }
    if (signal.aborted) throw new RpcError('unavailable', 'the service is closing')
    throw error
  }
}
