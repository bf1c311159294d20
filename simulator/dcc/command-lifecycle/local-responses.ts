import type { GbcsMessage } from '../../gbcs/message.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Change } from '../../vocabulary/ports/state.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { subjectOfRequest } from '../../vocabulary/subject.ts'
import type { DccEvents } from '../events.ts'
import { believing } from '../learning/lessons.ts'
import type { SubjectRecord } from '../transcript/subject-record.ts'
import { type AcceptedRequestSources, acceptedUnder } from './accepted-request.ts'
import { alertsOf, type ConclusionOptions, commandAnswered } from './conclusion.ts'
import type { KeptCommands } from './kept-commands.ts'
import { deviceOf } from './order.ts'

export interface LocalResponseOptions
  extends AcceptedRequestSources,
    Pick<ConclusionOptions, 'correspondence' | 'beliefs' | 'users' | 'clock'> {
  readonly keptCommands: KeptCommands
  readonly records: SubjectRecord
  readonly events: DccEvents
}

/**
 * What it changes that a user has brought a Response to a Command for local delivery, and what follows when that is durable: the
 * DCC learns what the device says, and tells whom it concerns. The user itself has the Response already.
 */
export type LocalResponses = (
  requestId: RequestId,
  message: GbcsMessage,
) => Promise<{ readonly change: Change; readonly begin: () => void }>

export function createLocalResponses(options: LocalResponseOptions): LocalResponses {
  const { correspondence, keptCommands, beliefs, records, events, clock } = options
  return async (requestId, message) => {
    const accepted = await acceptedUnder(requestId, options)
    if (accepted === undefined) throw new SimulatorFault('SIM_STATE_UNREADABLE', `The record of ${requestId} is gone`)
    const device = deviceOf(accepted)
    const subject = subjectOfRequest(requestId)
    const at = clock.now()
    const { lessons, kept, alerts } = await accepted.carriedOut.learn(accepted, message, beliefs)
    const acceptance =
      kept === null ? null : await keptCommands.accept(device, commandAnswered(message), kept, requestId)
    const outgoing = await Promise.all(alertsOf({ lessons, kept, alerts }, accepted, options))
    const queued = correspondence.queue(subject, outgoing)
    const answered = { kind: 'device-answered', at, device, frame: message.octets, learnt: lessons } as const
    return {
      change: {
        append: [records.event(subject, { ...answered, keptUntil: kept?.until ?? null }), ...queued.append],
        put: [
          ...(await believing(lessons, { device, requestId }, beliefs)),
          ...(acceptance === null ? [] : [acceptance.put]),
        ],
        add: [...(acceptance?.add ?? []), ...queued.add],
      },
      begin() {
        events.emit({ kind: 'device-answered', at, requestId, device, learnt: lessons })
        queued.begin()
      },
    }
  }
}
