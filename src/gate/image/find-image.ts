import type { ManagedImage, PipLibraryFilter } from '../../api/types.ts'
import type { RimeClient } from '../../client/rime-client.ts'
import { isOnlyStale, isUsable, type Judgement, judgeOf } from './judge.ts'
import { compareNearness, MOST_NEAR_MISSES } from './near-misses.ts'
import { type Candidate, candidateOf, compareCandidates, isUnbeatable } from './rank.ts'
import { type ImageWish, nameOf, pinnedVersion } from './wish.ts'

/** Pages that are read for near misses, and for images whose pin the server's exact filter does not see. */
const NEAR_MISS_PAGES = 3
/** Libraries by which near misses are looked for when no image has all of them, one page each. */
const NEAR_MISS_LIBRARIES = 3

/** What the catalogue has for a wish. */
export interface Found {
  /** The best image that can be used as it is. */
  best?: Judgement
  /** The best image that could be used if it were newer. */
  stale?: Judgement
  /** The image that has the name of the wish, whatever it is. */
  named?: ManagedImage
  /** Whether that one was built from the same requirements. */
  namedIsSame?: boolean
  /** Images that cannot be used, nearest first. */
  misses: Judgement[]
}

/**
 * Looks for an image: first under the name of the wish, which is one cheap request and the usual answer, then in the
 * list. Where versions are pinned, the server filters by them. A list is read only as long as a better image may come.
 *
 * @param now milliseconds since 1970; decides what is too old.
 */
export async function findImage(client: RimeClient, wish: ImageWish, now = Date.now()): Promise<Found> {
  const named = await client.getImage(nameOf(wish))
  const search = new Search(wish, now)
  if (named !== undefined) search.see(named)
  if (wish.reuse !== 'never' && !search.isOver) await searchLists(client, wish, search)
  if (named === undefined) return search.result()
  return { ...search.result(), named, namedIsSame: judgeOf(wish, now)(named).same }
}

async function searchLists(client: RimeClient, wish: ImageWish, search: Search): Promise<void> {
  // A requirement under a condition may not be installed at all, so it cannot be filtered by.
  const listed = wish.requirements.filter(({ marker }) => marker === undefined)
  const byName: PipLibraryFilter[] = listed.map(({ name }) => ({ name }))
  const byVersion: PipLibraryFilter[] = listed.map((requirement) => {
    const version = pinnedVersion(requirement)
    return { name: requirement.name, ...(version === undefined ? {} : { version }) }
  })
  const pins = byVersion.some(({ version }) => version !== undefined)
  // Without any filter this would be the whole catalogue, for the sake of an image made from nothing.
  await search.read(client, byVersion, byVersion.length === 0 ? NEAR_MISS_PAGES : Infinity)
  if (search.hasMatch) return
  if (pins) await search.read(client, byName, NEAR_MISS_PAGES)
  if (byName.length < 2) return
  for (const filter of byName.slice(0, NEAR_MISS_LIBRARIES)) {
    if (search.hasMisses) return
    await search.read(client, [filter], 1)
  }
}

/** What has been seen so far; keeps the best and the nearest and forgets the rest. */
class Search {
  readonly #wish: ImageWish
  readonly #judge: (image: ManagedImage) => Judgement
  readonly #seen = new Set<string>()
  #best: { judgement: Judgement; candidate: Candidate } | undefined
  #stale: { judgement: Judgement; candidate: Candidate } | undefined
  #misses: Judgement[] = []

  constructor(wish: ImageWish, now: number) {
    this.#wish = wish
    this.#judge = judgeOf(wish, now)
  }

  get isOver(): boolean {
    return this.#best !== undefined && isUnbeatable(this.#best.candidate, this.#wish)
  }

  get hasMatch(): boolean {
    return this.#best !== undefined
  }

  get hasMisses(): boolean {
    return this.#misses.length > 0
  }

  async read(client: RimeClient, filters: readonly PipLibraryFilter[], mostPages: number): Promise<void> {
    if (mostPages <= 0) return
    let pages = 0
    for await (const images of client.listImages(filters)) {
      for (const image of images) this.see(image)
      pages++
      if (this.isOver || pages >= mostPages) return
    }
  }

  see(image: ManagedImage): void {
    if (!isUsable(image) || this.#wish.reuse === 'never' || this.#seen.has(image.name)) return
    this.#seen.add(image.name)
    const judgement = this.#judge(image)
    // Without requirements every image would do; only one made for that is meant.
    const isMeant = this.#wish.requirements.length > 0 || judgement.same || image.name === nameOf(this.#wish)
    if (!isMeant) return
    if (judgement.shortfalls.length === 0) this.#best = this.#better(this.#best, judgement)
    else this.#addMiss(judgement)
    if (isOnlyStale(judgement)) this.#stale = this.#better(this.#stale, judgement)
  }

  #better(
    current: { judgement: Judgement; candidate: Candidate } | undefined,
    judgement: Judgement
  ): { judgement: Judgement; candidate: Candidate } {
    const candidate = candidateOf(judgement, this.#wish)
    const isBetter = current === undefined || compareCandidates(candidate, current.candidate) < 0
    return isBetter ? { judgement, candidate } : current
  }

  #addMiss(judgement: Judgement): void {
    const last = this.#misses.at(-1)
    if (
      this.#misses.length === MOST_NEAR_MISSES &&
      last !== undefined &&
      compareNearness(judgement, last) >= 0
    )
      return
    this.#misses.push(judgement)
    this.#misses.sort(compareNearness)
    this.#misses.length = Math.min(this.#misses.length, MOST_NEAR_MISSES)
  }

  result(): Found {
    return {
      misses: this.#best === undefined ? this.#misses : [],
      ...(this.#best === undefined ? {} : { best: this.#best.judgement }),
      ...(this.#stale === undefined ? {} : { stale: this.#stale.judgement })
    }
  }
}
