import type { Instant } from '../../vocabulary/instant.ts'
import type { Device } from '../state/device.ts'
import type { DisplayLine } from './display-line.ts'
import { displayOfElectricity } from './electricity.ts'
import { displayOfGas } from './gas.ts'

/** What a meter shows, in a fixed order; nothing of a device without a display. */
export function displayOf(device: Device, now: Instant): readonly DisplayLine[] {
  switch (device.blueprint.type) {
    case 'ESME':
      return displayOfElectricity(device, now)
    case 'GSME':
      return displayOfGas(device, now)
    default:
      return []
  }
}
