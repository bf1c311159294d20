import { formatAlertCode } from '../../gbcs/alert-codes.ts'
import { subjectOfRequest } from '../../vocabulary/subject.ts'
import type { Learnt } from '../service-requests/service-request-rules.ts'
import { alertsOf, type ConclusionOptions, mirrored } from './conclusion.ts'
import type { Outgoing } from './correspondence.ts'
import type { KeptCommand } from './kept-commands.ts'
import { deviceOf, type Undertaking } from './order.ts'
import type { Alert } from './uplink.ts'

export type OutcomeOptions = Omit<ConclusionOptions, 'outstandingAnswers'>

/** Tells users what became of Commands that named their time, or that nothing was heard of them. */
export interface Outcomes {
  /**
   * Takes an alert that the device signed.
   *
   * @param undertaking what the user had sent; it need not have gone over the WAN
   * @returns why nobody is told; null where somebody is
   */
  alerted(undertaking: Undertaking, alert: Alert): Promise<string | null>
  /** No alert came in time. */
  overdue(undertaking: Undertaking, kept: KeptCommand): Promise<void>
}

export function createOutcomes(options: OutcomeOptions): Outcomes {
  const { correspondence, keptCommands, requests, mirror, clock } = options

  /** A device that the DCC knows to keep the Command answers the request; any other speaks unasked. */
  const documentOf = (
    undertaking: Undertaking,
    { alert, message }: Alert,
    kept: KeptCommand | undefined,
  ): Promise<Outgoing> => {
    const alertCode = formatAlertCode(alert.alertCode)
    if (kept === undefined)
      return correspondence.deviceAlert(subjectOfRequest(undertaking.request.requestId), message.originator, {
        to: message.recipient,
        alertCode,
        payload: message.octets,
      })
    return correspondence.serviceResponse(undertaking.request, 'I0', {
      kind: 'FutureDatedDeviceAlertMessage',
      alertCode,
      payload: message.octets,
      instructionNumber: 1,
      totalCommandInstructions: 1,
    })
  }

  return {
    async alerted(undertaking, alert) {
      const { request } = undertaking
      const { requestId, requestIdParts } = request
      const { message } = alert
      if (requests.hasAlert(requestId, message.octets)) return 'repeated'
      const device = deviceOf(undertaking)
      const kept = keptCommands.ofRequest(device, requestIdParts.originator, requestId)
      const learnt: Learnt = undertaking.carriedOut.learn(request, message)
      const outgoing = await Promise.all([
        documentOf(undertaking, alert, kept),
        ...alertsOf(learnt, undertaking, options),
      ])
      const at = clock.now()
      const alertCode = formatAlertCode(alert.alert.alertCode)
      const cells = learnt.changes
      await correspondence.commit({
        subject: subjectOfRequest(requestId),
        entries: [{ kind: 'device-alerted', at, device, alertCode, frame: message.octets, cells }],
        elsewhere: [],
        outgoing,
        put: new Map([...(kept ? [[kept.key, undefined] as const] : []), ...mirrored(learnt, undertaking, mirror)]),
        announced: { kind: 'device-alerted', at, subject: subjectOfRequest(requestId), device, alertCode, cells },
      })
      if (kept !== undefined) keptCommands.forget(kept.key)
      return null
    },
    async overdue(undertaking, { key }) {
      const { request } = undertaking
      const { requestIdParts, requestId } = request
      const device = deviceOf(undertaking)
      if (keptCommands.ofRequest(device, requestIdParts.originator, requestId) === undefined) return
      const outgoing = [await correspondence.serviceResponse(request, 'E21', null)]
      const at = clock.now()
      await correspondence.commit({
        subject: subjectOfRequest(requestId),
        entries: [{ kind: 'unanswered', at, device, code: 'E21' }],
        elsewhere: [],
        outgoing,
        put: new Map([[key, undefined]]),
        announced: { kind: 'device-unanswered', at, requestId, device, code: 'E21' },
      })
    },
  }
}
