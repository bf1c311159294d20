import { marketDateOf } from '../vocabulary/market-date.ts'
import { ourCheck } from './check/check.ts'
import { type CheckControl, createCheckControl } from './check/check-control.ts'
import { createDecisionRecord, type DecisionRecord } from './check/decisions.ts'
import type { DccOptions } from './dcc-options.ts'
import { createDspSchedules, type DspSchedules } from './dsp-schedules/dsp-schedules.ts'
import { createDccEvents, type DccEvents } from './events.ts'
import { type CellMirror, createCellMirror } from './inventory/cell-mirror.ts'
import { createDeviceCertificateRecord, type DeviceCertificateRecord } from './inventory/device-certificates.ts'
import { createDeviceLogs, type DeviceLogs } from './inventory/device-logs.ts'
import { createSmartMeteringInventory, type SmartMeteringInventory } from './inventory/smart-metering-inventory.ts'
import type { Beliefs } from './learning/lesson.ts'
import { registeredUsers } from './learning/registered-users.ts'
import { createReportedCode, type ReportedCode } from './settings/reported-codes.ts'
import { createSettingsInForce, type SettingsInForce } from './settings/settings-in-force.ts'
import { createRequestRecord, type RequestRecord } from './transcript/request-record.ts'
import { createSubjectRecord, type SubjectRecord } from './transcript/subject-record.ts'
import { createUserDirectory, type UserDirectory } from './users/user-directory.ts'

/** What the DCC knows and has recorded. */
export interface Knowledge {
  readonly inForce: SettingsInForce
  readonly reportedCode: ReportedCode
  readonly events: DccEvents
  readonly requests: RequestRecord
  readonly records: SubjectRecord
  readonly users: UserDirectory
  readonly inventory: SmartMeteringInventory
  readonly mirror: CellMirror
  readonly deviceLogs: DeviceLogs
  readonly deviceCertificates: DeviceCertificateRecord
  readonly schedules: DspSchedules
  readonly beliefs: Beliefs
  readonly decisions: DecisionRecord
  readonly control: CheckControl
}

/** @throws SimulatorFault SIM_STATE_UNREADABLE */
export async function openKnowledge(options: DccOptions): Promise<Knowledge> {
  const { state, history, settings, registration, clock, log } = options
  const inForce = createSettingsInForce(settings)
  const requests = createRequestRecord(history)
  const users = await createUserDirectory(options.users, state)
  const inventory = await createSmartMeteringInventory(options.inventory, options.devicesAt, state)
  const mirror = createCellMirror(options.initialHolders, state)
  const deviceCertificates = await createDeviceCertificateRecord(options.deviceCertificates, state)
  const schedules = createDspSchedules(state, options.duis)
  const deviceLogs = createDeviceLogs(state)
  const beliefs: Beliefs = {
    deviceLogs,
    mirror,
    inventory,
    deviceCertificates,
    schedules,
    registered: (device, as) => registeredUsers(device, as, clock.now(), { users, inventory, registration }),
    now: () => clock.now(),
    today: () => marketDateOf(clock.now()),
    isLater: requests.isLater,
  }
  return {
    inForce,
    reportedCode: createReportedCode(inForce.settings),
    events: createDccEvents(log),
    requests,
    records: createSubjectRecord(history),
    users,
    inventory,
    mirror,
    deviceLogs,
    deviceCertificates,
    schedules,
    beliefs,
    decisions: await createDecisionRecord(state, settings.check.decisionsKept, options.isShared === true),
    control: createCheckControl({ ...settings.check, implementation: options.check ?? ourCheck }),
  }
}
