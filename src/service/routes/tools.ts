import type { Contract } from '../contract/contract.ts'
import type { DataRoots } from '../files/data-files.ts'
import type { PageTokens } from '../http/page-token.ts'
import type { Catalogue } from '../jobs/catalogue.ts'
import type { Resolver } from '../jobs/resolver.ts'
import type { JobRunner } from '../jobs/runner.ts'
import type { Concurrency, Limits } from '../options.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import type { Database } from '../store/database.ts'
import type { ImageStore } from '../store/images.ts'
import type { JobStore } from '../store/jobs.ts'
import type { ProjectStore } from '../store/projects.ts'
import type { RegistryStore } from '../store/registry.ts'
import type { ResultStore } from '../store/results.ts'

/** What the handlers work with. */
export interface Tools {
  contract: Contract
  tokens: PageTokens
  database: Database
  projects: ProjectStore
  registry: RegistryStore
  images: ImageStore
  jobs: JobStore
  results: ResultStore
  catalogue: Catalogue
  resolver: Resolver
  runner: JobRunner
  runtime: Runtime
  roots: DataRoots
  stateDir: string
  ownerId: string
  /** Aborted when the service closes. */
  closing: AbortSignal
  creator: string
  version: string
  limits: Limits
  concurrency: Concurrency
}
