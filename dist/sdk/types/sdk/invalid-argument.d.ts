/** An argument of a call cannot be used; nothing was sent. */
export declare class InvalidArgumentError extends Error {
    name: string;
}
