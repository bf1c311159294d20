import type { ServiceRequestRows } from './definition.ts'
import { critical, everyRole, gasMeter, meters, nonCritical, nonDevice, suppliers } from './rows.ts'

/** Service References 9 to 14: customer identification, firmware, ordering of devices, gas networks. */
export const otherServices: ServiceRequestRows = {
  '9.1': nonCritical('Request Customer Identification Number', 'RequestCustomerIdentificationNumber', ['OU'], meters),
  '11.1': nonDevice('Update Firmware', 'UpdateFirmware', suppliers),
  '11.2': nonCritical(
    'Read Firmware Version',
    'ReadFirmwareVersion',
    everyRole,
    ['ESME', 'GSME', 'CHF', 'GPF', 'PPMID', 'HCALCS'],
    { futureDating: 'dsp' },
  ),
  '11.3': critical('Activate Firmware', 'ActivateFirmware', suppliers, meters, { futureDating: 'device' }),
  '11.4': nonDevice('Update PPMID Firmware', 'UpdatePPMIDFirmware', suppliers),
  '12.1': nonDevice('Request WAN Matrix', 'RequestWANMatrix', everyRole),
  '12.2': nonDevice('Device Pre-notification', 'DevicePrenotification', everyRole),
  '14.1': nonCritical('Record Network Data (GAS)', 'RecordNetworkDataGAS', ['GT'], gasMeter),
}
