import type { TopUpParties } from '../../gbcs/top-up-token.ts'
import { cells } from '../../vocabulary/trust-anchor-cell.ts'
import { certificateIn, type Device } from '../state/device.ts'

/** Who may have sold a top-up: the holder of the cell for that; null for a device that has none. */
export function topUpPartiesOf(device: Device): TopUpParties | null {
  const certificate = certificateIn(device, cells.supplierTopUp)
  const supplier = certificate?.entityIdentifier ?? null
  return certificate === undefined || supplier === null
    ? null
    : { supplier, device: device.blueprint.deviceId, secret: device.secretWith(certificate) }
}
