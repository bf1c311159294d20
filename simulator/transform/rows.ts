import type { TransformRow } from './row.ts'
import { alertBehaviourRows } from './rows/alert-behaviour.ts'
import { billingCalendarRows } from './rows/billing-calendar.ts'
import { customerManagementRows } from './rows/customer-management.ts'
import { deviceConfigurationRows } from './rows/device-configuration.ts'
import { deviceEstateRows } from './rows/device-estate.ts'
import { eventLogRows } from './rows/event-logs.ts'
import { otherServicesRows } from './rows/other-services.ts'
import { paymentRows } from './rows/payment.ts'
import { readingRows } from './rows/reading.ts'
import { securityCredentialsRows } from './rows/security-credentials.ts'
import { subGhzRows } from './rows/sub-ghz.ts'
import { supplyAndLoadRows } from './rows/supply-and-load.ts'
import { tariffRows } from './rows/tariff.ts'
import { voltageRows } from './rows/voltage.ts'

/** Every row, by Service Reference Variant. */
export const transformRows: ReadonlyMap<string, TransformRow> = new Map(
  [
    ...tariffRows,
    ...paymentRows,
    ...customerManagementRows,
    ...readingRows,
    ...deviceConfigurationRows,
    ...billingCalendarRows,
    ...eventLogRows,
    ...subGhzRows,
    ...voltageRows,
    ...alertBehaviourRows,
    ...securityCredentialsRows,
    ...supplyAndLoadRows,
    ...deviceEstateRows,
    ...otherServicesRows,
  ].map((each) => [each.serviceReferenceVariant, each]),
)
