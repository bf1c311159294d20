import type { ServiceRequestRows } from './definition.ts'
import { meters, nonCritical, suppliers } from './rows.ts'

const inDsp = { futureDating: 'dsp' } as const

/** Service References 3: what the consumer sees and may do. */
export const customerManagement: ServiceRequestRows = {
  '3.1': nonCritical('Display Message', 'DisplayMessage', suppliers, meters, inDsp),
  '3.2': nonCritical(
    'Restrict Access For Change Of Tenancy',
    'RestrictAccessForChangeOfTenancy',
    suppliers,
    ['ESME', 'GPF'],
    inDsp,
  ),
  '3.3': nonCritical('Clear Event Log', 'ClearEventLog', suppliers, meters),
  '3.4': nonCritical('Update Supplier Name', 'UpdateSupplierName', suppliers, meters, inDsp),
  '3.5': nonCritical('Disable Privacy PIN', 'DisablePrivacyPIN', suppliers, meters),
}
