// Where things stand on the map: a schematic one, a tile for each licensed distribution area and each gas network.

/** Column and row of each area's tile, from 1 on, by the distributor id of its network operator; from north to south. */
export const placeOfArea: ReadonlyMap<
  string,
  { readonly column: number; readonly row: number; readonly short: string }
> = new Map([
  ['17', { column: 2, row: 1, short: 'North Scotland' }],
  ['18', { column: 2, row: 2, short: 'Central & S Scotland' }],
  ['16', { column: 2, row: 3, short: 'North West' }],
  ['15', { column: 3, row: 3, short: 'North East' }],
  ['13', { column: 2, row: 4, short: 'Merseyside & N Wales' }],
  ['23', { column: 3, row: 4, short: 'Yorkshire' }],
  ['21', { column: 1, row: 5, short: 'South Wales' }],
  ['14', { column: 2, row: 5, short: 'West Midlands' }],
  ['11', { column: 3, row: 5, short: 'East Midlands' }],
  ['10', { column: 4, row: 5, short: 'Eastern' }],
  ['22', { column: 1, row: 6, short: 'South West' }],
  ['20', { column: 2, row: 6, short: 'Southern' }],
  ['12', { column: 3, row: 6, short: 'London' }],
  ['19', { column: 4, row: 6, short: 'South East' }],
])

/** The same of gas networks, by their short codes; Cadent's covers two columns. */
export const placeOfGasNetwork: ReadonlyMap<string, { readonly column: string; readonly row: number }> = new Map([
  ['SCO', { column: '1', row: 1 }],
  ['NGN', { column: '2', row: 1 }],
  ['CAD', { column: '1 / 3', row: 2 }],
  ['WWU', { column: '1', row: 3 }],
  ['SOU', { column: '2', row: 3 }],
])

/** How many slots hold what. */
export interface SlotCounts {
  readonly of: number
  readonly stranger: number
  readonly placeholder: number
  readonly dccControlled: number
  readonly registered: number
}

/** What a slot can hold, in the order of the bars, and how that is said. */
export const holdings = [
  ['registered', 'the registered operator'],
  ['stranger', 'a stranger'],
  ['placeholder', 'the supplier’s own placeholder'],
  ['dccControlled', 'DCC controlled (ACB)'],
] as const satisfies readonly (readonly [keyof SlotCounts, string])[]

/** The step of the colour for a share of strangers: none, at most 5, 15 and 25 in a hundred, more. */
export function heatOf({ stranger, of }: Pick<SlotCounts, 'stranger' | 'of'>): 0 | 1 | 2 | 3 | 4 {
  const share = of === 0 ? 0 : stranger / of
  if (share === 0) return 0
  if (share <= 0.05) return 1
  if (share <= 0.15) return 2
  return share <= 0.25 ? 3 : 4
}

export const sumOf = (counts: readonly SlotCounts[], what: keyof SlotCounts): number =>
  counts.reduce((sum, each) => sum + each[what], 0)
