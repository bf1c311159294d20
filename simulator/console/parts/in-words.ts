// Times and numbers as they are read. The time is the network's clock, in UTC.

/** `09:23:10.405` */
export const timeOf = (instant: string): string => new Date(instant).toISOString().slice(11, 23)

/** `2026-11-22 09:23:10Z` */
export const momentOf = (instant: number | string): string =>
  `${new Date(instant).toISOString().slice(0, 19).replace('T', ' ')}Z`

/** `1 452`: thousands by a space that does not break. */
export const numberOf = (value: number): string => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '\u00a0')

/** `62 ms`, `30.1 s`, `14 h` */
export function durationOf(milliseconds: number): string {
  if (milliseconds < 1000) return `${milliseconds} ms`
  if (milliseconds < 120_000) return `${(milliseconds / 1000).toFixed(1)} s`
  if (milliseconds < 7_200_000) return `${Math.round(milliseconds / 60_000)} min`
  return `${numberOf(Math.round(milliseconds / 3_600_000))} h`
}

/** `1 request`, `28 requests` */
export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${numberOf(count)} ${count === 1 ? one : many}`
