import { readDlmsDateTime } from '../../../gbcs/date-time.ts'
import type { DlmsData } from '../../../gbcs/dlms/data.ts'
import { clock } from '../../../gbcs/dlms/interface-classes.ts'
import { type Instant, instant } from '../../../vocabulary/instant.ts'
import { failed, succeeded } from '../../../vocabulary/result.ts'
import {
  type DeviceObject,
  type Effect,
  failure,
  fixed,
  keyOfAttribute,
  type Moment,
  objectOf,
  settable,
  withAttribute,
} from '../object.ts'
import { dateTime, enumerated, nothing, signed16, unsigned8 } from '../values.ts'

const obis = '0-0:1.0.0.255'
/** Where the window of a preset time is kept: no attribute of the class has it. */
const windowKey = keyOfAttribute(clock.id, '0000010000FF', 0)

/** The clock keeps the window in which the hub's time must lie for the device to take it (docs/domain/gbcs-use-cases.md#ecs70). */
function presetAdjustingTime(data: DlmsData, { state }: Moment): Effect {
  return windowOf(data) === null
    ? failed(failure.typeUnmatched)
    : succeeded({ state: withAttribute(state, windowKey, data) })
}

function windowOf(data: DlmsData): { readonly from: Instant; readonly to: Instant } | null {
  const [, start, end] = data.type === 'structure' ? data.value : []
  if (start?.type !== 'octet-string' || end?.type !== 'octet-string') return null
  const [from, to] = [readDlmsDateTime(start.value), readDlmsDateTime(end.value)]
  return from === null || to === null ? null : { from, to }
}

/**
 * Takes the hub's time where it lies in the window. Where it does not the method succeeds all the same, as published, and
 * neither time nor status can be read: the clock is not to be trusted.
 */
function adjustToPresetTime(moment: Moment): Effect {
  const { state, hubTime, now } = moment
  const window = windowOf(state.attributes.get(windowKey) ?? nothing)
  if (window === null) return failed(failure.otherReason)
  const isWithin = hubTime !== null && hubTime >= window.from && hubTime <= window.to
  if (!isWithin) return succeeded({ state: { ...state, clock: { ...state.clock, status: 'invalid' } } })
  return succeeded({ state: { ...state, clock: { offsetMs: hubTime - now, status: 'reliable' } } })
}

/** The device's own clock, which an operation before may have moved. */
const timeOf = ({ state, now }: Moment): Instant => instant(now + state.clock.offsetMs)

/** The clock of a meter. */
export const clockObjects: readonly DeviceObject[] = [
  objectOf(
    clock,
    obis,
    {
      time: fixed((moment) =>
        moment.state.clock.status === 'invalid' ? failure.hardwareFault : dateTime(timeOf(moment)),
      ),
      time_zone: fixed(signed16(0)),
      status: fixed(({ state }) => (state.clock.status === 'invalid' ? failure.otherReason : unsigned8(0))),
      clock_base: settable(enumerated(1)),
    },
    {
      adjust_to_preset_time: (_data, moment) => adjustToPresetTime(moment),
      preset_adjusting_time: presetAdjustingTime,
    },
  ),
]
