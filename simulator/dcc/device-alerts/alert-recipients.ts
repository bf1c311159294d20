import { type DeviceAlertCorrections, deviceAlertOf } from '../../gbcs/device-alerts.ts'
import { dccParties } from '../../market/dcc-parties.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import { type RegisteredUserSources, registeredUsers } from '../learning/registered-users.ts'

export interface AlertRecipientSources extends RegisteredUserSources {
  /** What a setting says of alert codes, in place of the table. */
  readonly alertCorrections?: DeviceAlertCorrections | undefined
}

/**
 * Alerts that a Communications Hub, a GPF or a PPMID raises for the DCC alone, by message code
 * (docs/domain/gbcs-use-cases.md#alerts-to-the-dcc).
 */
const forTheDcc: ReadonlySet<number> = new Set([
  0x0018, 0x00b2, 0x0110, 0x0111, 0x0112, 0x0113, 0x0114, 0x0115, 0x0128, 0x012b,
])

/**
 * Who is told of a device's alert. The device says so itself: it addresses the holder of its cell, right or wrong
 * (docs/domain/codes.md#alert-recipients). Where it addresses the Access Control Broker, as a device does whose slot is
 * still DCC controlled, it is the supplier or the network operator that is registered for it that day; where nobody is,
 * whom the inventory holds responsible.
 *
 * @returns users of the DCC; none where the alert is for the DCC itself
 */
export function recipientsOfAlert(
  alert: {
    readonly device: EntityIdentifier
    readonly recipient: EntityIdentifier
    readonly messageCode: number
    readonly alertCode: number
  },
  at: Instant,
  { alertCorrections, ...sources }: AlertRecipientSources,
): readonly EntityIdentifier[] {
  const { device, recipient, messageCode, alertCode } = alert
  if (forTheDcc.has(messageCode)) return []
  if (sources.users.user(recipient) !== undefined) return [recipient]
  const record = sources.inventory.record(device)
  if (recipient !== dccParties.accessControlBroker.entityIdentifier || record === undefined) return []
  const isForNetworkOperator = deviceAlertOf(alertCode, alertCorrections).recipient === 'networkOperator'
  const registered = registeredUsers(device, isForNetworkOperator ? 'network-operator' : 'supplier', at, sources)
  if (registered.length > 0) return registered
  return isForNetworkOperator || record.responsibleSupplier === null ? [] : [record.responsibleSupplier]
}
