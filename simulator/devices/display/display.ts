import type { Instant } from '../../vocabulary/instant.ts'
import type { Device } from '../state/device.ts'
import type { DisplayLine } from './display-line.ts'
import { displayOfElectricity } from './electricity.ts'
import { displayOfGas } from './gas.ts'
import { displayOfLoadSwitch } from './load-switch.ts'

/** What a meter shows, and how the switch of an HCALCS is, in a fixed order; nothing of any other device. */
export function displayOf(device: Device, now: Instant): readonly DisplayLine[] {
  switch (device.blueprint.type) {
    case 'ESME':
      return displayOfElectricity(device, now)
    case 'GSME':
      return displayOfGas(device, now)
    case 'HCALCS':
      return displayOfLoadSwitch(device)
    default:
      return []
  }
}
