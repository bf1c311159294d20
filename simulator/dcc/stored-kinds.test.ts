import { refuseWhatTheyAreNot } from '../vocabulary/testing/stored-kinds.ts'
import { storedCounter } from './access-control-broker.ts'
import { storedCount } from './admission/anomaly-detection.ts'
import { storedPlace } from './admission/place.ts'
import { storedDecision } from './check/decisions.ts'
import { storedAwaitedOutcome, storedKeptCommand } from './command-lifecycle/kept-commands.ts'
import { storedCommand, storedOrder } from './command-lifecycle/order.ts'
import { storedOutstandingResponse } from './command-lifecycle/outstanding-responses.ts'
import { storedDspSchedule, storedRun } from './dsp-schedules/dsp-schedules.ts'
import { storedCells } from './inventory/cell-mirror.ts'
import { storedDeviceCertificates } from './inventory/device-certificates.ts'
import { storedLog } from './inventory/device-logs.ts'
import { storedRecord } from './inventory/smart-metering-inventory.ts'
import { storedDelivery } from './outbox/outbox-entry.ts'
import { storedQuarantined } from './quarantine/quarantine.ts'
import { storedEnd, storedRelease } from './schedule/scheduled.ts'
import { storedAddress, storedStatus } from './users/user-directory.ts'

refuseWhatTheyAreNot([
  storedAddress,
  storedAwaitedOutcome,
  storedCells,
  storedCommand,
  storedCount,
  storedCounter,
  storedDecision,
  storedDelivery,
  storedDeviceCertificates,
  storedDspSchedule,
  storedEnd,
  storedKeptCommand,
  storedOrder,
  storedOutstandingResponse,
  storedPlace,
  storedLog,
  storedQuarantined,
  storedRecord,
  storedRelease,
  storedRun,
  storedStatus,
])
