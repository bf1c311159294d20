import type { ReplaceableRole } from '../../vocabulary/credentials-replacement-mode.ts'
import type { DeviceType } from '../../vocabulary/device-type.ts'
import type { DuisRemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import {
  cells,
  cellsOfDeviceType,
  keyOfCell,
  type SimulatedDeviceType,
  type TrustAnchorCellIdentifier,
} from '../../vocabulary/trust-anchor-cell.ts'
import type { ReplacementUse } from '../admission/replacement.ts'

/** The cells that one Remote Party Role has on a device, by the use of the certificate that goes into each. */
export type Slot = Readonly<Partial<Record<ReplacementUse, TrustAnchorCellIdentifier>>> & {
  readonly digitalSignature: TrustAnchorCellIdentifier
}

/** The slots whose credentials 6.15.1 and 6.21 may replace. */
export const slots: Readonly<Record<ReplaceableRole, Slot>> = {
  Supplier: {
    digitalSignature: cells.supplierSignature,
    keyAgreement: cells.supplierKeyAgreement,
    keyAgreementTopUp: cells.supplierTopUp,
  },
  NetworkOperator: {
    digitalSignature: cells.networkOperatorSignature,
    keyAgreement: cells.networkOperatorKeyAgreement,
  },
  LoadController: {
    digitalSignature: cells.loadControllerSignature,
    keyAgreement: cells.loadControllerKeyAgreement,
  },
}

/** A role's slot on a type of device; undefined where the device has no such cells (GBCS: a GSME has no network operator). */
export function slotOn(type: DeviceType, role: DuisRemotePartyRole): Slot | undefined {
  if (!isReplaceable(role) || !isSimulated(type)) return undefined
  const slot = slots[role]
  const wanted = keyOfCell(slot.digitalSignature)
  return cellsOfDeviceType[type].some((cell) => keyOfCell(cell) === wanted) ? slot : undefined
}

export const isReplaceable = (role: DuisRemotePartyRole): role is ReplaceableRole => role in slots

const isSimulated = (type: DeviceType): type is SimulatedDeviceType => type in cellsOfDeviceType
