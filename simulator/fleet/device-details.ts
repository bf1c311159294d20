import { cspRegionOf } from '../market/regions.ts'
import type { DeviceDetails } from '../vocabulary/inventory-record.ts'
import type { DeviceTypeWithCells } from '../vocabulary/trust-anchor-cell.ts'
import { commissionedOn } from './commissioned-on.ts'
import type { Premises } from './premises.ts'

/** One make of each device; hub and GPF are one product. Models are hexadecimal, as in the published inventory. */
const makes: Readonly<
  Record<DeviceTypeWithCells, Pick<DeviceDetails, 'manufacturer' | 'model' | 'technicalSpecification'>>
> = {
  ESME: { manufacturer: '10D6', model: '45534D45', technicalSpecification: 'SMETS2 V5.1' },
  GSME: { manufacturer: '10D6', model: '47534D45', technicalSpecification: 'SMETS2 V5.1' },
  CHF: { manufacturer: '106C', model: '43484601', technicalSpecification: 'CHTS V1.4' },
  GPF: { manufacturer: '106C', model: '43484601', technicalSpecification: 'CHTS V1.4' },
  PPMID: { manufacturer: '10D7', model: '50504D49', technicalSpecification: 'SMETS2 V5.1' },
  HCALCS: { manufacturer: '10D8', model: '48434C53', technicalSpecification: 'SMETS2 V5.1' },
}

/** What the inventory knows of a device's make when the world begins. */
export const deviceDetailsOf = (
  type: DeviceTypeWithCells,
  premises: Premises,
  isCommissioned: boolean,
): DeviceDetails => ({
  ...makes[type],
  firmwareVersion: '00009001',
  dateCommissioned: isCommissioned ? commissionedOn(type, premises) : null,
  esmeVariant: type === 'ESME' ? (premises.secondaryImportMpan === null ? 'A' : 'B') : null,
  cspRegion: cspRegionOf(premises.region),
  hanVariant: type === 'CHF' ? 'Single Band' : null,
  connectivity: type === 'CHF' ? 'Cellular' : null,
})
