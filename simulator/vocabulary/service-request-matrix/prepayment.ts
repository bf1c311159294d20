import type { ServiceRequestRows } from './definition.ts'
import { critical, meters, nonCritical, suppliers } from './rows.ts'

/** Service References 2: prepayment. */
export const prepayment: ServiceRequestRows = {
  '2.1': critical('Update Prepay Configuration', 'UpdatePrepayConfiguration', suppliers, meters, {
    futureDating: 'device',
  }),
  '2.2': nonCritical('Top Up Device', 'TopUpDevice', suppliers, meters),
  '2.3': critical('Update Debt', 'UpdateDebt', suppliers, meters),
  '2.5': critical('Activate Emergency Credit', 'ActivateEmergencyCredit', suppliers, meters),
}
