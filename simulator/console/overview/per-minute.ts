import type { Outcome, Overview } from '../api/answers.ts'

const minuteMs = 60_000

/** Requests in one minute of the network's clock, by what became of them. */
export type Minute = { readonly at: number } & Readonly<Record<Outcome, number>>

const none = { done: 0, 'refused-by-check': 0, refused: 0, unanswered: 0, waiting: 0 }

/** The last minutes one by one, those without a request too; the last one is that of `now`. */
export function minutesUntil(now: number, perMinute: Overview['perMinute'], count: number): readonly Minute[] {
  const known = new Map(perMinute.map((minute) => [Date.parse(String(minute.at)), minute]))
  const last = Math.floor(now / minuteMs) * minuteMs
  return Array.from({ length: count }, (_, index) => {
    const at = last - (count - 1 - index) * minuteMs
    return { ...none, ...(known.get(at) as Partial<Minute> | undefined), at }
  })
}
