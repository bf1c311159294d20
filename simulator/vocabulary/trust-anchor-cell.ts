import type { DeviceType } from './device-type.ts'
import { nameOfRemotePartyRole, RemotePartyRole } from './remote-party-role.ts'

/** What the key in a cell or a certificate may be used for; each certificate of the SMKI has exactly one. */
export type KeyUsage = 'digitalSignature' | 'keyAgreement' | 'keyCertSign'

/** Every cell is for management but the supplier's second key agreement cell, which takes prepayment top-ups. */
export type CellUsage = 'management' | 'prePaymentTopUp'

/** Names one Trust Anchor Cell of a device (GBCS `TrustAnchorCellIdentifier`). */
export interface TrustAnchorCellIdentifier {
  readonly role: number
  readonly keyUsage: KeyUsage
  readonly cellUsage: CellUsage
}

const cell = (role: number, keyUsage: KeyUsage, cellUsage: CellUsage = 'management'): TrustAnchorCellIdentifier => ({
  role,
  keyUsage,
  cellUsage,
})

export const cells = {
  root: cell(RemotePartyRole.root, 'keyCertSign'),
  recovery: cell(RemotePartyRole.recovery, 'digitalSignature'),
  supplierSignature: cell(RemotePartyRole.supplier, 'digitalSignature'),
  supplierKeyAgreement: cell(RemotePartyRole.supplier, 'keyAgreement'),
  supplierTopUp: cell(RemotePartyRole.supplier, 'keyAgreement', 'prePaymentTopUp'),
  networkOperatorSignature: cell(RemotePartyRole.networkOperator, 'digitalSignature'),
  networkOperatorKeyAgreement: cell(RemotePartyRole.networkOperator, 'keyAgreement'),
  loadControllerSignature: cell(RemotePartyRole.loadController, 'digitalSignature'),
  loadControllerKeyAgreement: cell(RemotePartyRole.loadController, 'keyAgreement'),
  acbSignature: cell(RemotePartyRole.accessControlBroker, 'digitalSignature'),
  acbKeyAgreement: cell(RemotePartyRole.accessControlBroker, 'keyAgreement'),
  transitionalCoS: cell(RemotePartyRole.transitionalCoS, 'digitalSignature'),
  wanProvider: cell(RemotePartyRole.wanProvider, 'digitalSignature'),
} as const

const meterCells = [
  cells.root,
  cells.recovery,
  cells.supplierSignature,
  cells.supplierKeyAgreement,
  cells.supplierTopUp,
  cells.acbKeyAgreement,
  cells.transitionalCoS,
]
const networkOperatorCells = [cells.networkOperatorSignature, cells.networkOperatorKeyAgreement]

/** ESMEs of GBCS 4 have a load controller (docs/domain/gbcs-credentials.md#load-controller-cells). */
const loadControllerCells = [cells.loadControllerSignature, cells.loadControllerKeyAgreement]

/**
 * The cells of each device type that every premises of the fleet has (docs/domain/gbcs-credentials.md#cells). Only ESME and GPF
 * have a network operator.
 */
export const cellsOfDeviceType = {
  ESME: [...meterCells, ...networkOperatorCells, ...loadControllerCells],
  GPF: [...meterCells, ...networkOperatorCells],
  GSME: meterCells,
  CHF: [cells.root, cells.recovery, cells.acbSignature, cells.acbKeyAgreement, cells.wanProvider],
} as const satisfies Partial<Record<DeviceType, readonly TrustAnchorCellIdentifier[]>>

/** A device type of which every premises of the fleet has one. */
export type SimulatedDeviceType = keyof typeof cellsOfDeviceType

/**
 * Devices that may be on a home area network beside those that every home has: the prepayment interface hears the Access Control
 * Broker alone, the load control switch its supplier too (docs/domain/gbcs-credentials.md#cells).
 */
const cellsOfHanDevice = {
  PPMID: [cells.root, cells.recovery, cells.acbSignature, cells.acbKeyAgreement],
  HCALCS: [
    cells.root,
    cells.recovery,
    cells.supplierSignature,
    cells.supplierKeyAgreement,
    cells.acbKeyAgreement,
    cells.transitionalCoS,
  ],
} as const satisfies Partial<Record<DeviceType, readonly TrustAnchorCellIdentifier[]>>

/** A device type that some premises have beside those that all have. */
export type FurtherDeviceType = keyof typeof cellsOfHanDevice

export const furtherDeviceTypes: readonly FurtherDeviceType[] = ['PPMID', 'HCALCS']

/** A device type that has Trust Anchor Cells. */
export type DeviceTypeWithCells = SimulatedDeviceType | FurtherDeviceType

/** A text that is equal exactly when the cells are: `networkOperator/digitalSignature/management`. */
export const keyOfCell = ({ role, keyUsage, cellUsage }: TrustAnchorCellIdentifier): string =>
  `${nameOfRemotePartyRole(role)}/${keyUsage}/${cellUsage}`

/** The cells of a device type. */
export const cellsOf = (type: DeviceTypeWithCells): readonly TrustAnchorCellIdentifier[] =>
  ({ ...cellsOfDeviceType, ...cellsOfHanDevice })[type]
