import { formatAlertCode } from '../../gbcs/alert-codes.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import { nextCreditChange, noticeCredit, settledAt } from '../cosem/charging.ts'
import type { Device } from '../state/device.ts'
import type { Executed } from './execution.ts'

/** When a meter next has something to notice of its credit; null for a device that never has. */
export const creditDueAt = (device: Device): Instant | null =>
  device.blueprint.type === 'ESME' ? nextCreditChange(device) : null

/** Has a meter look at its credit; null where there is nothing that it has not noticed. */
export function lookAtCredit(device: Device, now: Instant): Executed | null {
  if (device.blueprint.type !== 'ESME' || device.state.account === null) return null
  const { state, events } = noticeCredit(settledAt(device, now), now)
  const [first] = events
  if (first === undefined) return null
  const detail = events.map(formatAlertCode).join(', ')
  return { state, outgoing: null, events, note: { event: first, reason: 'credit-changed', detail } }
}
