import type { TestBatchResult, TestCase } from '../../api/types.ts'
import { RpcError } from '../errors.ts'
import type { Handlers } from '../http/handlers.ts'
import type { Page, PageSource } from '../http/pages.ts'
import { readPage } from '../http/pages.ts'
import type { CaseFilter, Item } from '../store/results.ts'
import { batchOnWire, caseOnWire, categoryOnWire } from './byte-fields.ts'
import { checkName } from './projects.ts'
import type { Tools } from './tools.ts'

interface RunQuery {
  testRunId: string
}

export function resultHandlers(
  tools: Tools
): Pick<
  Handlers,
  | 'getTestRun'
  | 'deleteTestRun'
  | 'listTestRuns'
  | 'renameTestRun'
  | 'listBatchResults'
  | 'getBatchResult'
  | 'listTestCases'
  | 'listSummaryTests'
  | 'getCategoryResults'
  | 'listFeatureResults'
  | 'getFeatureResult'
> {
  const { results, tokens } = tools

  /** A page of what one run has found; half a run is not shown as one. */
  const page = <Query extends RunQuery, T>(
    source: Pick<PageSource<Query, Item<T>>, 'operation' | 'request' | 'query' | 'fetch'>
  ): Promise<Page<Item<T>>> =>
    readPage({
      ...source,
      tokens,
      fetch: (query, after, limit) => {
        results.checkEnded(query.testRunId)
        return source.fetch(query, after, limit)
      },
      keyOf: (item) => item.seq
    })

  // Texts and plots for a screen are most of an answer and are sent when they are asked for.
  return {
    getTestRun: ({ path }) => ({ testRun: results.run(path.testRunId) }),
    deleteTestRun: ({ path, caller }) => {
      tools.makers.checkTestRun(path.testRunId, caller)
      results.delete(path.testRunId)
      return {}
    },
    listTestRuns: async ({ query }) => {
      const found = await readPage({
        tokens,
        operation: 'listTestRuns',
        request: query,
        query: () => ({
          projectId: query['firstPageQuery.projectId.uuid'] ?? query.projectId,
          isOther:
            query['firstPageQuery.testingType'] === 'TEST_TYPE_CONTINUOUS_TESTING' ||
            query['firstPageQuery.scheduleId.uuid'] !== undefined
        }),
        // This server runs stress tests only, and none by a schedule.
        fetch: ({ projectId, isOther }, after, limit) =>
          isOther ? [] : results.listRuns(projectId, after as number | undefined, limit),
        keyOf: (item) => item.seq
      })
      return { testRuns: found.items.map((item) => item.run), ...found.next }
    },
    renameTestRun: ({ path, body }) => ({
      testRun: results.rename(path.testRunId, checkName(body.name ?? ''))
    }),
    listBatchResults: async ({ query }) => {
      const found = await page<RunQuery, TestBatchResult>({
        operation: 'listBatchResults',
        request: query,
        query: () => ({ testRunId: required(query.testRunId, 'testRunId') }),
        fetch: ({ testRunId }, after, limit) =>
          results.listBatches(testRunId, after as number | undefined, limit)
      })
      return {
        testBatches: found.items.map((item) => batchOnWire(item.value, query.showDisplay)),
        ...found.next
      }
    },
    getBatchResult: ({ path, query }) => {
      results.checkEnded(path.testRunId)
      return { testBatch: batchOnWire(results.batch(path.testRunId, path.testType), query.showDisplay) }
    },
    listTestCases: async ({ query }) => {
      const found = await page<CaseFilter, TestCase>({
        operation: 'listTestCases',
        request: query,
        query: () => ({
          testRunId: required(query['listTestCasesQuery.testRunId'], 'listTestCasesQuery.testRunId'),
          testTypes: query['listTestCasesQuery.testTypes'] ?? [],
          featureIds: query['listTestCasesQuery.urlSafeFeatureIds'] ?? []
        }),
        fetch: (filter, after, limit) => results.listCases(filter, after as number | undefined, limit)
      })
      return {
        testCases: found.items.map((item) => caseOnWire(item.value, query.showDisplay)),
        ...found.next
      }
    },
    listSummaryTests: async ({ query }) => {
      const found = await page<RunQuery, ReturnType<typeof results.listCategories>[number]['value']>({
        operation: 'listSummaryTests',
        request: query,
        query: () => ({ testRunId: required(query['query.testRunId'], 'query.testRunId') }),
        fetch: ({ testRunId }, after, limit) =>
          results.listCategories(testRunId, after as number | undefined, limit)
      })
      return { summaryTestResults: found.items.map((item) => categoryOnWire(item.value)), ...found.next }
    },
    getCategoryResults: ({ path }) => {
      results.checkEnded(path.testRunId)
      const all = results.listCategories(path.testRunId, undefined, Number.MAX_SAFE_INTEGER)
      return { categoryTestResults: all.map((item) => categoryOnWire(item.value)) }
    },
    listFeatureResults: async ({ query }) => {
      const found = await readPage({
        tokens,
        operation: 'listFeatureResults',
        request: query,
        query: () => ({ testRunId: required(query.testRunId, 'testRunId') }),
        fetch: ({ testRunId }, after, limit) => {
          results.checkEnded(testRunId)
          return results.listFeatures(testRunId, after as string | undefined, limit)
        },
        keyOf: (feature) => feature.urlSafeFeatureId ?? ''
      })
      return { featureResults: found.items, ...found.next }
    },
    getFeatureResult: ({ path }) => {
      results.checkEnded(path.testRunId)
      return { featureResult: results.feature(path.testRunId, path.urlSafeFeatureId) }
    }
  }
}

function required(value: string | undefined, name: string): string {
  if (value === undefined) throw new RpcError('invalidArgument', `${name} is missing`)
  return value
}
