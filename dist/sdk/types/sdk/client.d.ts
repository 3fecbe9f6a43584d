import type { ManagedImage } from '../api/types.ts';
import { ImageBuilderJob } from './image-builder-job.ts';
import { type OsRequirement, type PipLibraryFilter, type PipRequirement } from './requirements.ts';
import type { Print } from './status.ts';
import { StressTestJob } from './stress-test-job.ts';
export interface ClientOptions {
    /** Of a RIME cluster, or of a server of `rime-stress-test serve`. */
    url: string;
    apiKey: string;
    /** Where `getStatus` prints. Default: standard output. */
    print?: Print;
    /** Ends every call that is under way. */
    signal?: AbortSignal;
    /** The server reads the paths of configurations itself, as one of this machine may; default: files are uploaded. */
    sharesFiles?: boolean;
}
/** A RIME server, by the calls of RIME's own SDK. */
export declare class Client {
    #private;
    /** @throws InvalidArgumentError when the URL cannot be used. */
    constructor({ url, apiKey, print, signal, sharesFiles }: ClientOptions);
    /** Ends the connections; the process would wait for them. */
    close(): void;
    pipRequirement(libraryName: string, versionSpec?: string): PipRequirement;
    pipLibraryFilter(libraryName: string, fixedVersion?: string): PipLibraryFilter;
    osRequirement(packageName: string, version?: string): OsRequirement;
    /**
     * Starts the build of a managed image.
     *
     * @param name alias: lower-case letters and digits with single `-` or `_` between, at most 63 characters.
     * @throws InvalidArgumentError; ApiError 409 when the name is taken.
     */
    createManagedImage(name: string, requirements: readonly PipRequirement[], options?: {
        osRequirements?: readonly OsRequirement[];
        pythonVersion?: string;
    }): Promise<ImageBuilderJob>;
    /**
     * One page of the managed images that pass every filter.
     *
     * @param options.pageToken of an earlier page; it carries the filters of that one.
     * @returns the images, and the token of the next page, which is empty on the last one.
     */
    listManagedImages(options?: {
        pipLibraryFilters?: readonly PipLibraryFilter[];
        pageToken?: string;
        pageSize?: number;
    }): Promise<[images: ManagedImage[], nextPageToken: string]>;
    /**
     * Starts a stress test in a managed image. Data and model of a configuration with paths are registered first.
     *
     * @param request.testRunConfig the configuration, in either form of docs/reference/config.md.
     * @param request.rimeManagedImage name of the image; absent: the one that the configuration names.
     * @param request.project name or id; absent: a project named after the model task is found or made.
     * @param request.workingDirectory where relative paths start; absent: of the process.
     * @throws ProblemsError with every mistake of the configuration.
     */
    startStressTest(request: {
        testRunConfig: Readonly<Record<string, unknown>>;
        rimeManagedImage?: string;
        project?: string;
        workingDirectory?: string;
    }): Promise<StressTestJob>;
}
