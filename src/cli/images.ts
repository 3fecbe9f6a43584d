import { resolve } from 'node:path'

import type { Command } from 'commander'

import type { ManagedImage } from '../api/types.ts'
import { openBackend } from '../backend.ts'
import { RimeClient } from '../client/rime-client.ts'
import { checkSettings, type InputName, placeOf } from '../gate/settings.ts'
import { resolveImage } from '../gate/resolve-image.ts'
import { canonicalRequirements } from '../gate/wire-requirements.ts'
import { ProblemsError } from '../problem.ts'
import { PRODUCT } from '../product.ts'
import { line } from '../report/escape.ts'
import { canonicalName, checkImageName, readRequirements } from '../requirements/index.ts'
import { stateDirectory } from '../state-directory.ts'
import { readApiKey } from './api-key.ts'
import { interruptible } from './interrupt.ts'
import { type CommandIo, UsageError } from './io.ts'
import { plainLogger } from './logger.ts'
import { addServerOptions, collect, type ServerFlags } from './options.ts'
import { progressView } from './progress.ts'

type Ends = (code: Promise<number>) => Promise<void>

/** `rime-stress-test images list|show|create|delete`. */
export function imageCommands(program: Command, io: CommandIo, ends: Ends): void {
  const images = program.command('images').description('Managed images: the environments that models run in.')
  addServerOptions(images.command('list').description('List images.'))
    .option('--library <name[==version]>', 'only images with this library; repeat it for more', collect, [])
    .option('--json', 'print JSON')
    .action((flags: ServerFlags & { library: string[]; json?: boolean }) =>
      ends(withClient(flags, io, (client) => list(client, flags, io)))
    )
  addServerOptions(
    images.command('show <name>').description('Show one image: status, requirements, libraries.')
  )
    .option('--json', 'print JSON')
    .action((name: string, flags: ServerFlags & { json?: boolean }) =>
      ends(withClient(flags, io, (client) => show(client, name, flags, io)))
    )
  addServerOptions(images.command('create <name>').description('Build an image and wait for it.'))
    .option('--requirements <line>', 'a PEP 508 requirement; repeat it for more', collect, [])
    .option('-r, --requirements-file <path>', 'file of requirements; repeat it for more', collect, [])
    .option('--python-version <minor>', 'Python in the image, such as 3.11')
    .action((name: string, flags: CreateFlags) =>
      ends(withClient(flags, io, (client, signal) => create(client, name, flags, io, signal)))
    )
  addServerOptions(images.command('delete <name>').description('Delete an image.')).action(
    (name: string, flags: ServerFlags) =>
      ends(
        withClient(flags, io, async (client) => {
          await client.deleteImage(checkedName(name))
          io.stdout.write(`Deleted ${name}.\n`)
          return 0
        })
      )
  )
}

interface CreateFlags extends ServerFlags {
  requirements: string[]
  requirementsFile: string[]
  pythonVersion?: string
}

async function list(
  client: RimeClient,
  flags: { library: string[]; json?: boolean },
  io: CommandIo
): Promise<number> {
  const filters = flags.library.map((text) => {
    const [name = '', version] = text.split('==')
    return { name: canonicalName(name.trim()), ...(version === undefined ? {} : { version: version.trim() }) }
  })
  const images = (await Array.fromAsync(client.listImages(filters))).flat()
  if (flags.json === true) {
    io.stdout.write(`${JSON.stringify(images, null, 2)}\n`)
    return 0
  }
  if (images.length === 0) io.stdout.write('No images.\n')
  const rows = images.map((image) => [
    image.name,
    statusWord(image),
    image.pythonVersion ?? '',
    requirementsOf(image)
  ])
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  for (const row of rows) {
    io.stdout.write(
      `${line(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).trimEnd()}\n`
    )
  }
  return 0
}

async function show(
  client: RimeClient,
  name: string,
  flags: { json?: boolean },
  io: CommandIo
): Promise<number> {
  const image = await client.getImage(checkedName(name))
  if (image === undefined) throw new UsageError(`There is no image ${name}.`)
  if (flags.json === true) {
    io.stdout.write(`${JSON.stringify(image, null, 2)}\n`)
    return 0
  }
  const facts = [
    ['name', image.name],
    ['status', statusWord(image)],
    ['python', image.pythonVersion ?? ''],
    ['built', image.creationTime ?? ''],
    ['requirements', requirementsOf(image)]
  ]
  if (image.status === 'STATUS_FAILED' && image.buildJobId !== undefined) {
    facts.push(['cause', (await client.getJob(image.buildJobId)).errorMsg ?? ''])
  }
  for (const [key, value] of facts)
    if (value !== '') io.stdout.write(`${line(`${(key ?? '').padEnd(14)}${value ?? ''}`)}\n`)
  io.stdout.write('libraries\n')
  for (const { name: library, version } of image.pipLibraries)
    io.stdout.write(`  ${line(`${library ?? ''} ${version ?? ''}`)}\n`)
  return 0
}

async function create(
  client: RimeClient,
  name: string,
  flags: CreateFlags,
  io: CommandIo,
  signal: AbortSignal
): Promise<number> {
  const text = [...flags.requirements, ...flags.requirementsFile.map((path) => `-r ${path}`)].join('\n')
  const read = await readRequirements({ text, place: placeOf('requirements') }, { root: io.cwd })
  if (read.problems.length > 0) throw new ProblemsError(read.problems)
  const { decision, image } = await resolveImage(
    client,
    {
      name: checkedName(name),
      requirements: read.requirements,
      constraints: read.constraints,
      // An image is asked for by name, so one of another name does not answer.
      reuse: 'exact',
      ...(flags.pythonVersion === undefined ? {} : { pythonVersion: flags.pythonVersion })
    },
    { log: plainLogger(io.stderr, progressView(io.stderr)), signal }
  )
  io.stdout.write(`${image.name} is ${statusWord(image)} (${decision}).\n`)
  return 0
}

async function withClient(
  flags: ServerFlags,
  io: CommandIo,
  body: (client: RimeClient, signal: AbortSignal) => Promise<number>
): Promise<number> {
  const values = new Map<InputName, string>([['config-path', 'not-used.yml']])
  if (flags.serverUrl !== undefined) values.set('server-url', flags.serverUrl)
  if (flags.runtime !== undefined) values.set('runtime', flags.runtime)
  if (flags.baseImage !== undefined) values.set('base-image', flags.baseImage)
  const key = await readApiKey(flags, io)
  if (key !== undefined && flags.serverUrl !== undefined) values.set('api-key', key)
  const { settings, problems } = await checkSettings(values, io.cwd)
  if (problems.length > 0) throw new ProblemsError(problems)
  const log = plainLogger(io.stderr, progressView(io.stderr))
  return interruptible(async (signal) => {
    const backend = await openBackend(settings, {
      stateDirectory: flags.stateDir === undefined ? stateDirectory(io.env) : resolve(io.cwd, flags.stateDir),
      dataRoots: [],
      log
    })
    const client = new RimeClient({
      url: backend.url,
      apiKey: backend.apiKey,
      userAgent: `${PRODUCT.name}/${PRODUCT.version}`,
      signal
    })
    try {
      return await body(client, signal)
    } finally {
      client.close()
      await backend.close()
    }
  })
}

function checkedName(name: string): string {
  const problem = checkImageName(name)
  if (problem !== undefined) throw new ProblemsError([problem])
  return name
}

function statusWord(image: ManagedImage): string {
  return image.status.replace('STATUS_', '').toLowerCase().replaceAll('_', ' ')
}

function requirementsOf(image: ManagedImage): string {
  const given = image.pipRequirements.map(
    ({ name, versionSpecifier }) => `${name ?? ''}${versionSpecifier ?? ''}`
  )
  return (canonicalRequirements(image) ?? given).join(', ')
}
