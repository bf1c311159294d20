import type { DuisReader } from '../../duis/duis-reader.ts'
import { ChangedMeanwhile, change, decideAgain } from '../../environment/changed-meanwhile.ts'
import { isClaimed } from '../../environment/is-claimed.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { Logger } from '../../vocabulary/ports/logger.ts'
import { type Claim, type Key, keyOfClaim, type State } from '../../vocabulary/ports/state.ts'
import type { RequestId } from '../../vocabulary/request-id.ts'
import type { ResponseCode } from '../../vocabulary/response-code.ts'
import type { DuisService } from '../../vocabulary/service-reference.ts'
import { subjectOfRequest } from '../../vocabulary/subject.ts'
import { type AdmissionSources, type Facts, factsOf } from '../admission/facts.ts'
import { type ReceivedRequest, receivedRequestOf } from '../admission/received-request.ts'
import { runSteps, type StepsRun } from '../admission/run-steps.ts'
import type { AdmissionStep } from '../admission/step.ts'
import { authentication, decidingSteps, newRequestId } from '../admission/steps.ts'
import type { DecisionRecord } from '../check/decisions.ts'
import type { DspResponseWriter } from '../dsp-response-writer.ts'
import type { DccEvents } from '../events.ts'
import { devicesIn } from '../inventory/smart-metering-inventory.ts'
import type { Quarantine } from '../quarantine/quarantine.ts'
import { answerWith, type ConnectionAnswer, type RecordAnswer } from '../schedule/connection-answer.ts'
import type { RulesOf } from '../service-requests/registry.ts'
import type { ServiceRequestRules } from '../service-requests/service-request-rules.ts'
import type { ReportedCode } from '../settings/reported-codes.ts'
import { workOfFolding } from '../transcript/fold-finished.ts'
import type { TraceEntry } from '../transcript/transcript.ts'
import type { TurnedAway } from '../transcript/turned-away.ts'
import type { CarryOut } from './carry-out.ts'
import { spentClaim } from './spent-request-id.ts'

export interface IntakeOptions {
  readonly duis: DuisReader
  readonly sources: AdmissionSources
  readonly rulesOf: RulesOf
  readonly checkStep: (rules: ServiceRequestRules) => AdmissionStep<Facts>
  readonly decisions: DecisionRecord
  readonly carryOut: CarryOut
  readonly quarantine: Pick<Quarantine, 'hold'>
  readonly responseWriter: DspResponseWriter
  readonly reportedCode: ReportedCode
  readonly state: State
  readonly clock: Clock
  readonly events: DccEvents
  readonly log: Logger
}

/** What a request document comes to: an answer in DUIS, or why it is no Service Request. */
export type IntakeAnswer =
  | { readonly outcome: 'answered'; readonly document: string }
  | { readonly outcome: 'unreadable'; readonly why: string }

/** The octets on which a RequestID is being spent, and what it is claimed by. */
interface Spending {
  readonly claim: Claim
  readonly document: Buffer
}

/**
 * Takes a request document to its answer: read, authenticate, look the RequestID up, admit, record, answer. A RequestID is
 * spent by a claim: the same octets again get the answer that its record has of them, and nothing runs twice.
 */
export class Intake {
  readonly #options: IntakeOptions
  /** Spares a second admission where one comes close upon the other. */
  readonly #beingSpent = new Map<string, Promise<unknown>>()

  constructor(options: IntakeOptions) {
    this.#options = options
  }

  /**
   * Rejects only with our own faults; SIM_CHECK_FAILED where the check gave no verdict, SIM_STATE_UNWRITABLE where the
   * state takes nothing; then nothing is recorded.
   */
  async take(service: DuisService, octets: Uint8Array): Promise<IntakeAnswer> {
    const { duis, sources, clock } = this.#options
    const reading = duis.readRequest(octets)
    if (!reading.ok) return { outcome: 'unreadable', why: reading.failure.sentence }
    const document = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength)
    const received = receivedRequestOf(service, reading.value, sources, clock.now())
    const { trace, refusal } = await runSteps(authentication, received)
    const answer =
      refusal === null
        ? await this.#answerOnce(received, document, trace)
        : this.#turnStrangerAway(received, refusal.code, trace)
    return { outcome: 'answered', document: answer }
  }

  async #answerOnce(received: ReceivedRequest, document: Buffer, trace: readonly TraceEntry[]): Promise<string> {
    const claim = spentClaim(received.request)
    const key = keyOfClaim(claim)
    const underWay = this.#beingSpent.get(key)
    if (underWay !== undefined) {
      await underWay
      return this.#answerAgain(received, document, trace)
    }
    const spending = this.#spend({ claim, document }, received, trace)
    this.#beingSpent.set(key, spending)
    // Others that wait for it get the fault too.
    spending.catch(() => {})
    try {
      return (await spending) ?? (await this.#answerAgain(received, document, trace))
    } finally {
      this.#beingSpent.delete(key)
    }
  }

  /** @returns the answer; null where the RequestID was spent before, or by another process meanwhile */
  async #spend(spending: Spending, received: ReceivedRequest, trace: readonly TraceEntry[]): Promise<string | null> {
    const isOvertaken = (lost: readonly Key[]) => lost.includes(keyOfClaim(spending.claim))
    if (await isClaimed(spending.claim, this.#options.state)) return null
    const passed = { ...newRequestId, outcome: 'passed', saw: received.request.requestId } as const
    try {
      const admit = () => this.#admit(received, spending, [...trace, passed])
      return await decideAgain(admit, (lost) => !isOvertaken(lost))
    } catch (fault) {
      if (fault instanceof ChangedMeanwhile && isOvertaken(fault.lost)) return null
      throw fault
    }
  }

  /** The same octets again get the same answer; other octets under a RequestID that is spent are refused. */
  async #answerAgain(received: ReceivedRequest, document: Buffer, trace: readonly TraceEntry[]): Promise<string> {
    const { sources, events } = this.#options
    const { receivedAt: at, request } = received
    const { requestId } = request
    const answer = await sources.requests.answerTo(requestId, document)
    if (answer === undefined) return this.#turnCopyAway(received, [...trace, spentOn(requestId)])
    events.emit({ kind: 'request-repeated', at, requestId })
    return answer
  }

  async #admit(received: ReceivedRequest, spending: Spending, before: readonly TraceEntry[]): Promise<string> {
    const { sources, rulesOf, checkStep, carryOut, quarantine } = this.#options
    const facts = await factsOf(received, sources)
    const rules = rulesOf(received.request)
    const walked = await runSteps(decidingSteps(rules, checkStep), facts)
    const recording = { ...walked, ...spending, trace: [...before, ...walked.trace] }
    let answer = ''
    const settle: RecordAnswer = async (outcome) => {
      answer = await this.#record(received, recording, outcome)
    }
    if (walked.refusal !== null || rules === undefined) await settle(answerWith(walked.refusal?.code ?? 'E57', null))
    else if (walked.breach !== null) await quarantine.hold(facts, walked.breach, settle)
    else await carryOut(facts, rules.carriedOut, settle)
    return answer
  }

  /** An answer leaves only when the request, its verdict and what follows from it are durable. */
  async #record(received: ReceivedRequest, recording: Spending & StepsRun, outcome: ConnectionAnswer): Promise<string> {
    const { reportedCode, sources, decisions, state, clock, log, events } = this.#options
    const { request, receivedAt: at } = received
    const { requestId } = request
    const { claim, trace, decision, refusal, counts } = recording
    const code = reportedCode(outcome.code)
    const answer = await this.#answer(received, outcome)
    const entry = answeredEntry(received, recording, code, answer)
    const { held } = await change(state, {
      ...outcome.change,
      claims: [claim],
      append: [sources.requests.event(requestId, entry), ...(outcome.change.append ?? [])],
      add: [...(outcome.change.add ?? []), workOfFolding(subjectOfRequest(requestId), at)],
      put: [...(decision === null ? [] : decisions.toPut(decision)), ...counts, ...(outcome.change.put ?? [])],
    })
    log.info({ requestId, code, refusedBy: refusal?.rule }, 'request answered')
    const refusedBy = refusal && (trace.at(-1)?.step ?? null)
    const { from, serviceReferenceVariant, commandVariant } = entry
    const asked = { requestId, from, serviceReferenceVariant, commandVariant }
    const answeredAt = clock.now()
    events.emit({ kind: 'request-answered', at, ...asked, code, refusedBy, decision, answeredAt })
    for (const device of devicesIn(outcome.change.put ?? [])) events.emit({ kind: 'device-changed', at, device })
    outcome.begin(held)
    return answer
  }

  #answer({ request, receivedAt: at }: ReceivedRequest, { code, content }: ConnectionAnswer): string | Promise<string> {
    const { responseWriter } = this.#options
    return content === null
      ? responseWriter.answer(request, code, at)
      : responseWriter.synchronousResponse(request, code, content, at)
  }

  /** From an unauthenticated sender: nothing of it becomes durable, or strangers would fill the disk. */
  #turnStrangerAway(received: ReceivedRequest, code: ResponseCode, trace: readonly TraceEntry[]): string {
    const entry = this.#turnedAway(received, code, trace)
    this.#options.sources.requests.noteTurnedAway(received.request.requestId, entry)
    return this.#tellTurnedAway(received, entry)
  }

  async #turnCopyAway(received: ReceivedRequest, trace: readonly TraceEntry[]): Promise<string> {
    const { state, sources } = this.#options
    const { receivedAt: at, request } = received
    const entry = this.#turnedAway(received, 'E51', trace)
    const event = sources.requests.event(request.requestId, entry)
    await change(state, { append: [event], add: [workOfFolding(event.subject, at)] })
    return this.#tellTurnedAway(received, entry)
  }

  #turnedAway(
    { service, request, receivedAt: at }: ReceivedRequest,
    ourCode: ResponseCode,
    trace: readonly TraceEntry[],
  ) {
    const { reportedCode, responseWriter } = this.#options
    const answer = responseWriter.answer(request, ourCode, at)
    return { kind: 'turned-away', at, service, code: reportedCode(ourCode), answer, trace } as const
  }

  #tellTurnedAway({ request: { requestId } }: ReceivedRequest, { at, code, answer }: TurnedAway): string {
    const { log, events } = this.#options
    log.info({ requestId, code }, 'request turned away')
    events.emit({ kind: 'request-turned-away', at, requestId, code })
    return answer
  }
}

function answeredEntry(
  received: ReceivedRequest,
  { document, trace, decision }: Spending & StepsRun,
  code: string,
  answer: string,
) {
  const { service, request, receivedAt: at } = received
  const { serviceReferenceVariant, commandVariant, requestIdParts } = request
  const from = requestIdParts.originator
  const kind = 'answered' as const
  return { kind, at, from, service, serviceReferenceVariant, commandVariant, document, code, answer, trace, decision }
}

const spentOn = (requestId: RequestId): TraceEntry => ({
  ...newRequestId,
  outcome: 'refused',
  saw: `${requestId} was used, and its record has no answer to these octets`,
  code: 'E51',
  wouldHaveAccepted: 'the same octets, or a new RequestID',
})

/** Whether a request failed because the check gave no verdict. */
export const isWithoutVerdict = (fault: unknown): boolean =>
  fault instanceof SimulatorFault && fault.code === 'SIM_CHECK_FAILED'

/** Whether a request failed because it could not be made durable. */
export const isUnrecorded = (fault: unknown): boolean =>
  fault instanceof SimulatorFault && fault.code === 'SIM_STATE_UNWRITABLE'
