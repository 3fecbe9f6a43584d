import type { CategoryResult, TestBatchResult, TestCase, TestRunDetail } from '../api/types.ts'
import type { RimeClient } from '../client/rime-client.ts'
import { IncompleteRunError } from './errors.ts'

/** Everything a completed test run holds, read to the last page. */
export interface RunResults {
  testRun: TestRunDetail
  categories: CategoryResult[]
  batches: TestBatchResult[]
  cases: TestCase[]
}

/** @throws IncompleteRunError when what was read is not the whole of what the server says there is. */
export async function fetchResults(client: RimeClient, testRunId: string): Promise<RunResults> {
  const testRun = await client.getTestRun(testRunId)
  if (testRun.status !== undefined && testRun.status !== 'TEST_TASK_STATUS_COMPLETED') {
    throw incomplete(`the test run's status is ${testRun.status.slice(0, 60)}`)
  }
  const categories = await client.getCategoryResults(testRunId)
  const batches = await Array.fromAsync(client.listBatchResults(testRunId))
  const cases = await Array.fromAsync(client.listTestCases(testRunId))
  checkWhole(categories, batches, cases)
  return { testRun, categories, batches, cases }
}

/** Each test named by a category is there, and each test has as many cases as it counts. */
function checkWhole(categories: CategoryResult[], batches: TestBatchResult[], cases: TestCase[]): void {
  const casesOf = new Map<string, number>()
  for (const batch of batches) {
    if (batch.testType === undefined) throw incomplete('a test has no type')
    if (casesOf.has(batch.testType)) throw incomplete(`test ${batch.testType} is there twice`)
    casesOf.set(batch.testType, 0)
  }
  for (const one of cases) {
    const count = casesOf.get(one.testBatchType ?? '')
    if (count === undefined)
      throw incomplete(`a test case belongs to no test (${one.testBatchType ?? 'none named'})`)
    casesOf.set(one.testBatchType ?? '', count + 1)
  }
  for (const batch of batches) {
    const counted = Number(batch.summaryCounts?.total ?? NaN)
    const found = casesOf.get(batch.testType ?? '')
    if (counted !== found) {
      throw incomplete(`test ${batch.testType ?? ''} counts ${counted} cases, the list holds ${found ?? 0}`)
    }
  }
  for (const category of categories) {
    for (const type of category.testBatchTypes ?? []) {
      if (!casesOf.has(type)) throw incomplete(`test ${type} has no result`)
    }
  }
}

function incomplete(reason: string): IncompleteRunError {
  return new IncompleteRunError(
    'results-incomplete',
    `The results are not complete: ${reason.slice(0, 300)}.`,
    {
      hint: 'Run the step again. If it stays, report it with the log of the server.'
    }
  )
}
