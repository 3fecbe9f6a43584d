import type { Job } from '../api/types.ts';
import type { RimeClient } from '../client/rime-client.ts';
import { type Print, type StatusOptions } from './status.ts';
/** A stress test that was started. */
export declare class StressTestJob {
    #private;
    readonly jobId: string;
    constructor(client: RimeClient, jobId: string, print: Print);
    /**
     * The job as it is now, or once it has ended. `status` is `JOB_STATUS_SUCCEEDED` when the run is complete, which says
     * nothing of how the model did; `jobData.stress.testRunId` then names the test run.
     */
    getStatus(options?: StatusOptions): Promise<Job>;
}
