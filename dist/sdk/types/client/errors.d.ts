/** The server answered, and said no. */
export declare class ApiError extends Error {
    name: string;
    readonly status: number;
    /** gRPC code of the body; undefined when the body was not the server's own. */
    readonly code: number | undefined;
    /** Method and path, without the query. */
    readonly request: string;
    /** The `Retry-After` header as it came. */
    readonly retryAfter: string | undefined;
    constructor(request: string, status: number, code: number | undefined, message: string, retryAfter?: string);
}
export type TransportFault = 
/** No connection: refused, no such host, no route, or none within the limit. */
'unreachable'
/** Connected, and no whole answer within the limits. */
 | 'timed-out'
/** The connection ended before the whole answer was there. */
 | 'cut-off'
/** TLS: the certificate is not trusted, is for another name, or the port does not speak TLS. */
 | 'certificate' | 'redirect'
/** Something answered that is not the API: a login page, a proxy, an ingress. */
 | 'not-json' | 'too-large'
/** JSON, and not the message that belongs to the call. */
 | 'malformed'
/** The key cannot be sent in a header. */
 | 'key';
/** No usable answer. Never holds the key. */
export declare class TransportError extends Error {
    name: string;
    /** Method and path, without the query. */
    readonly request: string;
    readonly fault: TransportFault;
    /** Whether the server may have carried the request out all the same. */
    readonly mayHaveActed: boolean;
    constructor(request: string, message: string, more?: ErrorOptions & {
        fault?: TransportFault;
        mayHaveActed?: boolean;
    });
}
/** Whether asking again later is worth it. Says nothing of whether it is safe. */
export declare function isPassing(error: unknown): error is ApiError | TransportError;
/** Whether a request that failed so may have been carried out: the answer is lost, or a gateway gave it in place of the server. */
export declare function mayHaveActed(error: unknown): boolean;
