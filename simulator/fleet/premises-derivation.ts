import { dccParties } from '../market/dcc-parties.ts'
import { type Region, regions } from '../market/regions.ts'
import { suppliers } from '../market/suppliers.ts'
import type { MeteringPoint, Mpan, Mprn } from '../vocabulary/metering-point.ts'
import { kindOfMeteringPoint } from '../vocabulary/metering-point.ts'
import type { Random } from '../vocabulary/ports/random.ts'
import { furtherDeviceTypes } from '../vocabulary/trust-anchor-cell.ts'
import { candidatesAtInwardCode, houseNumberOf, makeAddress, postCodeOf, uprnOf } from './address.ts'
import { createDeck } from './deck.ts'
import { createElectricityNetworks } from './electricity-networks.ts'
import { createGasNetworks } from './gas-networks.ts'
import { createDeviceIdentifiers, type DeviceIdentifiers } from './numbering/device-identifiers.ts'
import { mix } from './numbering/mixing.ts'
import { createMpanNumbering, type MpanNumbering } from './numbering/mpan-numbering.ts'
import type { FurtherDevices, HomeDevices, Premises } from './premises.ts'
import { oneIn } from './shares.ts'
import { slotHolder } from './slot-holder.ts'

/** What a map of the fleet tells of premises. */
export type Site = Pick<
  Premises,
  'region' | 'esmeSlot' | 'gpfSlot' | 'electricityNetworkOperator' | 'gasNetworkOperator'
>

/** A generated GPF is as its factory made it (docs/domain/gbcs-credentials.md#gpf-factory). */
const gpfAsDelivered = {
  gpfSlot: 'dcc-controlled',
  gpfSlotHolder: dccParties.accessControlBroker.entityIdentifier,
} as const

const inNoEstate: Premises['inEstate'] = {}

/** Computes premises from their index, and the index from what identifies them. */
export interface PremisesDerivation {
  at(index: number): Premises
  /** The address identifier as a number, and the post code, without deriving the rest of the premises. */
  houseNumberAt(index: number): number
  postCodeAt(index: number): string
  /** Every index below a size whose post code it is, in no order. `NR2 9DQ`, in upper case and with its space. */
  atPostCode(postCode: string, size: number): Iterable<number>
  /** The area, the networks, and what is in the ESME's network operator slot at the beginning, without deriving the rest. */
  siteAt(index: number): Site
  /** The how manieth premises in a region: every run of as many premises as there are regions has one in each. */
  inRegion(region: Region, ordinal: number): number
  readonly deviceIdentifiers: DeviceIdentifiers
  /** The index that a metering point may have been made from; the premises there decide whether it was. */
  indexOf(point: MeteringPoint): number | undefined
}

/** Every property is drawn under its own label, so that one more of them changes none of the others. */
export function createPremisesDerivation(random: Random, furtherDevices: FurtherDevices = {}): PremisesDerivation {
  const key = (label: string) => random.derive(label).octets(4).readUInt32BE()
  const addressKey = key('address')
  const holderKey = key('slot holder')
  const regionDeck = createDeck(regions, random.derive('regions'))
  const supplierDeck = createDeck(suppliers, random.derive('suppliers'))
  const electricityAt = createElectricityNetworks(random.derive('electricity'))
  const gas = createGasNetworks(random.derive('gas'))
  const numbering = createMpanNumbering(random.derive('mpans'))
  const meteringPoints = createMpans(numbering, key('extra metering points'))
  const deviceIdentifiers = createDeviceIdentifiers(random.derive('devices'))
  const devicesAt = createHomes(deviceIdentifiers, furtherDevices, random.derive('further devices'))

  const at = (index: number): Premises => {
    const region = regionDeck.deal(index).card
    const supplier = supplierDeck.deal(index).card
    const { operator: registered, hostDno, esmeSlot: state } = electricityAt(index, region)
    const { operator: gasNetworkOperator, mprn } = gas.at(index, region)
    const postCode = postCodeOf(region, addressKey, index)
    const addressIdentifier = String(houseNumberOf(addressKey, index))
    return {
      index,
      madeUpFrom: index,
      region,
      ...meteringPoints(registered.distributorId ?? '', index),
      mprn,
      supplier,
      electricityNetworkOperator: registered,
      gasNetworkOperator,
      hostDno,
      esmeSlot: state,
      esmeSlotHolder: slotHolder({ state, supplier, registered, region, drawn: mix(holderKey, index, 0) }),
      ...gpfAsDelivered,
      inEstate: inNoEstate,
      devices: devicesAt(index),
      uprn: uprnOf(index),
      postCode,
      addressIdentifier,
      get address() {
        return makeAddress(addressKey, index, addressIdentifier, postCode)
      },
    }
  }

  const postCodeAt = (index: number) => postCodeOf(regionDeck.deal(index).card, addressKey, index)

  return {
    at,
    *atPostCode(postCode, size) {
      const [, inward = ''] = postCode.split(' ')
      for (const index of candidatesAtInwardCode(addressKey, inward, size))
        if (postCodeAt(index) === postCode) yield index
    },
    siteAt(index) {
      const region = regionDeck.deal(index).card
      const { operator: electricityNetworkOperator, esmeSlot } = electricityAt(index, region)
      const { gpfSlot } = gpfAsDelivered
      return {
        region,
        esmeSlot,
        gpfSlot,
        electricityNetworkOperator,
        gasNetworkOperator: gas.operatorAt(index, region),
      }
    },
    inRegion: (region, ordinal) => regionDeck.indexOf(ordinal, regions.indexOf(region)),
    postCodeAt,
    houseNumberAt: (index) => houseNumberOf(addressKey, index),
    deviceIdentifiers,
    indexOf: (point) =>
      kindOfMeteringPoint(point) === 'MPAN' ? numbering.invert(point as Mpan).index : gas.indexOf(point as Mprn),
  }
}

/** The devices of a home: the four, and each further one in its share of the homes. */
function createHomes(
  deviceIdentifiers: DeviceIdentifiers,
  shares: FurtherDevices,
  random: Random,
): (index: number) => HomeDevices {
  const further = furtherDeviceTypes.flatMap((type) => {
    const share = shares[type] ?? 0
    return share === 0 ? [] : [{ type, below: share * 2 ** 32, key: random.derive(type).octets(4).readUInt32BE() }]
  })
  return (index) => {
    const all = deviceIdentifiers.at(index)
    const { CHF, ESME, GPF, GSME } = all
    const four = { CHF, ESME, GPF, GSME }
    const present = further.filter(({ key, below }) => mix(key, index, 0) < below)
    return present.length === 0
      ? four
      : { ...four, ...Object.fromEntries(present.map(({ type }) => [type, all[type]])) }
  }
}

type Mpans = Pick<Premises, 'mpan' | 'secondaryImportMpan' | 'exportMpan'>

/** The import MPAN of the premises, and at some a second or an export one. */
function createMpans(numbering: MpanNumbering, key: number): (distributorId: string, index: number) => Mpans {
  const drawn = (index: number, purpose: number, share: number) => mix(key, index, purpose) % share === 0
  return (distributorId, index) => ({
    mpan: numbering.mpan(distributorId, index, 'import'),
    secondaryImportMpan: drawn(index, 1, oneIn.secondaryImportMpan)
      ? numbering.mpan(distributorId, index, 'secondary')
      : null,
    exportMpan: drawn(index, 2, oneIn.exportMpan) ? numbering.mpan(distributorId, index, 'export') : null,
  })
}
