import { formatAlertCode } from '../../gbcs/alert-codes.ts'
import { writeDlmsDateTime } from '../../gbcs/date-time.ts'
import { writeDataNotification } from '../../gbcs/dlms/access.ts'
import type { DlmsData } from '../../gbcs/dlms/data.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import { cells } from '../../vocabulary/trust-anchor-cell.ts'
import { type ControllerLimit, limitsToEnd, newLimits, withEndsTold } from '../cosem/controller-limits.ts'
import { octets, structure, unsigned8, unsigned16 } from '../cosem/values.ts'
import { certificateIn, type Device } from '../state/device.ts'
import type { DeviceState } from '../state/device-state.ts'
import { alertOf } from './alert.ts'
import type { Executed, Outgoing } from './execution.ts'

/** ECS101: a controller is limited; ECS102: its limit is over. */
const ecs101 = { messageCode: 0x0121, alertCode: 0x8f86 } as const
const ecs102 = { messageCode: 0x0122, alertCode: 0x8f87 } as const

type UseCase = typeof ecs101 | typeof ecs102

/**
 * What an ESME does, with the alerts of the controllers that it limits by it, and of limits that are over: signed, to its supplier
 * (docs/domain/gbcs-use-cases.md#controller-limits).
 */
export function withLimitsTold(device: Device, executed: Executed, now: Instant): Executed {
  if (device.blueprint.type !== 'ESME') return executed
  const ended = limitsToEnd(executed.state, now)
  const set = newLimits(device.state, executed.state)
  if (ended.length + set.length === 0) return executed
  const moment = (at: Instant): DlmsData => octets(writeDlmsDateTime(at))
  const all = [
    ...set.map((limit) => ({ useCase: ecs101, limit, more: [moment(limit.from), moment(limit.until)] })),
    ...ended.map((limit) => ({ useCase: ecs102, limit, more: [] })),
  ]
  let state: DeviceState = withEndsTold(executed.state, now)
  const alerts = [...(executed.alerts ?? [])]
  const notes = [...(executed.notes ?? [])]
  for (const { useCase, limit, more } of all) {
    const said = told({ ...device, state }, useCase, limit, more, now)
    if (said !== null) alerts.push(said.outgoing)
    state = said?.state ?? state
    const to = said === null ? 'for nobody' : `to ${said.outgoing.header.recipient}`
    const detail = `${formatAlertCode(useCase.alertCode)} ${limit.side} of controller ${limit.which}, ${to}`
    notes.push({ event: useCase.alertCode, reason: said === null ? 'event-noted' : 'alert-raised', detail })
  }
  return { ...executed, state, alerts, notes }
}

const sides: Readonly<Record<ControllerLimit['side'], number>> = { output: 0x10, input: 0x20 }

/** The alert; null where no cell names a supplier. */
function told(
  device: Device,
  { messageCode, alertCode }: UseCase,
  { which, side, level }: ControllerLimit,
  more: readonly DlmsData[],
  now: Instant,
): { readonly state: DeviceState; readonly outgoing: Outgoing } | null {
  const recipient = certificateIn(device, cells.supplierSignature)?.entityIdentifier ?? null
  if (recipient === null) return null
  const data = structure(
    unsigned16(alertCode),
    octets(writeDlmsDateTime(now)),
    unsigned8(sides[side] | which),
    ...more,
    unsigned8(level),
  )
  const contentOf = (counter: bigint) => writeDataNotification({ invokeId: Number(counter & 0xffffffn), data })
  return alertOf(device, { recipient, messageCode, contentOf, protection: 'signature' })
}
