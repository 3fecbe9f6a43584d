import type { PipLibraryFilter } from '../../../api/types.ts'
import { parseRequirement } from '../../../requirements/index.ts'
import { quote, RpcError } from '../../errors.ts'
import type { Answer, Handlers } from '../../http/handlers.ts'
import type { PageRequest } from '../../http/pages.ts'
import { readPage } from '../../http/pages.ts'
import type { LibraryFilter } from '../../store/library-index.ts'
import type { Tools } from '../tools.ts'

const MOST_FILTERS = 500
/** Characters of specifiers and patterns, which no version has. */
const NO_VERSION = /[<>=~*,;\s]/

export function imageListHandlers(
  tools: Tools
): Pick<Handlers, 'getImage' | 'listImages' | 'listImagesUnfiltered'> {
  return {
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
    listImagesUnfiltered: ({ query }) => listImages(tools, query, [])
  }
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
  const filters = readFilters(wanted)
  await tools.catalogue.refresh()
  const page = await readPage({
    tokens: tools.tokens,
    operation: 'listImages',
    request,
    query: () => ({ filters }),
    fetch: (query, after, limit) => tools.images.list(query.filters, after as string | undefined, limit),
    keyOf: (image) => image.name
  })
  const { hasMore, nextPageToken } = page.next
  return { images: page.items, nextPageToken: hasMore ? nextPageToken : (request.pageToken ?? '') }
}

/** @throws RpcError invalidArgument with every mistake, one per line. */
function readFilters(wanted: readonly PipLibraryFilter[]): LibraryFilter[] {
  if (wanted.length > MOST_FILTERS) {
    throw new RpcError('invalidArgument', `there are more than ${MOST_FILTERS} pipLibraries`)
  }
  const problems: string[] = []
  const filters = new Map<string, LibraryFilter>()
  for (const [index, { name: given = '', version = '' }] of wanted.entries()) {
    const parsed = parseRequirement(given)
    if (!parsed.ok) problems.push(`pipLibraries[${index}].name ${quote(given)} is not a library name`)
    else if (NO_VERSION.test(version)) {
      problems.push(
        `pipLibraries[${index}].version ${quote(version)} is not an exact version such as "1.0.2"; ranges are the client's`
      )
    } else {
      const { name } = parsed.requirement
      filters.set(`${name} ${version}`, version === '' ? { name } : { name, version })
    }
  }
  if (problems.length > 0) throw new RpcError('invalidArgument', problems.join('\n'))
  return [...filters.values()]
}
