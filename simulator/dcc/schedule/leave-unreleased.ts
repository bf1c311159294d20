import type { Clock } from '../../vocabulary/ports/clock.ts'
import { subjectOfRequest } from '../../vocabulary/subject.ts'
import type { Correspondence } from '../command-lifecycle/correspondence.ts'
import type { Recall } from './recall.ts'
import { keyOf, type Scheduled } from './scheduled.ts'

export interface LeaveUnreleasedOptions {
  readonly recall: Recall
  readonly correspondence: Correspondence
  readonly clock: Clock
}

/** Ends a scheduled request without releasing it, and tells its user: durable when resolved. */
export type LeaveUnreleased = (scheduled: Scheduled) => Promise<void>

export const createLeaveUnreleased =
  ({ recall, correspondence, clock }: LeaveUnreleasedOptions): LeaveUnreleased =>
  async (scheduled) => {
    const { ended } = scheduled
    const { request } = recall(scheduled).received
    const code = ended === null ? 'E30' : 'E54'
    const because = ended === null ? 'the check gave no verdict in time' : `${ended.how} by ${ended.by}`
    const outgoing = [await correspondence.serviceResponse(request, code, null)]
    const at = clock.now()
    const { requestId } = request
    await correspondence.commit({
      subject: subjectOfRequest(requestId),
      entries: [{ kind: 'unreleased', at, code, because }],
      elsewhere: [],
      outgoing,
      put: new Map([[keyOf(scheduled), undefined]]),
      announced: { kind: 'request-unreleased', at, requestId, code },
    })
  }
