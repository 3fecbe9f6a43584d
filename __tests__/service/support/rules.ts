import type { ConfigRules } from '../../../src/service/routes/tools.ts'

/** Config rules of which the tests of the service know what they say: the key `epochs` is wrong. */
export const testRules: ConfigRules = {
  validate: (config) =>
    'epochs' in config
      ? [
          {
            code: 'config-unknown-key',
            place: { kind: 'input', name: 'config' },
            message: 'unknown key "epochs".'
          }
        ]
      : [],
  engineConfig: (config) => ({ run_name: String(config['run_name']) })
}
