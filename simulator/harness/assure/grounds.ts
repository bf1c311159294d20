import {
  type CheckRequest,
  type CheckVerdict,
  type UnknownReason,
  unknownReasons,
} from '../../network-operator-check/contract.ts'
import { decide } from '../../network-operator-check/decide.ts'
import { questionFrom } from '../../network-operator-check/question.ts'
import { createReplacementReader } from '../../network-operator-check/replacement-reader.ts'
import type { RuleId } from '../../network-operator-check/rules.ts'

// How far the contract fixes the grounds of a verdict: two teams that keep it may still cite different rules for one
// refusal, and neither is wrong.

const read = createReplacementReader()

const isUnknownReason = (text: string): text is UnknownReason => (unknownReasons as readonly string[]).includes(text)

/** What a verdict warns of that a setting let pass (NOC-12): to warn of it is part of letting it pass. */
export const letPass = ({ outcome, rule, warnings }: CheckVerdict): UnknownReason | null =>
  outcome === 'accepted' && rule === 'NOC-12' ? (warnings.find(isUnknownReason) ?? null) : null

/** Whether a verdict of the right outcome rests on grounds that the contract allows. */
export function hasRightGrounds(request: CheckRequest, ours: CheckVerdict, theirs: CheckVerdict): boolean {
  const reasons = [ours, theirs].map((verdict) => (verdict.outcome === 'refused' ? verdict.reason : null))
  return (
    reasons[0] === reasons[1] &&
    (theirs.rule === ours.rule || citable(request, ours).includes(theirs.rule)) &&
    hasRightWarnings(ours, theirs)
  )
}

const rulesOfUnknown: Readonly<Record<UnknownReason, readonly RuleId[]>> = {
  'no-metering-point': ['NOC-6', 'NOC-12'],
  'no-registration': ['NOC-7', 'NOC-8', 'NOC-12'],
  'ambiguous-registration': ['NOC-7', 'NOC-12'],
  'no-entity-identifier': ['NOC-9', 'NOC-12'],
}

/** The rules that a verdict may cite where ours cites one. */
function citable(request: CheckRequest, ours: CheckVerdict): readonly RuleId[] {
  // What is neither 6.15.1 nor 6.21 is excluded by both rules.
  if (ours.outcome === 'not-applicable')
    return /^6\.(15\.1|21)$/.test(request.serviceReferenceVariant) ? [ours.rule] : ['NOC-1', 'NOC-2']
  // Two settings may let one request pass.
  if (ours.outcome === 'accepted')
    return ours.rule === 'NOC-12' && request.settings.allowAccessControlBroker ? ['NOC-12', 'NOC-13'] : [ours.rule]
  if (isUnknownReason(ours.reason)) return rulesOfUnknown[ours.reason]
  return ours.reason === 'other-party' ? ['NOC-9', 'NOC-10', 'NOC-11'] : rulesOfRoles(request)
}

/** Where several certificates have a wrong role, whichever a team looks at first; NOC-11 where one names nobody. */
function rulesOfRoles(request: CheckRequest): readonly RuleId[] {
  const question = questionFrom(request, read)
  const alone = question.certificates.map((certificate) => decide({ ...question, certificates: [certificate] }))
  const rules = alone.flatMap((verdict) =>
    verdict.outcome === 'refused' && verdict.reason === 'wrong-role' ? verdict.rule : [],
  )
  const names = question.certificates.every(({ certificate }) => certificate?.subject.uniqueIdentifier)
  return names ? ['NOC-10', ...rules] : ['NOC-10', 'NOC-11', ...rules]
}

const ofOtherPoints = 'other-network-party-on-secondary-point'

/** Warnings belong to what is let through; beside a party that cannot be known, other metering points do not matter. */
function hasRightWarnings(ours: CheckVerdict, theirs: CheckVerdict): boolean {
  if (ours.outcome !== 'accepted') return true
  const counted = ({ warnings }: CheckVerdict) =>
    [...new Set(warnings)].filter((code) => ours.rule !== 'NOC-12' || code !== ofOtherPoints).sort()
  return counted(ours).join() === counted(theirs).join()
}
