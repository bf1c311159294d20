import type { Premises } from '../../simulator/fleet/fleet.ts'
import type { MeteringPoint } from '../../simulator/vocabulary/metering-point.ts'
import { acb } from './parties.ts'
import type { RealWorld } from './real-world.ts'
import type { Setting } from './setting.ts'
import { createWorldModel, type PointModel, type Slots, type WorldModel } from './world-model.ts'

/** The model of a network to which nothing has happened yet, by what its fleet is said to be. */
export function modelOf({ network, site, neighbour }: RealWorld, { onDisk }: Setting): WorldModel {
  const supplier = site.supplier.entityIdentifier
  const broker = { signing: acb, agreement: acb }
  const atBroker: Slots = { Supplier: broker, NetworkOperator: broker }
  const esme: Slots = {
    Supplier: { signing: supplier, agreement: supplier },
    NetworkOperator: { signing: site.esmeSlotHolder, agreement: site.esmeSlotHolder },
  }
  const registration = network.registration.data.snapshot()
  const pointModel = (point: MeteringPoint): PointModel => ({
    point,
    network: registration.networkPartyRecords(point).map(({ networkParty: party, from, to }) => ({ party, from, to })),
    supply: registration.supplierRecords(point).map(({ supplier: party, from, to }) => ({ party, from, to })),
  })
  return createWorldModel({
    isOnDisk: onDisk,
    now: network.time.clock.now(),
    supplier,
    slots: { ESME: esme, GPF: atBroker },
    points: [site, neighbour].flatMap(({ mpan, mprn }: Premises) => [pointModel(mpan), pointModel(mprn)]),
    inventory: { ESME: site.mpan, GSME: site.mprn },
  })
}
