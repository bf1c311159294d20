import type { Instant } from '../../vocabulary/instant.ts'
import type { Interruption } from '../state/meter-account.ts'

/** What is used between two moments; the parts add up to the whole. */
export type Usage = (from: Instant, to: Instant) => number

/** The same without what would have been used while supply was off. */
export const supplied =
  (usage: Usage, interruptions: readonly Interruption[]): Usage =>
  (from, to) =>
    interruptions.reduce(
      (sum, { from: off, until }) => {
        const begins = off > from ? off : from
        const ends = until === null || until > to ? to : until
        return ends > begins ? sum - usage(begins, ends) : sum
      },
      usage(from, to),
    )
