import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import { subjectOfRequest } from '../../vocabulary/subject.ts'
import { type AdmissionSources, type Facts, factsOf } from '../admission/facts.ts'
import type { AdmissionStep } from '../admission/step.ts'
import { decidingSteps } from '../admission/steps.ts'
import { type Walk, walk } from '../admission/walk.ts'
import type { DecisionRecord } from '../check/decisions.ts'
import type { CommandLifecycle } from '../command-lifecycle/command-lifecycle.ts'
import type { Correspondence } from '../command-lifecycle/correspondence.ts'
import { keptOrderOf, type Order } from '../command-lifecycle/order.ts'
import type { ServiceRequestRules } from '../service-requests/service-request-rules.ts'
import type { ReportedCode } from '../settings/reported-codes.ts'
import type { Recall, Recalled } from './recall.ts'
import { keyOf, type Scheduled } from './scheduled.ts'

export interface ReleaseOptions {
  readonly recall: Recall
  readonly sources: AdmissionSources
  readonly checkStep: (rules: ServiceRequestRules) => AdmissionStep<Facts>
  readonly decisions: DecisionRecord
  readonly correspondence: Correspondence
  readonly lifecycle: CommandLifecycle
  readonly nextOpenKey: () => string
  readonly reportedCode: ReportedCode
  readonly clock: Clock
  readonly log: Logger
}

/**
 * Judges a request whose time has come once more (NOC-8): the whole of admission, as the world is now. Then it is an
 * order like any other, or its user is told why not, and the device hears of nothing.
 *
 * Rejects with SIM_CHECK_FAILED where the check gives no verdict; then nothing has happened.
 */
export type Release = (scheduled: Scheduled) => Promise<void>

export function createRelease(options: ReleaseOptions): Release {
  const { recall, sources, checkStep, decisions, correspondence, lifecycle, nextOpenKey, reportedCode, clock, log } =
    options

  const record = async (scheduled: Scheduled, { received }: Recalled, walked: Walk, order: Order | null) => {
    const { request } = received
    const { trace, decision, refusal } = walked
    const outgoing = refusal === null ? [] : [await correspondence.serviceResponse(request, refusal.code, null)]
    const at = clock.now()
    const { requestId } = request
    // What the user would have been answered, had it sent the request now.
    const code = reportedCode(refusal?.code ?? 'I99')
    const refusedBy = refusal && (trace.at(-1)?.step ?? null)
    await correspondence.commit({
      subject: subjectOfRequest(requestId),
      entries: [{ kind: 'released', at, code, trace, decision }],
      elsewhere: [],
      outgoing,
      put: new Map([
        [keyOf(scheduled), undefined],
        ...(decision === null ? [] : [decisions.toPut(decision)]),
        ...(order === null ? [] : [[order.openKey, keptOrderOf(order)] as const]),
      ]),
      announced: { kind: 'request-released', at, requestId, code, refusedBy, decision },
    })
    log.info({ requestId, code, refusedBy: refusal?.rule }, 'future-dated request released')
  }

  return async (scheduled) => {
    const recalled = recall(scheduled)
    const { received, rules, carriedOut } = recalled
    const walked = await walk(decidingSteps(rules, checkStep), factsOf(received, sources, clock.now()))
    const order = walked.refusal === null ? { openKey: nextOpenKey(), request: received.request, carriedOut } : null
    await record(scheduled, recalled, walked, order)
    if (order !== null) lifecycle.begin(order)
  }
}
