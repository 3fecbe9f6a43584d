import { seedOf, type PreparedData } from './context.ts'
import { loadData } from './data/load.ts'
import type { EngineJob } from './job.ts'
import { profileData } from './profile/profile.ts'
import { profilingSettings } from './profile/settings.ts'

/** Reads both datasets of the job. @throws DataError, or RunFailure for a seed that is none */
export async function prepareData(job: EngineJob): Promise<PreparedData> {
  const { config } = job
  const settings = profilingSettings(config.profiling_config?.data_profiling ?? {})
  const data = await loadData({
    task: job.task,
    reference: job.reference,
    evaluation: job.evaluation,
    hasModel: job.modelFile !== undefined,
    seed: seedOf(config),
    globalExclude: config.test_suite_config?.global_exclude_columns ?? [],
    columnType: settings.columnType
  })
  return { data, profile: profileData(data, settings) }
}
