import type { Job } from '../api/types.ts'
import type { RimeClient } from '../client/rime-client.ts'
import { watchJob } from '../gate/watch.ts'
import { changes, type Print, type StatusOptions } from './status.ts'

/** A stress test that was started. */
export class StressTestJob {
  readonly jobId: string
  readonly #client: RimeClient
  readonly #print: Print

  constructor(client: RimeClient, jobId: string, print: Print) {
    this.#client = client
    this.jobId = jobId
    this.#print = print
  }

  /**
   * The job as it is now, or once it has ended. `status` is `JOB_STATUS_SUCCEEDED` when the run is complete, which says
   * nothing of how the model did; `jobData.stress.testRunId` then names the test run.
   */
  async getStatus(options: StatusOptions = {}): Promise<Job> {
    const { verbose = true, waitUntilFinish = false, signal = new AbortController().signal } = options
    const show = changes(verbose ? this.#print : () => undefined)
    const onProgress = ({ done, total }: { done: number; total: number }): void => {
      show(`Stress test ${this.jobId}: ${done} of ${total} tests completed`)
    }
    const job = waitUntilFinish
      ? await watchJob(this.#client, this.jobId, { signal, onProgress })
      : await this.#client.getJob(this.jobId)
    show(`Stress test ${this.jobId}: ${job.status.replace('JOB_STATUS_', '')}`)
    if ((job.errorMsg ?? '') !== '') show(job.errorMsg ?? '')
    return job
  }
}
