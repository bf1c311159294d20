import { formatAlertCode } from '../../gbcs/alert-codes.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { DeviceAlert } from '../command-lifecycle/uplink.ts'
import { firmwareVersionIn } from '../learning/firmware-version.ts'
import type { RaisedAlert } from '../learning/raised-alert.ts'
import { type RegisteredUserSources, registeredUsers } from '../learning/registered-users.ts'

/** CS09: what became of an image on a PPMID. */
const ofPpmid = 0x012b

/**
 * What the DCC tells the suppliers of a PPMID of its new firmware: the device itself tells the DCC alone
 * (docs/domain/gbcs-use-cases.md#alerts-to-the-dcc).
 */
export function alertsOfFirmware(
  { alert, message }: Pick<DeviceAlert, 'alert' | 'message'>,
  at: Instant,
  sources: RegisteredUserSources,
): readonly RaisedAlert[] {
  if (message.messageCode !== ofPpmid) return []
  const device = message.originator
  const version = firmwareVersionIn(message)
  const content = {
    deviceId: device,
    deviceAlertCode: Buffer.from(formatAlertCode(alert.alertCode), 'hex'),
    timestamp: at,
    ...(version !== null && {
      ppmidFirmwareUpgradeAlert: { firmwareVersion: version, activateImageResultCode: 'ActivationSuccess' as const },
    }),
  }
  const registered = registeredUsers(device, 'supplier', at, sources)
  const responsible = sources.inventory.record(device)?.responsibleSupplier ?? null
  const told = registered.length > 0 || responsible === null ? registered : [responsible]
  return told.map((to) => ({ to, alertCode: 'N52', alert: { kind: 'described', element: 'PPMIDAlert', content } }))
}
