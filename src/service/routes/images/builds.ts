import { randomUUID } from 'node:crypto'

import { messageOf, quote, RpcError } from '../../errors.ts'
import type { Answer, Handlers } from '../../http/handlers.ts'
import type { ImageBuildSpec } from '../../jobs/image-build.ts'
import { noBases } from '../../jobs/image-build.ts'
import type { Tools } from '../tools.ts'
import { readCreateRequest } from './requests.ts'

/** Reference of an image as engines write it: nothing that could be taken for an option. */
const IMAGE_REFERENCE = /^[A-Za-z0-9][\w.:/@-]{0,511}$/

export function imageBuildHandlers(
  tools: Tools
): Pick<Handlers, 'createImage' | 'upgradeImage' | 'deleteImage'> {
  return {
    createImage: async ({ body }) => {
      const request = readCreateRequest(body, tools.creator)
      await tools.catalogue.refresh(request.name)
      return startBuild(tools, request.name, { build: request }, (buildJobId) =>
        tools.images.startBuild({
          name: request.name,
          requirements: request.requirements,
          packages: request.systemPackages ?? [],
          pythonVersion: request.pythonVersion,
          requestKey: tools.runtime.requestKey(request),
          buildJobId,
          replaceExisting: body.replaceExisting === true
        })
      )
    },
    upgradeImage: async ({ path: { name }, body }) => {
      if (tools.runtime.upgrade === undefined) throw noBases(tools.runtime)
      const { baseImage } = body
      if (baseImage !== undefined && !IMAGE_REFERENCE.test(baseImage)) {
        throw new RpcError('invalidArgument', `baseImage ${quote(baseImage)} is not the name of an image`)
      }
      await tools.catalogue.refresh(name)
      const upgrade = { name, ...(baseImage === undefined ? {} : { baseImage }) }
      return startBuild(tools, name, { upgrade }, (jobId) => tools.images.startUpgrade(name, jobId))
    },
    deleteImage: async ({ path: { name }, query }) => {
      const localOnly = query.localOnly === true
      await tools.catalogue.refresh(name)
      tools.images.startDelete(name, tools.ownerId)
      try {
        // Also older ones that the name has hidden, which would come into sight.
        for (const record of await tools.runtime.list()) {
          if (record.name !== name) continue
          await tools.runner.idleWork.drop(record.reference)
          await tools.runtime.remove(record, { localOnly })
        }
        tools.images.finishDelete(name, true)
      } catch (error) {
        tools.images.finishDelete(name, false)
        throw new RpcError('unavailable', `the image ${name} could not be removed: ${messageOf(error)}`)
      }
      return {}
    }
  }
}

/** @param start takes the name for the job, in the transaction that stores the job */
function startBuild(
  tools: Tools,
  name: string,
  spec: ImageBuildSpec,
  start: (jobId: string) => void
): Answer<'createImage'> {
  const jobId = randomUUID()
  tools.database.transaction(() => {
    tools.jobs.add({ id: jobId, type: 'JOB_TYPE_IMAGE_BUILDER', imageName: name, spec })
    start(jobId)
  })
  const row = tools.jobs.row(jobId)
  const answer = { image: tools.images.get(name), job: tools.jobs.toJob(row, false) }
  tools.runner.submit(row)
  return answer
}
