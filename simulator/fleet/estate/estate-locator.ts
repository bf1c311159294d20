import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { normalisedPostCode } from '../../vocabulary/inventory-record.ts'
import type { MeteringPoint } from '../../vocabulary/metering-point.ts'
import { firstOf, isPostCode, type LocatedDevice, type Locator, meteringPointsOf, rememberLatest } from '../locator.ts'
import { lastGeneration } from '../numbering/device-identifiers.ts'
import { completeHomes, type EstateHomesOptions } from './estate-homes.ts'

/** Finds the premises of an estate: what it names by its table, what was made up by the generated premises that it is of. */
export function createEstateLocator(options: EstateHomesOptions): Locator {
  const { table, derivation } = options
  const homes = completeHomes(options)
  const { size } = homes
  const at = rememberLatest(homes.at)

  const generatedOrigin = (device: EntityIdentifier) => {
    const origin = derivation.deviceIdentifiers.invert(device)
    const home = origin === undefined ? undefined : homes.completedBy(origin.index)
    return origin === undefined || home === undefined ? undefined : { ...origin, home }
  }
  const deviceAt = (device: EntityIdentifier): LocatedDevice | undefined => {
    const named = table.deviceCalled(device)
    if (named !== undefined)
      return { type: table.ofDevice.type(named), premises: at(table.ofDevice.home(named)), generation: 0 }
    const hubsHome = table.homeOfHub(device)
    if (hubsHome !== undefined) return { type: 'CHF', premises: at(hubsHome), generation: 0 }
    const origin = generatedOrigin(device)
    if (origin === undefined) return undefined
    const { type, home, generation } = origin
    const premises = at(home)
    // Of the first generation only what the estate does not name otherwise was made up.
    return generation === 0 && premises.devices[type] !== device ? undefined : { type, premises, generation }
  }
  const atPostCode = (postCode: string): readonly number[] => {
    const wanted = normalisedPostCode(postCode)
    const found: number[] = []
    for (let home = 0; home < size; home += 1)
      if (normalisedPostCode(homes.postCodeAt(home)) === wanted) found.push(home)
    return found
  }
  const premisesAt = (point: MeteringPoint) => {
    const named = table.deviceAtPoint(point)
    const generated = derivation.indexOf(point)
    const home =
      named === undefined
        ? generated === undefined
          ? undefined
          : homes.completedBy(generated)
        : table.ofDevice.home(named)
    if (home === undefined) return undefined
    const premises = at(home)
    return meteringPointsOf(premises).includes(point) ? premises : undefined
  }
  function* inOrder() {
    for (let home = 0; home < size; home += 1) yield homes.at(home)
  }

  return {
    size,
    premises(index) {
      if (!Number.isInteger(index) || index < 0 || index >= size) throw new RangeError(`there are no premises ${index}`)
      return at(index)
    },
    deviceAt,
    replacementOf(device) {
      const located = deviceAt(device)
      if (located === undefined) return undefined
      const { type, premises, generation } = located
      for (let next = generation + 1; next <= lastGeneration; next += 1) {
        const replacement = derivation.deviceIdentifiers.at(premises.madeUpFrom, next)[type]
        if (table.deviceCalled(replacement) === undefined) return replacement
      }
      return undefined
    },
    premisesAt,
    atAddress: (postCode, addressIdentifier) =>
      atPostCode(postCode)
        .map(homes.at)
        .filter((premises) => premises.addressIdentifier === addressIdentifier),
    atPostCode,
    *inRegion(region, from) {
      for (let home = from; home < size; home += 1) if (homes.regionAt(home) === region) yield home
    },
    siteAt: homes.at,
    isAtPostCode: (index, postCode) => isPostCode(homes.postCodeAt(index), postCode),
    find: (predicate, limit) => firstOf(inOrder(), predicate, limit),
    [Symbol.iterator]: inOrder,
  }
}
