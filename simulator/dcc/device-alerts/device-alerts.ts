import { isClaimed } from '../../environment/is-claimed.ts'
import { formatAlertCode } from '../../gbcs/alert-codes.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { State } from '../../vocabulary/ports/state.ts'
import { subjectOfDevice } from '../../vocabulary/subject.ts'
import { alertClaim } from '../command-lifecycle/alert-claim.ts'
import type { Correspondence } from '../command-lifecycle/correspondence.ts'
import type { DeviceAlert } from '../command-lifecycle/uplink.ts'
import type { Beliefs } from '../learning/lesson.ts'
import { believing } from '../learning/lessons.ts'
import { type AlertRecipientSources, recipientsOfAlert } from './alert-recipients.ts'
import { alertsOfFirmware } from './firmware-alerts.ts'
import { lessonsOfAlert } from './lessons-of-alert.ts'

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

export interface DeviceAlertsOptions extends AlertRecipientSources {
  readonly correspondence: Pick<Correspondence, 'deviceAlert' | 'alertAbout' | 'commit'>
  readonly state: Pick<State, 'read'>
  readonly clock: Clock
  readonly beliefs: Beliefs
}

export function createDeviceAlerts(options: DeviceAlertsOptions): DeviceAlerts {
  const { correspondence, state, clock, beliefs } = options
  return {
    async take({ alert, message, ends }) {
      const { messageCode, originator: device, recipient, octets: frame } = message
      const claim = alertClaim(device, frame)
      if (await isClaimed(claim, state)) return 'repeated'
      const subject = subjectOfDevice(device)
      const at = clock.now()
      const learnt = lessonsOfAlert({ alert, message })
      const alertCode = formatAlertCode(alert.alertCode)
      const told = recipientsOfAlert({ device, recipient, messageCode, alertCode: alert.alertCode }, at, options)
      const outgoing = await Promise.all(
        told.map((to) => correspondence.deviceAlert(subject, device, { to, alertCode, payload: frame })),
      )
      const raised = await Promise.all(
        alertsOfFirmware({ alert, message }, at, options).map((each) => correspondence.alertAbout(device, each)),
      )
      await correspondence.commit({
        subject,
        entries: [{ kind: 'device-alerted', at, device, alertCode, frame, learnt }],
        elsewhere: [],
        outgoing: [...outgoing, ...raised],
        claims: [claim],
        done: ends,
        put: await believing(learnt, { device, requestId: null }, beliefs),
        announced: { kind: 'device-alerted', at, subject, device, alertCode, learnt },
      })
      return null
    },
  }
}
