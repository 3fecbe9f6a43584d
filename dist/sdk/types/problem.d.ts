/** Where a user finds what a message is about. */
export type Place = {
    kind: 'input';
    name: string;
    line?: number;
    column?: number;
} | {
    kind: 'file';
    path: string;
    line?: number;
    column?: number;
};
/** One mistake in what the user gave, with all that is needed to mend it. Several are reported together. */
export interface Problem {
    /** Stable, documented, for example `config-unknown-key`. */
    code: string;
    place: Place;
    /** What is wrong, as a sentence; user text in it is quoted, cut at 200 characters, and on one line. */
    message: string;
    /** The offending value as it was given. */
    value?: string;
    allowed?: readonly string[];
    /** What to do or write instead. */
    hint?: string;
}
/** The user's input cannot be used. Exit code 2; carries every problem found, not the first. */
export declare class ProblemsError extends Error {
    name: string;
    readonly problems: readonly Problem[];
    constructor(problems: readonly Problem[]);
}
export declare function formatPlace(place: Place): string;
/** `stress.yml:3:5: unknown key "epochs". Nearest: "categories".` */
export declare function formatProblem(problem: Problem): string;
/** What is wrong and what is allowed, for those who show place and hint themselves. */
export declare function describeProblem({ message, allowed }: Problem): string;
