import * as http from 'node:http';
import type { Readable } from 'node:stream';
import type { TransportFault } from './errors.ts';
export interface Outgoing {
    method: string;
    url: URL;
    headers: Record<string, string>;
    /** Absent: no body. A stream needs its `content-length` among the headers. */
    body?: string | Readable;
}
export interface Incoming {
    status: number;
    statusText: string;
    headers: http.IncomingHttpHeaders;
    body: Buffer;
}
/** In milliseconds and bytes. */
export interface ExchangeLimits {
    /** Until the connection stands: name, proxy, TLS. */
    connectMs: number;
    /** Without a byte in either direction. */
    idleMs: number;
    totalMs: number;
    answerBytes: number;
}
/** One request that brought no whole answer. */
export declare class ExchangeError extends Error {
    name: string;
    readonly fault: TransportFault;
    /** Whether a byte of the request may have reached the server. */
    readonly sent: boolean;
    constructor(fault: TransportFault, message: string, sent: boolean, cause?: unknown);
}
/**
 * One request and its whole answer, over a connection of `agent`.
 *
 * Rejects with an ExchangeError, or with the signal's reason; either way the connection is ended, never left waiting.
 */
export declare function exchange(outgoing: Outgoing, agent: http.Agent, limits: ExchangeLimits, signal?: AbortSignal): Promise<Incoming>;
