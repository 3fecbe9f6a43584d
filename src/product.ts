import manifest from '../package.json' with { type: 'json' }

/** What reports, records and the User-Agent header name. */
export const PRODUCT = { name: 'rime-stress-test-action', version: manifest.version } as const
