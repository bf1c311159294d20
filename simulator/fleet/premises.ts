import type { Certificate } from '../../certs/certificate.ts'
import type { NetworkOperator } from '../market/network-operators.ts'
import type { Region } from '../market/regions.ts'
import type { Supplier } from '../market/suppliers.ts'
import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import type { Mpan, Mprn } from '../vocabulary/metering-point.ts'
import type { DeviceTypeWithCells, FurtherDeviceType, SimulatedDeviceType } from '../vocabulary/trust-anchor-cell.ts'
import type { Address } from './address.ts'

/**
 * Whose certificates an ESME's network operator slot holds when the world begins
 * (docs/domain/gbcs-credentials.md#esme-initial): the DCC's Access Control Broker's, the installing supplier's own, the
 * registered operator's, or those of an operator that somebody mistook for it.
 */
export type SlotState = 'dcc-controlled' | 'supplier-placeholder' | 'right-operator' | 'wrong-operator'

/** The certificates in the two cells of a network operator slot; those of a mixed pair are of two parties. */
export interface SlotPair {
  readonly digitalSignature: Certificate
  readonly keyAgreement: Certificate
}

/** What an estate says of a device, beside what holds for its home. */
export interface DeviceInEstate {
  /** What its network operator slot holds, certificate by certificate; null where it has no such slot. */
  readonly slot: SlotPair | null
  /** `2024-03-31`; null where the estate does not say. */
  readonly commissionedOn: string | null
}

/** The devices of a home by their types: four that every one has, and those that some have (`furtherDevices`). */
export type HomeDevices = Readonly<Record<SimulatedDeviceType, EntityIdentifier>> &
  Readonly<Partial<Record<FurtherDeviceType, EntityIdentifier>>>

/** In what share of the premises there is one: 0 none, 1 all. */
export type FurtherDevices = Readonly<Partial<Record<FurtherDeviceType, number>>>

/** A home with both fuels: where it is, who serves it, and the devices in it. */
export interface Premises {
  /** 0 … size - 1; of generated premises everything else follows from it and the seed. */
  readonly index: number
  /** The index from which what is made up of the premises follows: their own, unless an estate says what they are. */
  readonly madeUpFrom: number
  readonly region: Region
  /** The import MPAN, which determines the ESME's network operator. */
  readonly mpan: Mpan
  /** The second import MPAN of a twin-element meter; about one premises in fifty. */
  readonly secondaryImportMpan: Mpan | null
  /** The export MPAN of a home with panels on its roof; about one premises in twenty. */
  readonly exportMpan: Mpan | null
  readonly mprn: Mprn
  /** Supplies both fuels. */
  readonly supplier: Supplier
  /** The registered electricity network party: the region's DNO, or an IDNO inside that region. */
  readonly electricityNetworkOperator: NetworkOperator
  /** The registered gas network party: the region's GT, or an iGT. */
  readonly gasNetworkOperator: NetworkOperator
  /** The region's DNO, also where an IDNO runs the network; what a look-up by post code answers. */
  readonly hostDno: NetworkOperator
  readonly esmeSlot: SlotState
  /** Whose certificates are in the ESME's network operator slot: a User ID of the party that `esmeSlot` means. */
  readonly esmeSlotHolder: EntityIdentifier
  /** The same of the GPF: a generated one leaves the hub's factory DCC controlled. */
  readonly gpfSlot: SlotState
  readonly gpfSlotHolder: EntityIdentifier
  /** What an estate says of its devices by themselves; nothing of generated premises. */
  readonly inEstate: Readonly<Partial<Record<DeviceTypeWithCells, DeviceInEstate>>>
  readonly devices: HomeDevices
  /** Unique Property Reference Number, twelve digits. */
  readonly uprn: string
  readonly postCode: string
  /** House number or name: DUIS `AddressIdentifier`. */
  readonly addressIdentifier: string
  /** Made when asked for: about 90 µs. */
  readonly address: Address
}
