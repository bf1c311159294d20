import { formatAlertCode } from '../../gbcs/alert-codes.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import { type Noticed, nextCreditChange, noticeCredit, settledAt } from '../cosem/charging.ts'
import { hasOtherLoadLimit, nextLoadLimitChange, noticeLoadLimit } from '../cosem/load-limit.ts'
import { gasSettledAt, nextGasCreditChange, noticeGasCredit } from '../gbz/charging.ts'
import type { Device } from '../state/device.ts'
import { billingDueAt } from './billing-alert.ts'
import type { Executed } from './execution.ts'
import { switchesDueAt } from './switched-loads.ts'

/** When a meter next has something to notice of its credit; null for a device that never has. */
export function creditDueAt(device: Device): Instant | null {
  switch (device.blueprint.type) {
    case 'ESME':
      return nextCreditChange(device)
    case 'GSME':
      return nextGasCreditChange(device)
    default:
      return null
  }
}

/** When an ESME whose load limit or supply is another than before next has something to notice of it; null where neither is. */
export const newLoadLimitDueAt = (before: Device, after: Device, now: Instant): Instant | null =>
  hasOtherLoadLimit(before.state, after.state) ? loadLimitDueAt(after, now) : null

/** When an ESME next has something to notice of its load limit; null for a device that never has. */
const loadLimitDueAt = (device: Device, now: Instant): Instant | null =>
  device.blueprint.type === 'ESME' ? nextLoadLimitChange(device, now) : null

/** When a meter next has something to notice by itself; null for a device that never has. */
export function noticeDueAt(device: Device, now: Instant): Instant | null {
  const moments = [creditDueAt(device), loadLimitDueAt(device, now), billingDueAt(device), switchesDueAt(device, now)]
  const due = moments.filter((moment) => moment !== null)
  return due.length === 0 ? null : instant(Math.min(...due))
}

/** Has a meter look at its load limit; null where there is nothing that it has not noticed. */
export function lookAtLoadLimit(device: Device, now: Instant): Executed | null {
  const noticed = device.blueprint.type === 'ESME' ? noticeLoadLimit(device, now) : null
  const [first] = noticed?.events ?? []
  if (noticed === null || first === undefined) return null
  const { state, events } = noticed
  const detail = events.map(formatAlertCode).join(', ')
  return { state, outgoing: null, events, note: { event: first, reason: 'load-limited', detail } }
}

/** Has a meter look at its credit; null where there is nothing that it has not noticed. */
export function lookAtCredit(device: Device, now: Instant): Executed | null {
  if (device.state.account === null) return null
  const { state, events } = noticed(device, now)
  const [first] = events
  if (first === undefined) return null
  const detail = events.map(formatAlertCode).join(', ')
  return { state, outgoing: null, events, note: { event: first, reason: 'credit-changed', detail } }
}

function noticed(device: Device, now: Instant): Noticed {
  const { blueprint, state } = device
  switch (blueprint.type) {
    case 'ESME':
      return noticeCredit(settledAt(device, now), now)
    case 'GSME':
      return noticeGasCredit({ blueprint, state: gasSettledAt(device, now) }, now)
    default:
      return { state, events: [] }
  }
}
