import { createHash } from 'node:crypto'
import { formatAlertCode } from '../../gbcs/alert-codes.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { Journal } from '../../vocabulary/ports/journal.ts'
import { subjectOfDevice } from '../../vocabulary/subject.ts'
import type { Correspondence } from '../command-lifecycle/correspondence.ts'
import type { DeviceAlert } from '../command-lifecycle/uplink.ts'
import { type WhomToTellSources, whomToTell } from './whom-to-tell.ts'

/** Takes what devices say of their own accord, and tells users. */
export interface DeviceAlerts {
  /**
   * Records an alert that was verified in its device's history, with the documents that tell of it, in one commit. A device
   * sends again until it knows that the DCC has it, so that one that was taken is taken once. One at a time for a device.
   *
   * @returns why nothing came of it; null where something did
   */
  take(raised: DeviceAlert): Promise<string | null>
}

export interface DeviceAlertsOptions extends WhomToTellSources {
  readonly correspondence: Pick<Correspondence, 'deviceAlert' | 'commit'>
  readonly journal: Journal
  readonly clock: Clock
}

/** Stands for ever: a device may send an alert again after however long. */
const keyOf = (device: EntityIdentifier, frame: Uint8Array): string =>
  `dcc/alert/${device}/${createHash('sha256').update(frame).digest('hex')}`

export function createDeviceAlerts(options: DeviceAlertsOptions): DeviceAlerts {
  const { correspondence, journal, clock } = options
  return {
    async take({ alert, message }) {
      const { originator: device, recipient, octets: frame } = message
      const taken = keyOf(device, frame)
      if (journal.value(taken) !== undefined) return 'repeated'
      const subject = subjectOfDevice(device)
      const at = clock.now()
      const alertCode = formatAlertCode(alert.alertCode)
      const told = whomToTell({ device, recipient, alertCode: alert.alertCode }, at, options)
      const outgoing = await Promise.all(
        told.map((to) => correspondence.deviceAlert(subject, device, { to, alertCode, payload: frame })),
      )
      await correspondence.commit({
        subject,
        entries: [{ kind: 'device-alerted', at, device, alertCode, frame, cells: [] }],
        elsewhere: [],
        outgoing,
        put: new Map([[taken, true]]),
        announced: { kind: 'device-alerted', at, subject, device, alertCode, cells: [] },
      })
      return null
    },
  }
}
