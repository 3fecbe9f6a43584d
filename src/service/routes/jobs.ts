import type { Handlers, Request } from '../http/handlers.ts'
import { RpcError } from '../errors.ts'
import { readPage } from '../http/pages.ts'
import { jobFolder } from '../jobs/job-folder.ts'
import { readLog, tailOf } from '../jobs/job-log.ts'
import type { JobFilter } from '../store/jobs.ts'
import type { Tools } from './tools.ts'

const FULL_VIEW = 'JOB_VIEW_FULL'
const MODEL_OUTPUT_LINES = 1_000
const MODEL_OUTPUT_CHARACTERS = 64 * 1024

export function jobHandlers(
  tools: Tools
): Pick<
  Handlers,
  | 'getJob'
  | 'getTestRunId'
  | 'getJobProjectId'
  | 'listJobsForProject'
  | 'cancelJob'
  | 'getLatestLogs'
  | 'getLatestLogsInternal'
> {
  const { jobs } = tools
  const logs = ({ path }: Pick<Request<'getLatestLogs'>, 'path'>): { result: { chunk: string } } => ({
    result: { chunk: jobLog(tools, path.jobId) }
  })
  return {
    getJob: ({ path, query }) => ({ job: jobs.toJob(jobs.row(path.jobId), query.view === FULL_VIEW) }),
    getTestRunId: ({ path }) => {
      const { test_run_id: testRunId } = jobs.row(path.jobId)
      if (testRunId === null) throw new RpcError('notFound', 'this job has no test run')
      return { testRunId }
    },
    getJobProjectId: ({ path }) => {
      const { project_id: projectId } = jobs.row(path.jobId)
      if (projectId === null) throw new RpcError('notFound', 'this job belongs to no project')
      return { projectId: { uuid: projectId } }
    },
    listJobsForProject: async ({ path, query }) => {
      const projectId = path['projectId.uuid']
      tools.projects.get(projectId)
      const page = await readPage({
        tokens: tools.tokens,
        operation: `listJobsForProject:${projectId}`,
        request: query,
        query: (): JobFilter & { isInternal: boolean } => ({
          projectId,
          statuses: query['firstPageQuery.selectedStatuses'] ?? [],
          types: query['firstPageQuery.selectedTypes'] ?? [],
          isInternal: query['firstPageQuery.internalCreated'] ?? false
        }),
        // Every job here was asked for by a client.
        fetch: (filter, after, limit) =>
          filter.isInternal ? [] : jobs.list(filter, after as number | undefined, limit),
        keyOf: (row) => row.seq
      })
      return { jobs: page.items.map((row) => jobs.toJob(row, query.view === FULL_VIEW)), ...page.next }
    },
    cancelJob: ({ path }) => {
      tools.runner.cancel(path.jobId)
      return {}
    },
    getLatestLogs: logs,
    getLatestLogsInternal: logs
  }
}

/** The job's own log; what the model printed follows once the job has ended, so that the log only ever grows. */
function jobLog(tools: Tools, jobId: string): string {
  const row = tools.jobs.row(jobId)
  const folder = jobFolder(tools.stateDir, jobId)
  const log = readLog(folder.log)
  if (log === undefined) throw new RpcError('notFound', 'this job has no log')
  const output = row.completed_at === null ? undefined : readLog(folder.workerLog)
  if (output === undefined || output.trim() === '') return log
  return `${log}Output of the model:\n${tailOf(output, MODEL_OUTPUT_LINES, MODEL_OUTPUT_CHARACTERS)}\n`
}
