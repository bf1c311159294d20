import { type Instant, instant } from '../../vocabulary/instant.ts'

/** Says of a day, by its midnight, what is switched when: times of day in milliseconds, in order; the first is 0. */
export type DayPlan = (midnight: Instant) => readonly { readonly startMs: number; readonly register: number }[]

/** A stretch of time in which one register counts. */
export interface Stretch {
  readonly from: Instant
  readonly to: Instant
  readonly register: number
}

export const dayMs = 86_400_000

export const midnightBefore = (moment: Instant): Instant => instant(Math.floor(moment / dayMs) * dayMs)

/** The stretches of a time, cut at every midnight and wherever the tariff switches. */
export function* stretchesOf(plan: DayPlan, from: Instant, to: Instant): Generator<Stretch> {
  for (let midnight = midnightBefore(from); midnight < to; midnight = instant(midnight + dayMs)) {
    const day = plan(midnight)
    for (const [index, { startMs, register }] of day.entries()) {
      const begins = Math.max(from, midnight + startMs)
      const ends = Math.min(to, midnight + (day[index + 1]?.startMs ?? dayMs))
      if (ends > begins) yield { from: instant(begins), to: instant(ends), register }
    }
  }
}

/** Which block a consumption stands in, by thresholds in rising order; 0 is the first. */
export const blockAt = (used: number, thresholds: readonly number[]): number =>
  thresholds.filter((threshold) => used >= threshold).length

/** A consumption in parts, each in one block. @param used before it */
export function* inBlocks(
  amount: number,
  used: number,
  thresholds: readonly number[],
): Generator<{ readonly block: number; readonly amount: number }> {
  let [left, before] = [amount, used]
  while (left > 0) {
    const block = blockAt(before, thresholds)
    const room = (thresholds[block] ?? Number.POSITIVE_INFINITY) - before
    const taken = Math.min(left, room)
    yield { block, amount: taken }
    left -= taken
    before += taken
  }
}
