import { type Command, Option } from 'commander'

import { type InputName, REBUILD, REUSE } from '../gate/settings.ts'
import { backendValues, collect, type ServerFlags } from './options.ts'

/** Flags that say which environment is wanted. */
export interface WishFlags extends ServerFlags {
  requirements: string[]
  requirementsFile: string[]
  pythonVersion?: string
  systemPackage: string[]
  reuse?: string
  freshness?: string
  rebuild?: string
}

export function addWishOptions(command: Command): Command {
  return addRequirementOptions(command)
    .addOption(
      new Option('--reuse <rule>', 'which existing images may be used').choices(REUSE).default('satisfies')
    )
    .option('--freshness <duration>', 'oldest image for requirements without an exact version, such as P30D')
    .addOption(
      new Option('--rebuild <rule>', 'what becomes of an image that is too old')
        .choices(REBUILD)
        .default('beside')
    )
}

/** Those that say what is in the environment. */
export function addRequirementOptions(command: Command): Command {
  return command
    .option('--requirements <line>', 'a PEP 508 requirement, or "-r FILE"; repeat it for more', collect, [])
    .option('-r, --requirements-file <path>', 'file of requirements; repeat it for more', collect, [])
    .option('--python-version <minor>', 'Python in the image, such as 3.11')
    .option(
      '--system-package <name[=version]>',
      'package of the operating system; repeat it for more',
      collect,
      []
    )
}

/** The flags as raw inputs, to be checked where the inputs of the action are checked. */
export function wishValues(flags: WishFlags): Map<InputName, string> {
  const files = flags.requirementsFile.map((path) => `-r ${path}`)
  const values = backendValues(flags)
  values.set('requirements', [...flags.requirements, ...files].join('\n'))
  values.set('system-packages', flags.systemPackage.join('\n'))
  const given: [InputName, string | undefined][] = [
    ['python-version', flags.pythonVersion],
    ['reuse', flags.reuse],
    ['freshness', flags.freshness],
    ['rebuild', flags.rebuild]
  ]
  for (const [name, value] of given) if (value !== undefined) values.set(name, value)
  return values
}
