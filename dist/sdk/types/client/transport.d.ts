export interface TransportOptions {
    /** Base URL; a path in it is kept as a prefix. */
    url: string;
    apiKey: string;
    userAgent: string;
    /** Longest time for one call with all its repetitions, in milliseconds. */
    deadlineMs?: number;
    signal?: AbortSignal;
}
export type Method = 'GET' | 'POST' | 'DELETE';
export type Query = Record<string, string | number | boolean | readonly string[] | undefined>;
/** JSON over HTTP with the key in a header. The key goes to the configured origin only: a redirect is an error. */
export declare class Transport {
    #private;
    constructor(options: TransportOptions);
    /** Scheme, host and port; what messages may show of the address. */
    get origin(): string;
    /** How many requests were sent so far, repetitions included. */
    get requests(): number;
    close(): void;
    /**
     * One call. GET and DELETE are repeated after lost answers; POST only when it cannot have reached the server.
     *
     * @throws ApiError when the server refuses, TransportError when there is no usable answer in time.
     */
    call(method: Method, path: string, query?: Query, body?: unknown, signal?: AbortSignal | undefined): Promise<unknown>;
}
