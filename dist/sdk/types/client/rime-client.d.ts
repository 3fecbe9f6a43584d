import type { CategoryResult, CreateImageRequest, DataInfo, Job, ManagedImage, ModelTask, PipLibraryFilter, Project, ResolveImageRequest, ResolveImageResponse, RimeInfo, TestBatchResult, TestCase, TestRunDetail } from '../api/types.ts';
import type { TransportOptions } from './transport.ts';
export interface Registration {
    projectId: string;
    name: string;
}
/** Typed calls of the RIME REST API. Answers are checked for the fields that are used; lists are read to their last page. */
export declare class RimeClient {
    #private;
    constructor(options: TransportOptions);
    get origin(): string;
    /** How many requests were sent so far, repetitions included. */
    get requests(): number;
    close(): void;
    getInfo(): Promise<RimeInfo>;
    /**
     * Managed images whose installed libraries pass every filter, page by page.
     * The last page reached through a token answers that token again; a token seen before ends the list.
     */
    listImages(filters?: readonly PipLibraryFilter[]): AsyncGenerator<ManagedImage[]>;
    /** One page as the server gives it. `nextPageToken` is empty, or the one that was sent, on the last page. */
    listImagePage(request: {
        pipLibraries?: readonly PipLibraryFilter[];
        pageToken?: string;
        pageSize?: number;
    }): Promise<{
        images: ManagedImage[];
        nextPageToken: string;
    }>;
    /** Undefined when there is no image of that name. */
    getImage(name: string): Promise<ManagedImage | undefined>;
    /** Starts a build. @throws ApiError 409 when the name is taken. */
    createImage(request: CreateImageRequest): Promise<{
        image: ManagedImage;
        job?: Job;
    }>;
    /** @param options.localOnly leaves what is shared in a registry; for servers that tell the size of images. */
    deleteImage(name: string, options?: {
        localOnly?: boolean;
    }): Promise<void>;
    /**
     * What an image of the requirements would hold; undefined where the server has no such call, as a cluster.
     *
     * @throws ApiError 400 with the resolver's explanation when they cannot be met together.
     */
    resolveImage(request: ResolveImageRequest): Promise<ResolveImageResponse | undefined>;
    /** Software bill of materials, CycloneDX; undefined where the server has no such call or no such image. */
    getSbom(name: string): Promise<Record<string, unknown> | undefined>;
    /** Moves an image onto another base; undefined where the server has no such call or no such image. */
    upgradeImage(name: string, options?: {
        baseImage?: string;
    }): Promise<{
        image: ManagedImage;
        job?: Job;
    } | undefined>;
    listProjects(): AsyncGenerator<Project>;
    getProject(id: string): Promise<Project | undefined>;
    createProject(request: {
        name: string;
        description: string;
        modelTask: ModelTask;
    }): Promise<Project>;
    /** @returns the dataset's id. */
    registerDataset(at: Registration, dataInfo: DataInfo): Promise<string>;
    /** Registers a model file, or a placeholder when there is none. @returns the model's id. */
    registerModel(at: Registration, path: string | undefined): Promise<string>;
    registerPredictions(at: {
        projectId: string;
        modelId: string;
        datasetId: string;
    }, predictions: {
        path: string;
        predCol?: string;
    }): Promise<void>;
    /** Projects a registered dataset belongs to. Undefined when there is no such dataset. */
    getDatasetProjects(datasetId: string): Promise<string[] | undefined>;
    /** @throws ApiError 400 with the server's reasons. */
    validateTestRunConfig(config: unknown): Promise<void>;
    /** @returns the job's id. */
    startStressTest(projectId: string, testRunConfig: unknown): Promise<string>;
    getJob(jobId: string): Promise<Job>;
    /** Not bound to the client's signal: cancelling is what is done once that has fired. */
    cancelJob(jobId: string, timeoutMs: number): Promise<void>;
    /** The whole log so far; undefined where the server keeps none (most clusters). */
    getLog(jobId: string): Promise<string | undefined>;
    getTestRun(testRunId: string): Promise<TestRunDetail>;
    listBatchResults(testRunId: string): AsyncGenerator<TestBatchResult>;
    listTestCases(testRunId: string): AsyncGenerator<TestCase>;
    getCategoryResults(testRunId: string): Promise<CategoryResult[]>;
}
