import { Command, CommanderError, Option } from 'commander'

import { INPUT_NAMES, type InputName, ON_ERROR } from '../gate/settings.ts'
import { IncompleteRunError } from '../gate/errors.ts'
import { FAIL_ON } from '../gate/verdict.ts'
import { ProblemsError } from '../problem.ts'
import { PRODUCT } from '../product.ts'
import { line, logLines } from '../report/escape.ts'
import { imageCommands } from './images/commands.ts'
import { type CommandIo, processIo, UsageError } from './io.ts'
import { addBackendOptions, addServerOptions, collect } from './options.ts'
import { addWishOptions, type WishFlags, wishValues } from './wish-options.ts'
import { runRun } from './run.ts'
import { runServe } from './serve.ts'

const EXIT_CODES = `
Exit codes:
  0  the gate passed
  1  the gate failed
  2  usage or configuration error
  3  the run could not be completed`

/** @returns the exit code. */
export async function runCommand(argv: readonly string[], io: CommandIo = processIo()): Promise<number> {
  let exitCode = 0
  const program = new Command('rime-stress-test')
    .description(
      'Find or build an environment for a model, stress-test the model in it, and gate on the result.'
    )
    .version(PRODUCT.version)
    .addHelpText('after', EXIT_CODES)
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text)
    })
    .exitOverride()
    .enablePositionalOptions()
  const ends = (code: Promise<number>): Promise<void> =>
    code.then((value) => {
      exitCode = value
    })

  addRun(program, io, ends)
  addServe(program, io, ends)
  imageCommands(program, io, ends)
  try {
    await program.parseAsync(argv, { from: 'user' })
    return exitCode
  } catch (error) {
    return reportFailure(error, io)
  }
}

function reportFailure(error: unknown, io: CommandIo): number {
  // Commander has written its own message.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof ProblemsError || error instanceof UsageError) {
    for (const one of error.message.split('\n')) io.stderr.write(`error: ${line(one)}\n`)
    return 2
  }
  io.stderr.write(`error: ${line(error instanceof Error ? error.message : String(error))}\n`)
  if (error instanceof IncompleteRunError) {
    for (const one of [...logLines(error.detail ?? ''), error.hint ?? ''])
      if (one !== '') io.stderr.write(`  ${line(one)}\n`)
  }
  return 3
}

type Ends = (code: Promise<number>) => Promise<void>

function addRun(program: Command, io: CommandIo, ends: Ends): void {
  const command = program
    .command('run')
    .description('Run a stress test and judge it: the job of the action, with its inputs as flags.')
    .requiredOption('--config-path <path>', 'stress-test configuration, JSON or YAML')
    .option(
      '--image-name <name>',
      'managed image to use or build; default: a name derived from the requirements'
    )
    .option('--working-directory <path>', 'folder that relative paths start from', '.')
    .option('--project <name>', 'name or id of the project that holds the run')
    .addOption(new Option('--fail-on <level>', 'what fails the gate').choices(FAIL_ON).default('fail'))
    .addOption(
      new Option('--on-error <rule>', 'what a run that could not be completed does')
        .choices(ON_ERROR)
        .default('fail')
    )
    .option('--timeout-minutes <minutes>', 'longest time for the whole run', '60')
    .option('--report-dir <path>', 'folder for the reports', 'stress-test-report')
    .option(
      '--data-root <path>',
      'further folder that data and model may lie in; repeat it for more',
      collect,
      []
    )
    .option('--json', 'print the result as JSON on standard output')
    .option('--verbose', 'print details')
  addServerOptions(addWishOptions(command))
  command.action((flags: RunFlags) => ends(runRun(valuesOf(flags), flags, io)))
}

interface RunFlags extends WishFlags {
  dataRoot: string[]
  json?: boolean
  verbose?: boolean
}

/** The flags as raw inputs, to be checked where the action's inputs are checked. */
function valuesOf(flags: RunFlags): Map<InputName, string> {
  const values = new Map<InputName, string>()
  const record = flags as unknown as Record<string, unknown>
  for (const name of INPUT_NAMES) {
    const value = record[name.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase())]
    if (typeof value === 'string') values.set(name, value)
  }
  return new Map([...values, ...wishValues(flags)])
}

function addServe(program: Command, io: CommandIo, ends: Ends): void {
  const command = program
    .command('serve')
    .description('Run the backend as a server for a team on one host.')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <number>', 'port to listen on; 0 takes a free one', '8080')
    .requiredOption('--api-key-file <path>', 'file with the key that clients must send; made when absent')
    .option('--data-root <path>', 'folder that registrations may read; repeat it for more', collect, [])
  addBackendOptions(command).action((flags: Parameters<typeof runServe>[0]) => ends(runServe(flags, io)))
}
