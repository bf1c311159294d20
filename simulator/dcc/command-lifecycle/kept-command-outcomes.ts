import { isClaimed } from '../../environment/is-claimed.ts'
import { formatAlertCode } from '../../gbcs/alert-codes.ts'
import type { State, Taken } from '../../vocabulary/ports/state.ts'
import { subjectOfRequest } from '../../vocabulary/subject.ts'
import { believing } from '../learning/lessons.ts'
import { workOfFolding } from '../transcript/fold-finished.ts'
import { alertClaim } from './alert-claim.ts'
import { alertsOf, type ConclusionOptions } from './conclusion.ts'
import type { Outgoing } from './correspondence.ts'
import type { KeptCommand } from './kept-commands.ts'
import { type AcceptedRequest, deviceOf } from './order.ts'
import type { DeviceAlert } from './uplink.ts'

export type KeptCommandOutcomeOptions = Omit<
  ConclusionOptions,
  'keptCommands' | 'outstandingResponses' | 'orders' | 'requests'
> & {
  readonly state: State
}

/** Tells users what became of Commands that named their time, or that nothing was heard of them. */
export interface KeptCommandOutcomes {
  /**
   * Takes an alert that tells the outcome of a Command.
   *
   * @param acceptedRequest what the user had sent; it need not have gone over the WAN
   * @param kept what the device kept of its Command; undefined where the DCC knows of nothing
   * @returns why nobody is told; null where somebody is
   */
  alerted(acceptedRequest: AcceptedRequest, alert: DeviceAlert, kept: KeptCommand | undefined): Promise<string | null>
  /** No alert came in time. */
  overdue(acceptedRequest: AcceptedRequest, kept: KeptCommand, taken: Taken): Promise<void>
}

export function createKeptCommandOutcomes(options: KeptCommandOutcomeOptions): KeptCommandOutcomes {
  const { correspondence, beliefs, clock, state } = options

  /** A device that the DCC knows to keep the Command answers the request; any other speaks unasked. */
  const documentOf = (
    acceptedRequest: AcceptedRequest,
    { alert, message }: DeviceAlert,
    kept: KeptCommand | undefined,
  ): Promise<Outgoing> => {
    const alertCode = formatAlertCode(alert.alertCode)
    if (kept === undefined)
      return correspondence.deviceAlert(subjectOfRequest(acceptedRequest.request.requestId), message.originator, {
        to: message.recipient,
        alertCode,
        payload: message.octets,
      })
    return correspondence.serviceResponse(acceptedRequest.request, 'I0', {
      kind: 'FutureDatedDeviceAlertMessage',
      alertCode,
      payload: message.octets,
      instructionNumber: kept.instructionNumber,
      totalCommandInstructions: kept.totalCommandInstructions,
    })
  }

  return {
    async alerted(acceptedRequest, alert, kept) {
      const { requestId } = acceptedRequest.request
      const { message } = alert
      const device = deviceOf(acceptedRequest)
      const claim = alertClaim(device, message.octets)
      if (await isClaimed(claim, state)) return 'repeated'
      const learnt = await acceptedRequest.carriedOut.learn(acceptedRequest, message, beliefs)
      const outgoing = await Promise.all([
        documentOf(acceptedRequest, alert, kept),
        ...alertsOf(learnt, acceptedRequest, options),
      ])
      const at = clock.now()
      const alertCode = formatAlertCode(alert.alert.alertCode)
      const { lessons } = learnt
      await correspondence.commit({
        subject: subjectOfRequest(requestId),
        entries: [{ kind: 'device-alerted', at, device, alertCode, frame: message.octets, learnt: lessons }],
        elsewhere: [],
        outgoing,
        claims: [claim],
        add: [workOfFolding(subjectOfRequest(requestId), at)],
        done: alert.ends,
        put: [...(kept ? [kept.toTell] : []), ...(await believing(lessons, { device, requestId }, beliefs))],
        announced: {
          kind: 'device-alerted',
          at,
          subject: subjectOfRequest(requestId),
          device,
          alertCode,
          learnt: lessons,
        },
      })
      return null
    },
    async overdue(acceptedRequest, { toRemove }, taken) {
      const { request } = acceptedRequest
      const { requestId } = request
      const device = deviceOf(acceptedRequest)
      const outgoing = [await correspondence.serviceResponse(request, 'E21', null)]
      const at = clock.now()
      await correspondence.commit({
        subject: subjectOfRequest(requestId),
        entries: [{ kind: 'unanswered', at, device, code: 'E21' }],
        elsewhere: [],
        outgoing,
        put: [toRemove],
        done: [taken],
        announced: { kind: 'device-unanswered', at, requestId, device, code: 'E21' },
      })
    },
  }
}
