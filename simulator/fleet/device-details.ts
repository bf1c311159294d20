import { cspRegionOf } from '../market/regions.ts'
import type { DeviceDetails } from '../vocabulary/inventory-record.ts'
import type { SimulatedDeviceType } from '../vocabulary/trust-anchor-cell.ts'
import type { Premises } from './premises.ts'

/** One make of each device; hub and GPF are one product. Models are hexadecimal, as in the published inventory. */
const makes: Readonly<
  Record<SimulatedDeviceType, Pick<DeviceDetails, 'manufacturer' | 'model' | 'technicalSpecification'>>
> = {
  ESME: { manufacturer: '10D6', model: '45534D45', technicalSpecification: 'SMETS2 V5.1' },
  GSME: { manufacturer: '10D6', model: '47534D45', technicalSpecification: 'SMETS2 V5.1' },
  CHF: { manufacturer: '106C', model: '43484601', technicalSpecification: 'CHTS V1.4' },
  GPF: { manufacturer: '106C', model: '43484601', technicalSpecification: 'CHTS V1.4' },
}

const firstDay = Date.UTC(2019, 0, 1)
const dayMs = 86_400_000

/** Premises are commissioned over six years, in no order; a prime keeps neighbours apart. */
const commissionedOn = (index: number): string =>
  new Date(firstDay + ((index * 1_009) % 2_190) * dayMs).toISOString().slice(0, 10)

/** What the inventory knows of a device's make when the world begins. */
export const deviceDetailsOf = (
  type: SimulatedDeviceType,
  premises: Premises,
  isCommissioned: boolean,
): DeviceDetails => ({
  ...makes[type],
  firmwareVersion: '00009001',
  dateCommissioned: isCommissioned ? commissionedOn(premises.index) : null,
  esmeVariant: type === 'ESME' ? (premises.secondaryImportMpan === null ? 'A' : 'B') : null,
  cspRegion: cspRegionOf(premises.region),
  hanVariant: type === 'CHF' ? 'Single Band' : null,
  connectivity: type === 'CHF' ? 'Cellular' : null,
})
