import { formatAlertCode } from '../../gbcs/alert-codes.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import { type Noticed, nextCreditChange, noticeCredit, settledAt } from '../cosem/charging.ts'
import { gasSettledAt, nextGasCreditChange, noticeGasCredit } from '../gbz/charging.ts'
import type { Device } from '../state/device.ts'
import type { Executed } from './execution.ts'

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
