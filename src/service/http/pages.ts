import { RpcError } from '../errors.ts'
import type { PageTokens } from './page-token.ts'

const USUAL_PAGE_SIZE = 20
const LARGEST_PAGE_SIZE = 1_000

export interface PageRequest {
  pageToken?: string | undefined
  pageSize?: string | undefined
}

export interface Page<T> {
  items: T[]
  /** How the answer goes on, as the standard lists say it. */
  next: { nextPageToken: string; hasMore: boolean }
}

export interface PageSource<Query extends object, T> {
  tokens: PageTokens
  /** The operation the token belongs to, with what its path names. */
  operation: string
  request: PageRequest
  /** The first page's query; with a token, the token's query is used. */
  query: () => Query
  /** At most `limit` items behind `after`, in the list's one order. */
  fetch: (query: Query, after: string | number | undefined, limit: number) => T[] | Promise<T[]>
  keyOf: (item: T) => string | number
}

/** One page of a standard list. One item more than asked for is fetched, which tells whether there is a next page. */
export async function readPage<Query extends object, T>(source: PageSource<Query, T>): Promise<Page<T>> {
  const size = pageSize(source.request.pageSize)
  const token = source.request.pageToken
  const state = token === undefined || token === '' ? undefined : source.tokens.read(source.operation, token)
  const query = state === undefined ? source.query() : (state.query as Query)
  const found = await source.fetch(query, state?.after, size + 1)
  const items = found.slice(0, size)
  const last = items.at(-1)
  const hasMore = found.length > size
  const nextPageToken =
    hasMore && last !== undefined
      ? source.tokens.write({
          operation: source.operation,
          query: query as Record<string, unknown>,
          after: source.keyOf(last)
        })
      : ''
  return { items, next: { nextPageToken, hasMore } }
}

function pageSize(given: string | undefined): number {
  const size = Number(given ?? 0)
  if (size < 0) throw new RpcError('invalidArgument', 'pageSize must not be negative')
  return size === 0 ? USUAL_PAGE_SIZE : Math.min(size, LARGEST_PAGE_SIZE)
}
