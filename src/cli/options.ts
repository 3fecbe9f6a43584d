import { type Command, Option } from 'commander'

import { checkSettings, type InputName, RUNTIMES, type Settings } from '../gate/settings.ts'
import { ProblemsError } from '../problem.ts'

/** Flags of the commands that talk to a server or start the embedded backend. */
export interface ServerFlags {
  serverUrl?: string
  apiKeyFile?: string
  apiKey?: string
  runtime?: string
  baseImage?: string
  stateDir?: string
  indexUrl?: string
  extraIndexUrl?: string[]
  certificates?: string
  registry?: string
}

export function addServerOptions(command: Command): Command {
  const remote = command
    .option('--server-url <url>', 'a RIME cluster or a server of "serve"; default: an embedded backend')
    .option('--api-key-file <path>', 'file with the key for --server-url; default: the variable RIME_API_KEY')
    .addOption(new Option('--api-key <key>').hideHelp())
  return addBackendOptions(remote)
}

/** Flags of the backend itself, embedded or as a server. */
export function addBackendOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--runtime <runtime>', 'what builds and runs images').choices(RUNTIMES).default('auto')
    )
    .option('--base-image <image>', 'Docker image to build on')
    .option('--state-dir <path>', 'folder where the backend keeps images and runs')
    .option(
      '--index-url <url>',
      'package index; credentials: the variables UV_INDEX_DEFAULT_USERNAME and _PASSWORD'
    )
    .option('--extra-index-url <url>', 'further package index; repeat it for more', collect, [])
    .option('--certificates <path>', 'PEM file with further authorities for the package indexes')
    .option('--registry <host/path>', 'OCI registry that images are shared through')
}

/** The flags above as raw inputs, to be checked where the inputs of the action are checked. */
export function backendValues(flags: ServerFlags): Map<InputName, string> {
  const values = new Map<InputName, string>()
  const given: [InputName, string | undefined][] = [
    ['server-url', flags.serverUrl],
    ['runtime', flags.runtime],
    ['base-image', flags.baseImage],
    ['index-url', flags.indexUrl],
    ['extra-index-urls', flags.extraIndexUrl?.join('\n')],
    ['certificates', flags.certificates],
    ['registry', flags.registry]
  ]
  for (const [name, value] of given) if (value !== undefined) values.set(name, value)
  return values
}

/** The settings of a command that runs no stress test. @throws ProblemsError */
export async function settingsOf(values: ReadonlyMap<InputName, string>, cwd: string): Promise<Settings> {
  // The configuration is the one input that a run must have and that nothing else has a use for.
  const { settings, problems } = await checkSettings(new Map([...values, ['config-path', 'none']]), cwd)
  if (problems.length > 0) throw new ProblemsError(problems)
  return settings
}

/** Gathers the values of a flag that may be repeated. */
export function collect(value: string, previous: string[]): string[] {
  return [...previous, value]
}
