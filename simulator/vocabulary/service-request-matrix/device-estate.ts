import type { DeviceType } from '../device-type.ts'
import type { UserRole } from '../user-role.ts'
import type { ServiceRequestRows } from './definition.ts'
import { communicationsHub, critical, everyRole, meters, nobody, nonCritical, nonDevice, suppliers } from './rows.ts'

const inDsp = { futureDating: 'dsp' } as const
const suppliersAndOthers: readonly UserRole[] = ['IS', 'GS', 'OU']
/** Devices that carry out commands with the credentials of a supplier, and so join others as critical. */
const joinedByCommand: readonly DeviceType[] = ['ESME', 'GSME', 'HCALCS']
/** The hub has the home's log, each other device one of those that it has joined. */
const withDeviceLog: readonly DeviceType[] = ['CHF', 'ESME', 'GSME', 'GPF', 'PPMID', 'HCALCS']
const joinedByBroker: readonly DeviceType[] = ['ESME', 'GSME', 'GPF', 'PPMID', 'IHD', 'CAD', 'HCALCS']

/** Service References 8: which devices there are, and which belong together. */
export const deviceEstate: ServiceRequestRows = {
  '8.1.1': critical('Commission Device', 'CommissionDeviceSynchroniseClock', suppliers, meters, {
    commandVariants: [4, 5],
  }),
  // Current and future suppliers alike may read it.
  '8.2': nonDevice('Read Inventory', 'ReadInventory', everyRole),
  '8.3': nonDevice('Decommission Device', 'DecommissionDevice', suppliers),
  '8.4': nonDevice('Update Inventory', 'UpdateInventory', everyRole),
  '8.5': nonCritical('Service Opt Out', 'ServiceOptOut', nobody, meters, { ...inDsp, commandVariants: [1] }),
  '8.6': nonDevice('Service Opt In', 'ServiceOptIn', nobody),
  '8.7.1': critical('Join Service (Critical)', 'JoinServiceCritical', suppliers, joinedByCommand),
  '8.7.2': nonCritical('Join Service (Non-Critical)', 'JoinServiceNonCritical', suppliersAndOthers, joinedByBroker),
  '8.8.1': critical('Unjoin Service (Critical)', 'UnjoinServiceCritical', suppliers, joinedByCommand),
  '8.8.2': nonCritical('Unjoin Service (Non-Critical)', 'UnjoinServiceNonCritical', suppliersAndOthers, joinedByBroker),
  '8.9': nonCritical('Read Device Log', 'ReadDeviceLog', suppliersAndOthers, withDeviceLog, inDsp),
  '8.11': nonCritical('Update HAN Device Log', 'UpdateHANDeviceLog', suppliersAndOthers, communicationsHub, inDsp),
  '8.12.1': nonCritical('Restore HAN Device Log', 'RestoreHANDeviceLog', suppliers, communicationsHub),
  '8.12.2': nonCritical('Restore Gas Proxy Function Device Log', 'RestoreGPFDeviceLog', suppliers, ['GPF']),
  '8.13': nonDevice('Return Local Command Response', 'ReturnLocalCommandResponse', suppliers),
  '8.14.1': nonDevice('Communications Hub Status Update - Install Success', 'CHFInstallSuccessSMWAN', suppliers),
  '8.14.2': nonDevice('Communications Hub Status Update - Install No SM WAN', 'CHFInstallSuccessNoSMWAN', suppliers),
  '8.14.3': nonDevice('Communications Hub Status Update - Fault Return', 'CHFFaultReturn', suppliers),
  '8.14.4': nonDevice('Communications Hub Status Update - No Fault Return', 'CHFNoFaultReturn', suppliers),
}
