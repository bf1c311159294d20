import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { InventoryQuery } from '../vocabulary/inventory-query.ts'
import { parseMeteringPoint } from '../vocabulary/metering-point.ts'
import { indexOfUprn } from './address.ts'
import type { Locator } from './locator.ts'
import type { Premises } from './premises.ts'

/** Every device of the premises that a search of the inventory may be about, as they were when the world began. */
export type DevicesAt = (query: InventoryQuery) => readonly EntityIdentifier[]

export const createDevicesAt =
  (locator: Locator): DevicesAt =>
  (query) =>
    premisesMeant(locator, query).flatMap(({ devices }) => Object.values(devices))

function premisesMeant(locator: Locator, query: InventoryQuery): readonly Premises[] {
  switch (query.by) {
    case 'device':
      return one(locator.deviceAt(query.deviceId)?.premises)
    case 'metering-point': {
      const point = parseMeteringPoint(query.meteringPoint)
      return point === null ? [] : one(locator.premisesAt(point))
    }
    case 'property-reference': {
      const index = indexOfUprn(query.uprn)
      return index === undefined || index >= locator.size ? [] : [locator.premises(index)]
    }
    case 'property':
      return locator.atAddress(query.postCode, query.addressIdentifier)
  }
}

const one = (premises: Premises | undefined): readonly Premises[] => (premises === undefined ? [] : [premises])
