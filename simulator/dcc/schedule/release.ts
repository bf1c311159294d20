import type { RequestEntry } from '../../vocabulary/command-variant.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import { subjectOfRequest } from '../../vocabulary/subject.ts'
import { type AdmissionSources, type Facts, factsOf, type ReleaseMoment } from '../admission/facts.ts'
import { runSteps, type StepsRun } from '../admission/run-steps.ts'
import type { SignedPreCommand } from '../admission/signed-pre-command.ts'
import type { AdmissionStep } from '../admission/step.ts'
import { decidingSteps } from '../admission/steps.ts'
import type { DecisionRecord } from '../check/decisions.ts'
import type { AcceptedOrder, AcceptOrder } from '../command-lifecycle/accept-order.ts'
import type { Correspondence } from '../command-lifecycle/correspondence.ts'
import type { ServiceRequestRules } from '../service-requests/service-request-rules.ts'
import type { ReportedCode } from '../settings/reported-codes.ts'
import type { Ending } from './end-unreleased.ts'
import type { Recall, Recalled } from './recall.ts'

export interface ReleaseOptions {
  readonly recall: Recall
  readonly sources: AdmissionSources
  readonly checkStep: (rules: ServiceRequestRules) => AdmissionStep<Facts>
  readonly decisions: DecisionRecord
  readonly correspondence: Correspondence
  readonly acceptOrder: AcceptOrder
  readonly reportedCode: ReportedCode
  readonly clock: Clock
  readonly log: Logger
}

/**
 * Judges a request once more that leaves what it waited in (NOC-8): the whole of admission, as the world is now. Then it is an
 * order like any other, or its user is told why not, and nothing goes to the device.
 *
 * Rejects with SIM_CHECK_FAILED where the check gives no verdict, with ChangedMeanwhile where the request waits no more; then
 * nothing has happened.
 */
export type Release = (
  waiting: {
    readonly requestId: RequestId
    readonly entry?: RequestEntry
    readonly from: ReleaseMoment['from']
  },
  ending: Ending,
) => Promise<void>

export function createRelease(options: ReleaseOptions): Release {
  const { recall, sources, checkStep, decisions, correspondence, acceptOrder, reportedCode, clock, log } = options

  const record = async (
    { received }: Recalled,
    from: ReleaseMoment['from'],
    walked: StepsRun,
    ending: Ending,
    { change, begin }: AcceptedOrder,
  ) => {
    const { request } = received
    const { trace, decision, refusal } = walked
    const outgoing = refusal === null ? [] : [await correspondence.serviceResponse(request, refusal.code, null)]
    const at = clock.now()
    const { requestId } = request
    // What the user would have been answered, had it sent the request now.
    const code = reportedCode(refusal?.code ?? 'I99')
    const refusedBy = refusal && (trace.at(-1)?.step ?? null)
    const held = await correspondence.commit({
      subject: subjectOfRequest(requestId),
      entries: [{ kind: 'released', at, code, trace, decision }],
      elsewhere: [],
      outgoing,
      append: change.append ?? [],
      put: [...ending.put, ...(change.put ?? []), ...(decision === null ? [] : decisions.toPut(decision))],
      add: change.add ?? [],
      done: ending.done,
      announced: {
        kind: 'request-released',
        at,
        requestId,
        code,
        refusedBy,
        decision,
        ...(from === 'quarantine' && { fromQuarantine: true }),
      },
    })
    log.info({ requestId, code, refusedBy: refusal?.rule }, 'request that waited released')
    begin(held)
  }

  return async ({ requestId, entry, from }, ending) => {
    const recalled = await recall(requestId, entry)
    const { received, rules, carriedOut } = recalled
    const facts = await factsOf(received, sources, { at: clock.now(), from })
    const walked = await runSteps(decidingSteps(rules, checkStep), facts)
    const keep = (accepted: AcceptedOrder) => record(recalled, from, walked, ending, accepted)
    if (walked.refusal === null)
      await acceptOrder({ request: received.request, signed: signedIn(facts), carriedOut, schedule: null }, facts, keep)
    else await keep({ change: {}, begin: () => {} })
  }
}

const signedIn = ({ signedPreCommand }: Facts): SignedPreCommand | null =>
  signedPreCommand?.ok ? signedPreCommand.value : null
