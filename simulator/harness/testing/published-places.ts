import assert from 'node:assert/strict'
import type { Premises } from '../../fleet/fleet.ts'
import { type EntityIdentifier, entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { type DuisService, pathOfService } from '../../vocabulary/service-reference.ts'
import type { Network } from '../network.ts'

/** The supplier in whose name most published requests are. */
export const publishedSupplier = entityIdentifier('90-B3-D5-1F-30-01-00-00')

/** Where a network of published identities has what the published requests are sent to. */
export interface PublishedPlaces {
  /** The device of this network that is what the published one is; the published one itself where there is none. */
  target(published: string): EntityIdentifier
  /** The URL of one of the three services. */
  address(service: DuisService): string
}

/** The device of a premises that is what the published one is; the published one itself where there is none. */
export function publishedDeviceOf(
  { devices: { ESME, GSME, CHF, GPF } }: Premises,
  published: string,
): EntityIdentifier {
  const standIns: Readonly<Record<string, EntityIdentifier>> = {
    '00-DB-12-34-56-78-90-A0': ESME,
    '00-DB-12-34-56-78-90-A1': GSME,
    '00-DB-12-34-56-78-90-A2': CHF,
    '00-DB-12-34-56-78-90-A3': GPF,
  }
  return standIns[published] ?? entityIdentifier(published)
}

/** The devices are those of a premises of the published supplier. */
export function publishedPlaces(network: Network): PublishedPlaces {
  const [premises] = network.fleet.find((each) => each.supplier.entityIdentifier === publishedSupplier, 1)
  if (premises === undefined) return assert.fail('the published supplier has no premises')
  return {
    target: (published) => publishedDeviceOf(premises, published),
    address: (service) => `${network.gateway.url}${pathOfService[service]}`,
  }
}
