/** The server answered, and said no. */
export declare class ApiError extends Error {
    name: string;
    readonly status: number;
    /** gRPC code of the body; undefined when the body was not the server's own. */
    readonly code: number | undefined;
    readonly request: string;
    /** The `Retry-After` header as it came. */
    readonly retryAfter: string | undefined;
    constructor(request: string, status: number, code: number | undefined, message: string, retryAfter?: string);
}
/** No usable answer: refused, reset, truncated, too slow, not JSON, a redirect. Never holds the key. */
export declare class TransportError extends Error {
    name: string;
    readonly request: string;
    constructor(request: string, message: string, options?: ErrorOptions);
}
