import { type Command, Option } from 'commander'

import { RUNTIMES } from '../gate/settings.ts'

/** Flags of the commands that talk to a server or start the embedded backend. */
export interface ServerFlags {
  serverUrl?: string
  apiKeyFile?: string
  apiKey?: string
  runtime?: string
  baseImage?: string
  stateDir?: string
}

export function addServerOptions(command: Command): Command {
  return command
    .option('--server-url <url>', 'a RIME cluster or a server of "serve"; default: an embedded backend')
    .option('--api-key-file <path>', 'file with the key for --server-url; default: the variable RIME_API_KEY')
    .addOption(new Option('--api-key <key>').hideHelp())
    .addOption(
      new Option('--runtime <runtime>', 'what builds and runs images').choices(RUNTIMES).default('auto')
    )
    .option('--base-image <image>', 'Docker image to build on')
    .option('--state-dir <path>', 'folder where the embedded backend keeps images and runs')
}

/** Gathers the values of a flag that may be repeated. */
export function collect(value: string, previous: string[]): string[] {
  return [...previous, value]
}
