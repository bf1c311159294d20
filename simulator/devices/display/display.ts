import type { Instant } from '../../vocabulary/instant.ts'
import type { Device } from '../state/device.ts'
import { displayOfElectricity } from './electricity.ts'
import { displayOfGas } from './gas.ts'

/** One line of what a meter shows to the consumer (SMETS, User Interface). */
export interface DisplayLine {
  /** Stable: `customer-number`, `meter-balance`. */
  readonly name: string
  readonly value: string
}

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
