import type { NetworkPartyDirectory } from '../../network-operator-check/network-party-directory.ts'
import { checkRefusalCodes, type RefusalCodes, type ResponseCode } from '../../vocabulary/response-code.ts'
import type { Facts } from '../admission/facts.ts'
import { type AdmissionStep, type Judgement, notApplicable, passed } from '../admission/step.ts'
import { checkStep } from '../admission/steps.ts'
import type { DccSettings } from '../settings/settings.ts'
import type { CheckControl } from './check-control.ts'
import type { DecisionRecord } from './decisions.ts'
import { nearMiss } from './near-miss.ts'
import type { CheckSubject } from './question-of.ts'
import { questionOf } from './question-of.ts'

export interface CheckStepOptions {
  readonly control: Pick<CheckControl, 'mode' | 'settings' | 'decide'>
  readonly decisions: Pick<DecisionRecord, 'record'>
  readonly networkParties: NetworkPartyDirectory
  /** In force: read at each use. */
  readonly settings: Pick<DccSettings, 'refusalCodes'>
}

/** What the check is to judge; null where the request replaces no credentials. */
type SubjectOf = (facts: Facts) => CheckSubject | null

/** The last step that may refuse a request: asks the check, records what it decided, and does with it what the mode says (NOC-18). */
export function createCheckStep(options: CheckStepOptions, subjectOf: SubjectOf): AdmissionStep<Facts> {
  const { control, decisions, networkParties } = options

  const judge = async (facts: Facts): Promise<Judgement> => {
    // Read once: the mode may be changed while the implementation thinks.
    const { mode, settings } = control
    if (mode === 'off') return notApplicable('the check is off (NOC-18)')
    const subject = subjectOf(facts)
    const question = subject && questionOf(facts, subject, networkParties, settings)
    if (question === null) return notApplicable('the request replaces no credentials')
    const verdict = await control.decide(question)
    const decision = decisions.record(question, mode, verdict)
    const saw = `${verdict.outcome} by ${verdict.rule}: ${verdict.because}`
    if (verdict.outcome === 'not-applicable') return { ...notApplicable(saw), decision }
    if (verdict.outcome === 'accepted') return { ...passed(saw), decision }
    if (mode === 'monitor') return { ...passed(`let through in monitor mode though ${saw}`), decision }
    return {
      outcome: 'refused',
      code: codeOf(facts.request.serviceReferenceVariant, options.settings.refusalCodes),
      rule: verdict.rule,
      saw: verdict.because,
      wouldHaveAccepted: nearMiss(verdict, networkParties, facts.sources.repository),
      decision,
    }
  }

  return { name: checkStep, rule: 'SECMP0063: the Network Operator Certificate check', judge }
}

const codeOf = (variant: string, refusalCodes: RefusalCodes): ResponseCode =>
  (variant === '6.15.1' ? checkRefusalCodes['6.15.1'] : checkRefusalCodes['6.21'])[refusalCodes]
