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

/** The further devices that published requests are for. */
export const publishedFurtherDevices = { PPMID: 1, HCALCS: 1 }

/** The device of a premises that is what the published one is; the published one itself where there is none. */
export function publishedDeviceOf({ devices }: Premises, published: string): EntityIdentifier {
  const { ESME, GSME, CHF, GPF, PPMID, HCALCS } = devices
  const standIns: Readonly<Record<string, EntityIdentifier | undefined>> = {
    '00-DB-12-34-56-78-90-A0': ESME,
    '00-DB-12-34-56-78-90-A1': GSME,
    '00-DB-12-34-56-78-90-A2': CHF,
    '00-DB-12-34-56-78-90-A3': GPF,
    '00-DB-12-34-56-78-90-A4': PPMID,
    '00-DB-12-34-56-78-90-A5': HCALCS,
  }
  return standIns[published] ?? entityIdentifier(published)
}

/** A document that names the devices of a premises where it named published ones. */
export const withDevicesOf = (premises: Premises, document: string): string =>
  document.replaceAll(/00-DB-12-34-56-78-90-A\d/g, (published) => publishedDeviceOf(premises, published))

/** The devices are those of a premises of the published supplier. */
export function publishedPlaces(network: Network): PublishedPlaces {
  const [premises] = network.fleet.find((each) => each.supplier.entityIdentifier === publishedSupplier, 1)
  if (premises === undefined) return assert.fail('the published supplier has no premises')
  return {
    target: (published) => publishedDeviceOf(premises, published),
    address: (service) => `${network.gateway.url}${pathOfService[service]}`,
  }
}
