import { writeDlmsDateTime } from '../../gbcs/date-time.ts'
import { writeDataNotification } from '../../gbcs/dlms/access.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import { cells } from '../../vocabulary/trust-anchor-cell.ts'
import { backupOf, hanLogOf } from '../cosem/objects/hub.ts'
import { octets, structure, unsigned16 } from '../cosem/values.ts'
import { certificateIn, type Device } from '../state/device.ts'
import type { DeviceState } from '../state/device-state.ts'
import type { HanLog } from '../state/han-log.ts'
import { type Alert, alertOf } from './alert.ts'
import type { Outgoing } from './execution.ts'

/** CS14: which devices a hub has in its log, since it changed. */
const deviceLogChanged = 0x0018
const deviceLogChangedCode = 0x8f12

/** What a device says of its log of devices where a command, or a device that joins, has changed it; nothing where neither has. */
export function deviceLogAlerts(
  before: Device,
  state: DeviceState,
  now: Instant,
): { readonly state: DeviceState; readonly alerts: readonly Outgoing[] } {
  const device = { ...before, state }
  const broker = certificateIn(device, cells.acbKeyAgreement)?.entityIdentifier ?? null
  const [one, other] = [before, device].map((each) => membersOf(hanLogOf(each)))
  if (before.blueprint.type !== 'CHF' || broker === null || one === other) return { state, alerts: [] }
  const alert: Alert = {
    recipient: broker,
    messageCode: deviceLogChanged,
    contentOf: (counter) =>
      writeDataNotification({
        invokeId: Number(counter & 0xffffffn),
        data: structure(
          unsigned16(deviceLogChangedCode),
          octets(writeDlmsDateTime(now)),
          backupOf({ ...device, now }, 'devices'),
        ),
      }),
    protection: { macWith: cells.acbKeyAgreement },
  }
  const raised = alertOf(device, alert)
  return { state: raised.state, alerts: [raised.outgoing] }
}

/** Equal exactly where the same devices have the same keys. */
const membersOf = ({ devices }: HanLog): string =>
  devices.map(({ device, linkKeyHash }) => `${device} ${linkKeyHash?.toString('hex') ?? ''}`).join()
