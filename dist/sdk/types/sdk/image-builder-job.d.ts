import type { ManagedImage } from '../api/types.ts';
import type { RimeClient } from '../client/rime-client.ts';
import { type Print, type StatusOptions } from './status.ts';
/** The build of a managed image. */
export declare class ImageBuilderJob {
    #private;
    /** Name of the image. */
    readonly name: string;
    constructor(client: RimeClient, name: string, print: Print);
    /**
     * The image as it is now, or once its build has ended. `status` is `STATUS_READY` when it can be used and
     * `STATUS_FAILED` when the build failed; the printed text says why.
     */
    getStatus(options?: StatusOptions): Promise<ManagedImage>;
}
