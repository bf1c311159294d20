import type { ServiceRequestRows } from './definition.ts'
import { critical, electricityMeter, importSupplier, meters, suppliers } from './rows.ts'

const onDevice = { futureDating: 'device' } as const

/** Service References 1: tariffs, prices and balances. */
export const productManagement: ServiceRequestRows = {
  '1.1.1': critical(
    'Update Import Tariff (Primary Element)',
    'UpdateImportTariffPrimaryElement',
    suppliers,
    meters,
    onDevice,
  ),
  '1.1.2': critical(
    'Update Import Tariff (Secondary Element)',
    'UpdateImportTariffSecondaryElement',
    importSupplier,
    electricityMeter,
    onDevice,
  ),
  '1.2.1': critical('Update Price (Primary Element)', 'UpdatePricePrimaryElement', suppliers, meters, onDevice),
  '1.2.2': critical(
    'Update Price (Secondary Element)',
    'UpdatePriceSecondaryElement',
    importSupplier,
    electricityMeter,
    onDevice,
  ),
  '1.5': critical('Update Meter Balance', 'UpdateMeterBalance', suppliers, meters),
  '1.6': critical('Update Payment Mode', 'UpdatePaymentMode', suppliers, meters, onDevice),
  '1.7': critical(
    'Reset Tariff Block Counter Matrix',
    'ResetTariffBlockCounterMatrix',
    importSupplier,
    electricityMeter,
  ),
}
