import { createHash } from 'node:crypto'
import { writeRequest } from '../../duis/write-request.ts'
import { decideAgain } from '../../environment/changed-meanwhile.ts'
import { DueWorks } from '../../environment/due-works.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { InFlight } from '../../vocabulary/ports/in-flight.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import type { Scheduler } from '../../vocabulary/ports/scheduler.ts'
import type { Change, State, Taken } from '../../vocabulary/ports/state.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import type { ResponseCode } from '../../vocabulary/response-code.ts'
import { readStored } from '../../vocabulary/stored-kind.ts'
import { subjectOfRequest } from '../../vocabulary/subject.ts'
import { type AdmissionSources, type Facts, factsOf } from '../admission/facts.ts'
import { runSteps, type StepsRun } from '../admission/run-steps.ts'
import type { AdmissionStep } from '../admission/step.ts'
import { decidingSteps } from '../admission/steps.ts'
import type { AcceptOrder } from '../command-lifecycle/accept-order.ts'
import type { Correspondence, Outgoing } from '../command-lifecycle/correspondence.ts'
import { runWork, type StoredDspSchedule, storedRun, workOfRun } from '../dsp-schedules/dsp-schedules.ts'
import { requestOfRun } from '../dsp-schedules/scheduled-reading.ts'
import { removalAlert } from '../learning/schedules.ts'
import type { RulesOf } from '../service-requests/registry.ts'
import type { ServiceRequestRules } from '../service-requests/service-request-rules.ts'
import type { ReportedCode } from '../settings/reported-codes.ts'
import { workOfFolding } from '../transcript/fold-finished.ts'

export interface DspScheduleRunOptions {
  readonly sources: AdmissionSources
  readonly rulesOf: RulesOf
  readonly checkStep: (rules: ServiceRequestRules) => AdmissionStep<Facts>
  readonly acceptOrder: AcceptOrder
  readonly correspondence: Correspondence
  readonly reportedCode: ReportedCode
  readonly state: State
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly inFlight: InFlight
  readonly log: Logger
}

/** Schedules that run at once when many are due at the same instant. */
const runAtOnce = 64

/** Refusals after which a schedule can never run again: the user is not responsible any more, or the device is gone. */
const endsSchedule: readonly ResponseCode[] = ['E4', 'E19']

/**
 * Runs DSP schedules: each run is a Service Request that the DSP makes for the user, admitted as the world is then. Its Command
 * is an order like any other; its answer is told as that of the schedule.
 */
export function dspScheduleRuns(options: DspScheduleRunOptions): DueWorks {
  const { sources, state } = options
  const perform = (taken: Taken): Promise<void> =>
    decideAgain(async () => {
      const { scheduleId } = readStored(storedRun, `${taken.kind} ${taken.lane}`, taken.body)
      const schedule = await sources.schedules.byId(scheduleId)
      if (schedule === undefined) await state.change({ done: [taken] })
      else await run(schedule, taken, options)
    })
  return new DueWorks({ ...options, kind: runWork, atOnce: runAtOnce, perform })
}

async function run(schedule: StoredDspSchedule, taken: Taken, options: DspScheduleRunOptions): Promise<void> {
  const { sources, rulesOf, checkStep, acceptOrder, clock } = options
  const { user, id } = schedule
  const request = requestOfRun(schedule, taken.due, counterOf(taken), sources.keyAgreementOf(user))
  const received = { service: 'SendCommand', request, receivedAt: clock.now(), schedule: id } as const
  const facts = await factsOf(received, sources)
  const rules = rulesOf(request)
  const walked = await runSteps(decidingSteps(rules, checkStep), facts)
  const record = recording(schedule, taken, facts, walked, options)
  if (walked.refusal === null && rules?.carriedOut.by === 'command')
    await acceptOrder({ request, signed: null, carriedOut: rules.carriedOut, schedule: id }, facts, record)
  else await record({ change: {}, begin: () => {} })
}

/** Above every counter that users count by their clocks, and the same for the same run: a run has one RequestID. */
const counterOf = ({ lane, due }: Taken): bigint =>
  (1n << 63n) | (createHash('sha256').update(`${lane}/${due}`).digest().readBigUInt64BE() >> 1n)

type Accepted = Parameters<Parameters<AcceptOrder>[2]>[0]

const recording =
  (schedule: StoredDspSchedule, taken: Taken, facts: Facts, walked: StepsRun, options: DspScheduleRunOptions) =>
  async ({ change, begin }: Accepted): Promise<void> => {
    const { correspondence, reportedCode, clock, log } = options
    const { request } = facts
    const { requestId, serviceReferenceVariant, commandVariant } = request
    const at = clock.now()
    const ended = walked.refusal !== null && endsSchedule.includes(walked.refusal.code)
    const code = reportedCode(walked.refusal?.code ?? 'I99')
    const asked = { from: schedule.user, serviceReferenceVariant, commandVariant }
    const held = await correspondence.commit({
      subject: subjectOfRequest(requestId),
      entries: [
        {
          kind: 'answered',
          at,
          ...asked,
          service: 'SendCommand',
          document: Buffer.from(writeRequest(request)),
          code,
          answer: '',
          trace: walked.trace,
          decision: walked.decision,
          schedule: schedule.id,
        },
      ],
      elsewhere: [],
      outgoing: await toldOfRefusal(schedule, facts, walked, ended, correspondence),
      ...settled(schedule, taken, ended, request.requestId, change, options),
      done: [taken],
      announced: {
        kind: 'request-answered',
        at,
        requestId,
        ...asked,
        code,
        refusedBy: walked.refusal && (walked.trace.at(-1)?.step ?? null),
        decision: walked.decision,
        bySchedule: true,
      },
    })
    log.info({ requestId, schedule: schedule.id, code }, 'a DSP schedule ran')
    begin(held)
  }

/** What a run changes: the next one is due, or the schedule is gone. */
function settled(
  schedule: StoredDspSchedule,
  taken: Taken,
  ended: boolean,
  requestId: RequestId,
  change: Change,
  { sources, clock }: DspScheduleRunOptions,
) {
  const now = clock.now()
  const next = ended ? [] : workOfRun(schedule, taken.due > now ? taken.due : now)
  const isOver = next.length === 0
  const { schedules } = sources
  return {
    append: change.append ?? [],
    claims: change.claims ?? [],
    expect: isOver ? [] : [schedules.expected(schedule)],
    put: [...(change.put ?? []), ...(isOver ? schedules.toDelete(schedule) : [])],
    add: [...(change.add ?? []), ...next, workOfFolding(subjectOfRequest(requestId), now)],
  }
}

async function toldOfRefusal(
  schedule: StoredDspSchedule,
  { request }: Facts,
  { refusal }: StepsRun,
  ended: boolean,
  correspondence: Correspondence,
): Promise<readonly Outgoing[]> {
  if (refusal === null) return []
  return ended
    ? [await correspondence.dccAlert(request, removalAlert(schedule))]
    : [await correspondence.serviceResponse(request, refusal.code, null)]
}
