import { RpcError } from '../errors.ts'
import type { Request } from '../http/handlers.ts'
import type { ProjectFilter } from '../store/project-listing.ts'

/** The first page's query of the list of projects. @throws RpcError invalidArgument for a day that does not exist. */
export function readProjectQuery(query: Request<'listProjects'>['query']): ProjectFilter {
  const text = query['firstPageQuery.search.expression']
  return {
    // Projects have no owners here, and none is in production.
    isNone:
      query['firstPageQuery.ownerEmail'] !== undefined ||
      query['firstPageQuery.status'] === 'PROJECT_STATUS_PRODUCTION',
    workspaceId: query['workspaceId.uuid'],
    isPublished: query['firstPageQuery.isPublished'],
    createdFrom: readTime(query['firstPageQuery.creationTimeRange.startTime']),
    createdBefore: readTime(query['firstPageQuery.creationTimeRange.endTime']),
    runFrom: readTime(query['firstPageQuery.lastTestRunTimeRange.startTime']),
    runBefore: readTime(query['firstPageQuery.lastTestRunTimeRange.endTime']),
    stressTestCategories: query['firstPageQuery.stressTestCategories'],
    continuousTestCategories: query['firstPageQuery.continuousTestCategories'],
    modelTasks: query['firstPageQuery.modelTasks'],
    search:
      text === undefined
        ? undefined
        : { text, fields: query['firstPageQuery.search.searchFields'] ?? ['name'] },
    sortBy: query['firstPageQuery.sort.sortBy'] ?? 'creationTime',
    isDescending: query['firstPageQuery.sort.sortOrder'] === 'ORDER_DESCENDING'
  }
}

/** As times are stored: UTC with milliseconds. */
function readTime(given: string | undefined): string | undefined {
  if (given === undefined) return undefined
  const time = Date.parse(given)
  if (Number.isNaN(time)) throw new RpcError('invalidArgument', `${given} is not a time that exists`)
  return new Date(time).toISOString()
}
