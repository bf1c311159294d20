import { type Region, regions } from '../market/regions.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { normalisedPostCode } from '../vocabulary/inventory-record.ts'
import type { MeteringPoint } from '../vocabulary/metering-point.ts'
import type { DeviceTypeWithCells } from '../vocabulary/trust-anchor-cell.ts'
import { lastGeneration } from './numbering/device-identifiers.ts'
import type { Premises } from './premises.ts'
import type { PremisesDerivation, Site } from './premises-derivation.ts'

const places = 1024

/** A device of the fleet, with where it is or is to be. */
export interface LocatedDevice {
  readonly type: DeviceTypeWithCells
  readonly premises: Premises
  /** 0 for one that was there when the world began; others are in a store until they replace the one before. */
  readonly generation: number
}

/** Finds premises by index, device, metering point or property. */
export interface Locator extends Iterable<Premises> {
  readonly size: number
  /** @throws RangeError for an index outside 0 … size - 1 */
  premises(index: number): Premises
  deviceAt(device: EntityIdentifier): LocatedDevice | undefined
  /** The device that is fitted where one is taken away; undefined for none of the fleet, or where there are no more. */
  replacementOf(device: EntityIdentifier): EntityIdentifier | undefined
  premisesAt(point: MeteringPoint): Premises | undefined
  /** Premises at an address, whatever the post code's case and spacing. */
  atAddress(postCode: string, addressIdentifier: string): readonly Premises[]
  /** The indices of all premises at a whole post code, whatever its case and spacing, in order. */
  atPostCode(postCode: string): readonly number[]
  /** The indices of premises in a region, in order, from an index on. */
  inRegion(region: Region, from: number): Iterable<number>
  /** The area, the networks, and what is in the ESME's network operator slot at the beginning: less work than the premises. */
  siteAt(index: number): Site
  /** Whether the premises of an index are at a post code, whole or its outward part alone, whatever its case and spacing. */
  isAtPostCode(index: number, postCode: string): boolean
  /** The first premises, in order of index, of which `predicate` is true; at most `limit`. */
  find(predicate: (premises: Premises) => boolean, limit: number): readonly Premises[]
}

export function createLocator(derivation: PremisesDerivation, size: number): Locator {
  const at = rememberLatest(derivation.at)
  const atPostCode = (postCode: string): readonly number[] => {
    const wanted = normalisedPostCode(postCode)
    const found = derivation.atPostCode(`${wanted.slice(0, -3)} ${wanted.slice(-3)}`, size)
    return [...found].sort((one, other) => one - other)
  }
  function* inOrder(): Generator<Premises> {
    for (let index = 0; index < size; index += 1) yield derivation.at(index)
  }
  return {
    size,
    premises(index) {
      if (!Number.isInteger(index) || index < 0 || index >= size) throw new RangeError(`there are no premises ${index}`)
      return at(index)
    },
    deviceAt(device) {
      const origin = derivation.deviceIdentifiers.invert(device)
      if (origin === undefined || origin.index >= size) return undefined
      const premises = at(origin.index)
      return premises.devices[origin.type] && { type: origin.type, premises, generation: origin.generation }
    },
    replacementOf(device) {
      const origin = derivation.deviceIdentifiers.invert(device)
      if (origin === undefined || origin.index >= size || origin.generation === lastGeneration) return undefined
      return derivation.deviceIdentifiers.at(origin.index, origin.generation + 1)[origin.type]
    },
    premisesAt(point) {
      const index = derivation.indexOf(point)
      if (index === undefined || index >= size) return undefined
      const premises = at(index)
      return meteringPointsOf(premises).includes(point) ? premises : undefined
    },
    atAddress(postCode, addressIdentifier) {
      const houseNumber = /^\d+$/.test(addressIdentifier) ? Number(addressIdentifier) : null
      return atPostCode(postCode)
        .filter((index) => derivation.houseNumberAt(index) === houseNumber)
        .map(derivation.at)
    },
    atPostCode,
    *inRegion(region, from) {
      for (let ordinal = Math.floor(from / regions.length); ordinal * regions.length < size; ordinal += 1) {
        const index = derivation.inRegion(region, ordinal)
        if (index >= from && index < size) yield index
      }
    },
    siteAt: (index) => derivation.siteAt(index),
    isAtPostCode: (index, postCode) => isPostCode(derivation.postCodeAt(index), postCode),
    find: (predicate, limit) => firstOf(inOrder(), predicate, limit),
    [Symbol.iterator]: inOrder,
  }
}

/** One request asks for the same premises several times over, so that some are kept: a fixed number, whatever the size. */
export function rememberLatest(premisesAt: (index: number) => Premises): (index: number) => Premises {
  const recent: (Premises | undefined)[] = Array.from({ length: places })
  return (index) => {
    const held = recent[index % places]
    if (held?.index === index) return held
    const premises = premisesAt(index)
    recent[index % places] = premises
    return premises
  }
}

/** Whether a post code is the one that is meant, whole or its outward part alone, whatever its case and spacing. */
export function isPostCode(postCode: string, meant: string): boolean {
  const wanted = normalisedPostCode(meant)
  const [outward = '', inward = ''] = postCode.split(' ')
  return wanted === outward + inward || wanted === outward
}

/** The first premises that suit, at most `limit`. */
export function firstOf(
  all: Iterable<Premises>,
  suits: (premises: Premises) => boolean,
  limit: number,
): readonly Premises[] {
  const found: Premises[] = []
  if (limit < 1) return found
  for (const premises of all) {
    if (suits(premises)) found.push(premises)
    if (found.length === limit) break
  }
  return found
}

/** Any number inverts to an index, so the premises there must really have it. */
export const meteringPointsOf = ({
  mpan,
  secondaryImportMpan,
  exportMpan,
  mprn,
}: Premises): (MeteringPoint | null)[] => [mpan, secondaryImportMpan, exportMpan, mprn]
