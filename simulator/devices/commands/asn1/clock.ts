import { type setTimeCommand, setTimeResponse } from '../../../gbcs/asn1/clock.ts'
import type { ValueOf } from '../../../gbcs/content/codec.ts'
import { executionDateTimeOf, instantOfExecutionDateTime } from '../../../gbcs/date-time.ts'
import { instant } from '../../../vocabulary/instant.ts'
import type { Asn1UseCase } from './use-case.ts'

const status = { reliable: 0, invalid: 1, unreliable: 2 } as const

/** GCS28: a gas meter takes the hub's time where that lies in the window (docs/domain/gbcs-use-cases.md#gcs28). */
export const setTime: Asn1UseCase = async (device, value, { now, hubTime }) => {
  const window = value as ValueOf<typeof setTimeCommand>
  const from = instantOfExecutionDateTime(window.validityIntervalStart)
  const to = instantOfExecutionDateTime(window.validityIntervalEnd)
  const hub = await hubTime(device)
  const isWithin = hub !== null && from !== null && to !== null && hub >= from && hub <= to
  const clock = isWithin
    ? ({ offsetMs: hub - now, status: 'reliable' } as const)
    : ({ ...device.state.clock, status: 'unreliable' } as const)
  return {
    state: { ...device.state, clock },
    content: setTimeResponse.write({
      deviceTime: executionDateTimeOf(instant(now + clock.offsetMs)),
      deviceTimeStatus: status[clock.status],
    }),
    isActioned: isWithin,
  }
}
