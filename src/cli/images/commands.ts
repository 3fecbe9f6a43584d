import type { Command } from 'commander'

import type { ImageWish } from '../../gate/image/wish.ts'
import { placeOf } from '../../gate/settings.ts'
import { wishOf } from '../../gate/wish-of-settings.ts'
import { ProblemsError } from '../../problem.ts'
import { readRequirements } from '../../requirements/index.ts'
import type { CommandIo } from '../io.ts'
import { addServerOptions, collect, type ServerFlags } from '../options.ts'
import { addRequirementOptions, addWishOptions, type WishFlags, wishValues } from '../wish-options.ts'
import { create, prune, type PruneFlags, remove, upgrade } from './change.ts'
import { list, sbom, show } from './look.ts'
import { plan, type PlanFlags } from './plan.ts'
import { checkedName, type Session, withClient } from './with-client.ts'

type Ends = (code: Promise<number>) => Promise<void>
type JsonFlag = { json?: boolean }

/** `rime-stress-test images …` */
export function imageCommands(program: Command, io: CommandIo, ends: Ends): void {
  const images = program.command('images').description('Managed images: the environments that models run in.')
  const add = (usage: string, description: string): Command =>
    addServerOptions(images.command(usage).description(description)).option('--json', 'print JSON')

  add('list', 'List images.')
    .option('--library <name[==version]>', 'only images with this library; repeat it for more', collect, [])
    .option('--long', 'size, last use, time of the build and creator too')
    .action((flags: ServerFlags & JsonFlag & { library: string[]; long?: boolean }) =>
      ends(withClient(flags, io, (session) => list(session, flags)))
    )
  add('show <name>', 'Show one image: status, requirements, libraries, and why a failed one failed.').action(
    (name: string, flags: ServerFlags & JsonFlag) =>
      ends(withImage(name, flags, io, (session) => show(session, name, flags)))
  )
  addWishOptions(
    add('plan', 'Say which image a run would reuse, wait for or build, and why. Builds nothing.')
  )
    .option('--image-name <name>', 'managed image to use or build')
    .option('--check-updates', 'whether newer versions than those of the chosen image exist')
    .option('--verbose', 'name the libraries that a build would install')
    .action((flags: WishFlags & PlanFlags & { imageName?: string }) =>
      ends(withWish(flags.imageName, flags, io, (session, wish) => plan(session, wish, flags)))
    )
  addRequirementOptions(add('create <name>', 'Build an image and wait for it.')).action(
    (name: string, flags: WishFlags & JsonFlag) =>
      ends(
        // One of the same requirements is what is asked for, whoever has built it.
        withWish(name, flags, io, (session, wish) => create(session, { ...wish, reuse: 'exact' }, flags))
      )
  )
  add('upgrade [name]', 'Move an image onto a newer base with its libraries unchanged.')
    .option('--all', 'every image that is ready')
    .action((name: string | undefined, flags: ServerFlags & JsonFlag & { all?: boolean }) =>
      ends(withImage(name, flags, io, (session) => upgrade(session, name, flags)))
    )
  add('prune', 'Delete images that nobody has used for a time.')
    .option('--unused-for <duration>', 'time without use, such as P30D or PT12H', 'P30D')
    .option('--keep <number>', 'always keep this many of those used last')
    .option('--dry-run', 'only say what would be deleted')
    .action((flags: ServerFlags & PruneFlags) =>
      ends(withClient(flags, io, (session) => prune(session, flags)))
    )
  add('sbom <name>', 'Print the software bill of materials of an image (CycloneDX, JSON).').action(
    (name: string, flags: ServerFlags) => ends(withImage(name, flags, io, (session) => sbom(session, name)))
  )
  add('delete <name>', 'Delete an image, also where it is shared in a registry.')
    .option('--local-only', 'leave alone what is shared in a registry')
    .action((name: string, flags: ServerFlags & JsonFlag & { localOnly?: boolean }) =>
      ends(withImage(name, flags, io, (session) => remove(session, name, flags)))
    )
}

/** As `withClient`, for a command about one image: a name that cannot be one starts no backend. */
async function withImage(
  name: string | undefined,
  flags: ServerFlags,
  io: CommandIo,
  body: (session: Session) => Promise<number>
): Promise<number> {
  if (name !== undefined) checkedName(name)
  return withClient(flags, io, body)
}

async function withWish(
  name: string | undefined,
  flags: WishFlags,
  io: CommandIo,
  body: (session: Session, wish: ImageWish) => Promise<number>
): Promise<number> {
  const named = name === undefined ? {} : { name: checkedName(name) }
  const values = wishValues(flags)
  const source = { text: values.get('requirements') ?? '', place: placeOf('requirements') }
  const { requirements, constraints, problems } = await readRequirements(source, { root: io.cwd })
  if (problems.length > 0) throw new ProblemsError(problems)
  return withClient(
    flags,
    io,
    (session) => body(session, { ...wishOf(session.settings), ...named, requirements, constraints }),
    values
  )
}
