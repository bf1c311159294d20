import { setImmediate } from 'node:timers/promises'
import type { Fleet, Premises } from '../../../fleet/fleet.ts'
import type { Region } from '../../../market/regions.ts'
import { type EntityIdentifier, parseEntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import { type MeteringPoint, parseMeteringPoint } from '../../../vocabulary/metering-point.ts'

/** What premises are looked for by; all of it must be so. */
export interface PremisesQuery {
  readonly devices: readonly EntityIdentifier[]
  readonly meteringPoints: readonly MeteringPoint[]
  /** Whole, or the outward part alone. */
  readonly postCode: string | undefined
  readonly region: Region | undefined
  /** Whether premises are wanted, as far as the rest of the query says. */
  isWanted(premises: Premises): boolean
}

export interface FoundPremises {
  readonly found: readonly Premises[]
  /** The index to go on from; null at the end. */
  readonly next: number | null
}

/** How many premises are looked at for one answer, where no identifier leads to them. */
const longestSearch = 20_000

/** How many premises are looked at before the network has its turn again: a few milliseconds' work. */
const longestTurn = 200

/** Where devices are that the inventory records at a metering point, wherever they were when the world began. */
type DevicesAt = (point: MeteringPoint) => readonly EntityIdentifier[]

/**
 * Finds premises of a fleet of any size: an identifier, a post code or a region leads to them; for anything else a window of
 * the fleet is looked through, and the answer says where to go on.
 */
export async function searchPremises(
  fleet: Fleet,
  devicesAt: DevicesAt,
  query: PremisesQuery,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<FoundPremises> {
  const found: Premises[] = []
  let looked = 0
  for (const index of candidates(fleet, devicesAt, query, after)) {
    if (found.length === limit || looked === longestSearch) return { found, next: index }
    looked += 1
    if (looked % longestTurn === 0) await setImmediate()
    if (query.postCode !== undefined && !fleet.isAtPostCode(index, query.postCode)) continue
    const premises = fleet.premises(index)
    if ((query.region === undefined || premises.region === query.region) && query.isWanted(premises))
      found.push(premises)
  }
  return { found, next: null }
}

/** Indices that may be meant, in order, from one on: by whatever leads to the fewest. */
function candidates(
  fleet: Fleet,
  devicesAt: DevicesAt,
  { devices, meteringPoints, postCode, region }: PremisesQuery,
  after: number,
): Iterable<number> {
  const [device] = devices
  const [point] = meteringPoints
  if (device !== undefined) return premisesOf(fleet, devices, after)
  if (point !== undefined) return premisesOf(fleet, devicesAt(point), after)
  if (postCode !== undefined && isWholePostCode(postCode))
    return fleet.atPostCode(postCode).filter((index) => index >= after)
  return region === undefined ? everyIndex(fleet.size, after) : fleet.inRegion(region, after)
}

function premisesOf(fleet: Fleet, devices: readonly EntityIdentifier[], after: number): readonly number[] {
  const indices = devices.flatMap((device) => fleet.premisesOf(device)?.index ?? [])
  return [...new Set(indices)].filter((index) => index >= after).sort((one, other) => one - other)
}

function* everyIndex(size: number, after: number): Generator<number> {
  for (let index = after; index < size; index += 1) yield index
}

const isWholePostCode = (text: string): boolean => /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i.test(text)

/** What the words of a search lead to, and those that are to be found in what is said of a device. */
export interface SearchWords {
  readonly devices: readonly EntityIdentifier[]
  readonly meteringPoints: readonly MeteringPoint[]
  readonly postCode: string | undefined
  /** In lower case. */
  readonly others: readonly string[]
}

/** @example readWords('NR2 9DQ esme') // { postCode: 'NR2 9DQ', others: ['esme'], … } */
export function readWords(text: string): SearchWords {
  const [postCode] = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/i.exec(text) ?? []
  const words = (postCode === undefined ? text : text.replace(postCode, ' '))
    .split(/[\s,]+/)
    .filter((word) => word !== '')
  const devices: EntityIdentifier[] = []
  const meteringPoints: MeteringPoint[] = []
  const others: string[] = []
  for (const word of words) {
    const device = parseEntityIdentifier(word)
    const point = /^\d{6,}$/.test(word) ? parseMeteringPoint(word) : null
    if (device !== null) devices.push(device)
    else if (point !== null) meteringPoints.push(point)
    else others.push(word.toLowerCase())
  }
  return { devices, meteringPoints, postCode, others }
}
