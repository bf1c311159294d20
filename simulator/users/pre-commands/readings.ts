import type { Reading } from './reading.ts'
import { configurationReadings } from './readings/configuration.ts'
import { deviceEstateReadings } from './readings/device-estate.ts'
import { paymentReadings } from './readings/payment.ts'
import { supplyAndLoadReadings } from './readings/supply-and-load.ts'
import { tariffReadings } from './readings/tariff.ts'

/** How a user reads the Pre-Commands of every critical variant but 6.15.1; one variant has a reading for each of its use cases. */
export const readings: readonly Reading[] = [
  ...tariffReadings,
  ...paymentReadings,
  ...configurationReadings,
  ...supplyAndLoadReadings,
  ...deviceEstateReadings,
]
