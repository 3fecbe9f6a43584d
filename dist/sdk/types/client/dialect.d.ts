/** What differs between the versions of a server in what this client asks of it. */
export interface Dialect {
    /** Prefix of the config validator and the logs. */
    beta: '/internal' | '/v1-beta';
    /** How upload addresses are asked for: with a query or with a body. */
    uploadUrlBy: 'GET' | 'POST';
    /** Whether there are results by category. */
    categoryResults: boolean;
    /** Whether data parameters may hold `experimentalFields`. */
    experimentalDataParams: boolean;
    /** Whether a run without reference data is taken. */
    referenceOptional: boolean;
    /** Whether the licence counts stress tests, as the SDK of that version asks before each. */
    countsRuns: boolean;
}
/** From 2.1 on. */
export declare const DIALECT_2: Dialect;
export declare const DIALECT_2_0: Dialect;
