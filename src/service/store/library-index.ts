import type { InstalledLibrary } from '../../runtime/runtime.ts'
import { canonicalName, formatVersion, parseVersion } from '../../requirements/index.ts'
import type { Database, Value } from './database.ts'

/** Images with a library; with a version, only those whose installed version `==` that one. */
export interface LibraryFilter {
  /** Canonical. */
  name: string
  version?: string
}

/** A row of the page that an intersection is read in. */
interface Part {
  /** SQL over one row of `image_libraries`, with the values of its parameters. */
  condition: string
  values: Value[]
}

/** Counting stops here: which of two frequent libraries is the rarer one does not matter any more. */
const COUNTED = 5_000

/**
 * Which images hold which library. Names are canonical, versions compare as `==` of PEP 440 does: `1.0` is `1.0.0`, and a
 * version without a local label stands for all labels.
 *
 * The rarest filter leads: its images are walked in the order of their names, and each is looked up in the others, so
 * that a page costs as much as the rarest library is frequent, however many images there are.
 */
export class LibraryIndex {
  readonly #db: Database

  constructor(database: Database) {
    this.#db = database
  }

  /** Inside the caller's transaction. */
  put(image: string, libraries: readonly InstalledLibrary[]): void {
    const rows = libraries.map(({ name, version }) => [canonicalName(name), ...versionKey(version)])
    this.#db.run(
      `INSERT OR IGNORE INTO image_libraries (library, version, local, image)
       SELECT value ->> 0, value ->> 1, value ->> 2, ? FROM json_each(?)`,
      image,
      JSON.stringify(rows)
    )
  }

  /** Inside the caller's transaction. @param libraries those that were put. */
  remove(image: string, libraries: readonly { name?: string }[]): void {
    this.#db.run(
      'DELETE FROM image_libraries WHERE image = ? AND library IN (SELECT value FROM json_each(?))',
      image,
      JSON.stringify(libraries.map(({ name }) => canonicalName(name ?? '')))
    )
  }

  /** Rows of `images` that pass all filters, in the order of names. @param filters at least one */
  find<Row>(filters: readonly LibraryFilter[], after: string, limit: number): Row[] {
    const [leading, ...others] = filters
      .map(partOf)
      .map((part) => ({ part, count: this.#count(part) }))
      .toSorted((a, b) => a.count - b.count)
      .map(({ part }) => part)
    if (leading === undefined) throw new Error('there is no filter')
    return this.#db.all<Row>(
      `SELECT images.* FROM image_libraries AS leading CROSS JOIN images ON images.name = leading.image
       WHERE ${leading.condition} AND leading.image > ? AND images.deleting_owner IS NULL
       ${others.map(({ condition }) => `AND EXISTS (SELECT 1 FROM image_libraries WHERE image = leading.image AND ${condition})`).join('\n')}
       ORDER BY leading.image LIMIT ?`,
      ...leading.values,
      after,
      ...others.flatMap(({ values }) => values),
      limit
    )
  }

  #count({ condition, values }: Part): number {
    const sql = `SELECT count(*) AS count FROM (SELECT 1 FROM image_libraries WHERE ${condition} LIMIT ${COUNTED})`
    return this.#db.get<{ count: number }>(sql, ...values)?.count ?? 0
  }
}

function partOf(filter: LibraryFilter): Part {
  if (filter.version === undefined) return { condition: 'library = ?', values: [filter.name] }
  const [version, local] = versionKey(filter.version)
  if (local === '') return { condition: 'library = ? AND version = ?', values: [filter.name, version] }
  return {
    condition: 'library = ? AND version = ? AND local = ?',
    values: [filter.name, version, local]
  }
}

/**
 * Two texts that are equal for equal versions: the public part without zeros at the end of the release, and the local
 * label. What PEP 440 does not know stands for itself.
 */
function versionKey(text: string): [version: string, local: string] {
  const version = parseVersion(text)
  if (version === undefined) return [`=${text}`, '']
  const release = version.release.slice(
    0,
    Math.max(1, version.release.findLastIndex((part) => part !== 0) + 1)
  )
  return [formatVersion({ ...version, release, local: [] }), version.local.join('.')]
}
