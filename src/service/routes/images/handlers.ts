import type { Handlers } from '../../http/handlers.ts'
import type { Tools } from '../tools.ts'
import { imageBuildHandlers } from './builds.ts'
import { imageListHandlers } from './list.ts'
import { imageContentHandlers } from './resolve.ts'

export function imageHandlers(
  tools: Tools
): Pick<
  Handlers,
  | 'createImage'
  | 'getImage'
  | 'listImages'
  | 'listImagesUnfiltered'
  | 'deleteImage'
  | 'resolveImage'
  | 'getImageSbom'
  | 'upgradeImage'
> {
  return { ...imageListHandlers(tools), ...imageBuildHandlers(tools), ...imageContentHandlers(tools) }
}
