import { formatAlertCode } from '../../gbcs/alert-codes.ts'
import { deviceLogBackupAlert } from '../../gbcs/asn1/joining.ts'
import { executionDateTimeOf, writeDlmsDateTime } from '../../gbcs/date-time.ts'
import { writeDataNotification } from '../../gbcs/dlms/access.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import { cells } from '../../vocabulary/trust-anchor-cell.ts'
import { backupOf } from '../cosem/objects/hub.ts'
import { octets, structure, unsigned16 } from '../cosem/values.ts'
import { certificateIn, type Device } from '../state/device.ts'
import { joinedDevicesOf } from '../state/device-log.ts'
import type { DeviceState } from '../state/device-state.ts'
import { hanLogOf } from '../state/han-log.ts'
import { type Alert, alertOf } from './alert.ts'
import type { Executed } from './execution.ts'

/** CS14, which devices a hub has in its log, and GCS62, which a GPF has joined: each since that changed. */
const hubLogChanged = { messageCode: 0x0018, alertCode: 0x8f12 } as const
const gpfLogChanged = { messageCode: 0x00b2, alertCode: 0x8071 } as const

/** What a device says of its log of devices where that is another than before; nothing where it is not. */
export function deviceLogAlerts(
  before: Device,
  state: DeviceState,
  now: Instant,
): Required<Pick<Executed, 'state' | 'alerts' | 'notes'>> {
  const device = { ...before, state }
  const broker = certificateIn(device, cells.acbKeyAgreement)?.entityIdentifier ?? null
  const said = saidOf(device, now)
  if (said === null || broker === null || membersOf(before) === membersOf(device))
    return { state, alerts: [], notes: [] }
  const raised = alertOf(device, { recipient: broker, ...said, protection: { macWith: cells.acbKeyAgreement } })
  const detail = `${formatAlertCode(said.alertCode)} the device log changed, to ${broker}`
  const note = { event: said.alertCode, reason: 'alert-raised', detail }
  return { state: raised.state, alerts: [raised.outgoing], notes: [note] }
}

function saidOf(
  device: Device,
  now: Instant,
): (Pick<Alert, 'messageCode' | 'contentOf'> & { readonly alertCode: number }) | null {
  const { type } = device.blueprint
  if (type === 'CHF') {
    const { messageCode, alertCode } = hubLogChanged
    const data = structure(
      unsigned16(alertCode),
      octets(writeDlmsDateTime(now)),
      backupOf({ ...device, now }, 'devices'),
    )
    return {
      messageCode,
      alertCode,
      contentOf: (counter) => writeDataNotification({ invokeId: Number(counter & 0xffffffn), data }),
    }
  }
  if (type !== 'GPF') return null
  const { messageCode, alertCode } = gpfLogChanged
  const deviceLogEntries = joinedDevicesOf(device).map(({ device: deviceID, deviceType }) => ({ deviceID, deviceType }))
  const content = deviceLogBackupAlert.write({ alertCode, backupDateTime: executionDateTimeOf(now), deviceLogEntries })
  return { messageCode, alertCode, contentOf: () => content }
}

/** Equal exactly where the same devices have the same keys. */
const membersOf = (device: Device): string =>
  device.blueprint.type === 'CHF'
    ? hanLogOf(device)
        .devices.map((entry) => `${entry.device} ${entry.linkKeyHash?.toString('hex') ?? ''}`)
        .join()
    : joinedDevicesOf(device)
        .map((entry) => entry.device)
        .join()
