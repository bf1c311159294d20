import type { AccessRequest } from '../../gbcs/dlms/access.ts'
import {
  account,
  activityCalendar,
  charge,
  credit,
  dataProtection,
  disconnectControl,
  extendedData,
  profileGeneric,
  registerMonitor,
  scriptTable,
  singleActionSchedule,
  specialDaysTable,
  tokenGateway,
} from '../../gbcs/dlms/interface-classes.ts'
import type { DeviceTypeWithCells } from '../../vocabulary/trust-anchor-cell.ts'
import type { DeviceState } from '../state/device-state.ts'
import { type Noticed, noticeCredit, settledAt } from './charging.ts'
import { withBillingChanges } from './counting.ts'
import type { Moment } from './object.ts'

/** Classes of objects that show the account of a meter, or decide what is charged. */
const classesOfAccount: ReadonlySet<number> = new Set(
  [
    account,
    activityCalendar,
    charge,
    credit,
    dataProtection,
    disconnectControl,
    extendedData,
    profileGeneric,
    registerMonitor,
    scriptTable,
    singleActionSchedule,
    specialDaysTable,
    tokenGateway,
  ].map(({ id }) => id),
)

/** A meter as a request finds it: one that is about its account finds it charged up to now. */
export function inAccount(type: DeviceTypeWithCells, { operations }: AccessRequest, moment: Moment): Moment {
  const isConcerned = type === 'ESME' && operations.some(({ classId }) => classesOfAccount.has(classId))
  return isConcerned ? { ...moment, state: settledAt(moment, moment.now) } : moment
}

/** What a request has made of it; one that changed nothing leaves the account as it is kept. */
export function withAccountOf(before: Moment, settled: Moment, after: DeviceState): Noticed {
  if (after === settled.state) return { state: before.state, events: [] }
  if (settled === before) return { state: after, events: [] }
  return noticeCredit(withBillingChanges(settled, after, before.now), before.now)
}
