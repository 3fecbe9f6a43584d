/**
 * The calls of RIME's SDK that concern managed images and stress tests, for TypeScript and JavaScript. They speak to a
 * RIME cluster or to a server of `rime-stress-test serve` alike.
 */
export { ApiError, TransportError } from '../client/errors.ts'
export { ProblemsError, type Problem } from '../problem.ts'
export type { Job, ManagedImage } from '../api/types.ts'
export { Client, type ClientOptions } from './client.ts'
export { ImageBuilderJob } from './image-builder-job.ts'
export { InvalidArgumentError } from './invalid-argument.ts'
export type { StatusOptions } from './status.ts'
export {
  osRequirement,
  pipLibraryFilter,
  pipRequirement,
  type OsRequirement,
  type PipLibraryFilter,
  type PipRequirement
} from './requirements.ts'
export { StressTestJob } from './stress-test-job.ts'
