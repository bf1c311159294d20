import { formatAlertCode } from '../gbcs/alert-codes.ts'
import { writeDlmsDateTime } from '../gbcs/date-time.ts'
import { type AlertRecipient, type DeviceAlertCorrections, deviceAlertOf } from '../gbcs/device-alerts.ts'
import { writeDataNotification } from '../gbcs/dlms/access.ts'
import type { DlmsData } from '../gbcs/dlms/data.ts'
import { alertFormOf, writeGenericAlert } from '../gbcs/generic-alert.ts'
import { genericCriticalAlert, genericNonCriticalAlert } from '../gbcs/message-codes.ts'
import type { Instant } from '../vocabulary/instant.ts'
import { failed, type Result, succeeded } from '../vocabulary/result.ts'
import { cells } from '../vocabulary/trust-anchor-cell.ts'
import { alertOf } from './commands/alert.ts'
import type { Executed } from './commands/execution.ts'
import { tellsOf } from './cosem/objects/behaviours.ts'
import { tellsOfGasEvent } from './gbz/event-settings.ts'
import { certificateIn, type Device } from './state/device.ts'
import type { SecurityNote } from './state/security-log.ts'

/** What a device is to say unasked. */
export interface AlertToRaise {
  /** `0x8F3E` */
  readonly alertCode: number
  /** Signed (GCA) or under a MAC (GNCA); by the alert code where absent. */
  readonly critical?: boolean
  /** The Remote Party whose cells name the recipient; by the alert code and the cells that the device has where absent. */
  readonly to?: AlertRecipient
  /** Of an ESME: from when to when it had no supply. It then says so to the network operator in a use case of its own, ECS80. */
  readonly outage?: Outage
}

interface Outage {
  readonly from: Instant
  readonly to: Instant
}

/**
 * Has a device raise a generic alert, addressed to the holder of its own cell: a device with a wrong network operator's certificate
 * tells the wrong network operator.
 *
 * @param corrections what a setting says of alert codes, in place of the table
 * @returns the device with its counter moved on, and the alert; or why it cannot raise it
 */
export function raiseAlert(
  device: Device,
  alert: AlertToRaise,
  now: Instant,
  corrections?: DeviceAlertCorrections,
): Result<Executed, string> {
  const { alertCode, outage } = alert
  const usual = deviceAlertOf(alertCode, corrections)
  const { critical = usual.critical } = alert
  const { deviceId, type } = device.blueprint
  if (outage !== undefined && type !== 'ESME') return failed(`${deviceId} is no ESME that could tell of an outage`)
  if (!isToldOf(device, usual.recipient, alertCode))
    return failed(`${deviceId} is configured to tell nobody of ${formatAlertCode(alertCode)}`)
  const to = alert.to ?? defaultRecipient(device, usual.recipient)
  const cell = cellOf(to, critical)
  const recipient = certificateIn(device, cell)?.entityIdentifier ?? null
  if (recipient === null) return failed(`${deviceId} cannot tell the ${to}: no cell of ${type} devices is that party's`)
  const raised = alertOf(device, {
    recipient,
    messageCode: outage !== undefined ? supplyRestored : critical ? genericCriticalAlert : genericNonCriticalAlert,
    contentOf: (counter) =>
      outage === undefined
        ? writeGenericAlert(alertFormOf(type), { alertCode, at: now }, counter)
        : writeSupplyRestored(alertCode, now, outage, counter),
    protection: critical ? 'signature' : { macWith: cell },
  })
  return succeeded({
    ...raised,
    note: {
      event: alertCode,
      reason: 'alert-raised',
      detail: `${formatAlertCode(alertCode)} ${usual.meaning ?? 'an alert'}, to ${recipient}`,
    },
  })
}

/** Whether 6.22 has left it to a meter to tell of an event. */
function isToldOf({ blueprint, state }: Device, recipient: AlertRecipient, alertCode: number): boolean {
  if (blueprint.type === 'GSME') return tellsOfGasEvent(state, alertCode)
  const party = recipient === 'networkOperator' ? 'networkOperator' : 'supplier'
  return blueprint.type !== 'ESME' || tellsOf(state, 'wan', party, alertCode)
}

/** What a device makes of something that it did, with the events that came of it: it notes each, and tells of those that it is to. */
export function withEvents(
  device: Device,
  executed: Executed,
  now: Instant,
  corrections?: DeviceAlertCorrections,
): Required<Pick<Executed, 'state' | 'outgoing' | 'alerts' | 'note'>> & { readonly notes: readonly SecurityNote[] } {
  const { outgoing, note, events = [] } = executed
  let { state } = executed
  const alerts = [...(executed.alerts ?? [])]
  const notes: SecurityNote[] = [...(executed.notes ?? [])]
  for (const alertCode of events) {
    const raised = raiseAlert({ ...device, state }, { alertCode }, now, corrections)
    if (raised.ok) {
      state = raised.value.state
      if (raised.value.outgoing !== null) alerts.push(raised.value.outgoing)
    }
    notes.push(raised.ok ? raised.value.note : { event: alertCode, reason: 'event-noted', detail: raised.failure })
  }
  return { state, outgoing, alerts, note, notes }
}

/** ECS80: supply is there again. */
const supplyRestored = 0x0067

function writeSupplyRestored(alertCode: number, now: Instant, { from, to }: Outage, counter: bigint): Buffer {
  const moments: readonly DlmsData[] = [now, from, to].map((moment) => ({
    type: 'octet-string',
    value: writeDlmsDateTime(moment),
  }))
  const value: readonly DlmsData[] = [{ type: 'long-unsigned', value: alertCode }, ...moments]
  return writeDataNotification({ invokeId: Number(counter & 0xffffffn), data: { type: 'structure', value } })
}

/** Devices without a network operator tell their supplier, and a Communications Hub, which has neither, the DCC. */
function defaultRecipient(device: Device, usual: AlertRecipient): AlertRecipient {
  const wanted: readonly AlertRecipient[] = [usual, 'supplier']
  return wanted.find((to) => certificateIn(device, cellOf(to, true)) !== undefined) ?? 'accessControlBroker'
}

/**
 * Which cell names the recipient: of a MAC it is the one whose key makes it (docs/domain/gbcs.md#r2). Meters know the
 * Access Control Broker by its key agreement certificate alone.
 */
function cellOf(to: AlertRecipient, critical: boolean) {
  if (to === 'accessControlBroker') return cells.acbKeyAgreement
  if (to === 'supplier') return critical ? cells.supplierSignature : cells.supplierKeyAgreement
  return critical ? cells.networkOperatorSignature : cells.networkOperatorKeyAgreement
}
