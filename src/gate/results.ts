import type { RimeClient } from '../client/rime-client.ts'
import { readResults, type Results, UnreadableResultsError } from '../report/from-wire.ts'
import { IncompleteRunError } from './errors.ts'

/**
 * Everything a completed test run holds, read to the last page.
 *
 * @throws IncompleteRunError when what was read is not the whole of what the server says there is, or not understood.
 */
export async function fetchResults(client: RimeClient, testRunId: string): Promise<Results> {
  const testRun = await client.getTestRun(testRunId)
  if (testRun.status !== undefined && testRun.status !== 'TEST_TASK_STATUS_COMPLETED') {
    throw new IncompleteRunError(
      'test-run-not-completed',
      `The test run has the status ${testRun.status.slice(0, 60)}.`
    )
  }
  const categories = await client.getCategoryResults(testRunId)
  const batches = await Array.fromAsync(client.listBatchResults(testRunId))
  const cases = await Array.fromAsync(client.listTestCases(testRunId))
  try {
    return readResults({ testRun, categories, batches, cases })
  } catch (error) {
    if (!(error instanceof UnreadableResultsError)) throw error
    throw new IncompleteRunError(error.code, error.message, { hint: error.hint, cause: error })
  }
}
