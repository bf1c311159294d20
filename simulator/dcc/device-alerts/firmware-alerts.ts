import { formatAlertCode } from '../../gbcs/alert-codes.ts'
import { readContent } from '../../gbcs/contents.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { DeviceAlert } from '../command-lifecycle/uplink.ts'
import { firmwareVersionIn } from '../learning/firmware-version.ts'
import type { RaisedAlert } from '../learning/raised-alert.ts'
import { type RegisteredUserSources, registeredUsers } from '../learning/registered-users.ts'

type Raised = Pick<DeviceAlert, 'alert' | 'message'>

/** What the DCC makes of what devices tell it alone, by message code. */
const makes: Readonly<
  Record<number, (raised: Raised, at: Instant, sources: RegisteredUserSources) => readonly RaisedAlert[]>
> = {
  // CCS08, CS09
  0x0128: ofHub,
  0x012b: ofPpmid,
}

/**
 * What the DCC tells the suppliers of a device of its new firmware: the device itself, or its hub, tells the DCC alone
 * (docs/domain/gbcs-use-cases.md#alerts-to-the-dcc).
 */
export const alertsOfFirmware = (raised: Raised, at: Instant, sources: RegisteredUserSources): readonly RaisedAlert[] =>
  makes[raised.message.messageCode]?.(raised, at, sources) ?? []

/** Whom Registration Data names for a device, or else who has it by the inventory. */
function suppliersOf(device: EntityIdentifier, at: Instant, sources: RegisteredUserSources) {
  const registered = registeredUsers(device, 'supplier', at, sources)
  const responsible = sources.inventory.record(device)?.responsibleSupplier ?? null
  return registered.length > 0 || responsible === null ? registered : [responsible]
}

const octetsOfCode = (code: number): Buffer => Buffer.from(formatAlertCode(code), 'hex')

function ofPpmid({ alert, message }: Raised, at: Instant, sources: RegisteredUserSources): readonly RaisedAlert[] {
  const device = message.originator
  const version = firmwareVersionIn(message)
  const content = {
    deviceId: device,
    deviceAlertCode: octetsOfCode(alert.alertCode),
    timestamp: at,
    ...(version !== null && {
      ppmidFirmwareUpgradeAlert: { firmwareVersion: version, activateImageResultCode: 'ActivationSuccess' as const },
    }),
  }
  return suppliersOf(device, at, sources).map((to) => ({
    to,
    alertCode: 'N52',
    alert: { kind: 'described', element: 'PPMIDAlert', content },
  }))
}

/** The names of DUIS for what CCS08 says of a transfer. */
const transferResponseCodes = [
  'FileTransferSuccess',
  'FirmwareImageDiscarded',
  'HardwareVersionMismatch',
  'FileTransferFailure',
] as const

/** What CCS08 says, as the description of it reads it. */
interface Transfer {
  readonly entityIdentifier: EntityIdentifier
  readonly firmwareVersion: Buffer
  readonly responseCode: number
}

function ofHub({ alert, message }: Raised, at: Instant, sources: RegisteredUserSources): readonly RaisedAlert[] {
  const reading = readContent(message, message.content)
  if (!reading.ok || reading.value === null) return []
  const { entityIdentifier: device, firmwareVersion, responseCode } = reading.value.value as Transfer
  const transferResponseCode = transferResponseCodes[responseCode]
  if (transferResponseCode === undefined) return []
  const version = firmwareVersion.toString('hex').toUpperCase()
  const content = {
    commsHubDeviceId: message.originator,
    alertCode: octetsOfCode(alert.alertCode),
    timeStamp: at,
    firmwareTransferAlert: { otherDeviceId: device, firmwareVersion: version, transferResponseCode },
  }
  return suppliersOf(device, at, sources).map((to) => ({
    to,
    alertCode: 'N53',
    alert: { kind: 'described', element: 'CommsHubAlert', content },
  }))
}
