import type { CategoryResult, CreateImageRequest, DataInfo, Dataset, Job, LimitStatus, ManagedImage, Model, ModelTask, PipLibraryFilter, Project, ResolveImageRequest, ResolveImageResponse, RimeInfo, TestBatchResult, TestCase, TestRunDetail } from '../api/types.ts';
import type { Readable } from 'node:stream';
import { type Dialect } from './dialect.ts';
import type { TransportOptions } from './transport.ts';
export interface Registration {
    projectId: string;
    name: string;
}
/** Where a file goes, and the address to register for it. The URLs hold signatures: they are not for messages. */
export interface FileUpload {
    uploadUrl: string;
    /** Takes a note that the upload is complete. */
    doneFileUploadUrl: string;
    destinationUrl: string;
    /** Bytes; 0: none. */
    uploadLimit: number;
}
export interface DirectoryUpload extends Omit<FileUpload, 'uploadUrl'> {
    /** By the path of the file in the directory. */
    uploadUrls: ReadonlyMap<string, string>;
}
/** What a start call names, as far as its test run shows it again. */
interface StartedConfig {
    run_name?: unknown;
    model_id?: {
        uuid?: string;
    };
    data_info?: {
        ref_dataset_id?: string;
        eval_dataset_id?: string;
    };
}
/** Typed calls of the RIME REST API. Answers are checked for the fields that are used; lists are read to their last page. */
export declare class RimeClient {
    #private;
    constructor(options: TransportOptions);
    get origin(): string;
    /** How many requests were sent so far, repetitions included. */
    get requests(): number;
    close(): void;
    /** How the server is spoken to; that of 2.1 and later until `speak` says otherwise. */
    get dialect(): Dialect;
    speak(dialect: Dialect): void;
    getInfo(): Promise<RimeInfo>;
    /** State of a limit of the licence. */
    getLimit(customerName: string, limit: string): Promise<LimitStatus>;
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
    /** Starts a build. @throws ApiError 409 when the name is taken by an image of other requirements. */
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
    /** The first project of that name that the key can see. */
    findProject(name: string): Promise<Project | undefined>;
    /** The dataset that is registered under the name in the project. */
    findDataset(at: Registration): Promise<Dataset | undefined>;
    /** The model that is registered under the name in the project. */
    findModel(at: Registration): Promise<Model | undefined>;
    /** Whether predictions of the model on the dataset are registered. */
    hasPredictions(modelId: string, datasetId: string): Promise<boolean>;
    /** An address for one file. */
    createDatasetUpload(fileName: string): Promise<FileUpload>;
    /** Addresses for the files of a directory. @param relativePaths with forward slashes. */
    createModelUpload(directoryName: string, relativePaths: readonly string[]): Promise<DirectoryUpload>;
    /** Sends one file to an address of `createDatasetUpload` or `createModelUpload`. @param open called for each attempt. */
    uploadFile(url: string, open: () => Readable | string, sizeBytes: number): Promise<void>;
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
    startStressTest(projectId: string, testRunConfig: StartedConfig & Record<string, unknown>): Promise<string>;
    getJob(jobId: string): Promise<Job>;
    /** Not bound to the client's signal: cancelling is what is done once that has fired. */
    cancelJob(jobId: string, timeoutMs: number): Promise<void>;
    /** The whole log so far; undefined where the server keeps none (most clusters). */
    getLog(jobId: string): Promise<string | undefined>;
    getTestRun(testRunId: string): Promise<TestRunDetail>;
    listBatchResults(testRunId: string): AsyncGenerator<TestBatchResult>;
    listTestCases(testRunId: string): AsyncGenerator<TestCase>;
    /** Empty where the server has no results by category. */
    getCategoryResults(testRunId: string): Promise<CategoryResult[]>;
}
export {};
