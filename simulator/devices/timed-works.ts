import type { EntityIdentifier } from '../vocabulary/entity-identifier.ts'
import { type Instant, instant } from '../vocabulary/instant.ts'
import type { Taken, Work } from '../vocabulary/ports/state.ts'
import { newBillingDueAt } from './commands/billing-alert.ts'
import { creditDueAt, newLoadLimitDueAt } from './commands/credit-due.ts'
import { newSwitchesDueAt } from './commands/switched-loads.ts'
import type { Device } from './state/device.ts'
import type { DeviceState } from './state/device-state.ts'

/** The kind of the works that look at a device when the time of something has come that waits in it. */
export const pendingCommandWork = 'device-pending'

/** Of each time a lane of its own: what is due sooner does not wait for what is due later. */
export const newlyPending = (device: EntityIdentifier, before: DeviceState, after: DeviceState): readonly Work[] => {
  const commands = after.pending.filter((command) => !before.pending.includes(command))
  const activations = after.activations.filter((activation) => !before.activations.includes(activation))
  const times = new Set([...commands, ...activations].map(({ executeAt }) => executeAt))
  return Array.from(times, (due) => workOfTime(device, due))
}

export const laneOfTime = (device: EntityIdentifier, due: Instant): string => `${device}/${due}`

export const workOfTime = (device: EntityIdentifier, due: Instant): Work => ({
  kind: pendingCommandWork,
  lane: laneOfTime(device, due),
  due,
  body: null,
})

/** A meter whose account has changed looks at its credit again when something may come of it. */
export function newlyDueCredit(device: Device, state: DeviceState): readonly Work[] {
  if (state.account === null || state.account === device.state.account) return []
  const due = creditDueAt({ ...device, state })
  return due === null ? [] : [workOfTime(device.blueprint.deviceId, due)]
}

/** An ESME with another load limit than before, or another supply, looks when it next passes the limit. */
export function newlyDueLoadLimit(device: Device, state: DeviceState, now: Instant): readonly Work[] {
  const due = newLoadLimitDueAt(device, { ...device, state }, now)
  return due === null ? [] : [workOfTime(device.blueprint.deviceId, instant(Math.max(due, now)))]
}

/** An ESME with other switches than before looks when an HCALCS is next to do something else. */
export function newlyDueSwitches(device: Device, state: DeviceState, now: Instant): readonly Work[] {
  const due = newSwitchesDueAt(device, { ...device, state }, now)
  return due === null ? [] : [workOfTime(device.blueprint.deviceId, due)]
}

/** A meter with another billing calendar than before tells when its next period ends. */
export function newlyDueBilling(device: Device, state: DeviceState): readonly Work[] {
  const due = newBillingDueAt(device, state)
  return due === null ? [] : [workOfTime(device.blueprint.deviceId, due)]
}

/** Which device a work is for. */
export const deviceOf = ({ lane }: Taken): EntityIdentifier => lane.slice(0, lane.indexOf('/')) as EntityIdentifier
