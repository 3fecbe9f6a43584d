import * as core from '@actions/core'

import { line } from '../report/escape.ts'

/** Environments kept between the jobs of a workflow, by key. Both calls may throw: whoever uses them goes on without. */
export interface EnvironmentCache {
  /** @returns whether the folder is there now, as it was saved under the key. */
  restore(key: string, folder: string): Promise<boolean>
  save(key: string, folder: string): Promise<void>
}

/**
 * GitHub's cache for environments of the venv runtime. Runners that GitHub hosts begin with an empty disk; on others the
 * state directory keeps the environments, and a cache would only cost time.
 *
 * @returns undefined where there is no cache: self-hosted runners, servers without the service
 */
export function environmentCache(env: NodeJS.ProcessEnv = process.env): EnvironmentCache | undefined {
  if (env['RUNNER_ENVIRONMENT'] !== 'github-hosted') return undefined
  // Imported when it is needed: two megabytes that most runs do without.
  const open = async () => {
    const cache = await import('@actions/cache')
    if (!cache.isFeatureAvailable()) throw new Error('this server has no cache service')
    return cache
  }
  return {
    restore: async (key, folder) => {
      const found = await (await open()).restoreCache([folder], key)
      core.debug(line(`Cache of environments: ${found === undefined ? 'nothing under' : 'found'} ${key}`))
      return found !== undefined
    },
    // A key that another job has saved meanwhile holds the same content, and the toolkit only notes it.
    save: async (key, folder) => {
      await (await open()).saveCache([folder], key)
    }
  }
}
