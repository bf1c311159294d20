import { alertCodes, formatAlertCode } from '../../gbcs/alert-codes.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import { nextSwitchChange, switchesToTell, withTold } from '../cosem/controlled-switches.ts'
import { limitsToEnd, nextLimitEnd } from '../cosem/controller-limits.ts'
import type { Device } from '../state/device.ts'
import { isJoinedWith } from '../state/device-log.ts'
import type { Circumstances, Executed } from './execution.ts'

/** When an ESME next has an HCALCS do something else, or the limit of a controller is over; null for a device that never has. */
export function switchesDueAt({ blueprint, state }: Device, now: Instant): Instant | null {
  const due = blueprint.type === 'ESME' ? [nextSwitchChange(state, now), nextLimitEnd(state)] : []
  const moments = due.filter((moment) => moment !== null)
  return moments.length === 0 ? null : instant(Math.min(...moments))
}

/** The same of an ESME of which something was set that has it do so at another time than before; null where nothing has. */
export function newSwitchesDueAt(before: Device, after: Device, now: Instant): Instant | null {
  if (before.state.attributes === after.state.attributes) return null
  const due = switchesDueAt(after, now)
  return due === switchesDueAt(before, now) ? null : due
}

/** Has an ESME look at its switches and controllers; null where no HCALCS is to do something else and no limit is over. */
export function lookAtSwitches({ blueprint, state }: Device, now: Instant): Executed | null {
  if (blueprint.type !== 'ESME') return null
  const due = [
    ...switchesToTell(state, now).map(({ which, isClosed }) => `switch ${which} ${isClosed ? 'on' : 'off'}`),
    ...limitsToEnd(state, now).map(({ which }) => `limit of controller ${which} over`),
  ]
  if (due.length === 0) return null
  const detail = due.join(', ')
  const note = { event: alertCodes.immediateCommandActioned, reason: 'load-switched', detail }
  return { state, outgoing: null, note }
}

/**
 * What an ESME does, with its HCALCSs told what they are to do: one that is not joined with it, or not on its network, hears
 * nothing, and the ESME says so (docs/domain/gbcs-use-cases.md#hcalcs).
 */
export async function withSwitchesTold(
  device: Device,
  executed: Executed,
  now: Instant,
  partner: Circumstances['partner'],
): Promise<Executed> {
  if (device.blueprint.type !== 'ESME') return executed
  let { state } = executed
  const notes = [...(executed.notes ?? [])]
  const events = [...(executed.events ?? [])]
  for (const told of switchesToTell(state, now)) {
    const meter = { ...device, state }
    const hasHeard = isJoinedWith(meter, told.hcalcs) && (await partner(meter, told.hcalcs)) !== null
    state = withTold(state, told, hasHeard, now)
    if (hasHeard) continue
    events.push(switchNotChanged)
    const detail = `${formatAlertCode(switchNotChanged)} switch ${told.which}: ${told.hcalcs} does not hear`
    notes.push({ event: switchNotChanged, reason: 'switch-not-changed', detail })
  }
  return state === executed.state ? executed : { ...executed, state, events, notes }
}

/** A switch, the meter's own or an HCALCS, is not as it is to be (docs/domain/codes.md#device-alerts). */
const switchNotChanged = 0x811a
