/** `images list`, `images show` and `images sbom`. */
import type { ManagedImage } from '../../api/types.ts'
import type { RimeClient } from '../../client/rime-client.ts'
import { causeOfFailure } from '../../gate/image/build-image.ts'
import { line } from '../../report/escape.ts'
import { canonicalName } from '../../requirements/index.ts'
import { UsageError } from '../io.ts'
import {
  bytesOf,
  moment,
  printJson,
  printTable,
  requirementsOf,
  size,
  statusWord,
  systemPackagesOf
} from './text.ts'
import type { Session } from './with-client.ts'

export async function list(
  { client, io }: Session,
  flags: { library: string[]; long?: boolean; json?: boolean }
): Promise<number> {
  const filters = flags.library.map((text) => {
    const [name = '', version] = text.split('==')
    return { name: canonicalName(name.trim()), ...(version === undefined ? {} : { version: version.trim() }) }
  })
  const images = (await Array.fromAsync(client.listImages(filters))).flat()
  if (flags.json === true) printJson(io, images)
  else if (images.length === 0) io.stdout.write('No images.\n')
  else if (flags.long === true) printTable(io, [LONG_HEAD, ...images.map(longRow)])
  else
    printTable(
      io,
      images.map((image) => [image.name, statusWord(image), image.pythonVersion ?? '', requirementsOf(image)])
    )
  return 0
}

const LONG_HEAD = ['name', 'status', 'python', 'size', 'last used', 'created', 'creator', 'requirements']

function longRow(image: ManagedImage): string[] {
  const bytes = bytesOf(image)
  return [
    image.name,
    statusWord(image),
    image.pythonVersion ?? '',
    bytes === undefined ? '' : size(bytes),
    moment(image.lastUsedTime),
    moment(image.creationTime),
    (image.creator ?? '').slice(0, 100),
    requirementsOf(image)
  ]
}

export async function show(
  { client, io }: Session,
  name: string,
  flags: { json?: boolean }
): Promise<number> {
  const image = await existing(client, name)
  if (flags.json === true) {
    printJson(io, image)
    return 0
  }
  const bytes = bytesOf(image)
  const facts: [string, string | undefined][] = [
    ['name', image.name],
    ['status', statusWord(image)],
    ['cause', image.status === 'STATUS_FAILED' ? await causeOfFailure(client, image) : undefined],
    ['python', image.pythonVersion],
    ['created', moment(image.creationTime)],
    ['creator', image.creator],
    ['last used', moment(image.lastUsedTime)],
    ['size', bytes === undefined ? undefined : size(bytes)],
    ['requirements', requirementsOf(image)],
    ['system packages', systemPackagesOf(image)],
    ['request key', image.requestKey],
    ['content key', image.contentKey]
  ]
  for (const [key, value] of facts) {
    if (value !== undefined && value !== '') io.stdout.write(`${line(`${key.padEnd(16)}${value}`)}\n`)
  }
  io.stdout.write('libraries\n')
  const extras = new Map(Object.entries(image.providedExtras ?? {}))
  for (const { name: library = '', version = '' } of image.pipLibraries) {
    const provided = extras.get(canonicalName(library)) ?? []
    const suffix = provided.length === 0 ? '' : ` [${provided.join(',')}]`
    io.stdout.write(`  ${line(`${library} ${version}${suffix}`)}\n`)
  }
  return 0
}

export async function sbom({ client, io }: Session, name: string): Promise<number> {
  await existing(client, name)
  const document = await client.getSbom(name)
  if (document === undefined) throw new UsageError('This server keeps no software bill of materials.')
  printJson(io, document)
  return 0
}

async function existing(client: RimeClient, name: string): Promise<ManagedImage> {
  const image = await client.getImage(name)
  if (image === undefined) throw new UsageError(`There is no image ${name}.`)
  return image
}
