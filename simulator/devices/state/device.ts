import type { Certificate } from '../../../certs/certificate.ts'
import { sharedSecretOf } from '../../gbcs/key-agreement.ts'
import { keyOfCell, type TrustAnchorCellIdentifier } from '../../vocabulary/trust-anchor-cell.ts'
import type { DeviceBlueprint, FilledCell } from './blueprint.ts'
import { type DeviceState, factoryState } from './device-state.ts'
import { ownCredential } from './own-credentials.ts'

/** A device that was touched: its blueprint, and what happened to it since. */
export interface Device {
  readonly blueprint: DeviceBlueprint
  readonly state: DeviceState
  /** The version under which the store has that state; 0 where it has none. */
  readonly version: number
  readonly factoryCells: ReadonlyMap<string, FilledCell>
  /** The secret that the device's key agreement key and another's give (Z); the last one is remembered. */
  readonly secretWith: (other: Certificate) => Buffer
}

export const createDevice = (blueprint: DeviceBlueprint, state: DeviceState = factoryState, version = 0): Device => ({
  blueprint,
  state,
  version,
  factoryCells: new Map(blueprint.cells.map((filled) => [keyOfCell(filled.cell), filled])),
  secretWith: rememberingLast((other) =>
    sharedSecretOf(ownCredential({ blueprint, state }, 'keyAgreement').privateKey.scalar, other.publicPoint),
  ),
})

/** What a cell holds; undefined for a cell that the device does not have. */
export function certificateIn(device: Device, cell: TrustAnchorCellIdentifier): Certificate | undefined {
  const key = keyOfCell(cell)
  return device.state.replaced.get(key) ?? device.factoryCells.get(key)?.certificate
}

/** Every cell with what it holds now. */
export const filledCells = (device: Device): FilledCell[] =>
  Array.from(device.factoryCells, ([key, { cell, certificate }]) => ({
    cell,
    certificate: device.state.replaced.get(key) ?? certificate,
  }))

/** A device agrees keys with the Access Control Broker and hardly anyone else, so one secret is worth keeping. */
function rememberingLast(agree: (other: Certificate) => Buffer): (other: Certificate) => Buffer {
  let last: { readonly with: Buffer; readonly secret: Buffer } | null = null
  return (other) => {
    if (last === null || !last.with.equals(other.publicPoint)) last = { with: other.publicPoint, secret: agree(other) }
    return last.secret
  }
}
