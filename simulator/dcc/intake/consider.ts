import type { DuisReader } from '../../duis/duis-reader.ts'
import { isClaimed } from '../../environment/is-claimed.ts'
import { deliveryOfCommandVariant } from '../../vocabulary/command-variant.ts'
import { cancellationInstant } from '../../vocabulary/instant.ts'
import type { Clock } from '../../vocabulary/ports/clock.ts'
import type { State } from '../../vocabulary/ports/state.ts'
import type { ResponseCode } from '../../vocabulary/response-code.ts'
import type { DuisService } from '../../vocabulary/service-reference.ts'
import { type AdmissionSources, type Facts, factsOf } from '../admission/facts.ts'
import { receivedRequestOf } from '../admission/received-request.ts'
import { runSteps } from '../admission/run-steps.ts'
import type { AdmissionStep } from '../admission/step.ts'
import { authentication, decidingSteps, newRequestId } from '../admission/steps.ts'
import type { RulesOf } from '../service-requests/registry.ts'
import type { CarriedOut, ServiceRequestRules } from '../service-requests/service-request-rules.ts'
import type { ReportedCode } from '../settings/reported-codes.ts'
import type { Decision } from '../transcript/decision.ts'
import type { TraceEntry } from '../transcript/transcript.ts'
import { spentClaim } from './spent-request-id.ts'

/** What would become of a request document if it came now. */
type Considered =
  | { readonly outcome: 'unreadable'; readonly why: string }
  | {
      readonly outcome: 'considered'
      /** The code of the answer on its connection. */
      readonly code: string
      readonly trace: readonly TraceEntry[]
      /** Its sequence is 0: it is none of those that were made. */
      readonly decision: Decision | null
      /** What its user would be given to sign; null where there is nothing. */
      readonly preCommand: Buffer | null
    }

interface ConsiderOptions {
  readonly duis: DuisReader
  readonly sources: AdmissionSources
  readonly rulesOf: RulesOf
  /** The step that asks the check, and records nothing. */
  readonly checkStep: (rules: ServiceRequestRules) => AdmissionStep<Facts>
  readonly reportedCode: ReportedCode
  readonly state: Pick<State, 'read'>
  readonly clock: Clock
}

/**
 * Takes a document through the very steps that `Intake` takes it through. Nothing is spent, recorded or sent, and nobody is told.
 * Rejects as `Intake.take` does.
 */
export type Consider = (service: DuisService, octets: Uint8Array) => Promise<Considered>

export function createConsider(options: ConsiderOptions): Consider {
  const { duis, sources, rulesOf, checkStep, reportedCode, state, clock } = options
  return async (service, octets) => {
    const reading = duis.readRequest(octets)
    if (!reading.ok) return { outcome: 'unreadable', why: reading.failure.sentence }
    const received = receivedRequestOf(service, reading.value, sources, clock.now())
    const authenticated = await runSteps(authentication, received)
    if (authenticated.refusal !== null)
      return refusedWith(reportedCode(authenticated.refusal.code), authenticated.trace, null)
    const { requestId } = received.request
    if (await isClaimed(spentClaim(received.request), state))
      return refusedWith('E51', [...authenticated.trace, { ...newRequestId, outcome: 'refused', saw: requestId }], null)
    const facts = await factsOf(received, sources)
    const rules = rulesOf(received.request)
    const walked = await runSteps(decidingSteps(rules, checkStep), facts)
    const isNew = { ...newRequestId, outcome: 'passed', saw: requestId } as const
    const trace = [...authenticated.trace, isNew, ...walked.trace]
    if (walked.refusal !== null || rules === undefined)
      return refusedWith(reportedCode(walked.refusal?.code ?? 'E57'), trace, walked.decision)
    const { carriedOut } = rules
    return {
      outcome: 'considered',
      code: reportedCode(await codeOf(carriedOut, facts)),
      trace,
      decision: walked.decision,
      preCommand: carriedOut.by === 'pre-command' ? carriedOut.preCommand(facts) : null,
    }
  }
}

const refusedWith = (code: string, trace: readonly TraceEntry[], decision: Decision | null): Considered => ({
  outcome: 'considered',
  code,
  trace,
  decision,
  preCommand: null,
})

/** As `carry-out.ts` answers. */
async function codeOf(carriedOut: CarriedOut, facts: Facts): Promise<ResponseCode> {
  switch (carriedOut.by) {
    case 'command': {
      const waits = facts.definition?.futureDating === 'dsp' && facts.executionDateTime !== null
      if (waits && facts.executionDateTime === cancellationInstant) return facts.isPlaceTaken ? 'I0' : 'E55'
      return !waits && deliveryOfCommandVariant[facts.request.commandVariant] === 'local' ? 'I0' : 'I99'
    }
    case 'pre-command':
      return 'I0'
    case 'local-response':
      return 'I99'
    case 'dcc':
      return (await carriedOut.answer(facts)).code
  }
}
