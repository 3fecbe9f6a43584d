/** The list of projects: filters and orders as SQL over the columns of `projects` and `last_run`. */
import type { Value } from './database.ts'

/** Times are RFC 3339 in UTC with milliseconds, as they are stored; ranges are half-open. */
export interface ProjectFilter {
  /** Nothing is found, whatever else is asked for. */
  isNone?: boolean | undefined
  workspaceId?: string | undefined
  isPublished?: boolean | undefined
  createdFrom?: string | undefined
  createdBefore?: string | undefined
  runFrom?: string | undefined
  runBefore?: string | undefined
  stressTestCategories?: string[] | undefined
  continuousTestCategories?: string[] | undefined
  modelTasks?: string[] | undefined
  search?: { text: string; fields: SearchField[] } | undefined
  sortBy: SortField
  isDescending: boolean
}

export type SortField = 'creationTime' | 'lastTestRunTime' | 'name'
export type SearchField = 'name' | 'description' | 'useCase'

interface Listing {
  conditions: string[]
  values: Value[]
  order: string
  /** Key of an item, which the next page starts behind. */
  keyOf: (row: { seq: number; name: string; last_run: string | null }) => string
}

/** `seq` is the order of creation, and breaks ties of the others. */
const SORT_COLUMN: Record<SortField, string> = {
  creationTime: '0',
  lastTestRunTime: "coalesce(p.last_run, '')",
  name: 'p.name'
}

const SEARCH_COLUMN: Record<SearchField, string> = {
  name: 'p.name',
  description: "p.body ->> '$.description'",
  useCase: "p.body ->> '$.useCase'"
}

const HOLDS_ALL = (field: string): string =>
  `NOT EXISTS (SELECT value FROM json_each(?) EXCEPT SELECT value FROM json_each(p.body, '$.${field}'))`

export function projectListing(filter: ProjectFilter, after: string | undefined): Listing {
  const conditions = ['1']
  const values: Value[] = []
  const add = (condition: string, ...given: Value[]): void => {
    conditions.push(condition)
    values.push(...given)
  }
  if (filter.isNone === true) add('0')
  if (filter.workspaceId !== undefined) add("p.body ->> '$.workspaceId.uuid' = ?", filter.workspaceId)
  if (filter.isPublished !== undefined) {
    add("coalesce(p.body ->> '$.isPublished', 0) = ?", filter.isPublished ? 1 : 0)
  }
  if (filter.createdFrom !== undefined) add('p.created_at >= ?', filter.createdFrom)
  if (filter.createdBefore !== undefined) add('p.created_at < ?', filter.createdBefore)
  if (filter.runFrom !== undefined) add('p.last_run >= ?', filter.runFrom)
  if (filter.runBefore !== undefined) add('p.last_run < ?', filter.runBefore)
  for (const field of ['stressTestCategories', 'continuousTestCategories'] as const) {
    const wanted = filter[field]
    if (wanted !== undefined) add(HOLDS_ALL(field), JSON.stringify(wanted))
  }
  if (filter.modelTasks !== undefined) {
    add('p.model_task IN (SELECT value FROM json_each(?))', JSON.stringify(filter.modelTasks))
  }
  if (filter.search !== undefined) {
    const { text, fields } = filter.search
    const matches = fields.map((field) => `instr(lower(${SEARCH_COLUMN[field]}), lower(?)) > 0`)
    add(`(${matches.join(' OR ')})`, ...fields.map(() => text))
  }
  const column = SORT_COLUMN[filter.sortBy]
  if (after !== undefined) {
    const [seq = '', key = ''] = after.split(/ (.*)/s)
    const side = filter.isDescending ? '<' : '>'
    if (filter.sortBy === 'creationTime') add(`p.seq ${side} ?`, Number(seq))
    else add(`(${column}, p.seq) ${side} (?, ?)`, key, Number(seq))
  }
  const direction = filter.isDescending ? 'DESC' : 'ASC'
  return {
    conditions,
    values,
    order:
      filter.sortBy === 'creationTime' ? `p.seq ${direction}` : `${column} ${direction}, p.seq ${direction}`,
    keyOf: (row) => `${row.seq} ${keyText(filter.sortBy, row)}`
  }
}

function keyText(sortBy: SortField, row: { name: string; last_run: string | null }): string {
  if (sortBy === 'name') return row.name
  return sortBy === 'lastTestRunTime' ? (row.last_run ?? '') : ''
}
