/** `images create`, `delete`, `upgrade` and `prune`. */
import type { ManagedImage } from '../../api/types.ts'
import { ApiError } from '../../client/errors.ts'
import { parseDuration } from '../../gate/duration.ts'
import type { ImageWish } from '../../gate/image/wish.ts'
import { resolveImage } from '../../gate/resolve-image.ts'
import { watchJob } from '../../gate/watch.ts'
import { line } from '../../report/escape.ts'
import { UsageError } from '../io.ts'
import { bytesOf, moment, printJson, size, statusWord } from './text.ts'
import type { Session } from './with-client.ts'

export async function create(session: Session, wish: ImageWish, flags: { json?: boolean }): Promise<number> {
  const { client, log, signal, io } = session
  const { decision, image } = await resolveImage(client, wish, { log, signal })
  if (flags.json === true) printJson(io, { decision, image })
  else io.stdout.write(`${image.name} is ${statusWord(image)} (${decision}).\n`)
  return 0
}

export async function remove(
  { client, io }: Session,
  name: string,
  flags: { localOnly?: boolean; json?: boolean }
): Promise<number> {
  await client.deleteImage(name, flags)
  if (flags.json === true) printJson(io, { deleted: name })
  else io.stdout.write(`Deleted ${name}.\n`)
  return 0
}

/** What came of one image. */
type Upgrade = { name: string; image: ManagedImage } | { name: string; failure: string }

/** @returns 3 when an image could not be upgraded; it stays as it was. */
export async function upgrade(
  session: Session,
  name: string | undefined,
  flags: { all?: boolean; baseImage?: string; json?: boolean }
): Promise<number> {
  const { io } = session
  if ((name === undefined) === (flags.all !== true)) throw new UsageError('Give either a name or --all.')
  const options = flags.baseImage === undefined ? {} : { baseImage: flags.baseImage }
  const names = name === undefined ? await readyNames(session) : [name]
  const upgrades: Upgrade[] = []
  for (const one of names) upgrades.push(await upgradeOne(session, one, options))
  if (flags.json === true) printJson(io, upgrades)
  else {
    if (upgrades.length === 0) io.stdout.write('No images.\n')
    for (const one of upgrades) {
      const text =
        'failure' in one ? `${one.name} stays as it is: ${one.failure}` : `${one.name} is upgraded.`
      io.stdout.write(`${line(text)}\n`)
    }
  }
  return upgrades.some((one) => 'failure' in one) ? 3 : 0
}

async function upgradeOne(
  { client, log, signal }: Session,
  name: string,
  options: { baseImage?: string }
): Promise<Upgrade> {
  try {
    const started = await client.upgradeImage(name, options)
    if (started === undefined) {
      const known = (await client.getImage(name)) !== undefined
      if (!known) throw new UsageError(`There is no image ${name}.`)
      throw new UsageError('This server cannot upgrade images; a cluster does so by itself.')
    }
    const jobId = started.job?.jobId
    if (jobId === undefined) return { name, image: started.image }
    const job = await log.group(`Upgrade of image ${name}`, () =>
      watchJob(client, jobId, { signal, onLogLine: (text) => log.info(text) })
    )
    const image = await client.getImage(name)
    if (job.status === 'JOB_STATUS_SUCCEEDED' && image !== undefined) return { name, image }
    return { name, failure: (job.errorMsg ?? 'the server gave no reason').split('\n')[0] ?? '' }
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 400) throw error
    return { name, failure: error.message }
  }
}

async function readyNames({ client }: Session): Promise<string[]> {
  const images = (await Array.fromAsync(client.listImages())).flat()
  return images.filter(({ status }) => status === 'STATUS_READY').map(({ name }) => name)
}

export interface PruneFlags {
  unusedFor: string
  keep?: string
  dryRun?: boolean
  json?: boolean
}

/**
 * Deletes what nobody has used for a time. The server refuses what a job uses or builds, and that is kept. So is what is
 * shared in a registry: others may use it.
 */
export async function prune({ client, io }: Session, flags: PruneFlags, now = Date.now()): Promise<number> {
  const unusedMs = parseDuration(flags.unusedFor)
  if (unusedMs === undefined) {
    throw new UsageError(
      `--unused-for ${JSON.stringify(flags.unusedFor)} is not a duration such as P30D, P2W or PT12H.`
    )
  }
  const keep = Number(flags.keep ?? 0)
  if (!Number.isSafeInteger(keep) || keep < 0 || flags.keep === '') {
    throw new UsageError(`--keep ${JSON.stringify(flags.keep)} is not a number of images.`)
  }
  const images = (await Array.fromAsync(client.listImages())).flat()
  const known = images.flatMap((image) => {
    const used = lastUse(image)
    return used === undefined ? [] : [{ image, used }]
  })
  known.sort((a, b) => b.used - a.used || (a.image.name < b.image.name ? -1 : 1))
  const old = known.slice(keep).filter(({ used }) => now - used > unusedMs)
  const deleted: ManagedImage[] = []
  const kept: { name: string; reason: string }[] = []
  for (const { image } of old) {
    const reason =
      flags.dryRun === true
        ? undefined
        : await refusalOf(() => client.deleteImage(image.name, { localOnly: bytesOf(image) !== undefined }))
    if (reason === undefined) deleted.push(image)
    else kept.push({ name: image.name, reason })
  }
  const untold = images.length - known.length
  if (flags.json === true) {
    const rows = deleted.map((image) => ({
      name: image.name,
      bytes: bytesOf(image) ?? null,
      lastUsedTime: image.lastUsedTime ?? null
    }))
    printJson(io, { dryRun: flags.dryRun === true, deleted: rows, kept, bytes: total(deleted), untold })
    return 0
  }
  const verb = flags.dryRun === true ? 'Would delete' : 'Deleted'
  for (const image of deleted) io.stdout.write(`${line(`${verb} ${image.name} (${lastUseText(image)}).`)}\n`)
  for (const { name, reason } of kept) io.stdout.write(`${line(`Kept ${name}: ${reason}`)}\n`)
  if (untold > 0)
    io.stdout.write(`Kept ${count(untold)}: the server does not tell when they were last used.\n`)
  const bytes = total(deleted)
  io.stdout.write(`${verb} ${count(deleted.length)}${bytes === 0 ? '' : ` of ${size(bytes)} together`}.\n`)
  return 0
}

/** Time of the last use, or of the build where there was none. Undefined where the server keeps no account of uses. */
function lastUse(image: ManagedImage): number | undefined {
  const keepsAccount =
    image.lastUsedTime !== undefined || image.requestKey !== undefined || image.sizeBytes !== undefined
  const isDone = image.status === 'STATUS_READY' || image.status === 'STATUS_FAILED'
  const time = Date.parse(image.lastUsedTime ?? (keepsAccount ? (image.creationTime ?? '') : ''))
  return Number.isNaN(time) || !isDone ? undefined : time
}

function lastUseText(image: ManagedImage): string {
  const bytes = bytesOf(image)
  const used = image.lastUsedTime === undefined ? 'never used' : `last used ${moment(image.lastUsedTime)}`
  return bytes === undefined ? used : `${size(bytes)}, ${used}`
}

/** @returns why the server keeps the image; undefined when it is deleted, by us or by somebody else. */
async function refusalOf(deletion: () => Promise<void>): Promise<string | undefined> {
  try {
    await deletion()
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (error.status === 403) return 'only administrators may delete images on this server'
    if (error.status !== 404) return error.message
  }
  return undefined
}

function total(images: readonly ManagedImage[]): number {
  return images.reduce((sum, image) => sum + (bytesOf(image) ?? 0), 0)
}

function count(images: number): string {
  return images === 1 ? '1 image' : `${images} images`
}
