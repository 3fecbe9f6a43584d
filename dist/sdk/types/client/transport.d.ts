import type { Readable } from 'node:stream';
import { type ExchangeLimits } from './exchange.ts';
export interface TransportOptions {
    /** Base URL; a path in it is kept as a prefix. */
    url: string;
    apiKey: string;
    userAgent: string;
    /** Longest time for one call with all its repetitions, in milliseconds. */
    deadlineMs?: number;
    limits?: Partial<ExchangeLimits>;
    signal?: AbortSignal;
}
export type Method = 'GET' | 'POST' | 'DELETE';
export type Query = Record<string, string | number | boolean | readonly string[] | undefined>;
export interface CallOptions {
    query?: Query;
    /** Sent as JSON; `{}` when absent and the method is not GET. */
    body?: unknown;
    /** A POST that does no harm when it is carried out twice, and so may be repeated like a GET. */
    repeatable?: boolean;
    /** In place of the client's. */
    signal?: AbortSignal;
}
/**
 * JSON over HTTP with the key in a header. The key goes to the configured origin only: a redirect is an error.
 *
 * Proxies come from HTTPS_PROXY, HTTP_PROXY and NO_PROXY, further certificate authorities from NODE_EXTRA_CA_CERTS.
 */
export declare class Transport {
    #private;
    /** @throws TransportError when the key cannot be sent in a header. */
    constructor(options: TransportOptions);
    /** Scheme, host and port; what messages may show of the address. */
    get origin(): string;
    /** How many requests were sent so far, repetitions included. */
    get requests(): number;
    close(): void;
    /**
     * One call. GET, DELETE and a repeatable POST are repeated after lost answers; any other POST only when the server
     * cannot have carried it out.
     *
     * @throws ApiError when the server refuses, TransportError when there is no usable answer in time.
     */
    call(method: Method, path: string, options?: CallOptions): Promise<unknown>;
    /**
     * Sends a file to an address that the server has named for it, without the key. Success is 200, as with the SDK.
     *
     * @param url may hold a signature, so no message shows more than its origin.
     * @param open called for each attempt.
     */
    put(url: string, open: () => Readable | string, sizeBytes: number): Promise<void>;
    /** The server's clock by its last answer, in milliseconds since the epoch; ours until it has answered. */
    serverTime(): number;
    /** Waits as long as before the given repetition of a call that failed so. @returns false at once when that is past `leftMs`. */
    pause(attempt: number, error: unknown, leftMs?: number, signal?: AbortSignal | undefined): Promise<boolean>;
}
