import { randomUUID } from 'node:crypto'

import type {
  CreateImageRequest,
  ManagedImage,
  PipLibraryFilter,
  PipRequirement,
  ResolveImageRequest
} from '../../api/types.ts'
import {
  canonicalName,
  checkImageName,
  formatRequirement,
  parseRequirement
} from '../../requirements/index.ts'
import { lockedLibraries } from '../../runtime/image-build/lock.ts'
import { sbomOf } from '../../runtime/image-build/sbom.ts'
import {
  BuildError,
  type BuildRequest,
  type ImageRequirement,
  type Resolution
} from '../../runtime/runtime.ts'
import { messageOf, quote, RpcError } from '../errors.ts'
import type { Answer, Handlers } from '../http/handlers.ts'
import type { PageRequest } from '../http/pages.ts'
import { readPage } from '../http/pages.ts'
import type { Tools } from './tools.ts'

const MOST_REQUIREMENTS = 1_000
const LONGEST_REQUIREMENT = 2_000
const PYTHON_VERSION = /^3\.\d{1,2}$/
/** How many images are looked at in one query while a filter is applied. */
const SCAN_SIZE = 200

type Filter = { name: string; version?: string }

export function imageHandlers(
  tools: Tools
): Pick<
  Handlers,
  | 'createImage'
  | 'getImage'
  | 'listImages'
  | 'listImagesUnfiltered'
  | 'deleteImage'
  | 'resolveImage'
  | 'getImageSbom'
  | 'upgradeImage'
> {
  return {
    createImage: async ({ body }) => {
      const request = buildRequest(tools, body)
      await tools.catalogue.refresh(request.name)
      const jobId = randomUUID()
      tools.database.transaction(() => {
        tools.jobs.add({ id: jobId, type: 'JOB_TYPE_IMAGE_BUILDER', imageName: request.name, spec: request })
        tools.images.startBuild({
          name: request.name,
          requirements: request.requirements,
          pythonVersion: request.pythonVersion,
          requestKey: tools.runtime.requestKey(request),
          buildJobId: jobId
        })
      })
      const row = tools.jobs.row(jobId)
      tools.runner.submit(row)
      return { image: tools.images.get(request.name), job: tools.jobs.toJob(row, false) }
    },
    getImage: async ({ path }) => {
      await tools.catalogue.refresh(path.name)
      return { image: tools.images.get(path.name) }
    },
    listImages: ({ body }) => {
      const filters = body.pipLibraries ?? []
      if (body.pageToken !== undefined && body.pageToken !== '' && filters.length > 0) {
        throw new RpcError(
          'invalidArgument',
          "pipLibraries may stand in the first page's request only: the pageToken carries the filter"
        )
      }
      return listImages(tools, body, filters)
    },
    listImagesUnfiltered: ({ query }) => listImages(tools, query, []),
    resolveImage: async ({ body }) => {
      const request = requestOf(tools, body, [])
      const resolution = await resolve(tools, request)
      await tools.catalogue.refresh()
      const requestKey = tools.runtime.requestKey(request)
      const { contentKey, pythonVersion, lock } = resolution
      return {
        requestKey,
        contentKey,
        pythonVersion,
        lock,
        pipLibraries: lockedLibraries(lock),
        images: tools.images.withKey({ requestKey, contentKey })
      }
    },
    getImageSbom: async ({ path }) => {
      await tools.catalogue.refresh(path.name)
      return { sbom: { ...sbomOf(tools.images.readyRecord(path.name)) } }
    },
    upgradeImage: () => {
      throw new RpcError('unimplemented', 'images cannot be upgraded by this version')
    },
    deleteImage: async ({ path }) => {
      await tools.catalogue.refresh(path.name)
      const record = tools.images.startDelete(path.name, tools.ownerId)
      try {
        if (record !== undefined) await tools.runtime.remove(record)
        tools.images.finishDelete(path.name, true)
      } catch (error) {
        tools.images.finishDelete(path.name, false)
        throw new RpcError('unavailable', `the image ${path.name} could not be removed: ${messageOf(error)}`)
      }
      return {}
    }
  }
}

const RESOLVE_LIMIT_MS = 300_000

/** @throws RpcError failedPrecondition with the resolver's explanation. */
async function resolve(tools: Tools, request: BuildRequest): Promise<Resolution> {
  try {
    return await tools.runtime.resolve(request, AbortSignal.timeout(RESOLVE_LIMIT_MS))
  } catch (error) {
    if (!(error instanceof BuildError)) throw error
    throw new RpcError('failedPrecondition', [error.message, error.hint ?? ''].join('\n').trim())
  }
}

/** @throws RpcError invalidArgument with every mistake, one per line. */
function buildRequest(tools: Tools, body: CreateImageRequest): BuildRequest {
  const problem = checkImageName(body.name)
  const problems = problem === undefined ? [] : [`${problem.message} ${problem.hint ?? ''}`.trim()]
  return { ...requestOf(tools, body, problems), name: body.name }
}

/** A request without a name. @param problems those that were found before. @throws RpcError invalidArgument */
function requestOf(tools: Tools, body: ResolveImageRequest, problems: string[]): BuildRequest {
  if ((body.packageRequirements ?? []).length > 0) {
    problems.push(
      'packageRequirements are not supported by this server: put system packages into the base image'
    )
  }
  const { pythonVersion } = body
  if (pythonVersion !== undefined && pythonVersion !== '' && !PYTHON_VERSION.test(pythonVersion)) {
    problems.push(`pythonVersion ${quote(pythonVersion)} is not a minor version such as "3.11"`)
  }
  const requirements = readRequirements(body.pipRequirements, 'pipRequirements', problems)
  const constraints = readRequirements(body.pipConstraints ?? [], 'pipConstraints', problems)
  if (problems.length > 0) throw new RpcError('invalidArgument', problems.join('\n'))
  return {
    name: '',
    requirements,
    ...(constraints.length === 0 ? {} : { constraints }),
    ...(pythonVersion === undefined || pythonVersion === '' ? {} : { pythonVersion }),
    creator: tools.creator
  }
}

function readRequirements(
  wire: readonly PipRequirement[],
  field: string,
  problems: string[]
): ImageRequirement[] {
  if (wire.length > MOST_REQUIREMENTS) problems.push(`there are more than ${MOST_REQUIREMENTS} ${field}`)
  return wire
    .slice(0, MOST_REQUIREMENTS)
    .flatMap((requirement, index) => readRequirement(requirement, `${field}[${index}]`, problems))
}

/** Name and specifier are two places to smuggle something in: each is read, and what counts is how they read joined. */
function readRequirement(wire: PipRequirement, at: string, problems: string[]): ImageRequirement[] {
  const name = wire.name ?? ''
  const specifier = wire.versionSpecifier ?? ''
  if (name.length + specifier.length > LONGEST_REQUIREMENT) {
    problems.push(`${at} is longer than ${LONGEST_REQUIREMENT} characters`)
    return []
  }
  const alone = parseRequirement(name)
  if (!alone.ok) {
    problems.push(`${at}.name ${quote(name)}: ${describe(alone.fault)}`)
    return []
  }
  if (
    alone.requirement.specifiers.length > 0 ||
    alone.requirement.url !== undefined ||
    alone.requirement.marker
  ) {
    problems.push(`${at}.name ${quote(name)}: only a name and extras; versions belong into versionSpecifier`)
    return []
  }
  const given = specifier === '' ? name : `${name}${/^[<>=!~]/.test(specifier) ? '' : ' '}${specifier}`
  const joined = parseRequirement(given)
  if (!joined.ok) {
    problems.push(`${at} ${quote(given)}: ${describe(joined.fault)}`)
    return []
  }
  const { name: canonical, extras } = joined.requirement
  if (canonical !== alone.requirement.name || extras.join() !== alone.requirement.extras.join()) {
    problems.push(`${at}.versionSpecifier ${quote(specifier)} changes the name`)
    return []
  }
  return [{ given, canonical: formatRequirement(joined.requirement) }]
}

function describe(fault: { message: string; hint?: string }): string {
  return fault.hint === undefined ? fault.message : `${fault.message} ${fault.hint}`
}

/**
 * Lists images in the order of their names. Clients page until a token comes back that they have sent, so the last
 * page answers the token that led to it; a single page answers "".
 */
async function listImages(
  tools: Tools,
  request: PageRequest,
  wanted: readonly PipLibraryFilter[]
): Promise<Answer<'listImages'>> {
  await tools.catalogue.refresh()
  const page = await readPage({
    tokens: tools.tokens,
    operation: 'listImages',
    request,
    query: () => ({ filters: wanted.map(readFilter) }),
    fetch: ({ filters }, after, limit) => findImages(tools, filters, after as string | undefined, limit),
    keyOf: (image) => image.name
  })
  const { hasMore, nextPageToken } = page.next
  return { images: page.items, nextPageToken: hasMore ? nextPageToken : (request.pageToken ?? '') }
}

function readFilter(wire: PipLibraryFilter, index: number): Filter {
  const parsed = parseRequirement(wire.name ?? '')
  if (!parsed.ok) {
    throw new RpcError(
      'invalidArgument',
      `pipLibraries[${index}].name ${quote(wire.name ?? '')} is not a library name`
    )
  }
  const name = parsed.requirement.name
  return wire.version === undefined || wire.version === '' ? { name } : { name, version: wire.version }
}

function findImages(
  tools: Tools,
  filters: readonly Filter[],
  after: string | undefined,
  limit: number
): ManagedImage[] {
  const found: ManagedImage[] = []
  let from = after
  for (;;) {
    const scanned = tools.images.list(from, filters.length === 0 ? limit : SCAN_SIZE)
    for (const image of scanned) if (found.length < limit && matches(image, filters)) found.push(image)
    const last = scanned.at(-1)
    if (last === undefined || found.length >= limit || filters.length === 0) return found
    from = last.name
  }
}

/** What an image holds is known once it is READY: only such an image passes a filter. */
function matches(image: ManagedImage, filters: readonly Filter[]): boolean {
  if (filters.length === 0) return true
  if (image.status !== 'STATUS_READY') return false
  const installed = new Map(
    image.pipLibraries.map(({ name, version }) => [canonicalName(name ?? ''), version])
  )
  return filters.every(
    ({ name, version }) => installed.has(name) && (version === undefined || installed.get(name) === version)
  )
}
