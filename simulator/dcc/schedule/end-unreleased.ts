import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { Change } from '../../vocabulary/ports/state.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { subjectOfRequest } from '../../vocabulary/subject.ts'
import type { Correspondence } from '../command-lifecycle/correspondence.ts'
import type { Recall } from './recall.ts'
import type { Ended } from './scheduled.ts'

export interface EndUnreleasedOptions {
  readonly recall: Recall
  readonly correspondence: Correspondence
  readonly clock: Clock
}

/** What the end of a scheduled request changes of the schedule. */
export type Ending = Required<Pick<Change, 'put' | 'done'>>

/**
 * Ends a scheduled request without releasing it, and tells its user: durable when resolved.
 *
 * @param ended null where the check gave no verdict in time
 */
export type EndUnreleased = (requestId: RequestId, ended: Ended | null, ending: Ending) => Promise<void>

export const createEndUnreleased =
  ({ recall, correspondence, clock }: EndUnreleasedOptions): EndUnreleased =>
  async (requestId, ended, ending) => {
    const { request } = (await recall(requestId)).received
    const code = ended === null ? 'E30' : 'E54'
    const because = ended === null ? 'the check gave no verdict in time' : `${ended.how} by ${ended.by}`
    const outgoing = [await correspondence.serviceResponse(request, code, null)]
    const at = clock.now()
    await correspondence.commit({
      subject: subjectOfRequest(requestId),
      entries: [{ kind: 'unreleased', at, code, because }],
      elsewhere: [],
      outgoing,
      ...ending,
      announced: { kind: 'request-unreleased', at, requestId, code },
    })
  }
