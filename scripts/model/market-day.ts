// Days of the UK market, reckoned here by the rule of the clocks and not by the simulator's own code: what is proved by it
// must not rest on it.

const hour = 3_600_000
const day = 24 * hour

/** The last Sunday of a month, at 01:00Z, when the clocks change; months count from 0. */
function clockChange(year: number, month: number): number {
  const lastDay = new Date(Date.UTC(year, month + 1, 0))
  return Date.UTC(year, month, lastDay.getUTCDate() - lastDay.getUTCDay(), 1)
}

const march = 2
const october = 9

function isSummerTime(moment: number): boolean {
  const year = new Date(moment).getUTCFullYear()
  return moment >= clockChange(year, march) && moment < clockChange(year, october)
}

const dateOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10)

/** The day by the clock on the wall in London, `YYYY-MM-DD`. */
export const marketDay = (moment: number): string => dateOf(isSummerTime(moment) ? moment + hour : moment)

/** So many days later by the calendar; earlier, where negative. */
export const daysAfter = (date: string, days: number): string => dateOf(Date.parse(`${date}T12:00:00Z`) + days * day)

/** The first instant of the next market day. */
export function nextMidnight(moment: number): number {
  const midnight = Date.parse(`${daysAfter(marketDay(moment), 1)}T00:00:00Z`)
  return isSummerTime(midnight - hour) ? midnight - hour : midnight
}
