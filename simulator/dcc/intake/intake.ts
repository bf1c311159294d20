import type { DuisReader, SignedRequest } from '../../duis/duis-reader.ts'
import { entryOfVariant } from '../../vocabulary/command-variant.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { Journal } from '../../vocabulary/ports/journal.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import type { ResponseCode } from '../../vocabulary/response-code.ts'
import type { DuisService } from '../../vocabulary/service-reference.ts'
import { type AdmissionSources, type Facts, factsOf } from '../admission/facts.ts'
import { type ReceivedRequest, receivedRequestOf } from '../admission/received-request.ts'
import type { AdmissionStep } from '../admission/step.ts'
import { authentication, decidingSteps, newRequestId } from '../admission/steps.ts'
import { type Walk, walk } from '../admission/walk.ts'
import type { DecisionRecord } from '../check/decisions.ts'
import type { DspResponseWriter } from '../dsp-response-writer.ts'
import type { DccEvents } from '../events.ts'
import { answered, type Settle } from '../schedule/settle.ts'
import type { RulesOf } from '../service-requests/registry.ts'
import type { ServiceRequestRules } from '../service-requests/service-request-rules.ts'
import type { ReportedCode } from '../settings/reported-codes.ts'
import type { TraceEntry } from '../transcript/trace-entry.ts'
import type { TurnedAway } from '../transcript/turned-away.ts'
import type { CarryOut } from './carry-out.ts'

export interface IntakeOptions {
  readonly duis: DuisReader
  readonly sources: AdmissionSources
  readonly rulesOf: RulesOf
  readonly checkStep: (rules: ServiceRequestRules) => AdmissionStep<Facts>
  readonly decisions: DecisionRecord
  readonly carryOut: CarryOut
  readonly responseWriter: DspResponseWriter
  readonly reportedCode: ReportedCode
  readonly journal: Journal
  readonly clock: Clock
  readonly events: DccEvents
  readonly log: Logger
}

/** A request that is being answered, or was. */
interface Earlier {
  readonly octets: Uint8Array
  readonly answer: Promise<string> | string
}

/** What a request document comes to: an answer in DUIS, or why it is no Service Request. */
export type IntakeAnswer =
  | { readonly outcome: 'answered'; readonly document: string }
  | { readonly outcome: 'unreadable'; readonly why: string }

/**
 * Takes a request document to its answer: read, authenticate, look the RequestID up, admit, record, answer.
 * Rejects only with our own faults; SIM_CHECK_FAILED where the check gave no verdict, SIM_STATE_UNWRITABLE where the
 * journal takes nothing; then nothing is recorded.
 */
export type Intake = (service: DuisService, octets: Uint8Array) => Promise<IntakeAnswer>

export function createIntake(options: IntakeOptions): Intake {
  const { duis, sources, rulesOf, decisions, carryOut, responseWriter, reportedCode, journal, clock, events, log } =
    options
  const { requests } = sources
  const beingAnswered = new Map<string, Earlier>()

  const turnedAway = (
    { service, request, receivedAt: at }: ReceivedRequest,
    code: ResponseCode,
    trace: readonly TraceEntry[],
  ) =>
    ({
      kind: 'turned-away',
      at,
      service,
      code: reportedCode(code),
      answer: responseWriter.answer(request, code, at),
      trace,
    }) as const

  const tellTurnedAway = ({ requestId }: ReceivedRequest['request'], { at, code, answer }: TurnedAway): string => {
    log.info({ requestId, code }, 'request turned away')
    events.emit({ kind: 'request-turned-away', at, requestId, code })
    return answer
  }

  /** From nobody known: nothing of it becomes durable, or strangers would fill the disk. */
  const turnStrangerAway = (received: ReceivedRequest, code: ResponseCode, trace: readonly TraceEntry[]): string => {
    const entry = turnedAway(received, code, trace)
    requests.noteTurnedAway(received.request.requestId, entry)
    return tellTurnedAway(received.request, entry)
  }

  const turnCopyAway = async (received: ReceivedRequest, trace: readonly TraceEntry[]): Promise<string> => {
    const entry = turnedAway(received, 'E51', trace)
    await journal.commit({ events: [requests.event(received.request.requestId, entry)] })
    return tellTurnedAway(received.request, entry)
  }

  const admit = async (received: ReceivedRequest, octets: Buffer, before: readonly TraceEntry[]): Promise<string> => {
    const facts = factsOf(received, sources)
    const rules = rulesOf(received.request)
    const walked = await walk(decidingSteps(rules, options.checkStep), facts)
    const trace = [...before, ...walked.trace]
    const accepted = walked.refusal === null ? rules : undefined
    return record(received, octets, { ...walked, trace }, (settle) =>
      accepted === undefined
        ? settle(answered(walked.refusal?.code ?? 'E57', null))
        : carryOut(facts, accepted.carriedOut, settle),
    )
  }

  /** An answer leaves only when the request, its verdict and what follows from it are durable. */
  const record = async (
    received: ReceivedRequest,
    document: Buffer,
    { trace, decision, refusal }: Walk,
    carriedOut: (settle: Settle) => Promise<void>,
  ): Promise<string> => {
    const { service, request, receivedAt: at } = received
    const { requestId, serviceReferenceVariant, commandVariant, requestIdParts } = request
    const from = requestIdParts.originator
    let answer = ''
    await carriedOut(async ({ code: ourCode, content, entries, put, begin }) => {
      const code = reportedCode(ourCode)
      answer =
        content === null
          ? responseWriter.answer(request, ourCode, at)
          : await responseWriter.synchronousResponse(request, ourCode, content, at)
      const said = {
        at,
        from,
        service,
        serviceReferenceVariant,
        commandVariant,
        document,
        code,
        answer,
        trace,
        decision,
      }
      const decided = decision === null ? [] : [decisions.toPut(decision)]
      await journal.commit({
        events: [{ kind: 'answered' as const, ...said }, ...entries].map((entry) => requests.event(requestId, entry)),
        put: new Map([...decided, ...put]),
      })
      log.info({ requestId, code, refusedBy: refusal?.rule }, 'request answered')
      const refusedBy = refusal && (trace.at(-1)?.step ?? null)
      const asked = { requestId, from, serviceReferenceVariant, commandVariant }
      events.emit({ kind: 'request-answered', at, ...asked, code, refusedBy, decision })
      begin()
    })
    return answer
  }

  /** The same octets again get the same answer, and nothing runs twice, however close one comes upon the other. */
  const answerOnce = async (
    received: ReceivedRequest,
    octets: Buffer,
    trace: readonly TraceEntry[],
  ): Promise<string> => {
    const { requestId, commandVariant } = received.request
    const entry = entryOfVariant(commandVariant)
    const key = `${requestId}/${entry}`
    const earlier = beingAnswered.get(key) ?? earlierOf(requestId, entry)
    if (earlier === undefined) {
      const answer = admit(received, octets, [...trace, { ...newRequestId, outcome: 'passed', saw: requestId }])
      beingAnswered.set(key, { octets, answer })
      return answer.finally(() => beingAnswered.delete(key))
    }
    if (octets.equals(earlier.octets)) {
      events.emit({ kind: 'request-repeated', at: received.receivedAt, requestId })
      return earlier.answer
    }
    return turnCopyAway(received, [...trace, spent(requestId)])
  }

  const earlierOf = (requestId: RequestId, entry: ReturnType<typeof entryOfVariant>): Earlier | undefined => {
    const answered = requests.answered(requestId, entry)
    return answered && { octets: answered.document, answer: answered.answer }
  }

  const take = async (service: DuisService, read: SignedRequest, octets: Buffer, at: Instant): Promise<string> => {
    const received = receivedRequestOf(service, read, sources, at)
    const { trace, refusal } = await walk(authentication, received)
    return refusal === null ? answerOnce(received, octets, trace) : turnStrangerAway(received, refusal.code, trace)
  }

  return async (service, octets) => {
    const reading = duis.readRequest(octets)
    if (!reading.ok) return { outcome: 'unreadable', why: reading.failure.sentence }
    const view = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength)
    return { outcome: 'answered', document: await take(service, reading.value, view, clock.now()) }
  }
}

const spent = (requestId: RequestId): TraceEntry => ({
  ...newRequestId,
  outcome: 'refused',
  saw: `${requestId} was used for other octets`,
  code: 'E51',
  wouldHaveAccepted: 'the same octets, or a new RequestID',
})

/** Whether a request failed because the check gave no verdict. */
export const isWithoutVerdict = (fault: unknown): boolean =>
  fault instanceof SimulatorFault && fault.code === 'SIM_CHECK_FAILED'

/** Whether a request failed because it could not be made durable. */
export const isUnrecorded = (fault: unknown): boolean =>
  fault instanceof SimulatorFault && fault.code === 'SIM_STATE_UNWRITABLE'
