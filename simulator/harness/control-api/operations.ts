import type { Operation } from './operation.ts'
import { certificateOperations } from './operations/certificates.ts'
import { checkOperations } from './operations/check.ts'
import { clockOperations } from './operations/clock.ts'
import { composeOperations } from './operations/compose.ts'
import { decisionOperations } from './operations/decisions.ts'
import { deviceAlertOperations } from './operations/device-alerts.ts'
import { deviceListOperations } from './operations/device-list.ts'
import { deviceOperations } from './operations/devices.ts'
import { eventOperations } from './operations/events.ts'
import { exportOperations } from './operations/exports.ts'
import { faultPlanOperations } from './operations/fault-plan.ts'
import { firmwareOperations } from './operations/firmware.ts'
import { inspectOperations } from './operations/inspect.ts'
import { meterOperations } from './operations/meters.ts'
import { metricsOperations } from './operations/metrics.ts'
import { overviewOperations } from './operations/overview.ts'
import { premisesOperations } from './operations/premises.ts'
import { quarantineOperations } from './operations/quarantine.ts'
import { registrationOperations } from './operations/registration.ts'
import { requestListOperations } from './operations/request-list.ts'
import { requestOperations } from './operations/requests.ts'
import { serviceRequestOperations } from './operations/service-requests.ts'
import { settingsOperations } from './operations/settings.ts'
import { shadowOperations } from './operations/shadow.ts'
import { statusOperations } from './operations/status.ts'
import { userOperations } from './operations/users.ts'

/** Every operation of the control API. */
export const operations: readonly Operation[] = [
  ...statusOperations,
  ...overviewOperations,
  ...deviceListOperations,
  ...deviceOperations,
  ...meterOperations,
  ...firmwareOperations,
  ...deviceAlertOperations,
  ...premisesOperations,
  ...requestListOperations,
  ...requestOperations,
  ...inspectOperations,
  ...serviceRequestOperations,
  ...composeOperations,
  ...eventOperations,
  ...decisionOperations,
  ...shadowOperations,
  ...registrationOperations,
  ...exportOperations,
  ...certificateOperations,
  ...userOperations,
  ...clockOperations,
  ...checkOperations,
  ...settingsOperations,
  ...faultPlanOperations,
  ...metricsOperations,
  ...quarantineOperations,
]
