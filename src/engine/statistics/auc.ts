import type { Groups } from './moments.ts'
import type { Ranking } from './ranking.ts'

export interface GroupAucs {
  /** NaN where a group has only one class. */
  readonly values: Float64Array
  readonly positives: Float64Array
  readonly negatives: Float64Array
}

/**
 * ROC-AUC of every group in one pass over the ranking: the share of (positive, negative) pairs that are in order, ties
 * counting half (Mann and Whitney 1947; Hanley and McNeil 1982).
 *
 * @param outcomes per row 1 positive, 0 negative, 2 not known
 */
export function groupAucs(ranking: Ranking, outcomes: Uint8Array, { codes, count }: Groups): GroupAucs {
  const area = new Float64Array(count)
  const positives = new Float64Array(count)
  const negatives = new Float64Array(count)
  const { rows, starts } = ranking
  for (let block = 0; block + 1 < starts.length; block++) {
    const from = starts[block]!
    const to = starts[block + 1]!
    // A positive is in order with the negatives seen so far: those of lower value.
    for (let place = from; place < to; place++) {
      const row = rows[place]!
      const group = codes === null ? 0 : codes[row]!
      if (group >= 0 && outcomes[row] === 1) {
        area[group]! += negatives[group]!
        positives[group]!++
      }
    }
    if (to - from > 1) addTies(ranking, block, outcomes, codes, area)
    for (let place = from; place < to; place++) {
      const row = rows[place]!
      const group = codes === null ? 0 : codes[row]!
      if (group >= 0 && outcomes[row] === 0) negatives[group]!++
    }
  }
  const values = area.map((sum, group) => sum / (positives[group]! * negatives[group]!))
  return { values, positives, negatives }
}

/** Half a pair for each positive and negative of one group with the same value. */
function addTies(
  { rows, starts }: Ranking,
  block: number,
  outcomes: Uint8Array,
  codes: Int32Array | null,
  area: Float64Array
): void {
  const tied = new Map<number, { positives: number; negatives: number }>()
  for (let place = starts[block]!; place < starts[block + 1]!; place++) {
    const row = rows[place]!
    const group = codes === null ? 0 : codes[row]!
    const outcome = outcomes[row]!
    if (group < 0 || outcome > 1) continue
    let counts = tied.get(group)
    if (counts === undefined) tied.set(group, (counts = { positives: 0, negatives: 0 }))
    if (outcome === 1) counts.positives++
    else counts.negatives++
  }
  for (const [group, counts] of tied) area[group]! += (counts.positives * counts.negatives) / 2
}

/** Points of a ROC curve, at most `limit` of them, first (0, 0) and last (1, 1). Null when there is only one class. */
export function rocCurve(
  { rows, starts }: Ranking,
  outcomes: Uint8Array,
  limit = 100
): { falsePositiveRate: number[]; truePositiveRate: number[] } | null {
  let positives = 0
  let negatives = 0
  for (const outcome of outcomes) {
    if (outcome === 1) positives++
    else if (outcome === 0) negatives++
  }
  if (positives === 0 || negatives === 0) return null
  const x = [0]
  const y = [0]
  let above = 0
  let wrong = 0
  let drawn = 0
  const step = 1 / (limit - 2)
  for (let block = starts.length - 2; block >= 0; block--) {
    for (let place = starts[block]!; place < starts[block + 1]!; place++) {
      const outcome = outcomes[rows[place]!]!
      if (outcome === 1) above++
      else if (outcome === 0) wrong++
    }
    const moved = (above / positives + wrong / negatives) / 2
    if (moved - drawn < step && block > 0) continue
    x.push(wrong / negatives)
    y.push(above / positives)
    drawn = moved
  }
  return { falsePositiveRate: x, truePositiveRate: y }
}
